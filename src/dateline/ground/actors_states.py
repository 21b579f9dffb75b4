"""States and their forces by grammar: adjective or possessive and a word for a force, a capital, a leader.

"Turkish warplanes" is the Turkish Air Force, "Moscow" Russia, "Assad's troops" the Syrian government forces
in his time, "the army" the army of the article's country.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.ground.actors_context import ActorContext
from dateline.ground.actors_kinds import kind_in
from dateline.ground.actors_phrase import Phrase
from dateline.resources.actor_words import Word, singular
from dateline.resources.actors import Actor, ActorTables

_BACKED = frozenset({"led", "backed", "held", "allied", "linked", "controlled", "occupied"})
_OPPONENTS = frozenset({"rebels", "separatists", "opposition", "militants", "civilians", "media"})
_PERSON = (
    "soldier",
    "man",
    "officer",
    "official",
    "source",
    "rebel",
    "guerrilla",
    "fighter",
    "commander",
    "insurgent",
    "spokesman",
    "spokeswoman",
    "patrol",
    "convoy",
    "unit",
)


@dataclass(frozen=True, slots=True)
class Found:
    """A state's part, how sure, and by which rule."""

    actor: Actor
    confidence: float
    rule: str


def state_force(tables: ActorTables, phrase: Phrase, context: ActorContext) -> Found | None:
    """The state that a phrase names, with the force that its head names."""
    words = [word for word in phrase.head_words if word.folded]
    spot = _state_in(tables, words, context)
    if spot is None:
        return _towns_police(tables, words) or _force_of_state(tables, phrase, context)
    start, stop, code, what = spot
    if _refused(phrase.words, words, start, stop, tables):
        return None
    rest = words[stop:]
    if not rest:
        if start and not _plain(tables, words[:start]):
            return None
        if what == "people":
            return _part(tables, code, "civilians", 0.75, "state-people")
        if what == "capital":
            return _part(tables, code, "state", 0.7, "capital") if context.role != "target" else None
        if what == "adj" and not any(w == "name" for c, w in _rows(tables, words[start:stop]) if c == code):
            if start:  # "a Palestinian", "two Syrian ..."
                return _part(tables, code, "civilians", 0.6, "state-people") if start == 1 else None
            home = code in context.scene  # "Syrian raids" in Syria: the government's
            return _part(tables, code, "government" if home else "state", 0.6, "state-adjective")
        return _part(tables, code, "state", 0.85, "state-name")
    branch = _branch(tables, rest, loose=words[stop - 1].possessive)
    if branch is None or (what == "people" and not words[stop - 1].possessive):
        return None
    if what == "capital" and not words[stop - 1].possessive and not _seat(branch[0], rest):
        return None
    if branch[0] in ("militants",) and any(w.folded in _BACKED for w in rest):
        return None
    if start and rest[-1].capital and rest[-1].cased and _names(tables, words[start - 1]):
        return None
    return _part(tables, code, branch[0], 0.9, "state-force")


def leaders_force(tables: ActorTables, phrase: Phrase, context: ActorContext) -> Found | None:
    """A leader by name, or what is his: "Assad's forces", "forces loyal to President Assad"."""
    words = [word for word in phrase.words if word.folded]
    for size in (4, 3, 2, 1):
        for start in range(0, len(words) - size + 1):
            key = " ".join(word.folded for word in words[start : start + size])
            rows = tables.leaders.get(key)
            if not rows or not words[start + size - 1].capital or not words[start].capital:
                continue
            if start and words[start - 1].folded in ("anti", "pro", "former", "ex", "late"):
                return None
            row = _in_office(tables, rows, context, whole=size > 1)
            if row is None:
                continue
            return _leaders_part(tables, phrase, words, start, start + size, row, context)
    return None


def bare_force(tables: ActorTables, phrase: Phrase, context: ActorContext) -> Found | None:
    """A force without a state, of the country that the article is about."""
    code = context.country
    words = [word for word in phrase.head_words if word.folded]
    if code is None or not words:
        return None
    behind = [word.folded for word in phrase.words[phrase.stop : phrase.stop + 1]]
    if behind in (["of"], ["for"]):
        return None
    start = 0
    determiners = set(tables.words["determiners"])
    while (
        start < len(words) - 1 and _before(words[start], determiners) and not _branch(tables, words[start:])
    ):
        start += 1
    branch = _branch(tables, words[start:], fillers=False)
    if branch is None or (words[0].folded in ("a", "an") and not phrase.head.endswith(_PERSON)):
        return None
    name, rule = branch
    if name not in _OPPONENTS and {word.folded for word in words[:start]} & set(tables.words["opponents"]):
        return None
    if rule == "rebels":
        return _bare_rebels(tables, code, name, phrase, context)
    if rule == "definite" and not phrase.definite and phrase.head != "regime":
        return None
    if rule == "main" and not phrase.definite:
        plain = phrase.head in ("soldier", "troop", "air force", "armed force")
        certain = phrase.head.startswith("armed") or context.countries[0][1] >= 0.7
        if not plain or not certain:
            return None
    if not rule or _others_forces(tables, name, code, context):
        return None
    return _part(tables, code, name, 0.72 if phrase.definite else 0.65, "bare-force")


def _bare_rebels(
    tables: ActorTables, code: str, branch: str, phrase: Phrase, context: ActorContext
) -> Found | None:
    named = [
        (a, n)
        for a, n in zip(map(tables.find, context.named), context.counts, strict=False)
        if a is not None and a.branch == "" and kind_in(a, context) == "rebel"
    ]
    if len(named) == 1 and code in named[0][0].countries and "opposition" not in phrase.adjectives:
        group, count = named[0]
        if not crowded(tables, group, context) or (phrase.definite and count >= 3):
            return Found(group, 0.6, "only-rebels")
    return _part(tables, code, branch, 0.62, "bare-rebels")


def crowded(tables: ActorTables, group: Actor, context: ActorContext) -> bool:
    """Whether the group's country has so many rebel groups at the time that "the rebels" may be others."""
    key = ("crowded", group.countries[:1], context.day[:4])
    if key not in tables.cache:
        fronts = set()
        for row in tables.rows:
            if row[2] == "rebel" and not row[16] and row[4][:1] == list(group.countries[:1]):
                if not context.day or (row[6] <= context.day and (not row[7] or row[7] >= context.day)):
                    fronts.add(row[5] or row[0])
        tables.cache[key] = len(fronts) > 4
    return tables.cache[key]


def _others_forces(tables: ActorTables, branch: str, code: str, context: ActorContext) -> bool:
    """Whether another state's share of the article makes a bare "troops" or "warplanes" doubtful."""
    if branch not in ("forces", "air-force", "navy", "coast-guard"):
        return False
    return any(weight >= 0.2 for other, weight in context.countries if other != code)


def _leaders_part(
    tables: ActorTables,
    phrase: Phrase,
    words: list[Word],
    start: int,
    stop: int,
    row: list,
    context: ActorContext,
) -> Found | None:
    person, of = tables.actor(row[0]), row[1]
    head_stop = sum(1 for word in phrase.head_words if word.folded)
    titles = set(tables.words["titles"])
    if (
        start >= head_stop
        and stop == len(words)
        and all(singular(word.folded) in titles or tables.places.get(word.folded) for word in words[:start])
    ):
        return Found(person, 0.85, "leader")
    if start >= head_stop:
        head = phrase.head.split(" ")[-1]
        loyal = {word.folded for word in words[head_stop:start]}
        if loyal & {"loyal", "of", "under", "by"} and head in tables.members and "against" not in loyal:
            return _of_leader(tables, of, 0.8)
        return None
    rest = words[stop:head_stop]
    if not rest:
        return Found(person, 0.85 if stop - start > 1 else 0.75, "leader")
    branch = _branch(tables, rest, loose=words[stop - 1].possessive)
    if branch is None:
        return None
    if of in tables.countries:
        name = "government-forces" if branch[0] in ("forces", "forces-plain", "militants") else branch[0]
        return _part(tables, of, name, 0.88, "leaders-force")
    return _of_leader(tables, of, 0.85)


def _of_leader(tables: ActorTables, of: str, confidence: float) -> Found | None:
    if of in tables.countries:
        return _part(tables, of, "government-forces", confidence, "leaders-force")
    actor = tables.find(of)
    return None if actor is None else Found(actor, confidence, "leaders-force")


def _in_office(tables: ActorTables, rows: list, context: ActorContext, *, whole: bool) -> list | None:
    """The leader in office at the time; a last name alone needs his country in the article too."""
    fitting = []
    for row in rows:
        actor = tables.actor(row[0])
        if context.day and row[2] and context.day < row[2]:
            continue
        if context.day and row[3] and int(context.day[:4]) - int(row[3][:4]) > 1 and not whole:
            continue
        if not whole and context.weight(actor.countries) < 0.1 and actor.parent not in context.named:
            continue
        fitting.append(row)
    return fitting[0] if len(fitting) == 1 else None


def _rows(tables: ActorTables, words: list[Word]) -> list:
    return tables.places.get(" ".join(word.folded for word in words), [])


def _state_in(
    tables: ActorTables, words: list[Word], context: ActorContext
) -> tuple[int, int, str, str] | None:
    """Where a state is named: first and last word, code, and as what."""
    for start in range(len(words)):
        if not words[start].capital:
            continue
        for size in (4, 3, 2, 1):
            if start + size > len(words):
                continue
            rows = _rows(tables, words[start : start + size])
            if not rows and start + size < len(words) and words[start + size - 1].folded.endswith("s"):
                bare = [
                    *(w.folded for w in words[start : start + size - 1]),
                    words[start + size - 1].folded[:-1],
                ]
                rows = [
                    row for row in tables.places.get(" ".join(bare), []) if row[1] == "name"
                ]  # lost apostrophe
            if not rows:
                continue
            if words[start].folded == "us" and size == 1 and not words[start].upper:
                continue
            code, what = max(rows, key=lambda row: context.weight((row[0],)))
            if len(rows) > 1 and not context.weight((code,)):
                return None
            return start, start + size, code, what
    return None


def _refused(whole: tuple[Word, ...], words: list[Word], start: int, stop: int, tables: ActorTables) -> bool:
    """ "Turkey-backed", "anti-Russian": the state is not the actor."""
    joined = set(tables.words["joined"])
    if (
        stop < len(words)
        and words[stop].folded in joined
        and (words[stop - 1].joined or words[stop].folded in _BACKED)
    ):
        return True
    return start > 0 and words[start - 1].folded in set(tables.words["refusing"])


def _before(word: Word, determiners: set[str]) -> bool:
    """A determiner, number or the like."""
    return word.folded in determiners or word.text[:1].isdigit()


def _names(tables: ActorTables, word: Word) -> bool:
    """A capitalised word that makes a name of what follows: "Free Syria Army" is not Syria's."""
    known = word.folded in tables.words["determiners"] or word.folded in tables.words["fillers"]
    return word.text[:1].isupper() and not known and not tables.places.get(word.folded)


def _seat(branch: str, rest: list[Word]) -> bool:
    """ "The Damascus regime", "Kabul police"."""
    return branch == "police" or (
        branch == "government" and rest[-1].folded in ("regime", "government", "junta")
    )


def _plain(tables: ActorTables, words: list[Word]) -> bool:
    """Determiners only, or an apposition: "regime ally X", "neighbouring Y"."""
    determiners = set(tables.words["determiners"])
    if singular(words[-1].folded) in tables.words["relations"]:
        return True
    return all(_before(word, determiners) for word in words)


def _branch(
    tables: ActorTables, words: list[Word], *, fillers: bool = True, loose: bool = False
) -> tuple[str, str] | None:
    """The force that these words name, its first word or a filler first; loose: any adjectives before it."""
    starts = list(_starts(tables, words, fillers=fillers, loose=loose))
    folded = [singular(word.folded) for word in words]
    for start, apart in starts:  # "regime official television" is the television: the end decides
        found = tables.branches.get(" ".join(folded[start:]))
        if found and (not apart or found[0] in _OPPONENTS):
            return found[0], found[1]
    for start, apart in starts:
        for stop in range(len(words) - 1, start, -1):
            found = tables.branches.get(" ".join(folded[start:stop]))
            if found and (not apart or found[0] in _OPPONENTS) and _follows(tables, words[stop:]):
                return found[0], found[1]
    return None


def _starts(
    tables: ActorTables, words: list[Word], *, fillers: bool, loose: bool
) -> Iterator[tuple[int, bool]]:
    """Where the words for a force may begin, and whether a word for opponents stands before."""
    between, opponents = set(tables.words["fillers"]), set(tables.words["opponents"])
    apart = False
    for start in range(len(words)):
        if start:
            before = words[start - 1]
            apart = apart or before.folded in opponents
            free = loose and start <= 2 and not before.capital and before.folded not in opponents
            if not fillers or not (before.folded in between or before.folded in opponents or free):
                return
        yield start, apart


def _follows(tables: ActorTables, words: list[Word]) -> bool:
    """A voice or part of the force, or a person's name, may follow: "army spokesman", "President X"."""
    first = singular(words[0].folded)
    return first in tables.members or all(word.capital for word in words)


def _force_of_state(tables: ActorTables, phrase: Phrase, context: ActorContext) -> Found | None:
    """The state behind the head: "the government of Syria", "soldiers from Chad"."""
    words = [word for word in phrase.words if word.folded]
    head_stop = sum(1 for word in phrase.head_words if word.folded)
    rest = words[head_stop:]
    if len(rest) < 2 or rest[0].folded not in ("of", "from"):
        return None
    rest = rest[1:] if rest[1].folded != "the" else rest[2:]
    for size in (4, 3, 2, 1):
        rows = _rows(tables, rest[:size]) if len(rest) >= size else []
        if rows and rest[0].capital and rows[0][1] == "name" and len(rest) == size:
            start = 0
            determiners = set(tables.words["determiners"])
            while start < head_stop - 1 and _before(words[start], determiners):
                start += 1
            branch = _branch(tables, words[start:head_stop])
            code = max(rows, key=lambda row: context.weight((row[0],)))[0]
            if branch and branch[0] not in ("militants", "civilians"):
                return _part(tables, code, branch[0], 0.85, "force-of-state")
    return None


def _towns_police(tables: ActorTables, words: list[Word]) -> Found | None:
    """ "Kano police", "the Aleppo Police Command": the police of the town's country."""
    for start, word in enumerate(words[:-1]):
        if not word.capital:
            continue
        for size in (3, 2, 1):
            code = tables.towns.get(" ".join(w.folded for w in words[start : start + size]))
            branch = _branch(tables, words[start + size :]) if code and start + size < len(words) else None
            if branch and branch[0] == "police":
                return _part(tables, code, "police", 0.75, "towns-police")
    return None


def _part(tables: ActorTables, code: str, branch: str, confidence: float, rule: str) -> Found | None:
    actor = tables.find(f"state-{code.lower()}" if branch == "state" else f"{code.lower()}-{branch}")
    return None if actor is None else Found(actor, confidence, rule)
