"""Let the teacher read plain text: which words name events, and who takes part in them.

    python -m training.language.teach --run TEACHER --data ../shared/data --output taught.pickle

The teacher (`learn --deep`) is five times larger than what ships, and finds more of the events of articles
that neither has seen. What it says of sentences that nobody annotated, the shipped network learns (`learn
--taught`). Event words are drawn by the teacher's own chances, so that its doubts are taught with its
certainties; it is not asked for their types, which it knows no better. Articles annotated end to end are left
out: what the judge of events learns from must be as new to the network as what users will read.
"""

from __future__ import annotations

import argparse
import json
import logging
import pickle
import random
from collections.abc import Iterator, Sequence, Set
from pathlib import Path

import torch
from torch.nn import functional as F

from dateline.language.pieces import Pieces
from dateline.language.tokens import Tokeniser
from training.articles.build import ANNOTATIONS
from training.language import data as sets
from training.language.batches import Batcher, repair
from training.language.learn import WORDS
from training.language.network import ASKED
from training.language.runs import load_run

log = logging.getLogger("training.language")
SENTENCES = {"polnear": 3000, "news": 6000, "muc4": 8000, "ecbplus": 4000, "ewt": 1500, "terror": 1500}
AT_ONCE = 3000


def plain(tokeniser: Tokeniser, texts: Iterator[str]) -> list[sets.Example]:
    """Sentences of texts, words only; short and very long ones left out."""
    found = []
    for text in texts:
        for start, stop in sets.lines(text):
            for words in tokeniser.sentences(text, start, stop):
                if 4 <= len(words) <= 80:
                    found.append(sets.Example([w.text for w in words]))
    return found


def read_ecb(path: Path, left_out: Set[str]) -> Iterator[str]:
    """Sentences of ECB+'s word table."""
    sentences: dict[tuple[str, str], list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        if len(parts) >= 4 and parts[0] not in left_out:
            sentences.setdefault((parts[0], parts[1]), []).append(parts[3])
    return (" ".join(words) for words in sentences.values())


def annotated(source: str) -> frozenset[str]:
    """Documents of a source that were annotated end to end."""
    rows = map(json.loads, ANNOTATIONS.read_text(encoding="utf-8").splitlines())
    return frozenset(row["document"] for row in rows if row["source"] == source)


def read_all(data: Path, tokeniser: Tokeniser) -> dict[str, list[sets.Example]]:
    """What is read, by set; development parts and annotated articles are left out."""

    def rows(name: str) -> Iterator[dict[str, str]]:
        lines = (data / name).read_text(encoding="utf-8").splitlines()
        return (json.loads(line) for line in lines if line.strip())

    muc, wire = annotated("muc"), annotated("newswire")
    reports = (r["doctext"] for r in rows("muc4/five_roles/train.json") if r["docid"] not in muc)
    news = [p for p in sets.newswire_split(data)[0] if p.name.removesuffix(".txt.tsv") not in wire]
    incidents = (r["Description"] for r in rows("wiki-terror-incidents/incidents.jsonl"))
    return {
        "polnear": sets.read_polnear(data, tokeniser, "train"),
        "news": [e for path in news for e in sets.read_tsv(path)],
        "muc4": plain(tokeniser, reports),
        "ecbplus": plain(tokeniser, read_ecb(data / "ecbplus/train_corpus.txt", annotated("ecb"))),
        "ewt": sets.read_ewt(data, "train"),
        "terror": plain(tokeniser, incidents),
    }


class Teacher:
    """A trained deep network that answers for whole batches."""

    def __init__(self, run: Path) -> None:
        self.network, self.labels, vocabulary, _ = load_run(run)
        self.batcher = Batcher(Pieces(vocabulary), self.labels)

    @torch.no_grad()
    def read(self, examples: Sequence[sets.Example], chance: torch.Generator) -> list[sets.Example]:
        """The words of the examples with what the teacher says of them, and nothing else."""
        n, labels = self.network, self.labels
        b = self.batcher.batch([sets.Example(e.words) for e in examples])
        with torch.autocast("cpu", torch.bfloat16):
            words, _ = n.states(b.ids, b.shapes, b.real, b.first, b.last)
            scores = n.events(F.gelu(n.event_inner(words)))
        sure = 1 - scores.float().softmax(-1)[..., labels.events.index(sets.NONE)]
        drawn = torch.rand(sure.shape, generator=chance) < sure
        told = []
        asked = []
        for row, e in enumerate(examples):
            events = [sets.ANY if drawn[row, place + 1] else sets.NONE for place in range(len(e.words))]
            asked += [(row, place + 1) for place, kind in enumerate(events) if kind == sets.ANY]
            told.append(sets.Example(e.words, events=events))
        for begin in range(0, len(asked), 256):
            some = asked[begin : begin + 256]
            rows, places = (torch.tensor(x) for x in zip(*some, strict=True))
            with torch.autocast("cpu", torch.bfloat16):
                hidden = n.roles(words, b.words, rows, places, torch.full_like(rows, ASKED.index("casts")))
                best = n.roles.casts(hidden).argmax(-1).tolist()
            for (row, place), tags in zip(some, best, strict=True):
                named = repair([labels.casts[t] for t in tags[1 : len(told[row].words) + 1]])
                told[row].casts.append((place - 1, named))
        return told


def main() -> None:
    """Read the options and write what the teacher says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="folder of `learn --deep`")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--part", type=float, default=1.0, help="of the sentences of each set")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(options.threads)
    teacher = Teacher(options.run)
    tokeniser = Tokeniser(json.loads(WORDS.read_text(encoding="utf-8")))
    order, chance = random.Random(7), torch.Generator().manual_seed(7)
    found: list[sets.Example] = []
    for name, examples in read_all(options.data, tokeniser).items():
        some = list(sets.cut_long(examples))
        order.shuffle(some)
        some = sorted(some[: int(SENTENCES[name] * options.part)], key=teacher.batcher.length)
        begin = 0
        while begin < len(some):
            width = teacher.batcher.length(some[min(begin + 60, len(some) - 1)])
            stop = begin + max(8, AT_ONCE // width)
            found += teacher.read(some[begin:stop], chance)
            begin = stop
        log.info("%s: %d sentences, %d in all", name, len(some), len(found))
    with options.output.open("wb") as file:
        pickle.dump(found, file)


if __name__ == "__main__":
    main()
