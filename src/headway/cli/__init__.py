"""The ``headway`` command: one module a verb, no logic of its own.

What comes in: arguments. What goes out: text for people, or JSON with ``--json``. An error made for a person
(:class:`headway.errors.ForPerson`) is printed as one sentence and ends the command with exit code 2.
"""

import sys
from typing import Annotated

import typer

from headway import version as installed_version
from headway.cli.verbs import Verbs
from headway.errors import ForPerson

__all__ = ["app", "main"]

app = typer.Typer(
    name="headway",
    cls=Verbs,
    help="From a published inspection report to a dated plan, papers and a trail.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"headway {installed_version()}")
        raise typer.Exit


@app.callback()
def _headway(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """From a published inspection report to a dated plan, papers and a trail."""


def main() -> None:
    """Run the command; show an error made for a person as one sentence, without a traceback."""
    try:
        app()
    except ForPerson as error:
        typer.echo(f"headway: {error}", err=True)
        sys.exit(2)
    except KeyboardInterrupt:
        typer.echo("headway: stopped. Nothing more was written.", err=True)
        sys.exit(130)
