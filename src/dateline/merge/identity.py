"""One party told several ways: who is the same, and which words stand for all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.records import Participant, Span
from dateline.records.mention import THING

# "At least 14 Villagers", "32 in the Osk district": counted people have no name, whatever is capital.
COUNTED = re.compile(
    r"(?:(?:the|all|some|another|other|only|just|over|about|around|nearly|almost|at least|at most|up to|"
    r"as many as|(?:more|less|fewer) than|an estimated|a total of) )*"
    r"(?:\d[\d,.]*|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|one|two|three|four|five|six|"
    r"seven|eight|nine|ten|eleven|twelve|\w+teen|dozens|scores|hundreds|thousands|several|many)\b",
    re.IGNORECASE,
)
# Behind these stands no part of a name: "herders from Osk", "the chief, a Voran".
BEHIND = re.compile(r",| (?:in|from|who|that|which|including|near|at|by|after|on|with)\b")


def party_key(participant: Participant) -> str:
    """The same for all words for one party: by identity, else by name.

    The unnamed of one kind ("six people", "16 civilians", "the victims") are one party told several ways.
    """
    if participant.actor_id:
        return participant.actor_id
    return participant.name.lower() if _is_name(participant) else f"unnamed {_camp(participant)}"


def join_participants(found: Sequence[Participant]) -> tuple[Participant, ...]:
    """One entry a party; the fullest words stand for it."""
    groups: dict[str, list[Participant]] = {}
    for participant in found:
        groups.setdefault(party_key(participant), []).append(participant)
    named = {p.kind for group in groups.values() for p in group if p.actor_id is not None} - {
        "unknown",
        "civilians",
    }
    parties = tuple(
        fullest(group)
        for key, group in groups.items()
        if not (key.startswith("unnamed") and key.removeprefix("unnamed ") in named)
    )
    worded = tuple(p for p in parties if any(c.isalpha() for c in p.text))  # "3 killed" beside "three guards"
    return worded or parties


def without_doers(targets: Sequence[Participant], actors: Sequence[Participant]) -> tuple[Participant, ...]:
    """Nobody is both who does it and whom it is done to."""
    doers = {p.actor_id or p.name.lower() for p in actors}
    return tuple(p for p in targets if (p.actor_id or p.name.lower()) not in doers)


def _is_name(participant: Participant) -> bool:
    """A proper name: capitals inside, not only at the start of the sentence."""
    if COUNTED.match(participant.text):
        return False
    words = BEHIND.split(participant.text)[0].split()
    return any(word[:1].isupper() for word in words[1:]) or (len(words) == 1 and words[0][:1].isupper())


def _camp(participant: Participant) -> str:
    """Which unnamed party: bystanders and people of no known side are one, and no thing."""
    if participant.rule.endswith(THING):
        return "things"
    return "people" if participant.kind in ("civilians", "unknown") else participant.kind


def _bare_number(words: str) -> bool:
    """Nothing says who: "at least 16", "six", "some 50 others"."""
    rest = COUNTED.sub("", words, count=1) if COUNTED.match(words) else words
    return not any(c.isalpha() for c in rest) or rest.strip().lower() in ("others", "more", "of them")


def fullest(group: Sequence[Participant]) -> Participant:
    """The known party in its fullest words; of the unnamed the one told first, which is the news."""
    if any(p.actor_id or _is_name(p) for p in group):
        best = max(
            group, key=lambda p: (p.actor_id is not None, p.kind != "unknown", min(len(p.text), 60), -p.start)
        )
    else:
        best = min(group, key=lambda p: (_bare_number(p.text), p.start))
    mentions = unique_spans([span for p in group for span in p.mentions])
    return Participant(
        best.start, best.stop, best.text, best.name, best.actor_id, best.kind, mentions, best.rule
    )


def unique_spans(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Each span once, in text order."""
    return tuple(sorted(set(spans)))
