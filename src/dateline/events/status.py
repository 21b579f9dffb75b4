"""How far an event is real: happened, ongoing, attempted, planned, threatened, called-for, possible, denied.

"They vowed to retake the city": the verb above "retake" plans it. The reading walks from the trigger up the
tree as long as the words above still speak of the same event, and gathers modal verbs, negation, and the
verbs, nouns and adjectives of resources/words/status.yml on the way.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.events.governing import governed
from dateline.events.lasting import progressive, verb_time
from dateline.records import Sentence, Span, Status
from dateline.records.tree import Tree
from dateline.resources.words import load_words

ORDER = ("denied", "attempted", "threatened", "called-for", "planned", "possible", "ongoing", "happened")
IN_CASE = ("in case of", "in the event of", "in anticipation of")
LINKS = (
    "xcomp",
    "ccomp",
    "obj",
    "acl",
    "advcl",
    "nmod",
    "obl",
    "nsubj",
    "nsubj:pass",
    "amod",
    "compound",
    "conj",
    "csubj",
    "iobj",
    "csubj:pass",
    "nmod:poss",
)
HIGHEST = 8
# What stands over one of these says nothing of the deed, but for "no plan to".
DECIDING = frozenset(("planned", "threatened", "called-for", "attempted", "denied"))
# "an operation called River Shield to seize the port"
NAMING = frozenset(("call", "name", "dub", "codename", "baptise"))


@dataclass(frozen=True, slots=True)
class Modality:
    """What the grammar says of a trigger.

    Attributes:
        status: One of the contract's values.
        cues: Token indices of the words that decided it.
        negated: Token index of a plain negation over the event, which is said not to be; None without one.
        time: "past" | "past-perfect" | "perfect" | "present" | "future" | "none" for nouns without a verb.
    """

    status: str
    cues: tuple[int, ...]
    negated: int | None
    time: str


@dataclass(slots=True)
class _Signs:
    """What the words from the trigger up say, as they are read: votes are statuses with their words."""

    votes: list[tuple[str, int]] = field(default_factory=list)
    negated: int | None = None
    time: str = "none"


def read_modality(sentence: Sentence, tree: Tree, head: int) -> Modality:
    """Read a trigger's standing from its own auxiliaries and all that governs it."""
    words = load_words("status")
    signs = _climb(sentence, tree, head, words)
    case = _in_case_of(sentence, tree, head)
    votes = signs.votes if case is None else [("possible", case)]
    denial = denied_in_clause(sentence, tree, head, words)
    if denial is not None:
        votes.append(("denied", denial))
    status, cues = _decide(_without_feared_futures(sentence, votes, words))
    if status == "happened" and signs.time == "future":
        status = "planned"
    return Modality(status, cues, signs.negated, signs.time)


def _climb(sentence: Sentence, tree: Tree, head: int, words: dict) -> _Signs:
    """Gather the signs from a trigger up, as long as the words above still speak of the same event."""
    signs, current, quiet = _Signs(), head, False
    seen: set[int] = set()
    while current not in seen and len(seen) < HIGHEST:
        seen.add(current)
        if not quiet:
            found, negated = _own_signs(sentence, tree, current, words, above=current != head)
            signs.votes += found
            signs.negated = negated if signs.negated is None else signs.negated
        if signs.time == "none":
            signs.time = verb_time(sentence, tree, current)
        parent = tree.parent(current)
        if parent < 0 or not _leads_up(tree, current):
            break
        if tree.relation(current) != "conj" and not _add_governor(sentence, tree, current, words, signs):
            break
        quiet = _stands_apart(sentence, tree, current)
        current = parent
    return signs


def _leads_up(tree: Tree, index: int) -> bool:
    """What governs a word may speak of the same event."""
    relation = tree.relation(index)
    if relation == "conj":
        # "it was not clear ..., but the group claimed": a clause with a subject of its own stands alone
        return not tree.under(index, "nsubj")
    kin = relation.split(":")[0] in ("conj", "parataxis", "acl")
    return relation in LINKS or (kin and relation not in ("parataxis", "acl:relcl"))


def _stands_apart(sentence: Sentence, tree: Tree, index: int) -> bool:
    """The auxiliaries and adverbs of what governs a word say nothing of the deed.

    A second verb has its own auxiliaries; a verb of saying or knowing ("it may be recalled that ...") its own
    doubt.
    """
    relation = tree.relation(index)
    if relation == "conj":
        return sentence.tokens[index].upos == "VERB" and bool(tree.under(index, "aux"))
    return relation.split(":")[0] in ("ccomp", "csubj")


def _add_governor(sentence: Sentence, tree: Tree, index: int, words: dict, signs: _Signs) -> bool:
    """Add what a word's governor makes of the event; whether what stands above may still speak of it."""
    parent = tree.parent(index)
    verdict = governed(sentence, tree, index, parent, words)
    if verdict in ("stop", "pass", "implicative"):
        return verdict != "stop"
    if verdict == "planned" and _feared(sentence, tree, parent, words):
        verdict = "possible"
    signs.votes.append((verdict, parent))
    if verdict == "planned" and signs.negated is None:
        signs.negated = _no_plan(tree, parent, words)
    return verdict not in DECIDING


def _feared(sentence: Sentence, tree: Tree, plan: int, words: dict) -> bool:
    """ "fears that the militia plans to burn the harvest": a plan that somebody only suspects."""
    above = tree.parent(plan)
    return (
        above >= 0
        and tree.relation(plan).split(":")[0] in ("acl", "ccomp")
        and (
            tree.lemma(above) in words["nouns"]["possible"]
            or tree.lemma(above) in ("fear", "suspect", "worry")
        )
    )


def _own_signs(
    sentence: Sentence, tree: Tree, index: int, words: dict, *, above: bool
) -> tuple[list[tuple[str, int]], int | None]:
    """Auxiliaries, markers, adverbs and adjectives that hang on a word."""
    votes: list[tuple[str, int]] = []
    negated = None
    token = sentence.tokens[index]
    for child in tree.children[index]:
        lemma, relation = tree.lemma(child), tree.relation(child).split(":")[0]
        if relation in ("aux",):
            for status, modals in words["modal"].items():
                if lemma in modals or sentence.tokens[child].text.lower() in modals:
                    votes.append((status, child))
        if lemma in words["negation"] and relation in (
            "advmod",
            "det",
            "cc",
            "aux",
            "discourse",
            "dep",
            "obl",
            "nsubj",
            "case",
        ):
            if relation != "case" or not above:
                negated = child
        if relation == "nsubj" and _nobody(tree, child):
            negated = child
        if relation == "mark" and lemma in words["markers"]["possible"] and not (lemma == "should"):
            votes.append(("possible", child))
        if (
            relation == "mark"
            and lemma == "to"
            and not above
            and tree.relation(index) in ("advcl", "acl", "root")
        ):
            if _is_aim(sentence, tree, index, words):
                votes.append(("planned", child))
        if relation == "advmod":
            for status, adverbs in words["adverbs"].items():
                if lemma in adverbs and (
                    status != "ongoing" or (not above and _tells(sentence, tree, index))
                ):
                    votes.append((status, child))
        if relation in ("amod", "compound") and not above and not tree.under(child, "advmod"):
            for status, adjectives in words["adjectives"].items():
                if lemma in adjectives or sentence.tokens[child].text.lower() in adjectives:
                    votes.append((status, child))
    if token.upos == "VERB" and not above and progressive(sentence, tree, index):
        votes.append(("ongoing", index))
    return votes, negated


def _tells(sentence: Sentence, tree: Tree, index: int) -> bool:
    """A verb or what a verb of being says: "is now under siege", not "the attacks now in the news"."""
    return sentence.tokens[index].upos in ("VERB", "ADJ") or bool(tree.under(index, "cop"))


def _in_case_of(sentence: Sentence, tree: Tree, head: int) -> int | None:
    """The noun in "in case of an attack"; the tree hangs it now here, now there."""
    start = tree.phrase(head)[0]
    before = " ".join(token.text.lower() for token in sentence.tokens[max(0, start - 4) : start])
    return start - 2 if before.endswith(IN_CASE) else None


def _no_plan(tree: Tree, plan: int, words: dict) -> int | None:
    """ "has no plans to withdraw", "does not intend to"."""
    signs = (c for c in tree.under(plan, "det", "advmod", "aux") if tree.lemma(c) in words["negation"])
    return next(signs, None)


def _nobody(tree: Tree, subject: int) -> bool:
    """ "no group has claimed the blast", "neither the brigade nor its allies did"."""
    return any(
        tree.lemma(c) in ("no", "neither") for c in tree.under(subject, "det", "cc", "advmod") if c < subject
    )


def _is_aim(sentence: Sentence, tree: Tree, index: int, words: dict) -> bool:
    """A deed still to be done: "deployed to retake", "an operation to seize"; not "marched to protest"."""
    parent = tree.parent(index)
    if parent < 0:
        return True
    if tree.relation(index) == "acl":
        return True
    named = tree.relation(parent) == "acl" and tree.lemma(parent) in NAMING
    return named or tree.lemma(parent) in words["aiming"]


def denied_in_clause(sentence: Sentence, tree: Tree, head: int, words: dict) -> int | None:
    """ "took the town, which the ministry denied": the word of denying that stands under the event."""
    for index in sorted(tree.subtree(head)):
        if (
            index != head
            and tree.relation(index) in ("acl:relcl", "advcl:relcl")
            and tree.lemma(index) in words["verbs"]["denied"]
            and not _told_by(tree, index, head)
        ):
            return index
    return None


def _told_by(tree: Tree, index: int, head: int) -> bool:
    """Whether a word stands in what another says: "said that they took the town, which was denied"."""
    while index not in (head, -1):
        if tree.relation(index) == "ccomp":
            return True
        index = tree.parent(index)
    return False


def _without_feared_futures(
    sentence: Sentence, votes: list[tuple[str, int]], words: dict
) -> list[tuple[str, int]]:
    """ "fears that the town would be bombed": the "would" is that of the fear, and plans nothing."""
    feared = any(status == "possible" and sentence.tokens[i].upos in ("NOUN", "VERB") for status, i in votes)
    futures = words["modal"]["planned"]
    return [v for v in votes if not (feared and v[0] == "planned" and sentence.tokens[v[1]].lemma in futures)]


def _decide(votes: list[tuple[str, int]]) -> tuple[str, tuple[int, ...]]:
    """The status that weighs most, with the words that voted for it."""
    for status in ORDER:
        cues = tuple(sorted({index for vote, index in votes if vote == status}))
        if cues:
            return status, cues
    return "happened", ()


def status_of(sentence: Sentence, modality: Modality) -> Status:
    """The record's status with its cue spans."""
    cues: tuple[Span, ...] = tuple(sentence.span(i, i + 1) for i in modality.cues)
    return Status(modality.status, cues)
