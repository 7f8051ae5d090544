"""Blank cells of Annex A, counted in plain Python."""

from collections.abc import Iterator

from headway.indicators.reference import Counted, Facts, Period, counts
from headway.indicators.reference.days import last_list


@counts("annexa_missing_field_pct")
def annexa_missing_field_pct(facts: Facts, period: Period) -> Iterator[Counted]:
    for row in last_list(facts.annex_cells, period):
        yield Counted(None, row.as_at, numerator=row.blank, denominator=row.cells)
