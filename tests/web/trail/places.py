"""A database of a test's own, used by other processes: SQLite, or PostgreSQL where DATABASE_URL names a server."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WRITERS = Path(__file__).with_name("writers.py")
HEADWAY = "from headway.cli import main; main()"


@dataclass(frozen=True)
class Place:
    """A database of its own, with a folder for what its writers note."""

    folder: Path
    env: dict[str, str]

    def headway(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """The command line on this database."""
        return self._run([sys.executable, "-c", HEADWAY, *arguments])

    def write(self, what: str, writers: int, times: int) -> None:
        """Let so many writers each write so often, and wait for them."""
        done = self._run(self._writers(what, writers, times))
        assert done.returncode == 0, done.stderr

    def start(self, writers: int) -> subprocess.Popen[bytes]:
        """Let so many writers write until they are killed."""
        (self.folder / "writers").unlink(missing_ok=True)
        return subprocess.Popen(self._writers("add", writers, 0), env=self.env, start_new_session=True)

    def committed(self) -> list[list[str]]:
        """What the writers noted, a list of words each."""
        file = self.folder / "committed"
        return [line.split() for line in file.read_text().splitlines()] if file.exists() else []

    def events(self, *columns: str) -> list[tuple[Any, ...]]:
        """The events as they stand in the database, in order."""
        return [tuple(row) for row in self._values("trail.models", "Event", *columns)]

    def notes(self) -> list[str]:
        """The notes of the inspections in the database."""
        return [note for (note,) in self._values("register.models", "Inspection", "note")]

    def holds(self) -> int:
        """The number of events, having verified the trail by the command line."""
        done = self.headway("trail", "verify", "--json")
        assert done.returncode == 0, done.stdout + done.stderr
        return int(json.loads(done.stdout)["events"])

    def _values(self, module: str, model: str, *columns: str) -> list[list[Any]]:
        """Rows read by a process of its own: this one has the suite's database open."""
        script = (
            f"import django, json; django.setup(); from headway.web.{module} import {model}\n"
            f"print(json.dumps(list({model}.objects.values_list(*{columns!r})), default=str))"
        )
        done = self._run([sys.executable, "-c", script])
        assert done.returncode == 0, done.stderr
        return list(json.loads(done.stdout))

    def _writers(self, what: str, writers: int, times: int) -> list[str]:
        return [sys.executable, str(WRITERS), what, str(self.folder), str(writers), str(times)]

    def _run(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, env=self.env, capture_output=True, text=True, timeout=240, check=False)
