"""Rules for parts of what stands beside them: a clock time or part of a day, an edge of a month or year.

"at 3 p.m.", "0914", "dawn", "the early hours" need their day; "late", "mid-", "the end of" need the stretch
they cut.
"""

from __future__ import annotations

from dateline.ground.times_grammar import Rule, rule
from dateline.ground.times_meaning import Found, Meaning


def read_clock(found: Found) -> Meaning | None:
    """Read "3 p.m.", "10:30 GMT", "0914": a time that needs its day."""
    word = found.word("clock")
    if isinstance(word.value, tuple):
        hour, minute = word.value
    elif isinstance(word.value, str):
        hour, minute = int(word.value[:2]), int(word.value[2:])
        if found.before() not in ("at", "about", "around", "by", "from", "since") and not found.word("zone"):
            return None
    else:
        hour, minute = int(word.value), 0
        if hour >= 100 and found.word("zone"):
            hour, minute = divmod(hour, 100)
    half = found.word("half")
    if half is not None:
        if hour > 12:
            return None
        hour = hour % 12 + (12 if half.value == "p" else 0)
    if hour > 24 or minute > 59:
        return None
    return Meaning(
        "reference",
        "day-part",
        anchor="narrative",
        piece=("clock", f"{hour:02d}:{minute:02d}"),
        shift=(0, "D"),
        timex_type="TIME",
        timex_value=f"{hour:02d}:{minute:02d}",
    )


def read_part(found: Found) -> Meaning | None:
    """Read "the morning", "dawn", "the early hours": a part that needs its day."""
    word = found.word("part")
    code = (
        found.value("part", "PART")
        if word
        else {"afternoon": "AF", "evening": "EV"}.get(found.key("inner"), "MO")
    )
    if (
        word
        and found.after() in ("prayers", "prayer", "shift", "mass", "vision", "school", "club")
        and word.key != "dawn"
    ):
        return None
    return Meaning(
        "reference",
        "day-part",
        anchor="narrative",
        piece=("part", code),
        shift=(0, "D"),
        timex_type="TIME",
        timex_value=code,
    )


def read_edge(found: Found) -> Meaning:
    """Read "early", "late", "mid-", "the end of": parts of what follows."""
    key = found.key("edge").split()[-1] if found.key("edge") else ""
    edge = {
        "early": "early",
        "earlier": "earlier",
        "late": "late",
        "later": "later",
        "mid": "mid",
        "middle": "mid",
        "beginning": "early",
        "start": "early",
        "outset": "early",
        "end": "late",
        "close": "late",
    }[key]
    return Meaning("piece", "", piece=("edge", edge, "of" if found.word("of") else ""))


RULES: tuple[Rule, ...] = (
    rule(
        "clock",
        "(?P<clock>CLOCK|N12) (?P<half>MERIDIEM) (?P<zone>gmt|utc|est|edt|local time)?|"
        "(?P<clock2>CLOCK|HHMM|N999|YEAR|BIG) (?P<zone2>gmt|utc|est|edt|local time|hours gmt)|"
        "(?P<clock3>CLOCK|HHMM)|"
        "(?P<clock4>N12) o QUOTE clock",
        read_clock,
    ),
    rule(
        "part",
        "the? (?P<part>PART)|the? (?:very? early|late|small|wee|predawn)? (?P<inner>morning|afternoon|"
        "evening)? hours",
        read_part,
    ),
    rule(
        "edge",
        "(?P<edge>early|earlier|late|later|mid|the? (?:beginning|start|end|middle|close|outset)) (?P<of>of)?",
        read_edge,
    ),
)
