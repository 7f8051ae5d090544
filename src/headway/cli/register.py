"""``headway register``: load a national register as an edition, and the national position on a day."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from headway.cli.dates import given_date
from headway.cli.site import start_site
from headway.errors import ForPerson

if TYPE_CHECKING:
    from headway.benchmarks import Position, Register

app = typer.Typer(
    name="register",
    help="National registers of inspections: load one, and say how the authorities stood on a day.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

_AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a machine.")]
_USUAL = ["SIF"]


@app.command("load")
def load(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="A judgement history (CSV), or Ofsted's outcomes (ODS, Excel)."),
    ],
    as_at: Annotated[
        str | None,
        typer.Option(
            "--as-at", metavar="DATE", help="The day the file speaks of, where it does not say so itself."
        ),
    ] = None,
    as_json: _AsJson = False,
) -> None:
    """Load a national register into the site, as an edition that is kept.

    The same file again changes nothing. Rows that cannot be used are left out and listed on standard error.
    """
    day = given_date("--as-at", as_at) if as_at is not None else None
    start_site()
    from headway.benchmarks import read_register
    from headway.web.register.actions import load_register
    from headway.web.trail.actions import SYSTEM

    register = read_register(file)
    with _progress() as told:
        edition, is_new = load_register(by=SYSTEM, register=register, as_at=day, progress=told)
    if as_json:
        _print_json(
            {
                "edition": edition.pk,
                "new": is_new,
                "source": edition.source,
                "sha256": edition.sha256,
                "as_at": _day(edition.as_at),
                "covers_to": _day(edition.covers_to),
                "rows": edition.rows,
                "problems": [str(problem) for problem in register.problems],
                "not_inspected": list(register.not_inspected),
            }
        )
    elif is_new:
        typer.echo(f"Loaded {edition.source}, as at {_day(edition.as_at)}: edition {edition.pk}.")
    else:
        typer.echo(f"{edition.source} is loaded already: edition {edition.pk}, as at {_day(edition.as_at)}.")
    _print_coverage(register)


@app.command("position")
def position(
    on: Annotated[
        str, typer.Option("--on", metavar="DATE", help="The day, YYYY-MM-DD: reports out by its end count.")
    ],
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="A register; without one, the editions of the site.")
    ] = None,
    framework: Annotated[
        list[str] | None,
        typer.Option(
            "--framework",
            metavar="NAME",
            help="SIF (the default) or ILACS; give both for the later of the two.",
        ),
    ] = None,
    judgement: Annotated[
        str, typer.Option("--judgement", metavar="KEY", help="overall, leadership, help_protection ...")
    ] = "overall",
    as_json: _AsJson = False,
) -> None:
    """Say how the authorities stood on a day: counts by grade, their denominator, and the share good or better."""
    from headway.benchmarks.register import JUDGEMENTS

    day = given_date("--on", on)
    if judgement not in JUDGEMENTS:
        raise ForPerson(
            f'--judgement: there is no judgement "{judgement}". Use one of: {", ".join(JUDGEMENTS)}.'
        )
    names = framework or _USUAL
    found, source = _of_file(file, day, names, judgement) if file else _of_site(day, names, judgement)
    if as_json:
        _print_json(_plain(found, source))
    else:
        _show(found, source)
    if source.covers_to and day > source.covers_to:
        typer.echo(f"Note: the register knows of no report after {source.covers_to}.", err=True)


@dataclass(frozen=True)
class _Source:
    """Where a position comes from."""

    title: str
    as_at: date | None
    covers_to: date | None

    def plain(self) -> dict[str, str | None]:
        return {"title": self.title, "as_at": _day(self.as_at), "covers_to": _day(self.covers_to)}


def _of_file(file: Path, on: date, names: list[str], judgement: str) -> tuple["Position", _Source]:
    from headway.benchmarks import position, read_register

    register = read_register(file)
    _print_problems(register)
    held = {row.framework for row in register.rows}
    if missing := [name for name in names if name not in held]:
        raise ForPerson(f"{file.name} holds no {' or '.join(missing)}. It holds {', '.join(sorted(held))}.")
    source = _Source(register.title, register.as_at, register.covers_to)
    return position(register.rows, on, names, judgement), source


def _of_site(on: date, names: list[str], judgement: str) -> tuple["Position", _Source]:
    start_site()
    from headway.web.register.queries import chosen_edition, editions, national_position

    edition = chosen_edition(editions(), names)
    if edition is None:
        raise ForPerson(
            f"No edition with {' and '.join(names)} is loaded. Load one with headway register load FILE, "
            "or name the file here."
        )
    source = _Source(edition.source, edition.as_at, edition.covers_to)
    return national_position(edition, on, names, judgement), source


def _show(found: "Position", source: _Source) -> None:
    typer.echo(found.sentence)
    width = max(map(len, found.counts))
    for grade, count in found.counts.items():
        typer.echo(f"  {grade:<{width}}  {count:>3}")
    typer.echo(
        f"Source: {source.title}, as at {_day(source.as_at)}; {', '.join(found.frameworks)}, {found.judgement}."
    )
    for why, rows in (
        ("No longer there on that day", found.gone),
        ("Without a day of publication, in no count", found.undated),
    ):
        if rows:
            typer.echo(f"{why}: {', '.join(row.authority for row in rows)}.")
    if found.ties:
        typer.echo(f"Two on one day, the later fieldwork taken: {', '.join(found.ties)}.")


def _plain(found: "Position", source: _Source) -> dict[str, Any]:
    return {
        "on": found.on.isoformat(),
        "frameworks": list(found.frameworks),
        "judgement": found.judgement,
        "scale": found.scale.id,
        "counts": dict(found.counts),
        "denominator": found.denominator,
        "good_or_better": found.good_or_better,
        "share": None if found.share is None else str(found.share),
        "sentence": found.sentence,
        "source": source.plain(),
        "authorities": {grade: [row.ons_code for row in found.holding(grade)] for grade in found.counts},
        "left_out": [
            {"authority": row.authority, "code": row.ons_code, "why": why} for row, why in found.left_out
        ],
        "undated": [row.authority for row in found.undated],
        "ties": list(found.ties),
    }


def _print_coverage(register: "Register") -> None:
    typer.echo(register.coverage, err=True)
    _print_problems(register)
    if register.not_inspected:
        typer.echo(f"Not yet inspected: {', '.join(register.not_inspected)}.", err=True)


def _print_problems(register: "Register") -> None:
    for problem in register.problems:
        typer.echo(f"  {problem}", err=True)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None] | None]:
    """A bar on standard error where that is a terminal; nothing in a pipe."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress

    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    with Progress("Loading", BarColumn(), MofNCompleteColumn(), console=console, transient=True) as bar:
        task = bar.add_task("Loading", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _print_json(plain: dict[str, Any]) -> None:
    typer.echo(json.dumps(plain, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace"))
