"""Learn MUC-4's templates from its training documents and write evaluation/muc4_weights.json.

    pip install scikit-learn
    PYTHONPATH=src:. python -m training.muc4 --data ../shared/data/muc4/five_roles [--folds]

Gold fillers are strings: a phrase is right where its letters are those of a gold filler. What the document's
types and the pairs learn from (the scores of phrases and sentences) is read from held-out folds, blocks of
documents in their order. With `--folds` it writes nothing and prints how the held-out folds come out.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from dateline.pipeline import Reader
from dateline.read import article_from_text
from dateline.records import Analysis, Reading
from evaluation.muc4 import ROLES, Template, gold_templates, template_counts
from evaluation.muc4_features import document_features, pair_features, phrase_features, sentence_features
from evaluation.muc4_fill import (
    TYPES,
    WEIGHTS,
    Document,
    Linear,
    Models,
    make_templates,
    type_values,
)
from evaluation.muc4_phrases import noun_phrases, plain

FOLDS = 4
EVERY_TYPE = (*TYPES, "any")
PAIRED = ("Target", "Victim", "Weapon", "PerpInd")
Features = Iterable[str]


@dataclass(frozen=True, slots=True)
class Sample:
    """A training document, read."""

    templates: tuple[Template, ...]
    document: Document
    phrases: list[frozenset[str]]
    sentences: list[frozenset[str]]
    words: frozenset[str]

    def tells(self, kind: str) -> bool:
        """Whether a gold template has this type."""
        return any(kind == "any" or kind in template.type for template in self.templates)

    def keys(self, *roles: str, kind: str = "any") -> set[str]:
        """Gold fillers of some roles, in the templates of a type."""
        templates = [one for one in self.templates if kind == "any" or kind in one.type]
        fillers = (filler for one in templates for role in roles for filler in one.fillers[role])
        return {plain(words) for filler in fillers for words in filler}


def main() -> None:
    """Learn and write, or show held-out figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--folds", action="store_true")
    told = parser.parse_args()
    samples = [sample_of(*one) for one in read_all(told.data / "train.json")]
    print(len(samples), "documents read", flush=True)
    if told.folds:
        show_folds(samples)
    else:
        WEIGHTS.write_text(as_json(learn_models(samples)), encoding="utf-8")


def read_all(path: Path) -> Iterable[tuple[dict[str, Any], Analysis, Reading]]:
    """Every training document with its analysis and reading."""
    reader = Reader()
    for line in path.open(encoding="utf-8"):
        record = json.loads(line)
        article = article_from_text(record["doctext"], language="en")
        analysis = reader.analyser.analyse(article)
        yield record, analysis, reader.read_analysis(article, analysis)


def sample_of(record: dict[str, Any], analysis: Analysis, reading: Reading) -> Sample:
    """A document with all its features."""
    phrases = noun_phrases(analysis)
    return Sample(
        tuple(gold_templates(record["templates"])),
        Document(analysis, reading, phrases, {}, {}),
        phrase_features(analysis, reading, phrases),
        [sentence_features(sentence, reading.events) for sentence in analysis.sentences],
        document_features(analysis, reading),
    )


def learn_models(samples: Sequence[Sample]) -> Models:
    """All models; types and pairs from the scores that held-out folds give."""
    scored: list[tuple[Document, dict[str, float]]] = []
    for part in blocks(len(samples)):
        rest = [one for number, one in enumerate(samples) if number not in part]
        models = first_models(rest)
        scored += [score(samples[number], models) for number in part]
    models = first_models(samples)
    values = [type_values(document, words) for document, words in scored]
    types = {kind: learn_numbers(values, [one.tells(kind) for one in samples]) for kind in TYPES}
    pairs = [
        pair for one, (document, _) in zip(samples, scored, strict=True) for pair in gold_pairs(one, document)
    ]
    same = {"same": [right for _, right in pairs]}
    learnt = learn([seen for seen, _ in pairs], same, c=0.3, least=3, most=500)
    return replace(models, types=types, pairs=learnt["same"])


def blocks(number: int) -> list[range]:
    """Folds as runs of neighbours, since documents that follow each other tell of the same incidents."""
    return [range(fold * number // FOLDS, (fold + 1) * number // FOLDS) for fold in range(FOLDS)]


def first_models(samples: Sequence[Sample]) -> Models:
    """Models of phrases, sentences and words; of phrases that fill nothing each second one is left out."""
    keys = {role: [one.keys(role) for one in samples] for role in ROLES}
    of_role = {
        role: [
            True if phrase.key in gold else None if number % 2 else False
            for one, gold in zip(samples, keys[role], strict=True)
            for number, phrase in enumerate(one.document.phrases)
        ]
        for role in ROLES
    }
    of_sentence = {kind: [t for one in samples for t in sentence_truth(one, kind)] for kind in EVERY_TYPE}
    of_document = {kind: [one.tells(kind) for one in samples] for kind in EVERY_TYPE}
    return Models(
        learn([seen for one in samples for seen in one.phrases], of_role, c=0.1, least=12, most=6000),
        learn([seen for one in samples for seen in one.sentences], of_sentence, c=0.05, least=4, most=1500),
        learn([one.words for one in samples], of_document, c=0.05, least=3, most=700),
        {},
        Linear(0.0, {}),
    )


def sentence_truth(sample: Sample, kind: str) -> list[bool | None]:
    """Whether each sentence tells of a type: it holds a gold target, victim or weapon; None where unsure.

    One with a perpetrator alone counts where it tells an event. Where gold has no target, victim or weapon
    any sentence may be the one.
    """
    strong = sample.keys("Target", "Victim", "Weapon", kind=kind)
    weak = sample.keys("PerpInd", "PerpOrg", kind=kind)
    triggers = [span.start for event in sample.document.reading.events for span in event.triggers]
    found: list[bool | None] = []
    for sentence in sample.document.analysis.sentences:
        letters = plain(sentence.text)
        if any(key in letters for key in strong):
            found.append(True)
        elif any(key in letters for key in weak):
            told = any(sentence.start <= start < sentence.stop for start in triggers)
            found.append(True if told else None)
        else:
            found.append(False if strong or not sample.tells(kind) else None)
    return found


def score(sample: Sample, models: Models) -> tuple[Document, dict[str, float]]:
    """A document with the scores of models, and what its words say of each type."""
    document = replace(
        sample.document,
        roles={role: [model.likely(seen) for seen in sample.phrases] for role, model in models.roles.items()},
        told={
            kind: [model.likely(seen) for seen in sample.sentences]
            for kind, model in models.sentences.items()
        },
    )
    return document, {kind: model.likely(sample.words) for kind, model in models.words.items()}


def gold_pairs(sample: Sample, document: Document) -> list[tuple[frozenset[str], bool]]:
    """Pairs of gold fillers that are phrases of the document, and whether they share a template."""
    places, leading = document.places(), document.leading()
    inside: dict[tuple[str, str], set[int]] = {}
    for number, template in enumerate(sample.templates):
        for role in PAIRED:
            for filler in template.fillers[role]:
                key = next((plain(words) for words in filler if plain(words) in places), None)
                if key is not None:
                    inside.setdefault((key, role), set()).add(number)
    return [
        (
            pair_features(document.analysis, document.reading, pair, places, leading),
            bool(inside[pair[0]] & inside[pair[1]]),
        )
        for pair in combinations(sorted(inside), 2)
    ]


def learn(
    rows: Sequence[Features], truth: Mapping[str, Sequence[bool | None]], *, c: float, least: int, most: int
) -> dict[str, Linear]:
    """Logistic models over the same rows, by name.

    Args:
        truth: What is right, one a row; rows of None are left out.
        least: Rows that a feature must be in.
        most: Weights kept of each model: those that matter most.
    """
    seen = Counter(name for row in rows for name in row)
    names = sorted(name for name, number in seen.items() if number >= least)
    place = {name: number for number, name in enumerate(names)}
    columns = [sorted(place[name] for name in row if name in place) for row in rows]
    ends = np.cumsum([0, *map(len, columns)])
    flat = np.fromiter((number for row in columns for number in row), np.int32, int(ends[-1]))
    matrix = csr_matrix((np.ones(len(flat), np.float32), flat, ends), (len(rows), len(names)))
    often = np.sqrt([seen[name] for name in names])
    found = {}
    for key, right in truth.items():
        known = np.array([told is not None for told in right])
        wanted = np.array([bool(told) for told in right])[known]
        model = LogisticRegression(C=c, solver="liblinear", random_state=0).fit(matrix[known], wanted)
        weights = model.coef_[0]
        matters = np.sort(np.argsort(-np.abs(weights) * often, kind="stable")[:most])
        kept = {names[n]: round(float(weights[n]), 3) for n in matters if abs(weights[n]) >= 0.001}
        found[key] = Linear(round(float(model.intercept_[0]), 3), kept)
    return found


def learn_numbers(rows: Sequence[dict[str, float]], right: Sequence[bool]) -> Linear:
    """A logistic model of numbers."""
    names = sorted(rows[0])
    table = np.array([[row[name] for name in names] for row in rows])
    mean, spread = table.mean(0), table.std(0) + 1e-6
    model = LogisticRegression(C=0.02).fit((table - mean) / spread, np.array(right, int))
    weights = model.coef_[0] / spread
    constant = float(model.intercept_[0] - (weights * mean).sum())
    return Linear(
        round(constant, 4), {name: round(float(w), 4) for name, w in zip(names, weights, strict=True)}
    )


def show_folds(samples: Sequence[Sample]) -> None:
    """Print precision, recall and F over documents that the models did not see."""
    counts: Counter[tuple[str, int]] = Counter()
    for part in blocks(len(samples)):
        models = learn_models([one for number, one in enumerate(samples) if number not in part])
        for number in part:
            given = make_templates(*score(samples[number], models), models)
            for key, told in template_counts(samples[number].templates, given).items():
                counts.update({(key, place): value for place, value in enumerate(told)})
    for key in dict.fromkeys(name for name, _ in counts):
        right, given_number, gold = (counts[key, place] for place in range(3))
        precision, recall = right / max(given_number, 1), right / gold
        print(f"{key:12} p {precision:.3f} r {recall:.3f} f {2 * right / (given_number + gold):.3f}")


def as_json(models: Models) -> str:
    """The weights, one model a line."""
    groups = {
        "roles": models.roles,
        "sentences": models.sentences,
        "words": models.words,
        "types": models.types,
        "pairs": {"same": models.pairs},
    }
    parts = []
    for group, members in groups.items():
        lines = [
            f"{json.dumps(name)}: "
            + json.dumps({"constant": one.constant, "weights": dict(one.weights)}, separators=(",", ":"))
            for name, one in members.items()
        ]
        parts.append(f"{json.dumps(group)}: {{\n" + ",\n".join(lines) + "\n}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    main()
