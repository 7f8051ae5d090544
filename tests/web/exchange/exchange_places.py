"""Installations of their own, worked by the real command in its own process: a folder, and a database where asked."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from migrated import Migrated, a_database

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Installation:
    """One installation, by its environment."""

    home: Path
    url: str = ""

    @property
    def env(self) -> dict[str, str]:
        env = {key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "HEADWAY_HOME")}
        env |= {"HEADWAY_HOME": str(self.home), "DJANGO_SETTINGS_MODULE": "headway.web.settings"}
        return env | ({"DATABASE_URL": self.url} if self.url else {})

    def run(self, *arguments: str, path: str | None = None) -> subprocess.CompletedProcess[str]:
        """``headway ...``, whatever it ends with."""
        env = self.env | ({"PATH": path} if path is not None else {})
        return subprocess.run(
            [sys.executable, "-m", "headway", *arguments],
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )

    def headway(self, *arguments: str, path: str | None = None) -> str:
        """``headway ...``, which must succeed."""
        ran = self.run(*arguments, path=path)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    def python(self, code: str) -> str:
        """Code run inside the installation."""
        whole = f"import sys; sys.path.insert(0, {str(HERE)!r})\nimport django; django.setup()\n{code}"
        ran = subprocess.run(
            [sys.executable, "-c", whole], env=self.env, capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    def lived_in(self) -> "Installation":
        """With Kent's plan, worked on; its tables are there."""
        self.python("from exchange_kent import kent_plan; kent_plan()")
        return self


@contextmanager
def an_installation(home: Path, *, postgresql: bool = False) -> Iterator[Installation]:
    """A new installation; its database on PostgreSQL is dropped afterwards."""
    if not postgresql:
        yield Installation(home)
        return
    with a_database() as (_, url):
        yield Installation(home, url)


@contextmanager
def a_migrated_installation(home: Path, migrated: Migrated) -> Iterator[Installation]:
    """A new installation whose tables are there, on the database that the suite runs on."""
    with migrated.copied_to(home) as url:
        yield Installation(home, url)


def everything_in(folder: Path) -> dict[str, bytes]:
    """Every file by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def rezipped(path: Path, out: Path, change: dict[str, bytes | None]) -> Path:
    """An archive with parts replaced, added or (None) taken out."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
        parts = {name: old.read(name) for name in old.namelist()} | change
        for name, content in parts.items():
            if content is not None:
                new.writestr(name, content)
    return out
