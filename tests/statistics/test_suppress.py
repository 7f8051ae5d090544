"""Hiding small counts: drawn tables, the rule and its options, the legend, what must be refused."""

from dataclasses import FrozenInstanceError, replace
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headway.errors import ForPerson
from headway.statistics import audit_table, suppress
from headway.statistics.suppression import (
    Dimension,
    Edition,
    Layout,
    Relation,
    Rule,
    Sum,
    Table,
    crosstab,
    percentages,
)


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


def test_a_small_total_is_hidden_like_any_small_count_and_zeros_are_shown():
    assert suppress([3, 0, 0]).rows == (("c", "0", "0", "c"),)


def test_nothing_is_hidden_where_nothing_is_small():
    found = suppress([[10, 0], [6, 7]])
    assert found.lost.cells == 0
    assert found.legend == ""
    assert found.cells == (10, 0, 10, 6, 7, 13, 16, 7, 23)


def test_the_legend_says_what_the_symbol_means():
    said = suppress([3, 40, 50]).legend
    assert said.startswith("c: hidden to protect people")
    assert "from 1 to 5" in said
    assert said.endswith("Zeros are shown.")
    assert suppress([3, 40, 50], symbol="*", threshold=7, zeros_shown=False).legend.startswith("*: hidden")
    assert "from 0 to 7 or" in suppress([3, 40, 50], threshold=7, zeros_shown=False).legend


def test_zeros_are_hidden_too_where_they_are_not_to_be_shown():
    found = suppress([0, 3, 40, 50], zeros_shown=False)
    assert found.rows == (("c", "c", "c", "50", "93"),)  # 93 - 90 = 3 for two: neither could be 5
    assert found.primary == (True, True, False, False, False)


def test_a_zero_serves_as_secondary_only_where_nothing_else_would_do_and_the_legend_says_so():
    counts = [[0, 28, 0, 11], [28, 0, 13, 5], [25, 0, 0, 0]]
    free = suppress(counts)
    assert not free.zeros_hidden
    table = crosstab(counts)
    totals = [name for name in table.layout.names if "all" in name]
    forced = suppress(table, keep=totals)
    assert forced.zeros_hidden
    assert "It may be zero." in forced.legend
    assert audit_table(forced, truth=table).is_safe


def test_what_must_be_shown_is_shown_or_refused():
    table = crosstab([3, 40, 50])
    assert suppress(table, keep=["row 2"]).rows == (("c", "40", "c", "93"),)
    with pytest.raises(ForPerson, match="would give a hidden number away"):
        suppress(table, keep=["row 2", "row 3", "all rows"])
    with pytest.raises(ForPerson, match="is itself small"):
        suppress(table, keep=["row 1"])
    with pytest.raises(ForPerson, match="is not published"):
        suppress(percentages([20], [40]), keep=["rest, row 1"])
    with pytest.raises(ForPerson, match="not a number of this table"):
        suppress(table, keep=["row 9"])


def test_weights_say_which_numbers_are_dear():
    assert suppress([3, 40, 50], weights=[1, 9, 1, 9]).rows == (("c", "40", "c", "93"),)
    for weights in ([1, 2], [1, 1, 1, 0], [1, 1, 1, float("nan")]):
        with pytest.raises(ForPerson):
            suppress([3, 40, 50], weights=weights)


def test_less_protection_hides_less():
    assert suppress([1, 2, 40], protection=2).rows == (("c", "c", "40", "43"),)  # 1 or 2, and 2 or 1
    assert suppress([1, 1, 40], protection=2).rows == (("c", "c", "c", "42"),)  # 42 - 40 = 2 tells both


def test_a_reader_who_is_told_which_numbers_are_small_is_kept_out_too():
    table = crosstab([[3, 7, 7], [30, 20, 10], [9, 8, 30]])
    for told in (False, True):
        assert audit_table(suppress(table, told_apart=told), truth=table).is_safe
    assert suppress([3, 7, 50], told_apart=True).rows == (
        ("c", "7", "c", "60"),
    )  # 7 is 6 at least: 3 could not be 5
    assert suppress([3, 7, 50]).rows == (("c", "c", "50", "60"),)


def test_who_is_told_which_numbers_are_small_is_kept_out_of_two_editions_too():
    before, now = crosstab([[13, 40], [20, 30]]), crosstab([[15, 40], [20, 33]])
    edition = Edition(before, suppress(before, told_apart=True))
    found = suppress(now, earlier=edition, told_apart=True)
    assert audit_table(found, truth=now, earlier=edition).is_safe


def test_rounded_tables_hide_less_and_still_nothing_comes_out():
    table = crosstab([[3, 40, 50], [20, 30, 0], [8, 9, 12]])
    found = suppress(table, rounding=10)
    assert found.rows[0] == ("c", "40", "50", "90")
    assert found.lost.cells == 1
    assert audit_table(found, truth=table).is_safe
    assert suppress([15, 25, 24], rounding=10).cells == (20, 30, 20, 60)  # half goes up; 64 is nearest to 60


def test_percentages_go_with_the_counts_they_would_give_away():
    found = suppress(percentages([4, 38, 20], [30, 90, 50], decimals=1))
    assert found.rows[0][0] == "c"
    assert found.percentages[0] is None
    assert found.percentages[1] == Decimal("42.2")  # 38 of 90
    assert found.rows[1] == ("", "", "", "")  # the rest is not published
    assert found.rows[2] == ("30", "90", "50", "170")


def test_a_rounded_number_that_is_shown_is_known_to_lie_above_the_threshold_where_zeros_are_hidden_too():
    # 2 and 2, rounded to 2 with 0 and 1 hidden, can only be 2 and 2: what is left of the row is 0.
    table = crosstab([2, 0])
    assert Rule(threshold=1, zeros_shown=False, rounding=2).seen(2) == (2, 2)
    assert audit_table(
        table.layout, (2, None, 2), rule=Rule(threshold=1, zeros_shown=False, rounding=2)
    ).revealed
    found = suppress([[2, 5], [5, 4], [0, 2], [2, 4], [4, 3]], rounding=2, threshold=1, zeros_shown=False)
    assert found.cells[7:9] != (2, 2)
    assert audit_table(found, truth=crosstab([[2, 5], [5, 4], [0, 2], [2, 4], [4, 3]])).is_safe


def test_rounding_that_would_print_a_shown_number_as_nought_is_refused():
    assert suppress([9, 0, 4, 30], threshold=3, rounding=8).cells[1:3] == (0, 8)
    with pytest.raises(ForPerson, match="4 would be printed as 0, which it is not"):
        suppress([9, 0, 4, 30], threshold=3, rounding=10)


def test_percentages_are_rounded_half_up():
    assert suppress(percentages([25], [200])).percentages[0] == Decimal("12.5")
    assert suppress(percentages([25], [200], decimals=0)).percentages[0] == Decimal(13)


def test_two_that_are_missing_from_forty_are_protected_unless_they_are_nobodys_secret():
    assert suppress(percentages([38, 30], [40, 60])).rows[0][0] == "c"
    assert suppress(percentages([38, 30], [40, 60], protect_rest=False)).rows[0][0] == "38"
    assert suppress(percentages([0], [0])).percentages == (None, None)  # nothing of nothing


def test_a_hierarchy_hides_within_its_district_before_it_touches_the_county():
    side = Dimension(
        ("Ashford", "Dover", "Swale", "Thanet"),
        groups=(("East", ("Ashford", "Dover")), ("North", ("Swale", "Thanet"))),
    )
    found = suppress(crosstab([3, 40, 12, 30], side))
    assert found.rows == (("c", "c", "12", "30", "43", "42", "85"),)


def test_a_year_to_date_gives_no_month_away():
    months = Dimension(
        ("April", "May", "June"),
        groups=(("to May", ("April", "May")),),
        total="to June",
        unpublished=("May", "June"),
    )
    found = suppress(crosstab([20, 3, 30], months))  # April 20, to May 23: May would be 3
    assert found.rows in ((("c", "", "", "23", "53"),), (("20", "", "", "c", "53"),))


def test_a_child_added_since_the_last_edition_is_protected():
    before = crosstab([[13, 40, 50], [20, 30, 0], [28, 39, 12]])
    now = crosstab([[15, 40, 50], [20, 30, 0], [28, 39, 12]])
    edition = Edition(before, suppress(before))
    assert suppress(now).rows == tuple(tuple(str(v) for v in row) for row in grid(now))
    found = suppress(now, earlier=edition)
    assert found.rows == (
        ("c", "40", "50", "c"),
        ("20", "30", "0", "50"),
        ("28", "39", "12", "79"),
        ("c", "109", "62", "c"),
    )
    assert not audit_table(suppress(now), truth=now, earlier=edition).is_safe
    assert audit_table(found, truth=now, earlier=edition).is_safe


def grid(table):
    wide = table.layout.shape[-1]
    return [table.counts[i : i + wide] for i in range(0, len(table.counts), wide)]


def test_a_number_hidden_before_does_not_come_out_by_being_shown_now():
    before = crosstab([3, 9, 50])
    first = suppress(before)
    assert first.rows == (("c", "c", "50", "62"),)
    now = crosstab([8, 9, 50])  # five more: none is small now, but 9 shown now would give the 3 of then
    edition = Edition(before, first)
    found = suppress(now, earlier=edition)
    assert found.rows[0][1] == "c"
    assert audit_table(found, truth=now, earlier=edition).is_safe
    assert not audit_table(suppress(now), truth=now, earlier=edition).is_safe


def test_the_last_month_of_a_figure_to_date_is_protected():
    before, now = crosstab([20, 40]), crosstab([23, 60])
    edition = Edition(before, suppress(before), Relation.CUMULATIVE)
    found = suppress(now, earlier=edition)
    assert found.rows in ((("c", "c", "83"),), (("c", "60", "c"),))
    assert audit_table(found, truth=now, earlier=edition).is_safe


def test_a_third_figure_to_date_does_not_give_away_the_growth_between_the_two_before_it():
    # 16, then a hidden 19; shown now, 24 and 35 bound the 24 and 19 beside each other, whose sum stands there: 43.
    editions: list[Edition] = []
    for counts in ([[28, 0, 8], [16, 16, 22]], [[28, 0, 8], [24, 19, 39]], [[39, 0, 8], [24, 35, 39]]):
        table = crosstab(counts)
        found = suppress(table, earlier=editions)
        assert audit_table(found, truth=table, earlier=editions).is_safe
        editions.append(Edition(table, found, Relation.CUMULATIVE))
    assert (found.cells[4], found.cells[5]) != (24, 35)
    apart = replace(found, cells=table.counts, secondary=(False,) * 12, primary=(False,) * 12)
    narrow = audit_table(apart, truth=table, earlier=editions[:2]).narrow
    assert "row 2, column 2, edition 2, less edition 1" in [each.name for each in narrow]


def test_what_an_earlier_edition_said_of_its_hidden_numbers_is_known_to_the_reader_of_the_next():
    # Told apart, the first row 2 is known to add up to 3 to 5: the last total of 9 must not come out beside it.
    editions: list[Edition] = []
    for counts in ([[0, 14, 0], [1, 1, 2]], [[15, 14, 14], [1, 1, 2]], [[31, 19, 18], [1, 6, 2]]):
        table = crosstab(counts)
        found = suppress(table, earlier=editions, told_apart=True)
        assert audit_table(found, truth=table, earlier=editions).is_safe
        editions.append(Edition(table, found, Relation.CUMULATIVE))
    assert None in (found.cells[3], found.cells[11])


@pytest.mark.parametrize("counts", [[[3, 10**18], [10**18, 10**18]], [3, 10**25], [3, 6 * 10**8, 6 * 10**8]])
def test_a_table_whose_numbers_are_too_large_to_protect_it_is_refused(counts):
    # 1,000,000,000,000,000,003 less 1,000,000,000,000,000,000 is 3 to a reader, and 0 to a floating point number.
    with pytest.raises(ForPerson, match="cannot be protected"):
        suppress(counts)


def test_the_largest_numbers_that_are_taken_are_protected():
    for counts in (
        [3, 5 * 10**8],
        [[3, 2 * 10**8], [10**8, 5 * 10**8]],
        [[[1, 10**8], [10**8, 4]], [[9, 0], [10**8, 7]]],
    ):
        sides = (
            ()
            if not isinstance(counts[0], list) or not isinstance(counts[0][0], list)
            else tuple(Dimension((f"{side}1", f"{side}2"), total=f"{side} all") for side in "abc")
        )
        table = crosstab(counts, *sides)
        assert audit_table(suppress(table), truth=table).is_safe


@pytest.mark.parametrize("weights", [[1, 2], ["1", 2, 3, 4], [True, 1, 1, 1], [1, 1, 1, float("nan")]])
def test_weights_that_are_none_are_refused(weights):
    with pytest.raises(ForPerson, match="Give 4 weights above 0"):
        suppress([3, 40, 50], weights=weights)


def test_an_edition_must_be_what_was_published():
    before = crosstab([20, 40])
    with pytest.raises(ForPerson, match="Give that edition"):
        Edition(before, suppress([20, 41]))
    with pytest.raises(ForPerson, match="differ in layout"):
        Edition(before, suppress([20, 40, 1]))


def test_a_table_of_any_sums_can_be_given():
    names = ("referrals", "assessed", "not assessed", "assessed in 45 days", "assessed later")
    layout = Layout(
        names=names,
        sums=(Sum(0, (1, 2)), Sum(1, (3, 4))),
        shape=(5,),
        levels=(2, 1, 0, 0, 0),
        unpublished=(False,) * 5,
        harmless=(False,) * 5,
    )
    table = Table(layout, (100, 90, 10, 87, 3))
    found = suppress(table)
    assert found.rows == (("100", "90", "10", "c", "c"),)
    assert audit_table(found, truth=table).is_safe
    with pytest.raises(ForPerson, match="is not the sum of its parts"):
        Table(layout, (100, 90, 11, 87, 3))


def test_a_number_too_narrow_whatever_is_hidden_is_said():
    found = suppress([1, 1, 1])  # three hidden numbers of 1 at least: their total is no less than 3
    assert found.rows == (("c", "c", "c", "c"),)
    assert "narrower than the rule" in found.notes[0]


def test_results_are_frozen_and_keep_their_secrets_out_of_logs():
    found = suppress([3, 40, 50])
    with pytest.raises(FrozenInstanceError):
        found.cells = ()
    assert "primary" not in repr(found)
    assert "lost" not in repr(found)


def test_nonsense_is_refused():
    for table in ([], [1, -1], [1.5], [True], ["3"], [[1, 2], [3]], "12", [float("nan")], 3, None):
        with pytest.raises(ForPerson):
            suppress(table)
    for options in (
        {"threshold": 0},
        {"threshold": 2.5},
        {"protection": 1},
        {"protection": 6},
        {"rounding": 1},
        {"symbol": " "},
        {"symbol": "7"},
    ):
        with pytest.raises(ForPerson):
            suppress([3, 40], **options)
    with pytest.raises(ForPerson):
        Dimension(("a", "a"))
    with pytest.raises(ForPerson):
        Dimension(("a", "b"), groups=(("g", ("z",)),))
    with pytest.raises(ForPerson):
        percentages([5], [4])


def test_whole_numbers_of_numpy_are_counts():
    assert suppress(np.array([[3, 40], [20, 30]])).rows == suppress([[3, 40], [20, 30]]).rows


tables = st.integers(2, 4).flatmap(
    lambda wide: st.lists(st.lists(st.integers(0, 25), min_size=wide, max_size=wide), min_size=2, max_size=4)
)


@settings(max_examples=30, deadline=None)
@given(tables, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_columns_and_turning_the_table_cost_nothing(counts, chance):
    rows, columns = list(range(len(counts))), list(range(len(counts[0])))
    chance.shuffle(rows)
    chance.shuffle(columns)
    first = suppress(counts, exact=True)
    shuffled = suppress([[counts[i][j] for j in columns] for i in rows], exact=True)
    turned = suppress([list(column) for column in zip(*counts, strict=True)], exact=True)
    for other in (shuffled, turned):
        assert other.lost == first.lost
    high, wide = len(rows), len(columns)
    masks = np.array(first.primary).reshape(high + 1, wide + 1)
    assert (np.array(turned.primary).reshape(wide + 1, high + 1) == masks.T).all()
    assert (
        np.array(shuffled.primary).reshape(high + 1, wide + 1) == masks[[*rows, high]][:, [*columns, wide]]
    ).all()


@settings(max_examples=60, deadline=None)
@given(tables)
def test_the_same_table_is_always_printed_the_same_and_shown_numbers_are_true(counts):
    found = suppress(counts)
    assert found == suppress(counts)
    truth = np.array(counts)
    truth = np.vstack([truth, truth.sum(axis=0)])
    truth = np.hstack([truth, truth.sum(axis=1, keepdims=True)]).ravel()
    assert all(cell is None or cell == true for cell, true in zip(found.cells, truth, strict=True))
    assert all((1 <= true <= 5) == is_small for true, is_small in zip(truth, found.primary, strict=True))
