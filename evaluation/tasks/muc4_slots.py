"""MUC-4's full keys: stage, perpetrator's confidence, human effect, human number, date and place, F a slot.

DIR holds `*.jsonl` as in muc4/full_keys. A key template is paired with the event of a fitting type that has
most words of its fillers; the slots of that event are compared, and what it leaves open counts against
recall. Templates that no event pairs with count against recall in every slot.

Date and place count where the key is exact: a single day, and a place below the country.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dateline.pipeline import Reader
from dateline.read import article_from_text
from dateline.records import Event, Reading
from evaluation.figures import Counts, f_interval, rate
from evaluation.gold import GoldError
from evaluation.muc4 import INCIDENTS, best_pairs

MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
HEADER_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{2}})\b")
DAY = re.compile(rf"^(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{2}})$")
FILLERS = ("INCIDENT: INSTRUMENT ID", "PERP: INDIVIDUAL ID", "PERP: ORGANIZATION ID", "PHYS TGT: ID",
           "HUM TGT: NAME", "HUM TGT: DESCRIPTION")  # fmt: skip
STAGES = {
    "happened": "ACCOMPLISHED",
    "ongoing": "ACCOMPLISHED",
    "attempted": "ATTEMPTED",
    "threatened": "THREATENED",
    "planned": "THREATENED",
}
EFFECTS = {"killed": "DEATH", "injured": "INJURY", "released": "REGAINED FREEDOM"}
DEATH = re.compile(r"\b(kill|murder|assassinat|slain|slay|massacr|die|dead|death|execut)", re.IGNORECASE)
INJURY = re.compile(r"\b(wound|injur)", re.IGNORECASE)
OFFICIAL = ("official", "military")
Values = frozenset[str]


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot by its readers.

    Attributes:
        of_key: What the key says: each value with its alternatives.
        of_event: What an event says.
        several: The event's values are different answers, not wordings of one.
    """

    name: str
    of_key: Callable[[dict[str, list[str]]], list[Values]]
    of_event: Callable[[Event, Reading], Values]
    several: bool = False


def measure(data: Path, *, limit: int | None = None, output: Path | None = None) -> dict[str, Any]:
    """Read every document that is no training document, and compare slots.

    Raises:
        GoldError: `data` holds no documents.
    """
    files = [file for file in sorted(data.glob("*.jsonl")) if not file.name.startswith("train")]
    lines = [line for file in files for line in file.open(encoding="utf-8") if line.strip()][:limit]
    if not lines:
        raise GoldError(f"{data} holds no *.jsonl of documents")
    reader = Reader()
    counted = [
        slot_counts(record["templates"], read(reader, record["text"])) for record in map(json.loads, lines)
    ]
    metrics, rows, intervals = {}, {}, {}
    for name in ("paired", *(slot.name for slot in SLOTS)):
        column = [document[name] for document in counted]
        total = rate(*(sum(part) for part in zip(*column, strict=True)))
        metrics[f"{name}-f"] = total.f
        rows[name] = {"p": total.precision, "r": total.recall, "n": total.gold}
        intervals[f"{name}-f"] = f_interval(column)
    if output is not None:
        output.write_text(json.dumps(counted), encoding="utf-8")
    return {"metrics": metrics, "details": {"documents": len(counted), "rows": rows, "intervals": intervals}}


def read(reader: Reader, text: str) -> Reading:
    """A document in capitals, its broken lines joined; the day stands in its header."""
    found = HEADER_DATE.search(text[:200])
    day = day_of(found.group()) if found else None
    joined = re.sub(r"\n(?!\s)", " ", text)
    return reader.read_article(article_from_text(joined, language="en", published=day))


def slot_counts(keys: Sequence[dict[str, list[str]]], reading: Reading) -> dict[str, Counts]:
    """(right, given, gold) of each slot of one document, and of the pairing."""
    events = [event for event in reading.events if event.type in INCIDENTS]
    weights = [[likeness(key, event) for event in events] for key in keys]
    pairs = dict(best_pairs(weights))
    counts = {"paired": (len(pairs), len(events), len(keys))}
    for slot in SLOTS:
        right = given = gold = 0
        for number, key in enumerate(keys):
            wanted = slot.of_key(key)
            gold += len(wanted)
            if number in pairs and wanted:
                said = slot.of_event(events[pairs[number]], reading)
                answers = len(said) if slot.several else min(1, len(said))
                given += answers
                right += min(answers, sum(bool(values & said) for values in wanted))
        counts[slot.name] = (right, given, gold)
    return counts


def likeness(key: dict[str, list[str]], event: Event) -> int:
    """Words that an event shares with the fillers of a key; 0 where the types do not fit."""
    types = {kind.strip() for kind in " / ".join(key["INCIDENT: TYPE"]).split("/")}
    ours = {INCIDENTS[event.type].upper()} | ({"ARSON"} if event.type == "destroy-property" else set())
    if not types & ours:
        return 0
    told = [one.text for one in (*event.actors, *event.targets)]
    told += [span.text for span in (*event.weapons, *event.triggers)]
    return len(words_of(" ".join(told)) & words_of(" ".join(v for name in FILLERS for v in key[name])))


def words_of(text: str) -> set[str]:
    """Words of four letters and more, in lower case."""
    return set(re.findall(r"[a-z]{4,}", text.lower()))


def day_of(words: str) -> date | None:
    """ "30 DEC 89" as a day."""
    found = DAY.match(words)
    if found is None:
        return None
    try:
        return date(1900 + int(found[3]), MONTHS.index(found[2]) + 1, int(found[1]))
    except ValueError:
        return None


def key_values(name: str) -> Callable[[dict[str, list[str]]], list[Values]]:
    """Reader of a slot of closed values: each different value once, alternatives together."""

    def values(key: dict[str, list[str]]) -> list[Values]:
        heads = [value.split(":")[0].replace("?", "").strip() for value in key[name]]
        return list(dict.fromkeys(frozenset(part.strip() for part in head.split("/")) for head in heads))

    return values


def key_day(key: dict[str, list[str]]) -> list[Values]:
    """The day, where the key has a single exact one."""
    days = [day_of(value) for value in key["INCIDENT: DATE"]]
    return [frozenset({day.isoformat()}) for day in days if day is not None]


def key_place(key: dict[str, list[str]]) -> list[Values]:
    """The finest place below the country, without its type; "A - B" is either."""
    places = [value.split(":")[-1].split(" - ") for value in key["INCIDENT: LOCATION"] if ":" in value]
    return [frozenset(bare_place(re.sub(r"\(.*?\)", "", one)) for one in ends) for ends in places]


def bare_place(words: str) -> str:
    """A place name in plain capitals, without what it is: "Near the town of Usulután" is USULUTAN."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().upper()
    before = re.sub(r"^\s*((?:NEAR|THE|TOWN|CITY|VILLAGE|DEPARTMENT|PROVINCE|OF|IN)\s+)*", "", plain)
    return re.sub(r"\s+(DEPARTMENT|PROVINCE|MUNICIPALITY|NEIGHBORHOOD|AREA)$", "", before.strip()).strip()


def key_numbers(key: dict[str, list[str]]) -> list[Values]:
    """Exact numbers of unnamed people; a named person is one and no count."""
    found = [re.match(r"(\d+): \"", value) for value in key["HUM TGT: NUMBER"]]
    return list(dict.fromkeys(frozenset({one[1]}) for one in found if one and one[1] != "1"))


def event_stage(event: Event, reading: Reading) -> Values:
    """Stage of execution by status."""
    return frozenset({STAGES[event.status.value]} if event.status.value in STAGES else ())


def event_confidence(event: Event, reading: Reading) -> Values:
    """How sure a named organization's part is: claimed, accused by someone, or told as a fact."""
    actors = {one.name for one in event.actors if one.kind not in ("unknown", "civilians")}
    if not actors:
        return frozenset()
    for other in reading.events:
        if other.type == "claim-responsibility" and actors & {one.name for one in other.actors}:
            return frozenset({"CLAIMED OR ADMITTED"})
    if event.sources:
        by = " BY AUTHORITIES" if any(source.kind in OFFICIAL for source in event.sources) else ""
        accused = any(
            other.type == "accuse" and actors & {one.name for one in other.targets}
            for other in reading.events
        )
        if accused:
            return frozenset({f"SUSPECTED OR ACCUSED{by}"})
    return frozenset({"REPORTED AS FACT"})


def event_effects(event: Event, reading: Reading) -> Values:
    """Death and injury by counts and by the words of the event."""
    told = " ".join(span.text for span in event.triggers)
    found = {EFFECTS[count.kind] for count in event.counts if count.kind in EFFECTS and count.low}
    found |= {"DEATH"} if DEATH.search(told) else set()
    found |= {"INJURY"} if INJURY.search(told) else set()
    return frozenset(found)


def event_numbers(event: Event, reading: Reading) -> Values:
    """Exact counts of people above one."""
    counts = [count for count in event.counts if count.low == count.high and count.low > 1]
    return frozenset(str(count.low) for count in counts)


def event_day(event: Event, reading: Reading) -> Values:
    """The day, where the event has a single one."""
    when = event.date
    return frozenset({when.start_date.isoformat()} if when and when.start_date == when.end_date else ())


def event_place(event: Event, reading: Reading) -> Values:
    """The place by its words and by its name."""
    if event.place is None or event.place.precision in ("country", "unknown"):
        return frozenset()
    return frozenset({bare_place(event.place.text), bare_place(event.place.name)})


SLOTS = (
    Slot("stage", key_values("INCIDENT: STAGE OF EXECUTION"), event_stage),
    Slot("confidence", key_values("PERP: ORGANIZATION CONFIDENCE"), event_confidence),
    Slot("effect", key_values("HUM TGT: EFFECT OF INCIDENT"), event_effects, several=True),
    Slot("number", key_numbers, event_numbers, several=True),
    Slot("date", key_day, event_day),
    Slot("place", key_place, event_place),
)
