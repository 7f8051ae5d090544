"""Parsers that misbehave inside a worker, to see that its parent notices. Named to it as ``hostile_parsers:NAME``."""

import ctypes
import os
import sys
import time
from pathlib import Path

from headway.reports.record import Document, InspectionRecord


def counts(pages: tuple[str, ...], sha256: str) -> InspectionRecord:
    return InspectionRecord(document=Document(sha256, len(pages)), warnings=(f"by process {os.getpid()}",))


def never_ends(pages: tuple[str, ...], sha256: str) -> InspectionRecord:
    if "slow" in pages[0]:
        while True:
            pass
    return counts(pages, sha256)


def sleeps(pages: tuple[str, ...], sha256: str) -> InspectionRecord:
    Path(os.environ["HEADWAY_TEST_MARK"], str(os.getpid())).touch()
    time.sleep(3600)
    return counts(pages, sha256)


def eats_memory(pages: tuple[str, ...], sha256: str) -> InspectionRecord:
    if "hungry" in pages[0]:
        return InspectionRecord(document=Document("x" * 2**30, 0))
    return counts(pages, sha256)


def keeps_memory(pages: tuple[str, ...], sha256: str, kept: list[bytearray] = []) -> InspectionRecord:  # noqa: B006
    kept.append(bytearray(40 * 2**20))
    return counts(pages, sha256)


def crashes(pages: tuple[str, ...], sha256: str) -> InspectionRecord:
    if "crash" in pages[0]:
        ctypes.string_at(0)
    return counts(pages, sha256)


def leaves(pages: tuple[str, ...], sha256: str) -> InspectionRecord:  # noqa: ARG001
    os._exit(0)


def fails(pages: tuple[str, ...], sha256: str) -> InspectionRecord:  # noqa: ARG001
    raise KeyError(pages[0])


def recurses(pages: tuple[str, ...], sha256: str) -> InspectionRecord:
    return recurses(pages, sha256)


def talks(pages: tuple[str, ...], sha256: str) -> InspectionRecord:
    sys.stdout.write("chatter")
    sys.stdout.flush()
    os.write(1, b"more chatter")
    return counts(pages, sha256)


def writes(pages: tuple[str, ...], sha256: str) -> InspectionRecord:
    Path(os.environ["HEADWAY_TEST_MARK"], "written").write_text("a document must not write")
    return counts(pages, sha256)


class Evil:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, (f"touch {os.environ['HEADWAY_TEST_MARK']}/taken-over",)


def attacks(pages: tuple[str, ...], sha256: str) -> InspectionRecord:  # noqa: ARG001
    return Evil()  # type: ignore[return-value]


def lies(pages: tuple[str, ...], sha256: str) -> InspectionRecord:  # noqa: ARG001
    return {"framework": "SIF"}  # type: ignore[return-value]
