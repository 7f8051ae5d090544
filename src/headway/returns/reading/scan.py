"""One pass over the bytes of a file, in bounded pieces: its hash, and whether it is a plain table that needs no repair."""

from __future__ import annotations

import codecs
import hashlib
from dataclasses import dataclass
from pathlib import Path

from headway.errors import ForPerson
from headway.returns.reading.limits import MAX_FILE_BYTES, MAX_LINE_BYTES, PIECE_BYTES


@dataclass(frozen=True)
class Scan:
    """What the bytes of one file are. `plain`: UTF-8, a line a row, no quotation mark and no empty line."""

    size: int
    sha256: str
    utf8: bool
    nul: bool
    lines: int
    plain: bool


def scanned(path: Path, name: str, *, text: bool) -> Scan:
    """The hash of a file and, where it is a text of lines, its shape; a line or a file beyond the limits is refused."""
    size = path.stat().st_size
    if size > MAX_FILE_BYTES and not text:
        raise ForPerson(_too_large(name))
    digest, shape = hashlib.sha256(), _Shape(name)
    with path.open("rb") as stream:
        while piece := stream.read(PIECE_BYTES):
            digest.update(piece)
            if text:
                shape.take(piece)
            if stream.tell() > MAX_FILE_BYTES:
                raise ForPerson(_too_large(name))
    return shape.finished(size, digest.hexdigest())


def _too_large(name: str) -> str:
    return (
        f"{name}: the file holds more than {MAX_FILE_BYTES // 1_000_000:,} MB, which no return does. "
        "Check what was saved, and give one return of one period in a file."
    )


class _Shape:
    """Counts kept from piece to piece. A wide encoding (UTF-16) is left to the reader in Python."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines = 0
        self.open_bytes = 0
        self.last = b""
        self.utf8 = self.plain = True
        self.nul = False
        self.decoder = codecs.getincrementaldecoder("utf-8")()

    def take(self, piece: bytes) -> None:
        self._lines(piece)
        if self.utf8 and not (piece.isascii() and not self.decoder.getstate()[0]):
            try:
                self.decoder.decode(piece)
            except UnicodeDecodeError:
                self.utf8 = False
        self.nul = self.nul or b"\0" in piece
        if self.plain:
            seam = self.last + piece
            self.plain = not (
                b'"' in piece or b"\n\n" in seam or b"\n\r" in seam or seam.count(b"\r") != seam[:-1].count(b"\r\n") +
                seam.endswith(b"\r\n") + seam.endswith(b"\r")
            )  # fmt: skip
        self.last = piece[-1:]

    def _lines(self, piece: bytes) -> None:
        breaks = piece.count(b"\n")
        self.lines += breaks
        if not breaks:
            self.open_bytes += len(piece)
        else:
            self._longest_inside(piece)
            self.open_bytes = len(piece) - piece.rfind(b"\n") - 1
        if self.open_bytes > MAX_LINE_BYTES:
            self._refuse(self.lines + 1)

    def _longest_inside(self, piece: bytes) -> None:
        """A break must follow within the limit, from the line that the last piece left open to this piece's last break."""
        end = piece.rfind(b"\n")
        at, room, number = 0, MAX_LINE_BYTES - self.open_bytes, self.lines - piece.count(b"\n")
        while at < end:
            found = piece.rfind(b"\n", at, at + room + 1)
            if found < 0:
                self._refuse(number + piece.count(b"\n", 0, at) + 1)
            at, room = found + 1, MAX_LINE_BYTES

    def _refuse(self, line: int) -> None:
        raise ForPerson(
            f"{self.name}, line {line}: the line is longer than {MAX_LINE_BYTES:,} bytes, which no row of a return is. "
            "Save the table again as CSV, one row a line."
        )

    def finished(self, size: int, sha256: str) -> Scan:
        if self.utf8:
            try:
                self.decoder.decode(b"", final=True)
            except UnicodeDecodeError:
                self.utf8 = False
        lines = self.lines + (1 if self.last not in (b"", b"\n") else 0)
        return Scan(size, sha256, self.utf8, self.nul, lines, self.plain and self.utf8 and not self.nul)
