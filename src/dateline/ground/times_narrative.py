"""Rules for steps from another event, whose days the text tells elsewhere.

"two days later", "hours earlier", "the following day", "that night", "on the eve of": the meaning keeps the
step as `shift`, and `narrative_interval` takes it once the other event's days are known.
"""

from __future__ import annotations

from dateline.ground.times_calendar import Interval, around, step
from dateline.ground.times_grammar import Rule, duration_value, quantity, rule, unit_of, unmarked
from dateline.ground.times_meaning import Found, Meaning


def read_later(found: Found) -> Meaning | None:
    """Read "two days later", "a week earlier", "two days before": steps from another event."""
    count, unit, way = quantity(found), unit_of(found.word("unit")), found.key("way")
    back = way in ("earlier", "before", "prior", "previously", "ahead", "prior to", "ahead of")
    shift = None if count is None else ((-count if back else count), unit)
    linked = way in ("before", "after", "prior to", "ahead of", "following") and not found.ends_clause
    piece = ("shift", -count if back else count, unit) if shift and linked else ()
    return Meaning(
        "reference",
        "day",
        anchor="narrative",
        shift=shift,
        piece=piece,
        timex_type="DURATION" if linked else "DATE",
        timex_value=duration_value(count, unit) if linked else "",
        trim=(unmarked(found), len(found.words("way")) if linked else 0),
    )


def read_bare_later(found: Found) -> Meaning:
    """Read "days later", "hours earlier", "shortly afterwards"."""
    word = found.word("unit")
    small = word is None or unit_of(word) in ("TH", "TM", "TS")
    linked = found.key("way") in ("before", "after") and not found.ends_clause
    return Meaning(
        "reference",
        "day" if word or not linked else "unmarked",
        anchor="narrative",
        shift=(0, "D") if small else None,
        timex_type="TIME" if small and word else "DATE",
        trim=(0, 1 if word and linked else 0),
    )


def read_other_unit(found: Found) -> Meaning | None:
    """Read "the following day", "the day before", "that night", "the same week"."""
    unit, way = unit_of(found.word("unit")), found.key("way")
    if unit in ("TH", "TM", "TS"):
        return None
    shift = {
        "that": 0,
        "same": 0,
        "very same": 0,
        "previous": -1,
        "preceding": -1,
        "before": -1,
        "prior": -1,
    }.get(way, 1)
    return Meaning(
        "reference",
        "day",
        anchor="narrative",
        shift=(shift, unit),
        timex_value="",
        piece=("shift", shift, unit) if way in ("before", "after") else (),
    )


def read_next_day(found: Found) -> Meaning:
    """Read "the next day", "next day"."""
    return Meaning("reference", "day", anchor="narrative", shift=(1, "D"), timex_value="")


def read_that_part(found: Found) -> Meaning:
    """Read "that night", "the same evening": a part of the narrative's day; "the next morning" of the day
    after."""
    shift = (
        1
        if found.key("way") in ("next", "following")
        else -1
        if found.key("way") in ("previous", "preceding")
        else 0
    )
    return Meaning(
        "reference",
        "day-part",
        anchor="narrative",
        shift=(shift, "D"),
        timex_type="TIME",
        timex_value=found.value("part", "PART"),
    )


def read_eve(found: Found) -> Meaning:
    """Read "on the eve of": the day before what follows."""
    return Meaning(
        "reference", "day", anchor="narrative", shift=(-1, "D"), piece=("shift", -1, "D"), timex_value=""
    )


def narrative_interval(shift: tuple[float, str], narrative: Interval) -> Interval:
    """Days reached from a narrative's days: "the following day" counts from their end, "a day earlier" from
    their start."""
    count, unit = shift
    if count == 0:
        return narrative
    day = step(narrative.end if count > 0 else narrative.start, count, unit)
    return (
        around(day, unit)
        if unit in ("M", "Y", "Q", "DE") and narrative.start != narrative.end
        else Interval(day, day)
    )


_SMALL = "shortly|soon|immediately|moments|minutes|seconds|hours"

RULES: tuple[Rule, ...] = (
    rule(
        "later",
        "QTY (?P<unit>ANYUNIT) (?P<way>later|earlier|before|after|afterward|afterwards|previously|prior "
        "to?|following|"
        "thereafter|ahead of)",
        read_later,
    ),
    rule(
        "bare-later",
        "(?P<unit>UNITS) (?P<way>later|earlier|before|after|afterward|afterwards)|"
        f"(?:{_SMALL}) (?P<way2>after|afterward|afterwards|thereafter|later|before|beforehand|earlier)",
        read_bare_later,
    ),
    rule(
        "other-unit",
        "the (?P<way>following|ensuing|previous|preceding|very? same) (?P<unit>UNIT)|"
        "(?P<way2>that) (?P<unit2>UNIT)|the (?P<unit3>UNIT) (?P<way3>before|after)",
        read_other_unit,
    ),
    rule("next-day", "the? next day", read_next_day),
    rule(
        "that-part",
        "(?:the (?P<way>following|next|same|previous|preceding)|that) (?P<part>PART)",
        read_that_part,
    ),
    rule("eve", "the? eve of", read_eve),
)
