"""Five steps beside a comparator: what test each comes from, and what holds of every test."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from headway.assessment import Better, Counts, MeasureLine, Origin, SettingLine, Value
from headway.assessment.comparing import (
    Step,
    Style,
    beside,
    better,
    comparator_tests,
    compare,
    found,
    words_for,
)
from headway.errors import ForPerson
from headway.frameworks import Mark
from headway.statistics import difference

ORIGIN = Origin("Made up")
ORDER = list(Step)
VALUES = st.decimals(Decimal("-500"), Decimal(500), places=1)


def setting(here: Counts | None = None, **others: Counts) -> SettingLine:
    return SettingLine("primary_schools", ORIGIN, here=here, **others)


def measure(here: str | Decimal | None, *neighbours: str | Decimal) -> MeasureLine:
    value = Value(Decimal(here)) if here is not None else None
    own = tuple((f"N{at}", Decimal(each)) for at, each in enumerate(neighbours))
    return MeasureLine(
        "NI 73", "Made up", "enjoy", Better.HIGHER, "%", "2010", ORIGIN, value, neighbour_values=own
    )


@st.composite
def counts(draw: st.DrawFn) -> Counts:
    inspected = draw(st.integers(1, 500))
    good = draw(st.integers(0, inspected))
    return Counts(inspected, good, draw(st.integers(0, inspected - good)))


@given(counts(), counts(), st.sampled_from(["good", "inadequate"]))
def test_seen_from_the_other_side_a_step_is_its_opposite(ours, theirs, aspect):
    there = compare(setting(ours, neighbours=theirs), "neighbours", aspect).step
    back = compare(setting(theirs, neighbours=ours), "neighbours", aspect).step
    assert there is not None
    assert back is there.opposite


@given(counts(), counts())
def test_one_more_good_never_lowers_the_step(ours, theirs):
    assume(ours.good + ours.inadequate < ours.inspected)
    one_more = replace(ours, good=ours.good + 1)
    steps = [compare(setting(each, neighbours=theirs), "neighbours").step for each in (ours, one_more)]
    assert ORDER.index(steps[0]) <= ORDER.index(steps[1])


@given(counts(), counts())
def test_a_step_is_what_the_interval_says(ours, theirs):
    step = compare(setting(ours, neighbours=theirs), "neighbours").step
    at_95, at_998 = (
        difference(ours.good, ours.inspected, theirs.good, theirs.inspected, level=level)
        for level in (0.95, 0.998)
    )
    assert (step is not Step.IN_LINE) == at_95.excludes_zero
    assert (step in (Step.MUCH_HIGHER, Step.MUCH_LOWER)) == at_998.excludes_zero


@given(counts())
def test_the_same_shares_are_in_line(ours):
    assert compare(setting(ours, neighbours=ours), "neighbours").step is Step.IN_LINE


@given(VALUES, st.lists(VALUES, min_size=5, max_size=15), st.sampled_from(["10", "0.001", "7.3"]), VALUES)
def test_another_unit_or_another_nought_changes_no_step(here, others, factor, shift):
    other = [each * Decimal(factor) + shift for each in others]
    first = compare(measure(here, *others), "neighbours").step
    assert first is compare(measure(here * Decimal(factor) + shift, *other), "neighbours").step


@given(VALUES, st.lists(VALUES, min_size=5, max_size=15))
def test_below_is_above_the_other_way_round(here, others):
    first = compare(measure(here, *others), "neighbours").step
    assert first is not None
    assert compare(measure(-here, *(-each for each in others)), "neighbours").step is first.opposite


@given(VALUES, VALUES, st.lists(VALUES, min_size=5, max_size=15))
def test_a_higher_value_has_no_lower_step(one, two, others):
    low, high = sorted((one, two))
    steps = [compare(measure(each, *others), "neighbours").step for each in (low, high)]
    assert ORDER.index(steps[0]) <= ORDER.index(steps[1])


@given(VALUES, st.lists(VALUES, min_size=5, max_size=15))
def test_the_order_of_the_neighbours_does_not_matter(here, others):
    assert compare(measure(here, *others), "neighbours") == compare(
        measure(here, *others[::-1]), "neighbours"
    )


def test_ten_neighbours_from_70_to_79_leave_71_to_78_in_line():
    others = [
        str(each) for each in range(70, 80)
    ]  # 10th percentile 70.9, 90th 78.1; fences 65.5 and 83.5 - 0.0

    def step(value: str) -> Step | None:
        return compare(measure(value, *others), "neighbours").step

    assert [step(each) for each in ("65.4", "70", "70.9", "75", "78.1", "79", "83.7")] == [
        Step.MUCH_LOWER, Step.LOWER, Step.IN_LINE, Step.IN_LINE, Step.IN_LINE, Step.HIGHER, Step.MUCH_HIGHER,
    ]  # fmt: skip


def test_neighbours_that_are_all_alike_tell_no_much():
    assert compare(measure("9", *["5"] * 6), "neighbours").step is Step.HIGHER
    assert compare(measure("5", *["5"] * 6), "neighbours").step is Step.IN_LINE


def test_four_neighbours_are_too_few():
    found_ = compare(measure("9", "1", "2", "3", "4"), "neighbours")
    assert found_.step is None
    assert found_.because == "Only 4 neighbours have a figure; the test needs 5."


def test_an_average_without_counts_has_no_test():
    line = replace(measure("70"), england=Value(Decimal(60)))
    assert (compare(line, "england").step, compare(line, "england").test) == (None, "bare_average")


def test_a_figure_that_is_not_held_is_no_data():
    assert compare(measure(None, "1"), "neighbours").test == "no_data"
    assert compare(measure("70"), "england").test == "no_data"
    assert compare(setting(), "england").because == "No counts here are held."
    assert compare(setting(Counts(3, 2, 0)), "earlier").because == "No counts of a year before are held."
    assert compare(setting(Counts(0, 0, 0), neighbours=Counts(3, 2, 0)), "neighbours").test == "no_data"


def test_counts_that_give_the_printed_figures_are_tested_as_shares():
    line = replace(measure("70"), here=_value("70", 700, 1000), england=_value("60.1", 300_500, 500_000))
    compared = compare(line, "england")
    assert (compared.step, compared.test) == (Step.MUCH_HIGHER, "difference_from_the_rest")
    assert "299,800 of 499,000 in the rest of England" in compared.because


def test_counts_that_do_not_give_the_printed_figures_are_not_used():
    line = replace(measure("70"), here=_value("70", 7, 1000), england=_value("60", 30, 50))
    assert compare(line, "england").test == "bare_average"


def test_a_rate_of_events_above_its_population_is_no_share():
    line = replace(measure("70"), here=_value("2", 20, 10), england=_value("3", 30, 10))
    assert compare(line, "england").test == "bare_average"


def _value(value: str, part: int, whole: int) -> Value:
    return Value(Decimal(value), Decimal(part), Decimal(whole))


def test_englands_counts_are_taken_without_ours():
    ours, england = Counts(10, 9, 0), Counts(20, 10, 0)
    compared = compare(setting(ours, england=england), "england")
    assert (compared.step, compared.test) == (
        Step.MUCH_HIGHER,
        "difference_from_the_rest",
    )  # 9 of 10 and 1 of 10
    assert "1 of 10 in the rest of England" in compared.because


def test_where_ours_cannot_be_among_englands_those_stand():
    assert (
        compare(setting(Counts(10, 9, 0), england=Counts(9, 9, 0)), "england").test == "difference_of_shares"
    )


def test_an_authority_that_is_all_of_england_is_beside_nobody():
    assert compare(setting(Counts(3, 1, 0), england=Counts(3, 1, 0)), "england").test == "no_data"


@pytest.mark.parametrize("against", ["neighbours", "england", "earlier"])
def test_every_test_named_is_explained_with_its_mark(against):
    for line in (
        setting(Counts(3, 1, 0), **{against: Counts(9, 8, 1)}),
        measure("3", *"12345"),
        measure("3"),
    ):
        test = comparator_tests()[compare(line, against).test]
        assert test.says.endswith(".")
        assert test.mark is Mark.ASSUMPTION


def test_what_there_is_not_is_refused():
    with pytest.raises(ForPerson, match='"France" is nothing to compare with'):
        compare(setting(), "France")
    with pytest.raises(ForPerson, match='"value" is not known of A:primary_schools'):
        compare(setting(), "neighbours", "value")


def test_higher_is_better_only_where_higher_is_better():
    assert [better(step, Better.LOWER) for step in Step] == [
        "better",
        "better",
        "no different",
        "worse",
        "worse",
    ]
    assert [better(step, Better.HIGHER) for step in Step] == [
        "worse",
        "worse",
        "no different",
        "better",
        "better",
    ]
    assert {better(step, Better.CONTEXT) for step in Step} == {None}


@pytest.mark.parametrize("style", Style)
@pytest.mark.parametrize("step", Step)
def test_every_step_in_every_style_is_found_again(step, style):
    text = f"The share is {beside(step, style)} in similar areas."
    (use,) = found(text)
    assert use.step is step
    assert text[use.start : use.end] == words_for(step, style)
    assert use.style is (Style.LEVEL if step is Step.IN_LINE else style)


@pytest.mark.parametrize(
    "text",
    [
        "More than half of the schools are good.",
        "More children take part, and the rate fell.",
        "Higher education and the upper age of lower schools.",
        "There are more than 20 homes.",
        "The paragraph above and the table below say so.",
        "He is more effective with support.",
        "Nothing of the kind.",
        "",
    ],
)
def test_what_says_no_step_is_left_alone(text):
    assert found(text) == ()


def test_other_words_for_a_step_are_read_too():
    text = (
        "Standards are well below those of similar areas, exclusions above the national average, and use no different "
        "to that of others."
    )
    assert [use.step for use in found(text)] == [Step.MUCH_LOWER, Step.HIGHER, Step.IN_LINE]
