"""The process that reads hostile documents: one line of JSON in, one framed answer out, within hard limits.

Started by :mod:`headway.reports.bounded` as ``python -P -m headway.reports.worker LIMITS [PARSER]``. It sets
its own limits once its modules are loaded (all on Linux; elsewhere its parent's clock is the only one),
ignores Ctrl-C, which is its parent's to answer, and ends when its parent does.
"""

import importlib
import json
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from headway.reports import extract
from headway.reports.limits import Limits
from headway.reports.record import InspectionRecord
from headway.reports.wire import DIGEST, READY, RECORD, REFUSED, packed, send

if sys.platform != "win32":
    import resource

PARSER = "headway.reports.parsing:read_pages"

_TIRED = 0.25
"""A worker that holds more than this share of its memory after a document is replaced."""

Parser = Callable[[tuple[str, ...], str], InspectionRecord]


def main(arguments: list[str]) -> None:
    """Read documents until the parent closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = _private_stdout()
    limits = Limits(**json.loads(arguments[0]))
    parser = _parser(arguments[1] if len(arguments) > 1 else PARSER)
    requests: queue.SimpleQueue[dict[str, str]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests,), daemon=True).start()
    _bound(limits)
    send(answers, READY)
    while True:
        request = requests.get()
        _bound_time(limits)
        kind, payload = _answer(request["path"], request["name"], limits, parser, answers)
        send(answers, kind, payload, tired=_address_space() > _TIRED * limits.memory_mib * 2**20)


def _private_stdout() -> BinaryIO:
    """The answer pipe, where nothing that prints can reach it: standard output becomes standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _parser(dotted: str) -> Parser:
    module, _, function = dotted.partition(":")
    found: Parser = getattr(importlib.import_module(module), function)
    return found


def _listen(requests: "queue.SimpleQueue[dict[str, str]]") -> None:
    """Pass requests on. Where the pipe ends the parent has gone: leave at once, whatever is being read."""
    for line in sys.stdin.buffer:
        requests.put(json.loads(line))
    os._exit(0)


def _answer(path: str, name: str, limits: Limits, parser: Parser, answers: BinaryIO) -> tuple[bytes, bytes]:
    try:
        content = extract.content_of(Path(path), limits, name)
        sha256 = extract.sha256_of(content)
        send(answers, DIGEST, sha256.encode())
        pages = extract.text_of_pages(content, limits, name)
        del content
        return RECORD, packed(parser(pages, sha256))
    except extract.Unreadable as error:
        return _refusal(str(error), error.pages)
    except MemoryError:
        return _refusal(
            f"{name} needs more than {limits.memory_mib} MiB of memory to read. "
            "Save the report by itself and read that, or raise the limit."
        )
    except Exception as error:  # noqa: BLE001  a fault of ours must not be the folder's
        return _refusal(
            f"{name} could not be read: Headway failed on it ({_fault(error)}). Please report this."
        )


def _refusal(reason: str, pages: int = 0) -> tuple[bytes, bytes]:
    return REFUSED, json.dumps({"reason": reason, "pages": pages}).encode()


def _fault(error: Exception) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f", {Path(trace.tb_frame.f_code.co_filename).name} line {trace.tb_lineno}" if trace else ""
    return type(error).__name__ + where


# Limits of the process itself.


def _bound(limits: Limits) -> None:
    """No more memory than allowed, no core dump and no file written."""
    if sys.platform == "win32":
        return
    size = limits.memory_mib * 2**20
    for kind, most in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_AS, size)):
        try:
            resource.setrlimit(kind, (most, most))
        except (OSError, ValueError):  # macOS knows RLIMIT_AS and does not keep it
            continue


def _bound_time(limits: Limits) -> None:
    """A clock of its own, should the parent be gone: processor time, a little later than the parent's."""
    if sys.platform == "win32":
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = int(usage.ru_utime + usage.ru_stime + limits.seconds) + 2
    resource.setrlimit(
        resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard)
    )


def _address_space() -> int:
    """Bytes of address space in use; 0 where the platform does not say."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    except (OSError, AttributeError):
        return 0


if __name__ == "__main__":
    main(sys.argv[1:])
