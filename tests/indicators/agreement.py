"""What two ways of counting say, side by side, so that a test can ask that nothing differs."""

from __future__ import annotations

from headway.indicators.declared import AreaOf, Clock
from headway.indicators.definition import Catalogue, Definition
from headway.indicators.observation import scaled
from headway.indicators.periods import Period
from headway.indicators.reference import Facts
from headway.indicators.reference.grouping import children_in, counted_in, group
from headway.indicators.statements import By

Numbers = dict[tuple[str, str, str, str], tuple[object, object, int]]
"""(indicator, authority, area, period) to numerator, denominator and unknown; noughts are left out."""


def by_reference(
    facts: dict[str, Facts], definitions: list[Definition], bys: list[By], spans: tuple[Period, ...]
) -> dict[By, Numbers]:
    """Counted by the reference counter; each indicator and period once, then grouped in every way."""
    found: dict[By, Numbers] = {by: {} for by in bys}
    for authority, told in facts.items():
        for definition in definitions:
            for span in spans:
                if definition.clock is Clock.COHORT and span.cohort_day is None:
                    continue
                counted = counted_in(told, definition.id, span)
                for by in bys:
                    for area, totals in group(told, counted, by).items():
                        numbers = _numbers(told, definition, area, by, span, totals)
                        if any((numbers[0], None if definition.denominator_from else numbers[1], numbers[2])):
                            found[by][definition.id, authority, area, span.code] = numbers
    return found


def of_observations(found: object) -> Numbers:
    """The same from observations; rows of noughts are left out."""
    return {
        (each.indicator, each.authority, each.area, each.period): (
            each.numerator,
            each.denominator,
            each.unknown,
        )
        for each in found  # type: ignore[attr-defined]
    }


def without_noughts(numbers: Numbers, definitions: list[Definition]) -> Numbers:
    rates = {each.id for each in definitions if each.denominator_from}
    return {
        key: value
        for key, value in numbers.items()
        if value[0] or value[2] or (value[1] and key[0] not in rates)
    }


def possible(asked: Catalogue, definitions: list[Definition], by: By) -> list[Definition]:
    """Those that can be counted by this."""
    return [
        each
        for each in definitions
        if not (asked.population_of(each).area is AreaOf.OWN and by in (By.AGE_BAND, By.UASC))
        and not (each.denominator_from and by not in (By.AUTHORITY, By.DISTRICT))
    ]


def _numbers(
    facts: Facts, definition: Definition, area: str, by: By, span: Period, totals: tuple[int, int, int]
) -> tuple[object, object, int]:
    numerator = scaled(int(totals[0]), definition.numerator_scale)
    denominator: object = scaled(int(totals[1]), definition.denominator_scale)
    if definition.is_count:
        denominator = None
    if definition.denominator_from:
        denominator = children_in(facts, area if by is By.DISTRICT else "", span.return_year)
    return numerator, denominator, int(totals[2])
