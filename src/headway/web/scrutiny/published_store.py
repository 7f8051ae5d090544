"""Files made of what is published, kept by the hash of what they were made from, so that each is made once.

What a file is made from is what the public may read at that moment: should anything be restricted or withdrawn, the
hash is another one, and the old file is never asked for again.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.conf import settings

from headway.web.trail.chain import canonical

__all__ = ["made_once"]

_MOST = 500
"""How many files are kept; the longest unused go first."""


def made_once(kind: str, made_from: Any, make: Callable[[], bytes]) -> bytes:
    """The file of that kind made from these values: from the store, or made now and kept."""
    name = hashlib.sha256(canonical([kind, _edition(), made_from]).encode()).hexdigest()
    folder = Path(settings.WORKSPACE.folder) / "made"
    path = folder / name
    try:
        found = path.read_bytes()
        os.utime(path)
    except OSError:
        found = make()
        _keep(folder, path, found)
    return found


def _keep(folder: Path, path: Path, content: bytes) -> None:
    """Keep it if the disk lets us: the answer does not depend on it."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, coming = tempfile.mkstemp(prefix=".coming-", dir=folder)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(coming).replace(path)
        held = sorted((each for each in folder.iterdir() if not each.name.startswith(".")), key=_used)
        for old in held[: max(0, len(held) - _MOST)]:
            old.unlink(missing_ok=True)
    except OSError:
        return


def _used(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _edition() -> str:
    """Another edition of Headway may write the same thing otherwise."""
    return version("headway")
