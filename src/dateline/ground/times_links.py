"""How a time expression hangs together with an event's trigger in the tree of their sentence.

"A blast on Saturday killed 12, a monitor said on Sunday": Saturday modifies the blast and so dates the
killing; Sunday modifies the word of saying and dates neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.ground.times import TimeExpression
from dateline.records import DATE_LINKS, Sentence

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
BOUNDS = frozenset({"before", "until", "after", "by"})
_OTHER_TIME = frozenset({"after", "before", "since", "until", "following", "despite", "ahead"})
_SAME_TIME = frozenset({"when", "as", "while"})


@dataclass(frozen=True, slots=True)
class Attached:
    """An expression in a sentence: its tokens, the head among them, and the word that it modifies."""

    expression: TimeExpression
    tokens: frozenset[int]
    head: int
    owner: int


def attach(sentence: Sentence, expressions: Iterable[TimeExpression]) -> Iterator[Attached]:
    for expression in expressions:
        span = expression.core
        tokens = frozenset(t.index for t in sentence.tokens if t.start < span.stop and span.start < t.stop)
        if not tokens:
            continue
        outside = [i for i in sorted(tokens) if sentence.tokens[i].head not in tokens]
        head = outside[-1] if outside else max(tokens)
        yield Attached(expression, tokens, head, sentence.tokens[head].head)


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


def tells_of_its_own(sentence: Sentence, trigger: tuple[int, ...]) -> bool:
    """The trigger tells what its sentence tells: it stands in no relative or adverbial clause, after no
    "during", and is not in the perfect, which sums up a longer time ("has captured 12 villages")."""
    token = _head(sentence, trigger)
    if any(child.lemma == "have" and child.relation == "aux" for child in sentence.children(token)):
        return False
    while token >= 0:
        node = sentence.tokens[token]
        apart = node.relation in ("acl:relcl", "advcl") and not _is_participle(sentence, token)
        during = any(c.relation == "case" and c.lemma == "during" for c in sentence.children(token))
        if apart or during or _is_set_apart(sentence, token):
            return False
        token = node.head
    return True


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


def link_in_sentence(
    sentence: Sentence, attached: tuple[Attached, ...], trigger: tuple[int, ...]
) -> tuple[Attached, str] | None:
    """The expression that dates the trigger, and why; None where the sentence holds none for it."""
    if not attached or not trigger:
        return None
    own, head = set(trigger), _head(sentence, trigger)
    climbed, below = list(_climb(sentence, head)), _below(sentence, head)
    ranked: list[tuple[int, int, Attached, str]] = []
    for time in attached:
        if _behind_another(sentence, time, head):
            continue
        rule = _link(sentence, time, own, climbed, below)
        if rule is None or (time.expression.modifier in BOUNDS and rule not in ("modifier", "argument")):
            continue
        distance = min(abs(time.head - token) for token in own)
        ranked.append((DATE_LINKS.index(rule), distance, time, rule))
    if ranked:
        _, _, time, rule = min(ranked, key=lambda item: item[:2])
        return time, rule
    free = [
        time
        for time in attached
        if time.expression.modifier not in BOUNDS and not _behind_another(sentence, time, head)
    ]
    told = [time for time in free if not says_when_told(sentence, time)]
    if (
        len(told) == 1
        and len(attached) <= 2
        and not _names_another(sentence, told[0])
        and _same_clause(sentence, told[0], head)
    ):
        return told[0], "sentence"
    said = [time for time in free if says_when_told(sentence, time)]
    return (
        (said[0], "report-day")
        if len(said) == 1 and not told and _is_reported(sentence, said[0].owner, head)
        else None
    )


def _behind_another(sentence: Sentence, time: Attached, head: int) -> bool:
    """Read "raids since the retreat of the army in 2009": the year is the retreat's."""
    first = min(time.tokens)
    between = sentence.tokens[head + 1 : first - 1]
    words = [token.text for token in between]
    marks = [n for n, token in enumerate(between) if token.lemma in ("since", "after", "before")]
    return (
        bool(marks)
        and not {",", ";"} & set(words[marks[-1] :])
        and any(token.upos in ("NOUN", "PROPN") for token in between[marks[-1] + 1 :])
        and not any(token.upos == "VERB" for token in between[marks[-1] + 1 :])
        and between[marks[-1]].index not in time.tokens
    )


def says_when_told(sentence: Sentence, time: Attached) -> bool:
    """Read "said on Sunday", "on Sunday said": it dates the saying. Before who says it, it belongs to what
    is said: "struck on Saturday state media reported"."""
    if not _is_saying(sentence, time.owner):
        return False
    subjects = [child.index for child in sentence.children(time.owner) if child.relation.startswith("nsubj")]
    if not subjects or time.head > time.owner:
        return True
    return time.head > min(sentence.subtree(subjects[0]))


def _names_another(sentence: Sentence, time: Attached) -> bool:
    """Read "the mid-August attack", "Tuesday's raid": it tells that happening from others, and dates
    nothing else."""
    return sentence.tokens[time.head].relation in ("compound", "amod", "nmod:poss", "nummod")


def _same_clause(sentence: Sentence, time: Attached, head: int) -> bool:
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
    sentence: Sentence, time: Attached, own: set[int], climbed: list[int], below: set[int]
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
        if time.owner == token and not says_when_told(sentence, time):
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
