"""Files that only their owner reads, written whole or not at all."""

import hashlib
import os
import secrets
import shutil
from pathlib import Path

OWNER_FOLDER, OWNER_FILE = 0o700, 0o600


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, open to their owner alone; one that stands is left as it is."""
    for each in (*reversed(folder.parents), folder):
        if not each.exists():
            each.mkdir(mode=OWNER_FOLDER, exist_ok=True)


def write_durably(path: Path, text: str) -> None:
    """Write a new file and wait until it is on the disk."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_FILE), "wb") as file:
        file.write(text.encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())


def replace_durably(path: Path, text: str) -> None:
    """Put a text in the place of a file in one step: whoever reads sees the old one or the new one, whole."""
    beside = path.with_name(f".{path.name}-{secrets.token_hex(6)}")
    write_durably(beside, text)
    beside.replace(path)
    settle_folder(path.parent)


def settle_file(path: Path) -> None:
    """Wait until a file that another wrote is on the disk."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def settle_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk (Windows has no such call and does it by itself)."""
    if os.name == "posix":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def remove(path: Path) -> None:
    """Take away a folder or a file; what is gone already is no error."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
