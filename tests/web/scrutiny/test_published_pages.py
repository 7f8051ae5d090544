"""The public pages: what each shows, how it may be kept, what was withdrawn, and how many queries each takes."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pypdf
import pytest
from canary_finding import CANARY, where_found
from canary_story import add_secrets
from django.test import Client
from django.utils import timezone
from one_database import on_sqlite_only
from published_site import IN_TIME, Story, a_pdf, an_appendix, closed, minute_of, tell

from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.register.models import Authority
from headway.web.scrutiny.actions import publishing
from headway.web.scrutiny.models import AgendaItem, Meeting, Paper, Publication, Seat
from headway.web.scrutiny.states import PublicationKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(kent: Authority, person: Callable[..., Person]) -> Story:
    made = tell(kent, person)
    minute_of(made.item)
    publish(made)
    return made


def publish(story: Story) -> None:
    story.again()
    publishing.publish_agenda(
        by=story.clerk, meeting=story.meeting, version=story.meeting.version, on=IN_TIME
    )
    story.again()
    publishing.publish_minutes(
        by=story.clerk, meeting=story.meeting, version=story.meeting.version, on=date(2017, 7, 1)
    )
    publishing.publish_notice(by=story.clerk, planned=story.planned, version=1, on=IN_TIME)


def read(path: str, client: Client | None = None, status: int = 200, **question: str) -> str:
    response = (client or Client()).get(path, question)
    assert response.status_code == status, path
    return response.content.decode()


def pages(story: Story) -> list[str]:
    meeting, paper = story.meeting.pk, story.paper.pk
    return [
        "/committees/",
        f"/committees/bodies/{story.body.pk}/",
        f"/committees/meetings/{meeting}/",
        f"/committees/meetings/{meeting}/minutes/",
        f"/committees/papers/{paper}/",
        "/committees/notices/",
        f"/committees/notices/{story.planned.pk}/",
        "/committees/search/",
    ]


def files(story: Story) -> list[str]:
    meeting, paper = story.meeting.pk, story.paper.pk
    return [
        *(f"/committees/papers/{paper}/paper.{kind}" for kind in ("pdf", "docx", "html")),
        *(f"/committees/meetings/{meeting}/minutes.{kind}" for kind in ("pdf", "docx", "html")),
        *(f"/committees/meetings/{meeting}/pack.{kind}" for kind in ("pdf", "html")),
        f"/committees/papers/{paper}/appendices/{story.appendix.pk}/",
    ]


def test_the_way_from_the_home_page_to_a_paper_and_its_files(story: Story) -> None:
    assert f"/committees/bodies/{story.body.pk}/" in read("/committees/")
    assert f"/committees/meetings/{story.meeting.pk}/" in read(f"/committees/bodies/{story.body.pk}/")
    assert f"/committees/papers/{story.paper.pk}/" in read(f"/committees/meetings/{story.meeting.pk}/")
    paper = read(f"/committees/papers/{story.paper.pk}/")
    assert "<strong>NOTE</strong>" in paper
    assert "first point" in paper
    for path in files(story):
        response = closed(Client().get(path))
        assert response.status_code == 200, path
        assert "attachment" in response.headers["Content-Disposition"]


@on_sqlite_only("how a file is marked and sent is no matter of the database")
def test_a_page_may_be_kept_by_nobody_without_asking_again(story: Story) -> None:
    for path in [*pages(story), *files(story)]:
        response = closed(Client().get(path))
        assert response.headers["Cache-Control"] == "max-age=0, must-revalidate, public", path
        assert response.headers["ETag"], path
        assert "Content-Security-Policy" in response.headers
        again = closed(Client().get(path, headers={"If-None-Match": response.headers["ETag"]}))
        assert again.status_code == 304, path


def test_what_one_sees_who_has_signed_in_is_kept_by_nobody(story: Story) -> None:
    client = Client()
    client.force_login(story.clerk, backend="django.contrib.auth.backends.ModelBackend")
    for path in pages(story):
        response = client.get(path)
        assert response.headers["Cache-Control"] == "no-store", path
        assert "Cookie" in response.headers["Vary"]
    assert "Cookie" in Client().get("/committees/").headers["Vary"]


def test_only_those_who_may_publish_are_shown_how_to_withdraw(
    story: Story, person: Callable[..., Person]
) -> None:
    path = f"/committees/papers/{story.paper.pk}/"
    assert "Withdraw" not in read(path)
    for who, sees in ((story.clerk, True), (person(Role.OFFICER), False)):
        client = Client()
        client.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
        assert ("Withdraw this paper" in read(path, client)) is sees


def test_what_was_withdrawn_answers_with_the_reason_and_no_name(story: Story) -> None:
    for publication in Publication.objects.all():
        publishing.withdraw(by=story.clerk, publication=publication, reason="A figure was wrong.")
    for path in (
        f"/committees/papers/{story.paper.pk}/",
        f"/committees/papers/{story.paper.pk}/paper.pdf",
        f"/committees/papers/{story.paper.pk}/appendices/{story.appendix.pk}/",
        f"/committees/meetings/{story.meeting.pk}/minutes/",
        f"/committees/meetings/{story.meeting.pk}/minutes.pdf",
        f"/committees/meetings/{story.meeting.pk}/pack.pdf",
        f"/committees/notices/{story.planned.pk}/",
    ):
        gone = read(path, status=410)
        assert "A figure was wrong." in gone
        assert "Inspection of" not in gone
        assert "placements" not in gone
    assert "A figure was wrong." in read(f"/committees/meetings/{story.meeting.pk}/")
    assert read("/committees/search/", q="inspection").count("<article") == 0


def test_a_withdrawn_paper_leaves_the_agenda_and_its_pack(story: Story) -> None:
    paper = Publication.objects.get(kind=PublicationKind.PAPER)
    before = Client().get(f"/committees/meetings/{story.meeting.pk}/pack.html").content
    publishing.withdraw(by=story.clerk, publication=paper, reason="A figure was wrong.")
    assert b"first point" in before
    after = Client().get(f"/committees/meetings/{story.meeting.pk}/pack.html").content
    assert b"first point" not in after
    assert f"/committees/papers/{story.paper.pk}/" not in read(f"/committees/meetings/{story.meeting.pk}/")


def test_a_withdrawn_paper_can_be_public_again(story: Story) -> None:
    publishing.withdraw(
        by=story.clerk, publication=Publication.objects.get(kind=PublicationKind.PAPER), reason="Wrong."
    )
    story.again()
    publishing.publish_paper(by=story.clerk, paper=story.paper, version=story.paper.version, on=IN_TIME)
    assert "publication number 2" in read(f"/committees/papers/{story.paper.pk}/")


def test_nothing_that_was_not_published_has_an_address(story: Story) -> None:
    draft = Paper.objects.create(authority=story.body.authority, kind="other", subject="Draft")
    other = Meeting.objects.create(body=story.body, on=date(2018, 1, 1))
    for path in (
        f"/committees/papers/{draft.pk}/",
        f"/committees/meetings/{other.pk}/minutes/",
        f"/committees/meetings/{other.pk}/pack.pdf",
        f"/committees/meetings/{story.meeting.pk}/pack.docx",
        f"/committees/papers/{story.paper.pk}/paper.exe",
        f"/committees/papers/{draft.pk}/appendices/{story.appendix.pk}/",
        "/committees/papers/999999999999999999999/",
    ):
        read(path, status=404)
    assert "not published yet" in read(f"/committees/meetings/{other.pk}/")


def test_a_draft_that_is_changed_after_publication_changes_nothing_public(story: Story) -> None:
    before = read(f"/committees/papers/{story.paper.pk}/")
    Paper.objects.filter(pk=story.paper.pk).update(state="draft", subject="Changed", content={})
    AgendaItem.objects.filter(pk=story.item.pk).update(title="Changed")
    assert read(f"/committees/papers/{story.paper.pk}/") == before
    assert "Changed" not in read(f"/committees/meetings/{story.meeting.pk}/")


def test_a_paper_whose_item_goes_private_goes_with_it(story: Story) -> None:
    AgendaItem.objects.filter(pk=story.item.pk).update(classification="exempt", exempt_paragraphs=[3])
    read(f"/committees/papers/{story.paper.pk}/", status=404)
    assert "Inspection of" not in read("/committees/")
    assert "Outcome of" not in read(f"/committees/meetings/{story.meeting.pk}/")


def test_a_meeting_that_was_moved_says_for_when_its_agenda_was_published(story: Story) -> None:
    assert "was moved" not in read(f"/committees/meetings/{story.meeting.pk}/")
    Meeting.objects.filter(pk=story.meeting.pk).update(on=date(2017, 6, 29), place="Room 2")
    page = read(f"/committees/meetings/{story.meeting.pk}/")
    assert "was published for 22 June 2017, 10:00, County Hall" in page
    assert "29 June 2017" in page


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize(
    ("question", "finds"),
    [
        ({"q": "SPRING"}, 1),
        ({"q": "inspected spring"}, 1),
        ({"q": "inspected nowhere"}, 0),
        ({"q": "inspection"}, 3),
        ({"q": "inspection", "kind": "paper"}, 1),
        ({"q": "inspection", "year": "2016"}, 0),
        ({"year": "2017"}, 4),
        ({"kind": "notice"}, 1),
        ({"q": "%"}, 0),
        ({"q": "child_en"}, 0),
        ({"q": "<b>x</b>"}, 0),
    ],
)
def test_searching(question: dict[str, str], finds: int) -> None:
    assert read("/committees/search/", **question).count("<article") == finds


def test_a_search_shows_the_words_in_their_place_and_the_title_counts_more(story: Story) -> None:
    page = read("/committees/search/", q="inspection")
    assert "<strong>inspection</strong>" in page
    assert "**" not in page
    first = page.index("Inspection of children")
    assert first < page.index("Agenda: Children")
    assert story.paper.subject.replace("'", "&#39;") in page


def test_a_search_of_another_authority_s_body_or_a_wrong_year_is_refused_kindly() -> None:
    page = read("/committees/search/", q="x y", body="99999", year="17")
    assert "There is a problem" in page


def pack_text(content: bytes) -> list[str]:
    import io

    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]


def test_the_pack_holds_the_open_papers_and_their_open_appendices_and_no_others(story: Story) -> None:
    add_secrets(story)
    publish_again(story)
    for kind in ("pdf", "html"):
        content = Client().get(f"/committees/meetings/{story.meeting.pk}/pack.{kind}").content
        assert not where_found(content, "html" if kind == "html" else "")
    words = " ".join(pack_text(Client().get(f"/committees/meetings/{story.meeting.pk}/pack.pdf").content))
    assert "An item heard in private" in words
    assert "Services were inspected" in words


def publish_again(story: Story) -> None:
    story.again()
    publishing.publish_agenda(
        by=story.clerk, meeting=story.meeting, version=story.meeting.version, on=IN_TIME
    )


def test_a_pack_is_made_once_and_anew_when_something_changes(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    from headway.web.scrutiny.views import published_files

    made: list[int] = []
    whole = published_files.agenda_pack
    monkeypatch.setattr(published_files, "agenda_pack", lambda *a, **k: made.append(1) or whole(*a, **k))
    path = f"/committees/meetings/{story.meeting.pk}/pack.html"
    first, second = Client().get(path).content, Client().get(path).content
    assert (first == second, len(made)) == (True, 1)
    type(story.appendix).objects.filter(pk=story.appendix.pk).update(classification="exempt")
    Client().get(path)
    assert len(made) == 2


def test_an_appendix_that_is_no_pdf_or_is_damaged_does_not_stop_the_pack(story: Story) -> None:
    an_appendix(story.paper, "3", "Broken", b"%PDF-1.4\nnothing of the kind\n%%EOF\n")
    an_appendix(story.paper, "4", "Notes", b"Words in a text file.\n")
    Paper.objects.filter(pk=story.paper.pk).update(state="signed")
    publish_again(story)
    response = Client().get(f"/committees/meetings/{story.meeting.pk}/pack.pdf")
    assert response.status_code == 200


def members_pack(story: Story, who: Person, kind: str = "pdf") -> Any:
    client = Client()
    client.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
    return client.get(f"/meetings/{story.meeting.pk}/members-pack.{kind}")


@on_sqlite_only("how a file is marked and sent is no matter of the database")
def test_the_members_pack_marks_every_page_and_is_kept_by_nobody(
    story: Story, person: Callable[..., Person]
) -> None:
    add_secrets(story)
    member = person(Role.MEMBER)
    Seat.objects.create(body=story.body, person=member, name=member.name, from_day=date(2017, 5, 1))
    response = members_pack(story, member)
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "private, no-store"
    assert "ETag" not in response.headers
    pages = pack_text(response.content)
    assert len(pages) > 2
    assert [place for place, page in enumerate(pages) if "not for publication" not in page.casefold()] == []
    assert CANARY in "".join(pages).replace("\n", "")
    assert not where_found("\n".join(f"{name}: {value}" for name, value in response.headers.items()).encode())


def test_a_member_without_a_seat_gets_the_open_parts_only(
    story: Story, person: Callable[..., Person]
) -> None:
    add_secrets(story)
    for kind in ("pdf", "html"):
        response = members_pack(story, person(Role.MEMBER), kind)
        assert response.status_code == 200
        assert not where_found(response.content, "html" if kind == "html" else "")


def test_nobody_of_another_authority_gets_the_members_pack(
    story: Story, medway: Authority, person: Callable[..., Person]
) -> None:
    assert members_pack(story, person(Role.DEMOCRATIC_SERVICES, medway)).status_code == 404
    signed_out = Client().get(f"/meetings/{story.meeting.pk}/members-pack.pdf")
    assert signed_out.status_code == 302


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/committees/", 3),
        ("/committees/bodies/{body}/", 5),
        ("/committees/meetings/{meeting}/", 8),
        ("/committees/meetings/{meeting}/minutes/", 7),
        ("/committees/papers/{paper}/", 3),
        ("/committees/notices/", 2),
        ("/committees/search/?q=services", 8),
    ],
)
def test_a_page_takes_as_many_queries_for_few_as_for_many(
    story: Story, django_assert_max_num_queries: Any, path: str, queries: int
) -> None:
    for number in range(30):
        AgendaItem.objects.create(
            meeting=story.meeting, number=f"{number + 20}", title="Item", order=number + 20
        )
        an_appendix(story.paper, f"{number + 5}", f"File {number}", a_pdf(str(number)))
        Meeting.objects.create(body=story.body, on=timezone.localdate())
    Paper.objects.filter(pk=story.paper.pk).update(state="signed")
    AgendaItem.objects.filter(order__gte=20).update(late_because="Came late.")
    publish_again(story)
    where = path.format(body=story.body.pk, meeting=story.meeting.pk, paper=story.paper.pk)
    with django_assert_max_num_queries(queries):
        read(where)


def test_publishing_by_the_page(story: Story) -> None:
    client = Client()
    client.force_login(story.clerk, backend="django.contrib.auth.backends.ModelBackend")
    meeting = Meeting.objects.create(body=story.body, on=date(2026, 12, 24))
    where = f"/publish/meetings/{meeting.pk}/agenda/"
    assert client.post(where, {"version": "1"}).status_code == 400
    AgendaItem.objects.create(meeting=meeting, number="1", title="Apologies")
    assert "Apologies" in read(where, client)
    response = client.post(where, {"version": "1"}, follow=True)
    assert response.redirect_chain[-1][0] == f"/committees/meetings/{meeting.pk}/"
    assert client.post(where, {"version": "1"}).status_code == 409
    assert Publication.objects.get(meeting=meeting).on == timezone.localdate()
    withdraw = f"/publish/withdraw/{Publication.objects.get(meeting=meeting).pk}/"
    assert client.post(withdraw, {"reason": ""}).status_code == 400
    assert client.post(withdraw, {"reason": "Wrong room."}).status_code == 302
    assert "Wrong room." in read(f"/committees/meetings/{meeting.pk}/")
