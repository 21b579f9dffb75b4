"""How many mentions of armed actors get an identity from the bundled list, and a sample of them to read.

DIR holds `reports.jsonl` (as syria-reports: any outlet's reports, `text` and `published`) or folders with
`documents.json` and `entities.json` (as re3d). Mentions are found by shape alone, without the list: a noun
for armed people or their machines with the words before it, a name that ends like a group's, a short form
in capitals beside such words. In re3d they are the annotated organisations that speak of armed people or
bear such a name. The share counts mentions with an identity; whether an identity is right is read by a
person.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dateline.ground.actors import ActorContext, ActorList, Identity
from evaluation.gold import GoldError

ARMED = (
    "forces|troops|army|armies|soldiers?|fighters?|militants?|rebels?|insurgents?|jihadists?|jihadis|"
    "terrorists?|gunmen|"
    "police|warplanes?|jets|regime|military|militias?|militiamen|paramilitaries|guerrillas?|air "
    "force|navy|coalition|"
    "separatists?|peacekeepers|helicopters|gunmen|extremists|commandos|mercenaries|policemen"
)
NAME_END = (
    "Front|Army|Brigades?|Forces?|Legion|Division|Battalion|Corps|Units|Movement|Resistance|Guards?|"
    "Command|Militia"
)
_BEFORE = (
    r"(?:(?:[Tt]he|[Aa]n?|[Ss]ome|[Ss]everal|[Mm]any|[Dd]ozens of|[Hh]undreds of|[Aa]t least|\d+) )?"
    r"(?:(?:(?:[A-Z]\.)+|[A-Z][\w'’-]*|al-\w+|[\w-]+-(?:backed|led|allied|linked|held|aligned)|"
    r"pro-\w+|anti-\w+|armed|rebel|government|"
    r"opposition|regime|security|special|foreign|local|state|army|military|police|fighter|ground|"
    r"loyalist|jihadist|"
    r"Islamist|allied|of|the|militant|insurgent|elite|joint|border|federal|national|coalition|"
    r"terrorist|so-called) )*?"
)
_AFTER = (  # a noun for armed people before another noun is its modifier: "military operations"
    r"(?! (?!said|has|have|had|was|were|is|are|in|on|at|of|from|to|and|or|who|which|that|for|with|by|"
    r"as|but|when|while|"
    r"after|before|during|against|near|inside|also|will|would|could|into|backed|loyal|since|over|than|"
    r"took|began|did|"
    r"there|allied|took|went|came|then|about|around|under|through|across|per|he|it|they|not)"
    r"[a-z]+(?<!ed)(?<!ing)(?![\w-]))"
)
MENTION = re.compile(
    rf"(?<![\w-])(?P<phrase>{_BEFORE}(?:(?:{ARMED})(?![\w'’-]){_AFTER}|(?:[A-Z][\w'’-]+ "
    rf")+(?:{NAME_END})(?!\w)|"
    rf"(?:the )[A-Z]{{2,6}}(?![\w'’-])|[A-Z]{{2,6}} (?:fighters|militants|forces|rebels|troops)))"
)
_STOPS = frozenset("USA UK US UN EU TV GMT AM PM UTC NGO OK IED".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that speaks of an armed actor, with the sentence around it."""

    document: str
    text: str
    around: str
    context: ActorContext


def measure(
    data: Path, *, limit: int | None = None, output: Path | None = None, sample: int = 200
) -> dict[str, Any]:
    """Resolve every mention found.

    Args:
        limit: Documents to read.
        output: File for the sample: one resolution a line, with its words around it, to be judged by reading.
        sample: How many resolutions to draw; the same ones each time.
    """
    actors = ActorList.load()
    found = list(_mentions(data, actors, limit))
    if not found:
        raise GoldError(f"{data}: no reports.jsonl and no documents.json with entities.json")
    resolved = [(mention, actors.resolve(mention.text, context=mention.context)) for mention in found]
    rules = Counter(identity.rule for _, identity in resolved if identity)
    missed = Counter(mention.text.lower() for mention, identity in resolved if identity is None)
    kinds = Counter(actors.kind_of(mention.text, mention.context) for mention in found)
    drawn = _draw([(m, i) for m, i in resolved if i is not None], sample)
    if output is not None:
        output.write_text("".join(_line(m, i) for m, i in drawn), "utf-8")
    return {
        "metrics": {
            "identified": round(sum(i is not None for _, i in resolved) / len(found), 4),
            "kind-known": round(1 - kinds["unknown"] / len(found), 4),
        },
        "details": {
            "documents": len({mention.document for mention in found}),
            "mentions": len(found),
            "names": len({identity.name for _, identity in resolved if identity}),
            "rules": dict(rules.most_common()),
            "kinds": dict(kinds.most_common()),
            "missed": dict(missed.most_common(60)),
            "list": actors.version,
        },
    }


def _mentions(data: Path, actors: ActorList, limit: int | None) -> Iterator[Mention]:
    if (data / "reports.jsonl").is_file():
        for number, line in enumerate((data / "reports.jsonl").read_text("utf-8").splitlines()):
            if limit is not None and number >= limit:
                return
            report = json.loads(line)
            given = report.get("published")
            context = actors.read_context(
                report["text"], published=date.fromisoformat(given) if given else None
            )
            yield from _by_shape(str(report["id"]), report["text"], context)
        return
    for folder in sorted(path.parent for path in data.glob("**/documents.json")):
        yield from _annotated(folder, actors, limit)


def _by_shape(document: str, text: str, context: ActorContext) -> Iterator[Mention]:
    for match in MENTION.finditer(text):
        phrase = match["phrase"]
        while phrase.startswith("of "):
            phrase = phrase[3:]
        if phrase.split()[-1] in _STOPS:
            continue
        around = text[max(0, match.start() - 110) : match.end() + 70].replace("\n", " ")
        yield Mention(document, phrase, around, context)


def _annotated(folder: Path, actors: ActorList, limit: int | None) -> Iterator[Mention]:
    texts = {
        d["_id"]: d["text"]
        for d in map(json.loads, (folder / "documents.json").read_text("utf-8").splitlines())
    }
    contexts: dict[str, ActorContext] = {}
    for line in (folder / "entities.json").read_text("utf-8").splitlines():
        entity = json.loads(line)
        document = entity["documentId"]
        if entity["type"] != "Organisation" or document not in texts:
            continue
        if limit is not None and document not in contexts and len(contexts) >= limit:
            continue
        context = contexts.setdefault(document, actors.read_context(texts[document]))
        phrase = entity["value"]
        armed = re.search(rf"\b(?:{ARMED}|{NAME_END})\b", phrase)
        group = actors.kind_of(phrase, context) in (
            "rebel",
            "jihadist",
            "pro-government-militia",
            "state-military",
        )
        if armed or group:
            text = texts[document]
            around = text[max(0, entity["begin"] - 110) : entity["end"] + 70].replace("\n", " ")
            yield Mention(document, phrase, around, context)


def _draw(resolved: list[tuple[Mention, Identity]], sample: int) -> list[tuple[Mention, Identity]]:
    """The same ones each time, from all over, at most three of one phrase."""
    ranked = sorted(
        enumerate(resolved),
        key=lambda part: hashlib.sha256(f"{part[0]} {part[1][0].text}".encode()).hexdigest(),
    )
    seen: Counter[str] = Counter()
    drawn = []
    for _, (mention, identity) in ranked:
        if len(drawn) < sample and seen[mention.text.lower()] < 3:
            seen[mention.text.lower()] += 1
            drawn.append((mention, identity))
    return drawn


def _line(mention: Mention, identity: Identity) -> str:
    return f"{mention.text} -> {identity.name} [{identity.rule} {identity.confidence}]\t{mention.around}\n"
