"""From the store of returns to facts: per authority, once for each state of its current editions, beside the store.

What is built lies in <store>/facts/<authority>/<hash> and goes when the editions change or a child is forgotten.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
from collections import defaultdict
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from headway.errors import ForPerson
from headway.indicators import made_facts
from headway.indicators.facts import VERSION, FactTable, fact_table
from headway.indicators.recipes import Recipe, recipes
from headway.indicators.source import FactFolder, FactRows, Facts
from headway.indicators.stored import Current, current_of, relation
from headway.returns.sql import literal
from headway.returns.store import Edition, Store
from headway.returns.store.files import OWNER_FILE, make_folder

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_TRIES = 3


def facts_of(source: object) -> Facts:
    """The facts of a store, a workspace folder, a folder of facts, or as they are given."""
    if isinstance(source, (FactFolder, FactRows)):
        return source
    if isinstance(source, Store):
        return build(source)
    folder = Path(str(source))
    if (folder / "returns").is_dir():
        return build(Store.of_workspace(folder))
    if any(folder.rglob("coverage.parquet")) and not (folder / "facts").is_dir():
        return FactFolder(folder)
    return build(Store(folder))


def build(store: Store) -> FactFolder:
    """The facts of every authority of a store; those that are built for these very editions are left as they are."""
    for _ in range(_TRIES):
        by_authority: dict[str, list[Edition]] = defaultdict(list)
        for edition in store.current():
            by_authority[edition.authority].append(edition)
        if not by_authority:
            raise ForPerson(f"{store.folder}: no return is loaded. Load some first: headway load FOLDER")
        parts = tuple(_build_one(store, code, editions) for code, editions in sorted(by_authority.items()))
        if all((store.facts / part).is_dir() for part in parts) and _unchanged(store, by_authority):
            return FactFolder(store.facts, parts)
    raise ForPerson("The store is being changed at this moment. Try again when the loading is done.")


def _unchanged(store: Store, before: dict[str, list[Edition]]) -> bool:
    """Whether the editions are still those: a child may have been forgotten while facts were built from them."""
    stamps = {edition.folder for editions in before.values() for edition in editions}
    if {edition.folder for edition in store.current()} == stamps:
        return True
    shutil.rmtree(store.facts, ignore_errors=True)
    return False


def _build_one(store: Store, authority: str, editions: list[Edition]) -> str:
    part = f"{authority}/{_state(editions)}"
    folder = store.facts / part
    if folder.is_dir():
        return part
    make_folder(folder.parent)
    made = folder.parent / f".making-{secrets.token_hex(6)}"
    make_folder(made)
    try:
        _write(current_of(store, editions), authority, made)
        for old in folder.parent.iterdir():
            if old not in (made, folder) and not old.name.startswith("."):
                shutil.rmtree(old, ignore_errors=True)
        made.rename(folder)
    except OSError:
        if not folder.is_dir():  # else somebody else has just built the same
            raise
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return part


def _state(editions: list[Edition]) -> str:
    """Sixteen hex digits of what the facts are made of and how."""
    state = hashlib.sha256(f"{VERSION}".encode())
    for name in ("facts.toml", "recipes.toml"):
        state.update(files(__package__).joinpath(name).read_bytes())
    for edition in sorted(editions, key=lambda each: each.folder):
        state.update(f"\n{edition.folder} {edition.schema}".encode())
    return state.hexdigest()[:16]


def _write(current: Current, authority: str, folder: Path) -> None:
    import duckdb

    spill = folder / ".spill"
    try:
        with duckdb.connect(config={"temp_directory": str(spill)}) as con:
            for name, given in recipes().items():
                _make(con, current, fact_table(name), given)
            made_facts.adoption(con, relation(con, current, "ssda903", "placed_adoption"))
            made_facts.annex_cells(con, current)
            made_facts.coverage(con, current)
            for name in (*recipes(), "annex_cells", "coverage"):
                columns = ", ".join(f'"{column.name}"' for column in fact_table(name).columns)
                query = f'SELECT {literal(authority)} AS authority, {columns} FROM "{name}" ORDER BY ALL'
                _copy_out(con, query, folder / f"{name}.parquet")
    except duckdb.Error as error:  # its text can hold the value of a cell
        raise ForPerson(
            f"The returns of {authority} could not be made into facts ({type(error).__name__}). "
            "`headway store verify` says whether the store is whole."
        ) from None
    finally:
        shutil.rmtree(spill, ignore_errors=True)


def _copy_out(con: DuckDBPyConnection, query: str, path: Path) -> None:
    """Closed to others before the first row is in it. Not waited for: what is lost with the power is built again."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_FILE))
    options = "FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false"
    con.execute(f"COPY ({query}) TO {literal(str(path))} ({options})").fetchall()


def _make(con: DuckDBPyConnection, current: Current, table: FactTable, given: tuple[Recipe, ...]) -> None:
    told = " UNION ALL ".join(
        each.select(relation(con, current, each.return_name, each.table)) for each in given
    )
    query = _latest_known(table, told) if table.name == "child" else _latest_row(table, told)
    (recipe, *_) = given
    if recipe.open:
        years = [
            each.year
            for each in current.holding(recipe.return_name, recipe.table)
            if each.tables[recipe.table].rows
        ]
        query = _closed_where_not_repeated(table, query, recipe.open, recipe.unless, years)
    con.execute(f'CREATE TABLE "{table.name}" AS {query}').fetchall()


def _latest_row(table: FactTable, told: str) -> str:
    key = ", ".join(f'"{name}"' for name in table.key)
    others = "".join(f', "{column.name}"' for column in table.columns if column.name not in table.key)
    needed = [name for name in table.key if not table.column(name).empty]
    given = " AND ".join(f'"{name}" IS NOT NULL' for name in needed)
    return (
        f"SELECT * FROM ({told}) WHERE {given} "
        f"QUALIFY row_number() OVER (PARTITION BY {key} ORDER BY rank DESC, first DESC{others}) = 1"
    )


def _latest_known(table: FactTable, told: str) -> str:
    """Of equal rank the greater value, so that the order of rows changes nothing."""
    columns = ", ".join(
        f'arg_max("{name}", {{r: rank, v: "{name}"}}) FILTER ("{name}" IS NOT NULL) AS "{name}"'
        for name in (column.name for column in table.columns)
        if name not in table.key
    )
    key = ", ".join(f'"{name}"' for name in table.key)
    given = " AND ".join(f'"{name}" IS NOT NULL' for name in table.key)
    return f"SELECT {key}, {columns} FROM ({told}) WHERE {given} GROUP BY {key}"


def _closed_where_not_repeated(
    table: FactTable, query: str, column: str, unless: str | None, years: list[int]
) -> str:
    following = ", ".join(str(year) for year in sorted(set(years))) or "NULL"
    excepted = f" AND NOT COALESCE({unless}, FALSE)" if unless else ""
    columns = ", ".join(f'"{each.name}"' for each in table.columns if each.name != column)
    april = "date_diff('day', DATE '1970-01-01', make_date(year, 4, 1))"
    return (
        f'SELECT {columns}, CAST(CASE WHEN "{column}" IS NULL AND year + 1 IN ({following}){excepted} '
        f'THEN {april} ELSE "{column}" END AS INTEGER) AS "{column}" FROM ({query})'
    )
