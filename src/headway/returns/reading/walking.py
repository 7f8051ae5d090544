"""The files below a folder, in an order that does not depend on the disk, and what each is by its first bytes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from headway.errors import ForPerson
from headway.returns.reading.limits import MAX_DEPTH, MAX_FILES, SNIFF_BYTES
from headway.returns.reading.text import encoding_of_start, start_text
from headway.returns.reading.workbook_guard import OLE


class Form(StrEnum):
    """What a file is, by its content."""

    CSV = "csv"
    XML = "xml"
    XLSX = "xlsx"
    OLE = "ole"
    EMPTY = "empty"
    OTHER = "other"


def files_below(folder: Path) -> list[tuple[str, Path]]:
    """Each file with its name below the folder, sorted by name. A file given by itself is a folder of one."""
    if folder.is_file():
        return [(_shown(folder.name), folder)]
    if not folder.is_dir():
        raise ForPerson(f"There is no file or folder {folder.name}. Give the folder that holds the returns.")
    try:
        found = sorted((_shown(path.relative_to(folder).as_posix()), path) for path in _walk(folder, 0))
    except PermissionError:
        raise ForPerson(
            f"A folder below {folder.name} may not be opened. Ask for leave to read it, or give the folder beside it."
        ) from None
    if len(found) > MAX_FILES:
        raise ForPerson(
            f"{folder.name} holds more than {MAX_FILES:,} files. "
            "Give the folder that holds the returns and nothing else."
        )
    return found


def _shown(name: str) -> str:
    """A name that can be printed anywhere, whatever bytes the disk holds."""
    text = os.fsencode(name).decode("utf-8", "replace")
    return "".join(mark if mark.isprintable() else "?" for mark in text)


def _walk(folder: Path, depth: int) -> Iterator[Path]:
    """Files, without hidden ones; a link to a folder is not followed, so no circle is walked."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith((".", "~$")):
                continue
            if entry.is_dir(follow_symlinks=False):
                if depth == MAX_DEPTH:
                    raise ForPerson(
                        f"Folders lie more than {MAX_DEPTH} deep. Give the folder that holds the returns themselves."
                    )
                yield from _walk(Path(entry.path), depth + 1)
            elif entry.is_file():
                yield Path(entry.path)


def form_of(path: Path) -> Form:
    """What a file is, by its first bytes; its name is not asked."""
    with path.open("rb") as stream:
        start = stream.read(SNIFF_BYTES)
    if not start.strip(b"\xef\xbb\xbf \t\r\n\0"):
        return Form.EMPTY
    if start.startswith(b"PK\x03\x04"):
        return Form.XLSX
    if start.startswith(OLE):
        return Form.OLE
    if start.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"SQLite format", b"PAR1")):
        return Form.OTHER
    codec = encoding_of_start(start)
    text = start_text(start, codec or "latin-1").lstrip("\ufeff \t\r\n")
    if text[:14].casefold() == "<!doctype html":
        return Form.OTHER  # a page, as headway check writes one: passed over, not refused for its DOCTYPE
    if text.startswith("<"):
        return Form.XML
    return Form.CSV
