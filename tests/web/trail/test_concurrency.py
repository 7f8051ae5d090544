"""Many writers at once, and writers that are killed in the middle: nothing is lost and the chain holds.

Real processes on a database of their own: SQLite, or PostgreSQL where DATABASE_URL names one.
"""

import json
import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg import sql

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


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    env = {
        **os.environ,
        "HEADWAY_HOME": str(tmp_path / "workspace"),
        "DJANGO_SETTINGS_MODULE": "headway.web.settings",
    }
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        yield _made(Place(tmp_path, env))
        return
    name = sql.Identifier(f"writers_{uuid.uuid4().hex}")
    env["DATABASE_URL"] = urlsplit(url)._replace(path=f"/{name.as_string()[1:-1]}").geturl()
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(name))
        try:
            yield _made(Place(tmp_path, env))
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))


def _made(place: Place) -> Place:
    done = place.headway("manage", "migrate", "-v", "0")
    assert done.returncode == 0, done.stderr
    return place


def test_of_fifty_writers_at_once_none_loses_an_event_and_the_chain_holds(place: Place) -> None:
    place.write("add", writers=50, times=6)
    noted = {(note, int(seq)) for note, seq in place.committed()}
    assert {note for note, _ in noted} == {
        f"{writer}.{number}" for writer in range(50) for number in range(6)
    }
    assert place.holds() == 300
    assert {(after["note"], seq) for seq, after in place.events("seq", "after")} == noted
    times = place.events("at")
    assert times == sorted(times)  # the order of the chain is the order of the times


def test_twenty_people_who_change_one_thing_lose_nothing(place: Place) -> None:
    place.write("count", writers=20, times=5)
    assert "count 100" in place.notes()  # each of the hundred built upon the one before
    assert sorted(int(version) for _, version in place.committed()) == list(range(2, 102))
    assert place.holds() == 100


def test_actions_that_cross_each_other_wait_in_turn(place: Place) -> None:
    place.write("cross", writers=12, times=5)
    assert len(place.committed()) == 60
    assert place.holds() == 120
    notes = [note for note in place.notes() if not note.startswith("count")]
    assert len(set(notes)) == 1  # both sides bear the mark of the last who wrote


@pytest.mark.parametrize("kill", ["all at once", "one after another"])
def test_writers_killed_in_the_middle_leave_a_valid_chain_and_every_committed_event(
    place: Place, kill: str
) -> None:
    for round_ in range(1, 4):
        before = len(place.committed())
        program = place.start(writers=8)
        _until(lambda before=before, round_=round_: len(place.committed()) > before + 20 * round_)
        if kill == "one after another":
            for child in (place.folder / "writers").read_text().split():
                os.kill(int(child), signal.SIGKILL)
                time.sleep(0.02)
        os.killpg(program.pid, signal.SIGKILL)
        program.wait()

        told = {(after["note"], seq) for seq, after in place.events("seq", "after")}
        assert {(note, int(seq)) for note, seq in place.committed()} <= told
        assert place.holds() == len(told)
        assert sorted(place.notes()) == sorted(note for note, _ in told)  # a change and its event, or neither
    place.write("add", writers=2, times=5)
    assert place.holds() == len(told) + 10


def _until(happened: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "the writers wrote nothing"
        time.sleep(0.005)
