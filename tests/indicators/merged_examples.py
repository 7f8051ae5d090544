"""All worked examples at once: each in an authority of its own, so that an engine counts them in one run."""

from __future__ import annotations

from collections import defaultdict

from headway.indicators.examples import WorkedExample, worked_example
from headway.indicators.facts import fact_tables
from headway.indicators.source import FactRows, Row


def merged(indicators: list[str]) -> tuple[FactRows, dict[str, WorkedExample]]:
    """The facts of all, and each example by the code of its authority."""
    rows: dict[str, list[Row]] = defaultdict(list)
    examples = {}
    for number, indicator in enumerate(indicators):
        authority = f"X{number:08}"
        examples[authority] = worked_example(indicator)
        for table in fact_tables():
            rows[table] += [(authority, *row[1:]) for row in examples[authority].facts.of(table)]
    return FactRows({table: tuple(found) for table, found in rows.items()}), examples
