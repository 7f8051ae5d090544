"""A small story to publish: a committee, a meeting with an open item and a signed paper, a person who publishes."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time

import pypdf
from django.http.response import HttpResponseBase
from scrutiny_site import answered

from headway.documents.content import Contact, PaperContent, Section
from headway.web.accounts.models import Person
from headway.web.accounts.roles import Role
from headway.web.register.models import Authority
from headway.web.register.storage import keep
from headway.web.scrutiny.models import (
    AgendaItem,
    Appendix,
    Body,
    ItemMinute,
    Meeting,
    MinuteParagraph,
    MinutePart,
    Paper,
    PathwayStep,
    PlannedDecision,
    Seat,
)
from headway.web.scrutiny.rules.contents import kept
from headway.web.scrutiny.states import MinutesState, PaperState

__all__ = ["IN_TIME", "Story", "a_pdf", "an_appendix", "closed", "minute_of", "tell"]

IN_TIME = date(2017, 6, 14)
"""The last day to publish for a meeting on 22 June 2017."""


@dataclass
class Story:
    """What the tests publish, and who publishes it."""

    body: Body
    meeting: Meeting
    item: AgendaItem
    paper: Paper
    appendix: Appendix
    planned: PlannedDecision
    clerk: Person

    def again(self) -> None:
        """Read everything anew."""
        for thing in (self.body, self.meeting, self.item, self.paper, self.appendix, self.planned):
            thing.refresh_from_db()


def closed(response: HttpResponseBase) -> HttpResponseBase:
    """The answer with the file behind it closed, as a server does; a test that asks for many leaves none open."""
    for close in response._resource_closers:
        close()
    return response


def a_pdf(words: str = "", title: str = "") -> bytes:
    """A PDF of one page; ``words`` stand in a stream of it, ``title`` in its properties."""
    writer, held = pypdf.PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    writer.add_metadata({"/Title": title})
    writer.add_attachment("words.txt", words.encode())
    writer.write(held)
    return held.getvalue()


def tell(kent: Authority, person: Callable[..., Person]) -> Story:
    """Make the story."""
    clerk = person(Role.DEMOCRATIC_SERVICES, kent)
    body = Body.objects.create(
        authority=kent, name="Children's Committee", kind="scrutiny", remit="Tests services."
    )
    Seat.objects.create(body=body, name="Ann Chair", role="chair", from_day=date(2017, 5, 1))
    Seat.objects.create(body=body, name="Bob Member", group="Independents", from_day=date(2017, 5, 1))
    meeting = Meeting.objects.create(body=body, on=date(2017, 6, 22), time=time(10, 0), place="County Hall")
    item = AgendaItem.objects.create(meeting=meeting, number="5", title="Outcome of the inspection", order=5)
    content = PaperContent(
        body="",
        on=None,
        subject="",
        from_lines=("The Cabinet Member",),
        summary="Services were inspected in spring.",
        recommendations=("Members are asked to **NOTE** the report.",),
        sections=(Section("Introduction", "Services were inspected.\n\n- first point\n- second point"),),
        background=(),
        contacts=(Contact("Report Author", "Cy Writer", "Officer", "0100", "cy@example.org"),),
    )
    paper = Paper.objects.create(
        authority=kent,
        kind="inspection outcome",
        subject="Inspection of children's services",
        content=kept(content),
        background="none",
        state=PaperState.SIGNED,
        made_by=clerk,
    )
    PathwayStep.objects.create(paper=paper, order=1, meeting=meeting, role="comments", is_this=True)
    item.papers.add(paper)
    appendix = an_appendix(paper, "1", "The inspection report", a_pdf("open words"))
    planned = PlannedDecision.objects.create(
        authority=kent,
        title="A contract for placements",
        matter="Whether to extend the contract.",
        body=body,
        decide_from=date(2017, 8, 1),
        documents="Report of the director",
        ask="Ask Democratic Services.",
    )
    return Story(body, meeting, item, paper, appendix, planned, clerk)


def an_appendix(paper: Paper, number: str, title: str, content: bytes, **more: object) -> Appendix:
    """A file of the paper, which somebody has answered for as it is: its text names no appendix."""
    file = keep(io.BytesIO(content), name=f"{title}.pdf")
    made = Appendix.objects.create(
        paper=paper,
        number=number,
        title=title,
        sha256=file.sha256,
        name=file.name,
        size=file.size,
        media_type=file.media_type,
        **more,
    )
    answered(paper, paper.made_by, date(2017, 6, 14))
    return made


def minute_of(item: AgendaItem, text: str = "The report was discussed.", **more: object) -> ItemMinute:
    """A minute of the item with a question and a resolution; the meeting's minutes are a draft then."""
    made = ItemMinute.objects.create(item=item, attendance="Ms P Head was present.", **more)
    first = MinuteParagraph.objects.create(minute=made, number="1", text=text, order=1)
    MinutePart.objects.create(paragraph=first, letter="a", text="A member asked why.", order=1)
    MinuteParagraph.objects.create(
        minute=made, number="2", text="RESOLVED that the report be noted.", is_resolution=True, order=2
    )
    Meeting.objects.filter(pk=item.meeting_id).update(minutes_state=MinutesState.DRAFT)
    return made
