"""Rules for days counted from the day of the report, and for runs of days that end or begin there.

"two days ago", "three months ago", "two weeks from now"; "the past three days", "the next 40 days", "in
recent weeks".
"""

from __future__ import annotations

from dateline.ground.times_calendar import GRANULARITY, around, step
from dateline.ground.times_deictic import NEXT
from dateline.ground.times_grammar import Rule, duration_value, quantity, rule, unit_of
from dateline.ground.times_meaning import Found, Meaning, calendar_meaning

_FEW = {"few": 3.0, "couple": 2.0}
_RECENT = {
    "D": 3,
    "W": 4,
    "M": 3,
    "Q": 3,
    "Y": 3,
    "DE": 2,
    "N": 3,
}  # "in recent weeks" spans about so many units


def read_ago(found: Found) -> Meaning | None:
    """Read "two days ago", "three months ago" (the month), "a few weeks ago" (vague)."""
    count, unit = quantity(found), unit_of(found.word("unit"))
    vague = found.has("vague") and count is None
    approx = "approx" if found.word("approx") else None
    if vague:
        few = "few" in found.key("vague")
        low, high = (2, 5) if few else (3, 7)
        if unit in ("Y", "DE", "CE") or found.key("vague").startswith(
            ("many", "dozens", "scores", "hundreds", "thousands")
        ):
            return Meaning("reference", "vague", timex_value="PAST_REF")
        return Meaning(
            "interval",
            "vague",
            step(found.day, -high, unit),
            step(found.day, -low, unit),
            "",
            timex_value="PAST_REF",
        )
    return _shifted(found, -count, unit, approx)


def _shifted(found: Found, count: float, unit: str, approx: str | None) -> Meaning | None:
    if unit in ("TH", "TM", "TS"):
        hours = abs(count) * {"TH": 1, "TM": 1 / 60, "TS": 1 / 3600}[unit]
        far = step(found.day, (1 if count > 0 else -1) * (hours // 24 + (1 if hours % 24 > 12 else 0)), "D")
        start, end = min(far, found.day), max(far, found.day)
        return Meaning(
            "interval",
            "day" if start == end else "range",
            start,
            end,
            "",
            timex_type="TIME",
            timex_value=f"{start}TXX",
            modifier=approx,
        )
    if count != int(count) and unit in ("Y", "DE"):
        count, unit = round(count * (12 if unit == "Y" else 10)), "M" if unit == "Y" else "Y"
    day = step(found.day, count, unit)
    if unit == "F":
        unit = "W"
    interval = around(day, unit)
    granularity = "vague" if approx else GRANULARITY[unit]
    return calendar_meaning(interval, unit, granularity, modifier=approx)


def read_bare_ago(found: Found) -> Meaning:
    """Read "years ago", "long ago"."""
    return Meaning("reference", "vague", timex_value="PAST_REF")


def read_from_now(found: Found) -> Meaning | None:
    """Read "two weeks from now"."""
    count = quantity(found)
    return None if count is None else _shifted(found, count, unit_of(found.word("unit")), None)


def read_rolling(found: Found) -> Meaning | None:
    """Read "the past three days", "the next 40 days", "the last few weeks": a run from or to today."""
    which, unit = found.key("which"), unit_of(found.word("unit"))
    if found.has("vague"):
        word = found.key("vague")
        count = next((n for name, n in _FEW.items() if name in word), 5.0 if word == "several" else None)
        granularity, value = "vague", duration_value(2 if "couple" in word else None, unit)
    else:
        count = quantity(found)
        granularity, value = "range", duration_value(count, unit)
    if which.endswith(("previous", "preceding", "following", "ensuing")):
        return Meaning("duration", "", anchor="narrative", timex_type="DURATION", timex_value=value)
    if count is None:
        return Meaning("duration", "", timex_type="DURATION", timex_value=value)
    if unit in ("TH", "TM", "TS"):
        days = -(-count // 24) if unit == "TH" else 0 if unit == "TS" else count // 1440
        far = step(found.day, days if which.endswith(NEXT) else -days, "D")
    elif which.endswith(NEXT):
        far = step(found.day, count, unit)
    else:
        far = step(found.day, -count, unit)
    return Meaning(
        "interval",
        granularity,
        min(far, found.day),
        max(far, found.day),
        "",
        timex_type="DURATION",
        timex_value=value,
    )


def read_recent(found: Found) -> Meaning | None:
    """Read "in recent weeks", "the coming days": vague runs."""
    unit = unit_of(found.word("unit"))
    count = _RECENT.get(unit)
    if count is None:
        return None
    ahead = found.key("which").endswith(NEXT)
    far = step(found.day, count if ahead else -count, unit)
    return Meaning(
        "interval",
        "vague",
        min(far, found.day),
        max(far, found.day),
        unit,
        timex_type="DURATION",
        timex_value=duration_value(None, unit),
    )


RULES: tuple[Rule, ...] = (
    rule("ago", "QTY (?P<unit>ANYUNIT) ago", read_ago),
    rule("bare-ago", "(?:UNITS|long|ages|some time|a while) ago", read_bare_ago),
    rule("from-now", "QTY (?P<unit>ANYUNIT) from (?:now|today)", read_from_now),
    rule(
        "rolling",
        "(?P<which>(?:the|this|these|those)? (?:past|last|next|coming|following|previous|preceding|ensuing)) "
        "QTY (?P<unit>ANYUNIT)",
        read_rolling,
    ),
    rule(
        "recent-units",
        "(?P<which>(?:the|these)? (?:most? recent|past|last|coming|next|upcoming)) (?P<unit>UNITS)",
        read_recent,
    ),
)
