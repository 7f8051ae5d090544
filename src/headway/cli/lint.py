"""``headway lint``: check a council paper against its sources, before anybody else does."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from headway.benchmarks import read_register
from headway.cli.dates import given_date
from headway.clocks import CouncilSettings, read_settings
from headway.documents.lint import Checked, Fault, Severity, Sources, check, read_report
from headway.documents.lint.sources import Report
from headway.documents.lint.wire import to_json
from headway.documents.meetings import read_meeting
from headway.documents.reading import Kind, ReadPaper, read_paper
from headway.errors import ForPerson
from headway.minutes.record import OutcomeKind

_PaperFile = Annotated[
    Path, typer.Argument(metavar="PAPER", help="A paper, letter or message: text, Word or PDF.")
]
_Reports = Annotated[
    list[Path] | None,
    typer.Option(
        "--report", metavar="FILE", help="An inspection report the paper is about; may be repeated."
    ),
]
_RegisterFile = Annotated[
    Path | None, typer.Option("--register", metavar="FILE", help="A national register of inspections.")
]
_Appendices = Annotated[
    list[str] | None,
    typer.Option(
        "--appendix", metavar="TITLE", help='What is attached: "Appendix 1: Report"; may be repeated.'
    ),
]
_NothingAttached = Annotated[bool, typer.Option("--no-appendix", help="Nothing is attached.")]
_On = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="Judge claims by this day. Usually the meeting's.")
]
_MeetingText = Annotated[
    str | None,
    typer.Option(
        "--meeting", metavar="MEETING", help='Body and day, such as "County Council, 13 July 2017".'
    ),
]
_Received = Annotated[
    str | None, typer.Option("--received", metavar="DATE", help="When the council received the report.")
]
_Due = Annotated[
    str | None,
    typer.Option("--due", metavar="DATE", help="The day that the inspectorate states for the plan."),
]
_Sought = Annotated[
    OutcomeKind | None,
    typer.Option("--sought", metavar="OUTCOME", help="What the body is to do: noted, agreed ..."),
]
_Settings = Annotated[
    Path | None, typer.Option("--settings", metavar="FILE", help="A council's headway.toml, for its clocks.")
]
_AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]

_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}
_LONGEST_QUOTE = 240


def lint(
    paper: _PaperFile,
    report: _Reports = None,
    register: _RegisterFile = None,
    appendix: _Appendices = None,
    no_appendix: _NothingAttached = False,
    on: _On = None,
    meeting: _MeetingText = None,
    received: _Received = None,
    due: _Due = None,
    sought: _Sought = None,
    settings: _Settings = None,
    as_json: _AsJson = False,
) -> None:
    """Check a paper against the report, the register, the clocks and its own form.

    Ends with exit code 0 where nothing was found, 1 where something was, 2 where a file cannot be read. What could not
    be checked, for want of a source, is listed. A text that is not recognised as a paper is said to be none.
    """
    if no_appendix and appendix:
        raise ForPerson("--no-appendix and --appendix contradict each other. Give one of them.")
    day = given_date("--on", on) if on else None
    rows, register_to = Sources.of_register(read_register(register)) if register else ((), None)
    sources = Sources(
        reports=tuple(_report(each) for each in report or ()),
        rows=rows,
        register_to=register_to,
        attachments=tuple(appendix) if appendix else () if no_appendix else None,
        sought=sought,
        meeting=read_meeting(meeting) if meeting else None,
        received=given_date("--received", received) if received else None,
        stated_due=given_date("--due", due) if due else None,
        settings=read_settings(settings) if settings else CouncilSettings(),
    )
    read = read_paper(paper)
    if not read.pieces:
        raise ForPerson(f"{paper} has no words in it. Check the file.")
    checked = check(read, sources, day)
    if as_json:
        typer.echo(json.dumps({"file": str(paper), **to_json(read, checked)}, ensure_ascii=False, indent=2))
    else:
        _print(paper, read, checked)
    raise typer.Exit(1 if checked.faults else 0)


def _report(path: Path) -> Report:
    found = read_report(path)
    if found.record.framework is None:
        raise ForPerson(
            f"{path.name} is no inspection report that can be read: {' '.join(found.record.warnings)}"
        )
    return found


def _print(path: Path, paper: ReadPaper, checked: Checked) -> None:
    console = Console(soft_wrap=True, highlight=False)
    console.print(Text(f"{path.name}: {_found(checked, paper.kind)}."))
    if paper.kind is Kind.TEXT:
        console.print(Text(f"Checked: {', '.join(checked.ran)}."))
    for warning in paper.warnings:
        console.print(Text(f"Note: {warning}"))
    for fault in checked.faults:
        console.print()
        console.print(_line(fault))
        if fault.quote:
            console.print(Text(f"  “{_shortened(fault.quote)}”"))
        console.print(Text(f"  {fault.message}"))
        console.print(Text(f"  → {fault.mend}"))
    if checked.not_run:
        console.print()
        console.print(Text("Not checked:"))
        for because, rules in _by_reason(checked).items():
            console.print(Text(f"  {', '.join(rules)}: {because}."))


def _line(fault: Fault) -> Text:
    place = str(fault.place)
    return Text.assemble(
        place[:1].upper() + place[1:],
        ": ",
        (str(fault.severity), _COLOURS[fault.severity]),
        f" ({fault.rule})",
    )


def _found(checked: Checked, kind: Kind) -> str:
    """What the paper was taken for, and how much was found in it; a text that is no paper is told to be none."""
    counts = [(sum(fault.severity is each for fault in checked.faults), each) for each in Severity]
    said = [
        f"{count} {each}{'s' if count > 1 and each is not Severity.ADVICE else ''}"
        for count, each in counts
        if count
    ]
    found = ", ".join(said) or "nothing found"
    if kind is Kind.TEXT:
        count = len(checked.ran)
        return (
            f"not recognised as a council paper, letter or message. {count} checks of its words ran: {found}"
        )
    return f"{kind}, {found}"


def _shortened(quote: str) -> str:
    return quote if len(quote) <= _LONGEST_QUOTE else f"{quote[:_LONGEST_QUOTE].rstrip()} ..."


def _by_reason(checked: Checked) -> dict[str, list[str]]:
    reasons: dict[str, list[str]] = {}
    for each in checked.not_run:
        reasons.setdefault(each.because, []).append(each.rule)
    return reasons
