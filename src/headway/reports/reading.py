"""A file or a folder of reports → records: each document is answered for, if refused with its reason."""

import os
import queue
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from headway.errors import ForPerson
from headway.reports.bounded import Worker
from headway.reports.extract import shown
from headway.reports.limits import USUAL, Limits
from headway.reports.record import InspectionRecord

SUFFIXES = frozenset({".pdf", ".txt"})
"""What counts as a document in a folder, whatever the case of its letters."""

Progress = Callable[[int, int], None]
"""Told after each document: how many are done, of how many."""


def read_file(path: Path, limits: Limits = USUAL) -> InspectionRecord:
    """The record of one PDF or text file. A document that cannot be read has no framework and says why in
    ``warnings``; only a name that leads to no file is an error.
    """
    if not path.exists():
        raise ForPerson(f"There is no file {path}. Check the name and the folder.")
    if path.is_dir():
        raise ForPerson(f"{path} is a folder. Give the name of a report in it.")
    with Worker(limits) as worker:
        return worker.read(path, shown(path.name))


def read_folder(
    folder: Path, limits: Limits = USUAL, jobs: int | None = None, progress: Progress | None = None
) -> Iterator[tuple[Path, InspectionRecord]]:
    """The records of all documents in a folder and the folders in it, in order of name.

    ``jobs`` worker processes read at once, by default one for each processor this process may use. Each may
    use the memory of ``limits``.
    """
    paths = documents_in(folder)
    jobs = min(jobs or processors(), len(paths))
    with ExitStack() as stack:
        workers: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        pool = stack.enter_context(ThreadPoolExecutor(jobs))
        stack.callback(pool.shutdown, wait=False, cancel_futures=True)
        for _ in range(jobs):  # closed first, so that no thread waits for an answer that nobody wants
            workers.put(stack.enter_context(Worker(limits)))

        def read(path: Path) -> InspectionRecord:
            worker = workers.get()
            try:
                return worker.read(path, shown(_name_in(folder, path)))
            finally:
                workers.put(worker)

        # The largest first, so that no worker is left alone with a long one at the end.
        waiting = {path: pool.submit(read, path) for path in sorted(paths, key=_size, reverse=True)}
        for done, path in enumerate(paths, start=1):
            record = waiting[path].result()
            if progress:
                progress(done, len(paths))
            yield path, record


def documents_in(folder: Path) -> list[Path]:
    """The documents in a folder and below, in order of name; none hidden, none in linked folders."""
    if not folder.is_dir():
        raise ForPerson(f"There is no folder {folder}. Check the name.")
    found = [
        Path(place, name)
        for place, folders, names in os.walk(folder, onerror=_cannot_list)
        for name in _visible(folders, names)
        if Path(name).suffix.lower() in SUFFIXES
    ]
    if not found:
        raise ForPerson(f"{folder} has no report in it: no file ends in .pdf or .txt. Check the name.")
    return sorted(found, key=lambda path: _name_in(folder, path))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # gone meanwhile: its reading will say so
        return 0


def _name_in(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()


def processors() -> int:
    """How many processors this process may use, which in a container can be fewer than there are."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS and Windows
        return os.cpu_count() or 1


def _visible(folders: list[str], names: list[str]) -> list[str]:
    folders[:] = [name for name in folders if not name.startswith(".")]
    return [name for name in names if not name.startswith(".")]


def _cannot_list(error: OSError) -> None:
    raise ForPerson(
        f"The folder {error.filename} cannot be listed ({error.strerror}). See that you may read it."
    )
