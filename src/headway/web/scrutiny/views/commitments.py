"""Who owes what to whom by when: the list, the list as a file, and one commitment."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from headway.web.access import seen_or_404
from headway.web.accounts.queries import authorities_where
from headway.web.accounts.roles import May
from headway.web.csv_files import csv_file
from headway.web.paging import page_links
from headway.web.query_values import number, words
from headway.web.scrutiny.models import Meeting
from headway.web.scrutiny.queries.commitments import Filters, Owed, listed, one_whole, owed
from headway.web.scrutiny.queries.scope import bodies_for, commitments_for, meetings_for
from headway.web.scrutiny.states import CommitmentState
from headway.web.scrutiny.views.minutes_common import may_here, place_marked
from headway.web.scrutiny.views.owed_ways import way

__all__ = ["commitment", "commitments", "commitments_csv"]

PER_PAGE = 50
_COLUMNS = (
    "What is owed", "Owed by", "Owed to", "Due", "Due at the meeting of", "Days late", "State", "Promised at",
    "Place in the minute", "Action", "Met on", "Met by", "Reason turned down", "Restricted",
)  # fmt: skip


def commitments(request: HttpRequest) -> HttpResponse:
    """The list, late first."""
    filters = _filters(request)
    page = Paginator(listed(request.user, filters), PER_PAGE).get_page(request.GET.get("page", "1"))
    every = commitments_for(request.user)
    return render(
        request,
        "scrutiny/commitments.html",
        {
            "rows": owed(page.object_list),
            "total": page.paginator.count,
            "of": every.count(),
            "proposed": every.filter(state=CommitmentState.PROPOSED).count(),
            "pages": page_links(request, page),
            "filters": filters,
            "bodies": bodies_for(request.user),
            "meeting": _meeting(request, filters),
            "states": CommitmentState.choices,
            "keeps": bool(authorities_where(request.user, May.KEEP_MEETINGS)),
            "export": request.GET.urlencode() if authorities_where(request.user, May.EXPORT) else None,
            "today": timezone.localdate(),
        },
    )


def commitments_csv(request: HttpRequest) -> HttpResponseBase:
    """The same list as a file, of the authorities where the person may export."""
    rows = listed(request.user, _filters(request)).filter(
        authority__in=authorities_where(request.user, May.EXPORT)
    )
    rows = rows.select_related("met_by_paper", "met_by_update__action", "action__item")
    return csv_file("commitments", _COLUMNS, (_line(each) for each in owed(rows)))


def commitment(request: HttpRequest, pk: int) -> HttpResponse:
    """One commitment: the words it rests on in their place, who owes it, and what became of it."""
    found = seen_or_404(request, one_whole(request.user), pk=pk)
    return render(
        request,
        "scrutiny/commitments_one.html",
        {
            "commitment": found,
            "owed": owed([found])[0],
            "place": place_marked(found),
            "can": may_here(request, found.authority_id),
            "trail": way(f"Commitment {found.pk}", of=("Commitments", "commitments")),
        },
    )


def _filters(request: HttpRequest) -> Filters:
    given = request.GET
    state = given.get("state", CommitmentState.OPEN.value)
    return Filters(
        words=words(given.get("words")),
        body=number(given.get("body")),
        meeting=number(given.get("meeting")),
        state=state if state in CommitmentState.values or state == "" else CommitmentState.OPEN.value,
        mine=given.get("mine") == "on",
        late=given.get("late") == "on",
    )


def _meeting(request: HttpRequest, filters: Filters) -> Meeting | None:
    return meetings_for(request.user).filter(pk=filters.meeting).first() if filters.meeting else None


def _line(each: Owed) -> tuple[object, ...]:
    one = each.commitment
    return (
        one.text,
        one.owed_by,
        one.body.name,
        each.due,
        str(one.due_meeting or ""),
        each.days_late,
        one.get_state_display(),
        str(one.minute.item.meeting) if one.minute else "",
        one.where,
        str(one.action or ""),
        one.met_on,
        str(one.met_by_paper or one.met_by_update or ""),
        one.why_rejected,
        "" if one.is_open else "Not for publication",
    )
