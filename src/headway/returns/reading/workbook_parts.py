"""The parts of a workbook, unpacked in bounded pieces. What the container's directory says is checked, not believed.

A workbook is a zip of XML (ECMA-376, Open Packaging Conventions); its parts are stored or deflated, and nothing else.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.parsers import expat

from headway.errors import ForPerson
from headway.returns.reading.limits import (
    MAX_PARTS,
    MAX_UNPACKED_BYTES,
    MAX_UNPACKED_RATIO,
    PIECE_BYTES,
    RATIO_COUNTS_FROM_BYTES,
)

_LOCAL_HEADER = struct.Struct("<26xHH")

_DAMAGE = (
    zipfile.BadZipFile, zlib.error, struct.error, expat.ExpatError, OSError, EOFError, KeyError, ValueError,
    NotImplementedError, RuntimeError,
)  # fmt: skip


@contextmanager
def whole(name: str) -> Iterator[None]:
    """What the libraries say of a damaged workbook, as a sentence for a person. Their own words are not shown."""
    import python_calamine

    try:
        yield
    except python_calamine.PasswordError:
        raise ForPerson(
            f"{name}: the workbook is protected with a password. Open it, save it without one, and load it again."
        ) from None
    except (*_DAMAGE, python_calamine.CalamineError):
        raise damaged(name) from None
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # of the library in Rust: no ordinary exception
            raise damaged(name) from None
        raise


def damaged(name: str) -> ForPerson:
    return ForPerson(
        f"{name}: the workbook is damaged or cut short and cannot be read. Save it again as .xlsx, and load it again."
    )


def refuse_bomb(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse a workbook by its directory alone, before any part is unpacked."""
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    packed_well = any(
        part.file_size > RATIO_COUNTS_FROM_BYTES
        and part.file_size > MAX_UNPACKED_RATIO * max(1, part.compress_size)
        for part in parts
    )
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED_BYTES or packed_well:
        raise ForPerson(
            f"{name}: the workbook would unpack to more than a workbook of a return holds "
            f"({MAX_UNPACKED_BYTES // 1_000_000:,} MB in all, {MAX_UNPACKED_RATIO} times its size on the disk, "
            f"{MAX_PARTS:,} parts). It was not opened. Copy the lists into a new workbook."
        )


def pieces(path: Path, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """A part in pieces; one that unpacks to another size than the directory says is damaged, or a bomb in disguise."""
    given = 0
    for piece in _stored(path, part) if part.compress_type == zipfile.ZIP_STORED else _inflated(path, part):
        given += len(piece)
        if given > part.file_size:
            raise zipfile.BadZipFile
        yield piece
    if given != part.file_size:
        raise zipfile.BadZipFile


def _stored(path: Path, part: zipfile.ZipInfo) -> Iterator[bytes]:
    with path.open("rb") as stream:
        stream.seek(part.header_offset)
        stream.seek(sum(_LOCAL_HEADER.unpack(stream.read(_LOCAL_HEADER.size))), 1)
        left = part.compress_size
        while left and (piece := stream.read(min(PIECE_BYTES, left))):
            left -= len(piece)
            yield piece


def _inflated(path: Path, part: zipfile.ZipInfo) -> Iterator[bytes]:
    if part.compress_type != zipfile.ZIP_DEFLATED or part.flag_bits & 1:
        raise zipfile.BadZipFile
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    for packed in _stored(path, part):
        waiting = packed
        while piece := inflate.decompress(waiting, PIECE_BYTES):
            yield piece
            waiting = inflate.unconsumed_tail


def small(path: Path, part: zipfile.ZipInfo, name: str) -> bytes:
    """A part that lists other parts, in one piece."""
    text = b"".join(pieces(path, part)) if part.file_size <= PIECE_BYTES else b"<!DOCTYPE"
    if b"<!DOCTYPE" in text:
        raise ForPerson(f"{name}: the workbook declares what no workbook does. Save it again as .xlsx.")
    return text
