"""The rules about rows of a tidy CSV: when, where, filters and figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from headway.benchmarks.csv_table import Table
from headway.benchmarks.printed_numbers import is_symbol
from headway.benchmarks.row_rules import Rule
from headway.benchmarks.tidy import councils, countries, levels, regions, times
from headway.benchmarks.tidy_columns import Columns, is_figure
from headway.returns.sql import literal, quoted

_NO_WORD = "NULL null Null NA na N/A n/a NaN"


def rules(table: Table, columns: Columns) -> list[Rule]:
    """Every rule about single rows that this table must keep."""
    return [
        *_when(),
        *_where(table),
        *_councils_and_regions(table),
        *(rule for each in columns.filters for rule in _filter(each)),
        *(rule for each in columns.values for rule in _figure(each, table.last_year)),
    ]


def _when() -> Iterator[Rule]:
    known = times()
    yield Rule("time_period", "time_period IS NULL", "blank: every row says which period it is of.")
    yield Rule(
        "time_period",
        "NOT regexp_full_match(time_period, '(19|20)\\d{2}|(19|20)\\d{4}')",
        '"{cell}" is no period. Give four digits (2025) or six (202425).',
    )
    consecutive = "(TRY_CAST(time_period[3:4] AS INT) + 1) % 100 = TRY_CAST(time_period[5:6] AS INT)"
    yield Rule(
        "time_period",
        f"length(time_period) = 6 AND NOT coalesce({consecutive}, false)",
        '"{cell}" does not name two years that follow each other, as 202425 does.',
    )
    yield Rule(
        "time_identifier",
        f"time_identifier IS NULL OR time_identifier NOT IN ({_listed(known)})",
        '"{cell}" is no kind of period. Write it as the department does: Reporting year, Academic year …',
    )
    for digits, words in ((4, "four digits, as 2025"), (6, "six digits, as 202425")):
        names = [name for name, (_, length) in known.items() if length == digits]
        yield Rule(
            "time_period",
            f"time_identifier IN ({_listed(names)}) AND regexp_full_match(time_period, '\\d{{4}}|\\d{{6}}') "
            f"AND length(time_period) <> {digits}",
            f'"{{cell}}": a period of this kind has {words}.',
        )


def _where(table: Table) -> Iterator[Rule]:
    yield Rule(
        "geographic_level",
        f"geographic_level IS NULL OR geographic_level NOT IN ({_listed(levels())})",
        '"{cell}" is no level. Write National, Regional, Local authority or another that the department uses.',
    )
    for column in ("country_code", "country_name"):
        yield Rule(column, f"{column} IS NULL", "blank: every row says which country it is of.")
    for level, own in levels().items():
        for column in own:
            if column in table.columns and level != "National":
                yield Rule(
                    column,
                    f"geographic_level = {literal(level)} AND {quoted(column)} IS NULL",
                    f"blank, though the row is of the level {level}. Fill it.",
                )
    if "region_code" in table.columns:
        yield Rule(
            "region_code",
            "geographic_level IN ('Local authority', 'Local authority district') AND region_code IS NULL",
            "blank, though a council lies in a region. Fill it.",
        )
    for level in ("National", "Regional"):
        for column in _below(level):
            if column in table.columns:
                yield Rule(
                    column,
                    f"geographic_level = {literal(level)} AND {quoted(column)} IS NOT NULL",
                    f'"{{cell}}", though the row is of the level {level}: below it these stay blank.',
                )


def _below(level: str) -> tuple[str, ...]:
    """The columns that stay blank at a level: those of the regions and councils below it."""
    lower = {"National": ("Regional", "Local authority"), "Regional": ("Local authority",)}[level]
    return tuple(column for each in lower for column in levels()[each])


def _councils_and_regions(table: Table) -> Iterator[Rule]:
    yield _known("country", countries(), "E92000001, England")
    if {"region_code", "region_name"} <= set(table.columns):
        yield _known("region", regions(), "E12000008, South East")
    own = levels()["Local authority"]
    if set(own) <= set(table.columns):
        known = _listed("|".join(each) for each in sorted(councils()))
        yield Rule(
            "la_name",
            f"new_la_code IS NOT NULL AND old_la_code || '|' || new_la_code || '|' || la_name NOT IN ({known}) "
            f"AND NOT ({_outside('new_la_code', 'la_name')})",
            '"{cell}" does not belong to the codes beside it, or they are none of a council of England. Check both.',
        )


def _known(what: str, names: Mapping[str, str], example: str) -> Rule:
    """A code and name that belong together; of a region also a place outside England, as the department prints it."""
    code, name = f"{what}_code", f"{what}_name"
    outside = "false" if what == "country" else _outside(code, name)
    known = _listed(f"{each}|{named}".lower() for each, named in names.items())
    return Rule(
        code,
        f"{code} IS NOT NULL AND coalesce(lower({code} || '|' || {name}) NOT IN ({known}), true) "
        f"AND NOT ({outside})",
        f'"{{cell}}" and the name beside it are no {what} together, as {example} are. Check both.',
    )


def _outside(code: str, name: str) -> str:
    """SQL: "not applicable" or "not available" in the place of a code, with a name that is none of a place inside."""
    known = _listed([*countries().values(), *regions().values()])
    return f"coalesce({code} IN ('z', 'x') AND {name} NOT IN ({known}), false)"


def _filter(column: str) -> Iterator[Rule]:
    cell = quoted(column)
    yield Rule(column, f"{cell} IS NULL", "blank: a filter says in every row what the row counts.")
    yield Rule(column, f"{cell} <> trim({cell})", '"{cell}" begins or ends with a blank. Take it away.')
    yield Rule(
        column, f"{cell} IN ({_listed(_NO_WORD.split())})", '"{cell}" says nothing. Say what the row counts.'
    )


def _figure(column: str, year: int) -> Iterator[Rule]:
    cell = quoted(column)
    yield Rule(
        column, f"{cell} IS NULL", "blank: where there is no figure, a symbol says why (c, x, z, u, k)."
    )
    yield Rule(
        column,
        f"{cell} IS NOT NULL AND NOT {is_figure(column)} AND NOT {is_symbol(column, 'ees', year)}",
        f'"{{cell}}" is neither a number nor a symbol of files to {year}, and Headway does not guess what it means. '
        "Ask whoever publishes the file; if the column is a filter, put the file's metadata (.meta.csv) beside it.",
    )


def _listed(texts: Iterable[str]) -> str:
    return ", ".join(literal(each) for each in texts)
