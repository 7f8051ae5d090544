"""The canary written by the actions themselves, as people write: the trail and the log hold no word of it, and neither
does what the public can come to.
"""

import io
import logging
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from canary_finding import CANARY, where_found
from crawling_all import Crawl
from django.test import Client
from published_site import IN_TIME, Story, a_pdf, tell

from headway.clocks import CouncilSettings
from headway.documents.content import Contact, PaperContent, Section
from headway.minutes import Minute, Outcome, OutcomeKind, Paragraph, Part, Resolution
from headway.web.accounts.models import Person
from headway.web.register.models import Authority
from headway.web.scrutiny import models as kept
from headway.web.scrutiny.actions import meetings_agenda, meetings_attendance, minutes, publishing
from headway.web.scrutiny.actions.papers import appending, writing
from headway.web.scrutiny.actions.papers.common import Marking
from headway.web.scrutiny.rules.contents import Way
from headway.web.trail.models import Event

pytestmark = pytest.mark.django_db

SECRET = f"{CANARY} of a secret"
CLASSED: dict[str, Any] = {
    "classification": "exempt",
    "exempt_paragraphs": (1, 3),
    "restricted_because": SECRET,
    "classified_by": SECRET,
    "classified_on": date(2017, 6, 1),
}


@pytest.fixture
def story(kent: Authority, person: Callable[..., Person]) -> Story:
    return tell(kent, person)


def write_secrets(story: Story) -> None:
    """A restricted item, its paper with everything, its minute, its declaration: each by its action."""
    by, marking = story.clerk, Marking(**CLASSED)
    paper = writing.add_paper(
        by=by,
        authority=story.body.authority,
        kind="other",
        content=a_content("x"),
        marking=marking,
        why=SECRET,
    )
    paper = writing.write_paper(
        by=by,
        paper=paper,
        version=paper.version,
        content=a_content(SECRET),
        way=[Way(SECRET, date(2017, 6, 1), outcome=SECRET)],
        why=SECRET,
    )
    appending.add_appendix(
        by=by,
        paper=paper,
        version=paper.version,
        title=SECRET,
        file=io.BytesIO(a_pdf(CANARY, CANARY)),
        name=f"{CANARY}.pdf",
        marking=marking,
    )
    kept.Paper.objects.filter(pk=paper.pk).update(state="signed")
    item = meetings_agenda.add_item(
        by=by,
        meeting=story.meeting,
        on=IN_TIME,
        settings=CouncilSettings(),
        title=SECRET,
        description=SECRET,
        papers=[kept.Paper.objects.get(pk=paper.pk)],
        classification=CLASSED,
    )
    said = f"RESOLVED that {SECRET} be noted."
    minutes.write_minute(
        by=by,
        item=item,
        version=0,
        read=Minute(
            title=SECRET,
            attendance=SECRET,
            source=SECRET,
            paragraphs=(
                Paragraph("1", SECRET, (Part("a", SECRET),)),
                Paragraph("2", said, (), Resolution(said, (Outcome(OutcomeKind.NOTED, SECRET),))),
            ),
        ),
        source=SECRET,
    )
    meetings_attendance.declare(
        by=by,
        meeting=story.meeting,
        item=item,
        name="Ann Chair",
        kind="other",
        text=SECRET,
        left_the_room=False,
    )


def a_content(words: str) -> PaperContent:
    return PaperContent(
        body="",
        on=None,
        subject=words,
        from_lines=(words,),
        summary=words,
        recommendations=(words,),
        sections=(Section(words, words),),
        contacts=(Contact("Report Author", words, words, words, words),),
    )


def test_the_trail_and_the_log_hold_no_word_of_what_is_restricted(
    story: Story, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    write_secrets(story)
    story.again()
    publishing.publish_agenda(
        by=story.clerk, meeting=story.meeting, version=story.meeting.version, on=IN_TIME
    )
    story.again()
    publishing.publish_minutes(
        by=story.clerk, meeting=story.meeting, version=story.meeting.version, on=date(2017, 7, 1)
    )
    leaks: list[str] = []
    assert Event.objects.count() > 7
    for event in Event.objects.all():
        words = " ".join(str(getattr(event, each.name)) for each in Event._meta.concrete_fields)
        leaks += [
            f"{event.action} {event.subject_label[:9]}: {found}" for found in where_found(words.encode())
        ]

    def see(_: str, path: str, content: bytes, kind: str) -> None:
        leaks.extend(f"{path}: {found}" for found in where_found(content, kind))

    Crawl(Client(), see).run(
        ["/committees/", "/committees/sitemap.xml", "/committees/oparl/", "/committees/feed.atom"]
    )
    logged = " ".join(f"{each.getMessage()} {each.__dict__}" for each in caplog.records)
    told = capfd.readouterr()
    for place, text in (("log", logged), ("terminal", told.out + told.err)):
        leaks += [f"{place}: {found}" for found in where_found(text.encode())]
    assert not leaks
