"""``headway lessons``: load published reports into the library, and take one out; what else there is to do with it is
in files of its own."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from headway.cli.lessons_index import index
from headway.cli.lessons_neighbours import neighbours
from headway.cli.lessons_themes import themes
from headway.cli.site import start_site
from headway.errors import ForPerson

if TYPE_CHECKING:
    from headway.web.lessons.loading import Coverage
    from headway.web.lessons.models import LibraryReport

app = typer.Typer(
    name="lessons",
    help="The library of published reports: what is in it, its search index, themes and neighbours.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


@app.command()
def load(
    source: Annotated[
        Path, typer.Argument(metavar="FOLDER|FILE", help="A folder of reports, PDF or text, or one of them.")
    ],
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs", min=1, metavar="N", help="Reports read at once. Usually one for each processor."
        ),
    ] = None,
    again: Annotated[
        bool,
        typer.Option("--again", help="Read anew what the library holds: after an upgrade of the reader."),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for a machine.")] = False,
) -> None:
    """Load reports into the library, for search and themes.

    What the library holds already is not read again, so the same command goes on where it was stopped, and takes in
    what is new. Documents that cannot be read are listed on standard error, each with the reason.
    """
    start_site()
    from headway.web.lessons.loading import given_in, load
    from headway.web.lessons.rules.library_coverage import as_plain, refusal_line
    from headway.web.trail.actions import SYSTEM

    documents = given_in(source)
    try:
        with _progress() as told:
            coverage = load(by=SYSTEM, documents=documents, jobs=jobs, again=again, progress=told)
    except KeyboardInterrupt:
        typer.echo("headway: stopped. What was read is kept; the same command goes on from there.", err=True)
        raise
    if as_json:
        typer.echo(
            json.dumps(as_plain(coverage), ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace")
        )
    if not source.is_dir() and coverage.refused:
        raise ForPerson(refusal_line(*coverage.refused[0]))
    _say(coverage, err=as_json)


def _say(coverage: "Coverage", *, err: bool) -> None:
    from headway.web.lessons.rules.library_coverage import in_sentences, refusal_line

    for sentence in in_sentences(coverage):
        typer.echo(sentence, err=err)
    for heading, lines in (
        ("Refused", [refusal_line(*each) for each in coverage.refused]),
        ("Copies", [f"{name}: of the same inspection as {held}" for name, held in coverage.copies]),
        ("Not read again, because a lesson rests on them", coverage.kept),
        ("Nothing found that they ask for", coverage.without_items),
    ):
        if lines:
            typer.echo(f"{heading}:", err=True)
            for line in lines:
                typer.echo(f"  {line}", err=True)


@app.command()
def remove(
    report: Annotated[
        str,
        typer.Argument(metavar="SHA|NAME", help="The report's SHA-256, or its beginning, or its file name."),
    ],
) -> None:
    """Take a report out of the library. One that a lesson rests on stays."""
    start_site()
    from headway.web.lessons.actions.library import remove_report
    from headway.web.trail.actions import SYSTEM

    found = _found(report)
    name = f"{found} ({found.name})"
    remove_report(by=SYSTEM, report=found)
    typer.echo(f"Taken out of the library: {name}.")


app.command()(index)
app.command()(neighbours)
app.command()(themes)


def _found(given: str) -> "LibraryReport":
    """The one report that is meant."""
    from headway.web.lessons.queries.library import named

    found = named(given)
    if not found:
        raise ForPerson(f'The library holds no report "{given}". Give its SHA-256 or its file name.')
    if len(found) > 1:
        which = ", ".join(f"{each.sha256[:12]} ({each.name})" for each in found[:5])
        raise ForPerson(f'"{given}" is the name of {len(found)} reports: {which}. Give the SHA-256 of one.')
    return found[0]


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None] | None]:
    """A bar on standard error where that is a terminal; nothing in a pipe."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    columns = ("Loading", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("Loading", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
