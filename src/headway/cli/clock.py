"""``headway clock``: when something falls due, with the working that a person can check."""

import json
import textwrap
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from headway.cli.dates import given_date
from headway.clocks import (
    CLOCKS,
    Clock,
    CouncilSettings,
    Derivation,
    due,
    edition,
    in_words,
    read_settings,
    working_days_from,
)

app = typer.Typer(
    name="clock",
    help="When something falls due, with the working that a person can check.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

_WIDTH = 100

_AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a machine.")]
_Today = Annotated[
    str | None, typer.Option("--today", metavar="DATE", help="Also say how many days are left on this day.")
]
_Stated = Annotated[
    str | None,
    typer.Option("--stated", metavar="DATE", help="The date the document gives: it governs."),
]
_Settings = Annotated[
    Path | None,
    typer.Option("--settings", metavar="FILE", help="The council's settings, a headway.toml."),
]


def _add(clock: Clock) -> None:
    """One command a clock; the option that carries its date is named for its event."""
    option = f"--{clock.option}"
    asked = typer.Option(option, metavar="DATE", help=f"Day of the event ({clock.event}), YYYY-MM-DD.")

    def command(
        event_date: Annotated[str, asked],
        stated: _Stated = None,
        settings: _Settings = None,
        today: _Today = None,
        as_json: _AsJson = False,
    ) -> None:
        rules = read_settings(settings) if settings else CouncilSettings()
        stated_date = None if stated is None else given_date("--stated", stated)
        _show(due(clock.id, given_date(option, event_date), stated_date, rules), today, as_json=as_json)

    app.command(clock.id, help=f"{clock.title}. {clock.rule}")(command)


for _clock in CLOCKS.values():
    _add(_clock)


@app.command("working-days")
def working_days(
    start: Annotated[str, typer.Option("--from", metavar="DATE", help="Day zero, YYYY-MM-DD.")],
    days: Annotated[int, typer.Option("--days", help="How many working days to count.")],
    today: _Today = None,
    as_json: _AsJson = False,
) -> None:
    """Count working days in England and Wales from a date."""
    _show(working_days_from(given_date("--from", start), days), today, as_json=as_json)


@app.command("list")
def list_clocks(as_json: _AsJson = False) -> None:
    """List every clock with its law, how well the rule is known, and the calendar in use."""
    if as_json:
        rows = [_row(each) for each in CLOCKS.values()]
        typer.echo(json.dumps({"calendar": edition(), "clocks": rows}, indent=2))
        return
    for clock in CLOCKS.values():
        typer.echo(f"{clock.id}  --{clock.option} DATE")
        days = clock.unit.counted(clock.count)
        _field("", f"{clock.title}: {days} {clock.direction} the event ({clock.event})")
        _field("", "; ".join(clock.legal))
        _field("", f"Known from: {clock.verification}. {clock.evidence}")
    typer.echo(f"Calendar: {edition()}")


def _row(clock: Clock) -> dict[str, Any]:
    return {
        "clock": clock.id,
        "title": clock.title,
        "option": f"--{clock.option}",
        "event": clock.event,
        "count": clock.count,
        "unit": clock.unit,
        "direction": clock.direction,
        "rule": clock.rule,
        "legal": list(clock.legal),
        "verification": clock.verification,
        "evidence": clock.evidence,
        "since": clock.since.isoformat() if clock.since else None,
    }


def _show(derivation: Derivation, today: str | None, *, as_json: bool) -> None:
    left = None if today is None else derivation.days_left(given_date("--today", today))
    if as_json:
        days_left = {"days_left": asdict(left) | {"today": left.today.isoformat()}} if left else {}
        typer.echo(json.dumps(derivation.to_json() | days_left, indent=2, ensure_ascii=False))
        return
    typer.echo(derivation.title)
    _field("Due", f"{in_words(derivation.governs)}{' (as stated)' if derivation.difference else ''}")
    if left:
        days = f"{left.calendar_days} calendar days, {left.working_days} working days"
        _field("Left", f"{days}, on {in_words(left.today)}")
    _field("Trigger", f"{derivation.trigger.event}, {in_words(derivation.trigger.date)}")
    _field("Rule", derivation.rule)
    _field("Law", "; ".join(derivation.legal))
    _field("Known from", ". ".join(filter(None, [derivation.verification, derivation.evidence])))
    _field("Calendar", derivation.calendar)
    for name, value in derivation.settings:
        _field("Setting", f"{name} = {_setting(value)}")
    for caution in derivation.cautions:
        _field("Caution", caution)
    typer.echo("Working")
    for line in derivation.working():
        typer.echo(textwrap.fill(line, _WIDTH, initial_indent="  ", subsequent_indent="    "))


def _field(label: str, text: str) -> None:
    typer.echo(textwrap.fill(text, _WIDTH, initial_indent=f"  {label:<12}", subsequent_indent=" " * 14))


def _setting(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(str(day) for day in value) or "none"
    return str(value).lower()
