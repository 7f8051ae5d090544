"""A process that changes a store and is killed at its n-th touch of the disk. Run by test_store_stopped.py.

The interpreter tells an audit hook of every open, rename, link and removal before it happens (PEP 578); at the n-th
inside the store the process kills itself as the system would, with no chance to tidy up.
"""

import os
import signal
import sys
from pathlib import Path

TOUCHES = ("open", "os.rename", "os.link", "os.remove", "os.rmdir", "os.mkdir", "os.chmod", "shutil.rmtree")


def _die_at(number: int, folder: str) -> None:
    left = number

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event in TOUCHES and any(folder in str(argument) for argument in arguments):
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def main(what: str, folder: Path, number: int) -> None:
    from store_making import a_key, a_store, a_year

    from headway.returns.store import load, pseudonym
    from headway.returns.store.forgetting import forget

    store, key = a_store(folder), a_key(folder)
    intake = a_year(edition="corrected")
    _die_at(number, str(store.folder))
    if what == "load":
        load(intake, store, key=key)
    else:
        forget(store, pseudonym(key, "child", "AB12"))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
