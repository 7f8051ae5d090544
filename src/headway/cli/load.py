"""``headway load``: the statutory returns of a folder into the pseudonymised store."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from headway.returns.intake import Intake
    from headway.returns.store import Edition, Loaded


def load(
    folder: Annotated[
        Path,
        typer.Argument(metavar="FOLDER", help="A folder of returns, recognised by content; or one file."),
    ],
    authority: Annotated[
        str | None,
        typer.Option(
            "--authority",
            metavar="NAME|CODE",
            help="Whose returns they are, where no census among them says it.",
        ),
    ] = None,
    year: Annotated[
        int | None,
        typer.Option(
            "--year", metavar="YEAR", help="The collection year, where the dates should not decide it."
        ),
    ] = None,
    current: Annotated[
        bool,
        typer.Option(
            "--current", help="Where these files were loaded before and others since: let these count again."
        ),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for a machine.")] = False,
) -> None:
    """Load returns into the store: every identifier becomes a keyed hash, a date of birth its month.

    All of the folder is loaded, or nothing. The same files again change nothing; corrected ones make a new edition,
    and the former is kept. One bad row costs that row only: `headway check FOLDER` lists the faults with their rows.
    """
    from headway.returns.checks import check
    from headway.returns.intake import read_folder
    from headway.returns.store import Store, key_for
    from headway.returns.store import load as load_into

    store = Store.of_workspace()
    with read_folder(folder, year=year, progress=_told if sys.stderr.isatty() else None) as intake:
        check(intake, None)
        key = key_for(store)
        former = {(each.authority, each.return_name, each.period): each for each in store.current()}
        loaded = load_into(intake, store, key=key, authority=authority, current=current, told=_told)
        if as_json:
            typer.echo(json.dumps(_plain(intake, loaded), ensure_ascii=False, indent=2))
        else:
            for one in loaded:
                before = former.get((one.edition.authority, one.edition.return_name, one.edition.period))
                for line in (*_lines(one), *_lost(one, before)):
                    typer.echo(line)
        for name, reason in intake.skipped:
            typer.echo(f"Passed over: {name}: {reason}", err=True)
    if key.is_new:
        typer.echo(
            f"A new key of the pseudonyms was made at {key.path}. Copy it to a safe place away from the store: without "
            "it no later return fits this store.",
            err=True,
        )


def _told(line: str) -> None:
    typer.echo(line, err=True)


def _lines(one: "Loaded") -> Iterator[str]:
    from headway.areas import by_code

    edition = one.edition
    name = f"{edition.return_name} {edition.period}, {by_code(edition.authority).name}"
    if one.current_again:
        yield f"{name}: edition {edition.id} of {edition.loaded_at:%d %B %Y} is the current one again"
        return
    if one.already:
        later = (
            "; a later edition is the current one (--current lets this one count again)"
            if one.superseded
            else ""
        )
        yield f"{name}: already loaded on {edition.loaded_at:%d %B %Y} as edition {edition.id}{later}"
        return
    counts = f"{_counted(edition.rows, 'row')}, {_counted(sum(edition.faults.values()), 'fault')}"
    yield f"{name} ({one.authority_said}): edition {edition.id}, {counts}"
    if edition.left_out:
        rows = _counted(sum(edition.left_out.values()), "row")
        yield f"  {rows} left out, of children whom the store was told to forget"


def _lost(one: "Loaded", former: "Edition | None") -> Iterator[str]:
    """An edition takes the place of the former one whole, so a table that it lacks is gone from the numbers."""
    gone = sorted(set(former.tables) - set(one.edition.tables)) if former and not one.already else []
    if gone:
        yield f"  without {', '.join(gone)}, which the former edition had: load all the files of a return together"


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def _plain(intake: "Intake", loaded: list["Loaded"]) -> dict[str, Any]:
    return {
        "loaded": [
            {
                "authority": one.edition.authority,
                "authority_said": one.authority_said,
                "return": one.edition.return_name,
                "period": one.edition.period,
                "edition": one.edition.stamp,
                "already_loaded": one.already,
                "superseded": one.superseded,
                "rows": {name: table.rows for name, table in one.edition.tables.items()},
                "faults": dict(one.edition.faults),
                "left_out": dict(one.edition.left_out),
            }
            for one in loaded
        ],
        "passed_over": [{"file": name, "reason": reason} for name, reason in intake.skipped],
    }
