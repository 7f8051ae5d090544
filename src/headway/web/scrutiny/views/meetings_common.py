"""What the pages of bodies and meetings share: finding for somebody, the way here, what the person may do."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.scrutiny.models import AgendaItem, Body, Meeting, PlannedDecision
from headway.web.scrutiny.queries.scope import bodies_for, items_for, meetings_for, planned_decisions_for

__all__ = [
    "can",
    "crumbs",
    "kept_body",
    "kept_item",
    "kept_meeting",
    "kept_planned",
    "seen_body",
    "seen_meeting",
    "seen_planned",
]


def seen_body(request: HttpRequest, pk: int) -> Body:
    """The body for one who may see it."""
    return seen_or_404(request, bodies_for(request.user).select_related("authority"), pk=pk)


def seen_meeting(request: HttpRequest, pk: int) -> Meeting:
    """The meeting for one who may see it."""
    return seen_or_404(request, meetings_for(request.user), pk=pk)


def seen_planned(request: HttpRequest, pk: int) -> PlannedDecision:
    """The line of the forward plan for one who may see it."""
    found = planned_decisions_for(request.user).select_related("authority", "body", "paper")
    return seen_or_404(request, found, pk=pk)


def kept_body(request: HttpRequest, pk: int) -> Body:
    """The body for one who keeps it."""
    body = seen_body(request, pk)
    access.demand(request, May.KEEP_MEETINGS, body.authority_id)
    return body


def kept_meeting(request: HttpRequest, pk: int) -> Meeting:
    """The meeting for one who keeps it."""
    meeting = seen_meeting(request, pk)
    access.demand(request, May.KEEP_MEETINGS, meeting.body.authority_id)
    return meeting


def kept_item(request: HttpRequest, pk: int) -> AgendaItem:
    """The agenda item for one who keeps the agenda, and may read the item."""
    item = seen_or_404(request, items_for(request.user), pk=pk)
    access.demand(request, May.KEEP_MEETINGS, item.meeting.body.authority_id)
    return item


def kept_planned(request: HttpRequest, pk: int) -> PlannedDecision:
    """The line of the forward plan for one who keeps it."""
    planned = seen_planned(request, pk)
    access.demand(request, May.KEEP_MEETINGS, planned.authority_id)
    return planned


def can(request: HttpRequest, authority: str) -> dict[str, bool]:
    """What the person may do in the authority, by the words that templates ask with."""
    wanted = {
        "keep": May.KEEP_MEETINGS,
        "publish": May.PUBLISH_PAPERS,
        "write_papers": May.WRITE_PAPERS,
        "trail": May.SEE_TRAIL,
    }
    return {name: may(request.user, what, authority) for name, what in wanted.items()}


def crumbs(*way: Any) -> list[dict[str, str]]:
    """The way here: a body, a meeting, a line of the forward plan, or words; the last is the page itself."""
    found: list[dict[str, str]] = []
    for each in way:
        if isinstance(each, Body):
            found += [_step("Bodies", "bodies"), _step(each.name, "body", each.pk)]
        elif isinstance(each, Meeting):
            found += [*crumbs(each.body), _step(_day(each), "meeting", each.pk)]
        elif isinstance(each, PlannedDecision):
            found += [_step("Forward plan", "forward_plan"), _step(each.title, "planned_decision", each.pk)]
        elif isinstance(each, tuple):
            found.append(_step(*each))
        else:
            found.append({"text": str(each)})
    return found


def _step(text: str, name: str, *args: Any) -> dict[str, str]:
    return {"text": text, "href": reverse(name, args=args)}


def _day(meeting: Meeting) -> str:
    return f"{meeting.on.day} {meeting.on:%B %Y}"
