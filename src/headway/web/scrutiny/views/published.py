"""What everybody reads: the bodies, their meetings, agendas, papers, minutes and notices."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from headway.documents import committee_paper, read_template
from headway.documents.template import CouncilTemplate
from headway.documents.tree import Document, as_plain
from headway.errors import ForPerson
from headway.web.access import found_or_404
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.pages import day
from headway.web.scrutiny.models import Meeting
from headway.web.scrutiny.queries import published as queries
from headway.web.scrutiny.rules.publishing import paper_content
from headway.web.scrutiny.rules.publishing_meetings import head_of
from headway.web.scrutiny.states import MeetingState, PublicationKind
from headway.web.scrutiny.views.published_common import day_of, found_or_gone, public_page

NEXT, NEW, PAST = 10, 10, 20


@public_page
def home(request: HttpRequest) -> HttpResponse:
    """The bodies that meet in public, their next meetings, and what is newly published."""
    today = timezone.localdate()
    return render(
        request,
        "scrutiny/published_home.html",
        {
            "bodies": queries.public_bodies(),
            "meetings": queries.upcoming(today)[:NEXT],
            "newest": queries.public_publications()[:NEW],
            "kinds": PublicationKind,
        },
    )


@public_page
def body(request: HttpRequest, pk: int) -> HttpResponse:
    """One body: what it is for, who sits on it, its meetings and papers."""
    found = found_or_404(queries.public_bodies(), pk=pk)
    today = timezone.localdate()
    meetings = queries.public_meetings().filter(body=found)
    return render(
        request,
        "scrutiny/published_body.html",
        {
            "body": found,
            "seats": queries.seats_of(found, today),
            "upcoming": meetings.filter(on__gte=today)[:NEXT],
            "past": meetings.filter(on__lt=today).order_by("-on", "-time", "-id")[:PAST],
            "papers": queries.public_publications().filter(body=found, kind=PublicationKind.PAPER)[:PAST],
            "trail": crumbs(found.name),
        },
    )


@public_page
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting: its agenda with papers as published, its pack, and whether there are minutes."""
    found = found_or_404(queries.public_meetings(), pk=pk)
    agenda = queries.published(PublicationKind.AGENDA, meeting=found)
    return render(
        request,
        "scrutiny/published_meeting.html",
        {
            "meeting": found,
            "is_cancelled": found.state == MeetingState.CANCELLED,
            "moved": found.changes.filter(supersedes=True),
            "agenda": agenda,
            "day_of": day_of,
            "was": _was(found, agenda.public) if agenda else "",
            "sees_drafts": may(request.user, May.SEE_DRAFTS, found.body.authority_id),
            "can_publish": _can_publish(request, found.body.authority_id),
            "gone": None if agenda else queries.withdrawn(PublicationKind.AGENDA, meeting=found),
            "minutes": queries.public_publications()
            .filter(kind=PublicationKind.MINUTES, meeting=found)
            .first(),
            "trail": crumbs((found.body.name, "published_body", found.body_id), day(found.on)),
        },
    )


@public_page
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes of a meeting as published."""
    found = found_or_404(queries.public_meetings(), pk=pk)
    return render(
        request,
        "scrutiny/published_minutes.html",
        {
            "meeting": found,
            "minutes": found_or_gone(PublicationKind.MINUTES, meeting=found),
            "can_publish": _can_publish(request, found.body.authority_id),
            "trail": crumbs(
                (found.body.name, "published_body", found.body_id),
                (day(found.on), "published_meeting", found.pk),
                "Minutes",
            ),
        },
    )


@public_page
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """One paper as published, to be read here or saved."""
    found = found_or_gone(PublicationKind.PAPER, paper=pk)
    before = [(found.row.body.name, "published_body", found.row.body_id)] if found.row.body else []
    if found.row.meeting:
        before.append((day(found.row.meeting.on), "published_meeting", found.row.meeting_id))
    return render(
        request,
        "scrutiny/published_paper.html",
        {
            "paper": found,
            "can_publish": _can_publish(request, found.row.authority_id),
            "document": as_plain(paper_document(found)),
            "files": {each["appendix"]: each for each in found.files},
            "trail": crumbs(*before, found.row.title),
        },
    )


@public_page
def notices(request: HttpRequest) -> HttpResponse:
    """The forward plan: the notices that stand."""
    rows = queries.public_publications().filter(kind=PublicationKind.NOTICE)
    found = rows.order_by("planned_decision__decide_from", "planned_decision_id")
    return render(
        request,
        "scrutiny/published_notices.html",
        {"notices": queries.held(found), "day_of": day_of, "trail": crumbs("Forward plan")},
    )


@public_page
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """One notice of the forward plan."""
    found = found_or_gone(PublicationKind.NOTICE, planned_decision=pk)
    return render(
        request,
        "scrutiny/published_notice.html",
        {
            "notice": found,
            "day_of": day_of,
            "trail": crumbs(("Forward plan", "published_notices", None), found.row.title),
        },
    )


def _can_publish(request: HttpRequest, authority: str) -> bool:
    return may(request.user, May.PUBLISH_PAPERS, authority)


def _was(meeting: Meeting, public: dict[str, Any]) -> str:
    """For when and where the agenda was published, if the meeting has been moved since."""
    now = head_of(meeting)
    if all(public[name] == now[name] for name in ("on", "time", "place")):
        return ""
    return ", ".join(each for each in (day(day_of(public["on"])), public["time"], public["place"]) if each)


def paper_document(found: queries.Published) -> Document:
    """The published paper in the council's form."""
    content = paper_content(found.public)
    return committee_paper(content, template_of(content.template), final=True)


def template_of(name: str) -> CouncilTemplate:
    """The council's form; the built-in one where its folder is gone."""
    try:
        return read_template(name)
    except ForPerson:
        return read_template("default")


def crumbs(*way: tuple[str, str, int | None] | str) -> list[dict[str, str]]:
    """The way here from the public home; the last is the page itself, without a link."""
    found = [{"text": "Committees", "href": reverse("published_committees")}]
    for each in way:
        if isinstance(each, str):
            found.append({"text": each})
        else:
            text, name, pk = each
            found.append({"text": text, "href": reverse(name, args=[pk] if pk is not None else [])})
    return found
