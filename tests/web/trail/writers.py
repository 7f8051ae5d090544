"""Many processes that write to one database at once; run by test_concurrency.py as a program of its own.

    python writers.py WHAT FOLDER WRITERS TIMES

Each writer has its own connection and begins when all are there. What it has committed it notes in FOLDER/committed,
a line each, so that a test can tell what may not be lost. TIMES 0 goes on until it is killed.
"""

import itertools
import os
import sys
from collections.abc import Callable
from pathlib import Path

import django

django.setup()

from django.db import connections, transaction  # noqa: E402

from headway.web.register.models import Authority, Inspection  # noqa: E402
from headway.web.trail.actions import SYSTEM, record, take_turn  # noqa: E402
from headway.web.versions import Conflict, claim  # noqa: E402

KENT = "E10000016"


def add(writer: int, number: int) -> str:
    """One thing made, and its event."""
    with transaction.atomic():
        made = Inspection.objects.create(authority_id=KENT, framework="sif", note=f"{writer}.{number}")
        event = record(
            by=SYSTEM, action="inspection.tried", subject=made, authority=KENT, after={"note": made.note}
        )
    return f"{made.note} {event.seq}"


def count(writer: int, number: int) -> str:
    """One and the same thing changed by everybody: who was not the first looks again and tries anew."""
    while True:
        shared = Inspection.objects.get(note__startswith="count")
        try:
            with transaction.atomic():
                claim(shared, shared.version)
                shared.note = f"count {int(shared.note.split()[1]) + 1}"
                shared.save(update_fields=["note"])
                record(by=SYSTEM, action="inspection.counted", subject=shared, authority=KENT)
        except Conflict:
            continue
        return f"{writer}.{number} {shared.version}"


def cross(writer: int, number: int) -> str:
    """Two things changed with an event after each, in another order by every other writer."""
    names = ["left", "right"] if writer % 2 else ["right", "left"]
    with transaction.atomic():
        take_turn()
        for name in names:
            one = Inspection.objects.get(form=name)
            one.note = f"{writer}.{number}"
            one.save(update_fields=["note"])
            record(by=SYSTEM, action="inspection.crossed", subject=one, authority=KENT)
    return f"{writer}.{number}"


WHAT: dict[str, Callable[[int, int], str]] = {"add": add, "count": count, "cross": cross}


def main(what: str, folder: str, writers: str, times: str) -> int:
    Authority.objects.get_or_create(code=KENT, defaults={"name": "Kent"})
    for form, note in (("shared", "count 0"), ("left", ""), ("right", "")):
        if what != "add":
            Inspection.objects.get_or_create(
                authority_id=KENT, form=form, defaults={"framework": "sif", "note": note}
            )
    connections.close_all()
    gate, start = os.pipe()
    children = [
        child for writer in range(int(writers)) if (child := _forked(what, folder, writer, int(times), gate))
    ]
    os.close(gate)
    (Path(folder) / "writers").write_text(" ".join(map(str, children)))
    os.write(start, b"." * len(children))
    return max(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children)


def _forked(what: str, folder: str, writer: int, times: int, gate: int) -> int:
    if child := os.fork():
        return child
    code = 1
    try:
        log = os.open(Path(folder) / "committed", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.read(gate, 1)
        for number in range(times) if times else itertools.count():
            os.write(log, f"{WHAT[what](writer, number)}\n".encode())
        code = 0
    finally:
        os._exit(code)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
