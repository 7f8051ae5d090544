"""On facts drawn at random DuckDB and the reference counter agree, by everything and in every kind of period."""

from __future__ import annotations

import pytest
from agreement import by_reference, of_observations, possible, without_noughts
from random_facts import random_facts

from headway.indicators.computing import compute_on
from headway.indicators.definition import catalogue
from headway.indicators.engines import engine_named
from headway.indicators.periods import Every, periods
from headway.indicators.reference import records
from headway.indicators.statements import By

SPANS = {
    Every.MONTH: ("2016-09", "2017-05"),
    Every.QUARTER: ("2016-04", "2017-12"),
    Every.YEAR: ("2016-04", "2018-03"),
    Every.ROLLING: ("2017-01", "2017-06"),
}


AUTHORITIES = ("E1", "E2", "E3", "E4", "E5", "E6")


@pytest.mark.parametrize("every", list(Every))
def test_duckdb_agrees_with_the_reference_counter(every):
    facts = random_facts(list(Every).index(every), authorities=AUTHORITIES)
    definitions = list(catalogue().definitions.values())
    spans = periods(every, *SPANS[every])
    counted = by_reference(records(facts), definitions, list(By), spans)
    for by in By:
        asked = possible(catalogue(), definitions, by)
        with engine_named("duckdb") as engine:
            found = compute_on(engine, facts, catalogue(), asked, by=by, spans=spans)
            said = without_noughts(of_observations(found), definitions)
        names = {each.id for each in asked}
        expected = {key: value for key, value in counted[by].items() if key[0] in names}
        different = {
            key: (said.get(key), expected.get(key))
            for key in sorted({*said, *expected})
            if said.get(key) != expected.get(key)
        }
        assert not different, (
            f"by {by} every {every}: (DuckDB, reference) {dict(list(different.items())[:5])}"
        )


def test_the_random_facts_make_every_indicator_count_something():
    spans = periods(Every.ROLLING, "2016-06", "2018-03")
    definitions = list(catalogue().definitions.values())
    seen = {
        key[0]
        for seed in range(24)
        for key, value in by_reference(
            records(random_facts(seed, rows=30)),
            definitions,
            [By.AUTHORITY],
            spans[seed % len(spans) :: len(spans)],
        )[By.AUTHORITY].items()
        if value[0]
    }
    assert seen == set(catalogue().definitions)
