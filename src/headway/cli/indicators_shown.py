"""How ``headway indicators`` shows numbers, gaps and the rows behind a number on a terminal."""

import sys
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from rich.console import Console

    from headway.indicators import Observations
    from headway.indicators.explaining import Explanation


def print_table(found: "Observations") -> None:
    from rich.table import Table

    titles = {each.id: each for each in found.definitions}
    table = Table("Indicator", "Area", "Period", box=None, pad_edge=False)
    for name in ("Numerator", "Denominator", "Unknown", "Value"):
        table.add_column(name, justify="right")
    table.add_column("Note")
    last, notes = None, []
    for each in found:
        definition = titles[each.indicator]
        if last not in (None, each.indicator):
            table.add_section()
        for note in each.notes:
            if note not in notes:
                notes.append(note)
        unit = "%" if definition.unit == "%" else ""
        table.add_row(
            "" if last == each.indicator else definition.id,
            each.area,
            each.period,
            f"{each.numerator:,}",
            "" if each.denominator is None else f"{each.denominator:,}",
            f"{each.unknown:,}",
            "-" if each.value is None else f"{each.value:,}{unit}",
            ", ".join(str(notes.index(note) + 1) for note in each.notes),
        )
        last = each.indicator
    console = _console()
    console.print(table)
    for number, note in enumerate(notes, start=1):
        console.print(f"{number}: {note}", markup=False, highlight=False)


def not_there(found: "Observations") -> list[str]:
    """What was asked for and has no number, in a few lines."""
    lines = []
    reasons: dict[str, list[str]] = defaultdict(list)
    for each in found.left_out:
        reasons[each.reason].append(each.indicator)
    for reason, ids in reasons.items():
        lines.append(f"Left out: {_some(ids)}: {reason}.")
    gaps: dict[tuple[str, str], list[str]] = defaultdict(list)
    for indicator, authority, period in found.not_covered():
        gaps[authority, indicator].append(period)
    alike: dict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    for (authority, indicator), periods in gaps.items():
        alike[authority, tuple(periods)].append(indicator)
    for (authority, spans), ids in alike.items():
        which = spans[0] if len(spans) == 1 else f"{len(spans)} periods from {spans[0]} to {spans[-1]}"
        lines.append(
            f"{authority}: no number for {which}, which the returns loaded do not cover: {_some(ids)}."
        )
    return lines


def _some(ids: list[str]) -> str:
    return ", ".join(ids) if len(ids) <= 4 else f"{', '.join(ids[:3])} and {len(ids) - 3} more"


def better(polarity: str) -> str:
    return {"higher": "higher is better", "lower": "lower is better"}.get(polarity, polarity)


def print_explanation(found: "Explanation") -> None:
    from rich.table import Table

    definition = found.definition
    typer.echo(f"{definition.title}, {found.period.code} (version {definition.version})")
    typer.echo(f"Counts {definition.counts}{'' if definition.is_count else f', out of {definition.out_of}'}.")
    for name, condition in found.conditions.items():
        typer.echo(f"  {name}: {condition}")
    if not found.rows:
        typer.echo("No row of this child counts in the period.")
        return
    columns = list(found.rows[0].columns)
    table = Table("day", *columns, *(f"in {part}" for part in _parts(found)), box=None, pad_edge=False)
    for row in found.rows:
        table.add_row(
            row.day.isoformat(),
            *(_cell(row.columns[name]) for name in columns),
            *(str(row.holds[part]) for part in _parts(found)),
        )
    _console().print(table)
    numerator, denominator, unknown = found.totals
    out_of = "" if denominator is None else f" of {denominator}"
    typer.echo(f"This child: {numerator}{out_of}, {unknown} unknown.")


def _console() -> "Console":
    """As wide as the terminal; into a file or a pipe, wide enough that nothing is cut."""
    from rich.console import Console

    return Console() if sys.stdout.isatty() else Console(width=240)


def _parts(found: "Explanation") -> list[str]:
    return ["numerator", *(["denominator"] if found.totals[1] is not None else []), "unknown"]


def _cell(value: Any) -> str:
    return "" if value is None else str(value)
