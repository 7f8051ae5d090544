"""The pages of agendas: order, late items, what is restricted."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from meetings_kit import CANARY, day, restricted
from page_reading import read

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.scrutiny.models import (
    AgendaItem,
    Body,
    Declaration,
    Meeting,
    Paper,
    Seat,
)
from headway.web.trail.models import Event

pytestmark = pytest.mark.django_db


def test_the_clerk_keeps_an_agenda(clerk: Client, coming: Meeting) -> None:
    agenda = f"/meetings/{coming.pk}/agenda/"
    clerk.post(f"{agenda}standing/")
    paper = Paper.objects.create(authority=coming.body.authority, kind="other", subject="Outcome")
    form = read(clerk.get(f"{agenda}add/?paper={paper.pk}"))
    assert (form.value("number"), form.value("papers")) == ("5", [str(paper.pk)])
    clerk.post(
        f"{agenda}add/",
        {
            "number": "5",
            "title": "Outcome of the inspection",
            "papers": [str(paper.pk)],
            "classification": "unrestricted",
        },
    )
    item = coming.items.get(number="5")
    assert list(item.papers.all()) == [paper]
    clerk.post(f"/meetings/items/{item.pk}/move/", {"version": "1", "direction": "up"})
    item.refresh_from_db()
    assert item.number == "4"
    page = read(clerk.get(agenda))
    headings = [each.text_content().strip() for each in page.tree.xpath("//main//h3")]
    assert headings[3:] == ["4. Outcome of the inspection", "5. Work programme"]
    assert page.links["Outcome"] == f"/papers/{paper.pk}/"
    clerk.post(f"/meetings/items/{item.pk}/remove/", {"version": str(item.version)})
    assert not coming.items.filter(title__startswith="Outcome").exists()


def test_a_stale_button_does_nothing_and_says_so(clerk: Client, coming: Meeting) -> None:
    for number in "12":
        AgendaItem.objects.create(meeting=coming, number=number, title=f"Item {number}", order=int(number))
    item = coming.items.first()
    assert item is not None
    page = read(clerk.post(f"/meetings/items/{item.pk}/move/", {"version": "9", "direction": "down"}))
    assert page.status == 409
    assert "changed by somebody else" in page.errors[0]
    item.refresh_from_db()
    assert item.number == "1"


def test_a_late_item_asks_for_the_special_circumstances_and_shows_them(
    clerk: Client, officer: Client, body: Body
) -> None:
    soon = Meeting.objects.create(body=body, on=timezone.localdate() + timedelta(days=1))
    agenda = f"/meetings/{soon.pk}/agenda/"
    assert "has no five clear days’ notice" in read(clerk.get(agenda)).text
    said = {"number": "1", "title": "Urgent", "classification": "unrestricted"}
    refused = read(clerk.post(f"{agenda}add/", said))
    assert refused.status == 400
    assert "s.100B(4)(b)" in refused.errors[0]
    clerk.post(f"{agenda}add/", said | {"late_because": "The report came out yesterday."})
    page = read(officer.get(agenda))
    assert "Special circumstances: The report came out yesterday." in page.text
    assert "Late item since" in page.text


def test_a_published_item_of_another_title_asks_for_the_special_circumstances(
    clerk: Client, officer: Client, coming: Meeting
) -> None:
    item = AgendaItem.objects.create(meeting=coming, number="1", title="Outcome", order=1)
    change = f"/meetings/items/{item.pk}/change/"
    assert not read(clerk.get(change)).tree.xpath("//*[@name='late_because']")
    Meeting.objects.filter(pk=coming.pk).update(agenda_published=timezone.localdate())
    assert "Where you only mend the spelling, say that." in read(clerk.get(change)).text
    said = {"number": "1", "title": "Closure", "classification": "unrestricted", "version": "1"}
    refused = read(clerk.post(change, said))
    assert refused.status == 400
    assert "the item has another title now" in refused.errors[0]
    assert refused.value("title") == "Closure"
    clerk.post(change, said | {"late_because": "It closes tomorrow."})
    page = read(officer.get(f"/meetings/{coming.pk}/agenda/"))
    assert "Late item since" in page.text
    assert "Special circumstances: It closes tomorrow." in page.text


def test_a_form_for_an_item_in_time_has_no_special_circumstances(clerk: Client, coming: Meeting) -> None:
    page = read(clerk.get(f"/meetings/{coming.pk}/agenda/add/"))
    assert not page.tree.xpath("//*[@name='late_because']")


def test_an_exempt_item_is_not_saved_by_half_from_the_form(clerk: Client, coming: Meeting) -> None:
    said = {"number": "1", "title": CANARY, "classification": "exempt"}
    page = read(clerk.post(f"/meetings/{coming.pk}/agenda/add/", said))
    assert page.errors == ["Exempt: name the paragraphs of Schedule 12A, 1 to 7."]
    assert not coming.items.exists()
    clerk.post(
        f"/meetings/{coming.pk}/agenda/add/",
        said
        | {
            "exempt_paragraphs": ["1", "2"],
            "restricted_because": "It names a family.",
            "classified_by": "Moe Monitor",
            **day("classified_on", date(2017, 6, 12)),
        },
    )
    item = coming.items.get()
    assert (item.classification, item.exempt_paragraphs) == ("exempt", [1, 2])
    assert CANARY not in str(list(Event.objects.values()))
    form = read(clerk.get(f"/meetings/items/{item.pk}/change/"))
    assert form.value("exempt_paragraphs") == ["1", "2"]
    assert CANARY not in form.title


def test_a_restricted_item_is_a_number_to_those_who_may_not_read_it(
    officer: Client,
    clerk: Client,
    meeting: Meeting,
    signed_in: Callable[..., Client],
    person: Callable[..., Person],
) -> None:
    item = restricted(meeting, late_since=date(2017, 6, 20), late_because=CANARY)
    paper = Paper.objects.create(
        authority=meeting.body.authority,
        kind="other",
        subject=CANARY,
        state="signed",
        classification="exempt",
        exempt_paragraphs=[1],
    )
    item.papers.add(paper)
    Declaration.objects.create(meeting=meeting, item=item, name="Ann Archer", kind="other", text=CANARY)
    member = signed_in(Role.MEMBER)
    pages = (
        f"/meetings/{meeting.pk}/",
        f"/meetings/{meeting.pk}/agenda/",
        f"/meetings/{meeting.pk}/attendance/",
        f"/bodies/{meeting.body_id}/work-programme/",
        "/meetings/",
        "/meetings/calendar/?year=2017",
        "/clocks/",
    )
    for reader in (officer, member):
        for where in pages:
            response = reader.get(where)
            assert response.status_code == 200
            assert CANARY not in response.content.decode(), where
    agenda = read(officer.get(f"/meetings/{meeting.pk}/agenda/"))
    assert "2. Heard in private" in agenda.text
    assert CANARY in clerk.get(f"/meetings/{meeting.pk}/agenda/").content.decode()
    for page in ("change", "move", "remove"):
        assert officer.get(f"/meetings/items/{item.pk}/{page}/").status_code == 404
    seated = person(Role.MEMBER, name="Mia Member")
    Seat.objects.create(body=meeting.body, name="Mia Member", person=seated, from_day=date(2017, 5, 18))
    client = Client()
    client.force_login(seated, backend="django.contrib.auth.backends.ModelBackend")
    assert CANARY in client.get(f"/meetings/{meeting.pk}/agenda/").content.decode()


def test_a_paper_that_one_may_not_see_yet_is_only_counted(
    signed_in: Callable[..., Client], meeting: Meeting
) -> None:
    item = AgendaItem.objects.create(meeting=meeting, number="1", title="Outcome")
    item.papers.add(
        Paper.objects.create(authority=meeting.body.authority, kind="other", subject=CANARY, state="draft")
    )
    page = read(signed_in(Role.MEMBER).get(f"/meetings/{meeting.pk}/agenda/"))
    assert "1 paper that you may not see" in page.text
    assert CANARY not in page.text


def test_a_body_that_does_not_meet_in_public_owes_the_public_no_agenda(clerk: Client, body: Body) -> None:
    panel = Body.objects.create(authority=body.authority, name="Panel", kind="panel", meets_in_public=False)
    soon = Meeting.objects.create(body=panel, on=timezone.localdate() + timedelta(days=1))
    AgendaItem.objects.create(meeting=soon, number="1", title="Progress")
    page = read(clerk.get(f"/meetings/{soon.pk}/agenda/"))
    assert "no agenda is due to the public" in page.text
    assert "Publish the agenda" not in page.links
    assert "Add an item" in page.links
    assert "Publish the agenda and papers" not in read(clerk.get("/clocks/")).text
