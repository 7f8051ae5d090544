"""The one query a population: all its indicators at once, by area and period."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from headway.errors import ForPerson
from headway.indicators.declared import AreaOf, Clock, Population
from headway.indicators.definition import Definition, expressions
from headway.indicators.portable import of_table

if TYPE_CHECKING:
    from headway.indicators.periods import Period


class By(StrEnum):
    """What an observation is about, within an authority."""

    AUTHORITY = "authority"
    DISTRICT = "district"
    TEAM = "team"
    AGE_BAND = "age_band"
    UASC = "uasc"


AGE_BANDS = ("0", "1 to 4", "5 to 9", "10 to 15", "16 and 17", "18 and over")
UNKNOWN = "unknown"

# Age in whole years at the end of the day's month: twelve months after the month of birth a child is one, whichever
# day of the month the birthday is, so that a month of birth is enough.
_AGE_LIMITS = (12, 60, 120, 192, 216)


def statement(
    population: Population, definitions: Sequence[Definition], by: By, spans: Sequence[Period]
) -> str:
    """Rows of authority, area, period and, for each definition in turn, numerator, denominator and unknown."""
    measures = [f"{sql} AS v{n}" for n, sql in enumerate(_measures(definitions))]
    area, joins = _area(population, by)
    source = f"FROM ({population.sql}) p"
    if population.clock is Clock.SNAPSHOT:
        if by is By.AGE_BAND:
            joins = f"JOIN calendar c ON c.day = p.day {joins}"
        return (
            f"SELECT p.authority, {area} AS area, p.period, {', '.join(measures)} {source} {joins} "
            f"GROUP BY p.authority, {area}, p.period"
        )
    first, last = min(span.first_month for span in spans), max(span.last_month for span in spans)
    monthly = (
        f"SELECT p.authority, {area} AS area, c.month, {', '.join(measures)} {source} "
        f"JOIN calendar c ON c.day = p.day {joins} WHERE c.month >= {first} AND c.month <= {last} "
        f"GROUP BY p.authority, {area}, c.month"
    )
    sums = ", ".join(f"CAST(SUM(m.v{n}) AS BIGINT) AS v{n}" for n in range(len(measures)))
    return (
        f"SELECT m.authority, m.area, t.period, {sums} FROM ({monthly}) m "
        "JOIN period t ON m.month >= t.first_month AND m.month <= t.last_month "
        "GROUP BY m.authority, m.area, t.period"
    )


def rows_of_child(population: Population, definition: Definition, child: int, span: Period) -> str:
    """The population's rows of one child in one period, with which conditions hold: 1, 0 or NULL where unknown."""
    columns = [name for name in population.columns if name not in ("authority", "child")]
    conditions = [
        f"CASE WHEN {of_table(sql, 'p')} THEN 1 ELSE 0 END AS holds_{key}"
        for key, sql in expressions(definition).items()
        if not key.endswith("_sum")
    ] + [
        f"{of_table(sql, 'p')} AS holds_{key}"
        for key, sql in expressions(definition).items()
        if key.endswith("_sum")
    ]
    months = f"c.month >= {span.first_month} AND c.month <= {span.last_month}"
    within = (
        f"p.period = '{span.code}'"
        if population.clock is Clock.SNAPSHOT
        else f"p.day IN (SELECT c.day FROM calendar c WHERE {months})"
    )
    given = ", ".join([*(f"p.{name}" for name in columns), *conditions])
    return f"SELECT {given} FROM ({population.sql}) p WHERE p.child = {child} AND {within} ORDER BY p.day"


def _measures(definitions: Sequence[Definition]) -> list[str]:
    found: list[str] = []
    for definition in definitions:
        trees = {key: of_table(sql, "p") for key, sql in expressions(definition).items()}
        within = trees.get("denominator", "TRUE")
        counted = trees.get("numerator", "TRUE")
        both = f"({within}) AND ({counted})"
        found.append(_total(both, trees.get("numerator_sum")))
        found.append(
            "CAST(0 AS BIGINT)"
            if definition.is_count or definition.denominator_from
            else _total(within, trees.get("denominator_sum"))
        )
        found.append(_total(trees["unknown"], None))
    return found


def _total(condition: str, summed: str | None) -> str:
    if summed is None:
        return f"COUNT(CASE WHEN {condition} THEN 1 END)"
    return f"CAST(COALESCE(SUM(CASE WHEN {condition} THEN {summed} END), 0) AS BIGINT)"


def _area(population: Population, by: By) -> tuple[str, str]:
    """The expression of the area and the joins that it needs."""
    child = "LEFT JOIN child k ON k.authority = p.authority AND k.child = p.child"
    if by is By.AUTHORITY:
        return "p.authority", ""
    if by in (By.DISTRICT, By.TEAM):
        if population.area is AreaOf.OWN:
            return f"COALESCE(p.{by}, '{UNKNOWN}')", ""
        return f"COALESCE(a.{by}, '{UNKNOWN}')", (
            "LEFT JOIN area_on a ON a.authority = p.authority AND a.child = p.child "
            "AND a.since <= p.day AND a.until > p.day"
        )
    if population.area is AreaOf.OWN:
        raise ForPerson(f"{population.name}: it counts no children, so there is nothing by {by}.")
    if by is By.UASC:
        still = "k.uasc = 1 AND (k.uasc_until IS NULL OR k.uasc_until > p.day)"
        return f"CASE WHEN {still} THEN 'yes' ELSE 'no' END", child
    bands = " ".join(
        f"WHEN c.month - k.born < {limit} THEN '{name}'"
        for limit, name in zip(_AGE_LIMITS, AGE_BANDS[:-1], strict=True)
    )
    unborn = f"WHEN k.born IS NULL OR c.month < k.born THEN '{UNKNOWN}'"
    return f"CASE {unborn} {bands} ELSE '{AGE_BANDS[-1]}' END", child
