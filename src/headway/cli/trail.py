"""``headway trail``: whether the trail still holds, an anchor to hold it against later, and what is not joined up."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any

import typer

from headway.cli.dates import given_date
from headway.cli.site import start_site

app = typer.Typer(
    name="trail",
    help="Whether the trail still holds, an anchor to hold it against later, and what is not joined up.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

_AsJson = Annotated[bool, typer.Option("--json", help="Print the answer as JSON.")]


@app.command()
def verify(
    anchors: Annotated[
        list[Path] | None,
        typer.Option(
            "--anchor",
            metavar="FILE",
            help="An anchor exported earlier; may be given several times.",
            show_default=False,
        ),
    ] = None,
    as_json: _AsJson = False,
) -> None:
    """Walk every event and say whether the trail holds: nothing edited, deleted, inserted, moved or cut off.

    Without an anchor, an end that was cut off by someone who also set the head back is not found: keep anchors where
    those who run the database cannot write. Ends with exit code 1 where the trail does not hold.
    """
    start_site()
    from headway.web.trail.anchors import read_anchor

    given = [read_anchor(path) for path in anchors or ()]
    found = _verdict(given)
    if as_json:
        problem = found.problem and {"seq": found.problem.seq, "what": found.problem.what}
        _print_json({"holds": found.holds, "events": found.events, "hash": found.hash, "problem": problem})
    elif found.holds:
        borne_out = f", {_count(len(given), 'anchor')} borne out" if given else ""
        typer.echo(f"The trail holds: {_count(found.events, 'event')}{borne_out}. Last hash: {found.hash}")
    else:
        typer.echo(_broken(found))
    if not found.holds:
        raise typer.Exit(1)


@app.command()
def anchor(
    out: Annotated[
        Path, typer.Option("--out", metavar="FILE", help="Where to write it, as JSON.", show_default=False)
    ],
) -> None:
    """Write down how far the trail has come and with which hash, for `headway trail verify --anchor` later.

    The trail is walked first: an anchor of a broken trail is not written. Keep the file where those who run the
    database cannot change it: with internal audit, say.
    """
    start_site()
    from headway.web.trail.anchors import write_anchor
    from headway.web.trail.integrity import anchor_now

    made = anchor_now()
    found = _verdict([made])
    if not found.holds:
        typer.echo(f"{_broken(found)} No anchor was written.")
        raise typer.Exit(1)
    write_anchor(made, out)
    typer.echo(f"{out}: the trail ends at event {made.seq}, hash {made.hash}")


@app.command()
def orphans(
    authority: Annotated[
        str, typer.Option("--authority", metavar="CODE", help="Only this authority's, by its ONS code.")
    ] = "",
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help="The day that counts as today, YYYY-MM-DD; usually today."),
    ] = None,
    as_json: _AsJson = False,
) -> None:
    """List what is not joined up, by rule: from findings without recommendation to closures without evidence.

    Ends with exit code 1 where there is anything.
    """
    day = given_date("--on", on) if on else None
    start_site()
    from django.utils import timezone

    from headway.web.trail.orphans import orphans as orphans_on

    found = orphans_on(day or timezone.localdate(), authority)
    if as_json:
        _print_json([_orphan(each) for each in found])
    else:
        _tell_orphans(found)
    if found:
        raise typer.Exit(1)


def _verdict(anchors: Any) -> Any:
    """The verdict, with a bar on the way."""
    from headway.web.trail.integrity import how_many, verdict

    with _bar(how_many) as tick:
        return verdict(anchors, tick)


@contextmanager
def _bar(how_many: Callable[[], int]) -> Iterator[Callable[[int], None]]:
    """A bar on standard error where that is a terminal; nothing in a pipe."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _seq: None
        return
    columns = ("Events", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("Events", total=how_many())
        yield lambda seq: bar.update(task, completed=seq) if seq % 500 == 0 else None


def _broken(found: Any) -> str:
    """The problem, and how much of the trail holds before it."""
    if found.problem.seq is None:
        return f"The trail is broken. {found.problem.what}"
    return f"The trail is broken at event {found.problem.seq}. {found.problem.what}"


def _tell_orphans(found: Any) -> None:
    if not found:
        typer.echo("Everything is joined up.")
        return
    for rule, each in groupby(found, key=lambda one: one.rule):
        typer.echo(f"{rule.id}: {rule.message} {rule.mend}")
        for one in each:
            where = f" ({one.thing.authority})" if one.thing.authority else ""
            typer.echo(f"  {one.thing.kind} {one.thing.key}: {one.thing.label}{where}")
    typer.echo(f"{_count(len(found), 'loose end')}.")


def _orphan(each: Any) -> dict[str, Any]:
    thing = each.thing
    return {
        "rule": each.rule.id,
        "message": each.rule.message,
        "mend": each.rule.mend,
        "kind": thing.kind,
        "id": thing.key,
        "label": thing.label,
        "authority": thing.authority,
    }


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def _print_json(plain: Any) -> None:
    typer.echo(json.dumps(plain, ensure_ascii=False, indent=2))
