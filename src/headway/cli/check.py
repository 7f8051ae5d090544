"""``headway check``: the faults in the returns of a folder, or in what was loaded."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from headway.errors import ForPerson

if TYPE_CHECKING:
    from headway.returns.checks.report import Report
    from headway.returns.checks.report.model import Place

_STDOUT = Path("-")
_MOST_PLACES = 6


_Folder = Annotated[
    Path | None,
    typer.Argument(metavar="[FOLDER]", help="The returns to check. Without it, what was loaded is told."),
]
_Previous = Annotated[
    Path | None,
    typer.Option("--previous", metavar="FOLDER", help="Last year's returns, to be laid beside these."),
]
_Csv = Annotated[Path | None, typer.Option("--csv", metavar="FILE", help="Write every fault as CSV.")]
_Html = Annotated[Path | None, typer.Option("--html", metavar="FILE", help="Write a page.")]
_Xlsx = Annotated[Path | None, typer.Option("--xlsx", metavar="FILE", help="Write a workbook.")]
_Json = Annotated[
    Path | None,
    typer.Option("--json", metavar="FILE", help="Write JSON; to the terminal or a pipe with -."),
]
_Year = Annotated[
    int | None,
    typer.Option("--year", metavar="YEAR", help="The collection year, where the dates should not decide it."),
]


def check(
    folder: _Folder = None,
    previous: _Previous = None,
    csv: _Csv = None,
    html: _Html = None,
    xlsx: _Xlsx = None,
    as_json: _Json = None,
    year: _Year = None,
) -> None:
    """Check the returns: what is wrong, in which file and row, and what to do.

    Ends with exit code 0 where nothing was found, 1 where something was, 2 where a file cannot be read. The terminal
    shows counts and rows; a child's identifier and the text of a cell stand only in the files that are asked for here
    (they are readable by their owner alone), and in the JSON.
    """
    from headway.returns.checks.report import check_places, plain_text, write_all

    if folder is None and (previous or year):
        raise ForPerson("--previous and --year go with a folder. Give the folder to check.")
    places = [path for path in (csv, html, xlsx, as_json) if path not in (None, _STDOUT)]
    check_places([path for path in places if path is not None])
    with ExitStack() as stack:
        report = _report(stack, folder, previous, year)
    write_all(_contents(report, csv, html, xlsx, None if as_json == _STDOUT else as_json))
    if as_json == _STDOUT:
        from headway.returns.checks.report import as_json as json_of

        typer.echo(json_of(report), nl=False)
    else:
        for line in _lines(report):
            typer.echo(plain_text(line))
    raise typer.Exit(1 if report.faults else 0)


def _report(stack: ExitStack, folder: Path | None, previous: Path | None, year: int | None) -> Report:
    from headway.returns.checks import check as run
    from headway.returns.checks.report import report_of, report_of_store

    if folder is None:
        from headway.returns.store import Store

        return report_of_store(Store.of_workspace())
    from headway.returns.intake import read_folder

    progress = _told if sys.stderr.isatty() else None
    intake = stack.enter_context(read_folder(folder, year=year, progress=progress))
    last = None
    if previous is not None:
        last = stack.enter_context(read_folder(previous, year=year - 1 if year else None, progress=progress))
    return report_of(run(intake, last))


def _told(line: str) -> None:
    typer.echo(line, err=True)


def _contents(
    report: Report, csv: Path | None, html: Path | None, xlsx: Path | None, json: Path | None
) -> dict[Path, bytes]:
    from headway.returns.checks import report as reports

    writers = (
        (csv, reports.as_csv),
        (html, reports.as_page),
        (xlsx, reports.as_workbook),
        (json, reports.as_json),
    )
    return {path: write(report) for path, write in writers if path is not None}


def _lines(report: Report) -> Iterator[str]:
    """What the terminal shows: never an identifier or the text of a cell."""
    for each in report.checked:
        yield f"{each.title} {each.period}: {len(each.tables)} tables, {each.rows:,} rows"
    for name, why in report.skipped:
        yield f"Passed over: {name}: {why}"
    yield from report.notes
    if not report.faults:
        yield "No fault was found."
    else:
        kinds = len(report.summaries)
        yield f"{report.faults:,} {'fault' if report.faults == 1 else 'faults'} of {kinds} {'kind' if kinds == 1 else 'kinds'}:"  # noqa: E501
    for summary in report.summaries:
        yield f"  {summary.faults:>9,}  {summary.title} ({summary.code})"
        for place in summary.places[:_MOST_PLACES]:
            yield f"             {_where(place)}"
        if len(summary.places) > _MOST_PLACES:
            yield f"             and {len(summary.places) - _MOST_PLACES} more tables"
    yield from _not_run(report)


def _where(place: Place) -> str:
    name = place.file if place.file else f"{place.return_name} {place.period}"
    table = "" if place.file and place.table in place.file else f", {place.table}"
    row = "in no row" if place.first_row is None else f"first in row {place.first_row:,}"
    return f"{name}{table}: {place.faults:,}, {row}"


def _not_run(report: Report) -> Iterator[str]:
    reasons: dict[str, set[str]] = {}
    for each in report.not_run:
        reasons.setdefault(f"{each.return_name} {each.period}: {each.why}", set()).add(each.code)
    if reasons:
        yield "Not every rule could be asked:"
    for why, codes in reasons.items():
        yield f"  {why} ({len(codes)} {'rule' if len(codes) == 1 else 'rules'})"
