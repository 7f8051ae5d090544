"""Report files: all of them or none, each readable by its owner alone."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from headway.errors import ForPerson

__all__ = ["check_places", "write_all"]

_OWNER_ONLY = 0o600


def check_places(paths: list[Path]) -> None:
    """Refuse before any work what could not be written at its end."""
    seen = set()
    for path in paths:
        if path.resolve() in seen:
            raise ForPerson(f"{path} is given for two reports. Give each a file of its own.")
        seen.add(path.resolve())
        if path.is_dir():
            raise ForPerson(f"{path} is a folder. Give the name of a file.")
        if path.exists() and not path.is_file():
            raise ForPerson(
                f"{path} is no ordinary file, and a report would take its place. Give another name."
            )
        if not path.parent.is_dir():
            raise ForPerson(f"The folder {path.parent} for {path.name} is not there. Make it first.")


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Write every file beside its place under another name, and only when all are whole put each in its place.

    A file that was there is replaced; where one cannot be, those before it are put back as they were.
    """
    coming: dict[Path, Path] = {}
    try:
        for path, content in contents.items():
            coming[path] = _written(path, content)
        _settle(coming)
    except OSError as error:
        where = f" ({Path(error.filename).name})" if error.filename else ""
        raise ForPerson(
            f"The reports could not be written{where}: {error.strerror}. None of them was. Give a folder with room in "
            "which you may write."
        ) from None
    finally:
        for part in coming.values():
            part.unlink(missing_ok=True)


def _written(path: Path, content: bytes) -> Path:
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
    except OSError:
        part.unlink(missing_ok=True)
        raise
    return part


def _settle(coming: Mapping[Path, Path]) -> None:
    former: dict[Path, Path | None] = {}
    try:
        for path, part in coming.items():
            former[path] = _kept(path)
            part.replace(path)
    except OSError:
        for path, old in former.items():
            if old is not None:
                old.replace(path)
            elif not coming[path].exists():
                path.unlink(missing_ok=True)
        raise
    finally:
        for old in former.values():
            if old is not None:
                old.unlink(missing_ok=True)


def _kept(path: Path) -> Path | None:
    """A second name of the file that is there, by which it can be put back."""
    if not path.exists():
        return None
    kept = path.with_name(f".{path.name}.{secrets.token_hex(4)}.former")
    try:
        kept.hardlink_to(path)
    except OSError:  # a file system without second names
        return None
    return kept
