"""A document → its record, through a process that may die of it. The parent never opens a document itself."""

import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self, cast

from headway.errors import ForPerson
from headway.reports import wire
from headway.reports.limits import Limits
from headway.reports.record import Document, InspectionRecord
from headway.reports.worker import PARSER

_SECONDS_TO_START = 60.0

Process = subprocess.Popen[bytes]


class Worker:
    """One worker process, replaced whenever a document has been its end. Not for two threads at once."""

    def __init__(self, limits: Limits, parser: str = PARSER) -> None:
        self.limits = limits
        self._parser = parser
        self._process: Process | None = None
        self._overdue = threading.Event()
        self._lock = threading.Lock()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process, whatever it is doing. The one call that another thread may make."""
        with self._lock:
            self._closed = True
            self._end()

    def read(self, path: Path, name: str) -> InspectionRecord:
        """The record of one document. Of what cannot be read, ``warnings`` gives the reason."""
        process = self._ready()
        clock = self._clock(self.limits.seconds, process)
        try:
            return self._asked(process, path, name)
        finally:
            clock.cancel()
            clock.join()  # after this it strikes no more, so the next document is safe from it
            if self._overdue.is_set():
                self._dismiss()

    def _asked(self, process: Process, path: Path, name: str) -> InspectionRecord:
        sha256 = ""
        try:
            _ask(process, path, name)
            answer = _heard(process)
            if answer.kind == wire.DIGEST:
                sha256 = answer.payload.decode("ascii")
                answer = _heard(process)
            found = wire.unpacked(answer.payload) if answer.kind == wire.RECORD else _refusal(sha256, answer)
        except (OSError, ValueError, wire.Garbled):
            return _refused(sha256, self._obituary(process, name))
        if answer.tired:
            self._dismiss()
        return found

    def _obituary(self, process: Process, name: str) -> str:
        """Why there is no answer, once the worker is surely gone."""
        self._dismiss()
        if self._closed:
            return f"{name} was not read, because reading was stopped."
        if self._overdue.is_set() or process.returncode == -getattr(signal, "SIGXCPU", 0):
            return (
                f"{name} takes more than {self.limits.seconds:g} seconds to read. "
                "Save the report by itself and read that, or raise the limit."
            )
        return (
            f"{name} is damaged or needs more than {self.limits.memory_mib} MiB of memory to read. "
            "Fetch the report again, or open it and save it as a new PDF, and read that."
        )

    # The life of the process.

    def _ready(self) -> Process:
        """A worker that waits for a document: the last one if it still lives, else a new one."""
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._dismiss()
        self._overdue.clear()
        with self._lock:
            if self._closed:
                raise ForPerson("Reading was stopped.")
            process = self._process = _started(self.limits, self._parser)
        clock = self._clock(_SECONDS_TO_START, process)
        try:
            ready = _heard(process).kind == wire.READY
        except (OSError, wire.Garbled):
            ready = False
        finally:
            clock.cancel()
            clock.join()
        if not ready:
            self._dismiss()
            raise ForPerson(
                f"The process that reads documents did not start within {self.limits.memory_mib} MiB. "
                "Raise the memory limit; if that does not help, install Headway again."
            )
        return process

    def _clock(self, seconds: float, process: Process) -> threading.Timer:
        def strike() -> None:
            self._overdue.set()
            process.kill()

        clock = threading.Timer(seconds, strike)
        clock.daemon = True
        clock.start()
        return clock

    def _dismiss(self) -> None:
        with self._lock:
            self._end()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            try:
                cast("BinaryIO", pipe).close()
            except OSError:  # what was still to be written has no reader now
                continue


def _started(limits: Limits, parser: str) -> Process:
    # -P: the current folder is no place for modules, or a file named json.py beside the reports would be run.
    command = [sys.executable, "-P", "-m", "headway.reports.worker", json.dumps(asdict(limits)), parser]
    return subprocess.Popen(  # noqa: S603
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={
            **os.environ,
            "MALLOC_ARENA_MAX": "1",
        },  # glibc: 64 MiB of address space for each thread otherwise
    )


def _ask(process: Process, path: Path, name: str) -> None:
    request = {"path": os.fspath(path.absolute()), "name": name}
    pipe = cast("BinaryIO", process.stdin)
    pipe.write(json.dumps(request).encode() + b"\n")
    pipe.flush()


def _heard(process: Process) -> wire.Frame:
    return wire.receive(cast("BinaryIO", process.stdout))


def _refusal(sha256: str, answer: wire.Frame) -> InspectionRecord:
    if answer.kind != wire.REFUSED:
        raise wire.Garbled
    told = json.loads(answer.payload)
    return _refused(sha256, str(told["reason"]), int(told["pages"]))


def _refused(sha256: str, reason: str, pages: int = 0) -> InspectionRecord:
    return InspectionRecord(document=Document(sha256, pages), warnings=(reason,))
