"""Puts neighbouring time phrases together: "late" + "October", "dawn" + "Friday", "first half" + "2016",
"from A to B".

Each rule looks at two phrases and the words between them and answers with one, or None.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from dateline.ground.times_calendar import MONTHS, Interval, add_days, around, step
from dateline.ground.times_meaning import Context, Meaning, day_meaning, place

Between = tuple[str, ...]
_ORDER = {"D": 0, "WE": 1, "W": 2, "M": 3, "S": 4, "Q": 4, "H": 5, "Y": 6, "DE": 7, "CE": 8}
_RANGE_WORDS = frozenset({("to",), ("through",), ("until",), ("till",), ("-",), ("–",)})
_TIME_LINKS = frozenset(
    {
        (),
        ("at",),
        ("in",),
        ("around",),
        ("about",),
        ("by",),
        ("before",),
        ("after",),
        ("at", "around"),
        ("at", "about"),
        ("just", "before"),
        ("just", "after"),
        ("shortly", "before"),
        ("shortly", "after"),
        (",", "at"),
        ("during",),
    }
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words [start, stop) of the text and what they mean.

    Attributes:
        parts: The ends of a range that was put together.
    """

    start: int
    stop: int
    meaning: Meaning
    rule: str
    parts: tuple[Phrase, ...] = ()


def join(phrases: list[Phrase], context: Context) -> list[Phrase]:
    """Merge neighbours from right to left, then ranges."""
    for rules in (_JOINERS, (_range,)):
        done: list[Phrase] = []  # from right to left
        for phrase in reversed(phrases):
            while done and (found := _first(rules, phrase, done[-1], context)):
                phrase = found
                done.pop()
            done.append(phrase)
        phrases = done[::-1]
    return phrases


def _first(
    rules: tuple[Callable[..., Phrase | None], ...], left: Phrase, right: Phrase, context: Context
) -> Phrase | None:
    if right.start - left.stop > 3:
        return None
    between = tuple(word.key for word in context.words[left.stop : right.start])
    for rule in rules:
        found = rule(left, right, between, context)
        if found:
            return found
    return None


def _union(
    left: Phrase, right: Phrase, meaning: Meaning, rule: str, parts: tuple[Phrase, ...] = ()
) -> Phrase:
    return Phrase(left.start, right.stop, meaning, rule, parts)


def _is_day(meaning: Meaning) -> bool:
    return meaning.unit == "D" and meaning.start is not None and meaning.start == meaning.end


def _edge(left: Phrase, right: Phrase, between: Between, context: Context) -> Phrase | None:
    """Read "late October", "early on Tuesday", "the end of the year", "earlier this month"."""
    if left.meaning.kind != "piece" or left.meaning.piece[:1] != ("edge",):
        return None
    _, edge, of = left.meaning.piece
    word = context.words[left.stop - 1].key if not of else ""
    if of:
        if between not in ((), ("the",)):
            return None
    elif word not in ("early", "earlier", "late", "later", "mid") or between not in (
        (),
        ("-",),
        ("in",),
        ("on",),
        ("in", "the"),
        ("of",),
    ):
        return None
    meaning = right.meaning
    if meaning.piece[:1] == ("part",) and not meaning.start:
        return _union(left, right, replace(meaning, modifier=edge), right.rule)
    if meaning.interval is None or not meaning.unit or (meaning.kind == "piece" and not of):
        return None
    if meaning.unit == "N" or (meaning.timex_type == "TIME"):
        return _union(left, right, replace(meaning, modifier=edge), right.rule)
    outside = right.start - left.start if edge in ("earlier", "later") else 0
    meaning = replace(_edged(edge, meaning, context), trim=(outside, 0))
    return _union(left, right, meaning, f"{edge}-{right.rule}")


def _edged(edge: str, meaning: Meaning, context: Context) -> Meaning:
    frame = Interval(meaning.start, meaning.end)
    kept = {
        "modifier": edge,
        "clip": True,
        "unit": "" if meaning.unit != "D" else "D",
        "piece": (),
        "kind": "interval",
    }
    if edge in ("earlier", "later"):
        if meaning.unit == "D":
            return replace(meaning, granularity="day-part", modifier=edge, piece=())
        granularity = {"M": "part-month", "W": "range", "WE": "weekend"}.get(meaning.unit, "part-year")
        if context.day not in frame:
            return replace(meaning, **kept)
        if edge == "earlier":
            days = {"end": max(meaning.start, add_days(context.day, -1))}
            return replace(meaning, granularity=granularity, **{**kept, **days})
        return replace(meaning, granularity=granularity, **{**kept, "start": context.day})
    placed = place(("edge", edge), frame, meaning.unit)
    if placed is None:
        return meaning
    interval, _, granularity, value = placed
    kind = "point" if meaning.unit == "D" else "interval"
    return replace(
        meaning,
        start=interval.start,
        end=interval.end,
        granularity=granularity,
        timex_value=value if meaning.unit == "D" else meaning.timex_value,
        **{**kept, "kind": kind},
    )


def _time_of_day(left: Phrase, right: Phrase, between: Between, context: Context) -> Phrase | None:
    """Read "dawn on Friday", "Tuesday night", "3 p.m. yesterday"."""
    for time, day, first in ((left, right, True), (right, left, False)):
        if time.meaning.piece[:1] not in (("part",), ("clock",)):
            continue
        links = (
            ((), ("on",), ("of",), (",",), ("local", "time"), ("gmt",), ("gmt", "on"), (",", "on"))
            if first
            else _TIME_LINKS
        )
        if between not in links:
            continue
        if (
            day.meaning.anchor == "narrative"
            and day.meaning.shift
            and not day.meaning.piece
            and "," not in between
        ):
            return _union(left, right, replace(day.meaning, timex_type="TIME"), day.rule)
        if not _is_day(day.meaning):
            continue
        code = time.meaning.piece[1] if len(time.meaning.piece) > 1 else time.meaning.timex_value
        code = {"MI": "12:00", "MN": "24:00"}.get(code, code)
        base = day.meaning.start.isoformat()
        meaning = replace(
            day.meaning,
            granularity="day-part",
            timex_type="TIME",
            piece=(),
            timex_value=f"{base}T{code}",
            modifier=time.meaning.modifier or day.meaning.modifier,
        )
        return _union(left, right, meaning, f"{day.rule}-{time.rule}")
    return None


def _within(left: Phrase, right: Phrase, between: Between, context: Context) -> Phrase | None:
    """Read "Monday last week", "October of last year", "the first half of 2016"."""
    piece, frame = left.meaning.piece, right.meaning
    if (
        not piece
        or left.meaning.dated
        or frame.interval is None
        or not frame.unit
        or piece[0] in ("part", "clock", "edge", "shift")
    ):
        return None
    if frame.kind == "piece" and piece[0] == "nth" and piece[2] == frame.unit:
        return None
    links: tuple[Between, ...] = ((), ("of",), (",",), ("in",), ("of", "the"), ("-",))
    if between not in links or (frame.kind == "piece" and between != ("of",)):
        return None
    if piece[0] in ("nth", "run", "dayofmonth") and between not in ((), ("of",), ("of", "the"), ("in",)):
        return None
    if between == ("in",) and piece[0] in ("weekday", "monthday"):
        return None
    if frame.unit == "FE":
        return _day_of_festival(left, right)
    placed = place(piece, frame.interval, frame.unit)
    if placed is None:
        return None
    interval, unit, granularity, value = placed
    meaning = Meaning(
        "point" if unit == "D" else "interval",
        granularity,
        interval.start,
        interval.end,
        unit,
        anchor=frame.anchor,
        timex_value=value or left.meaning.timex_value,
        dated=frame.dated,
        clip=True,
        timex_type="DATE" if value else "DURATION",
    )
    return _union(left, right, meaning, f"{left.rule}-in-{right.rule}")


def _day_of_festival(left: Phrase, right: Phrase) -> Phrase | None:
    """Read "the first day of Ramadan": a day, or three where the moon decides."""
    piece, frame = left.meaning.piece, right.meaning
    if piece[0] != "nth" or piece[2] != "D" or frame.start is None or frame.end is None:
        return None
    slack = 2 if frame.granularity == "vague" else 0
    start = add_days(frame.start, piece[1] - 1) if piece[1] > 0 else add_days(frame.end, piece[1] + 1 - slack)
    end = add_days(start, slack)
    if end > frame.end:
        return None
    middle = add_days(start, slack // 2)
    granularity = "vague" if slack else "day"
    meaning = replace(
        frame,
        start=start,
        end=end,
        granularity=granularity,
        unit="",
        timex_value=middle.isoformat(),
        clip=False,
    )
    return _union(left, right, meaning, f"{left.rule}-in-{right.rule}")


def _named_day(left: Phrase, right: Phrase, between: Between, context: Context) -> Phrase | None:
    """Read "Tuesday, Nov. 17", "17 November, a Tuesday"."""
    if between not in ((), (",",)) or not (_is_day(left.meaning) and _is_day(right.meaning)):
        return None
    kinds = {left.meaning.piece[:1], right.meaning.piece[:1]}
    if ("weekday",) not in kinds or kinds == {("weekday",)}:
        return None
    weekday, dated = (left, right) if left.meaning.piece[:1] == ("weekday",) else (right, left)
    if dated.meaning.start.weekday() != weekday.meaning.piece[1] or (
        not dated.meaning.piece and not dated.meaning.dated
    ):
        return None
    return _union(left, right, dated.meaning, dated.rule)


def _step_from(left: Phrase, right: Phrase, between: Between, context: Context) -> Phrase | None:
    """Read "two days after Christmas", "on the eve of Eid al-Fitr"."""
    if (
        left.meaning.piece[:1] != ("shift",)
        or between not in ((), ("the",))
        or right.meaning.interval is None
    ):
        return None
    if right.meaning.kind == "piece" or not right.meaning.granularity.startswith(("day", "vague", "range")):
        return None
    if (
        context.words[right.stop].key in ("'s", "’s", "attack", "attacks")
        if right.stop < len(context.words)
        else False
    ):
        return None
    _, count, unit = left.meaning.piece
    base = right.meaning.start if count < 0 else right.meaning.end
    day = step(base, count, unit)
    if unit in ("D", "N"):
        meaning = day_meaning(day, anchor=right.meaning.anchor, dated=right.meaning.dated)
    else:
        interval = around(day, unit if unit in MONTHS or unit == "W" else "D")
        meaning = Meaning(
            "interval",
            "vague",
            interval.start,
            interval.end,
            "",
            anchor=right.meaning.anchor,
            timex_value=day.isoformat(),
        )
    return _union(left, right, meaning, f"{left.rule}-of-date")


def _owned(left: Phrase, right: Phrase, between: Between, context: Context) -> Phrase | None:
    """Read "last year's third quarter", "this year's first half"."""
    if between not in (("'s",), ("’s",)) or right.meaning.piece[:1] not in (("nth",), ("run",), ("edge",)):
        return None
    frame = replace(left, meaning=replace(left.meaning, kind="interval"))
    joined = _within(replace(right, start=left.start), replace(frame, stop=right.stop), (), context)
    return joined and replace(joined, start=left.start, stop=right.stop)


_JOINERS = (_owned, _edge, _time_of_day, _named_day, _step_from, _within)


def _range(left: Phrase, right: Phrase, between: Between, context: Context) -> Phrase | None:
    """Read "from August to October", "between Monday and Wednesday", "Monday and Tuesday", "2011 to 2014"."""
    first, last = left.meaning, right.meaning
    if (
        first.kind not in ("point", "interval")
        or last.kind not in ("point", "interval")
        or left.parts
        or right.parts
    ):
        return None
    if first.interval is None or last.interval is None or "DURATION" in (first.timex_type, last.timex_type):
        return None
    before = context.words[left.start - 1].key if left.start else ""
    pair = between in (("and",), ("or",))
    if not (
        between in _RANGE_WORDS
        or (pair and before == "between")
        or (pair and _next_to(first, last))
        or (between == ("and", "on") and _next_to(first, last))
    ):
        return None
    if between in (("until",), ("till",)) and before != "from" and first.unit != "D":
        return None
    first = _aligned(first, last)
    if first is None or first.start > last.start:
        return None
    precision = "range"
    meaning = Meaning(
        "interval",
        precision,
        first.start,
        max(first.end, last.end),
        "",
        anchor=last.anchor,
        dated=last.dated,
        timex_type=first.timex_type,
        timex_value=first.timex_value,
        clip=last.clip,
    )
    start = left.start - 1 if before in ("from", "between") else left.start
    return Phrase(start, right.stop, meaning, "range", (replace(left, meaning=first), right))


def _next_to(first: Meaning, last: Meaning) -> bool:
    """The second unit follows the first: Monday and Tuesday, October and November."""
    if first.unit != last.unit or first.unit not in ("D", "M", "Y"):
        return False
    aligned = _aligned(first, last)
    if aligned is None:
        return False
    gap = (last.start - aligned.end).days
    return 0 <= gap <= (3 if first.unit == "D" else 1)


def _aligned(first: Meaning, last: Meaning) -> Meaning | None:
    """The first end in the year (or week) of the last: "from August to October 2015", "from Tuesday to
    Thursday"."""
    if first.start <= last.start and (first.dated or not last.dated):
        return first
    if first.dated or not first.piece:
        return first if first.start <= last.start else None
    if first.piece[0] == "weekday":
        day = add_days(last.start, -((last.start.weekday() - first.piece[1]) % 7))
        return replace(first, start=day, end=day, timex_value=day.isoformat())
    for year in (last.start.year, last.start.year - 1):
        frame = around(last.start.replace(year=year, day=1), "Y") if year >= 1 else None
        placed = frame and place(first.piece, frame, "Y")
        if placed and placed[0].start <= last.start:
            return replace(
                first, start=placed[0].start, end=placed[0].end, timex_value=placed[3], dated=last.dated
            )
    return None
