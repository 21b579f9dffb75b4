"""The closed word lists of the record format: event types by family, status, kinds.

`{"type": "assault-explosive", "family": "attack", "status": {"value": "happened"}}` is built of these words
and no others. They are part of the contract (docs/record-format.md), so they stand here, not in resources.
"""

from __future__ import annotations

SCHEMA = "dateline/1"

FAMILIES: dict[str, tuple[str, ...]] = {
    "attack": (
        "assault-aerial",
        "assault-artillery",
        "assault-explosive",
        "assault-suicide",
        "assault-chemical",
        "assault-firearms",
        "assault-execution",
        "assault-torture-abuse",
        "battle",
        "shootdown",
        "assault-other",
    ),
    "coercion": (
        "abduct",
        "arrest",
        "siege",
        "restrict-movement",
        "displace",
        "destroy-property",
        "block-aid",
    ),
    "control": ("capture-territory", "retreat", "mobilize"),
    "diplomacy": (
        "ceasefire-agree",
        "violate-agreement",
        "talks",
        "demand",
        "threaten",
        "sanction",
        "support",
    ),
    "claims": ("accuse", "claim-responsibility", "deny", "investigate"),
    "relief": ("aid", "release"),
    "protest": ("protest",),
}

FAMILY_OF: dict[str, str] = {kind: family for family, kinds in FAMILIES.items() for kind in kinds}
ATTACKS = frozenset(FAMILIES["attack"])

STATUSES = (
    "happened",
    "ongoing",
    "attempted",
    "planned",
    "threatened",
    "called-for",
    "possible",
    "denied",
)

ACTOR_KINDS = (
    "state-military",
    "government",
    "rebel",
    "jihadist",
    "pro-government-militia",
    "foreign-state",
    "coalition",
    "international-org",
    "monitor-ngo",
    "media",
    "rescue-medical",
    "civilians",
    "political",
    "unknown",
)

SOURCE_KINDS = (
    "official",
    "military",
    "monitor-ngo",
    "media",
    "witness-activist",
    "armed-group",
    "international-org",
    "other",
)

COUNT_KINDS = (
    "killed",
    "injured",
    "missing",
    "detained",
    "abducted",
    "displaced",
    "released",
    "damaged",
)

COUNT_GROUPS = ("all", "civilians", "children", "women", "combatants", "medics", "other")

PLACE_PRECISIONS = ("exact", "town", "area", "province", "country", "unknown")

DATE_PRECISIONS = (
    "day",
    "range",
    "week",
    "weekend",
    "month",
    "part-month",
    "season",
    "year",
    "vague",
    "open",
)
