"""Archives: written the same byte for byte each time; opened only after everything they say has been checked."""

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from headway.errors import ForPerson

__all__ = ["INSTALLATION", "OFFICE", "Limits", "add", "leads_out", "opened", "part"]

_EPOCH = (1980, 1, 1, 0, 0, 0)
_GIB = 1024**3
_MIB = 1024**2
_DAMAGED = "is damaged, cut short or not an archive"


@dataclass(frozen=True)
class Limits:
    """What an archive may hold: parts, bytes unpacked in all, and how many times their size they may unpack to."""

    parts: int
    unpacked: int
    ratio: int


OFFICE = Limits(parts=1_000, unpacked=100 * _MIB, ratio=300)
"""A workbook or a set of tables that people give to the site. Real plans are below 1 MiB."""
INSTALLATION = Limits(parts=1_000_000, unpacked=200 * _GIB, ratio=1_000)
"""An export or a backup: from the command line, by whoever runs the machine."""
# Deflate cannot do better than 1,032 to 1; a small part may shrink a lot and mean no harm.
_SMALL = 10 * _MIB


def add(archive: zipfile.ZipFile, name: str, content: bytes | Path) -> None:
    """Add a part without a clock or a machine in it, so that the same content gives the same bytes."""
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    entry.create_system = 3
    if isinstance(content, bytes):
        archive.writestr(entry, content)
        return
    entry.file_size = content.stat().st_size
    with (
        content.open("rb") as source,
        archive.open(entry, "w", force_zip64=entry.file_size >= 2 * _GIB) as out,
    ):
        while chunk := source.read(_MIB):
            out.write(chunk)


@contextmanager
def opened(file: BinaryIO | Path, shown: str, limits: Limits) -> Iterator[zipfile.ZipFile]:
    """An archive whose parts are within their limits and lead nowhere else, or an error for a person.

    An error of the archive while it is read inside the block is told in the same way.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            _check(archive.infolist(), shown, limits)
            yield archive
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, NotImplementedError, zlib.error) as error:
        raise ForPerson(f"{shown} {_DAMAGED}. Get it again from where it came from.") from error
    except (OSError, RuntimeError, ValueError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise ForPerson(f"{shown} {_DAMAGED}, or is locked by a password. Get it again.") from error


def part(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """The content of one part, which may be no larger than ``most`` bytes; its checksum holds."""
    with archive.open(name) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise ForPerson(
            f"{name} in the archive is larger than {most // _MIB} MiB. It is not what it should be."
        )
    return content


def _check(parts: Iterable[zipfile.ZipInfo], shown: str, limits: Limits) -> None:
    names: set[str] = set()
    unpacked = 0
    for each in parts:
        if leads_out(each.filename) or each.external_attr >> 28 == 0o12:  # a symbolic link
            raise ForPerson(f"{shown} names a place outside itself. Do not use it; ask who sent it.")
        if each.flag_bits & 1:
            raise ForPerson(f"{shown} is locked by a password. Save it without one.")
        if each.filename in names:
            raise ForPerson(f"{shown} holds {each.filename[:60]} twice. It is not what it should be.")
        names.add(each.filename)
        unpacked += each.file_size
        if each.file_size > _SMALL and each.file_size > limits.ratio * max(each.compress_size, 1):
            raise ForPerson(f"{shown} unpacks to far more than it should hold. It was refused.")
    if len(names) > limits.parts or unpacked > limits.unpacked:
        raise ForPerson(f"{shown} unpacks to far more than it should hold. It was refused.")


def leads_out(name: str) -> bool:
    """Whether a part's name is more than a plain path inside the archive."""
    path = PurePosixPath(name)
    return (
        not name
        or name.startswith("/")
        or "\\" in name
        or ":" in name
        or "\x00" in name
        or any(step in ("..", ".") for step in name.split("/"))
        or path.is_absolute()
    )
