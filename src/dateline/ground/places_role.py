"""Tell how a place name is used: as a government that acts, or as the base of a source.

With a tree, by relation and governor; without one, by the words beside the name.
"""

from __future__ import annotations

from dateline.ground.places_words import LOCATIVE, place_words
from dateline.records import Sentence


def is_government(sentence: Sentence, start: int, stop: int, head: int, depth: int = 0) -> bool:
    """A country or capital acts, or owns those who act: "Damascus denied", "talks with Moscow", "Israel's
    army".
    """
    words = place_words()
    tokens = sentence.tokens
    lower = [token.text.lower() for token in tokens]
    before = lower[start - 1] if start else ""
    after = lower[stop] if stop < len(tokens) else ""
    if after in ("'s", "’s", "'"):
        rest = lower[stop + 1 : stop + 4]
        return any(word in words.actor for word in rest) and not any(
            word in words.generic for word in rest[:1]
        )
    if after == "-" and stop + 1 < len(tokens):
        return lower[stop + 1] in words.actor or lower[stop + 1] in (
            "backed",
            "led",
            "allied",
            "brokered",
            "sponsored",
            "supported",
        )
    if after in words.mission or (after in words.actor and before not in ("in", "near", "across", "inside")):
        return True
    token = tokens[head]
    if any(tokens[index].head != -1 for index in range(len(tokens))):
        governor = tokens[token.head] if token.head >= 0 else None
        if token.relation.startswith("nsubj") and governor is not None:
            return token.relation != "nsubj:pass" and governor.lemma in words.acting
        if token.relation == "conj" and governor is not None and governor.upos == "PROPN" and depth < 3:
            return is_government(sentence, governor.index, governor.index + 1, governor.index, depth + 1)
        cases = {child.text.lower() for child in tokens if child.head == head and child.relation == "case"}
        if cases & {"by", "with", "between"}:
            return True
        if "from" in cases and governor is not None and governor.text.lower() in words.attack:
            return True
        return False
    if before in LOCATIVE | {"from", "to"}:
        return False
    lemma = tokens[stop].lemma.lower() if stop < len(tokens) else ""
    forms = {lemma, after, after.removesuffix("ed"), after.removesuffix("d"), after.removesuffix("s")}
    forms.add(f"{after.removesuffix('ied')}y")
    return bool(forms & words.acting) or after in ("said", "has", "have", "had", "told")


def is_source_base(sentence: Sentence, start: int, stop: int, head: int) -> bool:
    """ "the X-based Observatory", "based in X", "told reporters in X"."""
    words = place_words()
    tokens = sentence.tokens
    lower = [token.text.lower() for token in tokens]
    if lower[stop : stop + 2] == ["-", "based"] or (stop < len(tokens) and lower[stop] in ("-based",)):
        return True
    if start > 1 and lower[start - 1] == "in" and lower[start - 2] in ("based", "headquartered"):
        return True
    token = tokens[head]
    governor = tokens[token.head] if token.head >= 0 else None
    if governor is not None and token.relation.startswith("obl"):
        cases = {child.text.lower() for child in tokens if child.head == head and child.relation == "case"}
        return bool(cases & {"in", "from", "at"}) and governor.lemma in (
            "tell",
            "say",
            "speak",
            "report",
            "add",
            "comment",
        )
    if governor is None and start > 2 and lower[start - 1] in ("in", "from"):
        near = lower[max(0, start - 6) : start - 1]
        return any(word in ("told", "speaking", "reporters", "reporting") for word in near) and any(
            word in words.agency or word in ("reporters", "journalists", "speaking", "reporting")
            for word in near
        )
    return False
