"""One change of the store at a time: a lock that the system itself takes back when its holder ends, however it ends."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from headway.errors import ForPerson
from headway.returns.store.files import OWNER_FILE

NAME = ".lock"
PATIENCE = 600.0
"""Seconds that a change waits for another: a load of the largest authority takes some seconds."""
_PAUSE = 0.05

Told = Callable[[str], None]


@contextmanager
def locked(store: Path, *, told: Told | None = None, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the store's lock. Waits for whoever has it, and says so once."""
    opened = os.open(store / NAME, os.O_RDWR | os.O_CREAT, OWNER_FILE)
    try:
        _wait(opened, store, told, time.monotonic() + patience)
        yield
    finally:
        os.close(opened)


def _wait(opened: int, store: Path, told: Told | None, until: float) -> None:
    if _taken(opened):
        return
    if told:
        told("Another command is changing the store; waiting for it.")
    while not _taken(opened):
        if time.monotonic() >= until:
            raise ForPerson(
                f"Another command has been changing {store} for a long time. Look after it, then try again."
            )
        time.sleep(_PAUSE)


if sys.platform == "win32":
    import msvcrt

    def _taken(opened: int) -> bool:
        try:
            msvcrt.locking(opened, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _taken(opened: int) -> bool:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            raise ForPerson(
                f"The store's disk has no locks ({error.strerror}), so two loads could harm each other. Keep the store "
                "on a disk of this machine."
            ) from None
        return True
