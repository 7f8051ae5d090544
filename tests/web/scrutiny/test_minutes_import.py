"""Bringing in minutes: read, compared with the agenda, kept as a draft with its source; hostile files are refused."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from minutes_kit import SECRET, Committee
from test_minutes_pages import browser, fields, words

from headway.web.accounts.models import Person
from headway.web.register.models import Authority
from headway.web.scrutiny.models import AgendaItem, Attendance, Body, Commitment, ItemMinute, Meeting
from headway.web.trail.models import Event

pytestmark = pytest.mark.django_db

PAGE = """<html><head><title>x</title><script>alert(1)</script></head><body><div id="modgov">
<h1>Agenda item</h1><h2>Fostering update</h2><p>To receive a report.</p><h3>Minutes:</h3>
<p>Ms D Hart was in attendance for this item.</p>
<p>1. Ms Hart presented the report.</p><p>a) asked about allowances, she undertook to send a note in October.</p>
<p>2. RESOLVED that the report be noted.</p></div></body></html>"""
XML = """<?xml version="1.0"?><getmeeting><meeting>
<committeetitle>Children's Committee</committeetitle><meetingdate>21/06/2018</meetingdate>ATTENDEES<agendaitems>
<agendaitem><agendaitemnumber>7</agendaitemnumber><agendaitemtitle>Adoption &amp;amp; fostering</agendaitemtitle>
<minutesnonemptyhtmlbody>&lt;p&gt;1. Mr Lee said that a report would be brought to the next meeting.&lt;/p&gt;
&lt;p&gt;2. RESOLVED that the report be noted.&lt;/p&gt;</minutesnonemptyhtmlbody></agendaitem>
<agendaitem><agendaitemnumber>8</agendaitemnumber><agendaitemtitle>Zebulon</agendaitemtitle><isrestricted>True</isrestricted>
</agendaitem></agendaitems></meeting></getmeeting>"""
ATTENDEES = """<attendees><attendee name="Mrs P Cole" roledescription="Chairman" attendance="Present"/>
<attendee name="Mr T Reed" roledescription="" attendance="Apologies"/>
<attendee name="Ms O Pike" roledescription="Head of Service" attendance="Officer"/></attendees>"""
WITH_PEOPLE, XML = XML.replace("ATTENDEES", ATTENDEES), XML.replace("ATTENDEES", "")


@pytest.fixture
def committee(kent: Authority, person: Callable[..., Person]) -> Committee:
    made = Committee(kent, person)
    made.write_both()
    return made


@pytest.fixture
def client(committee: Committee) -> Client:
    return browser(committee.clerk)


WHERE = reverse("import_minutes")


def upload(client: Client, content: str | bytes, name: str = "item.html") -> Any:
    data = content.encode() if isinstance(content, str) else content
    return client.post(WHERE, {"file": SimpleUploadedFile(name, data), "text": ""})


def ticked(response: Any) -> dict[str, str]:
    """The form with the boxes that are ticked."""
    boxes = re.findall(r'<input[^>]*type="checkbox"[^>]*checked[^>]*>', response.content.decode())
    names = [re.search(r'name="([^"]*)"', each)[1] for each in boxes]
    return fields(response) | dict.fromkeys(names, "on")


def bring_in(client: Client, looked: Any, **given: str) -> Any:
    checked = client.post(WHERE, ticked(looked) | given | {"step": "check"})
    assert checked.status_code == 200, words(checked)
    return client.post(WHERE, ticked(checked) | {"step": "save"})


def test_a_saved_page_is_shown_as_read_and_then_kept(committee: Committee, client: Client) -> None:
    looked = upload(client, PAGE)
    said = words(looked)
    assert "Nothing is kept yet" in said
    assert "she undertook to send a note in October" in said
    assert "Noted: the report be noted" in said
    assert ItemMinute.objects.count() == 2, "the dry run keeps nothing"
    done = bring_in(client, looked, **{"meeting": str(committee.meeting.pk), "items-0-number": "9"})
    assert done.status_code == 302
    minute = ItemMinute.objects.get(item__number="9")
    assert (minute.item.title, minute.attendance[:9]) == ("Fostering update", "Ms D Hart")
    assert "presented the report" in minute.source
    assert "alert" not in minute.source
    assert minute.commitments.get().state == "proposed"
    assert Event.objects.filter(action="minute.imported").count() == 1


def test_the_web_services_answer_names_its_meeting_and_leaves_restricted_items_out(
    committee: Committee, client: Client
) -> None:
    looked = upload(client, XML, "meeting.xml")
    assert fields(looked)["meeting"] == str(committee.meeting.pk)
    assert "1 restricted or hidden item left out" in words(looked)
    assert "Zebulon" not in words(looked)
    done = bring_in(client, looked)
    assert done.status_code == 302
    assert AgendaItem.objects.get(number="7").title == "Adoption & fostering"
    assert not AgendaItem.objects.filter(number="8").exists()


def test_the_attendance_list_comes_in_where_none_is_recorded(committee: Committee, client: Client) -> None:
    looked = upload(client, WITH_PEOPLE, "meeting.xml")
    assert fields(looked)["attendance"].splitlines()[0] == "Mrs P Cole; Present; Chairman"
    refused = bring_in(client, looked)
    assert "attendance of this meeting is recorded already" in words(refused)
    committee.meeting.attendance.all().delete()
    assert bring_in(client, looked).status_code == 302
    came = [(each.name, each.presence, each.post) for each in Attendance.objects.order_by("id")]
    assert came == [
        ("Mrs P Cole", "present", "Chairman"),
        ("Mr T Reed", "apologies", ""),
        ("Ms O Pike", "in attendance", "Head of Service"),
    ]


@pytest.mark.usefixtures("committee")
def test_a_line_that_does_not_say_how_somebody_came_is_named(client: Client) -> None:
    given = ticked(upload(client, XML, "m.xml")) | {"attendance": "Mrs P Cole; present\nMr T Reed; elsewhere"}
    answer = client.post(WHERE, given | {"step": "check"})
    assert answer.status_code == 400
    assert "Attendance, line 2" in words(answer)


def test_pasted_text_goes_to_the_item_of_its_number(committee: Committee, client: Client) -> None:
    item = AgendaItem.objects.create(
        meeting=committee.meeting, number="12.", title="Any other business", order=12
    )
    looked = client.post(WHERE, {"text": "Any other business\n\nMinutes:\n\n1. Nothing was raised."})
    given = {"meeting": str(committee.meeting.pk), "items-0-number": "12"}
    checked = client.post(WHERE, ticked(looked) | given | {"step": "check"})
    assert "It becomes the minute of Item 12.: Any other business" in words(checked)
    assert client.post(WHERE, ticked(checked) | {"step": "save"}).status_code == 302
    assert ItemMinute.objects.get(item=item).paragraphs.get().text == "Nothing was raised."


def test_an_item_with_a_minute_is_left_as_it_is(committee: Committee, client: Client) -> None:
    looked = upload(client, PAGE)
    answer = bring_in(client, looked, **{"meeting": str(committee.meeting.pk), "items-0-number": "5"})
    assert answer.status_code == 400
    assert "Item 5 has a minute already" in words(answer)


@pytest.mark.usefixtures("committee")
def test_what_is_not_ticked_is_left_out(client: Client) -> None:
    looked = ticked(upload(client, XML, "m.xml"))
    del looked["items-0-take"]
    answer = client.post(WHERE, looked | {"items-0-number": "", "step": "save"})
    answer = client.post(WHERE, fields(answer) | {"step": "save"})
    assert "Nothing is chosen" in words(answer)
    assert not AgendaItem.objects.filter(number="7").exists()


@pytest.mark.usefixtures("committee")
def test_of_several_items_all_come_or_none(client: Client) -> None:
    looked = upload(
        client,
        XML.replace(
            "<isrestricted>True</isrestricted>",
            "<minutesnonemptyhtmlbody>&lt;p&gt;1. It was noted.&lt;/p&gt;</minutesnonemptyhtmlbody>",
        ),
        "m.xml",
    )
    answer = bring_in(client, looked, **{"items-1-number": "5"})
    assert answer.status_code == 400
    assert not AgendaItem.objects.filter(number="7").exists()


def test_a_change_after_comparing_is_compared_again(committee: Committee, client: Client) -> None:
    looked = upload(client, PAGE)
    given = ticked(looked) | {"meeting": str(committee.meeting.pk), "items-0-number": "9"}
    checked = client.post(WHERE, given | {"step": "check"})
    other = client.post(WHERE, ticked(checked) | {"items-0-number": "5", "step": "save"})
    assert other.status_code == 200
    assert "has a minute already" in words(other)


def test_only_meetings_that_one_keeps_and_that_are_open_are_offered(
    committee: Committee, client: Client, medway: Authority
) -> None:
    theirs = Meeting.objects.create(
        body=Body.objects.create(authority=medway, name="Theirs", kind="committee"), on=date(2018, 6, 21)
    )
    committee.confirm()
    page = upload(client, PAGE).content.decode()
    assert "Theirs" not in page
    assert f'<option value="{committee.meeting.pk}"' not in page
    answer = client.post(
        WHERE,
        ticked(upload(client, PAGE)) | {"meeting": str(theirs.pk), "items-0-number": "1", "step": "save"},
    )
    assert answer.status_code == 400
    assert not AgendaItem.objects.filter(meeting=theirs).exists()


def test_brought_into_a_restricted_item_it_is_restricted(committee: Committee, client: Client) -> None:
    committee.secret.commitments.all().delete()
    minute = committee.secret
    minute.paragraphs.all().delete()
    minute.delete()
    done = bring_in(
        client, upload(client, PAGE), **{"meeting": str(committee.meeting.pk), "items-0-number": "6"}
    )
    assert done.status_code == 302
    assert not ItemMinute.objects.get(item=committee.exempt).is_open
    assert "allowances" not in str(list(Event.objects.values_list("after", flat=True)))


BOMB = '<!DOCTYPE a [<!ENTITY b "{}">]><getmeeting>&b;&b;&b;</getmeeting>'.format("x" * 1000)
HOSTILE = {
    "a PDF": b"%PDF-1.7 x",
    "a Word file": b"PK\x03\x04" + b"\x00" * 100,
    "entities": f'<?xml version="1.0"?>{BOMB}'.encode(),
    "a file from outside": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
    b"<getmeeting>&b;</getmeeting>",
    "bytes of no text": b"\x00\x01\x02" * 50,
    "a page without a minute": b"<html><body><p></p></body></html>",
    "elements without end": b"<html><body>" + b"<div>" * 5000 + b"x",
    "broken XML": b'<?xml version="1.0"?><getmeeting><agendaitem>',
}


@pytest.mark.parametrize("what", HOSTILE)
@pytest.mark.usefixtures("committee")
def test_a_hostile_file_is_refused_in_a_sentence(client: Client, what: str) -> None:
    answer = upload(client, HOSTILE[what], "page.html")
    assert answer.status_code == 400, what
    assert "root:" not in answer.content.decode()
    assert 'href="#id-file"' in answer.content.decode()
    assert ItemMinute.objects.count() == 2


def test_a_file_that_is_too_large_is_refused(client: Client) -> None:
    answer = upload(client, b"<html>" + b"x" * (2 * 1024 * 1024 + 1))
    assert answer.status_code == 400
    assert "larger than 2 MiB" in words(answer)


def test_a_file_or_a_text_is_needed_and_not_both(client: Client) -> None:
    assert client.post(WHERE, {"text": ""}).status_code == 400
    both = client.post(WHERE, {"text": "x", "file": SimpleUploadedFile("a.html", b"x")})
    assert both.status_code == 400


def test_markup_in_a_page_is_shown_as_text(client: Client) -> None:
    looked = upload(client, PAGE.replace("allowances", "&lt;img src=x onerror=alert(2)&gt;"))
    assert "<img" not in looked.content.decode()


def test_a_secret_title_is_not_told_by_comparing(committee: Committee, client: Client) -> None:
    """The clerk sees restricted items; the words of a refusal still name them by number only."""
    answer = bring_in(
        client, upload(client, PAGE), **{"meeting": str(committee.meeting.pk), "items-0-number": "6"}
    )
    assert answer.status_code == 400
    assert SECRET not in words(answer)
    assert "Contract with Zebulon" not in words(answer)


@pytest.mark.shared
def test_a_real_item_is_read_whole(committee: Committee, client: Client, shared: Path) -> None:
    seed = next((shared / "seeds").glob("004_*.txt")).read_text(encoding="utf-8")
    done = bring_in(
        client,
        client.post(WHERE, {"text": seed}),
        **{"meeting": str(committee.meeting.pk), "items-0-number": "21"},
    )
    assert done.status_code == 302
    minute = ItemMinute.objects.get(item__number="21")
    assert [each.letter for each in minute.paragraphs.first().parts.all()] == list("abcdef")
    assert [each.kind for each in minute.paragraphs.last().outcomes.all()] == ["noted", "asked for"]
    rows = Commitment.objects.filter(minute=minute)
    assert rows.count() >= 4
    assert rows.filter(outcome__isnull=False).count() == 1
