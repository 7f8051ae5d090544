"""``headway indicators``: the numbers that the returns give, what they mean, and the rows behind one of them."""

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from headway.cli.child_asked import identifier
from headway.cli.indicators_shown import better, not_there, print_explanation, print_table
from headway.errors import ForPerson

if TYPE_CHECKING:
    from headway.returns.store import Store


class _CountsUnlessTold(TyperGroup):
    """`headway indicators --by district` is `headway indicators show --by district`."""

    unless_told = "show"

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if not args or (args[0] not in self.commands and args[0] not in ("-h", "--help")):
            args = [self.unless_told, *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    name="indicators",
    help="The numbers that the returns give: by area, month, quarter, year or rolling twelve months. "
    "Without a command it counts; --by, --every, --from, --to and the rest: headway indicators show --help",
    cls=_CountsUnlessTold,
    pretty_exceptions_enable=False,
)

_AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a machine.")]


@app.command("show")
def show(
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID...]", help="Indicators; all unless named.")
    ] = None,
    by: Annotated[
        str, typer.Option("--by", metavar="WHAT", help="authority, district, team, age_band or uasc.")
    ] = "authority",
    every: Annotated[
        str,
        typer.Option(
            "--every", metavar="PERIOD", help="month, quarter, year (April to March) or rolling-12."
        ),
    ] = "month",
    start: Annotated[
        str, typer.Option("--from", metavar="MONTH", help="First month, as 2024-04.")
    ] = "2024-04",
    end: Annotated[str, typer.Option("--to", metavar="MONTH", help="Last month, as 2026-03.")] = "2026-03",
    engine: Annotated[
        str, typer.Option("--engine", metavar="NAME", help="What counts: duckdb unless told.")
    ] = "duckdb",
    csv: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE", help="Write a CSV that only you can read.")
    ] = None,
    as_json: _AsJson = False,
) -> None:
    """Count indicators from the returns that are loaded, each with its numerator, denominator and unknowns."""
    from headway.indicators import compute

    found = compute(_store(), by=by, every=every, start=start, end=end, ids=ids or None, engine=engine)
    if csv is not None:
        _write(csv, found.to_csv())
    if as_json:
        typer.echo(found.to_json(), nl=False)
    elif csv is None:
        print_table(found)
    for line in not_there(found):
        typer.echo(line, err=True)


@app.command("list")
def list_(
    theme: Annotated[str | None, typer.Option("--theme", metavar="THEME", help="Only this theme.")] = None,
    as_json: _AsJson = False,
) -> None:
    """What is counted: each indicator with what it counts, out of what, and which way is better."""
    from headway.indicators import catalogue

    themes = {each.theme for each in catalogue().definitions.values()}
    if theme is not None and theme not in themes:
        raise ForPerson(f'--theme: there is no theme "{theme[:40]}". There are {", ".join(sorted(themes))}.')
    chosen = [each for each in catalogue().definitions.values() if theme in (None, each.theme)]
    if as_json:
        plain = [
            {
                name: (dict(value) if name == "codes" else value)
                for name in each.__dataclass_fields__
                for value in [getattr(each, name)]
            }
            for each in chosen
        ]
        typer.echo(json.dumps(plain, ensure_ascii=False, indent=2))
        return
    last = ""
    for each in chosen:
        if each.theme != last:
            typer.echo(("\n" if last else "") + each.theme.replace("_", " ").capitalize())
            last = each.theme
        typer.echo(f"  {each.id}: {each.title} ({each.unit}, {better(each.polarity)})")
        typer.echo(f"    {each.counts}{'' if each.is_count else f', out of {each.out_of}'}")


@app.command("explain")
def explain(
    indicator: Annotated[str, typer.Argument(metavar="ID")],
    child: Annotated[
        str,
        typer.Option(
            "--child",
            metavar="CHILD-ID|-",
            help="The identifier as the returns have it; - reads it from standard input, so that it does not stay in "
            "the shell's history.",
        ),
    ],
    period: Annotated[
        str,
        typer.Option(
            "--period", metavar="PERIOD", help='2024-04, "2024-25 Q1", 2024-25 or "year to 2024-04".'
        ),
    ],
    as_json: _AsJson = False,
) -> None:
    """The rows of one child behind an indicator, and which conditions they meet. Needs the key of the pseudonyms."""
    from headway.indicators.explaining import explain as explain_one

    found = explain_one(_store(), indicator, identifier(child), period)
    if as_json:
        typer.echo(json.dumps(found.as_plain(), ensure_ascii=False, indent=2))
    else:
        print_explanation(found)


def _store() -> "Store":
    from headway.returns.store import Store

    return Store.of_workspace()


def _write(path: Path, text: str) -> None:
    """Open to its owner alone: small numbers can tell of a child."""
    try:
        with os.fdopen(
            os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
        ) as file:
            if os.name == "posix":
                path.chmod(0o600)
            file.write(text)
    except OSError as error:
        raise ForPerson(f"{path} cannot be written ({error.strerror}). Give another --csv.") from None
