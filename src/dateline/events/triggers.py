"""Which words name an event, and of which type.

The ontology's lexical units are looked up in a sentence's lemmas; a unit's conditions ("hit" with jets is an
air attack, "strike" by workers is none) are tested against the words of its clause and the heads of its
parts. Where several units claim one word, the best supported wins. Words of death and injury ("killed",
"wounded") are triggers of strength "harm": they join the event that caused them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.events.needs import Scene, needs_met
from dateline.events.role_map import RoleMap
from dateline.events.typing import conflict, features, likeliest_kind
from dateline.records import Sentence
from dateline.records.tree import Tree
from dateline.records.vocabulary import ATTACKS
from dateline.resources.meaning import load_meaning
from dateline.resources.ontology import HARM, Ontology, UnitMatch
from dateline.resources.words import load_words

# How sure the meaning of a sentence must be of conflict, alone and in an article with many such words
LEAST_ALONE = 0.26
LEAST_AMONG_CONFLICT = 0.1
# So sure a sentence needs no word of conflict beside its own.
SURELY = 0.6
MUCH_CONFLICT = 8
# So sure the trained model must be of an event: to keep a listed word against the filters, and to take an
# unlisted one.
SEEN_SURELY = 0.7
SEEN_FROM = 0.4
MODEL = "model"
# Verbs and nouns that only carry the deed under them.
CARRIERS = frozenset(
    ("try", "attempt", "begin", "start", "continue", "keep", "resume", "stop", "need", "manage", "fail")
)
# How sure the meaning must be of an event whose words no unit lists, in a few sentences and in an article.
LEAST_UNLISTED = 0.5
LEAST_IN_ARTICLE = 0.8
LASTING = ("siege", "displace", "abduct", "arrest")
JUDGING = frozenset(load_words("reporting")["judging"])
# Verbs that say only how the deed in their object goes: "stepped up the shelling".
STEPS = frozenset(("step", "intensify", "escalate", "extend", "end", "halt", "suspend", "renew"))


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that name an event.

    Attributes:
        start, stop, head: Tokens of the words and of the one that heads them.
        unit: Words of the lexical unit, for the record's rule.
        strength: strong | weak | generic | harm.
        status: A status that the words themselves give, else None.
        background: A context puts it before the news ("anniversary of").
        seen: Probability that the words name an event, by the trained model; None where none looked.
        seen_types: Types with the probability that they name one of these.
    """

    start: int
    stop: int
    head: int
    type: str
    unit: str
    strength: str
    score: float
    roles: RoleMap
    status: str | None = None
    background: bool = False
    harm: str | None = None
    seen: float | None = None
    seen_types: tuple[tuple[str, float], ...] = ()


TOOLS = ("@aircraft", "@artillery_weapon", "@firearm", "@building", "@ship", "@vehicle")
TAKES = frozenset(("seize", "capture", "take", "grab", "hold"))
NO_CAPTIVES = frozenset(("dead", "body", "corpse", "remains", "wounded", "cattle", "livestock"))
MADE_FOR = frozenset(load_words("people")["made_for"])


def find_triggers(
    sentence: Sentence,
    tree: Tree,
    ontology: Ontology,
    beside: frozenset[str] = frozenset(),
    *,
    literal: bool = True,
) -> tuple[Trigger, ...]:
    """All event words of a sentence in text order, each with one type.

    Args:
        beside: Lemmas of the article around, that may show a lone word to be meant as conflict.
        literal: Leave out words whose sentence, as a whole, speaks of something other than conflict.
    """
    scene = Scene.of(sentence, tree, ontology)
    tags = [token.upos for token in sentence.tokens]
    meant = list(candidates(scene))
    if literal and not meant and sentence.events is None:
        return _unlisted(scene, beside)
    sure = _conflict(scene, meant) if literal else 0.0
    vague = literal and sure < _least(scene, beside)
    amid = not literal or _much_conflict(scene, beside)
    found = []
    for match, head in meant:
        blocker = ontology.blocked(match, scene.lemmas)
        if blocker is not None and blocker.verdict == "none":
            continue
        if not (amid and _seen(sentence, match.tokens) >= SEEN_SURELY):
            if vague or (sure < SURELY and not ontology.in_domain(match, scene.lemmas, tags, beside)):
                continue
            if match.type == HARM and not _speaks_of_conflict(scene, match, beside):
                continue
        found.append(_trigger(scene, match, head, background=blocker is not None))
    listed = tuple(_with_seen(scene, trigger) for trigger in _one_a_word(found))
    if not amid and sure < LEAST_ALONE:
        return listed
    return tuple(sorted((*listed, *_seen_only(scene, listed)), key=lambda t: t.start))


def _seen(sentence: Sentence, tokens: Iterable[int]) -> float:
    """How surely the trained model takes one of these words for an event."""
    return max((e.score for e in sentence.events or () if e.token in tokens), default=0.0)


def _with_seen(scene: Scene, trigger: Trigger) -> Trigger:
    """The trigger with what the model says of it."""
    if scene.sentence.events is None:
        return trigger
    words = [
        e
        for e in scene.sentence.events
        if trigger.start <= _done(scene, e.token) < trigger.stop or trigger.start <= e.token < trigger.stop
    ]
    best = max(words, key=lambda e: e.score, default=None)
    if best is None:
        return replace(trigger, seen=0.0)
    return replace(trigger, seen=best.score, seen_types=best.types)


def _seen_only(scene: Scene, listed: Sequence[Trigger]) -> Iterator[Trigger]:
    """Words that no unit lists but the model takes for events."""
    taken = {i for t in listed for i in range(t.start, t.stop)}
    for word in scene.sentence.events or ():
        if word.token in taken or word.score < SEEN_FROM or not word.types:
            continue
        at = _done(scene, word.token)
        how = scene.lemmas[word.token] in CARRIERS | STEPS
        if how and taken & set(scene.tree.under(word.token, "obj")):
            continue
        if scene.lemmas[at] in JUDGING:
            continue
        moved = at != word.token
        if moved and (at in taken or _seen(scene.sentence, (at,)) >= SEEN_FROM):
            continue
        kind = _named_type(scene, at) if moved else word.types[0][0]
        if moved and kind not in ("assault-other", *(kind for kind, _ in word.types)):
            continue
        back = kind in ATTACKS and _points_back(scene, at)
        kind = "assault-other" if back else kind
        roles = _usual_roles(scene.ontology, kind, scene.sentence.tokens[at].upos) if kind else None
        if kind is None or roles is None:
            continue
        yield Trigger(
            at,
            at + 1,
            at,
            kind,
            scene.lemmas[at] if moved else MODEL,
            "generic" if back else "weak",
            round(word.score, 3),
            roles,
            seen=word.score,
            seen_types=((kind, word.score),) if moved else word.types,
        )


def _points_back(scene: Scene, index: int) -> bool:
    """ "this operation", "the incident": a general word for a deed told before."""
    pointing = {scene.lemmas[c] for c in scene.tree.under(index, "det")} & {"this", "that", "these", "those"}
    return bool(pointing) and scene.lemmas[index] in scene.ontology.anaphors


def _done(scene: Scene, index: int) -> int:
    """The deed itself where the model took the word above it: "burn" of "tried to burn", "needs to burn"."""
    if scene.lemmas[index] not in CARRIERS:
        return index
    return next(iter(scene.tree.under(index, "xcomp", "acl")), index)


def _named_type(scene: Scene, index: int) -> str | None:
    """The one type that a verb may name, whatever else its units ask for; an attack is one of any kind."""
    upos = scene.sentence.tokens[index].upos
    matches = scene.ontology.match(scene.lemmas, [token.upos for token in scene.sentence.tokens])
    alone = [
        m
        for m in matches
        if m.tokens == (index,) and m.strength != "context" and m.type != HARM and upos == "VERB"
    ]
    kinds = {m.type for m in alone}
    if "assault-other" in kinds:
        return "assault-other"
    return kinds.pop() if len(kinds) == 1 else None


def _usual_roles(ontology: Ontology, kind: str, upos: str) -> RoleMap | None:
    """Where the parts of a type stand, as its first unit of this part of speech has them."""
    units = [u for u in ontology.units if u.type == kind]
    fit = [u for u in units if (u.pos == "verb") == (upos == "VERB")] or units
    return RoleMap(fit[0].roles.actor, fit[0].roles.target, fit[0].roles.weapon) if fit else None


def _conflict(scene: Scene, meant: Sequence[tuple[UnitMatch, int]]) -> float:
    """How surely the sentence, as a whole, speaks of conflict."""
    units = [(match.type, scene.lemmas[head]) for match, head in meant]
    return conflict(load_meaning(), features(scene.sentence, scene.lemmas, scene.labels, units))


def _least(scene: Scene, beside: frozenset[str]) -> float:
    """How surely it must: in an article on conflict its meaning need only not speak against it loudly."""
    return LEAST_AMONG_CONFLICT if _much_conflict(scene, beside) else LEAST_ALONE


def _much_conflict(scene: Scene, beside: frozenset[str]) -> bool:
    """The article around has many words of conflict."""
    return len(scene.ontology.classes["domain"][0] & beside) >= MUCH_CONFLICT


def _unlisted(scene: Scene, beside: frozenset[str]) -> tuple[Trigger, ...]:
    """The event of a sentence without any listed words, where its meaning is sure of one.

    Its trigger is the highest verb that does something to somebody and reports nothing.
    """
    made = features(scene.sentence, scene.lemmas, scene.labels, ())
    kind, sure = likeliest_kind(load_meaning(), made)
    if sure < (LEAST_IN_ARTICLE if beside else LEAST_UNLISTED) or kind not in scene.ontology.types:
        return ()
    if conflict(load_meaning(), made) < LEAST_ALONE:
        return ()
    cues = {i for a in scene.sentence.attributions for i in range(*a.cue)}
    heads = [
        p.token
        for p in scene.sentence.predicates
        if scene.sentence.tokens[p.token].upos == "VERB" and p.token not in cues and p.arguments
    ]
    unit = next((u for u in scene.ontology.units if u.type == kind and u.pos == "verb"), None)
    if not heads or unit is None:
        return ()
    head = min(heads, key=lambda at: (len(list(scene.tree.ancestors(at))), at))
    roles = RoleMap(unit.roles.actor, unit.roles.target, unit.roles.weapon)
    return (Trigger(head, head + 1, head, kind, scene.lemmas[head], "weak", round(sure, 3), roles),)


def candidates(scene: Scene) -> Iterator[tuple[UnitMatch, int]]:
    """Units whose words and conditions are met, with their heads; they may yet be meant figuratively."""
    matches = scene.ontology.match(scene.lemmas, [token.upos for token in scene.sentence.tokens])
    named = frozenset(i for m in matches if m.strength == "strong" and m.type != HARM for i in m.tokens)
    for match in matches:
        head = head_of(scene.tree, match)
        if (
            match.strength != "context"
            and not _no_event(scene, match, head)
            and needs_met(scene, match.unit.needs, match, head, named=named)
        ):
            yield match, head


def _no_event(scene: Scene, match: UnitMatch, head: int) -> bool:
    """Words that only look like an event: parts of names and dates, "US-backed", "controls the area"."""
    tree, token = scene.tree, scene.sentence.tokens[head]
    if scene.labels[head] in ("date", "person", "location", "money") and len(match.tokens) == 1:
        return True
    if scene.labels[head] == "organization" and len(match.tokens) == 1 and token.upos == "PROPN":
        return True
    compound = (
        head > 0 and scene.sentence.tokens[head - 1].text in ("-", "–") and token.xpos in ("VBN", "VBD", "JJ")
    )
    if compound and match.type not in LASTING:
        return True
    if len(match.tokens) == 1 and tree.relation(head) == "compound" and tree.parent(head) >= 0:
        above = tree.lemma(tree.parent(head))
        if above in MADE_FOR or scene.ontology.holds(TOOLS, above):
            return True  # "attack helicopters", "a bomb workshop", "the siege gun"
    if match.type == "abduct" and any(scene.lemmas[c] in NO_CAPTIVES for c in tree.under(head, "obj")):
        return True
    takes = match.type == "capture-territory" and scene.lemmas[head] in TAKES
    if takes and scene.any_holds(("@person",), tree.under(head, "obj")):
        return True  # "bandits seized 40 boys from a school": no ground is taken
    if scene.lemmas[head] in load_words("status")["stative"] and len(match.tokens) == 1:
        return True
    for child in tree.under(tree.parent(head), "mark", "case") if tree.parent(head) >= 0 else ():
        if tree.lemma(child) == "from" and match.type == "displace":
            return True
    if match.type == "displace" and tree.parent(head) >= 0:
        above = tree.lemma(tree.parent(head))
        if above in ("prevent", "ban", "stop", "bar", "forbid", "block", "prohibit"):
            return True
    return False


def _speaks_of_conflict(scene: Scene, match: UnitMatch, beside: frozenset[str]) -> bool:
    """People die of much else: a word of death needs a word of conflict in its sentence or its article."""
    domain = scene.ontology.classes["domain"][0]
    return bool(domain & beside) or any(
        lemma in domain for at, lemma in enumerate(scene.lemmas) if at not in match.tokens
    )


def head_of(tree: Tree, match: UnitMatch) -> int:
    """The word of a unit that governs its others."""
    for index in match.tokens:
        if tree.parent(index) not in match.tokens:
            return index
    return match.tokens[-1]


def _trigger(scene: Scene, match: UnitMatch, head: int, *, background: bool) -> Trigger:
    kind, strength = match.type, match.strength
    start, stop = match.start, match.stop
    if stop - start > len(match.tokens) + 1:
        start, stop = head, head + 1
    if kind == HARM:
        strength = "harm"
        kind = next(
            (rule.type for rule in scene.ontology.harm_typing if needs_met(scene, rule.needs, match, head)),
            "assault-other",
        )
    elif strength == "weak" and scene.lemmas[head] in scene.ontology.anaphors and kind == "assault-other":
        strength = "generic"
    return Trigger(
        start,
        stop,
        head,
        kind,
        " ".join(scene.lemmas[i] for i in match.tokens),
        strength,
        match.score,
        role_map(match),
        match.unit.status,
        background,
        match.unit.harm,
    )


def _one_a_word(found: list[Trigger]) -> tuple[Trigger, ...]:
    """Of triggers that share words, the one with more words, then the stronger, then the surer."""
    harms = {t.head: t for t in found if t.strength == "harm"}
    ranked = sorted(
        found,
        key=lambda t: (
            -(t.stop - t.start),
            -{"strong": 3, "harm": 2.5, "weak": 2, "generic": 1}[t.strength],
            -t.score,
            t.start,
        ),
    )
    kept: list[Trigger] = []
    for trigger in ranked:
        if any(trigger.start < other.stop and other.start < trigger.stop for other in kept):
            continue
        kept.append(trigger)
    # a word of harm stays one, typed by what its clause says of the means
    final = []
    for trigger in kept:
        typed = [t for t in found if t.head == trigger.head and t.strength != "harm"]
        if trigger.head in harms and trigger.strength == "harm" and typed:
            best = max(typed, key=lambda t: t.score)
            if best.score >= 0.75:
                trigger = Trigger(
                    trigger.start,
                    trigger.stop,
                    trigger.head,
                    best.type,
                    trigger.unit,
                    "harm",
                    trigger.score,
                    trigger.roles,
                    best.status,
                    best.background,
                    trigger.harm,
                )
        final.append(trigger)
    return tuple(sorted(final, key=lambda t: t.start))


def role_map(match: UnitMatch) -> RoleMap:
    """The unit's places of actor, target and weapon, sorted by kind."""
    roles = match.unit.roles
    return RoleMap(roles.actor, roles.target, roles.weapon)
