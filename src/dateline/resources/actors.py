"""The actor list as the package carries it: entries, the index of their names, states, branches, agent nouns.

People edit `resources/actors/`; `scripts/build-actors` writes `built/actors.json`; `ActorTables.load()`
reads it and, where asked, a user's own list: YAML in the form of ours, or CSV with the columns of
`docs/actors.md`.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib import resources
from pathlib import Path

import yaml

from dateline.errors import ResourceError
from dateline.resources.actor_words import key_of, words_of

ACTOR_KINDS = frozenset(
    "state-military government rebel jihadist pro-government-militia foreign-state coalition "
    "international-org "
    "monitor-ngo media rescue-medical civilians political unknown".split()
)
SOURCE_KINDS = frozenset(
    "official military monitor-ngo media witness-activist armed-group international-org other".split()
)
SOURCE_OF_KIND = {
    "state-military": "military",
    "government": "official",
    "rebel": "armed-group",
    "jihadist": "armed-group",
    "pro-government-militia": "armed-group",
    "foreign-state": "official",
    "coalition": "military",
    "international-org": "international-org",
    "monitor-ngo": "monitor-ngo",
    "media": "media",
    "rescue-medical": "witness-activist",
    "civilians": "witness-activist",
    "political": "other",
    "unknown": "other",
}


@dataclass(frozen=True, slots=True)
class Alias:
    """One written form of an actor's name.

    Attributes:
        actor: Number of the actor in the tables.
        strong: The form alone decides; a weak one needs its country or its long form in the article.
        case: Its capitals, a letter a word: "U" abbreviation, "A" capital, "a" small.
        start, stop: Days of use as "YYYY-MM-DD", "" where open.
        countries: Where the form means this actor; () for the actor's own countries.
    """

    actor: int
    strong: bool
    case: str
    start: str
    stop: str
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """An entry of the actor list.

    Attributes:
        kinds: Kinds with a period, (kind, from, to), before the usual `kind`.
        kind_in: Kinds where it acts in a given country, (country, kind).
        start, stop: Days of existence as "YYYY-MM-DD", "" where open or unknown.
        soft_stop: Its name stays in use after `stop`.
        plover: Code in the style of PLOVER; acled: name in that project's style, made by pattern.
        ucdp, ucdp_id: Name and number in the UCDP actor list (CC BY 4.0).
        branch: For a state's parts, which part ("army"); "" otherwise.
    """

    id: str
    name: str
    kind: str
    source_kind: str
    countries: tuple[str, ...] = ()
    parent: str | None = None
    start: str = ""
    stop: str = ""
    soft_stop: bool = False
    wikidata: str | None = None
    plover: str | None = None
    acled: str | None = None
    ucdp: str | None = None
    ucdp_id: int | None = None
    kinds: tuple[tuple[str, str, str], ...] = ()
    kind_in: tuple[tuple[str, str], ...] = ()
    branch: str = ""


def _actor(row: list) -> Actor:
    row = list(row)
    for place in (14, 15):
        row[place] = tuple(tuple(part) for part in row[place])
    row[4] = tuple(row[4])
    return Actor(*row)


@dataclass
class ActorTables:
    """Everything that resolution looks up. Rows become records only when asked for: loading stays quick.

    Attributes:
        names: Folded name -> rows (actor, strong, case, from, to, countries).
        longest: First folded word of a name -> most words of a name that begins with it.
        countries: ISO code -> name, adjectives, ...; `places`: folded word(s) -> (ISO code, what it is).
        leaders: Folded short name -> rows (actor, country, from, to).
        branches: Folded phrase -> (branch, bare); agents: folded noun -> kind; sources: noun -> source kind.
    """

    version: str
    rows: list
    names: dict
    longest: dict
    countries: dict
    places: dict
    leaders: dict
    branches: dict
    agents: dict
    sources: dict
    members: frozenset
    assets: frozenset
    towns: dict
    words: dict
    cache: dict = field(default_factory=dict, repr=False)

    @classmethod
    def load(cls, extra: Path | None = None) -> ActorTables:
        """Read the built list, and a user's own (.yml, .yaml or .csv) on top of it.

        Raises:
            ResourceError: The built file is missing or of another format, or `extra` has a faulty entry.
        """
        try:
            text = resources.files("dateline.resources").joinpath("built/actors.json").read_text("utf-8")
        except FileNotFoundError as error:
            raise ResourceError("actors.json is missing; run scripts/build-actors") from error
        built = json.loads(text)
        if built.get("format") != 1:
            raise ResourceError(f"actors.json: format {built.get('format')}, not 1; run scripts/build-actors")
        del built["format"]
        built["members"], built["assets"] = frozenset(built["members"]), frozenset(built["assets"])
        tables = cls(**built)
        if extra is not None:
            for entry in read_entries(extra):
                tables.add(entry)
            tables.version += f" + {extra.name}"
        return tables

    @cached_property
    def number(self) -> dict[str, int]:
        """Id of an actor -> its number."""
        return {row[0]: place for place, row in enumerate(self.rows)}

    def actor(self, number: int) -> Actor:
        """The actor with this number."""
        found = self.cache.get(number)
        if found is None:
            found = self.cache[number] = _actor(self.rows[number])
        return found

    def find(self, actor_id: str) -> Actor | None:
        """The actor with this id."""
        number = self.number.get(actor_id)
        return None if number is None else self.actor(number)

    def add(self, entry: Mapping) -> None:
        """Put one entry (as in `resources/actors/`) into the tables; an id that exists is replaced by it."""
        row, aliases = row_of(entry)
        number = self.number.get(row[0])
        if number is None:
            number = len(self.rows)
            self.rows.append(row)
            self.number[row[0]] = number
        else:
            self.rows[number] = row
            self.cache.pop(number, None)
        for key, strong, case, start, stop, countries in aliases:
            rows = self.names.setdefault(key, [])
            if row[0] not in {self.rows[r[0]][0] for r in rows}:
                rows.append([number, strong, case, start, stop, countries])
            first = key.split(" ", 1)[0]
            self.longest[first] = max(self.longest.get(first, 0), key.count(" ") + 1)


def slug(name: str) -> str:
    """An id made from a name: "Farabundo Martí Front" -> "farabundo-marti-front"."""
    plain = name.replace("'", "").replace("’", "")
    return "-".join(word.folded for word in words_of(plain) if word.folded)


def case_of(name: str) -> str:
    """The capitals of a written form, a letter a word: U abbreviation, A capital, a small."""
    words = [word for word in words_of(name) if word.folded]
    short = len(words) <= 2 and len(key_of(name)) <= 9 and all(w.upper or w.text.isdigit() for w in words)
    if short:
        return "U" * len(words)
    return "".join("A" if word.text[:1].isupper() else "a" for word in words)


def first_day(given: object) -> str:
    """The first day of "2013", "2013-04" or "2013-04-08"; "" of nothing."""
    text = str(given or "")
    return {4: text + "-01-01", 7: text + "-01"}.get(len(text), text)


def last_day(given: object) -> str:
    """The last day of a year, month or day; months end on the 31st, which compares rightly as text."""
    text = str(given or "")
    return {4: text + "-12-31", 7: text + "-31"}.get(len(text), text)


def row_of(entry: Mapping) -> tuple[list, list]:
    """An entry as its row of the tables and the rows of its names.

    Raises:
        ResourceError: It has no name, or a kind that the record format doesn't know.
    """
    name = entry.get("name")
    if not name:
        raise ResourceError(f"actor list: an entry has no name: {dict(entry)}")
    kind = entry.get("kind", "unknown")
    source = entry.get("source_kind") or ("armed-group" if entry.get("armed") else SOURCE_OF_KIND.get(kind))
    if kind not in ACTOR_KINDS or source not in SOURCE_KINDS:
        raise ResourceError(f"actor list: {name}: kind {kind!r} or source_kind {source!r} is not known")
    countries = entry.get("country") or []
    row = [
        entry.get("id") or slug(str(name)),
        str(name),
        kind,
        source,
        [countries] if isinstance(countries, str) else list(countries),
        entry.get("parent"),
        first_day(entry.get("from")),
        last_day(entry.get("to")),
        bool(entry.get("soft_to")),
        entry.get("wikidata"),
        entry.get("plover"),
        entry.get("acled"),
        entry.get("ucdp"),
        entry.get("ucdp_id"),
        [[k["kind"], first_day(k.get("from")), last_day(k.get("to"))] for k in entry.get("kinds", ())],
        [list(pair) for pair in dict(entry.get("kind_in", {})).items()],
        entry.get("branch", ""),
    ]
    return row, _alias_rows(entry)


def _alias_rows(entry: Mapping) -> list[list]:
    """The rows of an entry's names, one a key."""
    rows: dict[str, list] = {}
    for form, strong in _forms(entry):
        given = form if isinstance(form, Mapping) else {"text": form}
        text = str(given["text"])
        key = key_of(text).removeprefix("the ")
        case = case_of(text[4:] if text[:4].lower() == "the " else text)
        if key and key not in rows:
            rows[key] = [
                key,
                1 if strong and given.get("strength") != "weak" else 0,
                case,
                first_day(given.get("from")),
                last_day(given.get("to")),
                list(given.get("countries", ())),
            ]
        elif key:  # "ISIS" and "Isis": the looser capitals hold
            rows[key][2] = max(rows[key][2], case, key=lambda c: ("U" not in c, c.count("a")))
    return list(rows.values())


def _forms(entry: Mapping) -> Iterator[tuple[object, bool]]:
    """Every written form of an entry's name, and whether it alone decides."""
    name = str(entry["name"])
    plain = name.split(" (")[0]
    if not entry.get("unnamed"):
        yield plain, entry.get("strength") != "weak" and plain == name
    yield from ((form, True) for form in entry.get("aliases", ()))
    yield from ((form, False) for form in entry.get("weak", ()))


def read_entries(path: Path) -> Iterable[dict]:
    """Entries of a list: YAML with `actors` (and `defaults`), or CSV (aliases separated by "|")."""
    text = path.read_text("utf-8")
    if path.suffix == ".csv":
        for line in csv.DictReader(text.splitlines()):
            entry: dict = {column: value for column, value in line.items() if column and value}
            for column in ("aliases", "weak", "country"):
                if column in entry:
                    entry[column] = [part.strip() for part in entry[column].split("|") if part.strip()]
            yield entry
        return
    content = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    if not isinstance(content, Mapping) or not isinstance(content.get("actors"), list):
        raise ResourceError(f"{path}: no list `actors`")
    for entry in content["actors"]:
        yield {**content.get("defaults", {}), **entry}
