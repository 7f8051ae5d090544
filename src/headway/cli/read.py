"""``headway read``: what a published report says, or why it was refused; one file or a whole folder."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn
from rich.table import Column, Table
from rich.text import Text

from headway.errors import ForPerson
from headway.reports.extract import shown
from headway.reports.limits import USUAL, Limits
from headway.reports.reading import Progress as Told
from headway.reports.reading import read_file, read_folder
from headway.reports.record import Addressee, InspectionRecord, to_json

_Source = Annotated[
    Path, typer.Argument(metavar="FILE|FOLDER", help="A report, PDF or text, or a folder of them.")
]
_AsJson = Annotated[
    bool,
    typer.Option("--json", help="Print JSON: one object for a file, a line for each document of a folder."),
]
_Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", min=1, metavar="N", help="Documents read at once. Usually one for each processor."
    ),
]
_Seconds = Annotated[
    float, typer.Option("--seconds", metavar="S", help="Most seconds that one document may take.")
]
_Memory = Annotated[
    int, typer.Option("--memory", metavar="MIB", help="Most memory one document may take, in MiB.")
]

_NAMES = {
    "overall": "Overall",
    "leadership": "Leadership",
    "help_protection": "Help and protection",
    "in_care_or_looked_after": "In care or looked after",
    "care_leavers": "Care leavers",
    "adoption": "Adoption",
    "lscb": "Safeguarding children board",
}


def read(
    source: _Source,
    as_json: _AsJson = False,
    jobs: _Jobs = None,
    seconds: _Seconds = USUAL.seconds,
    memory: _Memory = USUAL.memory_mib,
) -> None:
    """Read a report, or a folder of reports: framework, dates, judgements, recommendations, warnings.

    A document that cannot be read, or is no report, gets no grade but a reason. For a file that ends with
    exit code 2; in a folder the refused ones are listed on standard error.
    """
    limits = Limits(seconds=seconds, memory_mib=memory)
    if source.is_dir():
        _read_all(source, limits, jobs, as_json)
    else:
        _read_one(source, limits, as_json)


# One file.


def _read_one(path: Path, limits: Limits, as_json: bool) -> None:
    record = read_file(path, limits)
    if as_json:
        _print_json(to_json(record), indent=2)
    elif record.framework:
        _console().print(_summary(record))
    if record.framework is None:
        raise ForPerson(" ".join(record.warnings))


def _summary(record: InspectionRecord) -> Table:
    table = Table.grid(padding=(0, 2))
    for name, value in _rows(record):
        table.add_row(Text(name, style="bold"), Text(value))
    return table


def _rows(record: InspectionRecord) -> Iterator[tuple[str, str]]:
    yield "Report", _kind(record)
    yield "Authority", _authority(record)
    yield "Inspected", _windows(record) or "not found"
    yield "Published", str(record.published) if record.published else "no date printed"
    for key, name in _NAMES.items():
        if grade := getattr(record.judgements, key):
            yield name, grade
    yield from record.judgements.other.items()
    for addressee in Addressee:
        if count := len(record.addressed_to(addressee)):
            yield "Recommendations", f"{count} to the {_BODIES[addressee]}"
    yield "Findings", f"{len(record.findings)}, {sum(finding.tagged for finding in record.findings)} tagged"
    for warning in record.warnings:
        yield "Warning", warning


_BODIES = {Addressee.AUTHORITY: "authority", Addressee.LSCB: "board", Addressee.PARTNERSHIP: "partnership"}


def _kind(record: InspectionRecord) -> str:
    return ", ".join(part for part in (record.framework, record.form) if part) or "refused"


def _authority(record: InspectionRecord) -> str:
    name, code = record.authority.name, record.authority.code
    return f"{name} ({code})" if name and code else name or "not found"


def _windows(record: InspectionRecord) -> str:
    return ", ".join(f"{window.start} to {window.end}" for window in record.inspection)


# A folder.


def _read_all(folder: Path, limits: Limits, jobs: int | None, as_json: bool) -> None:
    refused: list[str] = []
    table = Table(
        Column("Document", overflow="fold"),
        "Report",
        "Authority",
        "Inspected",
        "Overall",
        "Items",
        box=None,
        pad_edge=False,
    )
    count = 0
    with _progress() as told:
        for path, record in read_folder(folder, limits, jobs, told):
            count += 1
            name = path.relative_to(folder).as_posix()
            if as_json:
                _print_json({"file": name, **to_json(record)})
            else:
                table.add_row(*(Text(cell) for cell in _cells(name, record)))
            if record.framework is None:
                refused.append(_refusal(name, record))
    if not as_json:
        _console().print(table)
    _print_coverage(count, refused)


def _cells(name: str, record: InspectionRecord) -> Iterable[str]:
    grade = record.judgements.overall or ""
    return shown(name), _kind(record), record.authority.name or "", _windows(record), grade, _items(record)


def _items(record: InspectionRecord) -> str:
    counts = Counter(item.addressee for item in record.recommendations)
    return " + ".join(f"{counts[each]} {_BODIES[each]}" for each in Addressee if counts[each])


def _refusal(name: str, record: InspectionRecord) -> str:
    name, reason = shown(name), " ".join(record.warnings)
    return reason if reason.startswith(name) else f"{name}: {reason}"


def _print_coverage(count: int, refused: list[str]) -> None:
    documents = "1 document" if count == 1 else f"{count:,} documents"
    typer.echo(f"{documents}: {count - len(refused):,} read, {len(refused):,} refused.", err=True)
    for line in refused:
        typer.echo(f"  {line}", err=True)


@contextmanager
def _progress() -> Iterator[Told | None]:
    """A bar on standard error where that is a terminal; nothing in a pipe."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    columns = ("Reading", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("Reading", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _console() -> Console:
    console = Console()
    if not console.is_terminal:
        console.width = 200  # in a pipe, keep a document's row on one line
    return console


def _print_json(plain: dict[str, Any], indent: int | None = None) -> None:
    """UTF-8 whatever the terminal's encoding (RFC 8259); a file name that is no Unicode is escaped."""
    text = json.dumps(plain, ensure_ascii=False, indent=indent)
    typer.echo(text.encode("utf-8", "backslashreplace"))
