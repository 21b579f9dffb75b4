"""The day from which "yesterday" counts, and whether a phrase looks back or ahead.

"BEIRUT, Nov 17 (Reuters) -" or "Mon 04 Jun 2018 at 0720" at the head of the text is nearer to the reporter
than the publication date that the page or feed gives.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from dateline.ground.times_calendar import month_of
from dateline.ground.times_words import lists
from dateline.records import Span

_MONTHS = lists()["months"]
_MONTH = "|".join(sorted((name.capitalize() for name in _MONTHS), key=len, reverse=True))
_MONTH += "|" + _MONTH.upper()
_HEAD_LENGTH = 420
_NEAR = 70  # code points before a phrase in which an infinitive makes it a plan
_REACH = 300  # code points to either side in which a verb tells of a phrase
_NAMED = re.compile(
    rf"(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[ -](?P<m>{_MONTH})\.?|(?P<m2>{_MONTH})\.? "
    rf"(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)"
    r"(?:(?:,?[ -]|(?<=\d\d))(?P<y>(?:19|20)\d\d))?(?!\d)"  # "Apr 232017" has lost its comma
)
_NUMERIC = re.compile(
    r"(?<![\d/.-])(?:(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)|"
    r"(?P<a>\d{1,2})(?P<s>[./-])(?P<b>\d{1,2})(?P=s)(?P<y2>\d{4}))(?!\d)"
)
_IN_SENTENCE = re.compile(
    r"\b(?:on|in|since|of|until|till|from|to|by|before|after|between|and|late|early|mid|last|the)[\s-]*$",
    re.I,
)
_WEEKDAY_END = re.compile(r"\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)[a-z]*\.?,?\s*$", re.I)
_AGENCY = re.compile(r"^\s*(?:\([^)]{2,40}\)|,)?\s*(?:[-–—]|/|\()")
_DATELINE_PLACE = re.compile(r"(?:^|\n)\s*[A-Z][A-Z'’. -]{2,}(?:,[^\n,]{2,30})?,\s*$")
_STANDS_ALONE = re.compile(r"[A-Z][\w.]*\s*$")  # "Newswire Tuesday 14 Nov 2017 The death toll"
_PUBLISHED = re.compile(r"(?:publi\w+|posted|updated|date[d:]?|modified|released?|issued)[^.\n]{0,24}$", re.I)

_CLAUSE = re.compile(  # "9 a.m. Tuesday", "Mr. Osk", "U.S. Embassy" go on
    r"(?<![ap]\.m)(?<!\b[A-Z])(?<!\b[MD]r)(?<!\bM[rs]s)(?<!\bGen)(?<!\bCol)(?<!\bGov)[.!?]\s+"
    r"(?=[A-Z\"“])|[;\n]"
)
_AHEAD = (
    r"will|would (?:still |also )?be|['’]ll|shall|won['’]t|(?<!had been )(?:scheduled|due)|is to|are to|"
    r"planned (?:for|to)|expected|set to|going to|"
    r"upcoming|"
    r"(?<!ed )(?<!said )(?<!thought )to be|intends? to|plans to|payable|effective|deadline|expires"
)
_BEHIND = (
    r"was|were|had|did|has|have|been|ago|killed|died|went|came|took|began|became|left|fell|rose|struck|"
    r"hit|shot|held|said|told|"
    r"made|met|found|got|gave|given|ran|won|lost|sent|spent|sold|bought|wrote|spoke|broke|drew|grew|put|read|"
    r"kept|paid|brought|sought|caught|fought|saw|led|fled|flew|threw|stood|heard|chose|"
    r"\w{3,}ed"
)
_PASSIVE_NOW = r"(?<!\bis )(?<!\bare )(?<!\bbeing )"  # "the case is heard in May"
_VERB = re.compile(
    rf"\b(?:(?P<ahead>(?:{_AHEAD})(?:\s+(?:to|have|not|also|then|soon|be|been)\b)*(?:(?<=\bbe)\s+\w+|"
    rf"(?<=\bbeen)\s+\w+|\s+\w+ed\b)?)|(?P<behind>{_PASSIVE_NOW}(?:{_BEHIND})))\b",
    re.I,
)
_NO_VERB = frozenset(
    "united armed so-called hundred based need indeed speed feed breed red bed wed limited".split()
)
_PURPOSE = re.compile(  # "agreed to open it in May", "is calling for a vote in May"
    r"\b(?:to\s+(?!the\b|an?\b|his\b|her\b|their\b|its\b|this\b)[a-z]+|planning|calling|preparing|"
    r"awaiting|for)\b"
)
_LIMIT = re.compile(
    r"\b(?:by|until|till|through|before)\s+"
    r"(?:the\s+|(?:early|late|mid|noon|midnight|dawn)[\s-]|\d[\d:]*\s*[ap]\.?m\.?\s+(?:[A-Z]{3,4},?\s+)?)?$",
    re.I,
)
_PUT_OFF = frozenset("gave given extended postponed delayed adjourned prolonged".split())  # "until Tuesday"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day of the report and the words that say so; no words where only the publication date does."""

    day: date
    span: Span | None = None


def find_anchor(text: str, published: date | None) -> Anchor | None:
    """The day of the report: a date line at the head of the text, else the publication date, else None.

    A date without a year takes the year that brings it nearest to the publication date, and must lie within
    nine days of it; a header with a year counts whatever the publication date says, unless it only tells of
    an update since.
    """
    head = text[:_HEAD_LENGTH]
    for found in sorted([*_NAMED.finditer(head), *_NUMERIC.finditer(head)], key=lambda match: match.start()):
        if not _is_header(head, found):
            continue
        day = _header_day(found, published)
        if day is None or (published and _is_later_update(text, found.start(), day, published)):
            continue
        if _is_near(day, published) or _has_its_weekday(head[: found.start()], day):
            return Anchor(day, Span.of(text, *found.span()))
    return Anchor(published) if published else None


def _is_near(day: date, published: date | None) -> bool:
    return published is None or abs((day - published).days) <= 366


def _has_its_weekday(before: str, day: date) -> bool:
    """The weekday in front is that of the date: no slip, however far the page's own date is off."""
    found = _WEEKDAY_END.search(before)
    return found is not None and lists()["weekdays"].get(found[0].strip(" .,").lower()) == day.weekday()


def _is_later_update(text: str, start: int, day: date, published: date) -> bool:
    """The page was only touched up after its publication: "Last updated at", and the text does not name that
    day of the week but the publication's."""
    if day <= published or not re.search(r"\bupdated[^.\n]{0,24}$", text[:start], re.I):
        return False
    return day.strftime("%A") not in text or published.strftime("%A") in text


def _is_header(head: str, found: re.Match[str]) -> bool:
    before, after = head[: found.start()], head[found.end() :]
    if re.match(r"\s*(?:[-–]\s*\d|to\b|and\b)", after) and "Reuters" not in after[:20]:
        return False
    weekday = _WEEKDAY_END.search(before)
    before = _WEEKDAY_END.sub("", before)
    if _PUBLISHED.search(before):
        return True
    if _IN_SENTENCE.search(before):
        return False
    if _DATELINE_PLACE.search(before) or (_AGENCY.match(after) and re.search(r"[A-Z]{3,}[^a-z]*$", before)):
        return True
    has_year = bool(found.groupdict().get("y") or found.groupdict().get("y2"))
    if has_year and weekday and _STANDS_ALONE.search(before) and re.match(r"\s+[A-Z]", after):
        return True
    return has_year and (not before.strip() or before.rstrip(" ").endswith("\n") or _starts_body(before))


def _starts_body(before: str) -> bool:
    """Only a repeated headline, an agency or an author stands between the line's start and the date."""
    first, _, body = before.strip().partition("\n")
    rest = (body.rsplit("\n", 1)[-1].strip().removeprefix(first.strip()) if body else first).strip(" .|,-")
    return (
        len(rest) <= 40
        and not re.search(r"[.!?]\s", rest)
        and not re.search(r"\b(?:said|was|were|has|is)\b", rest)
    )


def _header_day(found: re.Match[str], published: date | None) -> date | None:
    parts = found.groupdict()
    if "a" in parts:
        return _numeric_day(parts, published)
    day, month = int(parts["d"] or parts["d2"]), _MONTHS[(parts["m"] or parts["m2"]).lower()]
    if parts["y"]:
        return _day(int(parts["y"]), month, day)
    if published is None:
        return None
    near = [_day(year, month, day) for year in (published.year - 1, published.year, published.year + 1)]
    return next((d for d in near if d and abs((d - published).days) <= 9), None)


def _numeric_day(parts: dict[str, str | None], published: date | None) -> date | None:
    if parts["y"]:
        return _day(int(parts["y"]), int(parts["m"] or 0), int(parts["d"] or 0))
    first, second, year = int(parts["a"] or 0), int(parts["b"] or 0), int(parts["y2"] or 0)
    days = [d for d in (_day(year, second, first), _day(year, first, second)) if d]
    if not days:
        return None
    return (
        min(days, key=lambda d: abs((d - published).days))
        if published
        else (days[0] if len(set(days)) == 1 else None)
    )


def _day(year: int, month: int, day: int) -> date | None:
    if not (1 <= month <= 12 and 1 <= year <= 9998):
        return None
    days = month_of(year, month)
    return days.start + timedelta(days=day - 1) if 1 <= day <= days.end.day else None


class Tenses:
    """Tense of the clause around a position: past, future, open ("agreed to meet in May"), or "" where no
    verb tells.

    The nearest verb before the position in its clause decides, else the nearest after it; "by" and "until"
    alone say that a verb before them may look back to a day still ahead.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _clauses(self) -> list[tuple[int, int]]:
        return [found.span() for found in _CLAUSE.finditer(self._text)]

    @cached_property
    def _verbs(self) -> list[tuple[int, int, bool]]:
        """Start, stop, and whether it looks ahead."""
        found = (m for m in _VERB.finditer(self._text) if m[0].lower() not in _NO_VERB)
        return [(m.start(), m.end(), m["ahead"] is not None) for m in found]

    def __call__(self, position: int) -> str:
        """Read the tense at a code point of the text."""
        start, stop = self._clause(position)
        place = bisect_left(self._verbs, (position,))
        if place and self._verbs[place - 1][0] >= start:
            begin, end, ahead = self._verbs[place - 1]
            if ahead:
                return "future"
            if _LIMIT.search(self._text, max(0, position - 24), position):
                return "future" if self._text[begin:end].lower() in _PUT_OFF else ""
            return (
                "open"
                if _PURPOSE.search(self._text, min(max(end, position - _NEAR), position), position)
                else "past"
            )
        if place < len(self._verbs) and self._verbs[place][0] < stop:
            return "future" if self._verbs[place][2] else "past"
        return ""

    def _clause(self, position: int) -> tuple[int, int]:
        place = bisect_left(self._clauses, (position,))
        start = self._clauses[place - 1][1] if place else 0
        stop = self._clauses[place][0] if place < len(self._clauses) else len(self._text)
        return max(start, position - _REACH), min(stop, position + _REACH)
