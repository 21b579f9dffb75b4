"""The ontology: event types with their words, word classes, blockers, and a fast matcher over lemmas.

"Jets pounded the town" holds the unit `pound` (verb, weak) of assault-aerial, whose `needs` ask for a lemma
of the class `aircraft` in the clause. `Ontology.match` finds units by word order alone; conditions are for
the caller to test (`Ontology.lemmas` first mends dictionary forms that the language model got wrong):

- `Needs`: every list that is not empty must be met by one of its items, `not_` by none. Items are lemmas or
  "@class" (see `Ontology.holds`). Where to look: `with_` the clause (arguments, modifiers, subject of the
  unit's word); `object`, `subject` the thing done to (also as passive subject) and the doer: head word, its
  compounds and conjuncts, through quantities ("dozens of soldiers"); `modifier` words before a noun
  (compound, amod, possessive); `governor` the verb that a noun depends on; `target` the noun under on,
  against, at, of, in; `not_` the clause, but never the unit's own words, and `not_subject`, `not_object`
  only the doer and the thing done to.
- strength: `strong` names the type by itself (its `needs`, if any, still hold); `weak` names it only with
  its needs met, at `score`; `context` never starts an event but is a further mention of one.
- `Roles`: where actor, target, weapon stand: PropBank roles (ARG0 ..), prepositions ("on", "by"),
  `possessive`, `modifier`, `head` (the noun an adjective stands before), `self` (the word itself), `source`
  (the speaker), "between:first", "between:second".
- A match of type "harm" is a word of death or injury (`unit.harm` = killed | injured | missing) without a
  type of its own: attach it to a violent event, else take the first `harm_typing` whose needs hold.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from dateline.errors import ResourceError, UsageError
from dateline.resources.ontology_records import (
    Blocker,
    EventType,
    Example,
    HarmRule,
    Needs,
    Roles,
    Unit,
    UnitMatch,
)
from dateline.resources.wordforms import base_forms

__all__ = [
    "Blocker",
    "EventType",
    "Example",
    "HarmRule",
    "Needs",
    "Ontology",
    "Roles",
    "Unit",
    "UnitMatch",
    "check",
    "from_built",
]

BUILT = Path(__file__).parent / "built" / "ontology.json"
FORMAT = 1
HARM = "harm"
GAP = "*"
LONGEST_GAP = 4
Members = tuple[frozenset[str], frozenset[str]]  # lemmas, entity labels
FULL = {"NOUN", "PROPN", "VERB", "ADJ"}
TAGS = {"noun": {"NOUN", "PROPN"}, "verb": {"VERB"}, "adj": {"ADJ", "VERB"}}


@dataclass(frozen=True)
class Ontology:
    """All types and their words, ready for matching."""

    name: str
    types: Mapping[str, EventType]
    units: tuple[Unit, ...]
    classes: Mapping[str, Members]
    blockers: tuple[Blocker, ...]
    harm_typing: tuple[HarmRule, ...]
    anaphors: frozenset[str]
    idioms: frozenset[str]
    index: Mapping[str, Sequence[tuple[str, int]]]
    irregular: Mapping[str, Mapping[str, str]]
    vocabulary: frozenset[str]
    verbs: frozenset[str]
    unit_words: frozenset[str]
    _sets: dict[tuple[str, ...], Members] = field(default_factory=dict, repr=False)

    @classmethod
    def load(cls, extra: Path | None = None) -> Ontology:
        """Load the built-in ontology, with a user's types added or put in place of built-in ones.

        Args:
            extra: A YAML file of one type or a list under `types`, or a folder of such files.

        Raises:
            ResourceError: The built file is missing or of another format, or `extra` has problems.
        """
        try:
            built = json.loads(BUILT.read_text(encoding="utf-8"))
        except FileNotFoundError as lacking:
            raise ResourceError(f"{BUILT} is missing; run scripts/build-ontology") from lacking
        if built.get("format") != FORMAT:
            raise ResourceError(f"ontology.json: format {built.get('format')}, not {FORMAT}; build it again")
        if extra is not None:
            from dateline.resources.ontology_source import add_types

            built = add_types(built, extra)
        return from_built(built)

    def holds(self, items: Sequence[str], lemma: str, entity: str | None = None) -> bool:
        """Say whether a word (its lemma, and the label of the name it is in) meets one of a Needs list."""
        lemmas, entities = self._set(tuple(items))
        return lemma in lemmas or (entity is not None and entity in entities)

    def _set(self, items: tuple[str, ...]) -> Members:
        if items not in self._sets:
            lemmas = {item for item in items if not item.startswith("@")}
            entities: set[str] = set()
            for item in items:
                if item.startswith("@"):
                    lemmas |= self.classes[item[1:]][0]
                    entities |= self.classes[item[1:]][1]
            self._sets[items] = (frozenset(lemmas), frozenset(entities))
        return self._sets[items]

    def blocked(self, match: UnitMatch, lemmas: Sequence[str]) -> Blocker | None:
        """The first context of a sentence that stops a match; the match's own words don't make a context.

        "ISIL stormed the town" holds "storm" as a verb, which is not the weather.
        """
        own, family = set(match.tokens), self.family(match.type)
        others = [lemma for at, lemma in enumerate(lemmas) if at not in own]
        for blocker in self.blockers:
            if any(blocker.stops(match, family, lemmas[at]) for at in own) and blocker.applies(others):
                return blocker
        return None

    def in_domain(
        self, match: UnitMatch, lemmas: Sequence[str], tags: Sequence[str], beside: Iterable[str] = ()
    ) -> bool:
        """Say whether a match in a sentence is likely meant literally, as conflict.

        True for strong units and units of two or more full words ("arms embargo") that are no idioms, and
        where a word beside the match's own speaks of conflict. A weak verb that stands alone ("the parties
        clashed over the budget") is most often figurative, and so is "came under fire".

        Args:
            beside: Lemmas of the headline, or of the sentences around, that may speak of conflict too.
        """
        idiom = " ".join(lemmas[at] for at in match.tokens) in self.idioms
        if not idiom and (match.strength == "strong" or sum(tags[at] in FULL for at in match.tokens) > 1):
            return True
        known, own = self.classes["domain"][0], set(match.tokens)
        if any(lemma in known for at, lemma in enumerate(lemmas) if at not in own):
            return True
        return any(lemma in known for lemma in beside)

    def lemmas(self, words: Sequence[str], lemmas: Sequence[str], tags: Sequence[str]) -> tuple[str, ...]:
        """Dictionary forms of a sentence as the ontology writes them.

        A lemma that the ontology does not know gives way to one it does know, if the word can be a form of
        it: "shot" (VERB) read as "shet" becomes "shoot"; all others stay.
        """
        return tuple(map(self._mended, words, lemmas, tags))

    def _mended(self, word: str, lemma: str, tag: str) -> str:
        known = self.verbs if tag == "VERB" else self.vocabulary
        plural = lemma.endswith("s") and lemma == word.lower() and lemma not in self.unit_words
        if lemma in known and not plural:
            return lemma
        return next((form for form in base_forms(word.lower(), tag, self.irregular) if form in known), lemma)

    def family(self, type_id: str) -> str:
        """Family of a type; "harm" for the harm words."""
        return self.types[type_id].family if type_id in self.types else HARM

    def match(self, lemmas: Sequence[str], tags: Sequence[str]) -> list[UnitMatch]:
        """Find the units of a sentence by their words and universal tags, not by their needs.

        Returns:
            By start, then longest first; a match whose words all lie in a longer strong one is left out.
        """
        longest: dict[tuple[int, int], tuple[int, ...]] = {}
        for start, first in enumerate(lemmas):
            for form, number in self.index.get(first, ()):
                if (start, number) in longest:
                    continue
                tokens = _follow(_words(form), lemmas, start)
                if tokens and _tag_fits(self.units[number].pos, tokens, tags):
                    longest[start, number] = tokens
        found = _without_parts([_match(self.units[n], tokens) for (_, n), tokens in longest.items()])
        return sorted(found, key=lambda m: (m.start, -len(m.tokens), -m.score, m.type))

    def show(self, type_id: str) -> str:
        """A type as text for people: definition, what it is not, words by strength, examples."""
        if type_id not in self.types:
            raise UsageError(f"no event type {type_id!r}; known: {', '.join(self.types)}")
        kind = self.types[type_id]
        lines = [f"{kind.id} ({kind.family})", f"  {kind.definition}"]
        lines += [f"  not: {text}" for text in kind.is_not]
        for strength in ("strong", "weak", "context"):
            words = [f for u in self.units if u.type == type_id and u.strength == strength for f in u.forms]
            if words:
                lines.append(f"  {strength}: {', '.join(dict.fromkeys(words))}")
        lines += [f"  + {example.text}  [{example.trigger}]" for example in kind.examples]
        lines += [f"  - {miss.text}  [{miss.instead or 'no event'}: {miss.why}]" for miss in kind.near_misses]
        lines += [f"  {scheme}: {value}" for scheme, value in kind.crosswalk.items()]
        return "\n".join(lines)


def check(path: Path) -> list[str]:
    """Problems of an ontology file or folder, as sentences; empty when it can be used."""
    from dateline.resources.ontology_source import problems_of

    return problems_of(path)


def from_built(built: Mapping[str, Any]) -> Ontology:
    """Make the records out of the built JSON."""
    needs = [Needs.of(lists) for lists in built["needs"]]
    roles = [Roles(*map(tuple, row)) for row in built["roles"]]
    classes = {name: (frozenset(row[0]), frozenset(row[1])) for name, row in built["classes"].items()}
    return Ontology(
        name=built["name"],
        types={row["id"]: _type_of(row) for row in built["types"]},
        units=tuple(
            Unit(kind, tuple(forms), pos, strength, score, needs[n], roles[r], roleset, status, harm)
            for kind, forms, pos, strength, score, n, r, roleset, status, harm in built["units"]
        ),
        classes=classes,
        blockers=tuple(
            Blocker(
                id=row["id"],
                words=classes[row["class"]][0],
                sure=frozenset(row["sure"]),
                unless=frozenset(row["unless"]),
                hits=row["hits"],
                blocks=frozenset([row["blocks"]] if isinstance(row["blocks"], str) else row["blocks"]),
                verdict=row["verdict"],
            )
            for row in built["blockers"]
        ),
        harm_typing=tuple(HarmRule(kind, needs[n]) for kind, n in built["harm_typing"]),
        anaphors=frozenset(built["anaphors"]),
        idioms=frozenset(built["idioms"]),
        index=built["index"],
        irregular=built["irregular"],
        vocabulary=frozenset(built["vocabulary"]),
        verbs=frozenset(built["verbs"]),
        unit_words=frozenset(built["unit_words"]),
    )


def _type_of(row: Mapping[str, Any]) -> EventType:
    return EventType(
        id=row["id"],
        family=row["family"],
        definition=row["definition"],
        is_not=tuple(row["is_not"]),
        examples=tuple(Example(**e) for e in row["examples"]),
        near_misses=tuple(Example(**e) for e in row["near_misses"]),
        crosswalk=row["crosswalk"],
    )


def _match(unit: Unit, tokens: tuple[int, ...]) -> UnitMatch:
    return UnitMatch(unit.type, unit, tokens[0], tokens[-1] + 1, unit.strength, unit.score, tokens)


@cache
def _words(form: str) -> tuple[str, ...]:
    return tuple(form.split())


def _follow(words: tuple[str, ...], lemmas: Sequence[str], start: int) -> tuple[int, ...]:
    """Token indices of the words from `start` on, the shortest gap first; () where they don't follow."""
    tokens, at, gap = [start], start + 1, 0
    for word in words[1:]:
        if word == GAP:
            gap = LONGEST_GAP
            continue
        while at < len(lemmas) and lemmas[at] != word and gap:
            at, gap = at + 1, gap - 1
        if at >= len(lemmas) or lemmas[at] != word:
            return ()
        tokens.append(at)
        at, gap = at + 1, 0
    return tuple(tokens)


def _tag_fits(pos: str, tokens: tuple[int, ...], tags: Sequence[str]) -> bool:
    if len(tokens) > 1 and pos == "adj":
        return True
    if len(tokens) > 1 and pos == "verb" and tags[tokens[0]] == "AUX":
        return True  # "is behind the attack", "was responsible for"
    return any(tags[token] in TAGS[pos] for token in tokens)


def _without_parts(found: list[UnitMatch]) -> list[UnitMatch]:
    strong = [set(m.tokens) for m in found if m.strength == "strong" and len(m.tokens) > 1]
    return [m for m in found if not any(set(m.tokens) < larger for larger in strong)]
