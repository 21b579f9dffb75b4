"""Read the training sets into one kind of example: the words of a sentence and whatever is known of them.

A set knows some things and not others; what it does not know is None and costs nothing in training.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dateline.language.tokens import Tokeniser, Word

NEWS_LABELS = {
    "Person": "person",
    "Organization": "organization",
    "Location": "location",
    "Facility": "facility",
    "NORP": "nationality",
    "Date": "date",
    "Money": "money",
    "Product": "product",
    "Misc": "misc",
}
DEFENCE_LABELS = {
    "Organisation": "organization",
    "Location": "location",
    "Person": "person",
    "Weapon": "weapon",
    "MilitaryPlatform": "platform",
    "Nationality": "nationality",
    "Money": "money",
    "Quantity": "quantity",
    "Temporal": "date",
}
ATTRIBUTION_PARTS = ("source", "cue", "content")
LIGHT_WORDS = frozenset(
    "have has had having is are was were be been being 's 've 'd 'm 're do does did will "
    "would can could may might must should to not n't also already never once ever then later "
    "reportedly recently".split()
)
LONGEST = 160
# What a word that names no event is called, and one that names an event of a type that nobody said.
NONE, ANY = "O", "?"


@dataclass(slots=True)
class Example:
    """One sentence of one data set.

    Attributes:
        heads: Governor of each word as 1 + its index, 0 for the root.
        predicates: 1 where a frame is annotated, else 0.
        frames: (word index, BIO role of each word).
        factuality: (word index, value).
        news, defence: BIO entity tag of each word, of two label sets.
        cues: (anchor word index, BIO attribution part of each word); None where nobody looked.
        events: Event type of each word, `NONE` or `ANY`.
        casts: (event word index, BIO part of each word).
    """

    words: list[str]
    upos: list[str] | None = None
    xpos: list[str] | None = None
    heads: list[int] | None = None
    relations: list[str] | None = None
    predicates: list[int] | None = None
    frames: list[tuple[int, list[str]]] = field(default_factory=list)
    factuality: list[tuple[int, float]] = field(default_factory=list)
    news: list[str] | None = None
    defence: list[str] | None = None
    cues: list[tuple[int, list[str]]] | None = None
    events: list[str] | None = None
    casts: list[tuple[int, list[str]]] = field(default_factory=list)


def read_conllu(path: Path) -> dict[str, Example]:
    """Sentences of a CoNLL-U file by sentence id."""
    found: dict[str, Example] = {}
    rows: list[list[str]] = []
    name = ""
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("# sent_id"):
            name = line.split("= ", 1)[1]
        elif not line:
            if rows:
                found[name] = Example(
                    [r[1] for r in rows],
                    [r[3] for r in rows],
                    [r[4] for r in rows],
                    [int(r[6]) for r in rows],
                    [r[7] for r in rows],
                )
            rows = []
        elif line[0].isdigit():
            row = line.split("\t")
            if row[0].isdigit():
                rows.append(row)
    return found


def spans_to_bio(length: int, spans: Iterable[tuple[int, int, str]]) -> list[str]:
    """BIO tags of spans [start, stop); where two overlap the first given wins."""
    tags = ["O"] * length
    for start, stop, label in spans:
        if start < stop and all(t == "O" for t in tags[start:stop]):
            tags[start:stop] = [f"B-{label}"] + [f"I-{label}"] * (stop - start - 1)
    return tags


def read_ewt(data: Path, split: str) -> list[Example]:
    """EWT with its tree, PropBank frames and factuality on the same sentences."""
    examples = read_conllu(data / f"ud-english-ewt/{split}.conllu")
    for line in (data / f"propbank-ewt/{split}.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        example = examples[row["sent_id"]]
        example.predicates = [0] * len(example.words)
        for frame in row["frames"]:
            example.predicates[frame["pred"]] = 1
            spans = [(a, b, label) for a, b, label in frame["args"] if label not in ("V", "C-V")]
            example.frames.append((frame["pred"], spans_to_bio(len(example.words), spans)))
    by_words = defaultdict(list)
    for example in examples.values():
        by_words[tuple(example.words)].append(example)
    for line in (data / f"uds-factuality/{split}.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        for example in by_words[tuple(row["tokens"])][:1]:
            example.factuality.append((row["pred"], row["factuality"]))
    return list(examples.values())


def read_tsv(path: Path) -> list[Example]:
    """Sentences of a newswire file with entity tags."""
    found: list[Example] = []
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        parts = line.split()
        if len(parts) < 2:
            if words:
                found.append(Example(words, news=tags))
            words, tags = [], []
            continue
        prefix, _, label = parts[-1].partition("-")
        words.append(parts[0])
        tags.append(f"{prefix}-{NEWS_LABELS[label]}" if label else "O")
    return found


def newswire_split(data: Path) -> tuple[list[Path], list[Path]]:
    """Files for training and development: every tenth outlet, in order of name, is for development."""
    outlets = defaultdict(list)
    for path in sorted((data / "en-worldwide-newswire").glob("*.tsv")):
        outlets[path.name.rsplit("_", 1)[0]].append(path)
    train: list[Path] = []
    dev: list[Path] = []
    for number, outlet in enumerate(sorted(outlets)):
        (dev if number % 10 == 4 else train).extend(outlets[outlet])
    return train, dev


def _covering(words: list[Word], start: int, stop: int) -> tuple[int, int]:
    """Word range that overlaps text[start:stop]."""
    inside = [i for i, w in enumerate(words) if w.start < stop and start < w.stop]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def read_re3d(data: Path, tokeniser: Tokeniser, split: str) -> list[Example]:
    """Defence documents; every eighth document is for development."""
    found: list[Example] = []
    for folder in sorted(p for p in (data / "re3d").iterdir() if p.is_dir()):
        documents = [json.loads(x) for x in (folder / "documents.json").open(encoding="utf-8-sig")]
        entities = defaultdict(list)
        for line in (folder / "entities.json").open(encoding="utf-8-sig"):
            row = json.loads(line)
            if row["type"] in DEFENCE_LABELS and row["confidence"] > 0:
                entities[row["documentId"]].append(row)
        for document in documents:
            if (int(document["_id"][:6], 16) % 8 == 0) != (split == "dev"):
                continue
            rows = sorted(entities[document["_id"]], key=lambda r: (r["begin"] - r["end"], r["begin"]))
            for start, stop in lines(document["text"]):
                for words in tokeniser.sentences(document["text"], start, stop):
                    spans = [
                        (*_covering(words, r["begin"], r["end"]), DEFENCE_LABELS[r["type"]])
                        for r in rows
                        if words[0].start <= r["begin"] and r["end"] <= words[-1].stop
                    ]
                    found.append(Example([w.text for w in words], defence=spans_to_bio(len(words), spans)))
    return found


def read_brat(path: Path) -> list[dict[str, list[tuple[int, int]]]]:
    """Attributions of a stand-off file: part name -> its fragments in the text."""
    spans: dict[str, list[tuple[int, int]]] = {}
    found = []
    events = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        fields = line.split("\t")
        if len(fields) < 2 or not line[1:2].isdigit():
            continue
        if line[0] == "T":
            _, _, places = fields[1].partition(" ")
            spans[fields[0]] = [tuple(map(int, p.split())) for p in places.split(";")]
        elif line[0] == "E":
            events.append(fields[1].split())
    for event in events:
        parts: dict[str, list[tuple[int, int]]] = {}
        for item in event:
            name, _, mark = item.partition(":")
            name = name.lower().rstrip("2")
            if name in ATTRIBUTION_PARTS and mark in spans:
                parts.setdefault(name, []).extend(spans[mark])
        if "cue" in parts:
            found.append({k: sorted(v) for k, v in parts.items()})
    return found


def anchor_of(words: list[str], start: int, stop: int) -> int:
    """The word that stands for a cue: its first one that is no auxiliary, "to" or adverb of time."""
    return next((i for i in range(start, stop) if words[i].lower() not in LIGHT_WORDS), start)


def read_polnear(data: Path, tokeniser: Tokeniser, split: str) -> list[Example]:
    """Attribution; of two annotators' files the first."""
    folder = data / "polnear" / split
    found: list[Example] = []
    for text_path in sorted((folder / "text").iterdir()):
        annotations = sorted((folder / "attributions").glob(f"{text_path.stem}_*.ann"))
        if not annotations:
            continue
        text = text_path.read_text(encoding="utf-8")
        attributions = read_brat(annotations[0])
        for start, stop in lines(text):
            for words in tokeniser.sentences(text, start, stop):
                forms = [w.text for w in words]
                cues = []
                for parts in attributions:
                    first, last = parts["cue"][0][0], parts["cue"][-1][1]
                    if not (words[0].start <= first and last <= words[-1].stop):
                        continue
                    spans = [
                        (*_covering(words, a, b), name)
                        for name in ("cue", "source", "content")
                        for a, b in parts.get(name, ())
                    ]
                    anchor = anchor_of(forms, *_covering(words, *parts["cue"][0]))
                    cues.append((anchor, spans_to_bio(len(words), spans)))
                found.append(Example(forms, cues=cues))
    return found


def cut_long(examples: Iterable[Example]) -> list[Example]:
    """Leave out sentences that would fill a batch alone."""
    return [e for e in examples if 0 < len(e.words) <= LONGEST]
