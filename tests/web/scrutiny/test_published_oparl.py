"""What is published as OParl 1.1: valid, whole, every address leads to its object, and withdrawn things say so."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client
from oparl_rules import SCHEMA, faults_of, list_faults_of
from published_site import IN_TIME, Story, closed, minute_of, tell

from headway.web.accounts.models import Person
from headway.web.register.models import Authority
from headway.web.scrutiny.actions import publishing
from headway.web.scrutiny.models import AgendaItem, Body, Meeting, Publication, Seat
from headway.web.scrutiny.queries.published_oparl import KINDS
from headway.web.scrutiny.states import PublicationKind

pytestmark = pytest.mark.django_db

BODY = "/committees/oparl/body/E10000016/"


@pytest.fixture
def story(kent: Authority, person: Callable[..., Person]) -> Story:
    made = tell(kent, person)
    AgendaItem.objects.create(
        meeting=made.meeting,
        number="9",
        title="Secret",
        order=9,
        classification="exempt",
        exempt_paragraphs=[3],
        restricted_because="x",
        classified_by="y",
        classified_on=date(2017, 6, 1),
    )
    minute_of(made.item)
    publish(made)
    return made


def publish(story: Story) -> None:
    story.again()
    publishing.publish_agenda(
        by=story.clerk, meeting=story.meeting, version=story.meeting.version, on=IN_TIME
    )


def get(path: str, **question: Any) -> dict[str, Any]:
    response = Client().get(path.removeprefix("http://127.0.0.1:8000"), question)
    assert response.status_code == 200, path
    assert response.headers["Content-Type"] == "application/json"
    return json.loads(response.content)


def everything() -> Iterator[dict[str, Any]]:
    yield get("/committees/oparl/")
    yield get(BODY)
    for kind in KINDS:
        yield from get(f"{BODY}{kind}/")["data"]


@pytest.mark.usefixtures("story")
def test_every_object_is_valid() -> None:
    assert not [fault for each in everything() for fault in faults_of(each)]
    kinds = {each["type"].removeprefix(SCHEMA) for each in everything()}
    assert kinds == {
        "System",
        "Body",
        "Organization",
        "Person",
        "Membership",
        "Meeting",
        "AgendaItem",
        "Paper",
        "Consultation",
        "File",
        "Location",
    }


@pytest.mark.usefixtures("story")
def test_every_list_is_valid() -> None:
    for path in ("/committees/oparl/body/", *(f"{BODY}{kind}/" for kind in KINDS)):
        assert not list_faults_of(get(path)), path


def _addresses(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str) and value.startswith("http") and name not in ("type", "oparlVersion"):
        yield name, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _addresses(each, key)
    elif isinstance(value, list):
        for each in value:
            yield from _addresses(each, name)


@pytest.mark.usefixtures("story")
def test_every_address_in_it_answers_and_an_id_is_the_address_of_its_object() -> None:
    for said in everything():
        assert get(said["id"]) == said
        for _, address in _addresses(said):
            path = address.removeprefix("http://127.0.0.1:8000").split("#")[0]
            response = closed(Client().get(path))
            assert response.status_code == 200, address


@pytest.mark.usefixtures("story")
def test_embedded_objects_are_the_objects_themselves() -> None:
    paper = get(f"{BODY}paper/")["data"][0]
    assert get(paper["mainFile"]["id"]) == paper["mainFile"]
    assert [get(each["id"]) for each in paper["auxiliaryFile"]] == paper["auxiliaryFile"]
    consulted = get(paper["consultation"][0]["id"])
    assert {name: consulted[name] for name in ("paper", "agendaItem", "meeting")} == {
        name: paper["consultation"][0][name] for name in ("paper", "agendaItem", "meeting")
    }


@pytest.mark.usefixtures("story")
def test_a_private_item_is_there_without_its_name() -> None:
    items = get(f"{BODY}agendaitem/")["data"]
    assert [(each["number"], each["name"], each["public"], each["order"]) for each in items] == [
        ("5", "Outcome of the inspection", True, 0),
        ("9", "An item heard in private", False, 1),
    ]


def test_a_withdrawn_paper_is_deleted_and_told_to_those_who_ask_what_changed(story: Story) -> None:
    publication = Publication.objects.get(kind=PublicationKind.PAPER)
    publishing.withdraw(by=story.clerk, publication=publication, reason="In error.")
    said = get(f"/committees/oparl/paper/{story.paper.pk}/")
    assert not faults_of(said)
    assert said["deleted"] is True
    assert said["modified"] >= said["created"]
    assert get(f"{BODY}paper/")["data"] == []
    changed = get(f"{BODY}paper/", modified_since="2000-01-01T00:00:00Z")
    assert changed["data"] == [said]
    assert not list_faults_of(changed)
    assert not [each for each in get(f"{BODY}file/")["data"] if "paper" in each]
    assert get(f"{BODY}consultation/")["data"] == []


def test_lists_come_in_pages_that_keep_their_filters(story: Story) -> None:
    for day in range(1, 26):
        Meeting.objects.create(body=story.body, on=date(2018, 1, day))
    first = get(f"{BODY}meeting/", limit=10, created_since="2000-01-01T00:00:00+01:00")
    assert first["pagination"] == {
        "totalElements": 26,
        "elementsPerPage": 10,
        "currentPage": 1,
        "totalPages": 3,
    }
    seen, page = list(first["data"]), first
    while "next" in page["links"]:
        page = get(page["links"]["next"])
        assert not list_faults_of(page)
        seen += page["data"]
    assert len({each["id"] for each in seen}) == 26
    assert "prev" in page["links"]


@pytest.mark.usefixtures("story")
def test_a_filter_that_is_no_time_is_refused() -> None:
    for value in ("yesterday", "2017-01-01", "2017-13-01T00:00:00Z", "2017-01-01T00:00:00"):
        assert Client().get(f"{BODY}meeting/", {"modified_since": value}).status_code == 400


@pytest.mark.usefixtures("story")
def test_internal_lists_can_be_left_out() -> None:
    paper = get(f"{BODY}paper/", omit_internal="true")["data"][0]
    assert "auxiliaryFile" not in paper
    assert "agendaItem" not in get(f"{BODY}meeting/", omit_internal="true")["data"][0]


def test_a_person_with_two_seats_is_one_person(story: Story) -> None:
    other = Body.objects.create(authority=story.body.authority, name="Cabinet", kind="cabinet")
    Seat.objects.create(body=other, name="Ann Chair", from_day=date(2017, 5, 1))
    people = {each["name"]: each for each in get(f"{BODY}person/")["data"]}
    assert len(people["Ann Chair"]["membership"]) == 2
    assert len(people) == 2


@pytest.mark.usefixtures("story")
def test_a_body_that_meets_in_private_and_another_authority_are_not_there(medway: Authority) -> None:
    hidden = Body.objects.create(authority=medway, name="Hidden Panel", kind="panel", meets_in_public=False)
    Meeting.objects.create(body=hidden, on=date(2017, 6, 1), place="Hidden Room")
    assert Client().get("/committees/oparl/body/E06000035/").status_code == 404
    assert Client().get(f"/committees/oparl/organization/{hidden.pk}/").status_code == 404
    assert "Hidden" not in json.dumps(list(everything()))


@pytest.mark.usefixtures("story")
def test_the_answer_can_be_read_by_other_sites_and_is_asked_for_anew() -> None:
    response = Client().get("/committees/oparl/")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.headers["Cache-Control"] == "max-age=0, must-revalidate, public"
    again = Client().get("/committees/oparl/", headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("kind", ["meeting", "paper", "person"])
def test_a_list_takes_as_many_queries_for_one_as_for_many(
    story: Story, django_assert_max_num_queries: Any, kind: str
) -> None:
    for day in range(1, 20):
        Meeting.objects.create(body=story.body, on=date(2018, 1, day))
        Seat.objects.create(body=story.body, name=f"Member {day}", from_day=date(2017, 5, 1))
    with django_assert_max_num_queries(16):
        get(f"{BODY}{kind}/")


def test_the_rules_find_what_is_wrong() -> None:
    whole = {"id": "https://x.example/1", "type": f"{SCHEMA}File", "accessUrl": "https://x.example/f"}
    assert not faults_of(whole)
    assert faults_of({**whole, "accessUrl": "/f"})
    assert faults_of({**whole, "created": "2017-01-01 10:00"})
    assert faults_of({**whole, "size": "12"})
    assert faults_of({**whole, "title": "no such property"})
    assert faults_of({**whole, "type": f"{SCHEMA}Nothing"})
    assert faults_of({"id": whole["id"], "type": f"{SCHEMA}AgendaItem"})
    assert list_faults_of({"data": [whole], "links": {}})
