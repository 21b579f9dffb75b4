"""How closely a sentence ties a place to the trigger of an event.

"Shells hit the market in Osk, officials in Marlo said": Osk hangs on the trigger, Marlo on who says it. The
tree, nearness in words, the trigger's roles, prepositions and kinds each add to one score.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.ground.places_mention import PlaceMention
from dateline.ground.places_words import LOCATIVE, place_words
from dateline.records import Sentence

_LOCATIVE = LOCATIVE | {"against", "between", "beyond"}
_STRONG = frozenset(
    {"in", "at", "near", "inside", "outside", "across", "throughout", "around", "within", "along", "off"}
)
# What a preposition before a name adds, and what a place too large or too vague to be one's own loses.
LED_BY = dict.fromkeys(_STRONG, 1.0) | {"from": -0.8, "to": -0.5, "toward": -0.5, "towards": -0.5}
COARSE = {"country": 0.6, "continent": 1.2, "water": 1.2, "seat": 1.2}
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
# "The raid was planned in Osk", where they "trained for the attack": there it was not made.
ELSEWHERE = frozenset(
    "plan plot train prepare mastermind organise organize order finance fund discuss debate announce "
    "condemn denounce deplore mourn commemorate celebrate remember".split()
)
# What a name that the gazetteer lacks loses: a place to the model or not, after a preposition or not.
UNKNOWN = ((2.0, 1.0), (1.0, 0.3))


@dataclass(frozen=True, slots=True)
class Scored:
    """A mention as the place of an event: how strongly its words tie it to the trigger, and by what rule."""

    score: float
    index: int
    rule: str


def event_score(
    sentence: Sentence, mentions: tuple[PlaceMention, ...], index: int, trigger: tuple[int, ...]
) -> Scored | None:
    """How closely a sentence ties a place to a trigger."""
    mention = mentions[index]
    actor = _is_actor(sentence, mention)
    if mention.start in trigger and len(trigger) > mention.stop - mention.start and not actor:
        return Scored(7.0, index, "inside-trigger")
    score, rule = _tie(sentence, mention, trigger)
    preposition = place_preposition(sentence, mention)
    score += LED_BY.get(preposition, 0.0)
    score -= COARSE.get(mention.kind, 0.0)
    if actor or _is_elsewhere(mention, preposition):
        score = min(score, 0.0) - 1.0
    if mention.toponym is None and mention.kind not in ("quarter", "site") and mention.relation != "border":
        score -= UNKNOWN[mention.label == "location"][preposition in _STRONG]
    if _of_another_attack(sentence, mention, trigger):
        score -= 2.5
    if mention.relation in ("near", "distance") and _tells_where(mentions, index):
        score -= 2.0
    if _in_brackets(sentence, mention.head) and not any(_in_brackets(sentence, head) for head in trigger):
        score -= 3.0
    score -= 0.03 * min(abs(mention.head - trigger[0]), 30)
    return Scored(score, index, rule)


def _tie(sentence: Sentence, mention: PlaceMention, trigger: tuple[int, ...]) -> tuple[float, str]:
    """The strongest tie by the tree or by nearness, and what the roles of the trigger add to it."""
    score, rule = 0.4, "same-sentence"
    if has_tree(sentence):
        score, rule = _tied(sentence, mention, trigger) or (score, rule)
    near = _beside(sentence, mention, trigger)
    if near[0] > score:
        score, rule = near
    for head in trigger:
        predicate = sentence.predicate_at(head)
        for argument in predicate.arguments if predicate else ():
            if argument.start <= mention.head < argument.stop and argument.role in _ROLE_SCORE:
                bonus = _ROLE_SCORE[argument.role] - (0.0 if argument.stop - argument.start < 8 else 0.5)
                if argument.role == "ARGM-LOC" or score + bonus > score:
                    score, rule = score + bonus, f"argument-{argument.role.lower()}"
    return score, rule


def _is_elsewhere(mention: PlaceMention, preposition: str) -> bool:
    """It stands for a government, for where the reporter sat or for where a source is."""
    governs = mention.government and preposition not in _STRONG
    return governs or mention.dateline or mention.source_base


def _of_another_attack(sentence: Sentence, mention: PlaceMention, trigger: tuple[int, ...]) -> bool:
    """The name belongs to an attack other than the trigger: "after the Osk bombing, shells fell"."""
    token = sentence.tokens[mention.head]
    if token.relation not in ("compound", "nmod:poss") or token.head < 0 or token.head in trigger:
        return False
    owner = sentence.tokens[token.head].text.lower()
    return owner in place_words().attack and not set(trigger) & set(_chain(sentence, token.head))


def has_tree(sentence: Sentence) -> bool:
    """With a tree, a place that it does not tie to the trigger is some other event's."""
    return any(token.head >= 0 for token in sentence.tokens)


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
            if climb and tokens[above[1]].lemma in ELSEWHERE:
                score -= 4.0
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
