"""Every indicator has a worked example, and every way of counting gives what the example says."""

from __future__ import annotations

import pytest

from headway.indicators.computing import compute_on
from headway.indicators.declared import Clock
from headway.indicators.definition import catalogue
from headway.indicators.engines import engine_named
from headway.indicators.examples import Expected, worked_example
from headway.indicators.observation import scaled
from headway.indicators.periods import period_of
from headway.indicators.reference import load_counters, records
from headway.indicators.reference.grouping import children_in, count
from headway.indicators.statements import By

INDICATORS = sorted(catalogue().definitions)


def numbers(expected: Expected) -> tuple[object, object, int]:
    return expected.numerator, expected.denominator, expected.unknown


def test_every_indicator_has_a_reference_counter_and_none_is_left_over():
    assert sorted(load_counters()) == INDICATORS


@pytest.mark.parametrize("indicator", INDICATORS)
def test_the_worked_example_holds_on_duckdb(indicator):
    example = worked_example(indicator)
    definition = catalogue().definitions[indicator]
    for expected in example.expected:
        span = period_of(expected.period)
        with engine_named("duckdb") as engine:
            found = compute_on(
                engine, example.facts, catalogue(), [definition], by=By(expected.by), spans=(span,)
            )
        said = [
            (each.numerator, each.denominator, each.unknown) for each in found if each.area == expected.area
        ]
        assert said == ([] if expected.absent else [numbers(expected)]), expected.because


@pytest.mark.parametrize("indicator", INDICATORS)
def test_the_worked_example_holds_on_the_reference_counter(indicator):
    example = worked_example(indicator)
    definition = catalogue().definitions[indicator]
    (facts,) = records(example.facts).values()
    for expected in example.expected:
        span = period_of(expected.period)
        if expected.absent:
            if definition.clock is not Clock.COHORT or span.cohort_day is not None:
                continue  # not covered: the counter knows nothing of coverage
            found = {}
        else:
            found = count(facts, indicator, span, expected.by)
        totals = found.get(expected.area, (0, 0, 0))
        denominator: object = scaled(totals[1], definition.denominator_scale)
        if definition.is_count:
            denominator = None
        if definition.denominator_from:
            district = expected.area if expected.by == "district" else ""
            denominator = children_in(facts, district, span.return_year)
        if not expected.absent:
            numerator = scaled(totals[0], definition.numerator_scale)
            assert (numerator, denominator, totals[2]) == numbers(expected), expected.because


@pytest.mark.parametrize("indicator", INDICATORS)
def test_a_worked_example_counts_something(indicator):
    assert any(expected.numerator for expected in worked_example(indicator).expected)
