"""A file or a folder of reports → records: each document is answered for, if refused with its reason."""

import os
import queue
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

from headway.errors import ForPerson
from headway.reports.bounded import Worker
from headway.reports.extract import shown
from headway.reports.limits import USUAL, Limits
from headway.reports.record import InspectionRecord
from headway.reports.worker import PARSER

SUFFIXES = frozenset({".pdf", ".txt"})
"""What counts as a document in a folder, whatever the case of its letters."""

_AHEAD = 4
"""Documents waiting for each worker, where records are taken in order: enough that one long report stops nobody."""

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
    with _pool(min(jobs or processors(), len(paths)), limits, PARSER) as begin:
        # The largest first, so that no worker is left alone with a long one at the end.
        waiting = {
            path: begin(path, shown(name_in(folder, path))) for path in sorted(paths, key=_size, reverse=True)
        }
        for done, path in enumerate(paths, start=1):
            record = waiting.pop(path).result()
            if progress:
                progress(done, len(paths))
            yield path, record


def read_each(
    documents: Iterable[tuple[Path, str]],
    limits: Limits = USUAL,
    jobs: int | None = None,
    parser: str = PARSER,
) -> Iterator[tuple[Path, InspectionRecord]]:
    """The records of these documents, each with the name that is said of it, in the order given.

    No more are read ahead than the workers need, so that a library of any size is never held whole. ``parser`` is
    the function, as "module:name", that makes the record in the worker.
    """
    jobs = jobs or processors()
    with _pool(jobs, limits, parser) as begin:
        ahead: deque[tuple[Path, Future[InspectionRecord]]] = deque()
        for path, name in documents:
            ahead.append((path, begin(path, name)))
            if len(ahead) > jobs * _AHEAD:
                first, record = ahead.popleft()
                yield first, record.result()
        for path, record in ahead:
            yield path, record.result()


@contextmanager
def _pool(
    jobs: int, limits: Limits, parser: str
) -> Iterator[Callable[[Path, str], "Future[InspectionRecord]"]]:
    """Workers that read what they are given, each one document at a time."""
    with ExitStack() as stack:
        workers: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        pool = stack.enter_context(ThreadPoolExecutor(jobs))
        stack.callback(pool.shutdown, wait=False, cancel_futures=True)
        for _ in range(jobs):  # closed first, so that no thread waits for an answer that nobody wants
            workers.put(stack.enter_context(Worker(limits, parser)))

        def read(path: Path, name: str) -> InspectionRecord:
            worker = workers.get()
            try:
                return worker.read(path, name)
            finally:
                workers.put(worker)

        yield lambda path, name: pool.submit(read, path, name)


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
    return sorted(found, key=lambda path: name_in(folder, path))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # gone meanwhile: its reading will say so
        return 0


def name_in(folder: Path, path: Path) -> str:
    """A document's name in a folder, with the folders below it."""
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
