"""``headway lessons neighbours``: load a published list of statistical neighbours."""

from pathlib import Path
from typing import Annotated

import typer

from headway.cli.site import start_site

__all__ = ["neighbours"]


def neighbours(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The published list (CSV or Excel).")],
    version: Annotated[
        str,
        typer.Option(
            "--version",
            metavar="WORDS",
            help='The version, such as "May 2025", where the name does not say it.',
        ),
    ] = "",
) -> None:
    """Load a list of statistical neighbours; every version is kept, and pages say which they go by."""
    start_site()
    from headway.benchmarks import read_neighbours
    from headway.web.lessons.actions.neighbours import load_neighbours
    from headway.web.trail.actions import SYSTEM

    given = read_neighbours(file, version)
    made, is_new = load_neighbours(by=SYSTEM, neighbours=given)
    authorities = len({each.authority for each in given.rows})
    if is_new:
        typer.echo(f"Loaded {made}: {len(given.rows):,} rows, of {authorities:,} authorities.")
    else:
        typer.echo(f"{made} is loaded already.")
