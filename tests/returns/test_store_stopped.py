"""A change that is stopped half-way: the store is as before or as after, and the next change tidies up."""

import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from store_making import a_key, a_store, a_year, cells_of

from headway.errors import ForPerson
from headway.returns.store import Store, load, pseudonym
from headway.returns.store.changing import changing
from headway.returns.store.forgetting import forget
from headway.returns.store.locking import locked
from headway.returns.store.verifying import verify

HERE = Path(__file__).parent


def _killed(what: str, start: Path, out: Path) -> list[int]:
    """Kill the change at its first touch of the disk, at its second, ...; the exit codes, of which the last is 0."""
    run = subprocess.run(
        [sys.executable, str(HERE / "store_killed.py"), what, str(start), str(out)],
        capture_output=True,
        check=True,
        text=True,
    )
    return [int(line) for line in run.stdout.split()]


def _state(store: Store) -> tuple[tuple[str, int], ...]:
    return tuple((edition.stamp, edition.rows) for edition in store.editions())


@pytest.fixture(autouse=True)
def _key_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEADWAY_CHILD_KEY_FILE", str(tmp_path / "elsewhere" / "child.key"))


@pytest.mark.parametrize("what", ["load", "forget"])
def test_a_kill_at_any_moment_leaves_the_old_state_or_the_new_and_the_next_load_clears_the_rest(
    tmp_path: Path, what: str
) -> None:
    start = tmp_path / "start"
    key = a_key(tmp_path)
    load(a_year(), a_store(start), key=key)
    shutil.copytree(tmp_path / "elsewhere", start / "elsewhere")
    before = _state(a_store(start))
    ends = _killed(what, start, tmp_path / "killed")
    assert set(ends) == {0, -signal.SIGKILL}
    states, left = set(), 0
    for number in range(len(ends)):
        store = a_store(tmp_path / "killed" / str(number))
        states.add(_state(store))
        found = verify(store).faults  # every listed edition is whole, whichever they are
        assert all("left by a change that was stopped" in fault for fault in found)
        left += bool(found)
        if number % 6 == 0:  # some of them, for the sake of time
            load(a_year(year=2025, edition="next"), store, key=key)
            assert verify(store).faults == ()
            assert not list(store.folder.glob(".changing-*"))
    assert before in states
    assert len(states) == 2  # the old and the new, nothing between
    assert left > 10


def test_an_error_in_the_midst_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    store, key = a_store(tmp_path), a_key(tmp_path)
    load(a_year(), store, key=key)
    before = _state(store)
    broken = a_year(edition="corrected")
    broken.con.execute("DROP TABLE faults").fetchall()
    with pytest.raises(ForPerson, match="Nothing was loaded"):
        load(broken, store, key=key)
    assert _state(store) == before
    assert verify(store).faults == ()


def test_facts_derived_from_a_child_go_with_the_child(tmp_path: Path) -> None:
    store, key = a_store(tmp_path), a_key(tmp_path)
    load(a_year(), store, key=key)
    store.facts.mkdir()
    (store.facts / "episode.parquet").touch()
    forget(store, pseudonym(key, "child", "AB12"))
    assert not store.facts.exists()


def test_loads_at_once_wait_for_each_other_and_all_are_kept(tmp_path: Path) -> None:
    store, key = a_store(tmp_path), a_key(tmp_path)
    told: list[str] = []
    intakes = [a_year(year=year) for year in range(2019, 2027)]
    with locked(_made(store)):
        threads = [
            threading.Thread(target=load, args=(intake, store), kwargs={"key": key, "told": told.append})
            for intake in intakes
        ]
        for thread in threads:
            thread.start()
        while len(told) < len(threads):
            threading.Event().wait(0.01)
    for thread in threads:
        thread.join()
    assert {edition.year for edition in store.editions()} == set(range(2019, 2027))
    assert verify(store).faults == ()
    assert set(told) == {"Another command is changing the store; waiting for it."}


def test_a_lock_that_is_never_let_go_of_is_told_in_words(tmp_path: Path) -> None:
    store = a_store(tmp_path)
    with (
        locked(_made(store)),
        pytest.raises(ForPerson, match="for a long time"),
        locked(store.folder, patience=0.1),
    ):
        pass


def test_a_lost_index_is_not_taken_for_an_empty_store(tmp_path: Path) -> None:
    store, key = a_store(tmp_path), a_key(tmp_path)
    load(a_year(), store, key=key)
    (store.folder / "store.json").unlink()
    with pytest.raises(ForPerson, match="Put it back from a backup"):
        load(a_year(edition="corrected"), store, key=key)
    assert list(store.folder.rglob("header.parquet"))


def test_an_older_index_deletes_nothing_and_verify_names_what_it_does_not_list(tmp_path: Path) -> None:
    store, key = a_store(tmp_path), a_key(tmp_path)
    load(a_year(), store, key=key)
    older = (store.folder / "store.json").read_text()
    load(a_year(year=2025), store, key=key)
    (store.folder / "store.json").write_text(older)
    load(a_year(year=2024), store, key=key)
    assert any("period=2025" in fault and "not listed" in fault for fault in verify(store).faults)
    assert len(list(store.folder.rglob("header.parquet"))) == 3


def test_a_change_that_is_not_committed_leaves_nothing(tmp_path: Path) -> None:
    store, key = a_store(tmp_path), a_key(tmp_path)
    load(a_year(), store, key=key)
    with changing(store) as change:
        (change.beside / "half.parquet").write_bytes(b"half")
    assert sorted(path.name for path in store.folder.iterdir()) == [
        ".lock",
        "authority=E10000016",
        "store-log.jsonl",
        "store.json",
    ]
    assert len(cells_of(store, "header", "*")) == 2


def _made(store: Store) -> Path:
    store.folder.mkdir(parents=True, mode=0o700, exist_ok=True)
    return store.folder
