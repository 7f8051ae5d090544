"""What of the library is counted by theme, and by whom it may be."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from lessons_site import a_passage, a_report, a_theme, an_item

from headway.themes import theme
from headway.themes.counts import consecutive
from headway.web.accounts.roles import Role
from headway.web.lessons.queries.themes import beside, findings, findings_shown, table
from headway.web.lessons.queries.themes_better import better
from headway.web.lessons.queries.themes_filters import ALL, Filters, chosen, current_framework
from headway.web.lessons.queries.themes_held import Marks, held
from headway.web.lessons.states import PassageKind, ThemeState

pytestmark = pytest.mark.django_db
MEDWAY, HAMPSHIRE, ESSEX = "E06000035", "E10000014", "E10000012"


@pytest.fixture
def reader(person):
    return person(Role.MEMBER)


def test_a_report_has_the_themes_that_are_proposed_or_confirmed_not_those_turned_down(reader):
    report = a_report(overall="Good")
    item = an_item(report, themes={"plans": 0.9})
    a_theme(item, "voice", state=ThemeState.CONFIRMED)
    a_theme(item, "health", state=ThemeState.REJECTED)
    row = held(reader).rows[0]
    assert row.themes == {"plans", "voice"}
    assert (row.asked, row.grade, row.framework, row.year) == (1, "Good", "SIF", 2016)


def test_items_for_the_safeguarding_board_and_findings_are_left_out(reader):
    report = a_report()
    an_item(report, themes={"partnership": 0.9}, addressee="lscb")
    a_passage(report, kind=PassageKind.FINDING, themes={"recording": 0.9})
    found = held(reader)
    assert (found.rows[0].asked, found.rows[0].themes) == (0, frozenset())
    assert found.silent == 1


def test_refused_documents_copies_and_reports_without_a_date_are_in_no_count(reader):
    kept = a_report()
    an_item(kept, themes={"plans": 0.9})
    an_item(a_report(copy_of=kept), themes={"plans": 0.9})
    a_report(refusal="Not a PDF.")
    an_item(a_report(ended=None), themes={"plans": 0.9})
    found = held(reader)
    assert [row.report for row in found.rows] == [kept.pk]
    assert found.undated == 1


def test_marks_tell_how_many_a_person_has_confirmed(reader):
    report = a_report()
    for state in (ThemeState.PROPOSED, ThemeState.PROPOSED, ThemeState.CONFIRMED, ThemeState.REJECTED):
        a_theme(an_item(report), "plans", state=state)
    found = held(reader)
    assert found.marked(found.rows, "plans") == Marks(all=3, confirmed=1)
    assert found.marked(found.rows, "voice") == Marks()


def test_a_council_whose_code_changed_is_one_authority(reader):
    for code, year in (("E08000016", 2015), ("E08000038", 2022)):  # Barnsley
        an_item(a_report(code, ended=date(year, 3, 1)), themes={"plans": 0.9})
    assert len(consecutive(held(reader).rows)) == 1


def test_whoever_may_not_read_drafts_counts_nothing(person, reader):
    an_item(a_report(), themes={"plans": 0.9})
    assert len(held(reader).rows) == 1
    assert held(AnonymousUser()).rows == ()
    assert held(person(Role.ADMINISTRATOR)).rows == ()


def test_the_number_of_queries_is_fixed(reader, django_assert_num_queries):
    for place in range(3):
        an_item(a_report(ended=date(2015 + place, 1, 1), overall="Good"), themes={"plans": 0.9, "voice": 0.5})
    with django_assert_num_queries(5):  # reports, items, grades, marks, and the roles of the person
        held(reader)


def rows_of(reader):
    an_item(
        a_report(MEDWAY, framework="ILACS", form="standard", ended=date(2019, 3, 1), overall="Inadequate")
    )
    an_item(a_report(HAMPSHIRE, framework="ILACS", form="short", ended=date(2022, 3, 1), overall="Good"))
    an_item(a_report(ESSEX, framework="SIF", form="inspection", ended=date(2014, 3, 1), overall="Good"))
    return held(reader).rows


@pytest.mark.parametrize(
    ("query", "framework", "left"),
    [
        ({}, "ILACS", {MEDWAY, HAMPSHIRE}),
        ({}, ALL, {MEDWAY, HAMPSHIRE, ESSEX}),
        ({"from": "2020"}, ALL, {HAMPSHIRE}),
        ({"to": "2019"}, ALL, {MEDWAY, ESSEX}),
        ({"grade": "Inadequate"}, ALL, {MEDWAY}),
        ({"size": "larger"}, ALL, {HAMPSHIRE, ESSEX}),
        ({"neighbours": "1"}, ALL, {ESSEX}),
        ({"from": "soon", "size": "vast", "region": "\x00"}, ALL, {MEDWAY, HAMPSHIRE, ESSEX}),
    ],
)
def test_filters_narrow_the_reports_and_nonsense_is_left_out(reader, query, framework, left):
    found = chosen(rows_of(reader), Filters.from_query(query), framework, frozenset({ESSEX}))
    assert {row.authority for row in found} == left


def test_unless_chosen_the_framework_is_that_of_the_latest_full_inspection(reader):
    rows = rows_of(reader)
    assert current_framework(rows) == "ILACS"
    assert current_framework([row for row in rows if row.framework == "SIF"]) == "SIF"
    assert current_framework([]) == ""


def test_the_table_has_every_theme_the_commonest_first_and_no_trend_across_frameworks(reader):
    report = a_report(framework="ILACS", form="standard")
    an_item(report, themes={"voice": 0.9})
    found = held(reader)
    rows = table(found, found.rows, "ILACS")
    assert len(rows) == 25
    assert (rows[0].theme.key, rows[0].found.events, rows[0].found.total) == ("voice", 1, 1)
    assert rows[0].is_few
    assert rows[0].trend.verdict.value == "too few to say"
    assert table(found, found.rows, ALL)[0].trend is None
    assert table(found, (), "ILACS") == []


def test_the_findings_of_a_theme_stand_with_their_mark_the_latest_first(reader):
    old, new = a_report(ended=date(2014, 1, 1)), a_report(ended=date(2020, 1, 1))
    first, second = an_item(old, themes={"plans": 0.9}), an_item(new, themes={"plans": 0.7, "voice": 0.2})
    a_theme(an_item(new), "plans", state=ThemeState.REJECTED)
    an_item(new, themes={"plans": 0.9}, addressee="lscb")
    keys = findings("plans", held(reader).rows)
    assert keys == [second.pk, first.pk]
    found = findings_shown(reader, "plans", keys)
    assert [each.pk for each in found] == keys
    assert [mark.theme for mark in found[0].marks] == ["plans"]


def told_twice(before="Inadequate", after="Good"):
    old = a_report(framework="SIF", form="inspection", ended=date(2015, 1, 1), overall=before)
    an_item(old, themes={"care_leavers": 0.9})
    new = a_report(framework="ILACS", form="standard", ended=date(2019, 1, 1), overall=after)
    an_item(new, "Ask care leavers what they need.", themes={"care_leavers": 0.9})
    an_item(new, "Keep plans short.", themes={"plans": 0.9})
    a_passage(new, "Care leavers live in good homes.", kind=PassageKind.FINDING)
    a_passage(new, "Strong work with care leavers.", kind=PassageKind.STRENGTH)
    a_passage(new, "Schools share what they know.", kind=PassageKind.STRENGTH)


def test_one_who_came_out_better_stands_with_what_the_next_report_asked_and_said(reader):
    told_twice()
    found = held(reader)
    all_better = better(reader, found, theme("care_leavers"))
    shown = all_better.shown
    assert (len(shown), all_better.told.events, all_better.told.total, all_better.others) == (1, 1, 1, None)
    assert shown[0].name == "Medway"
    assert [each.text for each in shown[0].asked] == ["Ask care leavers what they need."]
    assert [each.text for each in shown[0].said] == [
        "Strong work with care leavers.",
        "Care leavers live in good homes.",
    ]


def test_one_who_did_not_come_out_better_is_only_in_the_denominator(reader):
    told_twice(after="Inadequate")
    found = held(reader)
    all_better = better(reader, found, theme("care_leavers"))
    assert (all_better.shown, all_better.told.events, all_better.told.total) == ([], 0, 1)


def test_size_and_unaccompanied_children_stand_beside_a_finding():
    assert beside("E10000016").size == "larger"
    assert beside("E10000016").unaccompanied > 0.2
    assert (beside(None).size, beside("E99999999").size) == ("", "")
