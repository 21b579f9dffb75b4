"""Rules that tie a number of people to the casualty word it belongs to.

Each rule looks at one casualty word among the words of its sentence ("killed 12 people", "12 people, including two
children, were killed", "12 dead", "the death toll rose to 12") and gives the quantities that it governs. They
need no tree; `by_tree` adds what only a tree tells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from dateline.ground.counts_people import Quantity
from dateline.ground.counts_words import Cue, Words, load_lexicon
from dateline.ground.numbers import Bounds

AUX = frozenset(
    "was were is are be been being get gets got have has had having 's 're remain remained became become left lay "
    "would will could may might should must".split()
)
ADVERBS = frozenset(
    "also all reportedly allegedly later instantly immediately critically seriously badly severely lightly slightly "
    "fatally mortally still now already not confirmed believed feared reported thought said known to officially "
    "initially subsequently since then deliberately brutally summarily apparently possibly either being forcibly "
    "accidentally both each together again internally least at killed publicly just either only even so far "
    "estimated presumed shot stabbed beaten tortured ambushed struck hit found left pronounced declared taken moderately gravely mildly and".split()
)
TO_BE = frozenset("was were is are be been being get gets got 's 're remain remained became become".split())
BOUNDARY = frozenset(
    (";", ":", ".", "when", "after", "while", "as", "because", "where", "before", "if", "although", "though", "but", "said", "says",
     "that", "saying", "adding", "whether", "since", "until", "told", '"', "“", "”"),
)  # fmt: skip
PREPOSITIONS = frozenset(
    "in on of by with from to for at near inside outside into against between among including during over under "
    "around across through per within about like than via along behind targeting carrying include includes".split()
)
INCLUDING = frozenset("including include includes included among mostly mainly".split())
RELATIVES = frozenset("who that which whom".split())
JOINTS = (("and",), (",", "and"), (",",), ("&",), ("as", "well", "as"), (",", "as", "well", "as"), ("along", "with"),
          (",", "along", "with"), ("plus",), ("together", "with"), (",", "plus"), ("and", "also"))  # fmt: skip
SHOOTING = frozenset("at repeatedly back into down toward towards from up through several".split())  # "men shot at"
SPEAKING = frozenset("said says say told tells reported added according wrote confirmed".split())


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its quantities and casualty words."""

    words: Words
    quantities: tuple[Quantity, ...]
    cues: tuple[Cue, ...]
    starting: dict[int, int]
    stopping: dict[int, int]

    def at(self, start: int) -> int | None:
        """Number of the quantity that begins at a word."""
        return self.starting.get(start)

    def inside(self, word: int) -> bool:
        """The word stands inside a quantity."""
        return any(q.start <= word < q.stop for q in self.quantities)

    def cue_at(self, start: int, frames: tuple[str, ...]) -> Cue | None:
        """The casualty word of one of these frames that begins at a word."""
        return next((cue for cue in self.cues if cue.start == start and cue.frame in frames), None)


@dataclass(frozen=True, slots=True)
class Match:
    """Quantities that a casualty word governs.

    Attributes:
        whole: One quantity, or several that are added ("two soldiers and a child").
        parts: Quantities that the text includes in the whole ("including five children").
        before: What a revised toll was.
    """

    cue: Cue
    whole: tuple[Quantity, ...]
    rule: str
    parts: tuple[Quantity, ...] = ()
    revision: bool = False
    kind: str = ""


Rule = Callable[[Scene, Cue], Match | None]


def chain_right(scene: Scene, first: int) -> tuple[tuple[Quantity, ...], int]:
    """A quantity and those added to it on the right; with the word after the last."""
    words, quantities = scene.words.lower, scene.quantities
    chain = [quantities[first]]
    pending: list[Quantity] = []
    i = first
    while i + 1 < len(quantities):
        left, right = quantities[i], quantities[i + 1]
        joint = tuple(words[left.stop : right.start])
        if (
            joint not in JOINTS
            or not _adds(scene, right)
            or not left.counted
            or (left.sort == "bare"
            and left.noun is None
            and right.single)
        ):
            break
        if joint == (",",):
            pending.append(right)
        else:
            chain += [*pending, right]
            pending = []
        i += 1
    chain += _conjoined(scene, chain)
    return tuple(chain), chain[-1].stop


def _conjoined(scene: Scene, chain: list[Quantity]) -> list[Quantity]:
    """More of the list, where the tree joins nouns over words between them: "a candidate for mayor, his driver and ..."."""
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
        if not _adds(scene, quantity) or any(c.start in between and c.frame in ("verb", "die") for c in scene.cues):
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
        if words[quantity.stop - 1] in ("them", "whom") and not quantity.single and _group_after(scene, quantity.stop):
            return (quantity,)
    return ()


def _group_after(scene: Scene, stop: int) -> str | None:
    people = load_lexicon().people
    for word in scene.words.lower[stop : stop + 3]:
        if word in people:
            return people[word]
    return None


def object_after(scene: Scene, cue: Cue) -> Match | None:
    """Read "killed at least 12 people", "killing a woman and two children"."""
    if cue.frame != "verb":
        return None
    words, lexicon = scene.words.lower, load_lexicon()
    if _passive(scene, cue):
        return None
    i = cue.stop
    first = scene.at(i)
    while first is None and i < cue.stop + 3 and i < len(words) and words[i] in lexicon.skip_before_object:
        i += 1
        first = scene.at(i)
    if first is None or not _fits(cue, scene.quantities[first]):
        return None
    if cue.form == "d" and _participle_between(scene, cue, first):
        return None
    whole, stop = chain_right(scene, first)
    return Match(cue, whole, "object", parts_after(scene, stop))


def shared_object(scene: Scene, cue: Cue) -> Match | None:
    """Read "wounding and kidnapping dozens": the first of two joined verbs shares the object of the second."""
    words = scene.words.lower
    if cue.frame != "verb" or words[cue.stop : cue.stop + 1] not in (["and"], ["or"]):
        return None
    other = next(
        (c for c in scene.cues if c.start == cue.stop + 1 and c.frame == "verb" and c.form == cue.form), None
    )
    if other is None or other.kind == cue.kind:
        return None
    match = object_after(scene, other)
    return Match(cue, match.whole, "object", match.parts) if match else None


def _participle_between(scene: Scene, cue: Cue, after: int) -> bool:
    """Tell the headline "8 persons killed 58 others injured" from "two gunmen killed 58 people"."""
    before = scene.stopping.get(cue.start)
    if before is None or not scene.quantities[before].counted:
        return False
    quantity = scene.quantities[after]
    following = scene.cue_at(quantity.stop, ("verb", "state"))
    return following is not None and following.form in ("", "d") and scene.at(following.stop) is None


def _aux_before(scene: Scene, cue: Cue) -> int | None:
    """Where the run of auxiliaries and adverbs before a casualty word begins; None where there is no auxiliary."""
    words = scene.words.lower
    i, aux = cue.start - 1, None
    while i >= 0 and (words[i] in AUX or words[i] in ADVERBS) and not (words[i] == "and" and aux is not None):
        if words[i] == "at" or scene.inside(i):
            break
        if words[i] in AUX:
            aux = i
        i -= 1
    return aux


def _active_aux(scene: Scene, cue: Cue) -> bool:
    """The auxiliary is "has" or "have" alone: "has killed 12"."""
    words = scene.words.lower
    i = cue.start - 1
    while i >= 0 and (words[i] in AUX or words[i] in ADVERBS):
        if words[i] in TO_BE or words[i] == "left":
            return False
        i -= 1
    return True


def subject_before(scene: Scene, cue: Cue) -> Match | None:
    """Read "12 people, including two children, were killed", "30 have died", "15 of the wounded were critical"."""
    if cue.frame not in ("verb", "die", "state") or (cue.form not in ("", "d") and cue.frame == "verb"):
        return None
    aux = _aux_before(scene, cue)
    if aux is None:
        if cue.frame != "die":
            return None
        edge = cue.start
        while edge and scene.words.lower[edge - 1] in ADVERBS and not scene.inside(edge - 1):
            edge -= 1
    else:
        if cue.frame == "verb" and _active_aux(scene, cue):
            return None
        edge = aux
    found = _things_before(scene, edge) if cue.kind == "damaged" else _subject(scene, edge)
    if found is None:
        return None
    whole, parts = found
    return Match(cue, whole, "passive" if cue.frame == "verb" else "subject", parts or parts_after(scene, cue.stop))


def _fits(cue: Cue, quantity: Quantity) -> bool:
    """People for all casualty words, things for those of damage."""
    return quantity.sort == "thing" if cue.kind == "damaged" else quantity.counted


def _things_before(scene: Scene, edge: int) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]] | None:
    """Things that stand right before "were destroyed"."""
    n = scene.stopping.get(edge)
    return ((scene.quantities[n],), ()) if n is not None and scene.quantities[n].sort == "thing" else None


def _subject(scene: Scene, edge: int) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...]] | None:
    """The quantities that make up the subject of a verb phrase beginning at word `edge`."""
    words = scene.words.lower
    region_stop = edge
    if edge and words[edge - 1] in RELATIVES:
        region_stop = edge - 1
        if region_stop and words[region_stop - 1] == ",":
            region_stop -= 1
        near = scene.stopping.get(region_stop)
        if near is not None and scene.quantities[near].counted and not scene.quantities[near].single:
            return (scene.quantities[near],), ()
        return None  # "a boy who was injured" tells who he is, not how many were
    left = _clause_start(scene, region_stop)
    heads = _heads(scene, left, region_stop)
    for first in heads:
        whole, stop = _chain_all(scene, first, region_stop)
        if not _reaches(scene, stop, region_stop):
            continue
        last = scene.quantities[heads[-1]]
        if stop < region_stop and last.stop == region_stop and last not in whole and words[stop] != "(":
            # Another figure stands right before the verb: the list goes on, or the first is of something else.
            if words[last.start - 1] == "and" and whole[0].single:
                return (*whole, last), ()
            if words[stop] not in PREPOSITIONS and words[stop] not in (",", "who"):
                return _chain_left(scene, heads[-1]), ()
        return whole, parts_after(scene, stop)
    # "Two tourists, who had come by bus, were killed": the clause in between told of something else.
    relative = next((i for i in range(left - 1, max(left - 7, 0), -1) if words[i] in RELATIVES), None)
    if relative is None or any(word in BOUNDARY for word in words[relative:left]):
        return None
    stop = relative - 1 if words[relative - 1] == "," else relative
    near = scene.stopping.get(stop)
    if near is None or not scene.quantities[near].counted:
        return None
    return _chain_left(scene, near), ()


def _heads(scene: Scene, left: int, right: int) -> list[int]:
    """Quantities of a stretch of words that may be its subject: not after a preposition, no verb's object."""
    words, found = scene.words.lower, []
    for n, q in enumerate(scene.quantities):
        if left <= q.start and q.stop <= right and q.counted and not _governed(scene, q):
            if q.stop != right and _listed_under(scene, n):
                continue  # an item of "killed 18, including eight guards and ten soldiers, and ..."
            if q.start == left or words[q.start - 1] not in PREPOSITIONS:
                found.append(n)
    return found


def _listed_under(scene: Scene, n: int) -> bool:
    """A quantity continues a list that is a verb's object or stands after "including"."""
    words, quantities = scene.words.lower, scene.quantities
    while n > 0 and tuple(words[quantities[n - 1].stop : quantities[n].start]) in JOINTS:
        n -= 1
        before = words[quantities[n].start - 1] if quantities[n].start else ""
        if before in INCLUDING or _governed(scene, quantities[n]):
            return True
    return False


def _chain_all(scene: Scene, first: int, limit: int) -> tuple[tuple[Quantity, ...], int]:
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


def _reaches(scene: Scene, stop: int, edge: int) -> bool:
    """Nothing between a subject and its verb but what may hang on the subject."""
    words = scene.words.lower
    if stop >= edge:
        return True
    if scene.at(stop) is not None:
        return False  # "URL 124 At least four people were killed"
    first = words[stop]
    if (
        first in (",", "(", "-", "–", "who", "whose", "that")
        or first in PREPOSITIONS
        or first in ("aged", "on", "aboard", "most", "many", "all")
    ):
        return True
    if first.endswith(("ing", "ed")) and not any(word in BOUNDARY for word in words[stop:edge]):
        return True
    between = words[stop:edge]
    return len(between) <= 6 and not any(word in BOUNDARY or word in ("and", ",") for word in between)


def _clause_start(scene: Scene, edge: int) -> int:
    """Where the clause that ends in a verb phrase at word `edge` begins, as far as words tell."""
    words = scene.words.lower
    i = edge
    while i > 0:
        word = words[i - 1]
        if scene.inside(i - 1):
            i -= 1
            continue
        if (
            word in BOUNDARY
            and not (word == "as" and words[i : i + 1] == ["well"])
            and not (word == "as" and words[i : i + 1] == ["many"])
        ):
            if word == "that" and i >= 2 and scene.inside(i - 2):
                i -= 1
                continue
            return i
        if any(
            c.start <= i - 1 < c.stop and c.frame in ("verb", "die", "state") for c in scene.cues
        ) and word not in ("a", "free"):
            joined = i
            while joined < edge and words[joined] in (",", "and", "while", "in", "as"):
                joined += 1
                if words[joined - 1] == "and" or scene.at(joined) is not None:
                    break
            return joined
        if word in RELATIVES and any(i <= q.start < edge for q in scene.quantities):
            return i
        i -= 1
    return i


def beside(scene: Scene, cue: Cue) -> Match | None:
    """Read "12 dead", "8 persons killed", "30 others wounded", "leaving 12 soldiers dead"."""
    if cue.frame not in ("verb", "state") or (cue.frame == "verb" and cue.form != "d"):
        return None
    words = scene.words.lower
    edge = cue.start
    while edge and not scene.inside(edge - 1) and _before_participle(words, edge):
        if words[edge - 1] in TO_BE:
            return None
        edge -= 1
    n = scene.stopping.get(edge)
    if n is None:
        return _beside_including(scene, cue, edge)
    quantity = scene.quantities[n]
    if (
        not _fits(cue, quantity)
        or (quantity.single in ("name", "definite", "possessive")
        and cue.frame == "verb"
        and cue.kind != "killed")
    ):
        return None
    if cue.frame == "verb":
        after = scene.at(cue.stop)
        if (
            after is not None
            and scene.quantities[after].counted
            and not _participle_between(scene, cue, after)
        ):
            return None
        if quantity.single and _agent_like(scene, cue):
            return None
        if cue.kind == "struck" and words[cue.stop : cue.stop + 1] and words[cue.stop] in SHOOTING:
            return None
    if n and quantity.start and words[quantity.start - 1] in INCLUDING:
        # "over 100 more including 35 children injured"
        outer = scene.quantities[n - 1]
        if outer.counted and words[outer.stop : quantity.start] in (
            ["including"],
            [",", "including"],
            [",", "among", "them"],
        ):
            return Match(cue, (outer,), "beside", (quantity,))
    whole = _chain_left(scene, n)
    return Match(cue, whole, "beside", parts_after(scene, cue.stop))


def _before_participle(words: list[str], edge: int) -> bool:
    """An adverb, or "shot and" in "three officers shot and injured"."""
    if words[edge - 1] == "and":
        return edge > 1 and words[edge - 2] in ("shot", "stabbed", "beaten", "tortured", "struck", "hit")
    return words[edge - 1] in ADVERBS


def _agent_like(scene: Scene, cue: Cue) -> bool:
    """A single person before a bare past verb is its subject ("the driver killed ..."), unless "by" or the end follows."""
    following = scene.words.lower[cue.stop : cue.stop + 1]
    return bool(following) and following[0] not in (
        "by", "in", "and", ",", ".", "at", "on", "during", "when", "after", "as", "near", "outside", "while", "with", "from", ";", "inside", "following", "amid", "this", "last",
    )  # fmt: skip


def _beside_including(scene: Scene, cue: Cue, edge: int) -> Match | None:
    """Read "Three people, including a preacher, killed in ..." in headlines without a verb."""
    words = scene.words.lower
    if not edge or words[edge - 1] != "," or cue.frame != "verb":
        return None
    for n in range(len(scene.quantities) - 1, -1, -1):
        quantity = scene.quantities[n]
        if quantity.stop == edge - 1 and quantity.counted and n:
            # "10 others, five officers and five civilians, injured when"
            whole = _appositive(scene, n)
            if whole:
                return Match(cue, whole, "beside")
        if (
            quantity.stop < edge
            and words[quantity.stop : quantity.stop + 2] == [",", "including"]
            and quantity.counted
        ):
            return Match(cue, _chain_left(scene, n), "beside", parts_after(scene, quantity.stop))
    return None


def _appositive(scene: Scene, last: int) -> tuple[Quantity, ...]:
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


def _chain_left(scene: Scene, last: int) -> tuple[Quantity, ...]:
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
        if _governed(scene, left):
            break
        chain.insert(0, left)
        i -= 1
    return tuple(chain)


def _governed(scene: Scene, quantity: Quantity) -> bool:
    """A casualty verb stands right before a quantity: it is that verb's object."""
    return any(c.stop == quantity.start and c.frame == "verb" and not _passive(scene, c) for c in scene.cues)


def _passive(scene: Scene, cue: Cue) -> bool:
    """The verb stands in the passive: "were killed"."""
    return cue.form == "d" and _aux_before(scene, cue) is not None and not _active_aux(scene, cue)


def of_deed(scene: Scene, cue: Cue) -> Match | None:
    """Read "the killing of two journalists", "the deaths of at least 12 people", "the bodies of 12 men"."""
    words = scene.words.lower
    if cue.frame not in ("deed", "bodies") or words[cue.stop : cue.stop + 1] != ["of"]:
        return None
    if cue.frame == "bodies" and words[cue.start] == "lives" and not _takes_lives(scene, cue.start):
        return None
    first = scene.at(cue.stop + 1)
    if first is None or not scene.quantities[first].counted:
        return None
    whole, stop = chain_right(scene, first)
    return Match(cue, whole, "deed", parts_after(scene, stop))


def _takes_lives(scene: Scene, at: int) -> bool:
    """A verb of taking stands before "lives"."""
    return any(word in load_lexicon().lives for word in scene.words.lower[max(at - 6, 0) : at])


def counted_noun(scene: Scene, cue: Cue) -> Match | None:
    """Read "20 deaths", "claimed 8 lives", "12 bodies", "three more fatalities"."""
    if cue.frame != "bodies":
        return None
    words = scene.words.lower
    edge = cue.start
    while edge and words[edge - 1] in (
        "civilian",
        "new",
        "confirmed",
        "additional",
        "military",
        "charred",
        "more",
        "other",
        "burnt",
        "unidentified",
    ):
        if edge in scene.stopping:
            break
        edge -= 1
    n = scene.stopping.get(edge)
    if n is None or not scene.quantities[n].counted or scene.quantities[n].single:
        return None
    if words[cue.start] == "lives" and not _takes_lives(scene, scene.quantities[n].start):
        return None
    if words[cue.stop : cue.stop + 1] == ["of"] and scene.at(cue.stop + 1) is not None:
        return None
    return Match(cue, (scene.quantities[n],), "counted-noun", parts_after(scene, cue.stop))


def toll_word(scene: Scene, cue: Cue) -> Match | None:
    """Read "the death toll rose to 126 from 112", "put the toll at 16", "casualties: 12 dead"."""
    if cue.frame != "toll":
        return None
    words, lexicon = scene.words.lower, load_lexicon()
    plain = len(cue_words := words[cue.start : cue.stop]) == 1 and cue_words[0] != "toll"
    i, revision, previous = cue.stop, False, False
    limit = min(len(words), cue.stop + 14)
    if plain and words[i : i + 1] != [":"]:
        return None
    if i < limit and words[i] in (":", "-"):
        i += 1
    # "the death toll from the attack / in the town rose to": step over one phrase.
    if i < limit and words[i] in ("from", "in", "for", "among") and scene.at(i + 1) is None:
        j = i + 1
        while j < min(i + 9, len(words)) and words[j] not in (
            "rise",
            "rises",
            "rose",
            "risen",
            "has",
            "had",
            "was",
            "stood",
            "stands",
            "is",
            "at",
            "to",
            "climbed",
            "reached",
            "reaches",
            "climbs",
            "jumped",
            ",",
            ".",
        ):
            j += 1
        i = j if j < len(words) and words[j] not in (",", ".") else i
        limit = min(len(words), i + 12)
    while i < limit:
        n = scene.at(i)
        if n is not None:
            quantity = scene.quantities[n]
            if quantity.sort == "thing" or quantity.single:
                return None
            if any(c.start == quantity.stop and c.kind != cue.kind for c in scene.cues):
                return None
            if words[quantity.start] == "from" and quantity.bounds.rule == "range" and quantity.bounds.high:
                start = quantity.start + words[quantity.start : quantity.stop].index("to") + 1
                now = Bounds(quantity.bounds.high, quantity.bounds.high, "exactly")
                return Match(cue, (replace(quantity, start=start, bounds=now),), "toll-word", (), True)
            if previous:
                later = next(
                    (
                        m
                        for m in range(n + 1, len(scene.quantities))
                        if words[scene.quantities[m].start - 1] == "to"
                    ),
                    None,
                )
                if later is None:
                    return None
                return Match(cue, (scene.quantities[later],), "toll-word", (), True)
            return Match(cue, (quantity,), "toll-word", parts_after(scene, quantity.stop), revision)
        word = words[i]
        if word not in lexicon.to_figure:
            return None
        previous = word == "from"
        revision = revision or word[:3] in (
            "ris",
            "ros",
            "cli",
            "jum",
            "inc",
            "soa",
            "mou",
            "gro",
            "gre",
            "rev",
        )
        i += 1
    return None


def among_the_dead(scene: Scene, cue: Cue) -> Match | None:
    """Read "nine children were among the dead", "two nurses were among those killed": a part of a toll told before."""
    words = scene.words.lower
    if cue.frame not in ("verb", "bodies", "state") or words[cue.start - 2 : cue.start - 1] != ["among"]:
        return None
    if words[cue.start - 1] not in ("the", "those"):
        return None
    aux = cue.start - 3
    if aux < 1 or words[aux] not in TO_BE:
        return None
    n = scene.stopping.get(aux)
    if n is None or scene.quantities[n].single or scene.quantities[n].sort != "people":
        return None
    return Match(cue, (), "among", _chain_left(scene, n))


def those_who(scene: Scene, cue: Cue) -> Match | None:
    """Read "Those who were executed in the town are around 300", "the wounded numbered 40", "the dead included five women"."""
    words = scene.words.lower
    if cue.frame not in ("verb", "bodies") or (cue.frame == "verb" and cue.form != "d"):
        return None
    back = words[max(cue.start - 4, 0) : cue.start]
    if not (
        "those" in back
        or (back[-1:] == ["the"] and words[cue.start] in ("dead", "wounded", "injured", "killed"))
    ):
        return None
    if back[-2:] == ["of", "the"]:
        return None
    for i in range(cue.stop, min(cue.stop + 12, len(words))):
        if words[i] in (
            "are",
            "were",
            "numbered",
            "total",
            "totalled",
            "totaled",
            "number",
            "include",
            "included",
            "was",
        ):
            first = scene.at(i + 1)
            if first is None:
                continue
            whole, _ = chain_right(scene, first)
            includes = words[i].startswith("includ") or (
                words[i] in ("are", "were", "was") and whole[0].noun is not None
            )
            if includes:
                if sum(q.bounds.low for q in whole) < 2 or not all(q.counted for q in whole):
                    return None
                return Match(cue, (), "those", whole)
            if whole[0].sort not in ("bare", "people"):
                return None
            return Match(cue, whole, "those")
        if words[i] in BOUNDARY or words[i] == ",":
            return None
    return None


def modified(scene: Scene, cue: Cue) -> Match | None:
    """Read "12 wounded fighters", "dozens of displaced families"; only where the word stands inside the quantity."""
    if cue.frame not in ("state", "verb") or cue.form not in ("", "d"):
        return None
    for quantity in scene.quantities:
        if (
            quantity.start < cue.start
            and cue.stop < quantity.stop
            and scene.words.lower[quantity.start] != "the"  # "the two dead officers" were counted before
            and quantity.counted
            and not quantity.single
            and not quantity.among
        ):
            return Match(cue, (quantity,), "modified")
        if quantity.among and quantity.start < cue.start < quantity.stop:
            return Match(cue, (), "among", (quantity,), kind=quantity.among)
    return None


RULES: tuple[Rule, ...] = (
    toll_word, object_after, shared_object, subject_before, beside, of_deed, counted_noun, among_the_dead, those_who, modified,
)  # fmt: skip


def split_matches(scene: Scene) -> Iterator[Match]:
    """Read "shot two men dead", "took 20 people hostage", "forced 13,000 residents to flee"."""
    words, lexicon = scene.words.lower, load_lexicon()
    for kind, verbs, tails in lexicon.split:
        reach = 14 if kind == "displaced" else 2
        for i, word in enumerate(words):
            if word not in verbs:
                continue
            first = scene.at(i + 1)
            if first is None and words[i + 1 : i + 2] and words[i + 1] in ("at", "and", "as", "up"):
                first = scene.at(i + 2)
            if first is None or not scene.quantities[first].counted:
                continue
            whole, stop = chain_right(scene, first)
            for at in range(stop, min(stop + reach + 1, len(words))):
                if words[at] in (".", ";", ":"):
                    break
                tail = next((t for t in tails if words[at : at + len(t)] == t), None)
                if tail:
                    yield Match(
                        Cue(i, at + len(tail), kind, "split", ""), whole, "split", parts_after(scene, stop)
                    )
                    break
