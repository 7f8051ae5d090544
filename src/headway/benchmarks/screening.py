"""A tidy CSV and its metadata → everything that is wrong with them, before anything of them is kept.

The rules are the department's own for explore education statistics; those that matter only to its publishing
platform (names of files, defaults of its table tool) are left to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from headway.benchmarks.csv_table import Refused, Table, table_of
from headway.benchmarks.recognising import head_of
from headway.benchmarks.register import Problem
from headway.benchmarks.row_rules import broken
from headway.benchmarks.tidy import levels, needed, place_and_time, place_columns, times
from headway.benchmarks.tidy_columns import Columns, columns_of
from headway.benchmarks.tidy_meta import Meta, bare, read_meta
from headway.benchmarks.tidy_rules import rules
from headway.errors import ForPerson
from headway.returns.sql import quoted

if TYPE_CHECKING:
    import duckdb

__all__ = ["screen"]


def screen(data: Path, meta: Path | None = None) -> tuple[Problem, ...]:
    """Everything wrong with a tidy CSV and, where given, its metadata; nothing where both are sound."""
    import duckdb

    said, problems = read_meta(meta) if meta else (None, ())
    with duckdb.connect() as connection:
        try:
            wrong = unlike(data)
            table = table_of(data, connection) if not wrong else None
        except Refused as refused:
            return (*problems, refused.problem)
        except ForPerson as error:
            return (*problems, Problem(data.name, 1, "", str(error)))
        found = headings(table, said) if table else wrong
        if found or not table:
            return (*problems, *found)
        columns = columns_of(table, connection, said)
        grouped = tuple(groups(table, said, connection)) if said else ()
        return (*problems, *faults(table, columns, connection), *grouped)


def unlike(data: Path) -> tuple[Problem, ...]:
    """Why a file is no tidy CSV at all, by its headings; nothing where it is one, or no text."""
    columns = head_of(data).columns
    missing = [each for each in needed() if each not in columns]
    if not missing or not columns:
        return ()
    message = f"the file has no column {', '.join(missing)}. Add it, or give the right file."
    return (Problem(data.name, 1, missing[0], message),)


def headings(table: Table, meta: Meta | None) -> tuple[Problem, ...]:
    """What is wrong with the headings: without them nothing else can be asked."""
    return tuple(Problem(table.file, 1, column, message) for column, message in _headings(table, meta))


def _headings(table: Table, meta: Meta | None) -> Iterator[tuple[str, str]]:
    for each in table.columns:
        if any(sign.isspace() for sign in each):
            yield each, "a heading has no spaces. Write _ instead."
    for level in ("Regional", "Local authority"):
        lacking = [each for each in levels()[level] if each not in table.columns]
        if lacking and len(lacking) < len(levels()[level]):
            yield (
                lacking[0],
                f"codes and names go together: the file has no column {', '.join(lacking)}. Add it.",
            )
    if meta:
        for each in (*meta.indicators, *meta.filters, *meta.groups):
            if each not in table.columns:
                yield each, "the metadata describes this column, but the data has none of that name."


def faults(table: Table, columns: Columns, connection: duckdb.DuckDBPyConnection) -> tuple[Problem, ...]:
    """What is wrong with the rows of a table whose headings are sound."""
    whole = (*_nothing_to_keep(table, columns), *_levels(table, connection), *_times(table, connection))
    single = broken(table, rules(table, columns), connection)
    return (*whole, *single, *_twice(table, columns, connection))


def groups(table: Table, meta: Meta, connection: duckdb.DuckDBPyConnection) -> Iterator[Problem]:
    """What is wrong with how the metadata gathers the items of filters under groups."""
    for line in meta.lines:
        group, own = line["filter_grouping_column"], line["col_name"]
        if not group or not {group, own} <= set(table.columns):
            continue
        named = connection.execute(f"SELECT DISTINCT {quoted(group)} FROM {quoted(table.name)}").fetchall()
        items = connection.execute(
            f"SELECT count(DISTINCT {quoted(own)}) FROM {quoted(table.name)}"
        ).fetchall()
        if len(named) > items[0][0]:
            message = f'"{group}" has more items than "{own}", which it groups. Change the two round.'
            yield Problem(meta.file, line.number, "filter_grouping_column", message)
        said = Counter(bare(name or "") for (name,) in named)
        alike = [name for (name,) in named if said[bare(name or "")] > 1]
        if alike:
            message = (
                f"{' and '.join(sorted(map(repr, alike)))} differ only in blanks and signs. Spell them alike."
            )
            yield Problem(table.file, 1, group, message)


def _nothing_to_keep(table: Table, columns: Columns) -> Iterator[Problem]:
    if not columns.values:
        yield Problem(
            table.file, 1, "", "no column holds figures. Check that this is the data, not its metadata."
        )


def _levels(table: Table, connection: duckdb.DuckDBPyConnection) -> Iterator[Problem]:
    """The columns that a level needs, where the file has rows of that level."""
    found = connection.execute(
        f"SELECT geographic_level, min(rowid) FROM {quoted(table.name)} GROUP BY 1 ORDER BY 2"
    ).fetchall()
    for level, row in found:
        missing = [each for each in levels().get(level, ()) if each not in table.columns]
        if missing:
            message = f"rows of the level {level} need the column {', '.join(missing)}. Add it."
            yield Problem(table.file, row + 2, missing[0], message)


def _times(table: Table, connection: duckdb.DuckDBPyConnection) -> Iterator[Problem]:
    """Kinds of period that do not go together."""
    found = connection.execute(
        f"SELECT time_identifier, min(rowid) FROM {quoted(table.name)} GROUP BY 1 ORDER BY 2"
    ).fetchall()
    kinds = [(times()[each][0], each, row) for each, row in found if each in times()]
    for family, each, row in kinds:
        if family != kinds[0][0]:
            message = f'"{each}" does not go with "{kinds[0][1]}": one file has one kind of period.'
            yield Problem(table.file, row + 2, "time_identifier", message)
            return


def _twice(table: Table, columns: Columns, connection: duckdb.DuckDBPyConnection) -> Iterator[Problem]:
    """Two rows for one place, time and breakdown: which of them counts, nobody can say."""
    keys = ", ".join(
        quoted(each)
        for each in table.columns
        if each in place_columns() or each in columns.filters or each in place_and_time()
    )
    found = connection.execute(
        f"SELECT min(rowid), max(rowid), count(*) OVER () FROM {quoted(table.name)} GROUP BY {keys} "
        "HAVING count(*) > 1 ORDER BY 1 LIMIT 1"
    ).fetchall()
    for first, last, times_found in found:
        more = f" ({times_found - 1:,} more such pairs.)" if times_found > 1 else ""
        message = (
            f"the same place, period and breakdown as row {first + 2}. Take one of them away, or, if a column of "
            f"numbers is a filter, put the file's metadata (.meta.csv) beside it.{more}"
        )
        yield Problem(table.file, last + 2, "", message)
