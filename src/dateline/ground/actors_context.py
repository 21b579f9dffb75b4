"""What an article says that helps to tell whom its words mean: countries, actors named, abbreviations.

"Troops entered Kolmar" is about the army of the country that the article speaks of most; "the XLA" is the
"Xyz Liberation Army (XLA)" of its first paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dateline.resources.actor_words import Word, key_of, words_of
from dateline.resources.actors import ActorTables

_SHORT_FORM = re.compile(r"[(\[]\s*(?:the |or )?[\"'“‘]?([A-Z][A-Za-z./-]{1,9})[\"'”’]?\s*[)\]]")
_DAY = re.compile(
    r"\b(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? (?:\d{1,2},? )?(\d{4})\b"
)
_WEIGHT = {"name": 1.0, "adj": 0.4, "people": 0.4, "capital": 0.3}  # a place says more than an adjective


@dataclass(frozen=True, slots=True)
class ActorContext:
    """What is known of an article when a phrase of it is resolved.

    Attributes:
        countries: (ISO code, weight), the heaviest first; weights add up to 1.
        date: Day of publication, or of the event.
        named: Ids of actors named by a form that needs no context, in order of first mention.
        counts: How often each of `named` is named.
        cased: The article tells capitals from small letters.
        rebels: The article speaks of rebels or opposition fighters in general too.
        abbreviations: (short form, long form) pairs that the text itself defines.
        label: Label of the entity that the phrase is or holds, e.g. "person"; None where unknown.
        role: "actor", "target" or "source"; a capital is a government only where it acts or speaks.
    """

    countries: tuple[tuple[str, float], ...] = ()
    date: date | None = None
    named: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()
    rebels: bool = False
    cased: bool = True
    abbreviations: tuple[tuple[str, str], ...] = ()
    label: str | None = None
    role: str | None = None

    @property
    def country(self) -> str | None:
        """The country that the article is about; None where two are level or none is named."""
        if not self.countries:
            return None
        first = self.countries[0]
        second = self.countries[1][1] if len(self.countries) > 1 else 0.0
        return first[0] if first[1] >= 0.34 and first[1] >= 1.25 * second else None

    @property
    def scene(self) -> frozenset[str]:
        """Countries where the article's events may lie: the heaviest and those close to it."""
        if not self.countries:
            return frozenset()
        top = self.countries[0][1]
        scene = {code for code, weight in self.countries if weight >= 0.8 * top}
        return frozenset(scene | ({"IL"} if "PS" in scene else set()))  # one land, two flags

    def weight(self, countries: tuple[str, ...]) -> float:
        """The share of the article that speaks of any of these countries."""
        return sum(weight for code, weight in self.countries if code in countries)

    @property
    def day(self) -> str:
        """The date as text, "" where unknown."""
        return self.date.isoformat() if self.date else ""


def country_counts(tables: ActorTables, text: str, words: tuple[Word, ...] | None = None) -> Counter[str]:
    """How often a text speaks of each country: by name, adjective, people, capital, town or province."""
    counts: Counter[str] = Counter()
    words = words_of(text) if words is None else words
    folded = [word.folded for word in words]
    place = 0
    while place < len(words):
        word = words[place]
        step = 1
        if word.capital and word.folded:
            for size in (4, 3, 2, 1):
                if place + size > len(words) or not all(folded[place : place + size]):
                    continue
                key = " ".join(folded[place : place + size])
                rows = tables.places.get(key)
                if rows and not (key == "us" and not word.upper):
                    for code, what in rows:
                        weight = _WEIGHT["adj"] if key in ("us", "uk") else _WEIGHT[what]  # "US jets"
                        counts[code] += weight / len(rows)
                    step = size
                    break
                town = tables.towns.get(key)
                if town and word.cased and (size > 1 or place > 0):
                    counts[town] += 1.0
                    step = size
                    break
        place += step
    return counts


def read_abbreviations(text: str) -> tuple[tuple[str, str], ...]:
    """Short forms that the text explains: "the Free Lakes Army (FLA)" gives ("FLA", "Free Lakes Army").

    The long form is the run of words before the bracket whose capitals spell the short form; where they don't
    (a short form of the name in its own language), the capitalised words that end at the bracket.
    """
    found: dict[str, str] = {}
    for match in _SHORT_FORM.finditer(text):
        short = match[1].strip(".")
        letters = [c.lower() for c in short if c.isalpha()]
        if sum(c.isupper() for c in short) < 2 and not (len(short) > 3 and short[0].isupper()):
            continue
        before = text[max(0, match.start() - 160) : match.start()].split("\n")[-1]
        before = re.split(r"[.;:()\[\]]\s|[()\[\]]", before)[-1].rstrip()
        words = re.findall(r"[^\s]+", before)
        long = _spelled(words, letters) or _capitals(words)
        if long and len(long) > len(short):
            found.setdefault(short, long)
    return tuple(found.items())


def _spelled(words: list[str], letters: list[str]) -> str | None:
    """The shortest run of words at the end whose initials give the letters, small words skipped at will."""
    for size in range(len(letters), min(len(words), 2 * len(letters) + 2) + 1):
        run = [part for word in words[-size:] for part in re.split(r"[-/]", word) if part]
        want = list(letters)
        for part in run:
            if want and part.lstrip("\"'“‘(")[:1].lower() == want[0]:
                want.pop(0)
        first = words[-size].lstrip("\"'“‘(")
        if not want and first[:1].lower() == letters[0]:
            return " ".join(words[-size:]).strip("\"'“”‘’,")
    return None


def _capitals(words: list[str]) -> str | None:
    """The capitalised words that end the run, with small words between them."""
    run: list[str] = []
    for word in reversed(words):
        if word[:1].isupper() or (
            run and word in ("of", "the", "for", "and", "de", "in", "al", "el", "la", "ul")
        ):
            run.append(word)
        else:
            break
    while run and not run[-1][:1].isupper():
        run.pop()
    if run and run[-1] in ("The", "A", "An"):
        run.pop()
    return " ".join(reversed(run)).strip("\"'“”‘’,") if len(run) > 1 else None


def day_told(text: str, published: date | None) -> date | None:
    """The day of publication, or the latest day with a month that the text itself names, if that is later.

    Metadata are wrong at times; a report cannot tell "July 1 2016" in 2012.
    """
    if published is None:
        return None
    years = [int(year) for year in _DAY.findall(text) if published.year < int(year) <= 2100]
    return max((date(year, 7, 1) for year in years), default=published)


def weigh(counts: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    """Counts as shares, the heaviest first, those below 3 % left out."""
    total = sum(counts.values())
    if not total:
        return ()
    shares = sorted(((code, n / total) for code, n in counts.items()), key=lambda pair: (-pair[1], pair[0]))
    return tuple((code, round(share, 4)) for code, share in shares if share >= 0.03)


def is_abbreviation_of(short: str, name: str) -> bool:
    """Whether the capitals of a name spell the short form."""
    initials = "".join(
        part[:1] for part in key_of(name).split() if part not in ("of", "the", "and", "for", "in")
    )
    return initials == key_of(short).replace(" ", "")
