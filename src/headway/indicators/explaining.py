"""The rows behind one number: a child's rows of the population in a period, and which of the conditions hold for each.

For a person who may see them: it needs the key, because the store knows children only by their keyed hash. Each use is
a line in the store's log, which names the indicator and the period and never the child.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from headway.errors import ForPerson
from headway.indicators.building import facts_of
from headway.indicators.computing import prepare
from headway.indicators.declared import AreaOf, Declared, View
from headway.indicators.definition import Definition, catalogue, expressions
from headway.indicators.engines import Engine, engine_named
from headway.indicators.facts import Kind, fact_tables
from headway.indicators.periods import Period, day_of, month_code, period_of
from headway.indicators.portable import columns_used, condition
from headway.indicators.source import Facts
from headway.indicators.statements import By, rows_of_child

if TYPE_CHECKING:
    from headway.returns.store import Store

Shown = date | str | int | None
_ALWAYS = ("authority", "child", "period")


@dataclass(frozen=True)
class Explained:
    """One row: the day it counts on, its columns (days as dates), and what it adds to each part of the number."""

    day: date
    columns: dict[str, Shown]
    holds: dict[str, int]


@dataclass(frozen=True)
class Explanation:
    """A definition, its conditions as written, and the rows of one child in one period."""

    definition: Definition
    period: Period
    conditions: dict[str, str]
    rows: tuple[Explained, ...]

    @property
    def totals(self) -> tuple[int, int | None, int]:
        """What the child adds to the numerator, the denominator and the unknowns."""
        denominator = None
        if not self.definition.is_count and not self.definition.denominator_from:
            denominator = sum(row.holds["denominator"] for row in self.rows)
        return (
            sum(row.holds["numerator"] for row in self.rows),
            denominator,
            sum(row.holds["unknown"] for row in self.rows),
        )

    def as_plain(self) -> dict[str, Any]:
        """For JSON. It holds no identifier of the child."""
        numerator, denominator, unknown = self.totals
        return {
            "indicator": self.definition.id,
            "version": self.definition.version,
            "counts": self.definition.counts,
            "out_of": self.definition.out_of,
            "period": self.period.code,
            "conditions": self.conditions,
            "rows": [
                {
                    "day": row.day.isoformat(),
                    **{name: _plain(cell) for name, cell in row.columns.items()},
                    "adds": row.holds,
                }
                for row in self.rows
            ],
            "numerator": numerator,
            "denominator": denominator,
            "unknown": unknown,
        }


def explain(store: Store, indicator: str, child: str, period: str) -> Explanation:
    """The rows of a child, named by the identifier of the returns, behind an indicator in a period."""
    from headway.returns.store import key_path, pseudonym, read_key
    from headway.returns.store.log import write_line

    (definition,) = catalogue().chosen((indicator,))
    span = period_of(period)
    if not store.current():
        raise ForPerson(f"{store.folder}: no return is loaded, so there is nothing to explain.")
    key = read_key(key_path(), store=store.folder)
    if any(edition.key != key.fingerprint for edition in store.current()):
        raise ForPerson(
            f"The key at {key.path} is not the one of this store. Put the right key back from its copy."
        )
    write_line(store.folder, "explained", indicator=indicator, period=span.code)
    return explain_on(
        engine_named("duckdb"), facts_of(store), definition, pseudonym(key, "child", child), span
    )


def explain_on(engine: Engine, facts: Facts, definition: Definition, child: int, span: Period) -> Explanation:
    """The same from facts, where the child is the number that they hold."""
    asked = catalogue()
    population = asked.population_of(definition)
    if population.area is AreaOf.OWN:
        raise ForPerson(f"{definition.id} counts no children, so there is no child behind it.")
    with engine as opened:
        prepare(opened, facts, asked, [population], by=By.AUTHORITY, spans=(span,))
        found = opened.rows(rows_of_child(population, definition, child, span))
    names = [name for name in population.columns if name not in ("authority", "child")]
    kinds = {name: kind_of(population, name, asked.declared) for name in names}
    rows = tuple(
        _row(definition, dict(zip(_headings(names, definition), each, strict=True)), kinds) for each in found
    )
    return Explanation(definition, span, _conditions(definition), rows)


def kind_of(view: View, column: str, declared: Declared) -> Kind | None:
    """The kind of fact that a column hands on unchanged; None where it is worked out."""
    from sqlglot import exp

    if column == "day":
        return Kind.DAY
    for select in view.tree.selects:
        inner = select.unalias()
        if select.alias_or_name != column or not isinstance(inner, exp.Column):
            continue
        aliases = {table.alias_or_name: table.name for table in view.tree.find_all(exp.Table)}
        name = aliases.get(inner.table, next(iter(aliases.values())) if len(aliases) == 1 else "")
        if name in fact_tables() and inner.name in fact_tables()[name].sql_types:
            return None if inner.name == "authority" else fact_tables()[name].column(inner.name).kind
        if name in declared.views:
            return kind_of(declared.views[name], inner.name, declared)
    return None


def _headings(names: list[str], definition: Definition) -> list[str]:
    trees = expressions(definition)
    plain = [f"holds_{key}" for key in trees if not key.endswith("_sum")]
    return [*names, *plain, *(f"holds_{key}" for key in trees if key.endswith("_sum"))]


def _row(definition: Definition, told: dict[str, Any], kinds: dict[str, Kind | None]) -> Explained:
    used = {
        column
        for key, sql in expressions(definition).items()
        for column in columns_used(condition(sql, f"{definition.id}, {key}"))
    }
    within = told.get("holds_denominator", 1)
    counted = within and told.get("holds_numerator", 1)
    holds = {
        "numerator": (told["holds_numerator_sum"] or 0) * counted
        if "holds_numerator_sum" in told
        else counted,
        "denominator": (told["holds_denominator_sum"] or 0) * within
        if "holds_denominator_sum" in told
        else within,
        "unknown": told["holds_unknown"],
    }
    columns = {
        name: _shown(told[name], kind)
        for name, kind in kinds.items()
        if name not in ("day", *_ALWAYS) and (name in used or kind is not Kind.KEY)
    }
    return Explained(day_of(told["day"]), columns, holds)


def _shown(value: Any, kind: Kind | None) -> Shown:
    if value is None:
        return None
    if kind is Kind.DAY:
        return day_of(int(value))
    if kind is Kind.MONTH:
        return month_code(int(value))
    if kind is Kind.FLAG:
        return "yes" if value else "no"
    return value if isinstance(value, (int, str)) else str(value)


def _conditions(definition: Definition) -> dict[str, str]:
    """The SQL as the catalogue has it, with what every row meets left out."""
    given = {
        "numerator": definition.numerator or definition.numerator_sum or "",
        "denominator": definition.denominator_sum or definition.denominator,
        "unknown": definition.unknown,
    }
    counts_all = definition.denominator_from or definition.is_count or definition.denominator == "TRUE"
    if counts_all and not definition.denominator_sum:
        del given["denominator"]
    if definition.unknown == "FALSE":
        del given["unknown"]
    return given


def _plain(cell: Shown) -> str | int | None:
    return cell.isoformat() if isinstance(cell, date) else cell
