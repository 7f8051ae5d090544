"""Which inspection a limiting rule reads: the latest that speaks of the matter, public by the day, recent enough."""

from dataclasses import replace
from datetime import date

import pytest
from blocks import full, grade, ids, profile, settings, visit

from headway.assessment import Major, MajorInspection
from headway.assessment.judging import assess
from headway.assessment.judging.inspections import months_before
from headway.assessment.rulebook import read_rulebook, rulebook, rulebook_text
from headway.frameworks import scales

CSA, COUNCIL = rulebook("csa"), rulebook("council")


def limits(*inspections: MajorInspection) -> list[str]:
    """The rules that limit with these inspections."""
    return [each.rule for each in assess(profile(*inspections), CSA).limiting]


def test_the_latest_inspection_of_a_kind_counts_and_a_better_one_lifts_the_limit() -> None:
    earlier = full(date(2009, 3, 31), safeguarding_overall="inadequate")
    later = full(date(2010, 3, 31), safeguarding_overall="adequate")
    assert limits(earlier) == ["csa-safeguarding-inadequate"]
    assert limits(earlier, later) == []


def test_a_later_inspection_that_is_silent_on_the_matter_lifts_nothing() -> None:
    earlier = full(date(2009, 3, 31), safeguarding_overall="inadequate")
    silent = full(date(2010, 3, 31), lac_overall="good")
    assert limits(earlier, silent) == ["csa-safeguarding-inadequate"]


def test_a_later_visit_of_which_nothing_is_known_lifts_nothing() -> None:
    assert limits(visit(date(2010, 1, 31)), visit(date(2010, 8, 31), None, None)) == [
        "csa-unannounced-serious"
    ]
    assert limits(visit(date(2010, 1, 31)), visit(date(2010, 8, 31), False)) == []


@pytest.mark.parametrize(
    ("serious", "actions", "limited"),
    [(True, None, True), (None, 2, True), (False, 1, True), (False, 0, False), (None, 0, False)],
)
def test_serious_weakness_or_one_area_for_priority_action_limits(
    serious: bool | None, actions: int | None, limited: bool
) -> None:
    assert bool(limits(visit(date(2010, 8, 31), serious, actions))) is limited


def test_a_visit_with_two_areas_says_so() -> None:
    found = assess(profile(visit(date(2010, 8, 31), None, 2)), CSA)
    assert found.limiting[0].says == (
        "The unannounced inspection of contact, referral and assessment of August 2010 found 2 areas for priority "
        "action, so the grade is at best Performs adequately (2)."
    )


def test_an_inspection_counts_for_three_years_to_the_day_and_then_is_noted() -> None:
    inside = full(date(2007, 12, 9), safeguarding_overall="inadequate")
    assert limits(inside) == ["csa-safeguarding-inadequate"]
    found = assess(profile(replace(inside, on=date(2007, 12, 8))), CSA)
    assert found.limiting == ()
    assert any("older than the 36 months" in each.says for each in found.reasons)


def test_two_inspections_of_one_day_are_both_read() -> None:
    day = date(2010, 3, 31)
    good = replace(full(day, safeguarding_overall="good"), id="another")
    assert limits(good, full(day, safeguarding_overall="inadequate")) == ["csa-safeguarding-inadequate"]


def test_the_most_severe_limit_comes_first_whatever_the_rulebooks_order() -> None:
    turned = replace(CSA, limiting=CSA.limiting[::-1])
    worst = full(date(2010, 3, 31), safeguarding_overall="inadequate", lac_overall="inadequate")
    found = assess(profile(visit(date(2010, 8, 31)), worst), turned)
    assert [each.rule for each in found.limiting] == [
        "csa-safeguarding-inadequate",
        "csa-looked-after-inadequate",
        "csa-unannounced-serious",
    ]


def test_a_grade_of_another_scale_does_not_meet_a_rule() -> None:
    """ "Inadequate" of the settings' scale is not the inspection's, though word and number are the same."""
    other = grade("settings_2005", "inadequate")
    inspection = replace(full(date(2010, 3, 31)), grades=(("safeguarding_overall", other),))
    assert limits(inspection) == []


def test_a_council_is_held_by_inadequate_care_under_any_of_the_names_it_has_had() -> None:
    inadequate = scales()["ofsted_words_4"].by_id("inadequate")
    for judgement in ("looked_after_permanence", "children_in_care_and_care_leavers", "care_leavers"):
        inspection = replace(full(date(2024, 5, 31)), grades=((judgement, inadequate),))
        found = assess(profile(inspection, as_of=date(2025, 3, 31)), COUNCIL)
        assert ids(found.permitted) == ["requires_improvement", "inadequate"]


def test_a_focused_visit_with_an_area_for_priority_action_holds_a_council() -> None:
    found = assess(
        profile(visit(date(2024, 11, 30), None, 1, Major.FOCUSED), as_of=date(2025, 3, 31)), COUNCIL
    )
    assert ids(found.permitted) == ["requires_improvement", "inadequate"]
    assert ids(found.leaning) == []


def test_a_councils_own_rule_may_look_at_settings() -> None:
    own = """
[[limiting]]
id = "own-homes"
title = "Homes"
block = "A"
text = "More than a fifth of homes inadequate: at best requires improvement."
best = "requires_improvement"
verification = "assumption"
[limiting.when]
kinds = ["childrens_homes"]
inadequate_above = 20
least_inspected = 5
"""
    rules = read_rulebook(rulebook_text("council") + own, "ours.toml")
    at = replace(profile(as_of=date(2025, 3, 31)), settings=(settings("childrens_homes", 10, 5, 2),))
    assert assess(at, rules).limiting == ()
    above = replace(at, settings=(settings("childrens_homes", 10, 5, 3),))
    (reason,) = assess(above, rules).limiting
    assert reason.says == (
        "3 of 10 children’s homes inspected are inadequate, so the grade is at best Requires improvement."
    )
    assert reason.evidence == ("A:childrens_homes",)


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2010, 12, 9), 18, date(2009, 6, 9)),
        (date(2010, 3, 31), 1, date(2010, 2, 28)),
        (date(2012, 2, 29), 36, date(2009, 2, 28)),
        (date(2010, 1, 15), 1, date(2009, 12, 15)),
    ],
)
def test_months_before_end_at_the_last_day_of_a_shorter_month(day: date, months: int, before: date) -> None:
    assert months_before(day, months) == before
