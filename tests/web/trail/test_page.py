"""The trail on screen: whose events, in which words, page by page, and as a file."""

import csv
import io
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from lxml import html

from headway.web.accounts.models import Person
from headway.web.accounts.roles import May, Role, grants
from headway.web.register.models import Authority
from headway.web.trail.actions import SYSTEM, Entry, record, record_many
from headway.web.trail.chain import Row, hash_of
from headway.web.trail.integrity import verdict
from headway.web.trail.models import Event, Head
from headway.web.trail.queries import PAGE_SIZE, thread

pytestmark = pytest.mark.django_db


@pytest.fixture
def tell(kent: Authority) -> Callable[..., Event]:
    """Records one event of Kent's: ``tell("plan.published", by=jo)``."""

    def make(
        action: str = "plan.changed", by: Any = SYSTEM, authority: Authority = kent, **more: Any
    ) -> Event:
        with transaction.atomic():
            return record(by=by, action=action, subject=authority, authority=authority.code, **more)

    return make


def written_at(moment: datetime, authority: Authority) -> Event:
    """An event as it was recorded at an earlier moment."""
    head = Head.objects.get(pk=1)
    row = Row(
        seq=head.seq + 1,
        at=moment,
        by_id=None,
        by_name=f"{moment:%Y-%m-%d %H:%M} UTC",
        authority=authority.code,
        action="plan.changed",
        subject_type="authority",
        subject_id=authority.code,
        subject_label=authority.name,
        before=None,
        after=None,
        why="",
        thread="",
        previous_hash=head.hash,
    )
    event = Event(**row._asdict() | {"hash": hash_of(row)})
    event.save(force_insert=True)
    Head.objects.update(seq=event.seq, hash=event.hash)
    return event


def seqs(response: Any) -> list[int]:
    """The numbers of the events on the page, from top to bottom."""
    tree = html.fromstring(response.content)
    return [int(name.removeprefix("event-")) for name in tree.xpath('//li[starts-with(@id, "event-")]/@id')]


def link(response: Any, text: str) -> str | None:
    """Where the link leads whose text begins so."""
    for each in html.fromstring(response.content).xpath("//a[@href]"):
        if " ".join(each.text_content().split()).startswith(text):
            return str(each.get("href"))
    return None


def text_of(response: Any) -> str:
    return " ".join(html.fromstring(response.content).xpath("//main")[0].text_content().split())


def test_the_newest_event_comes_first_as_a_sentence_with_what_changed(
    signed_in: Callable[..., Client], person: Callable[..., Person], tell: Callable[..., Event]
) -> None:
    jo = person(Role.DIRECTOR, name="Jo Bloggs")
    tell("plan.changed", before={"due": "2017-09-20", "title": "Plan"}, after={"due": None, "title": "Plan"})
    tell("plan.published", by=jo, why="Agreed by the board")
    response = signed_in(Role.OFFICER).get("/trail/")
    assert response.status_code == 200
    assert seqs(response) == [2, 1]
    shown = text_of(response)
    assert "Jo Bloggs published the statement: Kent" in shown
    assert "Why: Agreed by the board" in shown
    assert "Due 20 September 2017 (nothing)" in shown
    assert "Title" not in shown  # it did not change


def test_what_was_made_new_shows_its_values_and_what_was_changed_both_sides(
    signed_in: Callable[..., Client], tell: Callable[..., Event]
) -> None:
    tell("plan.drafted", after={"title": "Plan"})
    tell("plan.changed", before={"title": "Plan"}, after={"title": "Better plan"})
    tree = html.fromstring(signed_in(Role.OFFICER).get("/trail/").content)
    heads = [[cell.text_content() for cell in table.xpath(".//thead//th")] for table in tree.iter("table")]
    assert heads == [["Field", "Before", "After"], ["Field", "Value"]]


def test_every_page_has_a_title_one_heading_and_tables_with_captions(
    signed_in: Callable[..., Client], tell: Callable[..., Event]
) -> None:
    tell(after={"title": "Plan"})
    tree = html.fromstring(signed_in(Role.OFFICER).get("/trail/").content)
    assert tree.findtext(".//title") == "Trail – Headway"
    assert len(tree.xpath("//h1")) == 1
    for table in tree.xpath("//table"):
        assert table.find("caption") is not None
        assert all(cell.get("scope") for cell in table.iter("th"))
    assert not tree.xpath("//@style")
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PUBLIC])
def test_only_roles_that_may_see_the_trail_open_it(role: Role, signed_in: Callable[..., Client]) -> None:
    status = signed_in(role).get("/trail/").status_code
    assert status == (200 if May.SEE_TRAIL in grants(role) else 403)


@pytest.mark.parametrize("address", ["/trail/", "/trail/trail.csv"])
def test_one_who_has_not_signed_in_is_asked_to(address: str) -> None:
    response = Client().get(address)
    assert response.status_code == 302
    assert "/login/" in response["Location"]


@pytest.mark.parametrize("address", ["/trail/", "/trail/trail.csv", "/trail/?subject=authority:E06000035"])
def test_another_authoritys_events_and_those_of_the_installation_are_not_there(
    address: str, signed_in: Callable[..., Client], tell: Callable[..., Event], medway: Authority
) -> None:
    tell("plan.changed", why="Ours")
    tell("plan.changed", authority=medway, why="Theirs")
    with transaction.atomic():
        record(by=SYSTEM, action="national.loaded", subject=medway, why="Nobody's")
    response = signed_in(Role.DIRECTOR).get(address)
    body = b"".join(response) if response.streaming else response.content
    assert b"Theirs" not in body
    assert b"Nobody&#39;s" not in body
    assert b"Nobody's" not in body


def test_an_administrator_who_sees_no_drafts_learns_that_something_was_done_but_not_what(
    signed_in: Callable[..., Client], tell: Callable[..., Event], kent: Authority
) -> None:
    tell("plan.changed", before={"title": "Secret one"}, after={"title": "Secret two"}, why="Secret three")
    admin = signed_in(Role.ADMINISTRATOR)
    shown = text_of(admin.get("/trail/"))
    assert "Headway changed the plan: Authority E10000016" in shown
    assert "Secret" not in shown
    assert "Your role does not show you what changed" in shown
    assert b"Secret" not in b"".join(admin.get("/trail/trail.csv"))
    assert seqs(admin.get("/trail/", {"subject": "Ken"})) == []  # nor is it found by its name
    assert seqs(admin.get("/trail/", {"subject": f"authority:{kent.code}"})) == [1]


def test_an_administrator_sees_what_was_done_to_the_people_of_the_authority_and_of_no_other(
    signed_in: Callable[..., Client], person: Callable[..., Person], medway: Authority
) -> None:
    ours, theirs = person(Role.OFFICER, name="Ours"), person(Role.OFFICER, medway, name="Theirs")
    with transaction.atomic():
        for each in (ours, theirs):
            record(by=each, action="person.sign_in_changed", subject=each, after={"password": "changed"})
    shown = signed_in(Role.ADMINISTRATOR).get("/trail/")
    assert seqs(shown) == [1]
    assert "Ours changed how they sign in" in text_of(shown)
    assert seqs(signed_in(Role.OFFICER).get("/trail/")) == []


@pytest.fixture
def many(kent: Authority, medway: Authority) -> None:
    """120 events of Kent's (the odd numbers) and 120 of Medway's between them."""
    with transaction.atomic():
        record_many(
            by=SYSTEM,
            entries=[
                Entry(action="plan.changed", subject=each, authority=each.code)
                for _ in range(120)
                for each in (kent, medway)
            ],
        )


@pytest.mark.usefixtures("many")
def test_pages_follow_each_other_without_loss_or_repeat_there_and_back(
    signed_in: Callable[..., Client], tell: Callable[..., Event]
) -> None:
    client = signed_in(Role.OFFICER)
    kents = list(range(239, 0, -2))
    pages = [client.get("/trail/")]
    tell()  # what is written meanwhile moves no page
    while older := link(pages[-1], "Older"):
        pages.append(client.get(older))
    assert [seq for each in pages for seq in seqs(each)] == kents
    assert [len(seqs(each)) for each in pages] == [PAGE_SIZE, PAGE_SIZE, 20]
    back = [pages[-1]]
    while newer := link(back[-1], "Newer"):
        back.append(client.get(newer))
    assert [seq for each in reversed(back) for seq in seqs(each)] == [241, *kents]


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("given", ["x", "-1", "9" * 30, "", "1e3", "²"])
def test_an_address_made_by_hand_is_the_first_page(
    given: str,
    signed_in: Callable[..., Client],
) -> None:
    assert seqs(signed_in(Role.OFFICER).get("/trail/", {"before": given}))[0] == 239


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize(
    ("before", "shown"), [("1", []), ("2", [1]), ("0", []), ("9" * 18, list(range(239, 139, -2)))]
)
def test_a_page_begins_where_the_address_says(
    before: str, shown: list[int], signed_in: Callable[..., Client]
) -> None:
    assert seqs(signed_in(Role.OFFICER).get("/trail/", {"before": before})) == shown


def test_events_are_found_by_person_subject_action_and_day(
    signed_in: Callable[..., Client],
    person: Callable[..., Person],
    kent: Authority,
    tell: Callable[..., Event],
) -> None:
    written_at(datetime(2026, 3, 28, 23, 59, tzinfo=UTC), kent)  # 28 March, 23:59 in Kent
    written_at(datetime(2026, 6, 13, 22, 59, tzinfo=UTC), kent)  # 13 June, 23:59: summer time
    written_at(datetime(2026, 6, 13, 23, 0, tzinfo=UTC), kent)  # 14 June, midnight
    tell("plan.published", by=person(Role.DIRECTOR, name="Zoë Adé"))
    client = signed_in(Role.OFFICER)

    def found(**asked: str) -> list[int]:
        query = {name: text for name, text in asked.items() if name not in ("since", "until")}
        for name in asked.keys() - query.keys():
            query |= {
                f"{name}-{part}": value
                for part, value in zip(("day", "month", "year"), asked[name].split(), strict=True)
            }
        return seqs(client.get("/trail/", query))

    assert found(person="zoë") == [4]
    assert found(person="nobody") == []
    assert found(action="plan.published") == [4]
    assert found(subject="ken", action="plan.changed") == [3, 2, 1]
    assert found(subject="authority:E10000016") == [4, 3, 2, 1]
    assert found(subject="authority:7") == []
    assert found(since="28 3 2026", until="28 March 2026") == [1]
    assert found(since="13 6 2026", until="13 6 2026") == [2]
    assert found(since="14 6 2026", until="14 6 2026") == [3]
    assert verdict().holds


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"since-day": "31", "since-month": "2", "since-year": "2026"}, "not a day in the calendar"),
        (
            {
                "since-day": "2",
                "since-month": "2",
                "since-year": "2026",
                "until-day": "1",
                "until-month": "2",
                "until-year": "2026",
            },
            "before the day given",
        ),
        ({"action": "nothing.done"}, "nothing.done"),
    ],
)
@pytest.mark.parametrize("address", ["/trail/", "/trail/trail.csv"])
def test_what_cannot_be_asked_is_told_with_a_link_to_its_field(
    address: str,
    asked: dict[str, str],
    said: str,
    signed_in: Callable[..., Client],
    tell: Callable[..., Event],
) -> None:
    tell()
    response = signed_in(Role.OFFICER).get(address, asked)
    assert response.status_code == 400
    assert said in text_of(response)
    tree = html.fromstring(response.content)
    assert tree.findtext(".//title").startswith("Error: ")
    for each in tree.xpath('//div[contains(@class, "govuk-error-summary")]//a/@href'):
        assert tree.xpath(f'//*[@id="{each.removeprefix("#")}"]'), each


@pytest.mark.usefixtures("many")
def test_the_filters_stay_in_the_links_and_in_the_form(signed_in: Callable[..., Client]) -> None:
    response = signed_in(Role.OFFICER).get("/trail/", {"person": "headway & co"})
    assert link(response, "Download") is None
    response = signed_in(Role.OFFICER).get("/trail/", {"person": "headway", "before": "200"})
    assert "person=headway" in (link(response, "Older") or "")
    assert link(response, "Download") == "/trail/trail.csv?person=headway"
    assert html.fromstring(response.content).xpath('//input[@name="person"]/@value') == ["headway"]


def test_what_people_wrote_cannot_become_part_of_the_page(
    signed_in: Callable[..., Client], tell: Callable[..., Event]
) -> None:
    nasty = "<script>alert(1)</script>{subject}"
    tell("new.action", why=nasty, before={nasty: nasty}, after={nasty: [nasty, {nasty: nasty}]})
    response = signed_in(Role.OFFICER).get("/trail/", {"person": '"><script>'})
    assert b"<script>alert" not in response.content
    response = signed_in(Role.OFFICER).get("/trail/")
    assert b"<script>alert" not in response.content
    assert "Headway: New: action – Kent" in text_of(response)


@pytest.mark.usefixtures("many")
@pytest.mark.parametrize("filters", [{}, {"person": "headway", "subject": "Kent", "action": "plan.changed"}])
def test_the_page_takes_a_fixed_number_of_queries(
    filters: dict[str, str], signed_in: Callable[..., Client], django_assert_num_queries: Any
) -> None:
    client = signed_in(Role.OFFICER)
    kept = 7 if filters else 0  # a search by name asks, for each kind, what is restricted now
    with django_assert_num_queries(4 + kept):  # session, person, memberships, events
        client.get("/trail/", filters)
    with django_assert_num_queries(5 + kept):  # and whether there are newer ones
        client.get("/trail/", {**filters, "before": "100"})


def rows(response: Any) -> list[list[str]]:
    return list(csv.reader(io.StringIO(b"".join(response).decode("utf-8-sig"))))


@pytest.mark.usefixtures("many")
def test_the_file_holds_every_event_asked_for_and_nothing_that_a_spreadsheet_would_run(
    signed_in: Callable[..., Client], tell: Callable[..., Event]
) -> None:
    tell("plan.published", why="=HYPERLINK(1)", before={"title": "Old"}, after={"title": "New, and “better”"})
    client = signed_in(Role.OFFICER)
    response = client.get("/trail/trail.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in response["Content-Disposition"]
    head, first, *others = rows(response)
    assert head[:3] == ["Number", "When (UTC)", "Who"]
    assert first[0] == "241"
    assert first[-2:] == ["Title: Old → New, and “better”", "'=HYPERLINK(1)"]
    assert len(others) == 120
    assert len(rows(client.get("/trail/trail.csv", {"action": "plan.published"}))) == 2


def test_the_line_of_a_recommendation_is_in_the_order_in_which_it_happened(
    person: Callable[..., Person],
    tell: Callable[..., Event],
    medway: Authority,
    django_assert_num_queries: Any,
) -> None:
    tell("item.answered", thread="recommendation:7")
    tell("item.answered", thread="recommendation:8")
    tell("item.answered", thread="recommendation:7", authority=medway)
    tell("action.added", thread="recommendation:7")
    officer = person(Role.OFFICER)
    with django_assert_num_queries(2):  # memberships and events
        line = thread(officer, "recommendation:7")
    assert [(each.seq, each.sentence) for each in line] == [
        (1, "Headway answered Kent"),
        (4, "Headway added the action: Kent"),
    ]
    assert thread(person(Role.MEMBER), "recommendation:7") == ()
