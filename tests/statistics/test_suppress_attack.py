"""An attack on thousands of made-up tables: nothing that the rule hides may come out, by any of three ways.

The attackers here read the printed rows alone and are written again from the definition: linear programmes over the
rows, an enumeration of every table of whole numbers, and the library's own audit where the layout is not a plain table.
"""

import random
from itertools import product

import numpy as np
import pytest
from scipy.optimize import linprog

from headway.statistics.suppression import (
    Dimension,
    Edition,
    Relation,
    audit_table,
    crosstab,
    percentages,
    suppress,
)


def drawn(chance, rows, columns, small, zeros, largest=60):
    """Counts of which a share ``zeros`` is 0 and of the rest a share ``small`` from 1 to 5."""

    def count():
        if chance.random() < zeros:
            return 0
        return chance.randint(1, 5) if chance.random() < small else chance.randint(6, largest)

    return [[count() for _ in range(columns)] for _ in range(rows)]


def bounds_for_a_reader(rows):
    """Least and most of every hidden cell of printed rows with totals, by one linear programme each (in one call)."""
    shown = np.array(
        [[np.nan if text == "c" else float(text.replace(",", "")) for text in row] for row in rows]
    )
    high, wide = shown.shape
    lines = []
    for i in range(high):
        lines.append(np.zeros((high, wide)))
        lines[-1][i, :-1], lines[-1][i, -1] = 1, -1
    for j in range(wide if high > 1 else 0):
        lines.append(np.zeros((high, wide)))
        lines[-1][:-1, j], lines[-1][-1, j] = 1, -1
    gone = np.isnan(shown)
    matrix = np.array([line[gone] for line in lines])
    right = -np.array([np.nansum(np.where(gone, 0, line * np.nan_to_num(shown))) for line in lines])
    n = int(gone.sum())
    if not n:
        return {}
    # 1 at least, for zeros are shown; 100,000 stands for no bound at all.
    many = linprog(
        np.concatenate([np.concatenate([np.eye(n)[i], -np.eye(n)[i]]) for i in range(n)]),
        A_eq=np.kron(np.eye(2 * n), matrix),
        b_eq=np.tile(right, 2 * n),
        bounds=(1, 100_000),
    )
    found = many.x.reshape(n, 2, n)
    places = list(zip(*np.nonzero(gone), strict=True))
    return {(int(r), int(c)): (found[i, 0, i], found[i, 1, i]) for i, (r, c) in enumerate(places)}


def attainable_least(counts, place):
    """What a hidden number is at least, seeing how many numbers below it are not zeros."""
    grid = np.array(counts)
    row, column = place
    part = grid[row : row + 1] if row < len(grid) else grid
    part = part[:, column : column + 1] if column < grid.shape[1] else part
    return int((part > 0).sum())


@pytest.mark.parametrize("seed", range(12))
def test_no_small_number_of_a_made_up_table_comes_out(seed):
    chance = random.Random(seed)  # noqa: S311 - made-up tables
    attacked = 0
    for _ in range(60):
        rows, columns = chance.randint(2, 6), chance.randint(2, 6)
        counts = drawn(chance, rows, columns, chance.random(), chance.choice((0, 0.1, 0.3, 0.6)))
        found = suppress(counts, exact=False)
        ranges, wide = bounds_for_a_reader(found.rows), columns + 1
        for place in [i for i, is_small in enumerate(found.primary) if is_small]:
            least, most = ranges[divmod(place, wide)]
            assert least <= attainable_least(counts, divmod(place, wide)) + 1e-6, (counts, found.rows)
            assert most >= 5 - 1e-6, (counts, found.rows)
            attacked += 1
        assert not any(
            hidden and not count for hidden, count in zip(found.secondary, true_cells(counts), strict=True)
        )
    assert attacked > 100


def true_cells(counts):
    grid = np.array(counts)
    grid = np.hstack([grid, grid.sum(axis=1, keepdims=True)])
    return np.vstack([grid, grid.sum(axis=0, keepdims=True)]).ravel().tolist()


@pytest.mark.parametrize("seed", range(8))
def test_no_small_number_of_a_made_up_list_comes_out(seed):
    chance = random.Random(seed)  # noqa: S311 - made-up tables
    for _ in range(60):
        counts = drawn(chance, 1, chance.randint(1, 12), chance.random(), chance.choice((0, 0.2, 0.5)))[0]
        found = suppress(counts)
        ranges = bounds_for_a_reader(found.rows)
        for place in [i for i, is_small in enumerate(found.primary) if is_small]:
            least, most = ranges[0, place]
            floor = 1 if place < len(counts) else sum(count > 0 for count in counts)
            assert least <= floor, (counts, found.rows)
            assert most >= 5, (counts, found.rows)


def every_table(rows, most):
    """Every table of whole numbers that prints as these rows do, with hidden numbers of 1 up to ``most``."""
    high, wide = len(rows) - 1, len(rows[0]) - 1
    choices = [range(1, most + 1) if text == "c" else (int(text),) for row in rows[:-1] for text in row[:-1]]

    def agrees(total, text):
        return total >= 1 if text == "c" else total == int(text)

    def lines(i):
        return product(*choices[i * wide : (i + 1) * wide])

    fitting = [[line for line in lines(i) if agrees(sum(line), rows[i][-1])] for i in range(high)]
    for table in product(*fitting):
        downs = [sum(line[j] for line in table) for j in range(wide)]
        if all(map(agrees, downs, rows[-1])) and agrees(sum(downs), rows[-1][-1]):
            yield table


@pytest.mark.parametrize("seed", range(6))
def test_every_value_from_one_to_five_occurs_in_some_table_of_whole_numbers_that_prints_the_same(seed):
    chance = random.Random(seed)  # noqa: S311 - made-up tables
    looked_at = 0
    for _ in range(25):
        counts = drawn(chance, chance.randint(2, 3), 2, 0.4, 0.2, largest=9)
        found = suppress(counts)
        if sum(text == "c" for row in found.rows[:-1] for text in row[:-1]) > 5:
            continue  # ten to the sixth tables: too many to write down
        values = {}
        for table in every_table(found.rows, most=14):
            for place, value in enumerate(value for line in table for value in line):
                values.setdefault(place, set()).add(value)
        wide = len(counts[0])
        for place in range(len(counts) * wide):
            if found.primary[place // wide * (wide + 1) + place % wide]:
                assert values[place] >= {1, 2, 3, 4, 5}, (counts, found.rows)
                looked_at += 1
    assert looked_at > 20


EAST_AND_WEST = Dimension(
    ("Ashford", "Dover", "Thanet", "Swale", "Dartford"),
    groups=(("East", ("Ashford", "Dover", "Thanet")), ("West", ("Swale", "Dartford"))),
    total="County",
)
MONTHS = ("April", "May", "June", "July")
QUARTER = Dimension(
    MONTHS, groups=(("to May", ("April", "May")), ("to June", ("to May", "June"))), total="to July"
)
ROLLING = Dimension(
    ("m1", "m2", "m3", "m4", "m5"),
    groups=(
        ("m1 to m3", ("m1", "m2", "m3")),
        ("m2 to m4", ("m2", "m3", "m4")),
        ("m3 to m5", ("m3", "m4", "m5")),
    ),
    total=None,
    unpublished=("m1", "m2", "m3", "m4", "m5"),
)


@pytest.mark.parametrize(
    "side", [Dimension(MONTHS, total=None), QUARTER, ROLLING], ids=["months", "to date", "rolling"]
)
@pytest.mark.parametrize("seed", range(3))
def test_nothing_comes_out_of_districts_within_a_county_by_months(seed, side):
    chance = random.Random(seed)  # noqa: S311 - made-up tables
    for _ in range(10):
        table = crosstab(drawn(chance, 5, len(side.names), chance.random(), 0.2), EAST_AND_WEST, side)
        found = audit_table(suppress(table), truth=table)
        assert found.is_safe, (table.counts, found.words)


@pytest.mark.parametrize("seed", range(5))
def test_nothing_comes_out_of_numerators_denominators_and_percentages(seed):
    chance = random.Random(seed)  # noqa: S311 - made-up tables
    for _ in range(20):
        wholes = drawn(chance, 1, chance.randint(2, 8), 0.3, 0.1)[0]
        table = percentages([chance.randint(0, whole) for whole in wholes], wholes)
        found = audit_table(suppress(table), truth=table)
        assert found.is_safe, (table.counts, found.words)


@pytest.mark.parametrize(
    "options",
    [
        {"zeros_shown": False},
        {"told_apart": True},
        {"rounding": 5},
        {"rounding": 10},
        {"protection": 2},
        {"protection": 3},
        {"threshold": 9},
        {"threshold": 2, "rounding": 3, "zeros_shown": False},
        {"told_apart": True, "rounding": 5},
        {"told_apart": True, "protection": 2},
    ],
    ids=str,
)
def test_nothing_comes_out_whatever_the_options(options):
    chance = random.Random(len(str(options)))  # noqa: S311 - made-up tables
    for _ in range(25):
        table = crosstab(
            drawn(chance, chance.randint(2, 5), chance.randint(2, 5), chance.random(), 0.2, largest=30)
        )
        found = audit_table(suppress(table, **options), truth=table)
        assert found.is_safe, (table.counts, found.words)


@pytest.mark.parametrize("relation", Relation)
@pytest.mark.parametrize("seed", range(4))
def test_nothing_comes_out_of_two_editions_laid_side_by_side(seed, relation):
    chance = random.Random(seed)  # noqa: S311 - made-up tables
    for _ in range(12):
        first = drawn(chance, chance.randint(2, 4), chance.randint(2, 4), chance.random() / 2, 0.2)
        more = 0 if relation is Relation.CUMULATIVE else -3
        second = [
            [max(0, count + chance.choice((0, 0, chance.randint(more, 9)))) for count in row] for row in first
        ]
        old, new = crosstab(first), crosstab(second)
        edition = Edition(old, suppress(old), relation)
        found = audit_table(suppress(new, earlier=edition), truth=new, earlier=edition)
        assert found.is_safe, (first, second, found.words)


@pytest.mark.parametrize("relation", Relation)
@pytest.mark.parametrize("seed", range(2))
def test_nothing_comes_out_of_three_editions_laid_side_by_side(seed, relation):
    chance = random.Random(seed)  # noqa: S311 - made-up tables
    for _ in range(6):
        counts, editions = drawn(chance, 3, 3, 0.3, 0.2), []
        for _ in range(3):
            table = crosstab(counts)
            shown = suppress(table, earlier=editions)
            found = audit_table(shown, truth=table, earlier=editions)
            assert found.is_safe, (table.counts, found.words)
            editions.append(Edition(table, shown, relation))
            more = (0, 0, 0, 1, 3, 9) if relation is Relation.CUMULATIVE else (0, 0, 0, -8, -1, 2, 9)
            counts = [[max(0, count + chance.choice(more)) for count in row] for row in counts]
