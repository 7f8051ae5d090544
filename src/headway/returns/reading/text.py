"""How the bytes of a text are to be read: its encoding, and what a person is told where that is not UTF-8."""

from __future__ import annotations

import codecs
import io
from dataclasses import dataclass
from pathlib import Path

from headway.errors import ForPerson
from headway.returns.reading.scan import Scan

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True)
class Encoding:
    """The codec to read with, and the repair to list (empty for UTF-8, with a byte order mark or without)."""

    codec: str
    repair: str = ""


def encoding_of_start(start: bytes) -> str | None:
    """The codec that the first bytes alone tell: by their mark, or by every second byte being NUL."""
    for mark, codec in _MARKS:
        if start.startswith(mark):
            return codec
    even, odd = start[0:400:2], start[1:400:2]
    if len(odd) > 8 and odd.count(0) > 0.7 * len(odd) and not even.count(0):
        return "utf-16-le"
    if len(even) > 8 and even.count(0) > 0.7 * len(even) and not odd.count(0):
        return "utf-16-be"
    return None


def encoding_of(start: bytes, scan: Scan, name: str) -> Encoding:
    """The encoding of a whole file. Text that is neither Unicode nor Windows-1252 is refused."""
    told = encoding_of_start(start)
    if told and told.startswith("utf-16"):
        return Encoding(told, "file read as UTF-16 in place of UTF-8")
    if scan.nul:
        raise ForPerson(
            f"{name}: the file holds NUL bytes, so it is damaged or no text. Save it again as CSV UTF-8."
        )
    if scan.utf8:
        return Encoding(told or "utf-8")
    return Encoding("cp1252", "file read as Windows-1252 in place of UTF-8")


def open_text(path: Path, encoding: Encoding) -> io.TextIOWrapper:
    """The text, with its line ends as they are (a cell may hold one)."""
    return path.open("r", encoding=encoding.codec, newline="")


def start_text(start: bytes, codec: str) -> str:
    """The beginning of a text, without what a cut in the middle of a character leaves."""
    decoder = codecs.getincrementaldecoder(codec)(errors="replace")
    return decoder.decode(start)
