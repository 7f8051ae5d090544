"""Forgetting one child: its rows go from every edition, and no later load brings them back (UK GDPR article 17)."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from headway.errors import ForPerson
from headway.returns.sql import parquet, quoted
from headway.returns.store import log
from headway.returns.store.changing import Change, changing
from headway.returns.store.edition import FAULTS, Edition, StoredTable
from headway.returns.store.files import make_folder
from headway.returns.store.finding import Found, find_child, own_and_other, present_columns, source
from headway.returns.store.holding import holds_on
from headway.returns.store.index import Hold, Index, Scope
from headway.returns.store.locking import Told
from headway.returns.store.store import Store
from headway.returns.store.writing import copy_out

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True)
class Forgotten:
    """What was erased, or would be. `before` says that the child was on the list of forgotten ones already."""

    found: tuple[Found, ...]
    before: bool

    @property
    def rows(self) -> int:
        return sum(found.rows for found in self.found)

    @property
    def cells(self) -> int:
        """Rows about other children that lost the cell which named this one."""
        return sum(found.cells for found in self.found)


def forget(store: Store, child: int, *, dry_run: bool = False, told: Told | None = None) -> Forgotten:
    """Take a child, given by its pseudonym, out of every edition; the next loads leave it out.

    A child who is nowhere in the store is not put on the list: it is more likely a slip of the pen. What stands under
    a legal hold is not touched, and then nothing else is.
    """
    with changing(store, told=told) as change:
        editions = store.editions()
        found = tuple(find_child(store, editions, child))
        outcome = Forgotten(found, before=child in change.index.forgotten)
        _refuse_if_held(change.index, child, found)
        if dry_run or not found:
            return outcome
        try:
            _rewrite_all(change, found, child)
        except duckdb.Error:
            raise ForPerson(
                "The store could not be rewritten: the memory or the disk may be full. Nothing was erased; make room "
                "and try again."
            ) from None
        if not outcome.before:
            change.index = replace(change.index, forgotten=tuple(sorted((*change.index.forgotten, child))))
        change.commit()
        touched = len({each.edition.folder for each in found})
        log.write_line(store.folder, "forgotten", editions=touched, rows=outcome.rows, cells=outcome.cells)
    return outcome


def _refuse_if_held(index: Index, child: int, found: tuple[Found, ...]) -> None:
    on_child = [each for each in index.holds if each.scope is Scope.CHILD and each.of == str(child)]
    on_editions = [each for one in found for each in holds_on(one.edition, index.holds)]
    holds: Mapping[int, Hold] = {each.number: each for each in (*on_child, *on_editions)}
    if holds:
        reasons = "; ".join(str(each) for each in holds.values())
        raise ForPerson(
            f"Nothing was erased, because of {reasons}. Release it first, if it no longer stands."
        )


def _rewrite_all(change: Change, found: tuple[Found, ...], child: int) -> None:
    by_edition: dict[str, tuple[Edition, dict[str, int]]] = {}
    for one in found:
        by_edition.setdefault(one.edition.folder, (one.edition, {}))[1][one.table] = one.rows
    with duckdb.connect(config={"temp_directory": ""}) as con:
        for number, (edition, erased) in enumerate(by_edition.values()):
            folder = change.beside / str(number)
            make_folder(folder)
            tables = _rewrite(con, change.store, edition, erased, folder, child)
            new = _next_revision(con, edition, tables, erased, folder)
            change.add(new, folder, instead_of=edition)


def _rewrite(
    con: "DuckDBPyConnection",
    store: Store,
    edition: Edition,
    erased: Mapping[str, int],
    folder: Path,
    child: int,
) -> dict[str, StoredTable]:
    tables = dict(edition.tables)
    for table in edition.tables:
        if table in erased:
            query = _without(con, store, edition, table, child)
            tables[table] = copy_out(con, query, folder / f"{table}.parquet")
        else:
            _same_file(store.path(edition, table), folder / f"{table}.parquet")
    return tables


def _without(con: "DuckDBPyConnection", store: Store, edition: Edition, table: str, child: int) -> str:
    place = source(store, edition, table)
    own, others = own_and_other(edition, table, present_columns(con, place))
    emptied = ", ".join(f"nullif({quoted(other)}, {child}) AS {quoted(other)}" for other in others)
    columns = f"* REPLACE ({emptied})" if emptied else "*"
    where = f" WHERE {quoted(own)} IS DISTINCT FROM {child}" if own else ""
    return f"SELECT {columns} FROM {place}{where}"


def _same_file(old: Path, new: Path) -> None:
    """A table without the child stays the very same file, where the disk can give it a second name."""
    try:
        os.link(old, new)
    except OSError:
        shutil.copy2(old, new)


def _next_revision(
    con: "DuckDBPyConnection",
    edition: Edition,
    tables: dict[str, StoredTable],
    erased: Mapping[str, int],
    folder: Path,
) -> Edition:
    faults = parquet(folder / f"{FAULTS}.parquet")
    counted = con.execute(f"SELECT rule, count(*) FROM {faults} GROUP BY rule ORDER BY rule")
    names = sorted({*edition.erased, *erased})
    return replace(
        edition,
        revision=edition.revision + 1,
        tables=tables,
        faults=dict(counted.fetchall()),
        erased={name: edition.erased.get(name, 0) + erased.get(name, 0) for name in names},
    )
