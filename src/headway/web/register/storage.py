"""Files that people give, kept in the workspace by content hash: reports here, evidence in the plans.

A path is made from the hash alone, never from a person's words. A file is written whole or not at all, for its owner
only, and is served as a download that no browser runs.
"""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.http import FileResponse

from headway.errors import ForPerson
from headway.web.register.sniffing import MediaType, sniffed

__all__ = ["MOST_BYTES", "MediaType", "StoredFile", "download", "keep", "path_of"]

MOST_BYTES = 50 * 1024 * 1024
"""The largest file that is taken: 50 MiB."""

_CHUNK = 1024 * 1024
_SHA256 = re.compile(r"[0-9a-f]{64}")
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]+')
_ANY = frozenset(MediaType)


@dataclass(frozen=True)
class StoredFile:
    """A file that is kept. ``name`` is the giver's own name for it without folders, to be shown, never used as a
    path; ``was_known`` says that the same bytes were here before.
    """

    sha256: str
    size: int
    media_type: MediaType
    name: str
    was_known: bool = False


def keep(
    file: BinaryIO, *, name: str = "", kinds: frozenset[MediaType] = _ANY, most: int = MOST_BYTES
) -> StoredFile:
    """Keep a file (an upload, or any open binary file) if it is of one of the kinds and no larger than ``most``.

    Too large, empty, of another kind, or an archive that unpacks without end: an error for a person, nothing kept.
    """
    shown = shown_name(name or getattr(file, "name", "") or "The file")
    with _written(file, shown, most) as (path, sha256, size):
        kind = sniffed(path, shown)
        if kind not in kinds:
            wanted = " or ".join(each.in_words for each in MediaType if each in kinds)
            raise ForPerson(f"{shown} is {kind.in_words}. Give {wanted}.")
        place = path_of(sha256)
        was_known = place.exists()
        if not was_known:
            path.replace(place)
            _settle(place.parent)
    return StoredFile(sha256, size, kind, shown, was_known)


def path_of(sha256: str) -> Path:
    """Where the file with this hash is, or would be. Anything but a SHA-256 in hexadecimal is refused."""
    if not _SHA256.fullmatch(sha256):
        raise ForPerson("That is not the name of a file that Headway keeps.")
    return Path(settings.WORKSPACE.files) / sha256


def download(sha256: str, *, name: str, media_type: str) -> FileResponse:
    """A kept file as an answer that a browser saves and never shows or runs."""
    path = path_of(sha256)
    if not path.is_file():
        raise ForPerson("The file is no longer in the workspace. Restore it from a backup.")
    response = FileResponse(path.open("rb"), as_attachment=True, filename=_download_name(name, media_type))
    response.headers["Content-Type"] = str(media_type)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def shown_name(name: str) -> str:
    """A file's name as it may stand on screen: no folders, no control or direction signs, at most 200 letters."""
    last = re.split(r"[/\\]", name)[-1]
    return _UNSAFE.sub(" ", last).strip(" .")[:200] or "The file"


def _download_name(name: str, media_type: str) -> str:
    shown = shown_name(name)
    try:
        suffix = MediaType(media_type).suffix
    except ValueError:
        return shown
    return shown if shown.lower().endswith(suffix) else f"{shown}{suffix}"


@contextmanager
def _written(file: BinaryIO, shown: str, most: int) -> Iterator[tuple[Path, str, int]]:
    """The file's bytes in a new file of the workspace, gone afterwards unless it was moved to its place."""
    folder = Path(settings.WORKSPACE.files)
    handle, made = tempfile.mkstemp(prefix=".coming-", dir=folder)  # mode 0600
    path = Path(made)
    digest, size = hashlib.sha256(), 0
    try:
        with os.fdopen(handle, "wb") as out:
            file.seek(0)
            while chunk := file.read(_CHUNK):
                size += len(chunk)
                if size > most:
                    raise ForPerson(
                        f"{shown} is larger than {most // (1024 * 1024)} MiB. Give a smaller file, such as the "
                        "report without its appendices."
                    )
                digest.update(chunk)
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
        yield path, digest.hexdigest(), size
    finally:
        path.unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    """Have the folder's own list of names on disk too, where the system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows cannot open a folder
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
