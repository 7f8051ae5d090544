"""Pages about recommendations of our own that a later inspection met again."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from headway.themes import theme, themes
from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.queries import authorities_where, may
from headway.web.accounts.roles import May
from headway.web.form_pages import form_page, sent_on, tried
from headway.web.lessons.actions import recurrence as actions
from headway.web.lessons.forms.recurrence import AddForm, DecideForm, ProposeForm
from headway.web.lessons.models import Recurrence
from headway.web.lessons.queries import recurrence as queries
from headway.web.lessons.rules.recurrence import WORTH
from headway.web.paging import page_links
from headway.web.register.models import Authority
from headway.web.register.rules import known_as
from headway.web.register.states import Confirmation
from headway.web.trail.queries import thread

PER_PAGE = 50


def way(*rest: str, of: Recurrence | None = None) -> list[dict[str, str]]:
    """The list of recurrences, the one that the page is of, and the page itself, without a link."""
    found = [
        {"text": "Lessons", "href": reverse("lessons")},
        {"text": "Met again at home", "href": reverse("recurrences")},
    ]
    if of is not None:
        found.append({"text": f"Recurrence {of.pk}", "href": reverse("recurrence", args=[of.pk])})
    return [*found, *({"text": each} for each in rest)]


def recurrences(request: HttpRequest) -> HttpResponse:
    """What inspections asked of us and met again, side by side: proposals first."""
    filters = queries.Filters.from_query(request.GET)
    page = Paginator(queries.listed(request.user, filters), PER_PAGE).get_page(request.GET.get("page", "1"))
    codes = authorities_where(request.user, May.SEE_DRAFTS)
    return render(
        request,
        "lessons/recurrence_list.html",
        {
            "rows": [(each, by_what(each)) for each in page.object_list],
            "page": page,
            "pages": page_links(request, page),
            "filters": filters,
            "counts": queries.counts(request.user),
            "states": _STATES,
            "worth": WORTH,
            "trail": way()[:1],
            "known_as": known_as,
            "authorities": Authority.objects.filter(code__in=codes) if len(codes) > 1 else [],
            "decides": bool(authorities_where(request.user, May.DECIDE_LESSONS)),
        },
    )


_STATES = [
    (Confirmation.PROPOSED, "Proposed by the machine"),
    (Confirmation.CONFIRMED, "Confirmed"),
    (Confirmation.REJECTED, "Turned down"),
]


def recurrence(request: HttpRequest, pk: int) -> HttpResponse:
    """One recurrence: both ends with their inspections, by what they are alike, what was decided, the line."""
    found = one_recurrence(request, pk)
    sees_trail = may(request.user, May.SEE_TRAIL, found.authority_id)
    mine = ("recurrence", str(found.pk))
    entries = thread(request.user, found.earlier.thread) if sees_trail else ()
    return render(
        request,
        "lessons/recurrence_one.html",
        {
            "recurrence": found,
            "by_what": by_what(found),
            "known_as": known_as,
            "can_decide": may(request.user, May.DECIDE_LESSONS, found.authority_id),
            "line": [each for each in entries if (each.subject_type, each.subject_id) == mine]
            if sees_trail
            else None,
            "trail": way(f"Recurrence {found.pk}"),
        },
    )


def propose_recurrences(request: HttpRequest) -> HttpResponse:
    """Let the machine look at consecutive inspections, of one authority."""
    authorities = list(queries.authorities_to_propose_for(request.user))
    form = ProposeForm(
        request.POST or None, authorities=authorities, initial={"authority": authorities[0].pk}
    )
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.propose_recurrences(
                by=request.user, authority=form.authorities[form.cleaned_data["authority"]]
            ),
        )
        if trial.done:
            count = len(trial.made)
            messages.success(
                request,
                f"{count} new proposal{'' if count == 1 else 's'}. A person confirms each or turns it down."
                if count
                else "Nothing new was found.",
            )
            return redirect("recurrences")
    return form_page(
        request,
        "lessons/recurrence_propose.html",
        form,
        trial,
        worth=WORTH,
        trail=way("Look for recurrences"),
    )


def decide_recurrence(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm a recurrence, or turn it down with the reason."""
    found = one_recurrence(request, pk)
    access.demand(request, May.DECIDE_LESSONS, found.authority_id)
    decided = found.state != Confirmation.PROPOSED
    initial = _decision(found) if decided else {}
    form = DecideForm(request.POST or None, initial={**initial, "version": found.version})
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.decide_recurrence(by=request.user, recurrence=found, **form.cleaned_data),
            current=_decision,
        )
        if trial.done:
            said = "confirmed" if trial.made.state == Confirmation.CONFIRMED else "turned down"
            return sent_on(request, f"It is {said}.", "recurrence", found.pk)
    return form_page(
        request,
        "lessons/recurrence_decide.html",
        form,
        trial,
        recurrence=found,
        by_what=by_what(found),
        known_as=known_as,
        trail=way("Is it the same again?", of=found),
    )


def _decision(recurrence: Recurrence) -> dict[str, Any]:
    return {"state": recurrence.state, "reason": recurrence.reason}


def add_recurrence(request: HttpRequest, pk: int) -> HttpResponse:
    """Join a recommendation to what a later inspection said."""
    earlier = seen_or_404(request, queries.recommendations_for(request.user), pk=pk)
    access.demand(request, May.DECIDE_LESSONS, earlier.inspection.authority_id)
    later = queries.later_ones(earlier)
    form = AddForm(request.POST or None, later=later)
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.add_recurrence(
                by=request.user, earlier=earlier, later=form.chosen, reason=form.cleaned_data["reason"]
            ),
        )
        if trial.done:
            return sent_on(request, "The two are joined.", "recurrence", trial.made.pk)
    return form_page(
        request,
        "lessons/recurrence_add.html",
        form,
        trial,
        earlier=earlier,
        later=later,
        known_as=known_as,
        trail=way("Join by hand"),
    )


def one_recurrence(request: HttpRequest, pk: int) -> Recurrence:
    """A recurrence of one of the person's authorities; anybody else's does not exist for them."""
    return seen_or_404(request, queries.recurrences_for(request.user), pk=pk)


def by_what(recurrence: Recurrence) -> tuple[list[str], list[str]]:
    """The names of the shared themes, and the shared words."""
    known = {each.key for each in themes()}
    pairs = [tuple(each) for each in recurrence.evidence if isinstance(each, list) and len(each) == 2]
    named = [theme(what).name for kind, what in pairs if kind == "theme" and what in known]
    return named, [what for kind, what in pairs if kind == "word"]


__all__ = [
    "add_recurrence",
    "by_what",
    "decide_recurrence",
    "propose_recurrences",
    "recurrence",
    "recurrences",
]
