"""Which of an article's time expressions dates an event: the one that its own clause gives, never the day
of publication in silence.

"A blast on Saturday killed 12, a monitor said on Sunday": Saturday hangs on the blast, Sunday on the word
of saying.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.ground.times import TimeExpression, resolve
from dateline.ground.times_calendar import add_days, add_months
from dateline.records import Analysis, Article, Sentence, When

# How well a rule's date is supported, best first: dates of several mentions of one event compete in
# this order.
RULES = (
    "argument",
    "modifier",
    "governor",
    "part",
    "conjunct",
    "sentence",
    "report-day",
    "carried",
    "report-date",
    "publication-date",
)
_PASSED_UP = frozenset(
    "nsubj nsubj:pass csubj obj iobj obl obl:agent nmod nmod:poss compound conj xcomp appos amod acl "
    "list dep flat "
    "nummod det advmod csubj:pass nsubj:outer obl:unmarked nmod:unmarked obl:tmod nmod:tmod goeswith "
    "orphan".split()
)
_PASSED_DOWN = frozenset(
    "obl nmod obj nsubj nsubj:pass obl:agent conj appos compound xcomp nmod:poss acl".split()
)
_SAYING = frozenset(
    "say tell report announce add state claim declare confirm warn note condemn accuse quote describe "
    "write cite estimate "
    "show reveal explain insist deny allege blame admit acknowledge promise vow urge".split()
)
_BOUNDS = frozenset({"before", "until", "after", "by"})
_OPEN_STATUS = frozenset({"ongoing"})
_DONE = frozenset({"happened", "attempted"})
_AHEAD = frozenset({"planned", "threatened", "called-for", "possible"})
_NEWS_DAYS = 3
_NARROW_DAYS = 2
_NO_EVENT_DATES = frozenset({"report-date", "caption-date"})
_WEAK = frozenset({"sentence", "report-day", "conjunct"})
_OWN = frozenset({"argument", "modifier"})
_OTHER_TIME = frozenset({"after", "before", "since", "until", "following", "despite", "ahead"})
_SAME_TIME = frozenset({"when", "as", "while"})
_LEAD_SENTENCES = 3
_CARRIED_SENTENCES = 2


@dataclass(frozen=True, slots=True)
class _Attached:
    """An expression in a sentence: its tokens, the head among them, and the word that it modifies."""

    expression: TimeExpression
    tokens: frozenset[int]
    head: int
    owner: int


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
    anchor = _report_day(article, expressions)
    attached = tuple(_attach(sentence, _resolved(expressions, sentence, carry)))
    found = _in_sentence(sentence, attached, trigger_tokens)
    if found is not None:
        when = _when(found[0], found[1], attached, sentence, anchor, status)
        if _fits(when, anchor, status=status, current=current):
            return when
    if not current or status not in _DONE:
        return None
    return _from_around(analysis, expressions, sentence, trigger_tokens, attached, anchor, carry)


def best_date(dates: Iterable[When | None]) -> When | None:
    """Of the dates of one event's mentions, the best supported, the first among equals, the narrower of the
    first two."""
    known = [found for found in dates if found is not None]
    return min(known, key=lambda found: RULES.index(found.rule.split(":")[0]), default=None)


def _resolved(
    expressions: Sequence[TimeExpression], sentence: Sentence, carry: When | None
) -> Iterator[TimeExpression]:
    """Dated expressions of a sentence; the date line of the report is none of them."""
    narrow = carry is not None and (carry.end_date - carry.start_date).days <= _NARROW_DAYS
    narrative = (carry.start_date, carry.end_date) if carry and narrow else None
    for expression in expressions:
        if not sentence.start <= expression.core.start < sentence.stop or expression.rule in _NO_EVENT_DATES:
            continue
        linked = (
            expression.timex_type == "DURATION" or expression.granularity == "unmarked"
        )  # "two days after the vote"
        resolved = expression if linked else resolve(expression, narrative)
        if resolved.is_dated and resolved.kind in ("point", "interval", "reference"):
            yield resolved


def _attach(sentence: Sentence, expressions: Iterable[TimeExpression]) -> Iterator[_Attached]:
    for expression in expressions:
        span = expression.core
        tokens = frozenset(t.index for t in sentence.tokens if t.start < span.stop and span.start < t.stop)
        if not tokens:
            continue
        outside = [i for i in sorted(tokens) if sentence.tokens[i].head not in tokens]
        head = outside[-1] if outside else max(tokens)
        yield _Attached(expression, tokens, head, sentence.tokens[head].head)


def _climb(sentence: Sentence, token: int) -> Iterator[int]:
    """A word and the words above it that share its time: not out of a relative, adverbial or reported
    clause."""
    seen: set[int] = set()
    while token >= 0 and token not in seen:
        yield token
        seen.add(token)
        node = sentence.tokens[token]
        if (node.relation not in _PASSED_UP and not _is_participle(sentence, token)) or _is_set_apart(
            sentence, token
        ):
            return
        if node.relation in ("acl",) and node.upos == "VERB" and node.head >= 0 and node.head > token:
            return
        token = node.head


def _is_set_apart(sentence: Sentence, token: int) -> bool:
    """Read "since the withdrawal", "after the vote": another time than that of the words above."""
    return any(c.relation == "case" and c.lemma in _OTHER_TIME for c in sentence.children(token))


def _is_participle(sentence: Sentence, token: int) -> bool:
    """Read ", killing three": a participle without a conjunction tells of the same time as its clause."""
    node = sentence.tokens[token]
    marked = any(child.relation in ("mark", "aux") for child in sentence.children(token))
    return node.relation == "advcl" and node.xpos in ("VBG", "VBN") and not marked


def _is_same_time(sentence: Sentence, token: int) -> bool:
    """Read "when the army stormed the town": a clause that gives the time of the one above it."""
    node = sentence.tokens[token]
    return node.relation == "advcl" and any(
        child.lemma in _SAME_TIME
        for child in sentence.children(token)
        if child.relation in ("mark", "advmod")
    )


def _below(sentence: Sentence, token: int) -> set[int]:
    """Words under a word that belong to its own happening: "killed in a blast", not "killed when shells
    fell"."""
    found = {token}
    grown = True
    while grown:
        grown = False
        for node in sentence.tokens:
            if node.head not in found or node.index in found or _is_set_apart(sentence, node.index):
                continue
            if (
                node.relation in _PASSED_DOWN
                or _is_same_time(sentence, node.index)
                or _is_participle(sentence, node.index)
            ):
                found.add(node.index)
                grown = True
    return found


def _is_saying(sentence: Sentence, token: int) -> bool:
    return token >= 0 and sentence.tokens[token].lemma in _SAYING and sentence.tokens[token].upos == "VERB"


def _in_sentence(
    sentence: Sentence, attached: tuple[_Attached, ...], trigger: tuple[int, ...]
) -> tuple[_Attached, str] | None:
    """The expression that dates the trigger, and why; None where the sentence holds none for it."""
    if not attached or not trigger:
        return None
    own, head = set(trigger), _head(sentence, trigger)
    climbed, below = list(_climb(sentence, head)), _below(sentence, head)
    ranked: list[tuple[int, int, _Attached, str]] = []
    for time in attached:
        rule = _link(sentence, time, own, climbed, below)
        if rule is None or (time.expression.modifier in _BOUNDS and rule not in ("modifier", "argument")):
            continue
        distance = min(abs(time.head - token) for token in own)
        ranked.append((RULES.index(rule), distance, time, rule))
    if ranked:
        _, _, time, rule = min(ranked, key=lambda item: item[:2])
        return time, rule
    free = [time for time in attached if time.expression.modifier not in _BOUNDS]
    told = [time for time in free if not _says_when_told(sentence, time)]
    if len(told) == 1 and len(attached) <= 2 and _same_clause(sentence, told[0], head):
        return told[0], "sentence"
    said = [time for time in free if _says_when_told(sentence, time)]
    return (
        (said[0], "report-day")
        if len(said) == 1 and not told and _is_reported(sentence, said[0].owner, head)
        else None
    )


def _says_when_told(sentence: Sentence, time: _Attached) -> bool:
    """Read "said on Sunday", "on Sunday said": it dates the saying. Before who says it, it belongs to what
    is said: "struck on Saturday state media reported"."""
    if not _is_saying(sentence, time.owner):
        return False
    subjects = [child.index for child in sentence.children(time.owner) if child.relation.startswith("nsubj")]
    if not subjects or time.head > time.owner:
        return True
    return time.head > min(sentence.subtree(subjects[0]))


def _same_clause(sentence: Sentence, time: _Attached, head: int) -> bool:
    """Neither the trigger nor the expression stands in a clause of its own that the other is outside of."""

    def clauses(token: int) -> set[int]:
        found = set()
        while token >= 0:
            if sentence.tokens[token].relation in ("acl:relcl", "advcl", "acl"):
                found.add(token)
            token = sentence.tokens[token].head
        return found

    return clauses(time.head) == clauses(head)


def _head(sentence: Sentence, trigger: tuple[int, ...]) -> int:
    inside = set(trigger)
    return next((i for i in trigger if sentence.tokens[i].head not in inside), trigger[0])


def _link(
    sentence: Sentence, time: _Attached, own: set[int], climbed: list[int], below: set[int]
) -> str | None:
    """How an expression hangs together with the trigger."""
    for token in sorted(own):
        predicate = sentence.predicate_at(token)
        if predicate and any(
            a.role == "ARGM-TMP"
            and time.head in range(a.start, a.stop)
            and a.stop - a.start <= len(time.tokens) + 3
            for a in predicate.arguments
        ):
            return "argument"
    if time.owner in own:
        return "modifier"
    if time.tokens & own:
        return "modifier"
    for step, token in enumerate(climbed[1:], 1):
        if time.owner == token and not _says_when_told(sentence, time):
            return "conjunct" if sentence.tokens[climbed[step - 1]].relation == "conj" else "governor"
    if time.owner in below and not _is_saying(sentence, climbed[0]):
        return "part" if sentence.tokens[time.owner].relation != "conj" else "conjunct"
    return None


def _is_reported(sentence: Sentence, saying: int, head: int) -> bool:
    """The trigger stands in what the word of saying reports."""
    token = head
    for _ in sentence.tokens:
        if token < 0:
            return False
        if token == saying:
            return True
        token = sentence.tokens[token].head
    return False


def _report_day(article: Article, expressions: Sequence[TimeExpression]) -> date | None:
    """Day of the report: its own date line, else the publication date."""
    header = next((e for e in expressions if e.rule == "report-date" and e.is_dated), None)
    return header.start if header else article.published


def _when(
    time: _Attached,
    rule: str,
    attached: tuple[_Attached, ...],
    sentence: Sentence,
    anchor: date | None,
    status: str,
) -> When:
    expression = time.expression
    start, end = expression.start, expression.end
    precision = expression.granularity
    if expression.rule == "recent-units" and expression.core.text.lower().endswith("weeks"):
        start = add_months(end, -1)  # a writer's "recent weeks" is about a month
    if expression.rule in ("rolling", "recent-units") and anchor and end == anchor:
        told = [a.expression.end for a in attached if a is not time and _says_when_told(sentence, a)]
        if (
            len(told) == 1 and 0 < (anchor - told[0]).days < 7
        ):  # "in the past two weeks, a monitor said on Saturday"
            back = (anchor - told[0]).days
            start, end = add_days(start, -back), add_days(end, -back)
    if status in _OPEN_STATUS and anchor and end < anchor and precision != "vague":
        end, precision = anchor, "open"
    return When(start, end, _precision(precision), (expression.span,), f"{rule}:{expression.rule}")


def _fits(when: When, anchor: date | None, *, status: str, current: bool) -> bool:
    """A plan is no past day, a deed no coming one; a weak link must not date news to long ago or background
    to now."""
    if anchor is None:
        return True
    rule = when.rule.split(":")[0]
    if status in _AHEAD and when.end_date < anchor:
        return False
    if status in _AHEAD and (rule not in _OWN or when.start_date < anchor):
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
    attached: tuple[_Attached, ...],
    anchor: date | None,
    carry: When | None,
) -> When | None:
    """What news without words of time takes: the day of the lead or of the sentence before, else the date
    line.

    The date line counts only in a report whose body names no day of the week before it.
    """
    if sentence.headline:
        return _lead_date(analysis, expressions, anchor)
    if (
        carry is not None
        and not attached
        and (carry.end_date - carry.start_date).days <= _NARROW_DAYS
        and _told_nearby(analysis, carry, sentence)
        and _is_news(carry, anchor)
    ):
        return replace(carry, rule=f"carried:{carry.rule.split(':')[-1]}")
    header = next((e for e in expressions if e.rule == "report-date" and e.is_dated), None)
    if header is None or _names_news_day(expressions, anchor):
        return None
    return When(header.start, header.end, "day", (header.span,), "report-date:report-date")


def _lead_date(analysis: Analysis, expressions: Sequence[TimeExpression], anchor: date | None) -> When | None:
    """The latest recent day that the opening sentences name, a day of saying only where there is no other."""
    found: list[tuple[bool, int, TimeExpression]] = []
    for sentence in [s for s in analysis.sentences if not s.headline][:_LEAD_SENTENCES]:
        for time in _attach(sentence, _resolved(expressions, sentence, None)):
            days = time.expression
            if anchor and days.modifier not in _BOUNDS and _is_recent(days.start, days.end, anchor):
                found.append((_says_when_told(sentence, time), (anchor - days.end).days, days))
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
        and e.rule not in _NO_EVENT_DATES
        and e.kind in ("point", "interval")
        and -1 <= (anchor - e.end).days <= 7
        and (anchor - e.start).days <= 31
        for e in expressions
    )
