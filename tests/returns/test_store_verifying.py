"""Verifying: each thing that can be wrong with a store is found, and named by its place."""

import stat
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from store_making import a_key, a_store, a_year

from headway.errors import ForPerson
from headway.returns.store import Store, load
from headway.returns.store.verifying import verify


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    made, key = a_store(tmp_path), a_key(tmp_path)
    monkeypatch.setenv("HEADWAY_CHILD_KEY_FILE", str(key.path))
    load(a_year(), made, key=key)
    return made


def _header(store: Store) -> Path:
    return store.path(store.editions()[0], "header")


def _rewritten(store: Store, query: str) -> None:
    path = _header(store)
    with duckdb.connect() as con:
        rows = f"(SELECT * FROM read_parquet('{path}', hive_partitioning = false))"  # noqa: S608
        con.execute(f"CREATE TABLE t AS {query.format(rows)}").fetchall()
        con.execute(f"COPY t TO '{path}' (FORMAT parquet)").fetchall()
    path.chmod(0o600)


def test_a_sound_store_has_no_fault(store: Store) -> None:
    found = verify(store)
    assert found.faults == ()
    assert (found.editions, found.tables, found.rows) == (1, 3, 5)


def _cut(store: Store) -> None:
    path = _header(store)
    path.write_bytes(path.read_bytes()[:-20])


def _turn_a_bit(store: Store) -> None:
    path = _header(store)
    content = bytearray(path.read_bytes())
    content[10] ^= 1
    path.write_bytes(content)


def _lose_the_manifest(store: Store) -> None:
    (_header(store).parent / "edition.json").unlink()


def _edit_the_manifest(store: Store) -> None:
    path = _header(store).parent / "edition.json"
    path.write_text(path.read_text().replace('"rows": 2', '"rows": 3'))


def _open_to_a_group(store: Store) -> None:
    _header(store).chmod(0o640)


def _open_a_folder(store: Store) -> None:
    store.folder.chmod(0o755)


def _add_a_file(store: Store) -> None:
    path = _header(store).with_name("children.csv")
    path.touch(mode=0o600)


def _lose_the_key(store: Store) -> None:
    (store.folder.parent.parent / "elsewhere" / "child.key").unlink()


def _change_the_key(store: Store) -> None:
    (store.folder.parent.parent / "elsewhere" / "child.key").write_text("ab" * 32)


def _open_the_key(store: Store) -> None:
    (store.folder.parent.parent / "elsewhere" / "child.key").chmod(0o604)


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (_cut, "header.parquet: it cannot be read as Parquet"),
        (_turn_a_bit, "header.parquet: it was changed since it was written"),
        (lambda store: _header(store).unlink(), "header.parquet: missing"),
        (
            lambda store: _rewritten(store, "SELECT * FROM {} LIMIT 1"),
            "it has 1 rows, and the manifest says 2",
        ),
        (_lose_the_manifest, "edition.json: missing or damaged"),
        (_edit_the_manifest, "edition.json: it was changed since it was written"),
        (
            lambda store: _rewritten(store, """SELECT * REPLACE ('AB12' AS "CHILD") FROM {}"""),
            "CHILD: it is kept as VARCHAR; only BIGINT may be kept of it",
        ),
        (
            lambda store: _rewritten(store, """SELECT * REPLACE (DATE '2012-05-17' AS "DOB") FROM {}"""),
            "DOB: it is kept as DATE; only INTEGER may be kept of it",
        ),
        (
            lambda store: _rewritten(store, "SELECT *, 'Jane' AS \"Jane's name\" FROM {}"),
            "column 8: the schema has no such column",
        ),
        (_open_to_a_group, "header.parquet: others can read it"),
        (_open_a_folder, "others can read it. Close it: chmod go="),
        (_add_a_file, "children.csv: it is not listed"),
        (_lose_the_key, "is not at"),
        (_change_the_key, "this is not the key of this store"),
        (_open_the_key, "chmod 600"),
    ],
)
def test_a_fault_is_found_and_named(store: Store, harm: Callable[[Store], None], told: str) -> None:
    harm(store)
    faults = verify(store).faults
    assert any(told in fault for fault in faults), faults
    assert not any("Jane" in fault or "AB12" in fault for fault in faults)


def test_verifying_mends_nothing(store: Store) -> None:
    _open_to_a_group(store)
    verify(store)
    assert stat.S_IMODE(_header(store).stat().st_mode) == 0o640


def test_a_store_that_is_not_there_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(ForPerson, match="There is no store at"):
        verify(Store(tmp_path / "nowhere"))
