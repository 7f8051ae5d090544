"""One pass over the bytes of a file, in bounded pieces: its hash, and whether it is a plain table."""

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


def scanned(path: Path, name: str, *, lines: bool) -> Scan:
    """The hash of a file and its shape; too large a file is refused, and where a row is to be a line, too long a line.

    The size is counted as it is read: a file that grows meanwhile, or a device, tells none.
    """
    digest, shape = hashlib.sha256(), _Shape(name, MAX_LINE_BYTES if lines else None)
    size = 0
    with path.open("rb") as stream:
        while piece := stream.read(PIECE_BYTES):
            digest.update(piece)
            shape.take(piece)
            size += len(piece)
            if size > MAX_FILE_BYTES:
                raise ForPerson(_too_large(name))
    return shape.finished(size, digest.hexdigest())


def _too_large(name: str) -> str:
    return (
        f"{name}: the file holds more than {MAX_FILE_BYTES // 1_000_000:,} MB, which no return does. "
        "Check what was saved, and give one return of one period in a file."
    )


class _Shape:
    """Counts kept from piece to piece. A wide encoding (UTF-16) is left to the reader in Python."""

    def __init__(self, name: str, longest: int | None) -> None:
        self.name, self.longest = name, longest
        self.lines = 0
        self.open_bytes = 0
        self.last = b""
        self.utf8 = self.plain = True
        self.nul = False
        self.decoder = codecs.getincrementaldecoder("utf-8")()

    def take(self, piece: bytes) -> None:
        self._lines(piece, self.longest)
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

    def _lines(self, piece: bytes, longest: int | None) -> None:
        breaks = piece.count(b"\n")
        self.lines += breaks
        if longest is None:
            return
        if not breaks:
            self.open_bytes += len(piece)
        else:
            self._longest_inside(piece, longest)
            self.open_bytes = len(piece) - piece.rfind(b"\n") - 1
        if self.open_bytes > longest:
            self._refuse(self.lines + 1)

    def _longest_inside(self, piece: bytes, longest: int) -> None:
        """A break must follow within the limit, from the line left open to this piece's last break."""
        end = piece.rfind(b"\n")
        at, room, number = 0, longest - self.open_bytes, self.lines - piece.count(b"\n")
        while at < end:
            found = piece.rfind(b"\n", at, at + room + 1)
            if found < 0:
                self._refuse(number + piece.count(b"\n", 0, at) + 1)
            at, room = found + 1, longest

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
