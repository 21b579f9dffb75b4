"""Pick the place of one event from an article's place names.

What the trigger's own words say comes first: its locative argument, a place attached to it by a preposition
or as a compound. Then a place of the same sentence, then the place the narrative is in. Each step is less
sure than the one before, and its rule is named. Where none applies the answer is None.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.ground.places_described import described_place
from dateline.ground.places_geography import contains
from dateline.ground.places_mention import PlaceMention
from dateline.ground.places_words import place_words
from dateline.records import Analysis, Article, Place, Sentence

_LOCATIVE = frozenset(
    {
        "in",
        "at",
        "near",
        "on",
        "across",
        "throughout",
        "inside",
        "outside",
        "around",
        "within",
        "off",
        "along",
        "over",
        "through",
        "against",
        "between",
        "into",
        "of",
        "for",
        "beyond",
        "toward",
        "towards",
    }
)
_STRONG = frozenset(
    {"in", "at", "near", "inside", "outside", "across", "throughout", "around", "within", "along", "off"}
)
_FINE = {
    "quarter": 6,
    "site": 6,
    "village": 5,
    "city": 5,
    "admin2": 4,
    "river": 4,
    "island": 4,
    "range": 4,
    "border": 4,
    "region": 3,
    "water": 3,
    "admin1": 3,
    "unknown": 4,
    "country": 1,
    "continent": 0,
    "seat": 0,
    "demonym": 0,
}
_ROLE_SCORE = {
    "ARGM-LOC": 4.0,
    "ARGM-GOL": 1.5,
    "ARGM-DIR": 0.5,
    "ARG2": 1.5,
    "ARG1": 1.5,
    "ARG3": 0.5,
    "ARG4": 1.0,
    "ARG0": -1.0,
}
FINER_WITHIN = 2.0
# What a name that the gazetteer lacks loses: a place to the model or not, after a preposition or not.
UNKNOWN = ((2.0, 1.0), (1.0, 0.3))
# A name tied less strongly to the trigger than this gives way to a place that the trigger's words describe.
SURE_NAME = 2.0


@dataclass(frozen=True, slots=True)
class _Scored:
    """A mention as the place of an event: how strongly its words tie it to the trigger, and by what rule."""

    score: float
    index: int
    rule: str


def place_of_event(
    article: Article,
    analysis: Analysis,
    mentions: tuple[PlaceMention, ...],
    sentence_index: int,
    trigger_tokens: tuple[int, ...],
    *,
    carry: Place | None = None,
    headline_places: tuple[PlaceMention, ...] = (),
    kind: str = "",
) -> Place | None:
    """The place of one event, or None where the text gives none.

    Args:
        sentence_index: Sentence of the trigger, `trigger_tokens` its tokens there.
        carry: The place the narrative is in: that of the event before.
        headline_places: Place names of the headline.
        kind: Type of the event.
    """
    sentence = analysis.sentences[sentence_index]
    here = [index for index, mention in enumerate(mentions) if mention.sentence == sentence_index]
    scored = [
        event_score(sentence, mentions, index, trigger_tokens)
        for index in here
        if not mentions[index].demonym
    ]
    scored = [found for found in scored if found is not None]
    best = max(
        scored,
        key=lambda found: (found.score, -abs(mentions[found.index].head - trigger_tokens[0])),
        default=None,
    )
    named = frozenset(
        token for index in here if not mentions[index].demonym for token in range(*mentions[index].outer)
    )
    described = described_place(sentence, trigger_tokens, named, kind=kind)
    if described is not None and described.wide and (best is None or best.score < SURE_NAME):
        return described.place
    tied = best is not None and (best.rule != "same-sentence" or not _has_tree(sentence))
    if best is not None and best.score > 0 and tied:
        return _finest(best, scored, mentions)
    if carry is not None:
        return replace(
            carry, confidence=round(carry.confidence * 0.6, 3), rule=_named("narrative-place", carry.rule)
        )
    if described is not None:
        return described.place
    for mention in headline_places:
        if mention.can_hold_events:
            return replace(
                mention.place,
                confidence=round(mention.place.confidence * 0.5, 3),
                rule=_named("headline-place", mention.place.rule),
            )
    return None


def _has_tree(sentence: Sentence) -> bool:
    """With a tree, a place that it does not tie to the trigger is some other event's."""
    return any(token.head >= 0 for token in sentence.tokens)


def _named(rule: str, inner: str) -> str:
    return f"{rule}: {inner.split(': ', 1)[-1]}"


def _finest(best: _Scored, scored: list[_Scored], mentions: tuple[PlaceMention, ...]) -> Place:
    """Of the winner and what it holds, the finest; "Osk and Marlo" takes the first."""
    inner = [
        found
        for found in sorted(scored, key=lambda item: item.score)
        if found.score > max(-0.4, best.score - FINER_WITHIN) and _finer(mentions, found.index, best.index)
    ]
    chosen = inner[-1] if inner else best
    if len({_finest_name(mentions[found.index]) for found in inner}) > 1:
        named = [found for found in inner if mentions[found.index].parent == mentions[best.index].span]
        chosen = named[0] if named else best
    mention = mentions[chosen.index]
    sure = min(1.0, 0.55 + 0.08 * best.score)
    rule = best.rule if chosen is best else f"{best.rule}+finer"
    return replace(
        mention.place,
        confidence=round(mention.place.confidence * sure, 3),
        rule=_named(rule, mention.place.rule),
    )


def _finest_name(mention: PlaceMention) -> str:
    return mention.toponym.id if mention.toponym is not None else mention.span.text


def _finer(mentions: tuple[PlaceMention, ...], inner: int, outer: int) -> bool:
    """The first mention's place lies in the second's, by the text or by the gazetteer."""
    finer, coarser = mentions[inner], mentions[outer]
    if finer.source_base or finer.dateline or finer.government or _FINE[finer.kind] <= _FINE[coarser.kind]:
        return False
    if finer.parent == coarser.span:
        return True
    if coarser.relation in ("near", "distance", "road", "between", "border"):
        return False
    return (
        finer.toponym is not None and coarser.toponym is not None and contains(coarser.toponym, finer.toponym)
    )


def event_score(
    sentence: Sentence, mentions: tuple[PlaceMention, ...], index: int, trigger: tuple[int, ...]
) -> _Scored | None:
    """How closely a sentence ties a place to a trigger."""
    mention = mentions[index]
    actor = _is_actor(sentence, mention)
    if mention.start in trigger and len(trigger) > mention.stop - mention.start and not actor:
        return _Scored(7.0, index, "inside-trigger")
    score, rule = 0.4, "same-sentence"
    tree = _has_tree(sentence)
    if tree:
        tied = _tied(sentence, mention, trigger)
        if tied is not None:
            score, rule = tied
    near, near_rule = _beside(sentence, mention, trigger)
    if near > score or not tree:
        score, rule = (near, near_rule) if near > score else (score, rule)
    for head in trigger:
        predicate = sentence.predicate_at(head)
        for argument in predicate.arguments if predicate else ():
            if argument.start <= mention.head < argument.stop and argument.role in _ROLE_SCORE:
                bonus = _ROLE_SCORE[argument.role] - (0.0 if argument.stop - argument.start < 8 else 0.5)
                if argument.role == "ARGM-LOC" or score + bonus > score:
                    score, rule = score + bonus, f"argument-{argument.role.lower()}"
    preposition = place_preposition(sentence, mention)
    if preposition in _STRONG:
        score += 1.0
    elif preposition == "from":
        score -= 0.8
    elif preposition in ("to", "toward", "towards"):
        score -= 0.5
    if mention.kind == "country":
        score -= 0.6
    elif mention.kind in ("continent", "water", "seat"):
        score -= 1.2
    acts = actor or (mention.government and preposition not in _STRONG)
    if acts or mention.dateline or mention.source_base:
        score = min(score, 0.0) - 1.0
    if mention.toponym is None and mention.kind not in ("quarter", "site") and mention.relation != "border":
        score -= UNKNOWN[mention.label == "location"][preposition in _STRONG]
    token = sentence.tokens[mention.head]
    if token.relation in ("compound", "nmod:poss") and token.head >= 0 and token.head not in trigger:
        owner = sentence.tokens[token.head]
        if owner.text.lower() in place_words().attack and not set(trigger) & set(
            _chain(sentence, token.head)
        ):
            score -= 2.5
    if mention.relation in ("near", "distance") and _tells_where(mentions, index):
        score -= 2.0
    if _in_brackets(sentence, mention.head) and not any(_in_brackets(sentence, head) for head in trigger):
        score -= 3.0
    score -= 0.03 * min(abs(mention.head - trigger[0]), 30)
    return _Scored(score, index, rule)


def _tells_where(mentions: tuple[PlaceMention, ...], index: int) -> bool:
    """ "Osk near Marlo": Marlo only tells where Osk is."""
    mention = mentions[index]
    return any(
        other.sentence == mention.sentence
        and other.outer[1] == mention.outer[0]
        and other.can_hold_events
        and other.kind not in ("country", "continent")
        for other in mentions[max(0, index - 2) : index]
    )


def _in_brackets(sentence: Sentence, index: int) -> bool:
    """A word between ( and )."""
    before = [token.text for token in sentence.tokens[:index]]
    return before.count("(") > before.count(")")


def _is_actor(sentence: Sentence, mention: PlaceMention) -> bool:
    """A country beside a noun of action is who acts: "Russia air strikes", "U.S.-backed offensive"."""
    if mention.kind not in ("country", "seat") or mention.relation:
        return False
    if mention.government:
        return True
    token = sentence.tokens[mention.head]
    after = [found.text.lower() for found in sentence.tokens[mention.stop : mention.stop + 2]]
    if (
        after[:1] == ["-"]
        and after[1:]
        and after[1] not in ("wide", "controlled", "held", "occupied", "turkey", "based")
    ):
        return after[1] in (
            "backed",
            "led",
            "allied",
            "sponsored",
            "supported",
            "trained",
            "brokered",
            "aligned",
            "funded",
        )
    return (
        token.relation.split(":")[0] == "nsubj"
        and sentence.tokens[token.head].upos == "VERB"
        and (token.relation != "nsubj:pass")
    )


def place_preposition(sentence: Sentence, mention: PlaceMention) -> str:
    """The preposition that leads into a name, its generic words passed over."""
    first = mention.outer[0]
    index = first - 1
    tokens = sentence.tokens
    for child in tokens:
        if (
            child.head == mention.head
            and child.relation == "case"
            and child.index < mention.head
            and child.text.lower() != "of"
        ):
            return child.text.lower()
    while (index >= 0 and tokens[index].text.lower() in ("the", "a", "an", "its", "their")) or (
        index >= 0 and tokens[index].upos == "ADJ"
    ):
        index -= 1
    word = tokens[index].text.lower() if index >= 0 else ""
    if mention.place.text.lower().split(" ", 1)[0] in _STRONG:
        return mention.place.text.lower().split(" ", 1)[0]
    return word


def _chain(sentence: Sentence, index: int) -> list[int]:
    """A token and its governors up to the root."""
    chain = [index]
    while sentence.tokens[chain[-1]].head >= 0 and len(chain) < 40:
        following = sentence.tokens[chain[-1]].head
        if following in chain:
            break
        chain.append(following)
    return chain


def _tied(sentence: Sentence, mention: PlaceMention, trigger: tuple[int, ...]) -> tuple[float, str] | None:
    """How the tree ties a name to the trigger: below it, above it, or under a governor that both share."""
    tokens = sentence.tokens
    up = _chain(sentence, mention.head)
    best: tuple[float, str] | None = None
    for head in trigger:
        if head in up:
            steps = up.index(head)
            below = tokens[up[steps - 1]].relation if steps else ""
            clauses = sum(
                tokens[node].relation.split(":")[0] in ("acl", "advcl", "ccomp", "parataxis", "conj")
                for node in up[:steps]
            )
            score = 4.6 - 0.5 * steps - 1.3 * clauses
            if below.startswith(("compound", "nmod:poss", "amod")) and steps == 1:
                score = 4.2
            found = (score, "trigger-attachment")
        else:
            above = _chain(sentence, head)
            shared = next((node for node in up if node in above), None)
            if shared is None:
                continue
            steps, climb = up.index(shared), above.index(shared)
            clauses = sum(
                tokens[node].relation.split(":")[0] in ("acl", "advcl", "ccomp", "parataxis", "conj")
                for node in up[:steps]
            )
            climbed = sum(
                tokens[node].relation.split(":")[0] in ("ccomp", "advcl", "parataxis", "acl")
                for node in above[:climb]
            )
            score = 3.0 - 0.35 * steps - 0.35 * climb - 1.2 * clauses - 0.6 * climbed
            found = (score, "shared-governor")
        if best is None or found[0] > best[0]:
            best = found
    return best


def _beside(sentence: Sentence, mention: PlaceMention, trigger: tuple[int, ...]) -> tuple[float, str]:
    """Nearness in words, for a sentence without a tree or where the tree went astray."""
    tokens = sentence.tokens
    first, last = mention.outer
    if first > trigger[-1]:
        between = [token.text.lower() for token in tokens[trigger[-1] + 1 : first]]
        if (
            len(between) <= 3
            and between
            and between[-1] in _LOCATIVE | {"the"}
            and any(word in _LOCATIVE for word in between)
            and not {",", "."} & set(between)
        ):
            return 3.2 - 0.3 * len(between), "words-after-trigger"
        gap = len(between)
    else:
        between = [token.text.lower() for token in tokens[last : trigger[0]]]
        if not between or between == ["'s"] or between == ["’s"]:
            return 3.2, "words-before-trigger"
        gap = len(between)
    stops = sum(
        word in (",", ";", ":", "-", "that", "who", "which", "while", "after", "before", "but")
        for word in between
    )
    return 1.6 - 0.06 * gap - 0.25 * stops, "same-sentence"
