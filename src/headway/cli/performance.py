"""``headway performance``: measures that an authority keeps, and the figures that are brought in for them."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from headway.cli.site import start_site
from headway.errors import ForPerson

if TYPE_CHECKING:
    from headway.web.register.models import Authority

app = typer.Typer(
    name="performance",
    help="Measures and their figures: made from the catalogue, counted from the returns, or read from a file.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

_Whose = Annotated[
    str, typer.Option("--authority", metavar="NAME|CODE", help="Whose measures they are: Kent, or E10000016.")
]


@app.command()
def measures(
    authority: _Whose,
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID...]", help="Indicators of the catalogue; all unless named."),
    ] = None,
) -> None:
    """Watch indicators of the catalogue as measures; those that are kept already stay as they are."""
    whose = _authority(authority)
    from headway.web.performance.actions.keeping import keep_from_catalogue
    from headway.web.trail.actions import SYSTEM

    kept = keep_from_catalogue(by=SYSTEM, authority=whose, ids=ids or None)
    renewed = f", {len(kept.renewed)} with a later definition" if kept.renewed else ""
    typer.echo(f"{whose.name}: {len(kept.new)} new measures{renewed}, {kept.same} kept already.")


@app.command()
def count(
    authority: _Whose,
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID...]", help="Measures by their short names; all unless named."),
    ] = None,
    start: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="MONTH", help="First month, as 2024-04; else all that the returns cover."
        ),
    ] = None,
    end: Annotated[str | None, typer.Option("--to", metavar="MONTH", help="Last month, as 2026-03.")] = None,
) -> None:
    """Count the measures from the workspace's returns, by month, quarter and year, whole and by district.

    The same figures again change nothing. A figure that changed supersedes the earlier one, which is kept.
    """
    whose = _authority(authority)
    from django.conf import settings

    from headway.web.performance.counting import count as count_all
    from headway.web.trail.actions import SYSTEM

    made = count_all(
        by=SYSTEM,
        authority=whose,
        workspace=settings.WORKSPACE.folder,
        start=start,
        end=end,
        codes=ids or None,
        told=_told if sys.stderr.isatty() else lambda _: None,
    )
    typer.echo(f"{whose.name}, {made.start} to {made.end}: {made.brought_in}")
    if made.without:
        typer.echo(
            f"{len(made.without)} measures have no figure, as the returns that are loaded do not cover them: "
            + ", ".join(made.without),
            err=True,
        )


@app.command()
def load(
    file: Annotated[
        Path, typer.Argument(metavar="FILE.csv", help="A local file; docs/how-to/load-figures.md.")
    ],
    authority: _Whose,
    districts: Annotated[
        list[str] | None,
        typer.Option(
            "--district", metavar="NAME", help="A district that no earlier figure knows; may be repeated."
        ),
    ] = None,
) -> None:
    """Bring in the figures of a local file, all of them or none."""
    whose = _authority(authority)  # first: it starts the site, without which nothing of it can be imported
    content = _read(file)
    from headway.web.performance.loading import load_file
    from headway.web.trail.actions import SYSTEM

    made = load_file(
        by=SYSTEM, authority=whose, name=file.name, content=content, new_districts=districts or ()
    )
    typer.echo(f"{whose.name}: {made}")


@app.command("list")
def list_(authority: _Whose) -> None:
    """The measures that an authority keeps, with their last figure and when it was loaded."""
    whose = _authority(authority)
    from headway.web.performance.queries.lists import lines_of

    for line in lines_of(whose):
        typer.echo(line)


def _authority(text: str) -> "Authority":
    """By its ONS code or its name, as the site knows it."""
    start_site()
    from headway.areas import find
    from headway.web.register.models import Authority

    known = find(text)
    code = known.ons_code if known else text.strip().upper()
    found = Authority.objects.filter(code=code).first()
    if found is None:
        raise ForPerson(
            f'There is no authority "{text[:60]}". Give its name or ONS code: Kent, or E10000016.'
        )
    return found


def _read(file: Path) -> bytes:
    from headway.web.performance.local_file import LARGEST

    try:
        if not file.is_file() and file.exists():
            raise ForPerson(f"{file} is no file of figures. Give a CSV.")
        with file.open("rb") as given:
            return given.read(LARGEST + 1)  # enough to see that it is too large
    except OSError as error:
        raise ForPerson(f"{file} cannot be read ({error.strerror}). Check its name.") from None


def _told(line: str) -> None:
    typer.echo(line, err=True)
