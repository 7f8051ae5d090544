"""Several pieces of work at the same moment, as when two people press a button at once."""

import threading
import time
from collections.abc import Callable
from typing import Any

from django.db import OperationalError, connections


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """Each in a thread and a connection of its own, started together: what each gave, or how it failed."""
    start = threading.Barrier(len(works))
    found: list[Any] = [None] * len(works)

    def run(place: int, work: Callable[[], Any]) -> None:
        try:
            start.wait(timeout=20)
            found[place] = _in_turn(work)
        except Exception as error:  # noqa: BLE001 - it is the result
            found[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(works)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(timeout=60)
    return found


def _in_turn(work: Callable[[], Any]) -> Any:
    """On SQLite a test's database is in memory, and says "locked" where a file would make the writer wait."""
    end = time.monotonic() + 30
    while True:
        try:
            return work()
        except OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
            time.sleep(0.02)
