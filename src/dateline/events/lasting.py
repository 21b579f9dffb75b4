"""What goes on: deeds told in the present, in progress, or for a stretch of time that has not ended.

"Fighting rages in the old town", "residents said that tanks were shelling the port", "has besieged the port
since May".
"""

from __future__ import annotations

from dateline.records import Sentence
from dateline.records.tree import Tree
from dateline.resources.words import load_words

# Types of event that go on: told in the present tense, they are not over.
LASTING = frozenset(
    (
        "battle",
        "siege",
        "restrict-movement",
        "mobilize",
        "block-aid",
        "abduct",
        "protest",
        "assault-aerial",
        "assault-artillery",
    )
)
SAYING = frozenset(load_words("reporting")["plain"])
STRETCHES = frozenset(("hour", "day", "week", "month", "year", "decade", "night"))


def progressive(sentence: Sentence, tree: Tree, index: int) -> bool:
    """ "are shelling", "have been digging in", "said they were shelling", not "were shelling"."""
    if sentence.tokens[index].xpos != "VBG":
        return False
    texts = {sentence.tokens[c].text.lower() for c in tree.under(index, "aux")}
    if texts & {"is", "are", "'s", "'re", "’s", "’re", "am"}:
        return True
    if texts & {"was", "were"} and _told_past(sentence, tree, index):
        return True
    return bool(texts & {"been"}) and bool(texts & {"have", "has", "'ve", "’ve", "'s"})


def _told_past(sentence: Sentence, tree: Tree, index: int) -> bool:
    """ "residents said that tanks were shelling the town": the past is that of the saying."""
    if any(tree.lemma(c) in ("when", "while", "as") for c in tree.under(index, "mark", "advmod")):
        return False
    saying = tree.parent(index)
    if (
        saying < 0
        or tree.relation(index) not in ("ccomp", "conj")
        or tree.under(index, "advcl", "obl:unmarked")
    ):
        return False
    if tree.relation(index) == "conj":
        index, saying = saying, tree.parent(saying)
    return (
        saying >= 0
        and tree.relation(index) == "ccomp"
        and sentence.tokens[saying].xpos == "VBD"
        and tree.lemma(saying) in SAYING
    )


def lasts(sentence: Sentence, tree: Tree, head: int, time: str, kind: str) -> bool:
    """A lasting event told as a present state.

    "fighting goes on", "is involved in an offensive", "besieged towns".
    """
    token = sentence.tokens[head]
    if kind == "siege" and time in ("none", "present", "perfect"):
        return True
    if token.upos == "VERB" and time in ("present", "perfect") and _for_long(tree, head):
        return True
    if token.upos not in ("NOUN", "PROPN"):
        return False
    carrier = tree.parent(tree.first_conjunct(head))
    if carrier < 0 or sentence.tokens[carrier].upos not in ("VERB", "ADJ", "AUX", "ADV", "NOUN"):
        return False
    relation = tree.relation(tree.first_conjunct(head)).split(":")[0]
    if (
        sentence.tokens[carrier].lemma in ("go", "drag", "grind", "rage", "continue", "persist", "simmer")
        and relation == "nsubj"
    ):
        return time in ("present", "perfect", "past") and bool(
            tree.under(carrier, "compound:prt", "advmod", "obl") or time != "past"
        )
    auxiliaries = {sentence.tokens[c].text.lower() for c in tree.under(carrier, "aux", "cop")}
    in_it = relation in ("obl", "obj", "nmod") and tree.preposition(head) in ("in", "under", "amid", "")
    if in_it and "been" in auxiliaries and auxiliaries & {"has", "have"}:
        return True
    if progressive(sentence, tree, carrier) and relation == "nsubj":
        return True
    if relation == "obl" and tree.preposition(head) == "in" and time == "none":
        time = verb_time(sentence, tree, carrier)
    return time == "present" and not sentence.headline and relation in ("nsubj", "obj", "obl", "root")


def _for_long(tree: Tree, head: int) -> bool:
    """ "has fought the rebels for two years", "have besieged the port since May"."""
    for child in tree.under(head, "obl", "nmod", "advmod"):
        preposition = tree.preposition(child)
        if preposition == "since" or (preposition == "for" and tree.lemma(child) in STRETCHES):
            return True
    return any(tree.lemma(child) == "since" for child in tree.under(head, "case", "advmod"))


def verb_time(sentence: Sentence, tree: Tree, index: int) -> str:
    """Where a verb's form puts it; "none" for what is no verb."""
    token = sentence.tokens[index]
    auxiliaries = {sentence.tokens[c].text.lower() for c in tree.under(index, "aux", "cop")}
    if auxiliaries & {"will", "'ll", "’ll", "shall", "wo"}:
        return "future"
    if "had" in auxiliaries:
        return "past-perfect"
    if auxiliaries & {"was", "were", "did"}:
        return "past"
    if auxiliaries & {"has", "have", "'ve", "’ve"}:
        return "perfect"
    if auxiliaries & {"is", "are", "am", "do", "does"}:
        return "present"
    if token.xpos == "VBD":
        return "past"
    if token.xpos in ("VBZ", "VBP"):
        return "present"
    return "none"
