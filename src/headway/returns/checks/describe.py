"""The reference page of the rules, in Markdown, from the rules themselves."""

from collections.abc import Iterator
from datetime import date
from functools import cache

import duckdb

from headway.returns.checks.registry import RULES
from headway.returns.checks.rule import Cross, Rule
from headway.returns.checks.subject import Subject
from headway.returns.intake import Delivery, Intake, TableRef
from headway.returns.schema import RETURNS

__all__ = ["describe", "places_of"]

_INTRODUCTION = """# Checks of the returns

`headway check FOLDER` runs these {count} rules over the returns in a folder. {of_one_cell} of them are seen in one
cell or one row, while the files are read; the others lay rows, tables, returns or years beside each other. A row whose
cell could not be read has its fault, and no rule that rests on that cell adds a second one. A rule that could not be
asked (a table or a column that is not there, no return of last year) is named in the report, with the reason.

The department's own rules are not among these yet.
"""


def places_of(rule: Rule) -> dict[str, tuple[str, ...]]:
    """The tables that a rule looks at, by return, in the latest year that each schema knows."""
    found: dict[str, tuple[str, ...]] = {}
    for subject in _subjects():
        tables = [
            each.table
            for check in rule.checks
            for each in check(subject)
            if isinstance(each, Cross) or set(each.columns) <= subject.columns(each.table)
        ]
        if tables:
            found[subject.return_name] = tuple(dict.fromkeys(tables))
    return found


@cache
def _subjects() -> tuple[Subject, ...]:
    """Each return as if all its tables had been given; nothing is read, and the connection is closed."""
    with duckdb.connect() as con:
        nothing = Intake(con)
    made = []
    for name, told in RETURNS.items():
        year = told.last_year or _ANY_YEAR
        period = date(year, 3, 31).isoformat() if name == "annex_a" else str(year)
        made.append(
            Subject(nothing, Delivery(1, name, period, year, None, "", _all_tables(name, year)), told)
        )
    return tuple(made)


_ANY_YEAR = 2026


def describe() -> str:
    """The whole page."""
    cells = [rule for rule in RULES.values() if rule.is_of_one_cell]
    others = [rule for rule in RULES.values() if not rule.is_of_one_cell]
    parts = [
        _INTRODUCTION.format(count=len(RULES), of_one_cell=len(cells)),
        "## Seen in one cell or one row\n",
        "These are asked of every table of every return.\n",
        "\n".join(_lines(cells, with_places=False)),
        "\n## Seen only beside other rows\n",
        "\n".join(_lines(others, with_places=True)),
    ]
    return "\n".join(parts).rstrip() + "\n"


def _lines(rules: list[Rule], *, with_places: bool) -> Iterator[str]:
    yield "| rule | what it finds | what to do |" + (" where |" if with_places else "")
    yield "|---|---|---|" + ("---|" if with_places else "")
    for rule in rules:
        line = f"| `{rule.code}` | {rule.title} | {rule.do} |"
        if with_places:
            line += f" {'; '.join(_place(name, tables) for name, tables in places_of(rule).items())} |"
        yield line


def _place(name: str, tables: tuple[str, ...]) -> str:
    every = len(tables) > _MANY
    return f"{name}: " + (f"{len(tables)} tables" if every else ", ".join(tables))


_MANY = 4


def _all_tables(name: str, year: int) -> dict[str, TableRef]:
    """Every table of the return as if it had been given whole."""
    return {
        each.name: TableRef(
            each.name, each.name, (), 0, tuple(column.name for column in each.columns_in(year))
        )
        for each in RETURNS[name].tables_in(year)
    }
