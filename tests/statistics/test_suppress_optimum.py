"""The least cost: beside every pattern there is, tried from the cheapest on until the audit finds one safe."""

import random
from dataclasses import replace
from itertools import combinations

import pytest

from headway.statistics.suppression import audit_table, crosstab, percentages, suppress


def hidden_by(found, table, places):
    """The same publication with these places hidden beside those of the rule."""
    masks = tuple(i in places for i in range(len(table.counts)))
    cells = tuple(
        None if masks[i] or found.primary[i] or table.layout.unpublished[i] else count
        for i, count in enumerate(table.counts)
    )
    return replace(found, cells=cells, secondary=masks, percentages=(), zeros_hidden=False)


def cheapest_safe(found, table, costs):
    """The cost of the cheapest pattern that the audit calls safe; zeros stay shown."""
    free = [
        i
        for i, count in enumerate(table.counts)
        if count and not found.primary[i] and not table.layout.unpublished[i]
    ]
    patterns = [each for size in range(len(free) + 1) for each in combinations(free, size)]
    for places in sorted(patterns, key=lambda each: sum(costs[i] for i in each)):
        if audit_table(hidden_by(found, table, places), truth=table).is_safe:
            return sum(costs[i] for i in places)
    raise AssertionError("no pattern is safe")


def small_tables(seed):
    chance = random.Random(seed)  # noqa: S311 - made-up tables
    for shape in ((5,), (2, 2), (2, 3), (3, 2)):
        numbers = [
            chance.choice((0, 1, 3, 4, 7, 9, 20))
            for _ in range(shape[0] * (shape[1] if len(shape) > 1 else 1))
        ]
        yield crosstab(
            numbers
            if len(shape) == 1
            else [numbers[i : i + shape[1]] for i in range(0, len(numbers), shape[1])]
        )


@pytest.mark.parametrize("seed", range(8))
def test_the_exact_way_costs_what_the_cheapest_of_all_safe_patterns_costs(seed):
    for table in small_tables(seed):
        costs = [1 + count / (1 + sum(table.counts)) for count in table.counts]
        found = suppress(table, weights=costs, exact=True)
        assert found.optimal
        spent = sum(cost for cost, hidden in zip(costs, found.secondary, strict=True) if hidden)
        assert spent == pytest.approx(cheapest_safe(found, table, costs), abs=1e-9), (
            table.counts,
            found.rows,
        )


@pytest.mark.parametrize("seed", range(4))
def test_the_quick_way_is_safe_and_never_cheaper_than_the_exact_one(seed):
    chance = random.Random(seed)  # noqa: S311 - made-up tables
    for _ in range(8):
        table = crosstab([[chance.choice((0, 2, 4, 8, 12, 30)) for _ in range(4)] for _ in range(3)])
        costs = [1 + count / (1 + sum(table.counts)) for count in table.counts]
        quick, exact = (suppress(table, weights=costs, exact=how) for how in (False, True))
        spent = [
            sum(cost for cost, hidden in zip(costs, found.secondary, strict=True) if hidden)
            for found in (quick, exact)
        ]
        assert spent[0] >= spent[1] - 1e-9
        assert audit_table(quick, truth=table).is_safe
        assert audit_table(exact, truth=table).is_safe


def test_percentages_are_hidden_at_least_cost_too():
    table = percentages([4, 38], [30, 90])
    costs = [1.0] * len(table.counts)
    found = suppress(table, weights=costs, exact=True)
    assert sum(found.secondary) == cheapest_safe(found, table, costs)
