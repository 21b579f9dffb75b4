"""What a word makes of the deed it governs: "vowed to retake the city" plans, "called for a raid" asks.

The words are those of resources/words/status.yml; the grammar decides which of a word's meanings holds.
"""

from __future__ import annotations

from dateline.records import Sentence
from dateline.records.tree import Tree
from dateline.resources.words import load_words

FEARS = frozenset(load_words("status")["nouns"]["possible"])


def governed(sentence: Sentence, tree: Tree, index: int, parent: int, words: dict) -> str:
    """What a governing word makes of what it governs: a status, "pass", "implicative" or "stop"."""
    token, relation = sentence.tokens[parent], tree.relation(index).split(":")[0]
    lemma = token.lemma
    if token.upos in ("VERB", "AUX"):
        if lemma == "call" and any(tree.lemma(c) == "off" for c in tree.under(parent, "compound:prt")):
            return "planned"
        if lemma == "have" and any(tree.lemma(c) == "yet" for c in tree.under(parent, "advmod")):
            return "planned"  # "has yet to begin"
        if relation in ("nsubj", "csubj"):
            # "an offensive is planned", "strikes continue", "an attack was foiled", "a strike killed ten"
            if lemma in words["verbs"]["ongoing"] and lemma not in ("remain", "keep"):
                return "ongoing"
            if _was_hatched(sentence, tree, parent):
                return "pass"
            if (relation == "nsubj" and tree.relation(index) == "nsubj:pass") or token.xpos == "VBN":
                for status in ("planned", "called-for", "attempted", "threatened", "possible", "denied"):
                    if lemma in words["verbs"][status] and lemma not in (
                        "aim",
                        "expect",
                        "see",
                        "stop",
                        "halt",
                        "order",
                        "design",
                        "mean",
                    ):
                        return status
            if lemma in ("loom",):
                return "possible"
            return "pass"
        if relation in ("xcomp", "ccomp", "obj", "advcl", "obl", "iobj", "acl"):
            if relation in ("obl", "advcl"):
                if (
                    relation == "obl"
                    and tree.preposition(index) in ("for", "to", "against", "of")
                    and lemma in words["verbs"]["called-for"]
                ):
                    return "called-for"
                if relation == "advcl" and lemma == "call" and _called_upon(sentence, tree, parent):
                    return "called-for"
                if relation == "obl" and tree.preposition(index) == "of" and lemma in ("warn",):
                    return "possible"
                if (
                    relation == "obl"
                    and tree.preposition(index) in ("for",)
                    and lemma in ("prepare", "plan", "ready", "gear")
                ):
                    return "planned"
                if lemma == "aim" and any(tree.lemma(c) == "at" for c in tree.under(index, "case", "mark")):
                    return "planned"
                if (
                    relation == "obl"
                    and tree.preposition(index) == "from"
                    and lemma in ("prevent", "stop", "block", "bar", "ban", "keep")
                ):
                    return "attempted"
                return "stop"
            if lemma == "call" and not _called_upon(sentence, tree, parent):
                return "stop"
            for status in (
                "threatened",
                "called-for",
                "planned",
                "attempted",
                "possible",
                "denied",
                "ongoing",
            ):
                if lemma in words["verbs"][status]:
                    if (
                        status == "planned"
                        and relation == "obj"
                        and lemma
                        not in (
                            "plan",
                            "plot",
                            "prepare",
                            "schedule",
                            "mull",
                            "consider",
                            "propose",
                            "promise",
                            "pledge",
                            "vow",
                            "approve",
                            "seek",
                            "want",
                        )
                    ):
                        continue
                    if (
                        status == "planned"
                        and relation == "ccomp"
                        and lemma in ("mean", "hope", "expect", "agree", "consider", "resolve")
                    ):
                        return "possible" if lemma in ("hope", "expect", "consider") else "pass"
                    if status == "attempted" and relation == "ccomp":
                        continue
                    if (
                        status == "possible"
                        and lemma in ("face", "warn")
                        and relation == "obj"
                        and lemma == "face"
                    ):
                        return "pass"
                    return status
            if relation == "obl":
                return "stop"
            if relation == "ccomp" and {tree.lemma(c) for c in tree.under(parent, "obj")} & FEARS:
                return "possible"  # "voiced concern that the town would be shelled"
            if relation == "xcomp" or lemma in words["verbs"]["implicative"]:
                return "implicative"
            if relation == "ccomp":
                return "pass"
            return "pass" if relation == "obj" else "stop"
        return "stop"
    if token.upos in ("NOUN", "PROPN"):
        if relation in ("nmod", "acl", "compound", "ccomp"):
            if lemma in words["telling"]:
                return "denied" if _is_denied(tree, parent, words) else "stop"
            for status in ("threatened", "planned", "called-for", "possible", "attempted", "denied"):
                if lemma in words["nouns"][status]:
                    refused = status == "called-for" and _is_denied(tree, parent, words)
                    return "denied" if refused else status
            if relation == "compound":
                return "pass"
        return "stop"
    if token.upos == "ADJ":
        if relation in ("xcomp", "ccomp", "csubj", "nsubj", "advcl", "obl"):
            for status in ("possible", "called-for", "planned"):
                if lemma in words["adjectives"][status] or lemma in words["verbs"][status]:
                    return status
            if lemma in ("ready", "set", "due", "poised", "prepared", "determined", "willing", "eager"):
                return "planned"
            if lemma in ("afraid", "fearful", "worried", "unclear", "uncertain", "able", "capable"):
                return "possible"
            return "pass" if relation in ("nsubj", "csubj") else "stop"
        return "stop"
    return "stop"


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
