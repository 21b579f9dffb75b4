"""Which of the readings of a sentence's figures hold."""

from __future__ import annotations

from dataclasses import replace

from dateline.ground.counts_scene import Match, Scene
from dateline.ground.counts_words import Cue

HARM = frozenset(("killed", "injured", "missing"))
TOGETHER = frozenset(("and", "or", "and / or", "/", "or seriously", "and seriously", "or badly"))
SHARING = frozenset(("and", "and then", "and later", "or", ", tortured and"))


def choose_matches(scene: Scene, matches: list[Match]) -> list[Match]:
    """One match for each quantity and kind; no toll at all for "killed and hurt scores"."""
    kept: list[Match] = []
    taken: dict[tuple[int, str], Match] = {}
    for match in matches:
        kind = match.kind or match.cue.kind
        if match.cue.frame != "split" and _combined(scene, match):
            continue
        if any((q.sort == "thing") != (kind == "damaged") for q in match.whole + match.parts):
            continue
        keys = [(q.start, kind) for q in match.whole + match.parts]
        known = next((taken[key] for key in keys if key in taken), None)
        if known is not None:
            if known not in kept or not set(known.whole) < set(match.whole):
                continue
            kept.remove(known)  # "two guests and a cook, who bled to death, were killed"
        starts = {q.start for q in match.whole}
        rival = next((m for (start, k), m in taken.items() if start in starts and k != kind), None)
        if rival is not None and not _joined(scene, match, rival):
            continue
        for key in keys:
            taken[key] = match
        kept.append(match)
    return kept


def _combined(scene: Scene, match: Match) -> bool:
    """Killed and injured are counted together: "killed and hurt scores", "12 dead or injured"."""
    if match.cue.kind not in HARM:
        return False
    return any(_counted_together(scene, match.cue, other) for other in scene.cues)


def _counted_together(scene: Scene, cue: Cue, other: Cue) -> bool:
    """Another casualty word of another kind of harm is joined to this one without a figure between them."""
    words = scene.words.lower
    if other.kind not in HARM or other.kind == cue.kind:
        return False
    if other.frame not in ("verb", "state", "bodies") or "death" in (words[other.start], words[cue.start]):
        return False
    first, second = (cue, other) if cue.start < other.start else (other, cue)
    if first.stop > second.start:
        return False
    if (first.frame == "bodies") != (second.frame == "bodies"):
        return False  # "claiming two lives and injuring three"
    if first.frame == second.frame == "verb" and first.form != second.form:
        return False  # "killed and wounding another five"
    between = " ".join(words[first.stop : second.start])
    if not between:  # "shells killed injured scores", where the comma was lost
        return first.frame == second.frame == "verb" and first.form in ("d", "g")
    return between in TOGETHER


def _joined(scene: Scene, one: Match, other: Match) -> bool:
    """Two casualty words share their victims: "abducted and killed ten", "25 wounded were evacuated"."""
    first, second = (one.cue, other.cue) if one.cue.start < other.cue.start else (other.cue, one.cue)
    if " ".join(scene.words.lower[first.stop : second.start]) in SHARING:
        return True
    return "modified" in (one.rule, other.rule)


def told_apart(match: Match) -> Match:
    """Read "40 people, 6 guards and 34 civilians, were killed": what follows the whole adds up to it."""
    if len(match.whole) > 2:
        first, rest = match.whole[0], match.whole[1:]
        if first.bounds.low == sum(q.bounds.low for q in rest):
            return replace(match, whole=(first,), parts=tuple(q for q in rest if not q.single))
    return match
