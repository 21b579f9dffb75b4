"""Time expressions of an article as intervals of days: "late October" is 21 to 31, with its words and its
rule.

Words become characters (times_words), rules find phrases (the modules that `RULES` names),
neighbours join (times_compose), and what hangs on another event stays without days until `resolve` is told
that event's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from dateline.ground import (
    times_clock,
    times_dates,
    times_deictic,
    times_frames,
    times_lengths,
    times_narrative,
    times_references,
    times_runs,
    times_sets,
    times_units,
    times_years,
)
from dateline.ground.times_anchor import Anchor, Tenses, find_anchor
from dateline.ground.times_calendar import Interval
from dateline.ground.times_compose import Phrase, join
from dateline.ground.times_grammar import LEXICON, Rule
from dateline.ground.times_meaning import Context, Found, Meaning, clipped
from dateline.ground.times_narrative import narrative_interval
from dateline.ground.times_words import CAPITAL, OTHER
from dateline.records import Span

RULES: tuple[Rule, ...] = (
    *times_dates.RULES,
    *times_years.RULES,
    *times_deictic.RULES,
    *times_units.RULES,
    *times_runs.RULES,
    *times_frames.RULES,
    *times_lengths.RULES,
    *times_sets.RULES,
    *times_narrative.RULES,
    *times_clock.RULES,
    *times_references.RULES,
)

_HEADER_REACH = 60
_CAPTION = re.compile(r"\W{0,3}\(?(?:file|archive|archival)\b(?:\s+(?:photo|picture|image|footage))?", re.I)
_NO_ANCHOR = date(2000, 1, 1)
_BREAKS = (OTHER, CAPITAL)
_PREPOSITIONS = {
    "until": "until",
    "till": "until",
    "before": "before",
    "after": "after",
    "by": "by",
    "from": "from",
    "following": "after",
    "to": "until",
}
_CORE = (
    "MONTH",
    "WEEKDAY",
    "WEEKDAYS",
    "UNIT",
    "UNITS",
    "PART",
    "SEASON",
    "TENS",
    "FREQUENCY",
    "REF",
    "YEAR",
    "ISO",
    "DMY",
    "ATTACK",
    "CLOCK",
    "YEARS",
    "DECADE",
    "ORD31",
    "HHMM",
    "MERIDIEM",
)
_CORE_WORDS = (
    "today",
    "yesterday",
    "tomorrow",
    "tonight",
    "overnight",
    "eve",
    "aged",
    "present",
    "past",
    "future",
    "moment",
    "time",
    "times",
    "date",
    "q",
    "quarter",
    "period",
    "nineteen",
    "thousand",
    "half",
    "later",
    "earlier",
    "ago",
    "afterward",
    "afterwards",
    "thereafter",
    "shortly",
    "hours",
    "gmt",
    "century",
    *(name[0] for name in times_years.FESTIVALS),
)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that name a time.

    Attributes:
        span: The words, with "since", "from" and "between" where they bound the interval.
        core: The words that TIMEX3 would mark, without prepositions.
        start, end: First and last day; None where it is no date or hangs on another event.
        granularity: day | day-part | range | week | weekend | month | part-month | season | year |
            part-year | vague | open | age; "" for lengths and sets.
        kind: point | interval | duration | set | reference.
        modifier: early | late | mid | earlier | later | approx | since | until | before | after | by | ...
        anchor: publication | narrative | none | text: what it counts from.
        timex_type, timex_value: As TIMEX3 has them: DATE, TIME, DURATION, SET; 2016-W47, P3D, PRESENT_REF.
        parts: The two ends of a range such as "from Monday to Wednesday".
        shift: For `narrative`: how many units from the other event, e.g. (2, "D").
    """

    span: Span
    start: date | None
    end: date | None
    granularity: str
    kind: str
    modifier: str | None
    anchor: str
    timex_type: str
    timex_value: str
    rule: str
    core: Span
    parts: tuple[TimeExpression, ...] = ()
    shift: tuple[float, str] | None = None

    @property
    def is_dated(self) -> bool:
        """It names days."""
        return self.start is not None and self.end is not None


def find_times(
    text: str, *, published: date | None, tense_at: Callable[[int], str] | None = None
) -> tuple[TimeExpression, ...]:
    """Every time expression of a text, in order, without overlap.

    Args:
        text: The article's text; a newline ends a phrase.
        published: Day of publication; a date line at the head of the text comes before it. Without either,
            what hangs on the day of the report has no days.
        tense_at: Tense of the clause at a position, "future" where it looks ahead; read from the words
            where not given.
    """
    anchor = find_anchor(text, published)
    words, codes = LEXICON.read(text)
    day = anchor.day if anchor else _NO_ANCHOR
    context = Context(words, codes, LEXICON, day, _tense_reader(text, tense_at))
    phrases = join(_phrases(context), context)
    expressions = (
        _expression(phrase, text, context, anchor) for phrase in phrases if phrase.meaning.kind != "piece"
    )
    return tuple(expression for expression in expressions if expression is not None)


def resolve(expression: TimeExpression, narrative: tuple[date, date] | None) -> TimeExpression:
    """The expression with days, where it hangs on another event whose days are given; else unchanged."""
    if expression.anchor != "narrative" or expression.shift is None or narrative is None:
        return expression
    days = narrative_interval(expression.shift, Interval(*narrative))
    return replace(expression, start=days.start, end=days.end)


def _repeats_header(core: Span, meaning: Meaning, anchor: Anchor) -> bool:
    """The date line itself, or the same day in figures beside it: "02.03.2018 (updated 02.03.2018)"."""
    if anchor.span is None:
        return False
    near = (
        meaning.dated and meaning.start == anchor.day and abs(core.start - anchor.span.stop) < _HEADER_REACH
    )
    return anchor.span.overlaps(core) or near


def _tense_reader(text: str, tense_at: Callable[[int], str] | None) -> Callable[[int], str]:
    if tense_at is not None:
        return tense_at
    return Tenses(text)


@cache
def _island_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    marks = LEXICON.class_set("MARK", "LONGDASH", "COLON")[1:-1]
    core = LEXICON.class_set(*_CORE)[1:-1] + LEXICON.word_set(_CORE_WORDS)[1:-1]
    return re.compile(f"[^{''.join(_BREAKS)}{marks}]+"), re.compile(f"[{core}]")


def _islands(codes: str) -> Iterator[tuple[int, int]]:
    """Runs of known words that hold a word of time."""
    islands, core = _island_patterns()
    for found in islands.finditer(codes):
        if core.search(codes, *found.span()):
            yield found.span()


def _phrases(context: Context) -> list[Phrase]:
    """The longest readable match at each place; earlier rules win among equals."""
    chosen: list[Phrase] = []
    used = bytearray(len(context.words))
    for start, stop in _islands(context.codes):
        matches = [
            (found.start() - found.end(), order, found)
            for order, rule in enumerate(RULES)
            for found in rule.pattern.finditer(context.codes, start, stop)
        ]
        taken: list[Phrase] = []
        for _, order, found in sorted(matches, key=lambda match: match[:2]):
            first, last = found.span()
            if any(used[first:last]):
                continue
            meaning = RULES[order].read(Found(found, context))
            if meaning is not None:
                taken.append(Phrase(first, last, meaning, RULES[order].name))
                used[first:last] = b"\x01" * (last - first)
        chosen += sorted(taken, key=lambda phrase: phrase.start)
    return chosen


def _expression(phrase: Phrase, text: str, context: Context, anchor: Anchor | None) -> TimeExpression | None:
    words, meaning = context.words, phrase.meaning
    if meaning.kind == "piece":
        return None
    if meaning.interval is not None:
        meaning = clipped(meaning, context.day, future=context.tense(words[phrase.start].start) == "future")
    first = phrase.start
    if phrase.rule == "range" and phrase.parts and phrase.parts[0].start > first:
        first = phrase.parts[0].start
    front, back = meaning.trim
    core = Span.of(
        text,
        words[min(first + front, phrase.stop - 1)].start,
        words[max(phrase.stop - back, first + 1) - 1].stop,
    )
    start, granularity, modifier = phrase.start, meaning.granularity, meaning.modifier
    start_day, end = meaning.start, meaning.end
    before = words[start - 1].key if start else ""
    if before == "since" and meaning.interval is not None:
        start, modifier = start - 1, "since"
        end, granularity = max(context.day, meaning.start), "open"
    elif before in ("from", "between") and phrase.rule in ("days-month", "month-days", "years"):
        start -= 1
    elif before in _PREPOSITIONS and not modifier and not (meaning.timex_type == "TIME" and meaning.start):
        modifier = _PREPOSITIONS[before]
    elif before in ("to", "than") and words[start - 2].key in ("prior", "up", "later") and start > 1:
        modifier = "before"
    unanchored = anchor is None and meaning.anchor == "publication"
    rule = phrase.rule
    if anchor and anchor.span and _repeats_header(core, meaning, anchor):
        rule = "report-date"
        if meaning.granularity == "month":  # "Apr 232017": the lists of words know no such day
            start_day, end, granularity = anchor.day, anchor.day, "day"
    elif _CAPTION.match(text, core.stop):
        rule = "caption-date"
    return TimeExpression(
        Span.of(text, words[start].start, words[phrase.stop - 1].stop),
        None if unanchored else start_day,
        None if unanchored else end,
        granularity,
        meaning.kind,
        modifier,
        meaning.anchor,
        meaning.timex_type,
        meaning.timex_value,
        rule,
        core,
        tuple(
            found for found in (_expression(part, text, context, anchor) for part in phrase.parts) if found
        ),
        meaning.shift,
    )
