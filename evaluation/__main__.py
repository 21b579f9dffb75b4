"""`scripts/eval TASK --data DIR`: measure one task, or all that the data folder allows.

    scripts/eval e2e --data ../shared/data/e2e-dev --output records.jsonl
    scripts/eval --list
    scripts/eval all --data ../shared/data

A task's own options are given as `--NAME VALUE`, e.g. `--map plover`.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from dateline import __version__
from dateline.errors import DatelineError
from evaluation.accuracy import measure_all
from evaluation.gold import GoldError

TASKS = Path(__file__).parent / "tasks"


def main(words: list[str] | None = None) -> int:
    """Measure and print; 0 where the figures are there, whatever they are."""
    arguments, rest = parser().parse_known_args(words)
    if arguments.list:
        print("\n".join(task_names()))
        return 0
    if arguments.task is None or arguments.data is None:
        parser().error("name a task and --data DIR, or --list")
    if arguments.task == "all":
        return measure_all(arguments.data, task_names(), load_task, arguments.limit)
    task = load_task(arguments.task)
    try:
        measured = task.measure(
            arguments.data, limit=arguments.limit, output=arguments.output, **task_options(task, rest)
        )
    except (DatelineError, GoldError, FileNotFoundError) as error:
        print(f"eval: {error}", file=sys.stderr)
        return 1
    print(as_json(arguments, measured) if arguments.json else as_table(measured))
    return 0


def parser() -> argparse.ArgumentParser:
    """The arguments that all tasks share."""
    made = argparse.ArgumentParser(prog="scripts/eval", description="Measure Dateline on annotated data.")
    made.add_argument("task", nargs="?", metavar="TASK", help="a task of --list, or all")
    made.add_argument("--data", type=Path, metavar="DIR", help="folder with data in the task's form")
    made.add_argument("--output", type=Path, metavar="FILE", help="keep what Dateline said")
    made.add_argument("--limit", type=int, metavar="N", help="take the first N documents only")
    made.add_argument("--json", action="store_true", help="print one JSON object")
    made.add_argument("--list", action="store_true", help="print the names of the tasks")
    return made


def task_names() -> list[str]:
    """All tasks, in order of name."""
    return sorted(file.stem for file in TASKS.glob("*.py") if file.stem != "__init__")


def load_task(name: str) -> ModuleType:
    """A task's module."""
    if name not in task_names():
        parser().error(f"there is no task {name!r}; there are {', '.join(task_names())}")
    return importlib.import_module(f"evaluation.tasks.{name}")


def task_options(task: ModuleType, rest: list[str]) -> dict[str, Any]:
    """Options of the task's own, `--geonames FILE`, as arguments of its `measure`."""
    known = inspect.signature(task.measure).parameters
    own = argparse.ArgumentParser(prog=f"scripts/eval {task.__name__.rpartition('.')[2]}")
    for name, parameter in known.items():
        if name in ("data", "limit", "output") or parameter.kind is parameter.VAR_KEYWORD:
            continue
        flag, kind = f"--{name.replace('_', '-')}", str(parameter.annotation)
        if "bool" in kind:
            own.add_argument(flag, dest=name, action="store_true")
        else:
            made = Path if "Path" in kind else int if "int" in kind else str
            own.add_argument(flag, dest=name, type=made, default=argparse.SUPPRESS)
    return vars(own.parse_args(rest))


def as_json(arguments: argparse.Namespace, measured: dict[str, Any]) -> str:
    """The object that evaluation.md fixes."""
    return json.dumps(
        {
            "task": arguments.task,
            "data": str(arguments.data),
            "version": __version__,
            **measured,
        },
        ensure_ascii=False,
    )


def as_table(measured: dict[str, Any]) -> str:
    """Figures for people, with their intervals where there are any."""
    lines = []
    intervals, rows = measured["details"].get("intervals", {}), measured["details"].get("rows", {})
    for key, value in measured["metrics"].items():
        line = f"{key:28} {value:8.3f}"
        if key in intervals:
            line += "   [{:.3f}, {:.3f}]".format(*intervals[key])
        row = rows.get(key.removesuffix("-f"))
        if row:
            line += f"   p {row['p']:.3f}  r {row['r']:.3f}  n {row['n']}"
        lines.append(line)
    for key in ("articles", "read", "documents", "sentences"):
        if isinstance(measured["details"].get(key), int):
            lines.append(f"{key:28} {measured['details'][key]:8}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
