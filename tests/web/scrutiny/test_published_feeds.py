"""Feeds: Atom and iCalendar that keep to their RFCs, with stable ids, British time and cancelled meetings."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from feed_rules import ATOM, atom_faults, calendar_faults
from icalendar import Calendar
from lxml import etree
from published_site import IN_TIME, Story, tell

from headway.web.accounts.models import Person
from headway.web.register.models import Authority
from headway.web.scrutiny.actions import publishing
from headway.web.scrutiny.models import Body, Meeting, Publication
from headway.web.scrutiny.rules.published_feeds import Entry, Sitting, atom, calendar
from headway.web.scrutiny.states import PublicationKind

pytestmark = pytest.mark.django_db

_AT = datetime(2017, 6, 13, 9, 30, tzinfo=UTC)


@pytest.fixture
def story(kent: Authority, person: Callable[..., Person]) -> Story:
    made = tell(kent, person)
    made.again()
    publishing.publish_agenda(by=made.clerk, meeting=made.meeting, version=made.meeting.version, on=IN_TIME)
    publishing.publish_notice(by=made.clerk, planned=made.planned, version=made.planned.version, on=IN_TIME)
    return made


def sitting(**more: Any) -> Sitting:
    given = {
        "uid": "meeting-1@example.org",
        "name": "Committee",
        "on": date(2017, 6, 22),
        "time": time(10, 0),
        "place": "County Hall",
        "address": "https://example.org/committees/meetings/1/",
        "revision": 0,
        "changed": _AT,
    }
    return Sitting(**{**given, **more})


def test_the_feeds_are_atom(story: Story) -> None:
    for path in ("/committees/feed.atom", f"/committees/bodies/{story.body.pk}/feed.atom"):
        response = Client().get(path)
        assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
        assert atom_faults(response.content) == []
        titles = [
            each.findtext(f"{ATOM}title") for each in etree.fromstring(response.content).iter(f"{ATOM}entry")
        ]
        assert set(titles) == {
            "Inspection of children's services",
            "Agenda: Children's Committee, 22 June 2017",
            "A contract for placements",
        }


def test_a_feed_without_entries_is_atom_too(kent: Authority) -> None:
    body = Body.objects.create(authority=kent, name="New <Committee> & Co", kind="committee")
    assert atom_faults(Client().get(f"/committees/bodies/{body.pk}/feed.atom").content) == []


def test_what_xml_does_not_allow_is_left_out_of_a_feed() -> None:
    entry = Entry("https://example.org/1", "A\x0btitle <b>&", "Paper", "\ud800 lone", _AT)
    made = atom("T\x00", "https://example.org/f", "https://example.org/", "A", [entry])
    assert atom_faults(made) == []


def test_an_entry_keeps_its_id_when_it_is_published_again(story: Story) -> None:
    def ids() -> set[str]:
        feed = etree.fromstring(Client().get("/committees/feed.atom").content)
        return {str(each.findtext(f"{ATOM}id")) for each in feed.iter(f"{ATOM}entry")}

    before = ids()
    story.again()
    publishing.publish_agenda(
        by=story.clerk, meeting=story.meeting, version=story.meeting.version, on=date(2017, 6, 14)
    )
    assert ids() == before


def test_what_is_withdrawn_leaves_the_feed(story: Story) -> None:
    publication = Publication.objects.get(kind=PublicationKind.PAPER)
    publishing.withdraw(by=story.clerk, publication=publication, reason="In error.")
    assert b"Inspection of" not in Client().get("/committees/feed.atom").content


def test_the_rules_of_atom_find_what_is_wrong() -> None:
    good = atom(
        "T",
        "https://example.org/f",
        "https://example.org/",
        "A",
        [Entry("https://e.org/1", "A", "P", "S", _AT)],
    )
    assert atom_faults(good) == []
    for was, becomes in (
        (b"<updated>2017-06-13T09:30:00Z</updated>", b"<updated>13 June 2017</updated>"),
        (b"<id>https://e.org/1</id>", b""),
        (b"<id>https://e.org/1</id>", b"<id>/1</id>"),
        (b"<author><name>A</name></author>", b""),
        (b'term="P"', b""),
        (b"<title>A</title>", b"<title>A</title><title>B</title>"),
        (b"<generator>", b"<colour/><generator>"),
        (b' rel="self"', b' rel="other"'),
    ):
        assert was in good
        assert atom_faults(good.replace(was, becomes)), becomes


def test_calendars_keep_to_the_rfc(story: Story) -> None:
    later = timezone.localdate() + timedelta(days=30)
    Meeting.objects.create(
        body=story.body, on=later, time=time(14, 30), place="Room 1, “Sessions House”; Maidstone"
    )
    Meeting.objects.create(body=story.body, on=later + timedelta(days=1))
    for path in ("/committees/meetings.ics", f"/committees/bodies/{story.body.pk}/meetings.ics"):
        response = Client().get(path)
        assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
        assert calendar_faults(response.content) == []
        events = Calendar.from_ical(response.content).walk("VEVENT")
        assert [each.decoded("dtstart") for each in events][1] == later + timedelta(days=1)
        assert events[0].decoded("dtstart").utcoffset() is not None


@pytest.mark.parametrize(("on", "utc"), [(date(2017, 6, 22), 9), (date(2017, 12, 7), 10)])
def test_ten_o_clock_is_ten_o_clock_in_kent_summer_and_winter(on: date, utc: int) -> None:
    made = calendar("C", [sitting(on=on)])
    start = Calendar.from_ical(made).walk("VEVENT")[0].decoded("dtstart")
    assert start.astimezone(UTC).hour == utc


@pytest.mark.parametrize(
    ("at", "offset"),
    [
        ("2017-03-26T00:59", 0),
        ("2017-03-26T02:00", 1),
        ("2017-10-28T23:00", 1),
        ("2017-10-29T02:00", 0),
        ("2031-07-01T12:00", 1),
    ],
)
def test_the_time_zone_that_is_sent_along_is_british_time(at: str, offset: int) -> None:
    zone = Calendar.from_ical(calendar("C", [])).walk("VTIMEZONE")[0].to_tz(lookup_tzid=False)
    assert datetime.fromisoformat(at).replace(tzinfo=zone).utcoffset() == timedelta(hours=offset)


def test_a_cancelled_meeting_stays_as_cancelled_with_its_uid_and_a_higher_sequence(story: Story) -> None:
    later = timezone.localdate() + timedelta(days=30)
    made = Meeting.objects.create(body=story.body, on=later, time=time(10, 0))

    def event() -> Any:
        return Calendar.from_ical(Client().get("/committees/meetings.ics").content).walk("VEVENT")[0]

    before = event()
    Meeting.objects.filter(pk=made.pk).update(state="cancelled", why_cancelled="Not told.", version=2)
    after = event()
    assert after["uid"] == before["uid"]
    assert int(after["sequence"]) == int(before["sequence"]) + 1
    assert (before["status"], after["status"]) == ("CONFIRMED", "CANCELLED")
    assert "Not told" not in str(after)


def test_a_name_can_bring_in_no_line_of_its_own() -> None:
    made = calendar("C\r\nX:1", [sitting(name="A\r\nATTENDEE:x", place="B;C,D\\E\nF")])
    assert calendar_faults(made) == []
    assert not re.search(rb"^ATTENDEE|^X:1", made, re.MULTILINE)


def test_the_rules_of_calendars_find_what_is_wrong() -> None:
    good = calendar("C", [sitting()])
    assert calendar_faults(good) == []
    for was, becomes in (
        (b"UID:meeting-1@example.org\r\n", b""),
        (b"DTSTAMP:20170613T093000Z\r\n", b""),
        (b"DTSTAMP:20170613T093000Z", b"DTSTAMP:20170613T093000"),
        (b"TZID:Europe/London", b"TZID:Europe/Paris"),
        (b"STATUS:CONFIRMED", b"STATUS:MAYBE"),
        (b"SUMMARY:Committee", b"SUMMARY:" + b"x" * 80),
        (b"VERSION:2.0\r\n", b""),
        (b"SUMMARY:Committee\r\n", b"SUMMARY:A\r\nSUMMARY:B\r\n"),
    ):
        assert was in good, was
        assert calendar_faults(good.replace(was, becomes)), becomes


def test_a_body_that_meets_in_private_has_no_feed_and_no_calendar(kent: Authority) -> None:
    body = Body.objects.create(authority=kent, name="Panel", kind="panel", meets_in_public=False)
    Meeting.objects.create(body=body, on=timezone.localdate(), place="Hidden Room")
    for name in ("feed.atom", "meetings.ics", ""):
        assert Client().get(f"/committees/bodies/{body.pk}/{name}").status_code == 404
    for path in (
        "/committees/",
        "/committees/meetings.ics",
        "/committees/sitemap.xml",
        "/committees/feed.atom",
    ):
        assert b"Panel" not in Client().get(path).content
        assert b"Hidden" not in Client().get(path).content


def test_the_sitemap_names_every_public_page_and_robots_find_it(story: Story) -> None:
    found = etree.fromstring(Client().get("/committees/sitemap.xml").content)
    paths = [str(each.text).removeprefix("http://127.0.0.1:8000") for each in found.iter("{*}loc")]
    assert f"/committees/papers/{story.paper.pk}/" in paths
    assert f"/committees/meetings/{story.meeting.pk}/" in paths
    assert len(paths) == len(set(paths))
    for path in paths:
        assert Client().get(path).status_code == 200
    robots = Client().get("/robots.txt").content.decode()
    assert "Sitemap: http://127.0.0.1:8000/committees/sitemap.xml" in robots
    assert "publish" not in robots


@pytest.mark.parametrize(
    "path", ["/committees/feed.atom", "/committees/meetings.ics", "/committees/sitemap.xml"]
)
def test_a_feed_takes_as_many_queries_for_one_as_for_many(
    story: Story, django_assert_max_num_queries: Any, path: str
) -> None:
    for days in range(20):
        Meeting.objects.create(body=story.body, on=timezone.localdate() + timedelta(days=days))
    with django_assert_max_num_queries(4):
        Client().get(path)
