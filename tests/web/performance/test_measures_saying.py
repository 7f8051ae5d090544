"""Pages on which people say something of a measure: nothing typed is lost, and the page they came from shows it."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from measures_site import a_measure, whole_county
from page_reading import read

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.performance.actions import measures as actions
from headway.web.performance.models import Annotation, Measure, MeasureNote, Rebase
from headway.web.register.models import Authority

pytestmark = pytest.mark.django_db


@pytest.fixture
def measure(kent: Authority) -> Measure:
    made = a_measure(kent)
    whole_county(made, months=24)
    return made


@pytest.fixture
def analyst(signed_in: Callable[..., Client]) -> Client:
    return signed_in(Role.ANALYST)


def test_a_note_is_written_about_the_district_one_came_from(measure: Measure, analyst: Client) -> None:
    where = reverse("note_measure", args=[measure.pk])
    form = read(analyst.get(where, {"area": "Dover"}))
    assert form.value("area") == "Dover"
    assert "Dover" in form.text
    sent = {"area": "Dover", "period": "2026-08", "text": "A team left."}
    back = analyst.post(where, sent, follow=True)
    assert back.redirect_chain[-1][0] == f"{reverse('measure', args=[measure.pk])}?area=Dover"
    assert "A team left." in read(back).text
    assert MeasureNote.objects.get().area == "Dover"


def test_an_empty_note_says_what_is_missing_and_keeps_what_was_typed(
    measure: Measure, analyst: Client
) -> None:
    response = analyst.post(reverse("note_measure", args=[measure.pk]), {"period": "2026-08", "text": ""})
    found = read(response)
    assert response.status_code == 400
    assert found.errors == ["Write what lies behind the figure."]
    assert found.value("period") == "2026-08"


def test_limits_start_anew_from_a_chosen_period_and_never_without_a_reason(
    measure: Measure, analyst: Client
) -> None:
    where = reverse("rebase_measure", args=[measure.pk])
    refused = read(analyst.post(where, {"from_period": "2026-01-01", "reason": ""}))
    assert refused.errors == ["Say what changed then: limits never start anew without a reason."]
    back = analyst.post(where, {"from_period": "2026-01-01", "reason": "A new front door."}, follow=True)
    assert "New limits: A new front door." in read(back).text
    again = read(analyst.post(where, {"from_period": "2026-01-01", "reason": "Again."}))
    assert "already" in again.errors[0]
    assert Rebase.objects.count() == 1


def test_the_first_period_cannot_be_chosen(measure: Measure, analyst: Client) -> None:
    form = read(analyst.get(reverse("rebase_measure", args=[measure.pk])))
    offered = form.tree.xpath("//select[@name='from_period']/option/@value")
    assert (offered[1], offered[-1], len(offered)) == ("2026-09-01", "2024-11-01", 24)


def test_a_mark_is_of_one_measure_or_of_every_one(measure: Measure, analyst: Client) -> None:
    where = reverse("annotate", args=[measure.pk])
    day = {"on-day": "5", "on-month": "1", "on-year": "2026"}
    for place in ("measure", "everywhere"):
        analyst.post(where, {**day, "text": f"Caseloads rose ({place})", "where": place})
    assert [each.measure_id for each in Annotation.objects.all()] == [measure.pk, None]


def test_a_mark_in_the_future_or_too_long_is_refused(measure: Measure, analyst: Client) -> None:
    where = reverse("annotate", args=[measure.pk])
    day = {"on-day": "5", "on-month": "1", "on-year": "2999"}
    assert "future" in read(analyst.post(where, {**day, "text": "New", "where": "measure"})).errors[0]
    long = {**day, "on-year": "2026", "text": "x" * 81, "where": "measure"}
    assert "80" in read(analyst.post(where, long)).errors[0]
    assert not Annotation.objects.exists()


def test_what_is_taken_back_leads_back_to_its_measure(
    measure: Measure, analyst: Client, person: Callable[..., Person]
) -> None:
    by = person(Role.ANALYST)
    rebase = actions.rebase(by=by, measure=measure, from_day=date(2026, 1, 1), reason="A new front door.")
    mark = actions.annotate(by=by, authority=measure.authority, on=date(2026, 1, 5), text="Caseloads rose")
    for name, made in (("withdraw_rebase", rebase), ("withdraw_annotation", mark)):
        where = f"{reverse(name, args=[made.pk])}?measure={measure.pk}"
        assert read(analyst.post(where, {"because": ""})).errors == ["Say why it is withdrawn."]
        back = analyst.post(where, {"because": "The wrong month."})
        assert back.headers["Location"] == reverse("measure", args=[measure.pk])
        made.refresh_from_db()
        assert made.withdrawn_because == "The wrong month."


def test_a_district_that_is_not_known_is_taken_as_the_whole(measure: Measure, analyst: Client) -> None:
    for area in ("Atlantis", "\x00", "<script>"):
        form = read(analyst.get(reverse("note_measure", args=[measure.pk]), {"area": area}))
        assert not form.tree.xpath("//input[@name='area']")


def test_words_of_people_are_shown_as_words(measure: Measure, analyst: Client) -> None:
    sent = {"period": "2026-08", "text": "<script>alert(1)</script>"}
    page = analyst.post(reverse("note_measure", args=[measure.pk]), sent, follow=True)
    assert b"<script>alert" not in page.content
