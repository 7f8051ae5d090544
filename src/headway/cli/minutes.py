"""``headway minutes``: what a published minute says, what was resolved, and what it promises."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from headway.minutes import Minute, Promise, ReadItem, ReadMeeting, read_minutes
from headway.minutes.wire import to_json

_Source = Annotated[
    Path, typer.Argument(metavar="FILE", help="A saved page, a web service's answer (XML), or text.")
]
_AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a machine.")]


def minutes(source: _Source, as_json: _AsJson = False) -> None:
    """Read minutes: paragraphs, what was RESOLVED as outcomes, and promises proposed with their exact words.

    A promise is proposed by a rule, whose name is printed; a person confirms it. A file that holds no minute ends
    with exit code 2.
    """
    meeting = read_minutes(source)
    if as_json:
        typer.echo(json.dumps(to_json(meeting), ensure_ascii=False, indent=2))
        return
    for line in _lines(meeting):
        typer.echo(_printable(line))


def _printable(line: str) -> str:
    """One line of a terminal, whatever characters the file holds."""
    return "".join(each if each.isprintable() else " " for each in line)


def _lines(meeting: ReadMeeting) -> Iterator[str]:
    head = [
        meeting.body,
        f"{meeting.on.day} {meeting.on:%B %Y}" if meeting.on else "",
        meeting.time,
        meeting.place,
    ]
    if any(head):
        yield ", ".join(filter(None, head))
    for item in meeting.items:
        yield from _item(item)
    for warning in meeting.warnings:
        yield f"Warning: {warning}"


def _item(item: ReadItem) -> Iterator[str]:
    if item.restricted:
        yield f"{item.number or 'An item'}: restricted, left out"
        return
    minute = item.minute
    yield " ".join(filter(None, (item.number, minute.title or "Without a title")))
    parts = sum(len(each.parts) for each in minute.paragraphs)
    yield f"  {len(minute.paragraphs)} paragraphs, {parts} parts, {len(minute.resolutions)} resolutions"
    yield from _resolved(minute)
    for promise in minute.promises:
        yield from _promise(promise)
    for document in minute.documents:
        yield f"  Document: {document}"
    for warning in minute.warnings:
        yield f"  Warning: {warning}"


def _resolved(minute: Minute) -> Iterator[str]:
    for resolution in minute.resolutions:
        for outcome in resolution.outcomes:
            due = f" [due: {outcome.due_said}]" if outcome.due_said else ""
            yield f"  Resolved, {outcome.kind}: {outcome.text}{due}"


def _promise(promise: Promise) -> Iterator[str]:
    yield f"  Promise proposed at {promise.where}: {promise.text}"
    told = {"owed by": promise.owed_by, "to": promise.owed_to, "due": promise.due_said}
    said = [f"{name} {value}" for name, value in told.items() if value]
    same = ["resolved as well, so count it once"] if promise.same_as else []
    yield f"    {'; '.join([*said, *same, f'rule: {promise.rule}'])}"
