"""Let the teacher read plain text, and fill in what the annotators of each set were not asked.

    python -m training.language.teach --run TEACHER --data ../shared/data --output taught.pickle

The teacher (`learn --deep`) is five times larger than what ships. What it says of sentences that nobody
annotated is what the shipped network learns from it (`learn --taught`): names, speakers, event words and who
takes part. What stands in a set already is kept. Event words are drawn by the teacher's own chances, so that
its doubts are taught with its certainties; of all else it gives the likeliest. Articles annotated end to end
are left out: what the judge of events learns from must be as new to the network as what users will read.
"""

from __future__ import annotations

import argparse
import json
import logging
import pickle
import random
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from pathlib import Path

import torch
from torch.nn import functional as F

from dateline.language.pieces import SHAPES, Pieces
from dateline.language.tokens import Tokeniser
from training.articles.build import ANNOTATIONS
from training.language import data as sets
from training.language.batches import Batcher, repair
from training.language.learn import WORDS
from training.language.network import ASKED, DEEP, Encoder, Labels, Network, load_weights
from training.language.reports import NONE

log = logging.getLogger("training.language")
SENTENCES = {"polnear": 8000, "news": 6000, "muc4": 9000, "ecbplus": 4000, "ewt": 4000, "terror": 1500}
AT_ONCE = 3000
CUE, CAST = ASKED.index("attribution"), ASKED.index("casts")


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
        vocabulary = (run / "vocabulary.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
        told = json.loads((run / "labels.json").read_text(encoding="utf-8"))
        self.labels = Labels(**{name: tuple(values) for name, values in told.items()})
        self.batcher = Batcher(Pieces(vocabulary), self.labels)
        self.network = Network(self.labels, Encoder(len(vocabulary), len(SHAPES), 0.0, DEEP)).eval()
        saved = torch.load(run / "average.pt", map_location="cpu", weights_only=True)
        load_weights(self.network, saved["weights"])

    @torch.no_grad()
    def fill(self, examples: Sequence[sets.Example], chance: torch.Generator) -> list[sets.Example]:
        """The same examples, with the teacher's word where they had none."""
        n, labels = self.network, self.labels
        b = self.batcher.batch([sets.Example(e.words) for e in examples])
        with torch.autocast("cpu", torch.bfloat16):
            words, _ = n.states(b.ids, b.shapes, b.real, b.first, b.last)
            cue = n.cue(words)[..., 0] > 0
            inner = F.gelu(n.entity_inner(words))
            news, defence = n.news(inner).argmax(-1).tolist(), n.defence(inner).argmax(-1).tolist()
            chances = n.events(F.gelu(n.event_inner(words))).float().softmax(-1)
        drawn = torch.multinomial(chances.flatten(0, 1), 1, generator=chance).view(chances.shape[:2]).tolist()
        filled, asked = [], []
        for row, e in enumerate(examples):
            places = range(1, len(e.words) + 1)

            def named(numbers, kind, row=row, places=places):
                return [kind[numbers[row][p]] for p in places]

            events = e.events or named(drawn, labels.events)
            if e.cues is None:
                asked += [(row, p, CUE) for p in places if cue[row, p]]
            if not e.casts:
                asked += [(row, p, CAST) for p in places if events[p - 1] != NONE]
            filled.append(
                replace(
                    e,
                    news=e.news or repair(named(news, labels.news)),
                    defence=e.defence or repair(named(defence, labels.defence)),
                    cues=list(e.cues or ()),
                    events=events,
                    casts=list(e.casts),
                )
            )
        for begin in range(0, len(asked), 256):
            some = asked[begin : begin + 256]
            rows, places, tasks = (torch.tensor(x) for x in zip(*some, strict=True))
            with torch.autocast("cpu", torch.bfloat16):
                hidden = n.roles(words, b.words, rows, places, tasks)
                best = {
                    task: getattr(n.roles, ASKED[task])(hidden).argmax(-1).tolist() for task in (CUE, CAST)
                }
            for number, (row, place, task) in enumerate(some):
                kind, target = getattr(labels, ASKED[task]), filled[row]
                tags = repair([kind[t] for t in best[task][number][1 : len(target.words) + 1]])
                (target.cues if task == CUE else target.casts).append((place - 1, tags))
        return filled


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
            found += teacher.fill(some[begin:stop], chance)
            begin = stop
        log.info("%s: %d sentences, %d in all", name, len(some), len(found))
    with options.output.open("wb") as file:
        pickle.dump(found, file)


if __name__ == "__main__":
    main()
