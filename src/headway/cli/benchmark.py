"""``headway benchmark``: load official statistics, and say how an authority stands among others."""

import csv
import json
import sys
from dataclasses import asdict, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from headway.cli.benchmark_shown import COLUMNS, heading, line, print_adjusted, row
from headway.errors import ForPerson

if TYPE_CHECKING:
    from headway.benchmarks.store import Store

app = typer.Typer(
    name="benchmark",
    help="Official statistics: load them, and compare an authority with England, its region and its neighbours.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

_AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a machine.")]
_Authority = Annotated[
    str, typer.Option("--authority", metavar="NAME|CODE", help="The authority, as Kent or E10000016.")
]
_Period = Annotated[
    str | None, typer.Option("--period", metavar="PERIOD", help="As 2025 or 2024/25; the newest unless told.")
]


@app.command("load")
def load(
    paths: Annotated[
        list[Path], typer.Argument(metavar="FILE|FOLDER...", help="Published files, or folders.")
    ],
    as_json: _AsJson = False,
) -> None:
    """Load published statistics as editions that are kept: all files or none. The same again changes nothing."""
    from headway.benchmarks.loading import load as load_all

    loaded = load_all(paths, _store())
    if as_json:
        _print([{"already": each.already, **asdict(each.edition)} for each in loaded])
        return
    for each in loaded:
        typer.echo(each.words)
        for warning in each.edition.warnings:
            typer.echo(f"  {warning}", err=True)


@app.command("list")
def list_(as_json: _AsJson = False) -> None:
    """What is loaded, and which indicators have published figures."""
    from headway.benchmarks.published import all_series

    editions, known = _store().editions(), all_series().values()
    if as_json:
        _print(
            {"editions": [asdict(each) for each in editions], "indicators": [asdict(each) for each in known]}
        )
        return
    for each in editions:
        typer.echo(f"{each.words}: {each.rows:,} rows, loaded {each.loaded_at[:10]}")
    if not editions:
        typer.echo("Nothing is loaded yet. Load published files with `headway benchmark load FILE`.")
    typer.echo("\nIndicators with published figures")
    for series in known:
        typer.echo(f"  {series.id}: {series.title} ({series.unit})")


@app.command("show")
def show(
    indicator: Annotated[
        str, typer.Argument(metavar="INDICATOR", help="As headway benchmark list names it.")
    ],
    authority: Annotated[
        str | None,
        typer.Option(
            "--authority", metavar="NAME|CODE", help="Its figures by period; every authority without it."
        ),
    ] = None,
    period: _Period = None,
    as_json: _AsJson = False,
) -> None:
    """One indicator: of an authority by period, with what later editions changed; or of every authority in a period."""
    store = _store()
    if authority is not None:
        _show_series(store, indicator, _code(authority), as_json)
        return
    found = store.across(indicator, period)
    if as_json:
        _print(asdict(found))
        return
    typer.echo(f"{found.title}, {found.period_label} ({found.unit})")
    for each in found.rows:
        counts = f"  {each.numerator} of {each.denominator}" if each.numerator and each.denominator else ""
        typer.echo(
            f"  {each.name:<36} {each.value if each.value is not None else each.meaning or '-':>14}{counts}"
        )
    typer.echo(f"Source: {found.edition.words}.")


@app.command("compare")
def compare(
    authority: _Authority,
    indicators: Annotated[
        list[str] | None, typer.Argument(metavar="[INDICATOR...]", help="Indicators; all unless named.")
    ] = None,
    period: _Period = None,
    neighbours: Annotated[
        str | None,
        typer.Option(
            "--neighbours", metavar="VERSION", help='Version of the list, as "April 2021"; the newest else.'
        ),
    ] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
    as_json: _AsJson = False,
) -> None:
    """An authority beside England, its region and its statistical neighbours, by mean and by median, each with its
    number of authorities; rank as a range, band, and the same like for like where counts are published.
    """
    from headway.benchmarks.like_for_like import adjusted, standardised

    store, code = _store(), _code(authority)
    if not period:
        _say_if_abolished(code)
    found = store.compare(code, indicators or None, period=period, neighbours_version=neighbours)
    alike = [] if period else [each for each in adjusted(store, code) if each.indicator in found]
    mixed = [] if period else [each for each in standardised(store, code) if each.indicator in found]
    if as_json:
        _print(
            {
                "comparisons": [asdict(each) for each in found.values()],
                "like_for_like": [asdict(each) for each in alike],
                "standardised": [asdict(each) for each in mixed],
            }
        )
    elif as_csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(row(each) for each in found.values())
    else:
        typer.echo(heading(found.values()))
        for each in found.values():
            typer.echo(line(each))
        print_adjusted(alike, mixed)
    for name in indicators or ():
        if name not in found:
            typer.echo(f"{name}: no figure is loaded{' for ' + period if period else ''}.", err=True)


@app.command("check")
def check(
    everything: Annotated[
        bool, typer.Option("--all", help="Also those whose parts are not all published, which may be right.")
    ] = False,
    as_json: _AsJson = False,
) -> None:
    """Published averages that lie outside the range of their parts, and so are no averages of them."""
    from headway.benchmarks.averages import outside_their_parts

    told = [each for each in outside_their_parts(_store()) if everything or each.is_certain]
    if as_json:
        _print([{**asdict(each), "certain": each.is_certain} for each in told])
        return
    for each in told:
        typer.echo(f"{each.edition.file}: {each.words}")
    typer.echo(
        f"{len(told)} published averages lie outside their parts."
        if told
        else "Every published average lies among its parts."
    )


def _show_series(store: "Store", indicator: str, code: str, as_json: bool) -> None:
    found = store.series(indicator, code)
    if not found:
        raise ForPerson(
            f"No published figures of {indicator} are loaded. Load them with `headway benchmark load FILE`."
        )
    changed = {period: store.revisions(indicator, code, period) for period, _, _ in found}
    if as_json:
        _print(
            [
                {
                    "period": period,
                    "value": value,
                    "edition": edition.id,
                    "revisions": [{"value": was, "edition": of.id} for was, of in changed[period]],
                }
                for period, value, edition in found
            ]
        )
        return
    for period, value, _ in found:
        others = [f"{was} in {of.file}" for was, of in changed[period] if was is not None and was != value]
        typer.echo(
            f"  {period:<10} {value if value is not None else '-':>10}{'  but ' + '; '.join(others) if others else ''}"
        )
    typer.echo(f"Source: {found[-1][2].words}.")


def _code(said: str) -> str:
    from headway import areas

    found = areas.find(said)
    if found is not None:
        return found.ons_code
    return areas.by_code(said).ons_code


def _say_if_abolished(code: str) -> None:
    """A council that is no more has no figure for the latest period: who came after it, and how to ask for its own."""
    from headway import areas

    council = areas.by_code(code)
    if council.last_day is None or council.last_day >= date.today():  # noqa: DTZ011 - the day where the council is
        return
    after = " and ".join(areas.by_code(each).name for each in council.successors)
    typer.echo(
        f"{council.name} ended on {council.last_day:%d.%m.%Y}{f'; {after} came after it' if after else ''}. "
        "Its own figures: add --period, as --period 2020.",
        err=True,
    )


def _store() -> "Store":
    from headway.benchmarks.store import Store

    return Store.of_workspace()


def _plain(value: object) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    raise TypeError(type(value))


def _print(plain: object) -> None:
    typer.echo(json.dumps(plain, ensure_ascii=False, indent=2, default=_plain))
