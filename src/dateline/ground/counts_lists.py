"""Lists and parts: "two soldiers and a child" is added up, "including five children" told apart."""

from __future__ import annotations

from dateline.ground.counts_quantity import Quantity
from dateline.ground.counts_scene import ADVERBS, AUX, INCLUDING, SPEAKING, Scene, is_governed
from dateline.ground.counts_words import load_lexicon

JOINTS = frozenset(
    tuple(joint.split())
    for joint in (
        "and", ", and", ",", "&", "as well as", ", as well as", "along with", ", along with", "plus",
        "together with", ", plus", "and also",
    )
)  # fmt: skip


def chain_right(scene: Scene, first: int) -> tuple[tuple[Quantity, ...], int]:
    """A quantity and those added to it on the right; with the word after the last."""
    words, quantities = scene.words.lower, scene.quantities
    chain = [quantities[first]]
    pending: list[Quantity] = []
    i, stop = first, quantities[first].stop
    while i + 1 < len(quantities):
        left, right = quantities[i], quantities[i + 1]
        joint = tuple(words[stop : right.start])
        if (
            joint not in JOINTS
            or not _adds(scene, right)
            or not left.counted
            or (left.sort == "bare" and left.noun is None and right.single)
        ):
            break
        if _renames(scene, left, right):
            quantities = (*quantities[: i + 1], *quantities[i + 2 :])
            stop = right.stop
            continue
        stop = right.stop
        if joint == (",",):
            pending.append(right)
        else:
            chain += [*pending, right]
            pending = []
        i += 1
    chain += _conjoined(scene, chain)
    return tuple(chain), chain[-1].stop


def _renames(scene: Scene, left: Quantity, right: Quantity) -> bool:
    """ "the mayor, Joan Osk, and her driver": the name is the mayor's, by the tree."""
    tokens = scene.words.sentence.tokens
    if not (left.single and right.single) or "name" not in (left.single, right.single) or not tokens:
        return False
    first = range(scene.words.token_at(left.start), scene.words.token_at(left.stop - 1) + 1)
    second = range(scene.words.token_at(right.start), scene.words.token_at(right.stop - 1) + 1)
    return any(tokens[t].relation == "appos" and tokens[t].head in first for t in second)


def _conjoined(scene: Scene, chain: list[Quantity]) -> list[Quantity]:
    """More of the list by the tree, over other words: "a candidate for mayor, his driver and a guard"."""
    words, tokens = scene.words, scene.words.sentence.tokens
    if not tokens or not tokens[0].upos or chain[0].noun is None:
        return []
    head, end = words.token_at(chain[0].noun), chain[-1].stop
    joined = {token.index for token in tokens if token.head == head and token.relation == "conj"}
    found = []
    for quantity in scene.quantities:
        if quantity.start < end or quantity.noun is None or words.token_at(quantity.noun) not in joined:
            continue
        between = range(end, quantity.start)
        if not _adds(scene, quantity) or any(
            c.start in between and c.frame in ("verb", "die") for c in scene.cues
        ):
            break
        if words.lower[quantity.start - 1] not in (",", "and"):
            break
        found.append(quantity)
    return found


def _adds(scene: Scene, quantity: Quantity) -> bool:
    """A quantity after "and" belongs to the list before it, not to a clause of its own."""
    words = scene.words.lower
    if not quantity.counted or (quantity.sort == "bare" and quantity.noun is None):
        return False
    i = quantity.stop
    while i < len(words) and words[i] in ADVERBS and words[i] not in ("and", "killed", "at"):
        i += 1
    if i < len(words) and (words[i] in AUX or words[i] in SPEAKING):
        return False
    cue = next(
        (
            c
            for c in scene.cues
            if c.start == i and c.frame in ("verb", "state", "die") and c.form in ("", "d")
        ),
        None,
    )
    if cue is None:
        return True
    # "two soldiers and a child wounded" opens its own toll; "a gunman and a soldier killed" could be either.
    return False


def chain_all(scene: Scene, first: int, limit: int) -> tuple[tuple[Quantity, ...], int]:
    """As `chain_right`, but inside a subject, where the verb phrase after the last item is shared."""
    words, quantities = scene.words.lower, scene.quantities
    chain, pending, i = [quantities[first]], [], first
    while i + 1 < len(quantities) and quantities[i + 1].stop <= limit:
        left, right = quantities[i], quantities[i + 1]
        joint = tuple(words[left.stop : right.start])
        if joint not in JOINTS or not right.counted:
            break
        pending.append(right)
        if joint != (",",):
            chain += pending
            pending = []
        i += 1
    if pending and pending[0].start > chain[-1].stop and len(chain) == 1:
        return (pending[-1],), pending[-1].stop  # "..., including a guest, 28 others were hurt"
    return tuple(chain), chain[-1].stop


def chain_left(scene: Scene, last: int) -> tuple[Quantity, ...]:
    """A quantity and those added to it on its left, by an "and" before the last."""
    words, quantities = scene.words.lower, scene.quantities
    chain, i = [quantities[last]], last
    while i > 0:
        left, right = quantities[i - 1], quantities[i]
        joint = tuple(words[left.stop : right.start])
        if (
            joint not in JOINTS
            or (joint == (",",) and i == last)
            or not left.counted
            or right.sort == "bare"
            or words[right.stop - 1] in ("others", "more")
        ):
            break
        if left.start and words[left.start - 1] in INCLUDING:
            break
        if is_governed(scene, left):
            break
        chain.insert(0, left)
        i -= 1
    return tuple(chain)


def appositive(scene: Scene, last: int) -> tuple[Quantity, ...]:
    """A figure and the list that it sums up, where the list adds up to it; else nothing."""
    words, quantities, total = scene.words.lower, scene.quantities, 0
    for n in range(last, 0, -1):
        total += quantities[n].bounds.low
        joint = tuple(words[quantities[n - 1].stop : quantities[n].start])
        if joint not in JOINTS:
            break
        if joint == (",",) and quantities[n - 1].bounds.low == total:
            return quantities[n - 1 : last + 1]
    return ()


def listed_under(scene: Scene, n: int) -> bool:
    """A quantity continues a list that is a verb's object or stands after "including"."""
    words, quantities = scene.words.lower, scene.quantities
    while n > 0 and tuple(words[quantities[n - 1].stop : quantities[n].start]) in JOINTS:
        n -= 1
        before = words[quantities[n].start - 1] if quantities[n].start else ""
        if before in INCLUDING or is_governed(scene, quantities[n]):
            return True
    return False


def parts_after(scene: Scene, stop: int) -> tuple[Quantity, ...]:
    """Quantities that "including ..." or "among them ..." tells apart right after a whole."""
    words = scene.words.lower
    i = stop
    while i < len(words) and words[i] in (",", "(", "-", "–"):
        i += 1
    if i < len(words) and words[i] in ("all", "most", "many"):
        return ()
    if i < len(words) and words[i] in ("including", "among", "of"):
        if words[i] in ("among", "of"):
            if words[i + 1 : i + 2] not in (["them"], ["whom"], ["which"]):
                return ()
            i += 1
        i += 1
        while i < len(words) and words[i] in (",", "were", "was", "are", "at", "also"):
            if words[i] == "at":
                break
            i += 1
        first = scene.at(i)
        if first is None:
            return ()
        chain, _ = chain_right(scene, first)
        return tuple(q for q in chain if not q.single and q.counted and q.noun is not None)
    first = scene.at(i)
    if first is not None:
        quantity = scene.quantities[first]
        if (
            words[quantity.stop - 1] in ("them", "whom")
            and not quantity.single
            and _group_after(scene, quantity.stop)
        ):
            return (quantity,)
    return ()


def _group_after(scene: Scene, stop: int) -> str | None:
    people = load_lexicon().people
    for word in scene.words.lower[stop : stop + 3]:
        if word in people:
            return people[word]
    return None
