"""Tolls of an article: every number of people killed, injured, missing, detained, abducted, displaced or released.

A toll keeps the words of its figure, the casualty word it hangs on, the toll that includes it, and whether it sums
a war, a year or several incidents. Which event it belongs to is decided in `counts_link`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.ground.counts_moved import moved_matches, tells_of_flight
from dateline.ground.counts_people import Quantity, find_quantities, group_of
from dateline.ground.counts_rules import RULES, Match, Scene, split_matches
from dateline.ground.counts_source import source_of
from dateline.ground.counts_tree import tree_matches
from dateline.ground.counts_words import Cue, Words, cut_words, find_cues, load_lexicon
from dateline.ground.numbers import Bounds, number_at, split_words
from dateline.records import Analysis, Article, Span


@dataclass(frozen=True, slots=True)
class Toll:
    """One figure for people harmed or moved, with the words it was read from.

    Attributes:
        span: The number phrase with its noun, e.g. "at least 126 people".
        kind, group, low, high: As in the record's counts.
        sentence: Index of the sentence.
        token: Token of the counted noun, or of the figure where there is no noun.
        cue: Token of the casualty word ("killed", "dead", "toll").
        part_of: Span of the toll that includes this one.
        cumulative: Sums a war, a year or several incidents; never an event's toll.
        revision: Replaces an earlier figure ("rose to 126 from 112").
        source: Who counted, where the clause says so.
        single: "" for a figure; indefinite, definite, possessive or name where the text speaks of one person.
        perpetrator: Those harmed are attackers.
        headline: Stands in the article's title.
        rule: What read it: "<rule of the casualty word>/<rule of the number>".
    """

    span: Span
    kind: str
    group: str
    low: int
    high: int | None
    sentence: int
    token: int
    cue: int
    rule: str
    part_of: Span | None = None
    cumulative: bool = False
    revision: bool = False
    source: Span | None = None
    single: str = ""
    perpetrator: bool = False
    headline: bool = False

    @property
    def figure(self) -> int:
        """The number as named: 12 of "more than 12" (whose low is 13) and of "up to 12" (whose low is 0)."""
        if self.rule.endswith("/more-than") and self.low:
            return self.low - 1
        return self.high if self.rule.endswith("/up-to") and self.high is not None else self.low


def read_bounds(words: str) -> Bounds | None:
    """What a number phrase allows: "at least 12" is 12 or more, "two soldiers and a child" is 3, "0.3" is None.

    Args:
        words: The phrase, with or without the noun that it counts.
    """
    lower = split_words(words)
    if not lower:
        return None
    phrase = number_at(lower, 0)
    parts = _listed(words)
    if parts:
        return parts
    if phrase is None:
        phrase = next((found for i in range(len(lower)) if (found := number_at(lower, i))), None)
    if phrase is None:
        lexicon = load_lexicon()
        single = lower[0] in ("a", "an", "one", "another", "his", "her", "their") and any(
            w in lexicon.singles for w in lower[1:]
        )
        return Bounds(1, 1, "one") if single else None
    after = lower[phrase.stop] if phrase.stop < len(lower) else ""
    if after in ("%", "percent", "per", "-") or (phrase.core and lower[phrase.core - 1] in ("$", "€", "£")):
        return None
    return phrase.bounds


def _listed(words: str) -> Bounds | None:
    """Bounds of people added up: "a man and his two sons"."""
    from_text = _sentence_of(words)
    quantities = find_quantities(from_text)
    if len(quantities) < 2:
        return None
    scene = _scene(from_text, quantities, False)
    chain = [quantities[0]]
    for right in quantities[1:]:
        joint = " ".join(from_text.lower[chain[-1].stop : right.start])
        if joint not in ("and", ",", ", and", "as well as", "plus", "along with") or right.noun is None:
            break
        chain.append(right)
    if len(chain) < 2 or chain[0].start > 0 or not all(q.sort in ("people", "unknown") for q in chain):
        return None
    del scene
    return _sum(tuple(chain))


def _sum(chain: tuple[Quantity, ...]) -> Bounds:
    """Bounds of several quantities together."""
    if len(chain) == 1:
        return chain[0].bounds
    highs = [q.bounds.high for q in chain]
    high = None if None in highs else sum(h for h in highs if h is not None)
    return Bounds(sum(q.bounds.low for q in chain), high, "sum")


def _sentence_of(text: str) -> Words:
    from dateline.records import Sentence

    return cut_words(Sentence(0, 0, len(text), text, ()))


def _scene(words: Words, quantities: list[Quantity], with_cues: bool = True) -> Scene:
    cues = tuple(find_cues(words)) if with_cues else ()
    starting = {q.start: n for n, q in enumerate(quantities)}
    stopping = {q.stop: n for n, q in enumerate(quantities)}
    return Scene(words, tuple(quantities), cues, starting, stopping)


def find_tolls(article: Article, analysis: Analysis) -> tuple[Toll, ...]:
    """Every toll of the article in text order; the same figure told twice stands twice (see `merge_tolls`)."""
    found: list[Toll] = []
    cut = [cut_words(sentence) for sentence in analysis.sentences]
    flight = tells_of_flight(cut)
    for words in cut:
        cues = find_cues(words)
        if not flight and not cues and not any(w in _SPLIT_WORDS() for w in words.lower):
            continue
        quantities = find_quantities(words)
        if not quantities:
            continue
        scene = Scene(
            words, tuple(quantities), tuple(cues), {q.start: n for n, q in enumerate(quantities)},
            {q.stop: n for n, q in enumerate(quantities)},
        )  # fmt: skip
        here: list[Toll] = []
        for match in _choose(scene, [*_matches(scene), *(moved_matches(scene) if flight else ())]):
            here += _tolls_of(scene, match, found + here)
        if any(toll.cumulative for toll in here):
            here = [replace(toll, cumulative=toll.cumulative or toll.low >= 1000) for toll in here]
        found += here
    return tuple(sorted(found, key=lambda toll: (toll.span.start, toll.kind, toll.span.stop)))


def _SPLIT_WORDS() -> frozenset[str]:
    """Verbs of split phrases."""
    return load_lexicon().split_verbs


def _matches(scene: Scene) -> list[Match]:
    """All that the rules find, best rules first."""
    matches = list(split_matches(scene))
    for rule in RULES:
        for cue in scene.cues:
            match = rule(scene, cue)
            if match is not None:
                matches.append(match)
    return matches + list(tree_matches(scene, matches))


def _choose(scene: Scene, matches: list[Match]) -> list[Match]:
    """One match for each quantity and kind; no toll at all for "killed and wounded hundreds"."""
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
        clash = [
            other
            for (start, other_kind), other in taken.items()
            if any(start == q.start for q in match.whole) and other_kind != kind
        ]
        if clash and not _joined(scene, match, clash[0]):
            continue
        for key in keys:
            taken[key] = match
        kept.append(match)
    return kept


def _combined(scene: Scene, match: Match) -> bool:
    """Killed and injured are counted together: "killed and wounded hundreds", "12 dead or injured"."""
    cue, words = match.cue, scene.words.lower
    if cue.kind not in ("killed", "injured", "missing"):
        return False
    return any(_counted_together(scene, cue, other) for other in scene.cues)


_TOGETHER = ("and", "or", "and / or", "/", "or seriously", "and seriously", "or badly")


def _counted_together(scene: Scene, cue: Cue, other: Cue) -> bool:
    """Another casualty word of another kind of harm is joined to this one without a figure between them."""
    words = scene.words.lower
    if other.kind not in ("killed", "injured", "missing") or other.kind == cue.kind:
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
    if not between:  # "land mines killed wounded dozens", where the comma was lost
        return first.frame == second.frame == "verb" and first.form in ("d", "g")
    return between in _TOGETHER


def _joined(scene: Scene, one: Match, other: Match) -> bool:
    """Two casualty words share their victims: "abducted and killed ten", "25 wounded were evacuated"."""
    first, second = (one.cue, other.cue) if one.cue.start < other.cue.start else (other.cue, one.cue)
    between = scene.words.lower[first.stop : second.start]
    if between in (["and"], ["and", "then"], ["and", "later"], ["or"], [",", "tortured", "and"]):
        return True
    rules = {one.rule, other.rule}
    return (
        bool(rules & {"modified", "among", "passive"})
        and not rules <= {"object", "passive"}
        and "modified" in rules
    )


def _tolls_of(scene: Scene, match: Match, before: list[Toll]) -> list[Toll]:
    """The record of a match: its whole, its listed groups and its parts."""
    words, sentence = scene.words, scene.words.sentence
    kind = match.kind or match.cue.kind
    if kind == "struck":
        kind, match = "injured", replace(match, rule=f"struck-{match.rule}")
    cue = words.token_at(_cue_word(match))
    source = source_of(sentence, match.cue.start, words)
    common = {
        "kind": kind,
        "sentence": sentence.index,
        "cue": cue,
        "headline": sentence.headline,
        "source": source,
    }
    tolls: list[Toll] = []
    whole_span = None
    match = _told_apart(match)
    if match.whole:
        chain = match.whole
        bounds = _sum(chain)
        groups = {q.group for q in chain}
        start, stop = chain[0].start, chain[-1].stop
        whole_span = words.span(start, stop)
        head = chain[0].noun if chain[0].noun is not None else chain[0].start
        tolls.append(Toll(
            span=whole_span, group=groups.pop() if len(groups) == 1 else "all", low=bounds.low, high=bounds.high,
            token=words.token_at(head), rule=f"{match.rule}/{bounds.rule}", revision=match.revision,
            cumulative=is_cumulative(scene, match, bounds), part_of=None,
            single=chain[0].single if len(chain) == 1 else "",
            perpetrator=all(q.perpetrator for q in chain), **common,
        ))  # fmt: skip
        if len(chain) > 1:
            tolls += [
                _part(words, q, whole_span, match, common)
                for q in chain
                if q.single != "name" and q.group != "all"
            ]
    elif match.parts:
        whole = next(
            (
                t
                for t in reversed(before)
                if t.kind == kind and t.part_of is None and not t.cumulative and not t.single
            ),
            None,
        )
        whole_span = whole.span if whole else None
    return tolls + [_part(words, q, whole_span, match, common) for q in match.parts]


def _told_apart(match: Match) -> Match:
    """Read "40 people, 6 guards and 34 civilians, were killed": what follows the whole adds up to it."""
    if len(match.whole) > 2:
        first, rest = match.whole[0], match.whole[1:]
        if first.bounds.low == sum(q.bounds.low for q in rest):
            return replace(match, whole=(first,), parts=tuple(q for q in rest if not q.single))
    return match


def _cue_word(match: Match) -> int:
    """The word of a casualty phrase that carries it: its last for "shot dead", else its first."""
    return match.cue.stop - 1 if match.cue.frame == "toll" else match.cue.start


def _part(words: Words, q: Quantity, whole: Span | None, match: Match, common: dict) -> Toll:
    group = q.group
    if words.lower[q.stop - 1] in ("them", "whom"):
        group = group_of(words, q.stop, min(q.stop + 3, len(words.lower)))
    return Toll(
        span=words.span(q.start, q.stop), group=group, low=q.bounds.low, high=q.bounds.high,
        token=words.token_at(q.noun if q.noun is not None else q.start), rule=f"{match.rule}-part/{q.bounds.rule}",
        part_of=whole, single=q.single, perpetrator=q.perpetrator, **common,
    )  # fmt: skip


def is_cumulative(scene: Scene, match: Match, bounds: Bounds) -> bool:
    """The figure sums a war, a year or several incidents."""
    words, lexicon = scene.words.lower, load_lexicon()
    start = min(match.cue.start, match.whole[0].start)
    stop = max(match.cue.stop, match.whole[-1].stop)
    left, right = max(0, start - 12), min(len(words), stop + 14)
    window = words[left:right]
    for i, word in enumerate(window):
        if word == "since" and _long_ago(window[i + 1 : i + 8]):
            return True
        if word in ("years", "decades", "decade") and any(
            w in ("in", "over", "past", "last", "during", "of") for w in window[max(i - 4, 0) : i]
        ):
            return True
        if any(tuple(window[i : i + len(p)]) == p for p in lexicon.cumulative if p[0] == word):
            return True
    if match.cue.kind == "killed" and bounds.low >= 10_000:
        return True
    wars = any(word in lexicon.wars for word in window)
    return (
        bounds.low >= 1000
        and wars
        and match.cue.kind in ("killed", "injured", "displaced", "missing", "detained")
    )


def _long_ago(after: list[str]) -> bool:
    """What follows "since" is a year, a month or the start of a war, not a day of the week."""
    lexicon = load_lexicon()
    for i, word in enumerate(after):
        if word.isdigit() and len(word) == 4:
            return True
        if word in ("mid", "early", "late") and i == 0:
            continue
        if word in lexicon.months and i <= 2:
            return True
        if word in lexicon.wars or word in (
            "outbreak",
            "beginning",
            "start",
            "began",
            "erupted",
            "independence",
            "coup",
            "invasion",
            "takeover",
            "broke",
        ):
            return True
    return False


def merge_tolls(tolls: tuple[Toll, ...]) -> tuple[Toll, ...]:
    """Tolls of one event, each figure once: headline, lead and body that tell the same are one toll.

    A bare figure of the headline ("kills 16") is the body's bounded one ("at least 16"); the body's words are kept.
    """
    kept: list[Toll] = []
    for toll in tolls:
        for n, other in enumerate(kept):
            if same_figure(toll, other):
                better = _better(toll, other)
                kept[n] = replace(better, source=better.source or toll.source or other.source)
                break
        else:
            kept.append(toll)
    return tuple(kept)


def same_figure(one: Toll, other: Toll) -> bool:
    """Two tolls say the same of the same people.

    A title's bare figure is that of the text's bounded one: "kills 16" of "at least 16", "58 hurt" of "more than 58".
    """
    if one.kind != other.kind or one.figure != other.figure or (one.part_of is None) != (other.part_of is None):
        return False
    groups = {one.group, other.group}
    titled = one.headline or other.headline
    if (one.low, one.high) == (other.low, other.high):
        return len(groups) == 1 or ("all" in groups and (titled or "civilians" not in groups))
    if len(groups) > 1 and "all" not in groups:
        return False
    bare = one if one.high == one.low else other
    return bare.headline or bare.rule.endswith("exactly")


def _better(one: Toll, other: Toll) -> Toll:
    """The fuller of two tolls of the same figure: open bound, then body before headline, then a named group."""
    if (one.high is None) != (other.high is None):
        return one if one.high is None else other
    if one.headline != other.headline:
        return other if one.headline else one
    if other.group == "all" and one.group != "all":
        return one
    return other
