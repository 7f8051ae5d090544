"""The workspace: one folder that holds everything an installation keeps, unless the database is PostgreSQL."""

import os
import secrets
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from headway.errors import ForPerson

__all__ = ["Workspace", "workspace"]

HOME = "HEADWAY_HOME"
DEFAULT = Path("headway-data")


@dataclass(frozen=True)
class Workspace:
    """A folder (``HEADWAY_HOME``, by default ``./headway-data``) with ``headway.toml``, the SQLite database, files by
    content hash and, outside production, a secret key of its own.
    """

    folder: Path

    @property
    def database(self) -> Path:
        """The SQLite database, where ``DATABASE_URL`` does not name another."""
        return self.folder / "headway.sqlite3"

    @property
    def files(self) -> Path:
        """Report files and evidence, each named by its SHA-256."""
        return self.folder / "files"

    @property
    def static(self) -> Path:
        """Styles and scripts as collected for production."""
        return self.folder / "static"

    @property
    def outbox(self) -> Path:
        """E-mails as files, where no SMTP server is named."""
        return self.folder / "outbox"

    @cached_property
    def config(self) -> dict[str, Any]:
        """What ``headway.toml`` says; empty where there is none."""
        path = self.folder / "headway.toml"
        try:
            return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        except tomllib.TOMLDecodeError as error:
            raise ForPerson(f"{path} is not TOML: {error}. Mend that line.") from error

    def make(self) -> None:
        """Make the folder and those in it, readable by their owner only."""
        for folder in (self.folder, self.files, self.static, self.outbox):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def own_secret_key(self) -> str:
        """A key kept in the workspace, for one machine: made at random the first time."""
        self.make()
        path = self.folder / "secret-key"
        try:
            handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            return path.read_text(encoding="ascii").strip()
        with os.fdopen(handle, "w", encoding="ascii") as file:
            key = secrets.token_urlsafe(50)
            file.write(key)
        return key


def workspace() -> Workspace:
    """The workspace that the environment names."""
    return Workspace(Path(os.environ.get(HOME) or DEFAULT).resolve())
