"""When an event happened: chosen among all days that its mentions offer, or none of them (choice.py)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from dateline.merge.choice import RULED, Choice, chance_of, choose
from dateline.merge.judge import told_as_news
from dateline.merge.reasons import Scene, form_of
from dateline.records import Status, When
from dateline.records.event import DATE_LINKS
from dateline.records.mention import DateOffer, EventMention
from dateline.resources.learnt import load_learnt


def choices(
    mentions: Sequence[EventMention], scene: Scene, status: str, kind: str, family: str
) -> Iterator[Choice[When]]:
    """None first, then the days that the mentions offer."""
    every: dict[str, list[DateOffer]] = {}
    for mention in mentions:
        for offer in mention.date_offers:
            every.setdefault(offer.when.key, []).append(offer)
    told = list(_of_event(mentions, scene, status, kind, family))
    none = {"none": 1.0, **{f"none | {sign}": 1.0 for sign in told}}
    if not any("same-sentence" in o.signs for offers in every.values() for o in offers):
        none["none | nothing-here"] = 1.0
    yield Choice(None, none)
    for offers in every.values():
        yield Choice(_best(offers), _signs(offers, told, len(mentions), every))


def _of_event(
    mentions: Sequence[EventMention], scene: Scene, status: str, kind: str, family: str
) -> Iterator[str]:
    """Signs of the event as a whole."""
    yield from (f"type {kind}", f"family {family}", f"status {status}")
    first = min(m.sentence for m in mentions)
    if any(m.sentence in scene.headline or m.sentence in scene.lead for m in mentions):
        yield "opens"
    elif first > scene.middle:
        yield "late"
    if all(m.background for m in mentions):
        yield "background"
    if any(m.sources for m in mentions):
        yield "sourced"
    yield f"time {mentions[0].time}"
    if told_as_news(mentions, scene, Status(status), None):
        yield "as-news"
    yield f"form {form_of(mentions[0])}"


def _signs(
    offers: Sequence[DateOffer], told: Sequence[str], mentions: int, every: Mapping[str, Sequence[DateOffer]]
) -> dict[str, float]:
    found: dict[str, float] = {}
    signs = {s for o in offers for s in o.signs}
    kind = next((k for k in ("same-sentence", "carried", "report-day", "lead-date") if k in signs), "rule")
    for sign in signs:
        found[sign] = 1.0
        if not sign.startswith(("way", "gap", "role")):
            found[f"{kind} | {sign}"] = 1.0
    for sign in told:
        found[f"{kind} | {sign}"] = 1.0
    found["offered-share"] = min(1.0, len(offers) / mentions)
    found[RULED] = sum(any(s.startswith("rule ") for s in o.signs) for o in offers) / len(offers)
    found["rivals"] = math.log(len(every))
    return found


def _best(offers: Sequence[DateOffer]) -> When:
    """The words for the days that are tied most closely to the event."""
    return min((o.when for o in offers), key=lambda w: DATE_LINKS.index(w.rule.split(":")[0]))


def choose_date(
    mentions: Sequence[EventMention], scene: Scene, status: str, kind: str, family: str
) -> When | None:
    """The likeliest days; None where none are likelier."""
    found = list(choices(mentions, scene, status, kind, family))
    return choose(found, load_learnt("dating"))[0]


def date_chance(
    when: When, mentions: Sequence[EventMention], scene: Scene, status: str, kind: str, family: str
) -> float:
    """How likely these days are the event's."""
    found = list(choices(mentions, scene, status, kind, family))
    return chance_of(when.key, found, load_learnt("dating"))
