"""``headway export`` and ``headway import``: the whole installation, or one plan, as files."""

import os
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from headway.cli.dates import given_date
from headway.cli.site import start_site
from headway.errors import ForPerson


def ready(*, make: bool = False) -> None:
    """Open the installation that HEADWAY_HOME and DATABASE_URL name; ``make`` it where there is none."""
    from headway.web.workspace import workspace

    place = workspace()
    if not make and not os.environ.get("DATABASE_URL") and not place.database.is_file():
        raise ForPerson(f"There is no workspace in {place.folder}. Name its folder in HEADWAY_HOME.")
    start_site(current=False)
    if make:
        from django.core.management import call_command

        place.make()
        call_command("migrate", verbosity=0, interactive=False)


def export(
    out: Annotated[
        Path,
        typer.Option("--out", metavar="FOLDER|FILE", help="A new folder, a new .zip, or a plan's new file."),
    ],
    plan: Annotated[
        int | None,
        typer.Option("--plan", metavar="NUMBER", help="Only this plan, as .xlsx, .json or .zip (CSV)."),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="The day that stands in the manifest; today by default."),
    ] = None,
) -> None:
    """Write everything as plain files: people (without passwords), register, plans, trail, files, a manifest.

    The same installation on the same day gives the same bytes.
    """
    ready()
    start_site()
    if plan is not None:
        _export_plan(plan, out)
        return
    from headway.web.exchange.whole import export as whole

    made = whole(out=out, on=given_date("--on", on) if on else date.today())  # noqa: DTZ011 - the machine's own day
    size = sum(part.bytes for part in made.parts)
    typer.echo(
        f"Written: {out}: {len(made.parts)} parts, {size:,} bytes, the SHA-256 of each in manifest.json."
    )


def _export_plan(number: int, out: Path) -> None:
    from headway.web.exchange.formats import form_named, written
    from headway.web.exchange.plan_out import tables_of
    from headway.web.plans.models import Plan

    found = Plan.objects.select_related("authority", "inspection").filter(pk=number).first()
    if found is None:
        known = ", ".join(f"{each.pk} ({each})" for each in Plan.objects.order_by("pk")[:20]) or "none"
        raise ForPerson(f"There is no plan {number}. The plans are: {known}.")
    content = written(tables_of(found), form_named(out.name))
    try:
        with out.open("xb") as file:
            file.write(content)
    except FileExistsError as error:
        raise ForPerson(f"{out} is already there. Give a name that is not.") from error
    except OSError as error:
        raise ForPerson(f"{out} cannot be written: {error.strerror}. Give another place.") from error
    typer.echo(f"Written: {out}")


def import_(
    path: Annotated[
        Path, typer.Argument(metavar="FILE", help="A full export (folder or .zip), or one plan's file.")
    ],
) -> None:
    """Bring a full export into an empty installation, or a plan into one that does not have it.

    Everything is checked before anything is written. People come without passwords: each sets a new one.
    """
    if not path.exists():
        raise ForPerson(f"{path} is not there. Give a full export, or a plan's file.")
    ready(make=True)
    from headway.web.exchange.whole import import_export, is_export

    if path.is_dir() or is_export(path):
        made = import_export(path)
        typer.echo(
            f"Brought in: {len(made.parts)} parts of {made.day}. The trail holds. People set new passwords."
        )
        return
    from headway.web.exchange.bring_in import bring_in
    from headway.web.exchange.formats import given_in, read_file
    from headway.web.exchange.given import checked
    from headway.web.trail.actions import SYSTEM

    content = read_file(path)
    plan = bring_in(by=SYSTEM, given=checked(given_in(content, path.name)), content=content, make_people=True)
    typer.echo(f"Brought in: {plan}, as plan {plan.pk}. People it named and nobody knew cannot sign in.")
