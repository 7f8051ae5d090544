"""``headway synth``: the returns of an authority that does not exist."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console


def synth(
    out: Annotated[Path, typer.Option("--out", metavar="FOLDER", help="A new or empty folder.")],
    authority: Annotated[
        str,
        typer.Option(
            "--authority",
            metavar="KIND",
            help="kent-like, england-like, london-like, or a profile of your own (TOML).",
        ),
    ] = "kent-like",
    children: Annotated[
        int, typer.Option("--children", metavar="NUMBER", help="Children known to services in the years.")
    ] = 20_000,
    years: Annotated[int, typer.Option("--years", metavar="NUMBER", help="Collection years.")] = 5,
    seed: Annotated[
        int, typer.Option("--seed", metavar="NUMBER", min=0, help="The same seed gives the same files.")
    ] = 1,
    last_year: Annotated[
        int, typer.Option("--last-year", metavar="YEAR", help="The collection year of the last 31 March.")
    ] = 2026,
    faults: Annotated[
        bool, typer.Option("--faults", help="Plant a fault of each structural kind in the last year's files.")
    ] = False,
) -> None:
    """Write all returns of a made-up authority: SSDA903, CIN census, Annex A, workforce and local lists.

    No child in them is real. What was planted is written in planted.json beside them.
    """
    from headway.returns.synth import synthesise  # here, so that other verbs start quickly

    console = Console(stderr=True)
    with console.status("Making up an authority ...") as status:
        made = synthesise(
            authority,
            children,
            years,
            seed,
            out,
            last_year=last_year,
            faults=faults,
            progress=lambda what: status.update(f"Writing: {what} ...") if sys.stderr.isatty() else None,
        )
    typer.echo(
        f"Made up: {made.known_children:,} children known to services in a place of {made.area_children:,}, "
        f"{made.years[0]} to {made.years[-1]} ({made.profile}, seed {made.seed})."
    )
    typer.echo(
        f"{len(made.files)} files in {made.folder}; what was planted is in {made.folder / 'planted.json'}."
    )
