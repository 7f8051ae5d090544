"""Processes that change a store and are killed at their n-th touch of the disk. Run by test_store_stopped.py.

The interpreter tells an audit hook of every open, rename, link and removal before it happens (PEP 578); at the n-th
inside the store the process kills itself as the system would, with no chance to tidy up. Each n works on its own copy
of the workspace, until one comes through: prints the exit codes.
"""

import os
import shutil
import signal
import sys
from pathlib import Path

import duckdb  # noqa: F401 - before the fork, once for all
from store_making import a_key, a_store, a_year

from headway.returns.store import load, pseudonym
from headway.returns.store.forgetting import forget

TOUCHES = ("open", "os.rename", "os.link", "os.remove", "os.rmdir", "os.mkdir", "shutil.rmtree")


def _die_at(number: int, folder: str) -> None:
    left = number

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event in TOUCHES and any(folder in str(argument) for argument in arguments):
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def _change(what: str, folder: Path, number: int) -> None:
    store, key = a_store(folder), a_key(folder)
    if what == "load":
        intake = a_year(edition="corrected")
        _die_at(number, str(store.folder))
        load(intake, store, key=key)
    else:
        _die_at(number, str(store.folder))
        forget(store, pseudonym(key, "child", "AB12"))


def main(what: str, start: Path, out: Path) -> None:
    number, status = 0, -1
    while status != 0:
        folder = out / str(number)
        shutil.copytree(start, folder)
        child = os.fork()
        if not child:
            _change(what, folder, number)
            os._exit(0)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        sys.stdout.write(f"{status}\n")
        number += 1


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
