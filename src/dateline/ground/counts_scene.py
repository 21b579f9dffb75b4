"""A sentence as toll rules see it: its words, its numbers of people, its casualty words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dateline.ground.counts_quantity import Quantity
from dateline.ground.counts_words import Cue, Words

AUX = frozenset(
    "was were is are be been being get gets got have has had having 's 're remain remained became "
    "become left lay would will could may might should must".split()
)
ADVERBS = frozenset(
    "also all reportedly allegedly later instantly immediately critically seriously badly "
    "severely lightly slightly fatally mortally still now already not confirmed believed feared "
    "reported thought said known to officially initially subsequently since then deliberately "
    "brutally summarily apparently possibly either being forcibly accidentally both each together "
    "again internally least at killed publicly just either only even so far estimated presumed "
    "shot stabbed beaten tortured ambushed struck hit found left pronounced declared taken "
    "moderately gravely mildly and".split()
)
TO_BE = frozenset("was were is are be been being get gets got 's 're remain remained became become".split())
BOUNDARY = frozenset(
    "; : . when after while as because where before if although though but said says that saying "
    'adding whether since until told " “ ”'.split()
)
PREPOSITIONS = frozenset(
    "in on of by with from to for at near inside outside into against between among including "
    "during over under around across through per within about like than via along behind "
    "targeting carrying include includes".split()
)
INCLUDING = frozenset("including include includes included among mostly mainly".split())
RELATIVES = frozenset("who that which whom".split())
SPEAKING = frozenset("said says say told tells reported added according wrote confirmed".split())


# After "men shot", what tells that they were the shooters.
SHOOTING = frozenset("at repeatedly back into down toward towards from up through several".split())


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its quantities and casualty words."""

    words: Words
    quantities: tuple[Quantity, ...]
    cues: tuple[Cue, ...]
    starting: dict[int, int]
    stopping: dict[int, int]

    @classmethod
    def of(cls, words: Words, quantities: Sequence[Quantity], cues: Sequence[Cue]) -> Scene:
        """A sentence's scene, with its quantities by first and last word."""
        starting = {quantity.start: n for n, quantity in enumerate(quantities)}
        stopping = {quantity.stop: n for n, quantity in enumerate(quantities)}
        return cls(words, tuple(quantities), tuple(cues), starting, stopping)

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


def aux_before(scene: Scene, cue: Cue) -> int | None:
    """First auxiliary of the verb phrase that ends in a casualty word; None where there is none."""
    words = scene.words.lower
    i, aux = cue.start - 1, None
    while i >= 0 and (words[i] in AUX or words[i] in ADVERBS) and not (words[i] == "and" and aux is not None):
        if words[i] == "at" or scene.inside(i):
            break
        if words[i] in AUX:
            aux = i
        i -= 1
    return aux


def active_aux(scene: Scene, cue: Cue) -> bool:
    """The auxiliary is "has" or "have" alone: "has killed 12"."""
    words = scene.words.lower
    i = cue.start - 1
    while i >= 0 and (words[i] in AUX or words[i] in ADVERBS):
        if words[i] in TO_BE or words[i] == "left":
            return False
        i -= 1
    return True


def is_passive(scene: Scene, cue: Cue) -> bool:
    """The verb stands in the passive: "were killed"."""
    return cue.form == "d" and aux_before(scene, cue) is not None and not active_aux(scene, cue)


def is_governed(scene: Scene, quantity: Quantity) -> bool:
    """A casualty verb stands right before a quantity: it is that verb's object."""
    return any(
        c.stop == quantity.start and c.frame == "verb" and not is_passive(scene, c) for c in scene.cues
    )


def can_suffer(cue: Cue, quantity: Quantity) -> bool:
    """People for all casualty words, things for those of damage."""
    return quantity.sort == "thing" if cue.kind == "damaged" else quantity.counted
