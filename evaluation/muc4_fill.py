"""MUC-4 templates by trained weights over Dateline's analysis and events.

Linear models say which phrase fills which role, which incident types each sentence and the document
tell, and which two fillers belong to one incident. The weights (muc4_weights.json, by training/muc4.py)
were learned from the 1,300 training documents alone. The limits below were chosen where held-out folds of
those and the dev documents did well, taken together: figures on dev are a little kind to them.
"""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from pathlib import Path

from dateline.records import Analysis, Reading
from evaluation.muc4 import ROLES, Template
from evaluation.muc4_features import (
    document_features,
    pair_features,
    phrase_features,
    sentence_features,
)
from evaluation.muc4_phrases import Phrase, noun_phrases

WEIGHTS = Path(__file__).parent / "muc4_weights.json"
TYPES = ("attack", "bombing", "kidnapping", "arson")
ROLE_FROM = {"PerpInd": 0.33, "PerpOrg": 0.33, "Target": 0.21, "Victim": 0.32, "Weapon": 0.21}
ROLE_MOST = {"PerpInd": 2, "PerpOrg": 2, "Target": 5, "Victim": 6, "Weapon": 3}
WORDING_FROM = 0.45
TYPE_FROM = {"attack": 0.272, "bombing": 0.31, "kidnapping": 0.22, "arson": 0.2}
ONE_INCIDENT = 0.55
PERPETRATOR_SHARE = 0.8
NEVER = {"kidnapping": ("Target", "Weapon")}


@dataclass(frozen=True, slots=True)
class Linear:
    """A logistic model over named features: the weights of those present, and a constant."""

    constant: float
    weights: Mapping[str, float]

    def likely(self, features: Iterable[str]) -> float:
        """Probability, 0..1; the sum is exact, so that the order of features makes no difference."""
        return self.likely_of({name: 1.0 for name in features})

    def likely_of(self, values: Mapping[str, float]) -> float:
        """Probability where features carry numbers."""
        terms = [self.weights[name] * value for name, value in values.items() if name in self.weights]
        return 1.0 / (1.0 + math.exp(-math.fsum([self.constant, *terms])))


@dataclass(frozen=True, slots=True)
class Models:
    """All models by what they say: `roles`, `sentences` and `types` by name, `words` of types, `pairs`."""

    roles: Mapping[str, Linear]
    sentences: Mapping[str, Linear]
    words: Mapping[str, Linear]
    types: Mapping[str, Linear]
    pairs: Linear


@dataclass(frozen=True, slots=True)
class Filled:
    """A phrase that fills a role.

    Attributes:
        also: Other phrases that likely name the same.
    """

    phrase: Phrase
    role: str
    likely: float
    also: list[Phrase] = field(default_factory=list)


@dataclass(slots=True)
class Incident:
    """A template in the making."""

    type: str
    fillers: list[Filled] = field(default_factory=list)


@cache
def load_models(path: Path = WEIGHTS) -> Models:
    """The trained weights."""
    told = json.loads(path.read_text(encoding="utf-8"))
    group = {
        name: {key: Linear(one["constant"], one["weights"]) for key, one in told[name].items()}
        for name in ("roles", "sentences", "words", "types", "pairs")
    }
    return Models(group["roles"], group["sentences"], group["words"], group["types"], group["pairs"]["same"])


@dataclass(frozen=True, slots=True)
class Document:
    """An article as the models read it.

    Attributes:
        roles: Probability of each role, one a phrase.
        told: Probability of each incident type, and of "any", one a sentence.
    """

    analysis: Analysis
    reading: Reading
    phrases: tuple[Phrase, ...]
    roles: Mapping[str, Sequence[float]]
    told: Mapping[str, Sequence[float]]

    def places(self) -> dict[str, list[Phrase]]:
        """Phrases by key."""
        found: dict[str, list[Phrase]] = defaultdict(list)
        for phrase in self.phrases:
            found[phrase.key].append(phrase)
        return found

    def leading(self) -> list[str]:
        """The likeliest incident type of each sentence."""
        return [max(TYPES, key=lambda name: self.told[name][n]) for n in range(len(self.analysis.sentences))]


def read_document(reading: Reading, analysis: Analysis, models: Models) -> Document:
    """Score all phrases and sentences."""
    phrases = noun_phrases(analysis)
    seen = phrase_features(analysis, reading, phrases)
    lines = [sentence_features(sentence, reading.events) for sentence in analysis.sentences]
    return Document(
        analysis,
        reading,
        phrases,
        {role: [model.likely(one) for one in seen] for role, model in models.roles.items()},
        {name: [model.likely(one) for one in lines] for name, model in models.sentences.items()},
    )


def fill_templates(
    reading: Reading, analysis: Analysis, models: Models | None = None
) -> tuple[Template, ...]:
    """The templates of an article: types that it tells, fillers, each with the incident it belongs to."""
    models = models or load_models()
    if not analysis.sentences:
        return ()
    seen = document_features(analysis, reading)
    words = {name: model.likely(seen) for name, model in models.words.items()}
    return make_templates(read_document(reading, analysis, models), words, models)


def make_templates(document: Document, words: Mapping[str, float], models: Models) -> tuple[Template, ...]:
    """The templates of a scored document.

    Args:
        words: Probability of each type, and of "any", by the document's words.
    """
    values = type_values(document, words)
    types = tuple(name for name in TYPES if models.types[name].likely_of(values) > TYPE_FROM[name])
    if not types:
        return ()
    fillers = {role: chosen(document, role) for role in ROLES}
    incidents = gather(document, types, chain(fillers["Target"], fillers["Victim"]), models.pairs)
    add_weapons(document, incidents, fillers["Weapon"], models.pairs)
    for role in ("PerpInd", "PerpOrg"):
        add_perpetrators(document, incidents, fillers[role], models.pairs)
    return tuple(as_template(incident) for incident in incidents)


def type_values(document: Document, words: Mapping[str, float]) -> dict[str, float]:
    """What decides on a document's types, by name: its best sentences, its words, its best fillers.

    Args:
        words: Probability of each type, and of "any", by the document's words.
    """
    values = {"sentences": len(document.analysis.sentences) / 10}
    for name, likely in document.told.items():
        best = [*sorted(likely, reverse=True), 0.0, 0.0]
        values |= {f"{name}:{place}": odds(best[place]) for place in range(3)}
        values |= {f"{name}:first": odds(likely[0]), f"{name}:sum": min(5.0, math.fsum(likely))}
        values[f"{name}:words"] = odds(words[name])
    for role, likely in document.roles.items():
        best = [*sorted(likely, reverse=True), 0.0, 0.0, 0.0][:3]
        values |= {f"{role}:best": odds(best[0]), f"{role}:sum": math.fsum(best)}
    return values


def odds(likely: float) -> float:
    """Logarithm of the odds, never infinite."""
    kept = min(max(likely, 1e-4), 1 - 1e-4)
    return math.log(kept / (1 - kept))


def chosen(document: Document, role: str) -> list[Filled]:
    """Likely fillers of a role, the likeliest first, each thing or person once."""
    best: dict[str, Filled] = {}
    for phrase, likely in zip(document.phrases, document.roles[role], strict=True):
        if phrase.key not in best or likely > best[phrase.key].likely:
            best[phrase.key] = Filled(phrase, role, likely)
    kept: list[Filled] = []
    for one in sorted(best.values(), key=lambda filled: -filled.likely):
        if one.likely < ROLE_FROM[role] or len(kept) == ROLE_MOST[role]:
            break
        same = next((other for other in kept if one_thing(one.phrase.text, other.phrase.text)), None)
        if same is not None:
            same.also.extend([one.phrase] * (one.likely >= WORDING_FROM))
            continue
        if role == "PerpOrg" and kept and one.likely < 0.5:
            continue
        kept.append(one)
    return kept


def one_thing(one: str, two: str) -> bool:
    """Whether two wordings are likely of one thing: one inside the other, or with the same last word."""
    first, second = one.lower(), two.lower()
    return first in second or second in first or first.split()[-1] == second.split()[-1]


def gather(
    document: Document, types: Sequence[str], fillers: Iterable[Filled], pairs: Linear
) -> list[Incident]:
    """Incidents from targets and victims; a told type without any is an incident of its own."""
    found: list[Incident] = []
    for filled in fillers:
        kind = type_of(document, filled, types)
        rated = [
            (togetherness(document, filled, incident, pairs), place)
            for place, incident in enumerate(found)
            if incident.type == kind
        ]
        if rated and max(rated)[0] > ONE_INCIDENT:
            found[max(rated)[1]].fillers.append(filled)
        elif kind is not None:
            found.append(Incident(kind, [filled]))
    told = {incident.type for incident in found}
    return found + [Incident(kind) for kind in types if kind not in told]


def type_of(document: Document, filled: Filled, types: Sequence[str]) -> str | None:
    """The incident type of the sentence of a filler, among those that may have the role."""
    open_types = [kind for kind in types if filled.role not in NEVER.get(kind, ())]
    here = filled.phrase.sentence
    return max(open_types, key=lambda kind: document.told[kind][here], default=None)


def togetherness(document: Document, filled: Filled, incident: Incident, pairs: Linear) -> float:
    """Mean probability that a filler belongs with an incident's; without any, what its sentence tells."""
    if not incident.fillers:
        return 0.5 * document.told[incident.type][filled.phrase.sentence]
    places, leading = document.places(), document.leading()
    likely = [
        pairs.likely(
            pair_features(
                document.analysis,
                document.reading,
                ((filled.phrase.key, filled.role), (other.phrase.key, other.role)),
                places,
                leading,
            )
        )
        for other in incident.fillers
        if other.role in ("Target", "Victim")
    ]
    return math.fsum(likely) / len(likely) if likely else 0.5


def add_weapons(
    document: Document, incidents: Sequence[Incident], weapons: Sequence[Filled], pairs: Linear
) -> None:
    """Give each weapon to the incident that it goes with best."""
    types = tuple(dict.fromkeys(incident.type for incident in incidents))
    for weapon in weapons:
        kind = type_of(document, weapon, types)
        fitting = [incident for incident in incidents if incident.type == kind]
        if fitting:
            best = max(fitting, key=lambda incident: togetherness(document, weapon, incident, pairs))
            best.fillers.append(weapon)


def add_perpetrators(
    document: Document, incidents: Sequence[Incident], suspects: Sequence[Filled], pairs: Linear
) -> None:
    """Give each incident its likeliest perpetrator; several incidents may share one."""
    for incident in incidents:
        rated = [(share(document, incident, one, pairs, alone=len(incidents) == 1), one) for one in suspects]
        if rated:
            likely, one = max(rated, key=lambda pair: pair[0])
            if likely > ROLE_FROM[one.role] * PERPETRATOR_SHARE:
                incident.fillers.append(one)


def share(document: Document, incident: Incident, one: Filled, pairs: Linear, *, alone: bool) -> float:
    """How much speaks for a perpetrator of this incident."""
    if alone:
        return one.likely
    if any(filled.role in ("Target", "Victim") for filled in incident.fillers):
        person = Filled(one.phrase, "PerpInd", one.likely)  # the pairs were learned with people
        return one.likely * togetherness(document, person, incident, pairs) / 0.6
    return one.likely * (0.5 + document.told[incident.type][one.phrase.sentence])


def as_template(incident: Incident) -> Template:
    """The finished template."""
    fillers = {
        role: tuple(
            tuple(cleaned(phrase.text) for phrase in (one.phrase, *one.also))
            for one in incident.fillers
            if one.role == role
        )
        for role in ROLES
    }
    return Template(incident.type, fillers)


def cleaned(words: str) -> str:
    """Words without marks around them."""
    return re.sub(r"^[^\w\"]+|[^\w\"]+$", "", words.lower())
