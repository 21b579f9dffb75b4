"""Rules for what is no date by itself: lengths, sets, ages, clock times, references, and steps from another
event.

"for three days", "daily", "a 15-year-old", "at 3 p.m.", "now", "two days later", "the following day".
"""

from __future__ import annotations

from datetime import date

from dateline.ground.times_calendar import Interval, around, step
from dateline.ground.times_grammar import MODIFIERS, Rule, duration_value, quantity, rule, unit_of, unmarked
from dateline.ground.times_meaning import Found, Meaning, day_meaning
from dateline.ground.times_words import CAPITAL, OTHER, lists

_SUMS = frozenset("million billion thousand hundred % percent".split())
_VERBS = frozenset(
    "lasts takes spends needs wants gets costs gives means about across perhaps always sometimes".split()
)


def read_duration(found: Found) -> Meaning | None:
    """Read "three days", "more than two years", "half an hour"; with a plan's "in", the day it leads to."""
    count, unit = quantity(found), unit_of(found.word("unit"))
    if found.before() in ("$", "£", "€"):
        return None
    if unit == "TS" and count == 1 and found.code_after() in (OTHER, CAPITAL):
        return None  # "a second bomb"
    if found.before() in ("will", "would", "could", "might", "may") and found.key("count") == "one":
        return Meaning("reference", "vague", timex_value="FUTURE_REF")
    if found.has("one") and _counts_up_to(found):
        return Meaning("set", "", anchor="none", timex_type="SET", timex_value=duration_value(1, unit))
    start = end = None
    if found.before() in ("in", "within") and count is not None and found.future and found.after() != "of":
        far = step(found.day, count, unit)
        start, end = (far, far) if found.before() == "in" else (found.day, far)
    return Meaning(
        "duration" if start is None else "interval",
        "range" if start else "",
        start,
        end,
        modifier=MODIFIERS.get(found.key("approx")),
        anchor="publication" if start else "none",
        timex_type="DURATION",
        timex_value=duration_value(count, unit),
        trim=(unmarked(found), 0),
    )


def _counts_up_to(found: Found) -> bool:
    """Read "12 attacks a week", "$3 million a year": a plural or a sum stands before it."""
    word = found.before()
    if found.start and found.context.words[found.start - 1].value is not None:
        return found.before(2) in ("$", "£", "€")
    return word in _SUMS or (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "was")) and word not in _VERBS
    )


def read_compound(found: Found) -> Meaning | None:
    """Read "a four-day truce", "the three-year-old war"; TIMEX3 leaves the article outside."""
    return Meaning(
        "duration",
        "",
        anchor="none",
        timex_type="DURATION",
        timex_value=duration_value(quantity(found), unit_of(found.word("unit"))),
        trim=(len(found.words("article")) + unmarked(found), 0),
    )


def read_two_part(found: Found) -> Meaning | None:
    """Read "two years and three months", "a year and a half"."""
    count, unit = quantity(found), unit_of(found.word("unit"))
    if found.word("more"):
        return Meaning(
            "duration",
            "",
            anchor="none",
            timex_type="DURATION",
            timex_value=duration_value(None if count is None else count + 0.5, unit),
        )
    return Meaning(
        "duration", "", anchor="none", timex_type="DURATION", timex_value=duration_value(count, unit)
    )


def read_bare_units(found: Found) -> Meaning | None:
    """Read "for years", "decades of war"."""
    unit = unit_of(found.word("unit"))
    if (
        found.before() in ("a", "an", "the", "these", "those", "his", "her", "their", "our", "my", "its")
        and unit != "DE"
    ):
        return None
    if unit == "WE" or (unit == "Q" and found.before() in ("-", "three")):
        return None
    return Meaning(
        "duration", "", anchor="none", timex_type="DURATION", timex_value=duration_value(None, unit)
    )


def read_running(found: Found) -> Meaning | None:
    """Read "for the third day", "for a second straight week": the run that ends today."""
    number, unit = found.number("n"), unit_of(found.word("unit"))
    if number is None or unit in ("TH", "TM", "TS") or found.after() == "of":
        return None
    if not found.key("straight") and found.before() != "for":
        return None
    start = step(found.day, -(number - 1), unit)
    return Meaning(
        "interval",
        "range",
        start,
        found.day,
        "",
        timex_type="DURATION",
        timex_value=duration_value(number, unit),
    )


def read_age(found: Found) -> Meaning:
    """Read "15-year-old", "aged 15", "15 years old"."""
    word = found.word("unit")
    return Meaning(
        "duration",
        "age",
        anchor="none",
        timex_type="DURATION",
        timex_value=duration_value(quantity(found), unit_of(word) if word else "Y"),
    )


def read_frequency(found: Found) -> Meaning | None:
    """Read "daily"; the Daily Herald is a newspaper."""
    word = found.word("often")
    if (
        word.text[0].isupper()
        and found.start
        and found.context.words[found.start - 1].key not in (".", "\n", '"')
    ):
        return None
    return Meaning("set", "", anchor="none", timex_type="SET", timex_value=found.value("often", "FREQUENCY"))


def read_every(found: Found) -> Meaning | None:
    """Read "every day", "each Friday", "twice a week", "every two hours"."""
    if found.word("weekday"):
        value = f"XXXX-WXX-{found.value('weekday', 'WEEKDAY') + 1}"
    elif found.word("part"):
        value = f"XXXX-XX-XXT{found.value('part', 'PART')}"
    elif found.word("month"):
        value = f"XXXX-{found.value('month', 'MONTH'):02d}"
    else:
        value = duration_value(quantity(found) if found.has("count") else 1, unit_of(found.word("unit")))
    return Meaning("set", "", anchor="none", timex_type="SET", timex_value=value)


def read_each(found: Found) -> Meaning | None:
    """Read "twice a week", "per day"."""
    return Meaning(
        "set", "", anchor="none", timex_type="SET", timex_value=duration_value(1, unit_of(found.word("unit")))
    )


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


def read_reference(found: Found) -> Meaning | None:
    """Read "now", "recently", "soon"."""
    word = found.word("ref")
    if word.key == "once" or (word.key == "current" and found.code_after() not in (OTHER, "X")):
        return None
    return Meaning("reference", "vague", timex_value=lists()["references"][word.key])


def read_reference_phrase(found: Found) -> Meaning:
    """Read "at present", "these days", "the past", "the near future"."""
    key = found.key("ref")
    past = "past" in key or "recent" in key
    value = "PAST_REF" if past else "FUTURE_REF" if "future" in key else "PRESENT_REF"
    return Meaning("reference", "vague", timex_value=value)


def read_year_end(found: Found) -> Meaning:
    """Read "by year-end": the last day of the year that runs, of the year before where the clause looks
    back to it."""
    past = found.before() in ("since", "at") and found.tense == "past"
    return day_meaning(date(found.day.year - 1 if past else found.day.year, 12, 31))


def read_that_period(found: Found) -> Meaning | None:
    """Read "the latest quarter", "in the fiscal year": a stretch that the text named before; its days stay
    open."""
    unit = unit_of(found.word("unit")) if found.has("unit") else "Q"
    plain = not found.has("which")
    if plain and unit == "Y" and found.after() in ("ended", "ending"):
        return Meaning("duration", "", timex_type="DURATION", timex_value="P1Y")
    if plain and ((unit != "Q" and found.before() not in ("for", "in", "during")) or found.after() == "of"):
        return None
    if unit in ("TH", "TM", "TS", "D", "N"):
        return None
    return Meaning("reference", "vague", anchor="narrative", shift=(0, unit))


def read_that_time(found: Found) -> Meaning | None:
    """Read "at the time", "at that time"."""
    if found.before() not in ("at", "by", "since"):
        return None
    return Meaning("reference", "vague", anchor="narrative", timex_value="PAST_REF", shift=(0, "D"))


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
    rule("duration", "(?P<article>the)? QTY (?P<unit>ANYUNIT)", read_duration),
    rule("compound-duration", "(?P<article>the|a|an)? QTY DASH (?P<unit>UNIT) (?:DASH long)?", read_compound),
    rule("and-a-half", "QTY (?P<unit>ANYUNIT) (?P<more>and a half)", read_two_part),
    rule("bare-units", "(?P<unit>UNITS)", read_bare_units),
    rule(
        "running",
        "(?:the|a)? (?P<n>ORDWORD|ORD31) (?P<straight>straight|consecutive|successive|running)? "
        "(?P<unit>UNIT) "
        "(?:running|in a row)?",
        read_running,
    ),
    rule("age", "QTY DASH (?P<unit>UNIT) DASH (?:old|olds)", read_age),
    rule("age", "QTY (?P<unit>ANYUNIT) (?:old|of age)", read_age),
    rule("age", "aged (?P<count>COUNT)", read_age),
    rule("frequency", "(?P<often>FREQUENCY)", read_frequency),
    rule(
        "every",
        "(?:every|each) (?:other|single)? (?:(?P<count>COUNT)? (?P<unit>ANYUNIT)|(?P<weekday>WEEKDAY)|"
        "(?P<part>PART)|(?P<month>MONTH))",
        read_every,
    ),
    rule("each", "(?:once|twice|COUNT times) (?:a|an|per|every|each) (?P<unit>UNIT)", read_each),
    rule("each", "(?:per|each) (?P<unit>UNIT)", read_each),
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
    rule("reference", "(?P<ref>REF)", read_reference),
    rule(
        "reference-phrase",
        "(?P<ref>at present|the present|these days|the past|the near? future|to date|"
        "recent times|the recent past|the foreseeable future)",
        read_reference_phrase,
    ),
    rule("year-end", "(?:the year|year) (?:DASH|POSS)? end", read_year_end),
    rule(
        "that-period",
        "the (?:(?P<which>latest|most recent|fiscal|full|current fiscal|latest fiscal|same) "
        "(?P<unit>UNIT)|(?P<which2>latest) period|(?P<unit2>quarter|year))",
        read_that_period,
    ),
    rule("that-time", "(?:the|that) time", read_that_time),
)
