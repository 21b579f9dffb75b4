"""Our events as MUC-4's templates: incident type and five roles; and the two scores of template filling.

A template is one incident of terrorist violence: bombing, kidnapping, arson, attack. Battles between armed
sides and blows against combatants are none (task-definition of the data). Physical and human targets are told
apart by kind, by the names in them, and by the list of things below; whoever is accused or claims it is its
organization.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from dateline.records import Analysis, Event, Participant, Reading
from evaluation.muc4_phrases import plain
from evaluation.score import share_word

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
Filler = tuple[str, ...]
Persons = tuple[tuple[int, int, str], ...]

INCIDENTS = {
    "assault-explosive": "bombing",
    "assault-suicide": "bombing",
    "abduct": "kidnapping",
    "assault-firearms": "attack",
    "assault-execution": "attack",
    "assault-artillery": "attack",
    "assault-torture-abuse": "attack",
    "assault-other": "attack",
    "destroy-property": "attack",
    "shootdown": "attack",
}
FIRE = re.compile(r"\b(burn|fire|arson|torch|blaze|ablaze|incendiary)", re.IGNORECASE)
TOLD = ("happened", "ongoing", "attempted", "threatened")
FIGHTERS = ("rebel", "jihadist", "pro-government-militia", "state-military")
GROUPS = ("rebel", "jihadist", "pro-government-militia", "coalition", "political")
PEOPLE = (
    "civilians",
    "media",
    "rescue-medical",
    "political",
    "government",
    "international-org",
    "monitor-ngo",
)
THINGS = frozenset(
    """
    office offices building buildings house houses home homes residence residences embassy embassies
    consulate headquarters bank banks branch branches store stores shop shops restaurant hotel
    factory plant plants farm estate ranch bus buses truck trucks car cars vehicle vehicles jeep
    train helicopter helicopters plane aircraft airport bridge bridges tower towers pylon pylons
    pipeline pipelines oil substation station stations school schools university church churches
    cathedral temple hospital clinic barracks garrison base post posts checkpoint radio newspaper
    theater cinema supermarket market mall center centre facilities facility installations
    installation property line lines network system dam road highway town village city villages
    towns area warehouse gas gasoline tank pump railroad tracks mansion hall ministry company
    companies institute complex compound laboratory laboratories
    """.split()
)
ARMED_PEOPLE = frozenset(
    """
    guerrilla guerrillas terrorist terrorists rebel rebels soldier soldiers troops men man woman
    gunmen gunman commandos commando members member units unit individuals persons people youths
    assassins assassin killers kidnappers attackers assailants squads squad band bands group groups
    patrol column officers officer drug traffickers subversives insurgents fighters elements sectors
    suspects criminals murderers policemen agents
    """.split()
)
ARMS = re.compile(
    r"\b((?:car|time|homemade|powerful|incendiary|fragmentation|letter|gasoline|petrol) )?"
    r"(bombs?|dynamite|grenades?|rockets?|mines?|explosives?|explosive devices?|machineguns?|rifles?"
    r"|pistols?|mortars?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Template:
    """One incident: its type, and the fillers of each role, each with all its wordings."""

    type: str
    fillers: dict[str, tuple[Filler, ...]] = field(default_factory=dict)

    def words(self, *roles: str) -> str:
        """All wordings of some roles."""
        return " ".join(word for role in roles for filler in self.fillers.get(role, ()) for word in filler)


def read_templates(reading: Reading, analysis: Analysis) -> tuple[Template, ...]:
    """The templates of an article, one a told incident."""
    persons = tuple(
        (span.start, span.stop, span.text)
        for sentence in analysis.sentences
        for entity in sentence.entities
        if entity.label == "person"
        for span in (sentence.span(entity.start, entity.stop),)
    )
    found: list[Template] = []
    for event in reading.events:
        if is_incident(event):
            made = template_of(event, persons, blamed_groups(reading.events))
            if made.words("Target", "Victim", "PerpInd", "PerpOrg", "Weapon"):
                join(found, made)
    return tuple(found)


def is_incident(event: Event) -> bool:
    """Terrorist violence by MUC's definition, as far as types and kinds tell."""
    if event.type not in INCIDENTS or event.status.value not in TOLD:
        return False
    targets = event.targets
    return not targets or any(target.kind not in FIGHTERS for target in targets)


def blamed_groups(events: Sequence[Event]) -> tuple[Filler, ...]:
    """Organizations that claim an attack, or are accused of one, anywhere in the article."""
    claims = [one for event in events if event.type == "claim-responsibility" for one in event.actors]
    claims = [] if any(event.status.value == "denied" for event in events) else claims
    accused = [one for event in events if event.type == "accuse" for one in event.targets]
    return unique([wordings(one) for one in (*claims, *accused) if is_organised(one)])


def template_of(event: Event, persons: Persons, blamed: Sequence[Filler]) -> Template:
    """One event as a template."""
    kind = INCIDENTS[event.type]
    if event.type == "destroy-property" and any(FIRE.search(span.text) for span in event.triggers):
        kind = "arson"
    fillers: dict[str, list[Filler]] = {role: [] for role in ROLES}
    for actor in event.actors:
        fillers["PerpOrg" if is_organised(actor) else "PerpInd"].append(wordings(actor))
    if not fillers["PerpOrg"]:
        fillers["PerpOrg"] = list(blamed)
    for target in event.targets:
        if target.kind in FIGHTERS:
            continue
        named = names_in(target, persons)
        if last_word(target) & THINGS or (not named and target.kind not in PEOPLE):
            fillers["Target"].append(wordings(target))
        else:
            fillers["Victim"] += [(name,) for name in named] or [wordings(target)]
    arms = [(bare(span.text),) for span in event.weapons]
    found = (ARMS.search(span.text) for span in event.triggers)
    fillers["Weapon"] = list(unique([*arms, *((one.group(0).lower(),) for one in found if one)]))
    return Template(kind, {role: tuple(values) for role, values in fillers.items()})


def is_organised(actor: Participant) -> bool:
    """A named group rather than its people."""
    return actor.kind in GROUPS and not last_word(actor) & ARMED_PEOPLE


def names_in(target: Participant, persons: Persons) -> list[str]:
    """Names of persons inside the words of a target."""
    return [bare(name) for start, stop, name in persons if start >= target.start and stop <= target.stop]


def last_word(target: Participant) -> set[str]:
    """The last word of the noun phrase before any "of" or "in"."""
    head = re.split(r"\s(?:of|in|at|on|near|belonging|owned|who|which)\s", target.text.lower())[0]
    return set(re.findall(r"[a-z']+", head)[-1:])


def wordings(one: Participant) -> Filler:
    """All wordings of a participant, its fullest first."""
    return tuple(dict.fromkeys(bare(words) for words in (one.text, *(span.text for span in one.mentions))))


def bare(words: str) -> str:
    """Words without article and number before them."""
    return re.sub(
        r"^(?:the|a|an|some|several|at least|about|\d+|two|three|four|five|six)\s+", "", words.lower()
    )


def join(found: list[Template], made: Template) -> None:
    """Add a template, or put it into an earlier one of the same type that shares a victim or target."""
    ours = made.words("Target", "Victim")
    for number, other in enumerate(found):
        theirs = other.words("Target", "Victim")
        if other.type == made.type and (not ours or not theirs or share_word(ours, theirs)):
            fillers = {role: unique((*other.fillers[role], *made.fillers[role])) for role in ROLES}
            found[number] = Template(other.type, fillers)
            return
    found.append(made)


def unique(fillers: Sequence[Filler]) -> tuple[Filler, ...]:
    """Fillers that share no wording with an earlier one."""
    kept: list[Filler] = []
    for filler in fillers:
        if not any(set(filler) & set(other) for other in kept):
            kept.append(filler)
    return tuple(kept)


def entities(template: Template, role: str) -> list[list[str]]:
    """Wordings of each filler, as they are compared."""
    return [[plain(words) for words in filler] for filler in template.fillers.get(role, ())]


def best_pairs(weights: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """The one-to-one pairs of rows and columns with the greatest sum; pairs of weight 0 are left out."""
    if not weights or not weights[0]:
        return []
    if len(weights) < len(weights[0]):
        turned = [list(column) for column in zip(*weights, strict=True)]
        return [(row, column) for column, row in best_pairs(turned)]
    best: dict[int, tuple[int, tuple[tuple[int, int], ...]]] = {0: (0, ())}
    for row, values in enumerate(weights):
        grown = dict(best)
        for used, (total, pairs) in best.items():
            for column, weight in enumerate(values):
                if weight > 0 and not used >> column & 1:
                    mask, reached = used | 1 << column, total + weight
                    if reached > grown.get(mask, (-1, ()))[0]:
                        grown[mask] = (reached, (*pairs, (row, column)))
        best = grown
    return list(max(best.values(), key=lambda state: state[0])[1])


def right_fillers(gold: Template, given: Template, role: str, *, first: bool) -> int:
    """Fillers of a role whose first wording is a gold one (GTT), or wordings shared in the best pairing."""
    ours, theirs = entities(gold, role), entities(given, role)
    weights = [[int(one[0] in x) if first else len(set(one) & set(x)) for x in ours] for one in theirs]
    return sum(weights[row][column] for row, column in best_pairs(weights))


def types_meet(gold: Template, given: Template) -> bool:
    """One incident type in common; gold may allow two, "attack / bombing"."""
    parts: Callable[[Template], set[str]] = lambda one: {part.strip() for part in one.type.split("/")}  # noqa: E731
    return bool(parts(gold) & parts(given))


def template_counts(gold: Sequence[Template], given: Sequence[Template]) -> dict[str, tuple[int, int, int]]:
    """(right, given, gold) of one document for gtt, ceaf-rme, type, roles, as the referee counts."""
    hits = [[{r: right_fillers(g, p, r, first=True) for r in ROLES} for g in gold] for p in given]
    meet = [[types_meet(g, p) for g in gold] for p in given]
    weights = [
        [(1 + sum(hits[i][j].values())) * meet[i][j] for j in range(len(gold))] for i in range(len(given))
    ]
    pairs = best_pairs(weights)
    shared = [
        [sum(right_fillers(g, p, r, first=False) for r in ROLES) * meet[i][j] for j, g in enumerate(gold)]
        for i, p in enumerate(given)
    ]
    roles = {r: (sum(hits[i][j][r] for i, j in pairs), sizes(given, r), sizes(gold, r)) for r in ROLES}
    mentions = sum(shared[i][j] for i, j in best_pairs(shared))
    filled = [sum(column) for column in zip(*roles.values(), strict=True)]
    kinds = (len(pairs), len(given), len(gold))
    return {
        "gtt": tuple(a + b for a, b in zip(filled, kinds, strict=True)),  # type: ignore[dict-item]
        "ceaf-rme": (mentions, wording_count(given), wording_count(gold)),
        "type": kinds,
        **{role.lower(): counts for role, counts in roles.items()},
    }


def sizes(templates: Sequence[Template], role: str) -> int:
    """Fillers of a role in all templates."""
    return sum(len(template.fillers.get(role, ())) for template in templates)


def wording_count(templates: Sequence[Template]) -> int:
    """Different wordings of all fillers."""
    return sum(len(set(one)) for template in templates for role in ROLES for one in entities(template, role))


def gold_templates(records: Sequence[dict]) -> Iterator[Template]:
    """Templates of one document of `five_roles`."""
    for record in records:
        fillers = {
            role: tuple(tuple(words for words, _ in entity) for entity in record[role]) for role in ROLES
        }
        yield Template(record["incident_type"], fillers)
