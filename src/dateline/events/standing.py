"""Whether a trigger's event took place: its status by the grammar, set right by what its words mean.

"Agreed to cease fire" is an agreement and no plan; "made no arrests" is told though nobody was arrested;
"no shells fell" is no event.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.events.lasting import LASTING, lasts
from dateline.events.status import Modality, status_of
from dateline.events.triggers import Trigger
from dateline.records import Sentence, Status
from dateline.records.tree import Tree

# The word that agrees is the agreement: "agreed to cease fire" is no plan.
SETTLED_BY = {
    "ceasefire-agree": frozenset(
        ("agreed", "agree", "agrees", "agreeing", "decided", "resolved", "to", "pledged")
    )
}
# Acts that a report tells of even where nobody has done them yet: "no group claimed it", "made no arrests".
OPENLY = frozenset(("claim-responsibility", "accuse", "arrest"))
ESCAPING = frozenset(("avoid", "evade", "escape"))
# Who says that he will not do these refuses them.
REFUSED = frozenset(("ceasefire-agree", "talks", "release"))


def standing(sentence: Sentence, tree: Tree, trigger: Trigger, modality: Modality) -> Status | None:
    """The status of a trigger's event; None where the text tells of none."""
    if _escaped(tree, trigger.head):
        return None
    status = _as_meant(sentence, trigger, status_of(sentence, modality))
    negated = modality.negated
    if negated is None:
        negated = _inner_negation(tree, trigger)
    if negated is not None and status.value != "denied":
        if trigger.type in OPENLY or (trigger.type in REFUSED and status.value == "planned"):
            return Status("denied", (sentence.span(negated, negated + 1),))
        if status.value in ("happened", "ongoing", "planned"):
            return None
    if (
        status.value == "happened"
        and trigger.type in LASTING
        and lasts(sentence, tree, trigger.head, modality.time, trigger.type)
    ):
        return replace(status, value="ongoing", cues=(sentence.span(trigger.head, trigger.head + 1),))
    return status


def _as_meant(sentence: Sentence, trigger: Trigger, status: Status) -> Status:
    """The status that the trigger's own words give: "a foiled raid", "agreed to cease fire"."""
    if trigger.status is not None and status.value in ("happened", "ongoing"):
        status = replace(status, value=trigger.status, cues=(sentence.span(trigger.start, trigger.stop),))
    if (
        trigger.type in SETTLED_BY
        and status.value == "planned"
        and all(c.text.lower() in SETTLED_BY[trigger.type] for c in status.cues)
    ):
        return Status("happened")
    return status


def _escaped(tree: Tree, head: int) -> bool:
    """ "moved out to avoid being bombed": nobody did it, and nobody says that somebody will."""
    return tree.relation(head) in ("xcomp", "ccomp") and tree.lemma(tree.parent(head)) in ESCAPING


def _inner_negation(tree: Tree, trigger: Trigger) -> int | None:
    """The "no" in "made no claim", where it hangs on one of the trigger's words."""
    return next(
        (
            child
            for index in range(trigger.start, trigger.stop)
            for child in tree.under(index, "det", "advmod")
            if tree.lemma(child) in ("no", "not", "never", "n't")
        ),
        None,
    )
