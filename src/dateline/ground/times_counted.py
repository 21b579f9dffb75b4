"""Days that a text counts from another happening: "four days after the raid", "30 hours after they left"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.ground.times import TimeExpression, resolve
from dateline.records import Sentence

_FURTHEST = 8
_ROUGH = frozenset({"over", "more", "nearly", "almost", "less", "under", "just", "at"})


@dataclass(frozen=True, slots=True)
class Counted:
    """An expression that counts from another happening, and which of the two the trigger tells.

    Attributes:
        back: The trigger tells what is counted from: the raid of "four days after the raid".
    """

    expression: TimeExpression
    back: bool

    def day(self, known: tuple[date, date] | None) -> TimeExpression | None:
        """The trigger's days from those of the other happening; None where a number is missing."""
        shift = self.expression.shift
        if known is None or shift is None:
            return None
        counted = (-shift[0], shift[1]) if self.back else shift
        found = resolve(replace(self.expression, shift=counted), known)
        return replace(found, granularity="day", kind="point") if found.is_dated else None


def counted(
    sentence: Sentence, expressions: Sequence[TimeExpression], trigger: tuple[int, ...]
) -> Counted | None:
    """The count of a sentence that its trigger stands on one side of."""
    tokens = sentence.tokens
    for expression in expressions:
        span = expression.core
        inside = [token.index for token in tokens if token.start < span.stop and span.start < token.stop]
        if not inside or expression.anchor != "narrative" or expression.timex_type != "DURATION":
            continue
        after = inside[-1] + 1
        first = expression.span.text.split()[0].lower()
        if after >= len(tokens) or tokens[after].text.lower() != "after" or first in _ROUGH:
            continue
        if _is_counted_from(sentence, after, trigger):
            return Counted(expression, back=True)
        if any(tokens[index].head in trigger for index in inside) or tokens[after].head in _heads(
            sentence, trigger
        ):
            return Counted(expression, back=False)
    return None


def _heads(sentence: Sentence, trigger: tuple[int, ...]) -> set[int]:
    """What hangs straight on the trigger."""
    return {token.index for token in sentence.tokens if token.head in trigger}


def _is_counted_from(sentence: Sentence, after: int, trigger: tuple[int, ...]) -> bool:
    """The trigger is what "after" leads into."""
    lead = sentence.tokens[after]
    heads = {lead.head}
    heads |= {
        token.index for token in sentence.tokens if token.head == lead.head and token.relation == "amod"
    }
    below = set(sentence.subtree(lead.head)) if lead.head >= 0 and lead.head > after else set()
    return bool(heads & set(trigger)) or any(
        token in below and after < token <= after + _FURTHEST for token in trigger
    )
