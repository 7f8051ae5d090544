"""SQL that every engine reads alike: what it may hold, and how sqlglot carries it from one dialect to another.

Integers and text, joins, CASE, window functions and grouping. No date function, no division and no fraction: dates are
day numbers and the calendar table tells the rest, and the one division is made in Decimal at the edge.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

import sqlglot
from sqlglot import exp
from sqlglot.errors import OptimizeError, SqlglotError
from sqlglot.optimizer.qualify import qualify

from headway.errors import ForPerson

DIALECT = "duckdb"

_ALLOWED = {
    "Abs", "And", "Case", "Cast", "Coalesce", "Count", "CountIf", "DenseRank", "Exists", "FirstValue", "Greatest", "If",
    "Lag", "LastValue", "Lead", "Least", "Max", "Min", "Not", "Nullif", "Or", "Rank", "RowNumber", "Substring", "Sum",
}  # fmt: skip
_REFUSED = {
    exp.Div: "a division (count, and let the edge divide)",
    exp.IntDiv: "a division (count, and let the edge divide)",
    exp.Interval: "an interval (days are whole numbers; join the calendar)",
    exp.Star: "a star (name the columns)",
}
_WHOLE = {exp.DataType.Type.INT, exp.DataType.Type.BIGINT, exp.DataType.Type.VARCHAR, exp.DataType.Type.TEXT}


def query(sql: str, where: str) -> exp.Query:
    """One SELECT, checked to be portable. `where` names the file in the error."""
    tree = _parsed(sql, where)
    if not isinstance(tree, exp.Query):
        raise ForPerson(
            f"{where}: this is not one SELECT. Write a single SELECT, with WITH before it where it helps."
        )
    _must_be_portable(tree, where)
    return tree


def condition(sql: str, where: str) -> exp.Expr:
    """One condition or whole-number expression, checked to be portable."""
    tree = _parsed(sql, where)
    if isinstance(tree, (exp.Query, exp.Alias)):
        raise ForPerson(f"{where}: this must be a condition over the population's columns, such as nfa = 1.")
    _must_be_portable(tree, where)
    return tree


def columns_used(tree: exp.Expr) -> set[str]:
    """The columns that an expression names."""
    return {column.name for column in tree.find_all(exp.Column)}


def tables_read(tree: exp.Query) -> set[str]:
    """The tables that a query reads, without its own WITH names."""
    own = {each.alias for each in tree.find_all(exp.CTE)}
    return {table.name for table in tree.find_all(exp.Table)} - own


def columns_given(tree: exp.Query, tables: Mapping[str, Mapping[str, str]], where: str) -> tuple[str, ...]:
    """The columns that a query gives; a table or column that is not there is an error naming the file."""
    for table in sorted(tables_read(tree)):
        if table not in tables:
            raise ForPerson(
                f'{where}: there is no table "{table}". Read a fact table, a view, calendar or period.'
            )
    schema: dict[str, object] = {name: dict(columns) for name, columns in tables.items()}
    try:
        qualified = qualify(tree.copy(), schema=schema, dialect=DIALECT)
    except OptimizeError as error:
        raise ForPerson(f"{where}: {str(error).splitlines()[0]}. See facts.toml for the columns.") from None
    if not isinstance(qualified, exp.Query):
        raise ForPerson(f"{where}: this is not one SELECT.")
    return tuple(each.alias_or_name for each in qualified.selects)


@lru_cache(maxsize=4096)
def of_table(sql: str, table: str) -> str:
    """The expression with every bare column named as a column of `table`."""
    tree = condition(sql, "a condition")
    for column in tree.find_all(exp.Column):
        column.set("table", exp.to_identifier(table))
    return tree.sql(DIALECT)


def carry(sql: str | exp.Expr, dialect: str) -> str:
    """The text in the dialect of an engine, every name quoted. A text that is in that dialect stays as it is."""
    if isinstance(sql, str) and dialect == DIALECT:
        return sql
    tree = sqlglot.parse_one(sql, read=DIALECT) if isinstance(sql, str) else sql
    return tree.sql(dialect=dialect, identify=True)


def _parsed(sql: str, where: str) -> exp.Expr:
    try:
        found = [each for each in sqlglot.parse(sql, read=DIALECT) if each is not None]
    except SqlglotError as error:
        reason = str(error).splitlines()[0]
        raise ForPerson(f"{where}: the SQL cannot be read ({reason}).") from None
    if len(found) != 1:
        raise ForPerson(f"{where}: one statement is expected, {len(found)} were found.")
    if not isinstance(found[0], exp.Expr):
        raise ForPerson(f"{where}: the SQL cannot be read.")
    return found[0]


def _must_be_portable(tree: exp.Expr, where: str) -> None:
    for fault in _faults(tree):
        raise ForPerson(
            f"{where}: {fault} cannot be carried to every engine alike. See headway.indicators.portable."
        )


def _faults(tree: exp.Expr) -> Iterator[str]:
    for node in tree.walk():
        if type(node) in _REFUSED and not (isinstance(node, exp.Star) and isinstance(node.parent, exp.Count)):
            yield _REFUSED[type(node)]
        elif isinstance(node, exp.Literal) and not node.is_string and not node.name.isdigit():
            yield f"the fraction {node.name}"
        elif isinstance(node, exp.Cast) and node.to.this not in _WHOLE:
            yield f"a cast to {node.to.sql(DIALECT)}"
        elif isinstance(node, exp.Func) and type(node).__name__ not in _ALLOWED:
            yield f"the function {_name(node)}"


def _name(node: exp.Func) -> str:
    return node.name if isinstance(node, exp.Anonymous) else node.sql_name()
