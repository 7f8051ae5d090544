"""Where an export lies: a folder or a zip, written whole or not at all, read only where nothing leads outside."""

import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

from headway.errors import ForPerson
from headway.web.exchange.archives import INSTALLATION, add, opened

__all__ = ["Source", "reading", "staged", "zipped"]


class Source(Protocol):
    """Parts by name."""

    def names(self) -> set[str]: ...

    def open(self, name: str) -> BinaryIO: ...


class _Folder:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def names(self) -> set[str]:
        return {
            path.relative_to(self.folder).as_posix()
            for path in self.folder.rglob("*")
            if path.is_symlink() or not path.is_dir()
        }

    def open(self, name: str) -> BinaryIO:
        path = self.folder / name
        if path.is_symlink() or any(
            parent.is_symlink() for parent in path.parents if parent != self.folder.parent
        ):
            raise ForPerson(f"{self.folder} holds a link, {name}. Do not use it; ask who sent it.")
        return path.open("rb")


class _Zip:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive

    def names(self) -> set[str]:
        return {name for name in self.archive.namelist() if not name.endswith("/")}

    def open(self, name: str) -> BinaryIO:
        return self.archive.open(name)  # type: ignore[return-value] - it reads bytes


@contextmanager
def reading(path: Path) -> Iterator[Source]:
    """The parts of a folder or a zip."""
    if path.is_dir():
        yield _Folder(path)
        return
    if not path.is_file():
        raise ForPerson(f"{path} is not there. Give an export or a backup.")
    with opened(path, str(path), INSTALLATION) as archive:
        yield _Zip(archive)


@contextmanager
def staged(out: Path) -> Iterator[Path]:
    """A new folder beside ``out``, for its owner only; gone afterwards unless it was moved."""
    out = out.absolute()
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    except OSError as error:
        raise ForPerson(f"{out.parent} cannot be written: {error.strerror}. Give another place.") from error
    try:
        yield folder
    except OSError as error:
        if error.errno is None:
            raise
        raise ForPerson(f"{out} cannot be written: {error.strerror}. Nothing was written.") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def zipped(folder: Path, out: Path) -> None:
    """Everything in a folder as a zip, in order of name; the zip appears whole."""
    made = folder.with_name(folder.name + ".zip")
    try:
        with open(os.open(made, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:  # noqa: PTH123 - its mode
            with zipfile.ZipFile(file, "w") as archive:
                for path in sorted(folder.rglob("*")):
                    if path.is_file():
                        add(archive, path.relative_to(folder).as_posix(), path)
            file.flush()
            os.fsync(file.fileno())
        made.replace(out)
    finally:
        made.unlink(missing_ok=True)
