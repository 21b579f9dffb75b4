"""When an event may have happened: every day that its article names near it, with what speaks for each.

The rules (times_event.py) tie one date to a mention. Here the dates of the mention's sentence, the day of the
report, the date of the event told before and that of the lead are offered with named signs; learnt weights
choose among them and "none" (merge/dating.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from dateline.ground.times import TimeExpression
from dateline.ground.times_event import NO_EVENT_DATES, lead_date, report_day, resolved_times, when_of
from dateline.ground.times_links import attach, says_when_told
from dateline.ground.turns import TURNS
from dateline.records import Analysis, Article, Sentence, When
from dateline.records.mention import DateOffer, EventMention
from dateline.records.tree import Tree

CARRIED_FROM = 6
AGES = ((-1, "to-come"), (0, "same-day"), (1, "day-before"), (3, "days"), (8, "week"), (40, "month"))
OWN = ("argument", "modifier", "governor", "part", "conjunct", "sentence")


def give_dates(
    article: Article,
    analysis: Analysis,
    mentions: Sequence[EventMention],
    times: Sequence[TimeExpression],
) -> tuple[EventMention, ...]:
    """The mentions with all days on which they may have happened."""
    reported = report_day(article, times)
    lead = lead_date(analysis, times, reported)
    named = _days_named(times, reported)
    found: list[EventMention] = []
    for mention in mentions:
        offers = _offers(analysis, mention, found, times, reported, lead)
        told = (replace(o, signs=o.signs | named | {*_elsewhere(o.when, mention, mentions)}) for o in offers)
        found.append(replace(mention, date_offers=tuple(told)))
    return tuple(found)


def _days_named(times: Sequence[TimeExpression], reported: date | None) -> frozenset[str]:
    """Which of the days around the report the article names."""
    if reported is None:
        return frozenset()
    days = (t.start for t in times if t.rule not in NO_EVENT_DATES and t.is_dated and t.start == t.end)
    back = {(reported - day).days for day in days if day is not None}
    told = {"names-today": 0 in back, "names-yesterday": 1 in back}
    told["names-no-day"] = not any(0 <= days <= 7 for days in back)
    return frozenset(name for name, holds in told.items() if holds)


def _elsewhere(when: When, mention: EventMention, mentions: Sequence[EventMention]) -> Iterator[str]:
    """Whether words of their own give the same days to other mentions, of the same type too."""
    others = [(m.type, m.date.key) for m in mentions if m is not mention and m.date and _own(m.date)]
    same = [kind for kind, key in others if key == when.key]
    if same:
        yield "dates-others"
    elif others:
        yield "dates-no-other"
    if same and len(same) >= len(others) / 2:
        yield "dates-most"
    if mention.type in same:
        yield "dates-type"


def _offers(
    analysis: Analysis,
    mention: EventMention,
    before: Sequence[EventMention],
    times: Sequence[TimeExpression],
    reported: date | None,
    lead: When | None,
) -> Iterator[DateOffer]:
    rule = None if mention.date is None else mention.date.key
    offered = list(_of_sentence(analysis.sentences[mention.sentence], mention, times, reported))
    if reported is not None:
        offered.append((When(reported, reported, "day", (), "publication-date:report"), {"report-day"}))
    offered += _carried(mention, before)
    if lead is not None:
        offered.append((lead, {"lead-date"}))
    if mention.date is not None and rule not in {when.key for when, _ in offered}:
        offered.append((mention.date, {"by-rule-only"}))
    for when, signs in offered:
        if when.key == rule and mention.date is not None:
            signs.add(f"rule {mention.date.rule.split(':')[0]}")
            when = mention.date
        elif rule is not None:
            signs.add("other-by-rule")
        signs |= {f"age {_age(when, reported)}", "one-day" if when.start_date == when.end_date else "days"}
        yield DateOffer(when, frozenset(signs))


def _of_sentence(
    sentence: Sentence, mention: EventMention, times: Sequence[TimeExpression], reported: date | None
) -> Iterator[tuple[When, set[str]]]:
    """The dates of the mention's sentence, with how they stand there."""
    tree = Tree.of(sentence)
    attached = tuple(attach(sentence, resolved_times(times, sentence, None)))
    for time in attached:
        when = when_of(time, "sentence", attached, sentence, reported, mention.status.value)
        signs = {"same-sentence", f"way {tree.way(mention.head, time.head, TURNS)}"}
        signs |= set(_in_sentence(sentence, mention, time.head))
        signs.add(f"granularity {time.expression.granularity}")
        if time.expression.modifier:
            signs.add(f"modifier {time.expression.modifier}")
        if says_when_told(sentence, time):
            signs.add("day-of-saying")
        if len(attached) == 1:
            signs.add("only-date")
        yield when, signs


def _carried(mention: EventMention, before: Sequence[EventMention]) -> Iterator[tuple[When, set[str]]]:
    """The day of the last event before that has one of its own, where it is near."""
    own = ((m, m.date) for m in reversed(before) if m.date is not None and _own(m.date))
    other, days = next(own, (None, None))
    if other is None or days is None or mention.sentence - other.sentence > CARRIED_FROM:
        return
    signs = {"carried", f"carried {min(mention.sentence - other.sentence, 3)}"}
    if other.type == mention.type:
        signs.add("carried same-type")
    yield replace(days, rule=f"carried:{days.rule.split(':')[-1]}"), signs


def _in_sentence(sentence: Sentence, mention: EventMention, head: int) -> Iterator[str]:
    """How a date of the sentence stands to the trigger."""
    yield "after" if head > mention.head else "before"
    yield f"gap {next((n for n in (3, 8, 15) if abs(head - mention.head) <= n), 24)}"
    predicate = sentence.predicate_at(mention.head)
    if predicate is not None:
        yield from (f"role {a.role}" for a in predicate.arguments if a.start <= head < a.stop)


def _own(when: When) -> bool:
    """Named by the event's own words."""
    return when.rule.startswith(OWN)


def _age(when: When, reported: date | None) -> str:
    """How long before the report the last of the days is."""
    if reported is None:
        return "unknown"
    days = (reported - when.end_date).days
    return next((name for most, name in AGES if days <= most), "long")
