"""The plans for somebody, and the views of one plan."""

from datetime import date, datetime, time, timedelta

from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from headway.web.access import SignInFirst, seen_or_404
from headway.web.fields import errors_of
from headway.web.paging import page_links
from headway.web.plans import queries
from headway.web.plans.forms import SinceForm
from headway.web.plans.models import Item
from headway.web.plans.queries.standing import counted, progress_of
from headway.web.plans.states import MeasureKind, Stage
from headway.web.plans.views.bars import drawn
from headway.web.plans.views.common import plan_context, stand_of
from headway.web.trail.kept_back import KeptBack
from headway.web.trail.told import told


def plans(request: HttpRequest) -> HttpResponse:
    """Every plan that this person may read."""
    return render(
        request, "plans/plans.html", {"rows": queries.plans_for(request.user, timezone.localdate())}
    )


def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan by recommendation and other issue; one who sees no progress is led to the statement."""
    found = queries.plans_worked_on(request.user).filter(pk=pk).first()
    if found is None:
        if queries.plans_seen(request.user).filter(pk=pk).exists():
            return redirect("plan_statement", pk)
        raise Http404 if request.user.is_authenticated else SignInFirst
    items = (
        found.items.select_related("recommendation")
        .annotate(promised=Count("actions"), closed=Count("actions", filter=~Q(actions__stage=Stage.OPEN)))
        .order_by("order", "pk")  # a query that groups has no order of its own
    )
    progress = progress_of(found.items.all())
    rows = [(each, stand_of(each, progress.get(each.pk, ()))) for each in items]
    parts = [(heading, [row for row in rows if _asks(row[0]) == kind]) for kind, heading in _PARTS]
    return render(
        request,
        "plans/plan.html",
        {
            **plan_context(request, found, "plan"),
            "parts": [(heading, part) for heading, part in parts if part],
            "standings": counted(stand for each, stand in rows if each.recommendation_id),
        },
    )


_PARTS = (
    ("authority", "To the council"),
    ("lscb", "To the safeguarding board"),
    ("partnership", "To the partnership"),
    ("", "Other issues found"),
)


def _asks(item: Item) -> str:
    """Whom the item is addressed to; empty for another issue."""
    return item.recommendation.addressee if item.recommendation else ""


def board(request: HttpRequest, pk: int) -> HttpResponse:
    """The actions in columns by status."""
    found = seen_or_404(request, queries.plans_worked_on(request.user), pk=pk)
    shown = queries.board(request.user, found, timezone.localdate())
    return render(
        request,
        "plans/board.html",
        {**plan_context(request, found, "plan_board", "Board"), "board": shown},
    )


def table(request: HttpRequest, pk: int) -> HttpResponse:
    """The actions in a table that can be narrowed and ordered."""
    found = seen_or_404(request, queries.plans_worked_on(request.user), pk=pk)
    filters = queries.Filters.from_query(request.GET)
    shown = queries.table(request.user, found, filters, timezone.localdate(), request.GET.get("page", "1"))
    return render(
        request,
        "plans/table.html",
        {
            **plan_context(request, found, "plan_table", "Table"),
            "table": shown,
            "filters": filters,
            "kinds": MeasureKind.choices,
            "stages": Stage.choices,
            "lateness": list(queries.Lateness),
            "pages": page_links(request, shown.page),
        },
    )


def timeline(request: HttpRequest, pk: int) -> HttpResponse:
    """The actions in the order of their days, each with its bar."""
    found = seen_or_404(request, queries.plans_worked_on(request.user), pk=pk)
    shown = queries.timeline(request.user, found, timezone.localdate(), request.GET.get("page", "1"))
    return render(
        request,
        "plans/timeline.html",
        {
            **plan_context(request, found, "plan_timeline", "Timeline"),
            "timeline": shown,
            "rows": [(each, drawn(each, shown)) for each in shown.rows],
            "pages": page_links(request, shown.page),
        },
    )


def changes(request: HttpRequest, pk: int) -> HttpResponse:
    """What changed since a day: thirty days back unless another is asked for."""
    found = seen_or_404(request, queries.plans_worked_on(request.user), pk=pk)
    since = timezone.localdate() - timedelta(days=30)
    form = SinceForm(
        request.GET if any(name.startswith("since") for name in request.GET) else None,
        initial={"since": since},
    )
    if form.is_bound and form.is_valid():
        since = form.cleaned_data["since"]
    shown = queries.changes_since(request.user, found, _start_of(since), request.GET.get("page", "1"))
    kept = KeptBack(request.user)
    return render(
        request,
        "plans/changes.html",
        {
            **plan_context(request, found, "plan_changes", "What changed"),
            "form": form,
            "errors": errors_of(form) if form.is_bound else [],
            "since": since,
            "changes": shown,
            "events": [told(each, hidden=each in kept) for each in shown.events],
            "pages": page_links(request, shown.page),
        },
    )


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
