"""Counts by theme, worked by hand: shares, trend, recurrence, who came out better."""

from datetime import date

import pytest

from headway.statistics import difference, holm, p_value, wilson
from headway.themes.counts import (
    FEW,
    Inspected,
    Kind,
    Told,
    TrendVerdict,
    authorities_in,
    better_rates,
    by,
    came_out_better,
    consecutive,
    frameworks_in,
    is_full,
    judged_alike,
    of_kind,
    recurrence,
    shares,
    trends,
)

_number = iter(range(1, 100_000))


def report(
    authority, year, themes="", *, framework="ILACS", form="standard", grade="Good", asked=None, **more
):
    named = frozenset(themes.split())
    grades = more.pop("grades", {"overall": grade})
    return Inspected(
        report=next(_number),
        authority=authority,
        framework=framework,
        on=date(year, 6, 1),
        form=form,
        grades=grades,
        themes=named,
        asked=len(named) if asked is None else asked,
        **more,
    )


def test_a_share_is_of_reports_not_of_items_and_leaves_out_those_that_ask_for_nothing():
    rows = [
        report("A", 2020, "plans voice"),
        report("B", 2020, "plans"),
        report("C", 2020),
        report("D", 2021, "voice"),
    ]
    found = shares(rows, ["plans", "voice", "health"])
    assert [(found[key].events, found[key].total) for key in ("plans", "voice", "health")] == [
        (2, 3),
        (2, 3),
        (0, 3),
    ]
    assert found["plans"] == wilson(2, 3)
    assert shares([report("C", 2020)], ["plans"]) == {}


def test_groups_stand_in_the_order_asked_for_and_the_few_say_so():
    rows = [report("A", 2020, "plans", region="South East"), report("B", 2021, "voice", region="London")]
    rows += [report("C", 2021, "plans", region="")]
    found = by(rows, "plans", lambda row: row.region, ["South East"])
    assert [(each.label, each.found.events, each.found.total) for each in found] == [
        ("South East", 1, 1),
        ("London", 0, 1),
    ]
    assert all(each.is_few for each in found)
    assert not by([report("A", 2020, "plans", region="x") for _ in range(FEW)], "plans", lambda r: r.region)[
        0
    ].is_few


def test_a_trend_compares_the_halves_of_the_years_of_one_framework():
    """2018 to 2021: 2018 and 2019 are the earlier half. Named 2 of 20, then 12 of 20; SIF's reports do not count."""
    rows = [report("A", 2018 + n % 2, "plans" if n < 2 else "voice") for n in range(20)]
    rows += [report("A", 2020 + n % 2, "plans" if n < 12 else "voice") for n in range(20)]
    rows += [report("A", 2015, "plans", framework="SIF", form="inspection") for _ in range(30)]
    plans, voice = trends(rows, ["plans", "voice"], "ILACS")
    assert (plans.earlier, plans.later) == ((2018, 2019), (2020, 2021))
    assert plans.difference == difference(12, 20, 2, 20)
    assert plans.verdict is TrendVerdict.MORE
    assert voice.verdict is TrendVerdict.LESS
    assert (plans.p_holm, voice.p_holm) == holm([plans.p, voice.p])
    assert frameworks_in(rows) == ("ILACS", "SIF")


def test_a_trend_of_few_reports_or_of_none_says_so():
    few = [report("A", 2018 + n % 2, "plans") for n in range(12)]  # 6 in each half
    assert trends(few, ["plans"], "ILACS")[0].verdict is TrendVerdict.FEW
    assert trends(few, ["plans"], "SIF")[0].verdict is TrendVerdict.FEW
    one_year = [report("A", 2018, "plans") for _ in range(30)]
    assert trends(one_year, ["plans"], "ILACS")[0].verdict is TrendVerdict.FEW


def test_the_middle_year_is_of_the_later_half():
    rows = [report("A", year, "plans") for year in (2018, 2019, 2020) for _ in range(12)]
    found = trends(rows, ["plans"], "ILACS")[0]
    assert (found.earlier, found.later) == ((2018, 2018), (2019, 2020))
    assert found.verdict is TrendVerdict.SAME


@pytest.mark.parametrize(
    ("framework", "form", "full"),
    [
        ("SIF", "inspection", True),
        ("SIF", "re-inspection", True),
        ("ILACS", "standard", True),
        ("ILACS", "short", True),
        ("ILACS", "letter", False),
        ("ILACS focused visit", "letter", False),
        ("SLAC", "inspection", False),
        ("JTAI", "letter", False),
    ],
)
def test_what_is_a_full_inspection(framework, form, full):
    assert is_full(framework, form) is full


def test_pairs_are_of_one_authority_in_order_of_days_without_visits():
    a1, a2, a3 = (
        report("A", 2014, "plans", framework="SIF", form="inspection"),
        report("A", 2018, "plans"),
        None,
    )
    a3 = report("A", 2022, "voice", form="short")
    visit = report("A", 2020, "health", framework="ILACS focused visit", form="letter")
    found = consecutive([a3, visit, a1, report("B", 2019, "plans"), a2])
    assert [(pair.before.report, pair.after.report) for pair in found] == [
        (a1.report, a2.report),
        (a2.report, a3.report),
    ]
    assert [pair.is_within_one_framework for pair in found] == [False, True]
    assert len(of_kind(found, Kind.ALL)) == 2
    assert of_kind(found, Kind.WITHIN) == found[1:]
    assert of_kind(found, Kind.ACROSS) == found[:1]
    assert authorities_in(found) == 1


def test_an_inspection_that_asks_for_nothing_is_not_bridged():
    rows = [report("A", 2014, "plans"), report("A", 2018, ""), report("A", 2022, "plans")]
    assert consecutive(rows) == ()


def _pairs(*before_and_after):
    rows = []
    for place, (before, after) in enumerate(before_and_after):
        rows += [report(f"A{place}", 2018, before or "voice"), report(f"A{place}", 2022, after or "voice")]
    return consecutive(rows)


def test_recurrence_counts_named_before_and_named_next_by_hand():
    """Named before: 8 of 10 again. Not named before: 3 of 15 anew."""
    pairs = _pairs(*[("plans", "plans")] * 8, *[("plans", "")] * 2, *[("", "plans")] * 3, *[("", "")] * 12)
    plans, health = recurrence(pairs, ["plans", "health"])
    assert (plans.named.events, plans.named.total) == (8, 10)
    assert (plans.not_named.events, plans.not_named.total) == (3, 15)
    assert plans.difference == difference(8, 10, 3, 15)
    assert plans.told is Told.MORE
    assert plans.p == p_value(difference(8, 10, 3, 15))
    assert plans.p_holm == plans.p  # health could not be looked at: nobody was told it
    assert (health.named, health.difference, health.told) == (None, None, Told.FEW)
    assert health.not_named == wilson(0, 25)


def test_holm_counts_every_theme_that_could_be_looked_at():
    pairs = _pairs(*[("plans", "plans")] * 8, *[("plans", "")] * 2, *[("", "plans")] * 3, *[("", "")] * 12)
    plans, voice = recurrence(pairs, ["plans", "voice"])
    assert (plans.p_holm, voice.p_holm) == holm([plans.p, voice.p])
    assert plans.p_holm > plans.p or voice.p_holm > voice.p


def test_a_difference_whose_interval_holds_nothing_cannot_be_told():
    pairs = _pairs(*[("plans", "plans")] * 6, *[("plans", "")] * 6, *[("", "plans")] * 5, *[("", "")] * 7)
    found = recurrence(pairs, ["plans"])[0]
    assert found.told is Told.CANNOT_TELL
    assert not found.stands


def test_of_fewer_than_ten_pairs_on_one_side_nothing_is_said_though_the_counts_are_shown():
    """All 12 that were told were told again, none of the 9 others was: plain, and yet only nine."""
    pairs = _pairs(*[("plans", "plans")] * 12, *[("", "")] * 9)
    found = recurrence(pairs, ["plans"])[0]
    assert found.difference.excludes_zero
    assert found.told is Told.FEW
    assert not found.looked_at
    assert not found.can_tell
    assert found.p_holm is None


def test_reports_that_name_no_authority_make_no_pairs():
    assert consecutive([report("", 2018, "plans"), report("", 2022, "plans")]) == ()


def test_a_theme_met_less_often_where_it_was_named_is_told_too():
    pairs = _pairs(*[("plans", "")] * 12, *[("", "plans")] * 12)
    assert recurrence(pairs, ["plans"])[0].told is Told.LESS


def graded(before, after, themes=("plans", "plans"), **more):
    return consecutive(
        [report("A", 2018, themes[0], grade=before, **more), report("A", 2022, themes[1], grade=after)]
    )


def test_who_came_out_better_is_by_the_order_of_the_scale():
    pairs = graded("Requires improvement to be good", "Good")
    found, among = came_out_better(pairs, "plans")
    assert among == 1
    assert better_rates(pairs, "plans") == (wilson(1, 1), None)
    assert (found[0].before.label, found[0].after.label) == ("Requires improvement", "Good")
    assert found[0].asked_again
    assert found[0].judgement == "overall"


@pytest.mark.parametrize(
    ("before", "after", "better", "among"),
    [
        ("Inadequate", "Requires improvement", 1, 1),
        ("Requires improvement", "Requires improvement to be good", 0, 1),
        ("Requires improvement", "Inadequate", 0, 1),
        ("Good", "Outstanding", 0, 0),  # never weak
        ("Inadequate", "Not judged", 0, 0),  # no grade to compare
    ],
)
def test_only_the_weak_who_are_graded_again_are_counted(before, after, better, among):
    found, told = came_out_better(graded(before, after), "plans")
    assert (len(found), told) == (better, among)


def test_one_who_was_not_told_of_the_theme_is_of_the_base_rate():
    pairs = graded("Inadequate", "Good", ("voice", "plans"))
    assert came_out_better(pairs, "plans") == ((), 0)
    assert better_rates(pairs, "plans") == (None, wilson(1, 1))


def test_one_whose_next_report_asks_for_nothing_came_out_better_all_the_same():
    rows = [report("A", 2018, "plans", grade="Inadequate"), report("A", 2022, "", grade="Outstanding")]
    assert consecutive(rows) == ()
    found, told = came_out_better(consecutive(rows, both_ask=False), "plans")
    assert (len(found), told, found[0].asked_again) == (1, 1, False)
    silent_first = [report("A", 2018, "", grade="Inadequate"), report("A", 2022, "plans")]
    pairs = consecutive(silent_first, both_ask=False)
    assert came_out_better(pairs, "plans") == ((), 0)
    assert better_rates(pairs, "plans") == (None, None)


def test_where_the_next_report_has_no_overall_grade_leadership_is_compared_with_leadership():
    before = report(
        "A", 2022, "plans", grades={"overall": "Inadequate", "leadership": "Requires improvement"}
    )
    after = report("A", 2026, "plans", grades={"leadership": "Good"})
    grade_before, grade_after, key = judged_alike(consecutive([before, after])[0])
    assert (grade_before.label, grade_after.label, key) == ("Requires improvement", "Good", "leadership")
    assert after.judged == ("leadership", "Good")


def test_grades_of_two_scales_are_not_compared():
    old = report("A", 2012, "plans", framework="SLAC", form="inspection", grade="Inadequate")
    new = report("A", 2018, "plans")
    from headway.themes.counts import Pair

    assert old.graded("overall").scale != new.graded("overall").scale
    assert judged_alike(Pair(old, new)) is None


def test_words_that_are_no_grade_leave_the_grade_empty():
    assert report("A", 2020, grade="Splendid").grade == ""
    assert report("A", 2020, grades={}).grade == ""
    assert report("A", 2020, framework="JTAI", grade="Good").grade == ""
