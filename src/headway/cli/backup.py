"""``headway backup`` and ``headway restore``: the installation in one file, and back."""

import os
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from headway.cli.exchange import ready
from headway.cli.site import start_site
from headway.errors import ForPerson


def backup(
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The backup, a new .zip.")],
    with_key: Annotated[
        bool, typer.Option("--with-key", help="The secret key too. Keep that file as safe as the site.")
    ] = False,
) -> None:
    """Copy the database at one moment, the files and headway.toml into one file, while the site runs.

    It holds password hashes: keep it where only those who run the machine can read it, and the key elsewhere.
    """
    ready()
    from headway.web.exchange.backup import backup as make

    made = make(out=out, on=date.today(), with_key=with_key)  # noqa: DTZ011 - the machine's own day
    typer.echo(
        f"Written: {made.path} and {made.path.name}.sha256\nSHA-256: {made.sha256}\nFiles: {made.files}"
    )
    if made.engine == "export":
        typer.echo(
            "pg_dump is missing, so this is a full export: without passwords and second steps.", err=True
        )


def restore(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A backup.")],
    into: Annotated[
        Path | None,
        typer.Option(
            "--into", metavar="FOLDER", help="The workspace to restore into; HEADWAY_HOME by default."
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace what is there; the folder is moved aside and kept.")
    ] = False,
) -> None:
    """Check a backup whole, then put it in place. Stop the site first."""
    if not path.is_file():
        raise ForPerson(f"{path} is not there. Give a backup.")
    from headway.web.workspace import HOME, workspace

    folder = (into or workspace().folder).absolute()
    os.environ[HOME] = str(folder)
    start_site(current=False)
    from headway.web.exchange.backup import restore as put_back

    back = put_back(path, into=folder, force=force)
    typer.echo(
        f"Restored: {back.folder}, as it was on {back.manifest.day}; {back.trail.events} events in the trail."
    )
    if back.kept:
        typer.echo(f"What stood there is kept in {back.kept}.")
    if not back.kept and not back.manifest.facts.get("with_key"):
        typer.echo(
            f"The secret key was not in the backup. Put the old one in {back.folder / 'secret-key'} (in production: "
            "HEADWAY_SECRET_KEY); with another key, second steps by app must be reset."
        )
    if back.trail.problem:
        typer.echo(f"The trail in this backup does not hold: {back.trail.problem.what}", err=True)
