"""Whether the store is as its index and manifests say, closed to others, and free of what it must not hold."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from headway.errors import ForPerson
from headway.returns.sql import as_pattern, literal, parquet
from headway.returns.store import index, locking, log
from headway.returns.store.changing import leftovers
from headway.returns.store.columns import schema_version, stored_types
from headway.returns.store.edition import FAULTS, Edition
from headway.returns.store.fault_table import TYPES as FAULT_TYPES
from headway.returns.store.files import sha256_of
from headway.returns.store.index import Index, Listed, read_index
from headway.returns.store.key import key_path, read_key
from headway.returns.store.locking import Told, locked
from headway.returns.store.store import MANIFEST, Store

_ITS_OWN = (index.NAME, log.NAME, locking.NAME)


@dataclass(frozen=True)
class Verified:
    """What was looked at, and every fault, each a sentence that begins with where it is."""

    editions: int
    tables: int
    rows: int
    faults: tuple[str, ...]


def verify(store: Store, *, told: Told | None = None) -> Verified:
    """Look at everything in the store. Waits for a change that is under way, and changes nothing."""
    if not store.folder.is_dir():
        raise ForPerson(
            f"There is no store at {store.folder}. Name the workspace in HEADWAY_HOME, or load a return."
        )
    with locked(store.folder, told=told):
        held = read_index(store.folder)
        left = leftovers(store)
        faults = [f"{path}: left by a change that was stopped; the next load clears it." for path in left]
        faults += _key_faults(store, held)
        editions: list[Edition] = []
        with duckdb.connect(config={"temp_directory": ""}) as con:
            for listed in held.editions:
                faults += _edition_faults(con, store, listed, editions)
        faults += _strays(store, held, left)
        faults += _open_to_others(store)
    tables = [table for edition in editions for table in edition.tables.values()]
    return Verified(len(editions), len(tables), sum(table.rows for table in tables), tuple(faults))


def _key_faults(store: Store, held: Index) -> Iterator[str]:
    if held.key is None:
        return
    try:
        key = read_key(key_path(), store=store.folder)
    except ForPerson as error:
        yield str(error)
        return
    if key.fingerprint != held.key:
        yield f"{key.path}: this is not the key of this store (fingerprint {key.fingerprint}, not {held.key})."


def _edition_faults(
    con: duckdb.DuckDBPyConnection, store: Store, listed: Listed, editions: list[Edition]
) -> Iterator[str]:
    path = store.folder / listed.folder / MANIFEST
    try:
        edition = store.read(listed.folder)
    except ForPerson:
        yield f"{listed.folder}/{MANIFEST}: missing or damaged. Put the folder back from a backup."
        return
    editions.append(edition)
    if sha256_of(path) != listed.manifest:
        yield f"{listed.folder}/{MANIFEST}: it was changed since it was written. Put it back from a backup."
    if edition.folder != listed.folder:
        yield f"{listed.folder}/{MANIFEST}: it is the manifest of {edition.folder}."
        return
    for table in edition.tables:
        yield from (
            f"{listed.folder}/{table}.parquet: {fault}" for fault in _table_faults(con, store, edition, table)
        )


def _table_faults(
    con: duckdb.DuckDBPyConnection, store: Store, edition: Edition, table: str
) -> Iterator[str]:
    path, stored = store.path(edition, table), edition.tables[table]
    if not path.is_file():
        yield "missing. Put it back from a backup."
        return
    if sha256_of(path) != stored.sha256:
        yield "it was changed since it was written. Put it back from a backup."
    try:
        name = literal(as_pattern(path))
        rows = con.execute(f"SELECT num_rows FROM parquet_file_metadata({name})").fetchall()[0][0]
        columns = con.execute(f"DESCRIBE SELECT * FROM {parquet(path)}").fetchall()
    except duckdb.Error:
        yield "it cannot be read as Parquet. Put it back from a backup."
        return
    if rows != stored.rows:
        yield f"it has {rows} rows, and the manifest says {stored.rows}."
    yield from _column_faults(edition, table, [(column[0], column[1]) for column in columns])


def _column_faults(edition: Edition, table: str, columns: list[tuple[str, str]]) -> Iterator[str]:
    """No column may hold more of a person than its kind allows. An unknown one is named by its place alone."""
    may_hold = FAULT_TYPES if table == FAULTS else stored_types(edition.return_name, table)
    is_of_today = edition.schema == schema_version(edition.return_name)
    for place, (name, kind) in enumerate(columns, start=1):
        if name not in may_hold:
            if is_of_today or kind == "VARCHAR":
                yield f"column {place}: the schema has no such column, so nothing says that it may be kept."
        elif kind != may_hold[name]:
            yield f"{name}: it is kept as {kind}; only {may_hold[name]} may be kept of it."


def _strays(store: Store, held: Index, left: tuple[str, ...]) -> Iterator[str]:
    known = {f"{listed.folder}/{MANIFEST}" for listed in held.editions}
    for listed in held.editions:
        try:
            known |= {f"{listed.folder}/{table}.parquet" for table in store.read(listed.folder).tables}
        except ForPerson:  # told already
            continue
    for path in sorted(store.folder.rglob("*")):
        name = path.relative_to(store.folder).as_posix()
        its_own = name in _ITS_OWN or path.is_relative_to(store.facts) or name in known
        if path.is_dir() or its_own or any(name == each or name.startswith(f"{each}/") for each in left):
            continue
        yield f"{name}: it is not listed in {index.NAME}. Move it away, or restore the index of its day."


def _open_to_others(store: Store) -> Iterator[str]:
    if os.name != "posix":
        return
    for path in (store.folder, *sorted(store.folder.rglob("*"))):
        if path.lstat().st_mode & (stat.S_IRWXG | stat.S_IRWXO) and not path.is_symlink():
            yield f"{_named(path, store.folder)}: others can read it. Close it: chmod go= {path}"


def _named(path: Path, folder: Path) -> str:
    return str(folder) if path == folder else path.relative_to(folder).as_posix()
