"""Which of an article's time expressions dates an event: the one that its own clause gives, never the day
of publication in silence.

"A blast on Saturday killed 12, a monitor said on Sunday": Saturday hangs on the blast, Sunday on the word
of saying.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from dateline.ground.times import TimeExpression, resolve
from dateline.ground.times_calendar import add_days, add_months
from dateline.ground.times_counted import Counted, counted
from dateline.ground.times_links import (
    BOUNDS,
    Attached,
    attach,
    link_in_sentence,
    says_when_told,
    tells_of_its_own,
)
from dateline.records import Analysis, Article, Sentence, When

_OPEN_STATUS = frozenset({"ongoing"})
_DONE = frozenset({"happened", "attempted"})
_AHEAD = frozenset({"planned", "threatened", "called-for", "possible"})
_NEWS_DAYS = 3
_NARROW_DAYS = 2
NO_EVENT_DATES = frozenset({"report-date", "caption-date"})
_WEAK = frozenset({"sentence", "report-day", "conjunct"})
_OWN = frozenset({"argument", "modifier"})
_LEAD_SENTENCES = 3
_CARRIED_SENTENCES = 2


def date_of_event(
    article: Article,
    analysis: Analysis,
    expressions: Sequence[TimeExpression],
    sentence_index: int,
    trigger_tokens: tuple[int, ...],
    *,
    status: str,
    current: bool,
    carry: When | None,
) -> When | None:
    """The days of the event that a trigger names, None where the text does not say.

    Args:
        expressions: All of the article, from `find_times`.
        sentence_index: Sentence of the trigger; `trigger_tokens` count in it.
        status, current: The event's, as far as known.
        carry: Date of the event told before it (or of an earlier mention): "the following day" counts from
            it, and a mention in the headline or lead takes it.

    Returns:
        Interval with its words and rule; `spans` is empty where only the day of publication supports it.
    """
    sentence = analysis.sentences[sentence_index]
    anchor = report_day(article, expressions)
    attached = tuple(attach(sentence, resolved_times(expressions, sentence, carry)))
    counts = counted(sentence, _within(expressions, sentence), trigger_tokens)
    if counts is not None:
        when = _from_count(counts, analysis, expressions, sentence, attached, anchor)
        if when is not None and _fits(when, anchor, status=status, current=current):
            return when
    found = link_in_sentence(sentence, attached, trigger_tokens)
    if found is not None:
        when = when_of(found[0], found[1], attached, sentence, anchor, status)
        if _fits(when, anchor, status=status, current=current):
            return when
    if not current or (
        status not in _DONE and not (status == "denied" and _is_fresh_claim(sentence, trigger_tokens))
    ):
        return None
    if counts is not None and not counts.back and not attached:
        return None
    return _from_around(analysis, expressions, sentence, trigger_tokens, attached, anchor, carry)


def _within(expressions: Sequence[TimeExpression], sentence: Sentence) -> list[TimeExpression]:
    """The expressions of one sentence."""
    return [found for found in expressions if sentence.start <= found.core.start < sentence.stop]


def _from_count(
    counts: Counted,
    analysis: Analysis,
    expressions: Sequence[TimeExpression],
    sentence: Sentence,
    attached: tuple[Attached, ...],
    anchor: date | None,
) -> When | None:
    """The days counted from the other happening's: told beside it, else in sentences before or the lead."""
    told = [time.expression for time in attached if not says_when_told(sentence, time)]
    known = (told[0].start, told[0].end) if len(told) == 1 and counts.back else None
    if not told:
        other = _day_told_before(analysis, expressions, sentence, anchor) or (
            lead_date(analysis, expressions, anchor) if counts.back else None
        )
        known = (other.start_date, other.end_date) if other is not None else None
    found = counts.day(known) if known is None or None not in known else None
    if found is None or found.start is None or found.end is None:
        return None
    return When(found.start, found.end, "day", (found.span,), "argument:counted")


def resolved_times(
    expressions: Sequence[TimeExpression], sentence: Sentence, carry: When | None
) -> Iterator[TimeExpression]:
    """Dated expressions of a sentence; the date line of the report is none of them."""
    narrow = carry is not None and (carry.end_date - carry.start_date).days <= _NARROW_DAYS
    narrative = (carry.start_date, carry.end_date) if carry and narrow else None
    for expression in expressions:
        if not sentence.start <= expression.core.start < sentence.stop or expression.rule in NO_EVENT_DATES:
            continue
        linked = (
            expression.timex_type == "DURATION" or expression.granularity == "unmarked"
        )  # "two days after the vote"
        resolved = expression if linked else resolve(expression, narrative)
        if resolved.is_dated and resolved.kind in ("point", "interval", "reference"):
            yield resolved


def report_day(article: Article, expressions: Sequence[TimeExpression]) -> date | None:
    """Day of the report: its own date line, else the publication date."""
    header = next((e for e in expressions if e.rule == "report-date" and e.is_dated), None)
    return header.start if header else article.published


def when_of(
    time: Attached,
    rule: str,
    attached: tuple[Attached, ...],
    sentence: Sentence,
    anchor: date | None,
    status: str,
) -> When:
    """The days of an expression for an event of this status; `rule` is one of `DATE_LINKS`."""
    expression = time.expression
    start, end = expression.start, expression.end
    precision = expression.granularity
    if expression.rule == "recent-units" and expression.core.text.lower().endswith("weeks"):
        start = add_months(end, -1)  # a writer's "recent weeks" is about a month
    if expression.rule in ("rolling", "recent-units", "overnight") and anchor and end == anchor:
        told = [a.expression.end for a in attached if a is not time and says_when_told(sentence, a)]
        if (
            len(told) == 1 and 0 < (anchor - told[0]).days < 7
        ):  # "in the past two weeks, a monitor said on Saturday"
            back = (anchor - told[0]).days - (expression.rule == "overnight" and _beside(time, attached))
            start, end = add_days(start, -back), add_days(end, -back)
    if status in _OPEN_STATUS and anchor and end < anchor and precision != "vague":
        end, precision = anchor, "open"
    return When(start, end, _precision(precision), (expression.span,), f"{rule}:{expression.rule}")


def _beside(time: Attached, attached: tuple[Attached, ...]) -> bool:
    """ "overnight Wednesday": the night that begins that day."""
    return any(min(other.tokens) == max(time.tokens) + 1 for other in attached)


def _fits(when: When, anchor: date | None, *, status: str, current: bool) -> bool:
    """A plan is no past day, a deed no coming one; a weak link must not date news to long ago or background
    to now."""
    if anchor is None:
        return True
    rule = when.rule.split(":")[0]
    if status in _AHEAD and when.end_date < anchor:
        return False
    to_come = rule == "governor" and when.start_date > anchor
    if status in _AHEAD and ((rule not in _OWN and not to_come) or when.start_date < anchor):
        return False
    if status in _DONE and when.start_date > anchor:
        return False
    if rule in _OWN:
        return True
    if status in _OPEN_STATUS and (rule in _WEAK or (anchor - when.start_date).days < _NEWS_DAYS):
        return False
    if not current and status in _DONE and (anchor - when.start_date).days < _NEWS_DAYS:
        return False
    return not (current and rule in _WEAK and (anchor - when.end_date).days > 7)


def _precision(granularity: str) -> str:
    return {"day-part": "day", "part-year": "range"}.get(granularity, granularity or "range")


def _from_around(
    analysis: Analysis,
    expressions: Sequence[TimeExpression],
    sentence: Sentence,
    trigger: tuple[int, ...],
    attached: tuple[Attached, ...],
    anchor: date | None,
    carry: When | None,
) -> When | None:
    """What news without words of time takes: the day of the lead or of the sentence before, else the date
    line.

    The date line counts only in a report whose body names no day of the week before it.
    """
    if sentence.headline:
        return lead_date(analysis, expressions, anchor)
    if _is_fresh_claim(sentence, trigger) and not attached and anchor is not None:
        lead = lead_date(analysis, expressions, anchor)
        if lead is not None and (anchor - lead.end_date).days <= 1:
            return When(anchor, anchor, "day", (), "publication-date:claim")
    own = tells_of_its_own(sentence, trigger) and not attached
    if (
        carry is not None
        and own
        and (carry.end_date - carry.start_date).days <= _NARROW_DAYS
        and _told_nearby(analysis, carry, sentence)
        and _is_news(carry, anchor)
    ):
        return replace(carry, rule=f"carried:{carry.rule.split(':')[-1]}")
    told = _day_told_before(analysis, expressions, sentence, anchor) if own else None
    if told is not None:
        return told
    header = next((e for e in expressions if e.rule == "report-date" and e.is_dated), None)
    if header is None or _names_news_day(expressions, anchor):
        return None
    return When(header.start, header.end, "day", (header.span,), "report-date:report-date")


def _day_told_before(
    analysis: Analysis, expressions: Sequence[TimeExpression], sentence: Sentence, anchor: date | None
) -> When | None:
    """The latest recent day, no day of saying, that one of the sentences just before names for what it
    tells."""
    for index in range(sentence.index - 1, max(sentence.index - 1 - _CARRIED_SENTENCES, -1), -1):
        before = analysis.sentences[index]
        found = [
            time.expression
            for time in attach(before, resolved_times(expressions, before, None))
            if anchor
            and not says_when_told(before, time)
            and time.expression.modifier not in BOUNDS
            and _is_recent(time.expression.start, time.expression.end, anchor)
            and (time.expression.end - time.expression.start).days <= _NARROW_DAYS
        ]
        if found:
            best = max(found, key=lambda days: days.end)
            return When(
                best.start, best.end, _precision(best.granularity), (best.span,), f"carried:{best.rule}"
            )
    return None


def _is_fresh_claim(sentence: Sentence, trigger: tuple[int, ...]) -> bool:
    """Read "no immediate claim of responsibility", "claimed responsibility", but not "has claimed" in
    earlier times."""
    near = sentence.tokens[max(0, min(trigger) - 5) : max(trigger) + 6]
    if not any(sentence.tokens[t].lemma in ("claim", "responsibility") for t in trigger):
        return False
    denied = any(t.lemma in ("no", "not", "none", "yet", "nobody", "n't") for t in near)
    perfect = any(t.lemma == "have" and t.upos == "AUX" for t in near)
    return any(t.lemma == "responsibility" for t in near) and (denied or not perfect)


def lead_date(analysis: Analysis, expressions: Sequence[TimeExpression], anchor: date | None) -> When | None:
    """The latest recent day that the opening sentences name, a day of saying only where there is no other."""
    found: list[tuple[bool, int, TimeExpression]] = []
    for sentence in [s for s in analysis.sentences if not s.headline][:_LEAD_SENTENCES]:
        for time in attach(sentence, resolved_times(expressions, sentence, None)):
            days = time.expression
            if anchor and days.modifier not in BOUNDS and _is_recent(days.start, days.end, anchor):
                found.append((says_when_told(sentence, time), (anchor - days.end).days, days))
    if found:
        best = min(found, key=lambda item: item[:2])[2]
        precision = _precision(best.granularity)
        return When(best.start, best.end, precision, (best.span,), f"carried:{best.rule}")
    header = next((e for e in expressions if e.rule == "report-date" and e.is_dated), None)
    return (
        When(header.start, header.end, "day", (header.span,), "report-date:report-date") if header else None
    )


def _is_recent(start: date, end: date, anchor: date) -> bool:
    return 0 <= (anchor - end).days <= 7 and (anchor - start).days <= 31


def _is_news(when: When, anchor: date | None) -> bool:
    return anchor is not None and _is_recent(when.start_date, when.end_date, anchor)


def _told_nearby(analysis: Analysis, carry: When, sentence: Sentence) -> bool:
    """The words of the carried date stand at most two sentences back."""
    if not carry.spans:
        return False
    place = next((s.index for s in analysis.sentences if s.start <= carry.spans[0].start < s.stop), None)
    return place is not None and 0 <= sentence.index - place <= _CARRIED_SENTENCES


def _names_news_day(expressions: Sequence[TimeExpression], anchor: date | None) -> bool:
    return anchor is not None and any(
        e.is_dated
        and e.rule not in NO_EVENT_DATES
        and e.kind in ("point", "interval")
        and -1 <= (anchor - e.end).days <= 7
        and (anchor - e.start).days <= 31
        for e in expressions
    )
