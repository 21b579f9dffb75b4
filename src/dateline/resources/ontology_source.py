"""Read the hand-edited YAML of the ontology, say what is wrong with it, and compile it for `ontology.py`.

In `words`, "~" joins spellings: "air~strike" stands for airstrike, air strike and air - strike, as UD EWT
cuts them. A user type needs `id`, `definition`, `examples` and `words` (or `units`); the rest has defaults.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from dateline.errors import ResourceError
from dateline.resources.ontology import FORMAT, HARM

POS = ("noun", "verb", "adj")
STRENGTHS = {"strong": 0.95, "weak": 0.6, "context": 0.3}
STATUSES = ("happened", "ongoing", "attempted", "planned", "threatened", "called-for", "possible", "denied")
CONDITIONS = (
    "with",
    "object",
    "subject",
    "modifier",
    "governor",
    "target",
    "actor",
    "not",
    "not_subject",
    "not_object",
)
ROLE_NAMES = ("actor", "target", "weapon")
TYPE_KEYS = {
    "id",
    "family",
    "definition",
    "is_not",
    "crosswalk",
    "roles",
    "units",
    "words",
    "examples",
    "near_misses",
}
UNIT_KEYS = {"words", "pos", "strength", "score", "needs", "roles", "roleset", "status", "harm"}
DEFAULT_ROLES = {
    "verb": {"actor": ["ARG0"], "target": ["ARG1"], "weapon": ["ARG2", "ARGM-MNR"]},
    "noun": {
        "actor": ["by", "possessive", "modifier"],
        "target": ["on", "against", "at", "of"],
        "weapon": ["with"],
    },
    "adj": {"actor": [], "target": ["head"], "weapon": []},
}
FEWEST_EXAMPLES = 3


def compile_folder(folder: Path) -> dict[str, Any]:
    """The whole built ontology as JSON data, from resources/ontology."""
    classes = expand_classes(_yaml(folder / "classes.yml"))
    types = [_yaml(path) for path in sorted((folder / "types").glob("*.yml"))]
    general, harm = _yaml(folder / "general.yml"), _yaml(folder / "harm.yml")
    built: dict[str, Any] = {
        "format": FORMAT,
        "name": "dateline 1",
        "types": [],
        "needs": [],
        "roles": [],
        "units": [],
        "classes": classes,
        "blockers": _yaml(folder / "blockers.yml"),
        "anaphors": sorted(set(general["anaphors"])),
        "idioms": sorted(set(general["idioms"])),
        "irregular": _irregular(_yaml(folder / "irregular.yml")),
    }
    for kind in types:
        _add_type(built, kind)
    by_id = {kind["id"]: kind for kind in types}
    for kind_id, unit in _general_units(general):
        _add_unit(built, kind_id, unit, by_id[kind_id].get("roles", {}))
    for unit in harm["units"]:
        _add_unit(built, HARM, unit, {})
    built["harm_typing"] = [
        [rule["type"], _number(built["needs"], {k: v for k, v in rule.items() if k != "type"})]
        for rule in harm["typing"]
    ]
    _add_index(built)
    return built


def add_types(built: dict[str, Any], extra: Path) -> dict[str, Any]:
    """The built ontology with a user's types added; a type of the same id is replaced with all its units."""
    problems = problems_of(extra)
    if problems:
        raise ResourceError(f"{extra}: " + "; ".join(problems))
    for kind in _types_in(extra):
        built["types"] = [row for row in built["types"] if row["id"] != kind["id"]]
        built["units"] = [row for row in built["units"] if row[0] != kind["id"]]
        _add_type(built, kind)
    _add_index(built)
    return built


def problems_of(path: Path) -> list[str]:
    """What is wrong with a user's file, a folder of types, or the project's own folder."""
    source = path / "types" if (path / "types").is_dir() else path
    own = (path / "classes.yml").is_file()
    if not source.exists():
        return [f"{path} does not exist"]
    names = set(expand_classes(_yaml(path / "classes.yml"))) if own else None
    try:
        kinds = list(_types_in(source))
    except (yaml.YAMLError, ResourceError) as wrong:
        return [f"not readable as YAML: {wrong}"]
    found = [problem for kind in kinds for problem in _type_problems(kind, names, full=own)]
    ids = [kind.get("id") for kind in kinds]
    return found + [f"{one}: given twice" for one in sorted({str(i) for i in ids if ids.count(i) > 1})]


def spellings(words: str) -> list[str]:
    """All forms of a unit's words: "air~strike" gives three."""
    if "~" not in words:
        return [words]
    return [re.sub("~", joint, words) for joint in ("", " ", " - ")]


def expand_classes(classes: Mapping[str, Any]) -> dict[str, list[list[str]]]:
    """Lemmas and entity labels of each class, with those of the classes that it includes."""

    def members(name: str) -> tuple[set[str], set[str]]:
        entry = classes[name]
        if isinstance(entry, list):
            return set(entry), set()
        lemmas, labels = set(entry.get("lemmas", ())), set(entry.get("entities", ()))
        for other in entry.get("includes", ()):
            lemmas |= members(other)[0]
            labels |= members(other)[1]
        return lemmas, labels

    return {name: [sorted(part) for part in members(name)] for name in sorted(classes)}


def _yaml(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _types_in(path: Path) -> Iterator[dict[str, Any]]:
    for file in sorted(path.glob("*.yml")) + sorted(path.glob("*.yaml")) if path.is_dir() else [path]:
        content = _yaml(file)
        if not isinstance(content, dict):
            raise ResourceError(f"{file.name}: a type is a mapping with id, definition, examples, words")
        yield from content["types"] if "types" in content else [content]


def _add_type(built: dict[str, Any], kind: Mapping[str, Any]) -> None:
    built["types"].append(
        {
            "id": kind["id"],
            "family": kind.get("family", "own"),
            "definition": " ".join(str(kind["definition"]).split()),
            "is_not": list(kind.get("is_not") or ()),
            "examples": [_example(e) for e in kind.get("examples") or ()],
            "near_misses": [_example(e) for e in kind.get("near_misses") or ()],
            "crosswalk": dict(kind.get("crosswalk") or {}),
        }
    )
    for unit in _units_of(kind):
        _add_unit(built, kind["id"], unit, kind.get("roles") or {})


def _example(example: Any) -> dict[str, Any]:
    return {"text": example} if isinstance(example, str) else dict(example)


def _units_of(kind: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    yield from kind.get("units") or ()
    for words in kind.get("words") or ():
        for pos in ("noun", "verb"):
            yield {"words": [str(words).lower()], "pos": pos, "strength": "strong"}


def _add_unit(built: dict[str, Any], kind: str, unit: Mapping[str, Any], roles: Mapping[str, Any]) -> None:
    words = [unit["words"]] if isinstance(unit["words"], str) else unit["words"]
    strength = unit.get("strength", "strong")
    own = {**DEFAULT_ROLES[unit["pos"]], **roles.get(unit["pos"], {}), **unit.get("roles", {})}
    built["units"].append(
        [
            kind,
            list(dict.fromkeys(form for word in words for form in spellings(word))),
            unit["pos"],
            strength,
            unit.get("score", STRENGTHS[strength]),
            _number(built["needs"], unit.get("needs", {})),
            _number(built["roles"], [list(own.get(name, ())) for name in ROLE_NAMES]),
            unit.get("roleset"),
            unit.get("status"),
            unit.get("harm"),
        ]
    )


def _number(table: list[Any], value: Any) -> int:
    if value not in table:
        table.append(value)
    return table.index(value)


def _irregular(forms: Mapping[str, Mapping[str, list[str]]]) -> dict[str, dict[str, str]]:
    return {
        pos: {form: base for base, inflected in forms[pos].items() for form in inflected}
        for pos in ("verbs", "nouns")
    }


def _add_vocabulary(built: dict[str, Any]) -> None:
    """Every single word of units, classes and conditions."""
    words = {word for row in built["units"] for form in row[1] for word in form.split()}
    built["unit_words"] = sorted(words)
    words |= {lemma for lemmas, _ in built["classes"].values() for lemma in lemmas}
    words |= {item for lists in built["needs"] for items in lists.values() for item in items}
    words |= {item for row in built["blockers"] for key in ("sure", "unless") for item in row[key]}
    built["vocabulary"] = sorted(word for word in words if word[0].isalpha())
    verbs = {form.split()[0] for row in built["units"] if row[2] == "verb" for form in row[1]}
    verbs |= {item for lists in built["needs"] for item in lists.get("governor", ())}
    built["verbs"] = sorted(word for word in verbs if word[0].isalpha())


def _add_index(built: dict[str, Any]) -> None:
    """First lemma -> [form, unit], longest form first; deterministic."""
    _add_vocabulary(built)
    index: dict[str, list[tuple[str, int]]] = {}
    for number, row in enumerate(built["units"]):
        for form in row[1]:
            index.setdefault(form.split()[0], []).append((form, number))
    built["index"] = {
        first: sorted(forms, key=lambda form: (-len(form[0].split()), *form))
        for first, forms in sorted(index.items())
    }


def _general_units(general: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Units of the general words: one for each word class, typing rule and place of its condition."""
    barred = {"not": general["not"]}
    for rule in general["typing"]:
        for pos, words in (("noun", general["nouns"]), ("verb", general["verbs"])):
            places = ("modifier", "with") if pos == "noun" else ("with",)
            for place in (p for p in places if p in rule):
                score = rule["score"] - (0.08 if place == "with" else 0.0)
                needs = {place: rule[place], **barred}
                yield (
                    rule["type"],
                    {
                        "words": words,
                        "pos": pos,
                        "strength": "weak",
                        "score": round(score, 2),
                        "needs": needs,
                    },
                )
    plain = [word for word in general["nouns"] if word not in general["without_default"]]
    yield (
        general["default"],
        {
            "words": plain,
            "pos": "noun",
            "strength": "weak",
            "score": 0.5,
            "needs": barred,
        },
    )


def _type_problems(kind: Mapping[str, Any], classes: set[str] | None, *, full: bool) -> Iterator[str]:
    name = kind.get("id") or "a type without id"
    for key in ("id", "definition", "examples"):
        if not kind.get(key):
            yield f"{name}: {key} is missing"
    if not kind.get("words") and not kind.get("units"):
        yield f"{name}: give words (a list) or units"
    if kind.get("id") and not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", str(kind["id"])):
        yield f"{name}: an id is lower case with hyphens"
    yield from (f"{name}: unknown key {key!r}" for key in sorted(set(kind) - TYPE_KEYS))
    fewest = 10 if full else FEWEST_EXAMPLES
    for key in ("examples", "near_misses") if full else ("examples",):
        if len(kind.get(key) or ()) < fewest:
            yield f"{name}: {len(kind.get(key) or ())} {key}, at least {fewest} are needed"
    for example in kind.get("examples") or ():
        yield from _example_problems(name, _example(example))
    for unit in kind.get("units") or ():
        yield from (f"{name}: {problem}" for problem in _unit_problems(unit, classes))


def _example_problems(name: str, example: Mapping[str, Any]) -> Iterator[str]:
    text = example.get("text", "")
    for key in ("trigger", "actor", "target"):
        if example.get(key) and example[key] not in text:
            yield f"{name}: {key} {example[key]!r} is not in {text!r}"
    if example.get("status") and example["status"] not in STATUSES:
        yield f"{name}: unknown status {example['status']!r}"


def _unit_problems(unit: Mapping[str, Any], classes: set[str] | None) -> Iterator[str]:
    words = unit.get("words") or []
    for form in [words] if isinstance(words, str) else words:
        if not isinstance(form, str) or form != form.lower() or re.search(r"\w-\w|^\*|\*$|  ", form):
            yield f"words {form!r}: lower-case lemmas, hyphens apart (a - b), no gap at the ends"
    yield from (f"unit {words}: unknown key {key!r}" for key in sorted(set(unit) - UNIT_KEYS))
    if unit.get("pos") not in POS or unit.get("strength", "strong") not in STRENGTHS:
        yield f"unit {words}: pos is one of {POS}, strength one of {tuple(STRENGTHS)}"
    for condition, items in (unit.get("needs") or {}).items():
        if condition not in CONDITIONS:
            yield f"unit {words}: unknown condition {condition!r}"
        yield from _item_problems(items, classes)


def _item_problems(items: Iterable[Any], classes: set[str] | None) -> Iterator[str]:
    for item in items:
        if not isinstance(item, str) or " " in item:
            yield f"condition {item!r}: one lemma or @class"
        elif classes is not None and item.startswith("@") and item[1:] not in classes:
            yield f"condition {item!r}: no such class"
