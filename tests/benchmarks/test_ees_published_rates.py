"""Every rate that the department prints for an authority is its numerator over its denominator, rounded half up."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from headway.benchmarks.loading import load
from headway.benchmarks.store import Figure, Store
from headway.statistics import round_half_up

C1 = "c1_children_in_need_referrals_and_rereferrals"
D3 = "d3_cpps_subsequent_plan"
D5 = "d5_cpps_at31march_by_duration"
SPANS = (
    "3_months_or_less",
    "more_than_3_months_6_months",
    "more_than_6_months_less_than_1_year",
    "1_year_less_than_2_years",
    "2_years_or_more",
)
RATES = (
    (C1, "rereferral_percent", "rereferral_count", "referral_count"),
    (C1, "no_further_action_percent", "no_further_action_count", "referral_count"),
    (C1, "not_in_need_percent", "not_in_need_count", "referral_count"),
    (C1, "rereferral_child_percent", "rereferral_child_count", "referral_child_count"),
    (D3, "CPP_subsequent_percent", "CPP_subsequent", "CPP_start"),
    *((D5, f"{span}_percent", span, "CPP_At31") for span in SPANS),
)
EXCEPTIONS = {
    (
        "more_than_6_months_less_than_1_year_percent",
        "Shropshire",
        "2017",
    ): "69 of 240 is 28.75; 28.7 is printed",
}
"""(measure, authority, period) → how the printed rate differs."""


@pytest.fixture(scope="module")
def published(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = Store(tmp_path_factory.mktemp("published"))
    names = ("c1_*.csv", "d3_*.csv", "d5_*.csv")
    load([next((shared / "benchmark" / "dfe-ees").glob(name)) for name in names], store)
    return store


def cells(store: Store, dataset: str, measure: str) -> dict[tuple[str, str, str], Figure]:
    found = store.figures(store.current("ees", dataset), measure=measure)
    return {(each.area, each.level, each.period): each for each in found}


def rates(store: Store, level: str) -> Iterator[tuple[Figure, Decimal]]:
    """Each printed rate of a level, and what its counts give; those with a hidden count are left out."""
    for dataset, rate, above, below in RATES:
        events, totals = cells(store, dataset, above), cells(store, dataset, below)
        for key, printed in cells(store, dataset, rate).items():
            counted, of = events[key].value, totals[key].value
            if key[1] == level and printed.value is not None and counted is not None and of:
                yield printed, round_half_up(counted * 100 / of, 1)


def differing(store: Store, level: str) -> set[tuple[str, str, str]]:
    return {
        (printed.measure, printed.area_name, printed.period)
        for printed, counted in rates(store, level)
        if printed.value != counted
    }


@pytest.mark.shared
def test_every_authoritys_rate_is_reproduced_from_its_counts(published: Store) -> None:
    assert sum(1 for _ in rates(published, "authority")) == 17_928
    assert differing(published, "authority") == set(EXCEPTIONS)


@pytest.mark.shared
def test_a_regions_rate_is_not_since_its_counts_are_rounded_to_ten(published: Store) -> None:
    found = [each for each in differing(published, "regional") if each[0] == "CPP_subsequent_percent"]
    assert len(found) == 65  # of 143
