"""The ``headway`` command: one module a verb, no logic of its own.

What comes in: arguments. What goes out: text for people, or JSON with ``--json``. An error made for a person
(:class:`headway.errors.ForPerson`) is printed as one sentence and ends the command with exit code 2.
"""

import sys
from typing import Annotated

import typer

from headway import version as installed_version
from headway.cli import (
    backup,
    check,
    clock,
    demo,
    exchange,
    framework,
    lessons,
    lint,
    load,
    manage,
    minutes,
    people,
    read,
    register,
    remind,
    respond,
    serve,
    synth,
    store,
    trail,
)
from headway.errors import ForPerson

__all__ = ["app", "main"]

app = typer.Typer(
    name="headway",
    help="From a published inspection report to a dated plan, papers and a trail.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.add_typer(clock.app)
app.add_typer(framework.app)
app.add_typer(lessons.app)
app.add_typer(people.app)
app.add_typer(register.app)
app.add_typer(store.app)
app.add_typer(trail.app)
app.command("backup")(backup.backup)
app.command("check")(check.check)
app.command("demo")(demo.demo)
app.command("export")(exchange.export)
app.command("import")(exchange.import_)
app.command("lint")(lint.lint)
app.command("minutes")(minutes.minutes)
app.command("read")(read.read)
app.command("remind")(remind.remind)
app.command("respond")(respond.respond)
app.command("serve")(serve.serve)
app.command("load")(load.load)
app.command("synth")(synth.synth)
app.command("manage", context_settings=manage.PASSES_ON)(manage.manage)
app.command("restore")(backup.restore)


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
