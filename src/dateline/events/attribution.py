"""Who says what: reporting verbs, "according to", and the words that each source stands behind.

"Residents said the bridge was hit, adding that three shells fell": two statements with one source. The
rules read the tree and the roles; the model's own attribution spans fill in what they miss.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.records import Sentence, Span
from dateline.records.tree import Tree
from dateline.resources.words import load_words

COMPLEMENTS = ("ccomp", "parataxis", "xcomp")
# "I thought it was a car crash" is part of what a witness says.
MUSING = frozenset(("think", "believe", "know"))
SPEAKING_RECIPIENTS = ("iobj", "obj", "obl")
# These alone tell of something said where nobody is named who says it.
UNSIGNED = frozenset("say add report tell note claim warn stress cite quote announce vow threaten".split())


@dataclass(frozen=True, slots=True)
class Said:
    """One act of saying in one sentence, in token indices.

    Attributes:
        source: Tokens [start, stop) of who says it, with its head; None where it is carried from elsewhere.
        cue: Tokens [start, stop) of the word of saying.
        content: Tokens that are said.
        recipients: Tokens [start, stop) of those told ("told the Associated Press").
        verb: Lemma of the cue.
        negated: "did not say".
        rule: What found it.
    """

    sentence: int
    source: tuple[int, int] | None
    source_head: int | None
    cue: tuple[int, int]
    content: frozenset[int]
    recipients: tuple[tuple[int, int], ...]
    verb: str
    negated: bool
    rule: str


def read_attributions(sentence: Sentence, tree: Tree) -> tuple[Said, ...]:
    """All acts of saying in a sentence, in text order, one a cue."""
    found: dict[int, Said] = {}
    for token in sentence.tokens:
        said = None
        if token.lemma == "accord" or token.text.lower() == "according":
            said = _according_to(sentence, tree, token.index)
        elif token.upos in ("VERB", "AUX"):
            said = _reporting_verb(sentence, tree, token.index)
        if said is not None:
            found[said.cue[0]] = said
    for said in _model_attributions(sentence, tree):
        if not any(_meets(said.cue, other.cue) for other in found.values()):
            found[said.cue[0]] = said
    return tuple(found[key] for key in sorted(found))


def _meets(first: tuple[int, int], second: tuple[int, int]) -> bool:
    return first[0] < second[1] and second[0] < first[1]


def _according_to(sentence: Sentence, tree: Tree, index: int) -> Said | None:
    """ "according to X": X stands behind the rest of the clause."""
    head = tree.parent(index)
    if tree.relation(index) not in ("case", "mark", "fixed", "advmod"):
        inner = tree.under(index, "obl", "nmod", "obj")
        if not inner:
            return None
        head = inner[0]
    if head < 0 or sentence.tokens[head].upos not in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "X"):
        return None
    start, stop = tree.phrase(head, full=True)
    stop = max([stop, *(tree.phrase(other, full=True)[1] for other in tree.under(head, "conj"))])
    if start <= index:
        start = min(i for i in range(index + 1, stop)) if stop > index + 1 else start
    if sentence.tokens[start].lemma == "to" and start + 1 < stop:
        start += 1
    cue_stop = (
        index + 2
        if index + 1 < len(sentence.tokens) and sentence.tokens[index + 1].lemma == "to"
        else index + 1
    )
    clause = next((a for a in tree.ancestors(head) if a not in tree.subtree(head)), None)
    whole = tree.subtree(clause) if clause is not None else set(range(len(sentence.tokens)))
    content = frozenset(whole - set(range(start, stop)) - set(range(index, cue_stop)) - tree.subtree(head))
    return Said(
        sentence.index, (start, stop), head, (index, cue_stop), content, (), "accord", False, "according-to"
    )


def _reporting_verb(sentence: Sentence, tree: Tree, index: int) -> Said | None:
    """A verb of saying with its subject and its content."""
    words, lemma = load_words("reporting"), tree.lemma(index)
    if lemma not in words["plain"] and lemma not in words["claim"]:
        return None
    content = _content(sentence, tree, index)
    if not _reports(sentence, tree, index, content):
        return None
    speaker, passive = _speaker(sentence, tree, index)
    if speaker is None:
        if passive or not content or lemma not in UNSIGNED:
            return None
    elif not _can_speak(sentence, tree, speaker) or _muses(tree, index, speaker):
        return None
    source = None if speaker is None else _source(sentence, tree, index, speaker)
    recipients = _recipients(sentence, tree, index, speaker)
    cue = index, index + 2 if index + 1 in tree.under(index, "compound:prt") else index + 1
    for bounds in filter(None, (cue, source, *recipients)):
        content -= frozenset(range(*bounds))
    negated = bool({tree.lemma(c) for c in tree.children[index]} & {"not", "never", "n't"})
    return Said(sentence.index, source, speaker, cue, content, recipients, lemma, negated, f"verb:{lemma}")


def _reports(sentence: Sentence, tree: Tree, index: int, content: frozenset[int]) -> bool:
    """The verb has what its kind of saying needs; "they continue to advance", "claimed lives" say nothing."""
    words, lemma = load_words("reporting"), tree.lemma(index)
    quoted = _has_quote(sentence)
    if lemma in words["needs_clause"] and not _has_clause(tree, index) and not (quoted and content):
        if lemma not in words["claim"] or not content:
            return False
    if lemma == "continue" and (tree.under(index, "xcomp") or not quoted):
        return False
    return lemma != "claim" or all(tree.lemma(c) != "life" for c in tree.under(index, "obj"))


def _muses(tree: Tree, index: int, speaker: int) -> bool:
    """ "I thought": a witness tells, and thinks aloud."""
    return tree.lemma(index) in MUSING and tree.lemma(speaker) in ("i", "we")


def _source(sentence: Sentence, tree: Tree, verb: int, speaker: int) -> tuple[int, int] | None:
    """The speaker's noun phrase with those joined to it, up to the verb; None where nothing is left."""
    start, stop = tree.phrase(speaker, full=True)
    for other in tree.under(speaker, "conj"):
        if sentence.tokens[other].upos in ("NOUN", "PROPN", "PRON"):
            low, high = tree.phrase(other, full=True)
            if low - stop <= 2:
                stop = max(stop, high)
    for other in tree.under(verb, "nsubj"):
        # "the group and activists said": the tree may take the two for two subjects
        if speaker < other < verb and not _verbs_between(sentence, speaker, verb):
            stop = max(stop, tree.phrase(other, full=True)[1])
    if start <= verb < stop:
        start, stop = (start, verb) if speaker < verb else (verb + 1, stop)
    return (start, stop) if start < stop else None


def _has_quote(sentence: Sentence) -> bool:
    return any(token.text in {'"', "“", "”", "``", "''"} for token in sentence.tokens)


def _has_clause(tree: Tree, index: int) -> bool:
    return bool(tree.under(index, "ccomp", "xcomp")) or tree.relation(index) == "parataxis"


def _content(sentence: Sentence, tree: Tree, index: int) -> frozenset[int]:
    """Tokens said: complements and the role ARG1, or what the verb interrupts as an aside."""
    found: set[int] = set()
    for child in tree.under(index, "ccomp", "xcomp", "obj"):
        found |= tree.subtree(child)
    predicate = sentence.predicate_at(index)
    if predicate is not None:
        for argument in predicate.arguments:
            if argument.role in ("ARG1", "ARG3") or (
                argument.role == "ARG2" and argument.stop - argument.start > 3
            ):
                found |= set(range(argument.start, argument.stop))
    if tree.relation(index) == "parataxis" or not found:
        for child in tree.under(index, "parataxis"):
            found |= tree.subtree(child)
    if not found and tree.relation(index) == "parataxis":
        host = tree.parent(index)
        if host >= 0:
            found |= tree.subtree(host) - tree.subtree(index)
    if not found:
        for child in tree.under(index, "obl", "advcl"):
            if tree.preposition(child) in ("for", "about", "of", "on", "against", "to"):
                found |= tree.subtree(child)
    found.discard(index)
    return frozenset(found)


def _speaker(sentence: Sentence, tree: Tree, index: int) -> tuple[int | None, bool]:
    """Head of who speaks, and whether the verb is passive."""
    subjects = [s for s in tree.under(index, "nsubj") if tree.relation(s) != "nsubj:pass"]
    if subjects:
        nearest = _nearest(sentence, subjects, index)
        stands_for = tree.lemma(nearest) == "who" and tree.relation(index).startswith("acl")
        return (tree.parent(index) if stands_for else nearest), False
    if tree.under(index, "nsubj:pass"):
        for child in tree.under(index, "obl"):
            if tree.preposition(child) == "by":
                return child, True
        return None, True
    predicate = sentence.predicate_at(index)
    if predicate is not None:
        for argument in predicate.arguments:
            if argument.role == "ARG0" and argument.head != index:
                return argument.head, False
    token = sentence.tokens[index]
    host = tree.parent(index)
    if (
        token.xpos == "VBG"
        and host >= 0
        and tree.relation(index).split(":")[0] in ("advcl", "conj", "acl", "xcomp", "parataxis")
    ):
        subjects = [s for s in tree.under(host, "nsubj") if tree.relation(s) != "nsubj:pass"]
        if tree.relation(index).startswith("acl"):
            return host, False
        return (subjects[0], False) if subjects else (None, False)
    if tree.relation(index).split(":")[0] in ("conj", "xcomp", "advcl") and host >= 0:
        subjects = [s for s in tree.under(host, "nsubj") if tree.relation(s) != "nsubj:pass"]
        if subjects:
            return subjects[0], False
    if tree.relation(index) == "acl:relcl" and host >= 0:
        return host, False
    return None, False


def _nearest(sentence: Sentence, subjects: list[int], verb: int) -> int:
    """ "OSK: Shells hit the bridge, residents said": of two subjects the one with no verb between."""
    return min(subjects, key=lambda s: (_verbs_between(sentence, s, verb), s))


def _verbs_between(sentence: Sentence, first: int, second: int) -> int:
    low, high = sorted((first, second))
    return sum(sentence.tokens[i].upos == "VERB" for i in range(low + 1, high))


def _can_speak(sentence: Sentence, tree: Tree, index: int) -> bool:
    """Numbers, times and the bare pronouns of things speak for nobody."""
    token = sentence.tokens[index]
    if tree.lemma(index) in load_words("reporting")["mute"]:
        return False
    if token.upos not in ("NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "X"):
        return False
    if token.upos == "NUM":
        return False
    if token.lemma in ("this", "that", "which", "what", "who", "there", "these", "those"):
        return False
    if token.lemma in ("i", "we", "you") and not _has_quote(sentence):
        return token.lemma != "you"
    return True


def _recipients(
    sentence: Sentence, tree: Tree, index: int, source_head: int | None
) -> tuple[tuple[int, int], ...]:
    """Those told: "told the Associated Press", "said to reporters"."""
    found = []
    if tree.lemma(index) in ("tell", "inform", "brief"):
        for child in tree.under(index, "iobj", "obj"):
            if child != source_head:
                found.append(tree.phrase(child))
    for child in tree.under(index, "obl"):
        if (
            child != source_head
            and tree.preposition(child) == "to"
            and sentence.tokens[child].upos in ("NOUN", "PROPN")
        ):
            if tree.lemma(index) in (
                "say",
                "tell",
                "speak",
                "confirm",
                "add",
                "report",
                "describe",
                "explain",
                "state",
            ):
                found.append(tree.phrase(child))
    return tuple(found)


def _model_attributions(sentence: Sentence, tree: Tree) -> list[Said]:
    """The model's spans, where source and content are both there."""
    found = []
    for attribution in sentence.attributions:
        if attribution.source is None or attribution.content is None:
            continue
        start, stop = attribution.source
        head = next((i for i in range(start, stop) if tree.parent(i) not in range(start, stop)), start)
        cue = attribution.cue
        if not _can_speak(sentence, tree, head) or not _says(sentence, tree, cue, head):
            continue
        found.append(
            Said(
                sentence.index,
                (start, stop),
                head,
                cue,
                frozenset(range(*attribution.content)),
                (),
                " ".join(sentence.tokens[i].lemma for i in range(*cue)),
                False,
                "model-attribution",
            )
        )
    return found


def _says(sentence: Sentence, tree: Tree, cue: tuple[int, int], speaker: int) -> bool:
    """A cue of the model's holds a word of saying, and a noun of saying is the speaker's own.

    "The army banned residents from leaving" says nothing; "this led to fears that ..." are not the army's.
    """
    words = load_words("reporting")
    saying = (*words["plain"], *words["claim"], *words["voicing"])
    inside = [i for i in range(*cue) if sentence.tokens[i].upos in ("VERB", "NOUN", "AUX", "ADJ")]
    verbs = [i for i in inside if sentence.tokens[i].upos == "VERB"]
    if verbs:
        return any(tree.lemma(i) in saying for i in verbs)
    nouns = [i for i in inside if sentence.tokens[i].upos == "NOUN"]
    return all(speaker in tree.subtree(i) or i in tree.subtree(speaker) for i in nouns)


def span_of(sentence: Sentence, bounds: tuple[int, int]) -> Span:
    """Words of a token range."""
    return sentence.span(*bounds)


def content_span(sentence: Sentence, said: Said) -> Span:
    """The content as one span: its first to its last token, the cue and the source cut off at the ends."""
    inside = sorted(said.content)
    if not inside:
        return sentence.span(*said.cue)
    start, stop = inside[0], inside[-1] + 1
    edge = set(range(*said.cue)) | (set(range(*said.source)) if said.source else set())
    if edge and min(edge) > start and max(edge) < stop:
        left, right = (start, min(edge)), (max(edge) + 1, stop)
        start, stop = left if left[1] - left[0] >= right[1] - right[0] else right
    while stop - 1 > start and sentence.tokens[stop - 1].upos == "PUNCT":
        stop -= 1
    while start < stop - 1 and sentence.tokens[start].upos == "PUNCT":
        start += 1
    return sentence.span(start, stop)
