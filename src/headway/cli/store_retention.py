"""``headway store retention``: what is past its time, and its deletion."""

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from headway.errors import ForPerson

if TYPE_CHECKING:
    from headway.returns.store.retention import Due


def retention(
    apply: Annotated[
        bool, typer.Option("--apply", help="Delete them. Otherwise they are only listed.")
    ] = False,
    on: Annotated[
        datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], metavar="DAY", help="As of another day.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for a machine.")] = False,
) -> None:
    """List the editions whose years of keeping are over, by the retention table of headway.toml; --apply deletes.

    Without a setting nothing is ever deleted. What a legal hold keeps is listed with its reason.
    """
    from headway.returns.store import Store, workspace_folder
    from headway.returns.store import retention as rules

    store, years = Store.of_workspace(), rules.read_retention(workspace_folder())
    day = on.date() if on else date.today()  # noqa: DTZ011 - the council's own day
    if apply and day > date.today():  # noqa: DTZ011
        raise ForPerson(
            "--apply deletes what is due today; --on a later day only lists. Leave one of them out."
        )
    found = (
        rules.apply(store, years, on=day, told=lambda line: typer.echo(line, err=True))
        if apply
        else rules.due(store, years, on=day)
    )
    if as_json:
        typer.echo(json.dumps([_plain(one, apply) for one in found], ensure_ascii=False, indent=2))
        return
    if not years:
        typer.echo("headway.toml has no [returns.retention], so nothing is ever deleted.")
    for one in found:
        typer.echo(_line(one, apply))
    if years and not found:
        typer.echo("Nothing is due.")
    if found and not apply:
        typer.echo("Nothing was deleted. `headway store retention --apply` does it.")


def _line(one: "Due", applied: bool) -> str:
    edition = one.edition
    name = f"{edition.authority} {edition.return_name} {edition.period} {edition.stamp}"
    end = f"kept until {one.kept_until} as {one.retention_class}"
    if one.holds:
        return f"{name}: {end}, and held: {'; '.join(map(str, one.holds))}"
    if one.behind:
        return f"{name}: {end}, and kept because an earlier edition of it stays"
    return f"{name}: {end}, {'deleted' if applied else 'due'}"


def _plain(one: "Due", applied: bool) -> dict[str, Any]:
    return {
        "authority": one.edition.authority,
        "return": one.edition.return_name,
        "period": one.edition.period,
        "edition": one.edition.stamp,
        "class": one.retention_class,
        "kept_until": one.kept_until.isoformat(),
        "holds": [{"number": each.number, "reason": each.reason} for each in one.holds],
        "stays": one.stays,
        "deleted": applied and not one.stays,
    }
