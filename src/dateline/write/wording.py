"""The words of the record in plain English, for the formats that people read.

`assault-aerial` is an "Air strike", a count with low 24 and no high is "24 or more", and the days
2017-03-15 to 2017-03-17 are "15-17 March 2017".
"""

from __future__ import annotations

from datetime import date

from dateline.records import Count, Place, When

TYPE_WORDS = {
    "assault-aerial": "Air strike",
    "assault-artillery": "Shelling or missile fire",
    "assault-explosive": "Bombing",
    "assault-suicide": "Suicide attack",
    "assault-chemical": "Chemical attack",
    "assault-firearms": "Shooting",
    "assault-execution": "Execution",
    "assault-torture-abuse": "Torture or abuse",
    "battle": "Fighting",
    "shootdown": "Aircraft shot down",
    "assault-other": "Attack",
    "abduct": "Abduction",
    "arrest": "Arrest",
    "siege": "Siege",
    "restrict-movement": "Movement restricted",
    "displace": "People displaced",
    "destroy-property": "Property destroyed",
    "block-aid": "Aid blocked",
    "capture-territory": "Territory taken",
    "retreat": "Retreat",
    "mobilize": "Forces mobilized",
    "ceasefire-agree": "Truce or agreement",
    "violate-agreement": "Agreement broken",
    "talks": "Talks",
    "demand": "Demand",
    "threaten": "Threat",
    "sanction": "Sanction",
    "support": "Support",
    "accuse": "Accusation",
    "claim-responsibility": "Claim of responsibility",
    "deny": "Denial",
    "investigate": "Investigation",
    "aid": "Aid",
    "release": "Release",
    "protest": "Protest",
}

STATUS_WORDS = {"ongoing": "under way", "called-for": "called for"}

KIND_WORDS = {
    "state-military": "state military",
    "jihadist": "jihadist group",
    "rebel": "rebel group",
    "pro-government-militia": "pro-government militia",
    "foreign-state": "foreign state",
    "international-org": "international organization",
    "monitor-ngo": "monitoring group",
    "rescue-medical": "rescuers or medics",
    "witness-activist": "witnesses or activists",
    "armed-group": "armed group",
}

LIKELY = 0.5
MONTHS = "January February March April May June July August September October November December".split()


def type_words(kind: str) -> str:
    """An event type for people; a type of somebody's own ontology in its own words."""
    return TYPE_WORDS.get(kind) or kind.replace("-", " ").capitalize()


def status_words(status: str) -> str:
    """A status for people."""
    return STATUS_WORDS.get(status, status)


def kind_words(kind: str) -> str | None:
    """A kind of actor or source for people; None for the unknown."""
    return None if kind in ("unknown", "other") else KIND_WORDS.get(kind, kind)


def confidence_words(confidence: float) -> str:
    """A score as one word."""
    return "likely" if confidence >= LIKELY else "unsure"


def bounds_words(count: Count) -> str:
    """How many, as the text bounds it."""
    low = f"{count.low:,}"
    if count.high is None:
        return f"{low} or more"
    if count.high == count.low:
        return low
    return f"up to {count.high:,}" if count.low == 0 else f"{low}–{count.high:,}"


def place_words(place: Place) -> str:
    """A place from small to large, without saying a name twice."""
    names = [place.name]
    names += [name for name in place.inside if name not in names]
    return ", ".join(names)


def day_words(day: date) -> str:
    """A day for people, 15 March 2017."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def when_words(when: When) -> str:
    """An interval of days for people."""
    first, last = when.start_date, when.end_date
    if first == last:
        return day_words(first)
    if when.precision == "year" and first.year == last.year:
        return str(first.year)
    if when.precision == "month" and (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_words(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {day_words(last)}"
    return f"{day_words(first)} – {day_words(last)}"
