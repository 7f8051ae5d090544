"""Hiding small counts: drawn tables, the rule, the legend, nonsense."""

import pytest

from headway.errors import ForPerson
from headway.statistics.suppression import suppress


def test_a_lone_small_count_takes_the_three_smallest_numbers_of_a_rectangle_with_it():
    found = suppress([[3, 40, 50], [20, 30, 0], [8, 9, 12]])
    assert found.rows == (
        ("c", "c", "50", "93"),
        ("20", "30", "0", "50"),
        ("c", "c", "12", "29"),
        ("31", "79", "62", "172"),
    )
    assert (found.lost.primary, found.lost.secondary, found.lost.total) == (1, 3, 3 + 40 + 8 + 9)
    assert found.optimal


def test_two_hidden_counts_that_add_up_to_three_take_a_third_with_them():
    assert suppress([1, 2, 40]).rows == (("c", "c", "c", "43"),)  # else 43 - 40 = 3 tells that each is 1 or 2


def test_nonsense_is_refused():
    for table in ([], [1, -1], [1.5], [True], ["3"], [[1, 2], [3]], "12", [float("nan")]):
        with pytest.raises(ForPerson):
            suppress(table)
