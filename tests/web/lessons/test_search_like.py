"""Findings like one: from other authorities, what was asked first, with the words they share."""

import pytest
from lessons_site import a_passage, a_report, an_item

from headway.web.accounts.roles import Role
from headway.web.lessons.queries.search_like import findings_like

pytestmark = pytest.mark.django_db

CUSTODY = "Visit every care leaver who is held in custody."


def _texts(person, passage):
    return [like.passage.text for like in findings_like(person(Role.OFFICER), passage)]


def test_what_shares_the_telling_words_is_alike_with_the_words_named(person):
    mine = an_item(a_report("E10000016"), CUSTODY)
    theirs = an_item(a_report("E06000035"), "Care leavers in custody should be visited often.")
    an_item(a_report("E06000035"), "Audit chronologies.")
    found = findings_like(person(Role.OFFICER), mine)
    assert [like.passage for like in found] == [theirs]
    assert "custody" in found[0].alike.words


def test_items_asked_come_before_findings(person):
    mine = an_item(a_report("E10000016"), CUSTODY)
    report = a_report("E06000035")
    finding = a_passage(report, "Every care leaver who is held in custody is visited.")
    item = an_item(report, "Care leavers in custody should be visited.")
    assert _texts(person, mine) == [item.text, finding.text]


def test_neither_the_authoritys_own_reports_nor_copies_are_shown(person):
    report = a_report("E10000016")
    mine = an_item(report, CUSTODY)
    an_item(a_report("E10000016"), "Care leavers in custody should be visited.")
    other = a_report("E06000035")
    an_item(a_report("E06000035", copy_of=other), "Care leavers in custody should be visited.")
    assert _texts(person, mine) == []


def test_a_person_without_a_role_is_shown_nothing(person):
    mine = an_item(a_report("E10000016"), CUSTODY)
    an_item(a_report("E06000035"), CUSTODY)
    assert findings_like(person(None), mine) == []


def test_the_passages_page_shows_what_is_like_it(signed_in):
    mine = an_item(a_report("E10000016"), CUSTODY)
    theirs = an_item(a_report("E06000035"), "Care leavers <in> custody should be visited.")
    page = signed_in(Role.OFFICER).get(f"/lessons/passages/{mine.pk}/").content.decode()
    assert "Findings like this one" in page
    assert "Care leavers &lt;in&gt; custody" in page
    assert f"/lessons/passages/{theirs.pk}/" in page


def test_a_passage_without_words_is_like_nothing(person):
    assert _texts(person, an_item(a_report("E10000016"), "—")) == []
