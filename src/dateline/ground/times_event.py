"""Which of an article's time expressions dates an event: the one that its own clause gives, never the day of publication
in silence.

"A blast on Saturday killed 12, a monitor said on Sunday": Saturday hangs on the blast, Sunday on the word of saying.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.ground.times import TimeExpression, resolve
from dateline.ground.times_calendar import add_days, add_months
from dateline.records import Analysis, Article, Sentence, Span, When

# How well a rule's date is supported, best first: dates of several mentions of one event compete in this order.
RULES = (
    "argument", "modifier", "governor", "part", "conjunct", "sentence", "report-day", "carried", "report-date",
    "publication-date",
)
_PASSED_UP = frozenset(
    "nsubj nsubj:pass csubj obj iobj obl obl:agent nmod nmod:poss compound conj xcomp appos amod acl list dep flat "
    "nummod det advmod csubj:pass nsubj:outer obl:unmarked nmod:unmarked obl:tmod nmod:tmod goeswith orphan".split()
)
_PASSED_DOWN = frozenset("obl nmod obj nsubj nsubj:pass obl:agent conj appos compound xcomp nmod:poss acl".split())
_SAYING = frozenset(
    "say tell report announce add state claim declare confirm warn note condemn accuse quote describe write cite estimate "
    "show reveal explain insist deny allege blame admit acknowledge promise vow urge".split()
)
_BOUNDS = frozenset({"before", "until", "after", "by"})
_OPEN_STATUS = frozenset({"ongoing"})
_DONE = frozenset({"happened", "attempted"})
_LEAD_PARAGRAPHS = 2


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
        carry: Date of the event told before it (or of an earlier mention): "the following day" counts from it, and a
            mention in the headline or lead takes it.

    Returns:
        Interval with its words and rule; `spans` is empty where only the day of publication supports it.
    """
    sentence = analysis.sentences[sentence_index]
    attached = tuple(_attach(sentence, _resolved(expressions, sentence, carry)))
    found = _in_sentence(sentence, attached, trigger_tokens)
    if found is not None:
        return _when(found[0], found[1], article, status)
    return _from_around(article, analysis, expressions, sentence, status=status, current=current, carry=carry)


def best_date(dates: Iterable[When | None]) -> When | None:
    """Of the dates of one event's mentions, the best supported, the first among equals, the narrower of the first two."""
    known = [found for found in dates if found is not None]
    return min(known, key=lambda found: RULES.index(found.rule.split(":")[0]), default=None)


def _resolved(
    expressions: Sequence[TimeExpression], sentence: Sentence, carry: When | None
) -> Iterator[TimeExpression]:
    """Dated expressions of a sentence; the date line of the report is none of them."""
    narrative = (carry.start_date, carry.end_date) if carry else None
    for expression in expressions:
        if not sentence.start <= expression.core.start < sentence.stop or expression.rule == "report-date":
            continue
        resolved = resolve(expression, narrative)
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
    """A word and the words above it that share its time: not out of a relative, adverbial or reported clause."""
    seen: set[int] = set()
    while token >= 0 and token not in seen:
        yield token
        seen.add(token)
        node = sentence.tokens[token]
        if node.relation not in _PASSED_UP:
            return
        if node.relation in ("acl",) and node.upos == "VERB" and node.head >= 0 and node.head > token:
            return
        token = node.head


def _below(sentence: Sentence, token: int) -> set[int]:
    """Words under a word that belong to its own happening: "killed in a blast", not "killed when shells fell"."""
    found = {token}
    grown = True
    while grown:
        grown = False
        for node in sentence.tokens:
            if node.head in found and node.index not in found and node.relation in _PASSED_DOWN:
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
    own = set(trigger)
    head = _head(sentence, trigger)
    climbed = [token for token in _climb(sentence, head)]
    below = _below(sentence, head)
    ranked: list[tuple[int, int, _Attached, str]] = []
    for time in attached:
        rule = _link(sentence, time, own, climbed, below)
        if rule is None:
            continue
        if time.expression.modifier in _BOUNDS and rule not in ("modifier",):
            continue
        distance = min(abs(time.head - token) for token in own)
        ranked.append((RULES.index(rule), distance, time, rule))
    if ranked:
        _, _, time, rule = min(ranked, key=lambda item: item[:2])
        return time, rule
    free = [time for time in attached if time.expression.modifier not in _BOUNDS]
    if len(free) == 1 and len(attached) == 1 and not _is_saying(sentence, free[0].owner) and not _other_clause(
        sentence, free[0], head
    ):
        return free[0], "sentence"
    said = [time for time in free if _is_saying(sentence, time.owner)]
    return (said[0], "report-day") if len(said) == 1 and _is_reported(sentence, said[0].owner, head) else None


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
            a.role == "ARGM-TMP" and time.head in range(a.start, a.stop) and a.stop - a.start <= len(time.tokens) + 3
            for a in predicate.arguments
        ):
            return "argument"
    if time.owner in own:
        return "modifier"
    if time.tokens & own:
        return "modifier"
    for step, token in enumerate(climbed[1:], 1):
        if time.owner == token and not _is_saying(sentence, token):
            return "conjunct" if sentence.tokens[climbed[step - 1]].relation == "conj" else "governor"
    if time.owner in below:
        return "part" if sentence.tokens[time.owner].relation != "conj" else "conjunct"
    return None


def _other_clause(sentence: Sentence, time: _Attached, head: int) -> bool:
    """The expression stands in a clause that hangs under the trigger's as a subordinate one."""
    token = time.owner
    while token >= 0 and token != head:
        if sentence.tokens[token].relation in ("acl:relcl", "advcl", "acl"):
            return True
        token = sentence.tokens[token].head
    return False


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


def _when(time: _Attached, rule: str, article: Article, status: str) -> When:
    expression = time.expression
    start, end = expression.start, expression.end
    precision = expression.granularity
    if expression.rule == "recent-units" and expression.core.text.lower().endswith("weeks"):
        start = add_months(end, -1)  # a writer's "recent weeks" is about a month
    if status in _OPEN_STATUS and article.published and end < article.published and precision != "vague":
        end, precision = article.published, "open"
    return When(start, end, _precision(precision), (expression.span,), f"{rule}:{expression.rule}")


def _precision(granularity: str) -> str:
    return {"day-part": "day", "part-year": "range"}.get(granularity, granularity or "range")


def _from_around(
    article: Article,
    analysis: Analysis,
    expressions: Sequence[TimeExpression],
    sentence: Sentence,
    *,
    status: str,
    current: bool,
    carry: When | None,
) -> When | None:
    """What the headline and lead take from each other, else the report's own date line for what is news."""
    if not current or status not in _DONE:
        return None
    if carry is not None and (sentence.headline or sentence.paragraph < _LEAD_PARAGRAPHS):
        return replace(carry, rule=f"carried:{carry.rule.split(':')[-1]}")
    header = next((e for e in expressions if e.rule == "report-date" and e.is_dated), None)
    if header is not None:
        return When(header.start, header.end, "day", (header.span,), "report-date:report-date")
    return None
