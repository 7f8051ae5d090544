"""``headway settings``: load the inspectorate's files of settings, and show shares, settings and history."""

import csv
import json
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from headway.cli.dates import given_date
from headway.errors import ForPerson

if TYPE_CHECKING:
    from headway.assessment.profile import Counts, SettingLine
    from headway.assessment.settings import Inspected, Setting, SettingsStore

app = typer.Typer(
    name="settings",
    help="Schools, childcare, homes and colleges with their inspections: load the published files, and show them.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

_AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a machine.")]
_SHARES = ("kind", "whose", "inspected", "good", "inadequate")
_LISTED = ("urn", "name", "kind", "open", "opened", "closed", "inspected", "published", "grade")


@app.command("load")
def load(
    paths: Annotated[
        list[Path], typer.Argument(metavar="FILE|FOLDER...", help="Published files, or folders.")
    ],
    as_json: _AsJson = False,
) -> None:
    """Load files of settings as editions that are kept: all files or none. The same again changes nothing."""
    from headway.assessment.settings import load as load_all

    loaded = load_all(paths, _store(), told=lambda line: typer.echo(line, err=True))
    if as_json:
        _print([{"already": each.already, "id": each.edition.id, **asdict(each.edition)} for each in loaded])
        return
    for each in loaded:
        typer.echo(each.words)
        for warning in each.edition.warnings:
            typer.echo(f"  {warning}", err=True)


@app.command("list")
def list_(as_json: _AsJson = False) -> None:
    """What is loaded, the oldest first."""
    editions = _store().editions()
    if as_json:
        _print([{"id": each.id, **asdict(each)} for each in editions])
        return
    for each in editions:
        typer.echo(
            f"{each.words}: {each.settings:,} settings, {each.inspections:,} inspections, loaded {each.loaded_at[:10]}"
        )
    if not editions:
        typer.echo("Nothing is loaded yet. Load the published files with `headway settings load FILE`.")


@app.command("show")
def show(
    authority: Annotated[
        str | None, typer.Option("--authority", metavar="NAME|CODE", help="As Kent or E10000016.")
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="As 2025-08-31; today unless told.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="List the settings of one kind.")
    ] = None,
    urn: Annotated[
        str | None, typer.Option("--urn", metavar="URN", help="One setting with its history.")
    ] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
    as_json: _AsJson = False,
) -> None:
    """How many settings are good or better on a day, beside others; or the settings of a kind; or one of them."""
    day, store = _day(on), _store()
    if not store.editions():
        raise ForPerson("No settings are loaded. Load the published files with `headway settings load FILE`.")
    if urn is not None:
        _show_history(store, urn, day, as_csv=as_csv, as_json=as_json)
        return
    if authority is None:
        raise ForPerson("Say whose settings: --authority Kent. Or one setting: --urn 100001.")
    code = _code(authority)
    if kind is not None:
        from headway.assessment.kinds import kind as kind_named

        found = store.settings(code, kind_named(kind).id, day)
        _rows(_LISTED, [_listed(each) for each in found], as_csv=as_csv, as_json=as_json)
        return
    lines = store.setting_lines(code, _neighbours(code), day)
    if as_csv or as_json:
        _rows(_SHARES, [row for line in lines for row in _shares(line)], as_csv=as_csv, as_json=as_json)
        return
    _print_lines(lines)


def _print_lines(lines: "tuple[SettingLine, ...]") -> None:
    from headway.assessment.kinds import kind as kind_named

    for line in lines:
        plural = kind_named(line.kind).plural
        typer.echo(f"{plural[0].upper()}{plural[1:]}")
        for row in _shares(line):
            good = f"{row['good']} of {row['inspected']} good or better, {row['inadequate']} inadequate"
            typer.echo(f"  {row['whose']:<12} {good if row['inspected'] else 'none with an overall grade'}")
        _, _, more = line.origin.title.partition("; ")
        if more:
            typer.echo(f"  Note: {more}.")
    for source in dict.fromkeys(line.origin.title.partition("; ")[0] for line in lines):
        typer.echo(f"Source: {source}.")


def _shares(line: "SettingLine") -> list[dict[str, Any]]:
    beside: list[tuple[str, Counts | None]] = [
        ("here", line.here),
        ("earlier", line.earlier),
        ("neighbours", line.neighbours),
        ("england", line.england),
    ]
    return [
        {"kind": line.kind, "whose": whose, **asdict(counts)}
        for whose, counts in beside
        if counts is not None
    ]


def _listed(each: "Setting") -> dict[str, Any]:
    return {
        "urn": each.urn,
        "name": each.label,
        "kind": each.kind,
        "open": each.open,
        "opened": each.opened,
        "closed": each.closed,
        "inspected": each.latest and each.latest.day,
        "published": each.latest and each.latest.published,
        "grade": each.latest.words if each.latest else "Not inspected",
    }


def _show_history(store: "SettingsStore", urn: str, on: date, *, as_csv: bool, as_json: bool) -> None:
    found = store.setting(urn, on)
    if not found:
        raise ForPerson(f'No setting has the number "{urn}" in the files loaded. Check the URN.')
    if not as_csv and not as_json:
        for each in found:
            typer.echo(f"{each.label}: {'open' if each.open else 'not open'} on {on:%d.%m.%Y}")
    columns = ("urn", "kind", "inspected", "published", "full", "grade", "number")
    _rows(columns, [_visit(each) for each in store.history(urn)], as_csv=as_csv, as_json=as_json)


def _visit(each: "Inspected") -> dict[str, Any]:
    return {
        "urn": each.urn,
        "kind": each.kind,
        "inspected": each.day,
        "published": each.published,
        "full": each.full,
        "grade": each.words,
        "number": each.number,
    }


def _rows(columns: tuple[str, ...], rows: list[dict[str, Any]], *, as_csv: bool, as_json: bool) -> None:
    if as_json:
        _print(rows)
    elif as_csv:
        writer = csv.DictWriter(sys.stdout, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    else:
        for row in rows:
            told = (str(row[name]) for name in columns if name != "open" and row[name] is not None)
            typer.echo("  " + "  ".join(told))
        if not rows:
            typer.echo("None.")


def _neighbours(code: str) -> tuple[str, ...]:
    """The statistical neighbours by the newest list loaded; none where no list is."""
    from headway.benchmarks.peers import peers_of
    from headway.benchmarks.store import Store

    found = peers_of(Store.of_workspace(), code)
    return found.codes if found else ()


def _day(said: str | None) -> date:
    return given_date("--on", said) if said else date.today()  # noqa: DTZ011 - the day where the council is


def _code(said: str) -> str:
    from headway import areas

    found = areas.find(said)
    return found.ons_code if found else areas.by_code(said).ons_code


def _store() -> "SettingsStore":
    from headway.assessment.settings import SettingsStore

    return SettingsStore.of_workspace()


def _print(plain: object) -> None:
    typer.echo(json.dumps(plain, ensure_ascii=False, indent=2, default=str))
