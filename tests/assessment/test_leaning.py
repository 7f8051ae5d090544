"""Where the evidence leans: thresholds that are ours, among what inspections leave."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from blocks import ORIGIN, full, ids, profile, settings, visit

from headway.assessment import Better, Counts, MeasureLine, Profile, SettingLine, Stated, Value
from headway.assessment.judging import ReasonKind, assess
from headway.assessment.rulebook import rulebook

CSA = rulebook("csa")
NAMES = ("primary_schools", "secondary_schools", "childrens_homes", "special_schools")
GOOD = full(date(2010, 6, 30), safeguarding_overall="good", lac_overall="good")
MIXED = full(date(2010, 6, 30), safeguarding_overall="good", lac_overall="adequate")


def kinds_good(*shares: int) -> Profile:
    """A profile with these percentages good or better, a kind each."""
    lines = tuple(settings(name, 100, share) for name, share in zip(NAMES, shares, strict=False))
    return replace(profile(), settings=lines)


def measures(no_worse: int, worse: int) -> tuple[MeasureLine, ...]:
    """So many measures no worse than the neighbours' average, and so many worse."""
    values = [Decimal(50)] * no_worse + [Decimal(49)] * worse
    return tuple(
        MeasureLine(
            f"NI {place}",
            "A measure",
            "stay_safe",
            Better.HIGHER,
            "%",
            "2009/10",
            ORIGIN,
            here=Value(value),
            neighbours=Value(Decimal(50)),
        )
        for place, value in enumerate(values, 1)
    )


@pytest.mark.parametrize(
    ("shares", "leans_to"),
    [
        ((65, 65, 65, 65), "performs_excellently"),  # 4 of 4 strong: 100%
        ((65, 65, 65, 64), "performs_well"),  # 3 of 4: 75%
        ((65, 65, 64, 64), "performs_adequately"),  # 2 of 4: 50%
        ((65, 64, 64, 64), "performs_poorly"),  # 1 of 4: 25%
    ],
)
def test_settings_lean_by_the_share_of_kinds_that_are_strong(shares: tuple[int, ...], leans_to: str) -> None:
    found = assess(kinds_good(*shares), CSA)
    assert ids(found.leaning) == [leans_to]
    assert len(found.permitted) == 4  # a leaning limits nothing


def test_two_kinds_are_too_few_to_lean() -> None:
    assert assess(kinds_good(100, 100), CSA).leaning == ()


def test_a_kind_with_more_than_a_tenth_inadequate_is_not_strong() -> None:
    lines = [settings(name, 100, 80, 10) for name in NAMES[:3]]
    assert ids(assess(replace(profile(), settings=tuple(lines)), CSA).leaning) == ["performs_excellently"]
    lines[0] = settings(NAMES[0], 100, 80, 11)
    assert ids(assess(replace(profile(), settings=tuple(lines)), CSA).leaning) == ["performs_well"]


def test_a_word_tells_only_where_its_whole_range_is_on_one_side() -> None:
    def stated(name: str, words: str) -> SettingLine:
        return SettingLine(name, ORIGIN, stated=(Stated("good", words, (), ORIGIN),))

    large = replace(profile(), settings=tuple(stated(name, "large majority") for name in NAMES[:3]))
    assert ids(assess(large, CSA).leaning) == ["performs_excellently"]  # 65 to 79: at or above 65
    smaller = replace(profile(), settings=tuple(stated(name, "majority") for name in NAMES[:3]))
    assert ids(assess(smaller, CSA).leaning) == ["performs_poorly"]  # 51 to 64: below 65
    stricter = replace(CSA.leaning[0].by, good_share=70)
    rules = replace(CSA, leaning=(replace(CSA.leaning[0], by=stricter), *CSA.leaning[1:]))
    assert assess(large, rules).leaning == ()  # 65 to 79 lies on both sides of 70: not told


def test_no_setting_inspected_is_not_counted_as_weak() -> None:
    empty = SettingLine("pupil_referral_units", ORIGIN, here=Counts(0, 0, 0))
    found = assess(
        replace(kinds_good(100, 100, 100), settings=(*kinds_good(100, 100, 100).settings, empty)), CSA
    )
    assert ids(found.leaning) == ["performs_excellently"]
    assert empty.key not in found.reasons[0].evidence


def test_settings_and_inspection_span_what_lies_between_them() -> None:
    both = replace(kinds_good(65, 65, 65, 65), inspections=(MIXED,))
    assert ids(assess(both, CSA).leaning) == ["performs_excellently", "performs_well", "performs_adequately"]


def test_serious_weakness_at_a_visit_lowers_what_was_expected_by_one_grade() -> None:
    """The memorandum of 2010: usually one grade lower; seven councils came down to adequately."""
    expected = profile(GOOD)
    assert ids(assess(expected, CSA).leaning) == ["performs_well"]
    lowered = assess(replace(expected, inspections=(GOOD, visit(date(2010, 8, 31)))), CSA)
    assert ids(lowered.permitted) == ["performs_adequately", "performs_poorly"]
    assert ids(lowered.leaning) == ["performs_adequately"]


def test_a_council_expected_to_be_adequate_leans_to_poorly_after_such_a_visit() -> None:
    """Three councils of 2009 came down to poorly: permitted, and where the evidence leans, but not forced."""
    adequate = full(date(2010, 6, 30), safeguarding_overall="adequate", lac_overall="adequate")
    found = assess(profile(adequate, visit(date(2010, 8, 31))), CSA)
    assert ids(found.permitted) == ["performs_adequately", "performs_poorly"]
    assert ids(found.leaning) == ["performs_poorly"]


@pytest.mark.parametrize(
    ("no_worse", "worse", "left"),
    [
        (6, 4, ["performs_well"]),
        (5, 5, ["performs_well", "performs_adequately"]),
        (4, 6, ["performs_well", "performs_adequately"]),
        (3, 7, ["performs_adequately"]),
        (6, 3, ["performs_well", "performs_adequately"]),  # nine can be compared: too few
    ],
)
def test_measures_decide_only_between_what_the_other_evidence_leaves(
    no_worse: int, worse: int, left: list[str]
) -> None:
    found = assess(replace(profile(MIXED), measures=measures(no_worse, worse)), CSA)
    assert ids(found.leaning) == left


def test_measures_change_nothing_where_one_grade_is_left_and_say_so() -> None:
    found = assess(replace(profile(GOOD), measures=measures(0, 20)), CSA)
    assert ids(found.leaning) == ["performs_well"]
    assert [each.kind for each in found.reasons if each.rule == "csa-measures"] == [ReasonKind.NOTE]


def test_an_inspection_of_another_scale_leans_to_nothing_by_its_number() -> None:
    """Outstanding of the settings' scale prints 1, as performs poorly does."""
    other = replace(GOOD, grades=(("safeguarding_overall", rulebook("council").scale.grades[0]),))
    assert assess(profile(other), CSA).leaning == ()


def test_where_all_that_is_expected_is_better_than_permitted_the_best_permitted_grade_stands() -> None:
    found = assess(replace(kinds_good(100, 100, 100), inspections=(visit(date(2010, 8, 31)),)), CSA)
    assert ids(found.permitted) == ["performs_adequately", "performs_poorly"]
    assert ids(found.leaning) == [
        "performs_adequately"
    ]  # excellently, lowered to well, and that is not permitted
