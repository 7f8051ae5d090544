"""The monitor of scrutiny recommendations and the pages that move one."""

import csv
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from example_site import Site
from owed_kit import SECRET, accepted, an_outcome, browser, held, sent
from page_reading import read
from scrutiny_site import a_body

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.register.models import Authority
from headway.web.scrutiny.actions import recommendations as actions
from headway.web.scrutiny.models import Body, Meeting, MonitorEntry, ScrutinyRecommendation
from headway.web.scrutiny.queries import recommendations as queries
from headway.web.scrutiny.rules.recommendations import Stands
from headway.web.scrutiny.states import Monitor, Response

pytestmark = pytest.mark.django_db
ON = date(2017, 10, 2)


@pytest.fixture
def site(kent: Authority, person: Callable[..., Person]) -> Site:
    return Site(kent, person)


def one_of_each(site: Site) -> None:
    """A recommendation in every state there is, in the order of the list turned round."""
    closed_at = held(site)
    for number in range(1, 13):
        sent(site, text=f"Text {number}")
    made = list(ScrutinyRecommendation.objects.order_by("number"))
    late, waiting, rejected, closed = made[:4]
    _set(late, response_due=date(2017, 8, 26))
    _set(waiting, response_due=date(2017, 12, 1))
    _set(rejected, response=Response.REJECTED, reason="No.")
    _set(closed, response=Response.PARTLY, reason="Part.", status=Monitor.EMBEDDED, closed_at=closed_at)
    words = [each for each in Monitor if each not in (Monitor.EMBEDDED, Monitor.SUPERSEDED)]
    for each, word in zip(made[4:], words, strict=False):
        _set(each, response=Response.ACCEPTED, status=word)
    ScrutinyRecommendation.objects.filter(pk__in=[each.pk for each in made[10:]]).delete()


def _set(made: ScrutinyRecommendation, **given: Any) -> None:
    ScrutinyRecommendation.objects.filter(pk=made.pk).update(**given)


def test_the_list_is_in_the_order_in_which_the_body_should_hear_of_them(site: Site) -> None:
    one_of_each(site)
    found = queries.rows(queries.listed(site.one(Role.MEMBER), queries.Filters(), ON), ON)
    order = list(Stands)
    assert [each.stands for each in found] == sorted((each.stands for each in found), key=order.index)
    assert {each.stands for each in found} == set(order)
    assert found[0].days_late == 37


def test_the_numbers_have_their_denominators(site: Site) -> None:
    one_of_each(site)
    found = queries.numbers(site.one(Role.MEMBER), queries.Filters(), ON)
    assert (found.all, found.late, found.waiting, found.rejected, found.closed) == (10, 1, 2, 1, 1)
    assert (found.accepted, found.partly, found.taken_up, found.monitored) == (6, 1, 7, 6)
    assert dict(found.statuses)[Monitor.OFF_TRACK] == 1
    elsewhere = queries.numbers(site.one(Role.MEMBER), queries.Filters(year=2016), ON)
    assert (elsewhere.all, elsewhere.statuses) == (0, ())


def test_the_monitor_is_narrowed_by_year_body_words_and_where_it_stands(site: Site) -> None:
    one_of_each(site)
    member = site.one(Role.MEMBER)

    def count(**given: Any) -> int:
        return queries.listed(member, queries.Filters(**given), ON).count()

    assert (count(year=2017), count(year=2018)) == (10, 0)
    assert (count(body=a_body(site).pk), count(body=a_body(site).pk + 1)) == (10, 0)
    assert count(words="text 3") == 1
    assert [count(state=each) for each in ("late", "waiting", "red", "open", "closed")] == [1, 2, 1, 9, 1]
    assert queries.Filters.from_query({"year": "x", "state": "odd", "body": ""}) == queries.Filters()
    assert queries.years(member) == [2017]


def test_the_monitor_shows_what_is_late_first_and_when_the_officer_comes(site: Site) -> None:
    made = accepted(site)
    officer = site.one(Role.OFFICER)
    actions.report(
        by=officer,
        recommendation=made,
        version=made.version,
        on=date(2017, 9, 1),
        status="off track",
        text="No data.",
    )
    sent(site, text="Later")
    coming = Meeting.objects.create(body=a_body(site), on=timezone.localdate() + timedelta(days=9))
    page = read(browser(site.one(Role.MEMBER)).get(reverse("scrutiny_recommendations")))
    rows = page.tables[0][1:]
    assert rows[0][0] == "SR (17/18) 02"
    assert "No response after its day" in rows[0][5]
    assert "The officer comes to the next meeting" in rows[1][5]
    assert f"{coming.on.day} {coming.on:%B %Y}" in rows[1][5]
    assert "1 of 2 without a response after its day" in page.text


def test_the_monitor_takes_the_same_queries_for_one_as_for_many(
    site: Site, django_assert_max_num_queries: Any
) -> None:
    one_of_each(site)
    for each in ScrutinyRecommendation.objects.all():
        MonitorEntry.objects.create(recommendation=each, on=ON, status="on track", by_name="X")
    client = browser(site.one(Role.MEMBER))
    with django_assert_max_num_queries(14):
        assert len(read(client.get(reverse("scrutiny_recommendations"))).tables[0]) == 11


def test_democratic_services_send_one_by_hand(site: Site) -> None:
    client, body = browser(site.one(Role.DEMOCRATIC_SERVICES)), a_body(site)
    given = {
        "body": body.pk,
        "outcome": "",
        "meeting": "",
        "area": "Caseloads",
        "text": "That caseloads be reported.",
        "to": "The Cabinet",
        "sent_on-day": "26",
        "sent_on-month": "6",
        "sent_on-year": "2017",
    }
    page = read(client.post(reverse("add_scrutiny_recommendation"), given | {"area": ""}))
    assert page.errors == ["Say what it is about."]
    page = read(client.post(reverse("add_scrutiny_recommendation"), given, follow=True))
    assert page.h1 == "SR (17/18) 01"
    assert "Its response is due by 26 August 2017" in page.text


def test_one_is_made_out_of_what_the_body_resolved_to_recommend(site: Site) -> None:
    outcome = an_outcome(site)
    client = browser(site.one(Role.DEMOCRATIC_SERVICES))
    listing = read(client.get(reverse("scrutiny_recommendations")))
    where = next(href for text, href in listing.links.items() if text.startswith("Record that it was sent"))
    page = read(client.get(where))
    assert page.value("text") == outcome.text
    assert page.value("meeting") == str(outcome.paragraph.minute.item.meeting_id)
    assert client.get(reverse("add_scrutiny_recommendation"), {"outcome": "999"}).status_code == 404


def test_the_page_shows_the_clock_with_its_working_and_that_it_is_unverified(site: Site) -> None:
    page = read(browser(site.one(Role.MEMBER)).get(reverse("scrutiny_recommendation", args=[sent(site).pk])))
    assert "unverified: check the council’s constitution" in page.text
    assert "Local Government Act 2000 s.9FE" in page.text
    assert "Due by 26 August 2017" in page.text


def test_an_officer_records_response_and_progress_and_the_body_closes(site: Site) -> None:
    made, meeting = sent(site), held(site)
    officer, clerk = browser(site.one(Role.OFFICER)), browser(site.one(Role.DEMOCRATIC_SERVICES))
    where = reverse("respond_scrutiny_recommendation", args=[made.pk])
    choices = read(officer.get(where)).tree.xpath("//input[@name='response']/@value")
    assert choices == ["accepted", "partly", "rejected"]
    given = {
        "version": made.version,
        "response": "partly",
        "reason": "",
        "considered_on-day": "17",
        "considered_on-month": "7",
        "considered_on-year": "2017",
        "lead_member": "Cllr Elm",
        "lead_officer": "",
    }
    page = read(officer.post(where, given))
    assert page.errors == [
        "Say why the recommendation is partly accepted.",
        "Name the lead officer: what nobody answers for is not done.",
    ]
    page = read(
        officer.post(where, given | {"reason": "Not by team.", "lead_officer": "Ms Oak"}, follow=True)
    )
    assert "Not by team." in page.text
    where = reverse("report_scrutiny_recommendation", args=[made.pk])
    given = {
        "version": made.version + 1,
        "status": "at risk",
        "text": "",
        "on-day": "1",
        "on-month": "9",
        "on-year": "2017",
    }
    assert read(officer.post(where, given)).errors == [
        "Say why it is “at risk”, and what is being done about it."
    ]
    assert "Two are late." in read(officer.post(where, given | {"text": "Two are late."}, follow=True)).text
    where = reverse("close_scrutiny_recommendation", args=[made.pk])
    given = {"version": made.version + 2, "meeting": meeting.pk, "how": "delivered", "because": ""}
    assert officer.post(where, given).status_code == 403
    assert read(clerk.post(where, given)).errors == [
        "Say on what evidence or for what reason the body closed it."
    ]
    page = read(clerk.post(where, given | {"because": "The report came."}, follow=True))
    assert "closed it at its meeting of 14 September 2017, as delivered" in page.text


def test_closing_offers_only_meetings_of_the_body_that_were_held_since(site: Site) -> None:
    made = accepted(site)
    panel = Body.objects.create(authority=site.authority, name="Panel", kind="panel")
    meeting = held(site)
    held(site, date(2017, 1, 1))
    held(site, body=panel)
    Meeting.objects.create(body=a_body(site), on=date(2017, 12, 1))
    page = read(
        browser(site.one(Role.DEMOCRATIC_SERVICES)).get(
            reverse("close_scrutiny_recommendation", args=[made.pk])
        )
    )
    offered = page.tree.xpath("//select[@name='meeting']/option/@value")
    assert offered == ["", str(meeting.pk)]
    assert page.tree.xpath("//input[@name='how']/@value") == ["delivered", "embedded", "superseded"]


def test_the_file_holds_the_monitor(site: Site) -> None:
    accepted(site)
    sent(site, text="@SUM(1)")
    response = browser(site.one(Role.MEMBER)).get(reverse("scrutiny_recommendations_csv"))
    lines = list(csv.DictReader(response.getvalue().decode().removeprefix("\ufeff").splitlines()))
    assert [each["Reference"] for each in lines] == ["SR (17/18) 02", "SR (17/18) 01"]
    assert lines[0]["Recommendation"] == "'@SUM(1)"
    assert lines[1]["Lead officer"] == "Ms Oak"


def test_no_page_tells_one_who_may_not_know_of_a_restricted_recommendation(site: Site) -> None:
    outcome = an_outcome(site, secret=True)
    clerk = browser(site.one(Role.DEMOCRATIC_SERVICES))
    assert SECRET in clerk.get(reverse("scrutiny_recommendations")).content.decode()
    made = sent(site, outcome=outcome, text=SECRET, area=SECRET)
    assert SECRET in clerk.get(reverse("scrutiny_recommendations")).content.decode()
    for role in (Role.MEMBER, Role.OFFICER):
        client = browser(site.one(role))
        assert SECRET not in client.get(reverse("scrutiny_recommendations")).content.decode()
        assert client.get(reverse("scrutiny_recommendation", args=[made.pk])).status_code == 404
        listing = b"".join(client.get(reverse("scrutiny_recommendations_csv")).streaming_content).decode()
        assert SECRET not in listing
