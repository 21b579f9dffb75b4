"""What a word makes of the deed it governs: "vowed to retake the city" plans, "called for a raid" asks.

The words are those of resources/words/status.yml; the grammar decides which of a word's meanings holds.
"""

from __future__ import annotations

from dateline.records import Sentence
from dateline.records.tree import Tree
from dateline.resources.words import load_words

FEARS = frozenset(load_words("status")["nouns"]["possible"])
# In order: what a word may make of its subject, of its object or clause, and of what stands under a noun.
OF_SUBJECT = ("planned", "called-for", "attempted", "threatened", "possible", "denied")
OF_OBJECT = ("threatened", "called-for", "planned", "attempted", "possible", "denied", "ongoing")
UNDER_NOUN = ("threatened", "planned", "called-for", "possible", "attempted", "denied")
# Verbs whose passive subject is not what they speak of: "the army is expected", "the raid was stopped".
NOT_OF_SUBJECT = frozenset("aim expect see stop halt order design mean".split())
# Plans for a thing itself: "plan a raid", but not "order a raid".
PLAN_A_THING = frozenset(
    "plan plot prepare schedule mull consider propose promise pledge vow approve seek want".split()
)
# "hopes that the town falls" leaves it open, "agreed that it fell" tells it.
OPEN, SETTLED = frozenset(("hope", "expect", "consider")), frozenset(("mean", "agree", "resolve"))
READY = frozenset("ready set due poised prepared determined willing eager".split())
UNSURE = frozenset("afraid fearful worried unclear uncertain able capable".split())


def governed(sentence: Sentence, tree: Tree, index: int, parent: int, words: dict) -> str:
    """What a governing word makes of what it governs: a status, "pass", "implicative" or "stop"."""
    relation, upos = tree.relation(index).split(":")[0], sentence.tokens[parent].upos
    if upos in ("VERB", "AUX"):
        return _by_verb(sentence, tree, index, parent, relation, words)
    if upos in ("NOUN", "PROPN") and relation in ("nmod", "acl", "compound", "ccomp"):
        return _by_noun(tree, parent, relation, words)
    if upos == "ADJ" and relation in ("xcomp", "ccomp", "csubj", "nsubj", "advcl", "obl"):
        return _by_adjective(tree.lemma(parent), relation, words)
    return "stop"


def _by_verb(sentence: Sentence, tree: Tree, index: int, verb: int, relation: str, words: dict) -> str:
    lemma = tree.lemma(verb)
    if lemma == "call" and any(tree.lemma(c) == "off" for c in tree.under(verb, "compound:prt")):
        return "planned"
    if lemma == "have" and any(tree.lemma(c) == "yet" for c in tree.under(verb, "advmod")):
        return "planned"  # "has yet to begin"
    if relation in ("nsubj", "csubj"):
        return _of_subject(sentence, tree, index, verb, words)
    if relation in ("obl", "advcl"):
        return _of_adverbial(sentence, tree, index, verb, relation, words)
    if relation in ("xcomp", "ccomp", "obj", "iobj", "acl"):
        return _of_object(sentence, tree, verb, relation, words)
    return "stop"


def _of_subject(sentence: Sentence, tree: Tree, index: int, verb: int, words: dict) -> str:
    """ "an offensive is planned", "strikes continue", "an attack was foiled", "a strike killed ten"."""
    lemma = tree.lemma(verb)
    if lemma in words["verbs"]["ongoing"] and lemma not in ("remain", "keep"):
        return "ongoing"
    if _was_hatched(sentence, tree, verb):
        return "pass"
    if tree.relation(index) == "nsubj:pass" or sentence.tokens[verb].xpos == "VBN":
        for status in OF_SUBJECT if lemma not in NOT_OF_SUBJECT else ():
            if lemma in words["verbs"][status]:
                return status
    return "possible" if lemma == "loom" else "pass"


def _of_adverbial(sentence: Sentence, tree: Tree, index: int, verb: int, relation: str, words: dict) -> str:
    """ "called for a raid", "prepares for war", "aimed at retaking", "prevented from leaving"."""
    lemma, preposition = tree.lemma(verb), tree.preposition(index) if relation == "obl" else ""
    if preposition in ("for", "to", "against", "of") and lemma in words["verbs"]["called-for"]:
        return "called-for"
    if relation == "advcl" and lemma == "call" and _called_upon(sentence, tree, verb):
        return "called-for"
    if preposition == "of" and lemma == "warn":
        return "possible"
    if preposition == "for" and lemma in ("prepare", "plan", "ready", "gear"):
        return "planned"
    if lemma == "aim" and any(tree.lemma(c) == "at" for c in tree.under(index, "case", "mark")):
        return "planned"
    if preposition == "from" and lemma in ("prevent", "stop", "block", "bar", "ban", "keep"):
        return "attempted"
    return "stop"


def _of_object(sentence: Sentence, tree: Tree, verb: int, relation: str, words: dict) -> str:
    """ "vowed to retake", "fears that it falls", "plan a raid", "deny the raid"."""
    lemma = tree.lemma(verb)
    if lemma == "call" and not _called_upon(sentence, tree, verb):
        return "stop"
    for status in OF_OBJECT:
        if lemma not in words["verbs"][status]:
            continue
        if status == "planned" and relation == "obj" and lemma not in PLAN_A_THING:
            continue
        if status == "planned" and relation == "ccomp" and lemma in OPEN | SETTLED:
            return "possible" if lemma in OPEN else "pass"
        if status == "attempted" and relation == "ccomp":
            continue
        return "pass" if (status, relation, lemma) == ("possible", "obj", "face") else status
    if relation == "ccomp" and {tree.lemma(c) for c in tree.under(verb, "obj")} & FEARS:
        return "possible"  # "voiced concern that the town would be shelled"
    if relation == "xcomp" or lemma in words["verbs"]["implicative"]:
        return "implicative"
    return "pass" if relation in ("ccomp", "obj") else "stop"


def _by_noun(tree: Tree, noun: int, relation: str, words: dict) -> str:
    """ "plans for a raid", "fears that it falls", "denied reports that it fell"."""
    lemma = tree.lemma(noun)
    if lemma in words["telling"]:
        return "denied" if _is_denied(tree, noun, words) else "stop"
    for status in UNDER_NOUN:
        if lemma in words["nouns"][status]:
            refused = status == "called-for" and _is_denied(tree, noun, words)
            return "denied" if refused else status
    return "pass" if relation == "compound" else "stop"


def _by_adjective(lemma: str, relation: str, words: dict) -> str:
    """ "ready to attack", "likely to fall"."""
    for status in ("possible", "called-for", "planned"):
        if lemma in words["adjectives"][status] or lemma in words["verbs"][status]:
            return status
    if lemma in READY | UNSURE:
        return "planned" if lemma in READY else "possible"
    return "pass" if relation in ("nsubj", "csubj") else "stop"


def _was_hatched(sentence: Sentence, tree: Tree, verb: int) -> bool:
    """ "the attacks were plotted by a cell abroad", "was planned in the capital", not "planned for May"."""
    past = {sentence.tokens[c].text.lower() for c in tree.under(verb, "aux")} & {"was", "were", "been"}
    places = {tree.preposition(c) for c in tree.under(verb, "obl")}
    return (
        tree.lemma(verb) in ("plan", "plot", "prepare", "mastermind")
        and bool(past)
        and bool(places & {"by", "in", "from"})
        and not places & {"for"}
    )


def _called_upon(sentence: Sentence, tree: Tree, verb: int) -> bool:
    """ "called for a truce", "called on both sides to pull back", where the tree may hang "on" elsewhere."""
    behind = sentence.tokens[verb + 1].text.lower() if verb + 1 < len(sentence.tokens) else ""
    prepositions = {tree.preposition(c) for c in tree.under(verb, "obl")} | {behind}
    return bool(prepositions & {"for", "on", "upon"})


def _is_denied(tree: Tree, telling: int, words: dict) -> bool:
    """ "denied reports that", "dismissed claims of", "rejected calls for"."""
    above = tree.parent(telling)
    return (
        above >= 0
        and tree.relation(telling).split(":")[0] in ("obj", "nsubj")
        and (tree.lemma(above) in words["verbs"]["denied"] or tree.lemma(above) in words["dismissing"])
    )
