"""Pages about scrutiny recommendations: the monitor and one recommendation."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from headway.web.access import seen_or_404
from headway.web.accounts.queries import authorities_where, may
from headway.web.accounts.roles import May
from headway.web.csv_files import csv_file
from headway.web.paging import page_links
from headway.web.scrutiny.queries import recommendations as queries
from headway.web.scrutiny.queries.scope import bodies_for
from headway.web.scrutiny.rules.recommendations import MEANS, YEAR_RULE, rag_of, year_in_words
from headway.web.scrutiny.views.owed_ways import way as _way

PER_PAGE = 50
_LIST = ("Scrutiny recommendations", "scrutiny_recommendations")


def way(*rest: str) -> list[dict[str, str]]:
    """The way back to the monitor."""
    return _way(*rest, of=_LIST)


def scrutiny_recommendations(request: HttpRequest) -> HttpResponse:
    """The monitor: by municipal year, those without a response after their day first."""
    today = timezone.localdate()
    filters = queries.Filters.from_query(request.GET)
    page = Paginator(queries.listed(request.user, filters, today), PER_PAGE).get_page(
        request.GET.get("page", "1")
    )
    keeps = bool(authorities_where(request.user, May.KEEP_MEETINGS))
    return render(
        request,
        "scrutiny/recommendations_monitor.html",
        {
            "rows": queries.rows(page.object_list, today),
            "page": page,
            "pages": page_links(request, page),
            "filters": filters,
            "numbers": queries.numbers(request.user, filters, today),
            "years": [(each, year_in_words(each)) for each in queries.years(request.user)],
            "year": year_in_words(filters.year) if filters.year else "",
            "bodies": bodies_for(request.user),
            "means": MEANS,
            "rule": YEAR_RULE,
            "today": today,
            "can_make": keeps,
            "to_send": queries.outcomes_to_send(request.user) if keeps else (),
            "export": request.GET.urlencode() if authorities_where(request.user, May.EXPORT) else None,
        },
    )


def scrutiny_recommendations_csv(request: HttpRequest) -> HttpResponseBase:
    """The recommendations asked for, all of them, as CSV."""
    today = timezone.localdate()
    filters = queries.Filters.from_query(request.GET)
    found = queries.rows(queries.exportable(request.user, filters, today), today)
    return csv_file("scrutiny-recommendations", _COLUMNS, (_cells(each) for each in found))


_COLUMNS = (
    "Reference",
    "Authority",
    "Body",
    "Made on",
    "Area",
    "Recommendation",
    "To",
    "Sent on",
    "Response due",
    "Response",
    "Reason",
    "Considered on",
    "Lead member",
    "Lead officer",
    "Stands",
    "Days late",
    "Last entry",
    "Last entry on",
    "Closed at",
    "Closed because",
)


def _cells(row: queries.Row) -> tuple[Any, ...]:
    each = row.recommendation
    return (
        each.reference,
        each.authority.name,
        each.body.name,
        each.meeting.on if each.meeting else None,
        each.area,
        each.text,
        each.to,
        each.sent_on,
        each.response_due,
        each.get_response_display(),
        each.reason,
        each.considered_on,
        each.lead_member,
        each.lead_officer,
        row.stands.value,
        row.days_late or None,
        row.last.text if row.last else None,
        row.last.on if row.last else None,
        each.closed_at.on if each.closed_at else None,
        each.closed_because,
    )


def scrutiny_recommendation(request: HttpRequest, pk: int) -> HttpResponse:
    """One recommendation: what was recommended, the clock, the response, how it goes, and who closed it."""
    today = timezone.localdate()
    found = seen_or_404(request, queries.one(request.user), pk=pk)
    row = queries.rows(queries.one(request.user).filter(pk=pk), today)[0]
    return render(
        request,
        "scrutiny/recommendations_one.html",
        {
            "row": row,
            "recommendation": row.recommendation,
            "entries": [(each, rag_of(each.status)) for each in row.recommendation.entries.all()],
            "clock": queries.clock_of(found),
            "year": year_in_words(found.year),
            "rule": YEAR_RULE,
            "means": MEANS,
            "today": today,
            "can": {
                "answer": may(request.user, May.ANSWER, found.authority_id),
                "keep": may(request.user, May.KEEP_MEETINGS, found.authority_id),
            },
            "trail": way(found.reference),
        },
    )
