"""Many writers at once, and writers that are killed in the middle: nothing is lost and the chain holds.

Real processes on a database of their own: SQLite, or PostgreSQL where DATABASE_URL names one.
"""

import os
import signal
import time
from collections.abc import Callable

import pytest
from places import Place


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
