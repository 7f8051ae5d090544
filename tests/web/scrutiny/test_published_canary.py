"""A canary in every text of restricted things, everything published, every address asked for: it is nowhere.

Looked for in pages, headers, search, feeds, open data, files unpacked, error pages, logs and the trail; signed out, and
as somebody with every role in another authority. A leak that is planted is found.
"""

import base64
import io
import logging
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from canary_finding import CANARY, SHORT, where_found
from canary_planting import (
    ALWAYS_PUBLIC,
    RESTRICTED,
    models_of_the_app,
    planted_fields,
)
from canary_story import Secrets, add_secrets
from crawling_all import Crawl, guessed
from django.test import Client
from django.urls import reverse
from one_database import on_sqlite_only
from published_site import IN_TIME, Story, minute_of, tell
from scrutiny_site import answered

from headway.documents.tree import Document, Paragraph, plain
from headway.documents.writers import pdf, word
from headway.errors import ForPerson
from headway.web.accounts.models import Membership, Person
from headway.web.accounts.roles import Role
from headway.web.register.models import Authority
from headway.web.scrutiny import models as kept
from headway.web.scrutiny.actions import publishing
from headway.web.scrutiny.rules import publishing_meetings
from headway.web.scrutiny.states import PublicationKind
from headway.web.trail.models import Event

pytestmark = pytest.mark.django_db

STARTS = [
    "/committees/",
    "/committees/sitemap.xml",
    "/robots.txt",
    "/committees/feed.atom",
    "/committees/meetings.ics",
    "/committees/oparl/",
    "/committees/oparl/body/E10000016/paper/?modified_since=2000-01-01T00:00:00Z",
    "/committees/search/?kind=agenda",
    "/committees/search/?year=2017",
    "/committees/nothing/",
    "/",
]
SIGNED_IN = [
    "/trail/",
    "/plans/",
    "/clocks/",
    "/my-actions/",
    "/people/",
    "/your-account/",
    "/committee-work/",
]

WITH_ADDRESS = (
    kept.AgendaItem,
    kept.Appendix,
    kept.Commitment,
    kept.ItemMinute,
    kept.Paper,
    kept.PlannedDecision,
    kept.Question,
    kept.ScrutinyRecommendation,
)
"""What has pages of its own somewhere on the site."""


@pytest.fixture
def story(kent: Authority, person: Callable[..., Person]) -> Story:
    made = tell(kent, person)
    minute_of(made.item)
    return made


@pytest.fixture
def stranger(medway: Authority, person: Callable[..., Person]) -> Person:
    """Somebody with every role in another authority."""
    made = person(None)
    for role in Role:
        if role is not Role.PUBLIC:
            Membership.objects.create(
                person=made,
                authority=medway,
                role=role,
                from_day=date(2020, 1, 1),
                until_day=date(2099, 1, 1) if role is Role.INSPECTOR else None,
            )
    return made


def publish_everything(story: Story) -> list[str]:
    """Publish all that can be published, and try to publish what cannot: the refusals, in words."""
    by, refusals = story.clerk, []
    for paper in kept.Paper.objects.exclude(classification="unrestricted"):
        with pytest.raises(ForPerson) as refusal:
            publishing.publish_paper(by=by, paper=paper, version=paper.version, on=IN_TIME)
        refusals.append(str(refusal.value))
    story.again()
    for paper in kept.Paper.objects.filter(classification="unrestricted"):
        answered(paper, by, IN_TIME)
    publishing.publish_agenda(by=by, meeting=story.meeting, version=story.meeting.version, on=IN_TIME)
    story.again()
    publishing.publish_minutes(
        by=by, meeting=story.meeting, version=story.meeting.version, on=date(2017, 7, 1)
    )
    for planned in kept.PlannedDecision.objects.all():
        publishing.publish_notice(by=by, planned=planned, version=planned.version, on=IN_TIME)
    return refusals


def direct(secrets: Secrets) -> Iterator[str]:
    """The addresses that a restricted thing has, or would have if it were not restricted."""
    yield from guessed(thing.pk for thing in secrets.things if isinstance(thing, WITH_ADDRESS))
    for thing in secrets.things:
        if isinstance(thing, kept.Appendix):
            yield reverse("published_appendix", args=[thing.paper_id, thing.pk])
            yield reverse("oparl_object", args=["file", 4 * thing.pk + 1])
        if isinstance(thing, kept.Paper):
            yield reverse("oparl_object", args=["file", 4 * thing.pk])


def crawled(client: Client, secrets: Secrets, leaks: list[str], *, guess: bool = False) -> Crawl:
    """Every address, by every way: what was found there is added to the leaks."""

    def see(method: str, path: str, content: bytes, kind: str) -> None:
        leaks.extend(f"{method} {path}: {found}" for found in where_found(content, kind))

    crawl = Crawl(client, see)
    crawl.run([*STARTS, *SIGNED_IN, *(direct(secrets) if guess else ())])
    return crawl


def in_the_trail() -> list[str]:
    """The canary in any word of any event."""
    leaks = []
    for event in Event.objects.all():
        said = " ".join(str(getattr(event, each.name)) for each in Event._meta.concrete_fields)
        leaks += [f"{event}: {found}" for found in where_found(said.encode())]
    return leaks


def test_every_model_is_known_to_hold_secrets_or_none() -> None:
    known = RESTRICTED | {each for each in models_of_the_app() if each.__name__ in ALWAYS_PUBLIC}
    assert models_of_the_app() == known, (
        "Name the new model in canary_planting.py: restricted, or always public?"
    )


def test_the_canary_is_planted_in_every_text_of_every_restricted_model(story: Story) -> None:
    secrets = add_secrets(story)
    assert {type(each) for each in secrets.things} == RESTRICTED
    for thing in secrets.things:
        for field in planted_fields(type(thing)):
            thing.refresh_from_db()
            assert SHORT in str(getattr(thing, field.name)), f"{type(thing).__name__}.{field.name}"


@pytest.mark.parametrize(
    "who",
    [
        "public",
        pytest.param("stranger", marks=on_sqlite_only("who may do what is no matter of the database")),
    ],
)
def test_the_canary_is_in_no_byte_that_the_public_can_come_to(
    story: Story,
    stranger: Person,
    who: str,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    secrets = add_secrets(story)
    refusals = publish_everything(story)
    client = Client(raise_request_exception=False)
    if who == "stranger":
        client.force_login(stranger, backend="django.contrib.auth.backends.ModelBackend")
    leaks: list[str] = []
    crawl = crawled(client, secrets, leaks, guess=True)
    leaks += [f"refusal: {found}" for found in where_found(" ".join(refusals).encode())]
    logged = " ".join(f"{each.getMessage()} {each.__dict__}" for each in caplog.records)
    leaks += [f"log: {found}" for found in where_found(logged.encode())]
    told = capfd.readouterr()
    leaks += [f"terminal: {found}" for found in where_found((told.out + told.err).encode())]
    assert not leaks + in_the_trail()
    assert not [path for path, status in crawl.statuses.items() if status >= 500]
    opened = {path for path, status in crawl.statuses.items() if status == 200}
    paper = story.paper.pk
    assert {
        f"/committees/papers/{paper}/",
        f"/committees/papers/{paper}/paper.pdf",
        f"/committees/papers/{paper}/paper.docx",
        f"/committees/papers/{paper}/appendices/{story.appendix.pk}/",
        f"/committees/meetings/{story.meeting.pk}/",
        f"/committees/meetings/{story.meeting.pk}/minutes/",
        f"/committees/oparl/paper/{paper}/",
        f"/committees/oparl/meeting/{story.meeting.pk}/",
        "/committees/notices/",
        "/committees/meetings.ics",
    } <= opened, "the crawl did not come everywhere"


def test_what_is_restricted_after_it_was_published_is_gone_at_once(story: Story) -> None:
    secrets = add_secrets(story)
    restricted = [thing for thing in secrets.things if isinstance(thing, kept.Classified)]
    sensitive = [thing for thing in secrets.things if isinstance(thing, kept.Declaration)]
    classed = {thing: thing.classification for thing in restricted}
    for thing in restricted:
        type(thing).objects.filter(pk=thing.pk).update(classification="unrestricted")
    for thing in sensitive:
        type(thing).objects.filter(pk=thing.pk).update(is_sensitive=False)
    kept.PlannedDecision.objects.filter(in_private=True).delete()
    publish_everything(story)
    leaks: list[str] = []
    crawled(Client(), secrets, leaks)
    assert leaks, "published while it was open, it is there"
    for thing, classification in classed.items():
        type(thing).objects.filter(pk=thing.pk).update(classification=classification)
    for thing in sensitive:
        type(thing).objects.filter(pk=thing.pk).update(is_sensitive=True)
    leaks.clear()
    crawled(Client(), secrets, leaks, guess=True)
    assert not leaks


def test_a_search_for_a_secret_answers_as_a_search_for_nothing(story: Story) -> None:
    add_secrets(story)
    publish_everything(story)
    client = Client()
    nothing = "Zz0Zz0Zz0"
    assert client.get("/committees/search/", {"q": "inspection"}).content.count(b"<article") > 0
    for secret in (SHORT, CANARY[9:], CANARY.lower()):
        other = nothing * 2 if len(secret) > 9 else nothing
        found = client.get("/committees/search/", {"q": secret})
        control = client.get("/committees/search/", {"q": other})
        assert found.content.replace(secret.encode(), b"?") == control.content.replace(other.encode(), b"?")
        assert found.status_code == control.status_code == 200


def test_a_search_for_a_secret_costs_what_a_search_for_nothing_costs(
    story: Story, django_assert_num_queries: Any
) -> None:
    add_secrets(story)
    publish_everything(story)
    for asked in (SHORT, "Zz0Zz0Zz0"):
        with django_assert_num_queries(2):
            Client().get("/committees/search/", {"q": asked})


def _leaking_title(item: kept.AgendaItem, *_: Any, **__: Any) -> dict[str, Any]:
    said = {"id": item.pk, "number": item.number, "title": item.title, "papers": [], "withheld": []}
    return said | {"description": "", "late": ""}


@on_sqlite_only("what the crawl finds of a planted leak is no matter of the database")
def test_a_leak_that_is_planted_in_the_agenda_is_found(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    secrets = add_secrets(story)
    monkeypatch.setattr(publishing_meetings, "public_item", _leaking_title)
    for room in ("publishing", "publishing_agenda"):
        monkeypatch.setattr(f"headway.web.scrutiny.actions.{room}.must_not_quote", lambda *_: None)
    monkeypatch.setattr("headway.web.scrutiny.queries.published.why_private", lambda _: {})
    publish_everything(story)
    leaks: list[str] = []
    crawled(Client(), secrets, leaks)
    assert any(f"/committees/meetings/{story.meeting.pk}/" in each for each in leaks)


@on_sqlite_only("what the crawl finds of a planted leak is no matter of the database")
def test_a_title_that_is_planted_in_a_publication_is_found_in_feeds_and_open_data(story: Story) -> None:
    secrets = add_secrets(story)
    publish_everything(story)
    kept.Publication.objects.filter(kind=PublicationKind.PAPER).update(title=f"On {CANARY[9:]}")
    leaks: list[str] = []
    crawled(Client(), secrets, leaks)
    for path in ("/committees/feed.atom", "/committees/oparl/paper/", "/committees/papers/", "/committees/ "):
        assert any(path.strip() in each for each in leaks), path
    assert any("Content-Disposition" in each or "paper.pdf" in each for each in leaks)


def test_a_secret_in_the_message_of_an_event_is_found(story: Story) -> None:
    publish_everything(story)
    assert not in_the_trail()
    event = Event.objects.latest("seq")
    event.why = f"About {CANARY}"
    leaks = where_found(event.why.encode())
    assert leaks


_TREE = Document("A title", date(2017, 6, 1), (Paragraph(plain(f"Words with {CANARY} in them.")),))


@pytest.mark.parametrize(
    ("form", "content"),
    [
        ("plain", CANARY.encode()),
        ("first half", CANARY[:9].encode()),
        ("second half", CANARY[9:].encode()),
        ("upper case", CANARY.upper().encode()),
        ("URL-encoded", "".join(f"%{ord(letter):02X}" for letter in CANARY).encode()),
        ("hexadecimal", CANARY.encode().hex().encode()),
        *((f"base64 from {shift}", base64.b64encode(b"x" * shift + CANARY.encode())) for shift in range(3)),
        ("UTF-16", CANARY.encode("utf-16")),
        ("HTML, cut by a tag", f"<html>{CANARY[:4]}<b>{CANARY[4:9]}</b></html>".encode()),
        ("PDF, in its words", pdf(_TREE)),
        ("PDF, in its title", pdf(Document(CANARY, date(2017, 6, 1), ()))),
        ("PDF, its author", pdf(Document("A", date(2017, 6, 1), (), author=CANARY))),
        ("Word, in its words", word(_TREE)),
        ("Word, its author", word(Document("A", date(2017, 6, 1), (), author=CANARY))),
    ],
)
def test_a_canary_is_found_in_every_form(form: str, content: bytes) -> None:
    assert where_found(content), form
    assert not where_found(b"nothing of the kind, and %PDF-"), form


def test_a_canary_is_found_in_the_name_of_a_member() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(f"{CANARY}.xml", "<a/>")
    assert where_found(held.getvalue())


def test_a_canary_is_found_in_a_folded_line_of_a_calendar() -> None:
    folded = f"SUMMARY:{CANARY[:4]}\r\n {CANARY[4:]}".encode()
    assert where_found(folded, "text/calendar")


def test_withdrawing_leaves_no_name_behind(story: Story) -> None:
    publish_everything(story)
    paper = kept.Publication.objects.get(kind=PublicationKind.PAPER)
    publishing.withdraw(by=story.clerk, publication=paper, reason="It was published in error.")
    gone = Client().get(reverse("published_paper", args=[story.paper.pk]))
    assert gone.status_code == 410
    assert b"It was published in error." in gone.content
    assert b"Inspection of children" not in gone.content
    seen: list[str] = []

    def see(_: str, path: str, content: bytes, __: str) -> None:
        if b"Inspection of children" in content:
            seen.append(path)

    Crawl(Client(), see).run(STARTS)
    assert not seen
