"""The command line: arguments in, calls out. `dateline read report.txt` is the main one.

Heavy parts are imported inside the commands, so that `dateline --help` answers at once.
Exit codes: 0 all went well; 1 something failed or was skipped; 2 the command was not understood.
"""

from __future__ import annotations

import logging
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from dateline import __version__
from dateline.errors import DatelineError, UsageError

app = typer.Typer(
    name="dateline",
    help="Read news reports of armed conflict and political violence into evidence-linked event data.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

ontology_app = typer.Typer(help="Look at event types, and check and try your own.", no_args_is_help=True)
app.add_typer(ontology_app, name="ontology")

Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH...", help="Files, folders, http(s) addresses, or - for standard input."),
]
Format = Annotated[
    str | None,
    typer.Option("--format", "-f", help="table, jsonl, json, csv, markdown or html."),
]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="File to write; else standard output.")]
Published = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="Day of publication, before what the articles say."),
]
Outlet = Annotated[str | None, typer.Option(help="Outlet, before what the articles say.")]
Language = Annotated[str | None, typer.Option(help="Language code, e.g. en, before what is recognised.")]
Columns = Annotated[
    str | None,
    typer.Option(help="Columns of tables, e.g. text=body,title=headline,published=day."),
]
Ontology = Annotated[Path | None, typer.Option(help="A YAML file that adds or replaces event types.")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, help="Articles read at the same time.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress bar and no summary.")]


def show_version(wanted: bool) -> None:
    """Print the version and stop."""
    if wanted:
        typer.echo(f"dateline {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Options of all commands."""


@app.command()
def read(
    paths: Paths,
    format: Format = None,
    output: Output = None,
    published: Published = None,
    outlet: Outlet = None,
    language: Language = None,
    columns: Columns = None,
    ontology: Ontology = None,
    jobs: Jobs = 1,
    quiet: Quiet = False,
) -> None:
    """Read articles into events; a table at a terminal, JSON lines into a pipe."""
    from dateline.cli.read import Request, read_batch

    request = Request(
        paths=tuple(paths),
        format=format,
        output=output,
        published=published.date() if published else None,
        outlet=outlet,
        language=language,
        columns=columns,
        ontology=ontology,
        jobs=jobs,
        quiet=quiet,
    )
    raise typer.Exit(read_batch(request))


@app.command()
def check(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Records, one a line; - for standard input.")],
    most: Annotated[int, typer.Option(help="Faults to print before the rest is only counted.")] = 50,
) -> None:
    """Check records against the record format: keys and words, offsets, ids, references."""
    from dateline.cli.check import check_file

    raise typer.Exit(check_file(file, most))


@app.command()
def analyse(
    paths: Paths,
    format: Annotated[str, typer.Option("--format", "-f", help="conllu or jsonl.")] = "conllu",
    output: Output = None,
) -> None:
    """Write what the language model reads: words, trees, predicates with roles, names."""
    from dateline.cli.analyse import analyse_paths

    raise typer.Exit(analyse_paths(paths, format, output))


@ontology_app.command("show")
def show_types(
    type: Annotated[str | None, typer.Argument(help="An event type; else all in a line each.")] = None,
    ontology: Ontology = None,
) -> None:
    """Print what an event type means, what it is not, its words and examples."""
    from dateline.cli.ontology import type_lines

    for line in type_lines(type, ontology):
        typer.echo(line)


@ontology_app.command("check")
def check_types(
    file: Annotated[Path, typer.Argument(help="A YAML file of event types, or a folder.")],
) -> None:
    """Check a file of event types of your own."""
    from dateline.cli.ontology import check_file

    problems = list(check_file(file))
    for problem in problems:
        typer.echo(problem)
    raise typer.Exit(1 if problems else 0)


@ontology_app.command("test")
def test_types(
    file: Annotated[Path | None, typer.Argument(help="A YAML file; else the built-in types.")] = None,
    type: Annotated[str | None, typer.Option(help="One event type only.")] = None,
) -> None:
    """Read the examples of event types and say which do not come out as wanted."""
    from dateline.cli.ontology import trial_lines, try_examples

    all_right = True
    for line, right in trial_lines(try_examples(file, type)):
        typer.echo(line)
        all_right = all_right and right
    raise typer.Exit(0 if all_right else 1)


@app.command()
def demo(
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Folder to keep events.jsonl, .csv and .html in.")
    ] = None,
) -> None:
    """Read the six bundled reports, all invented, and show what they tell."""
    from dateline.cli.demo import run_demo

    raise typer.Exit(run_demo(output))


@app.command()
def credits() -> None:
    """Print whose data, weights and lists the package holds, and under which licence."""
    from dateline.cli.credits import credit_lines

    for line in credit_lines():
        typer.echo(line)


def main() -> None:
    """Run the command line; what went wrong on purpose is told in one line, warnings of libraries are not."""
    logging.basicConfig(level=logging.ERROR, format="dateline: %(name)s: %(message)s")
    try:
        app()
    except UsageError as error:
        print(f"dateline: {error}", file=sys.stderr)
        sys.exit(2)
    except DatelineError as error:
        print(f"dateline: {error}", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
