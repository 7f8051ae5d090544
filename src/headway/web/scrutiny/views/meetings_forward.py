"""The forward plan: what is to be decided, when, by whom, and the notice of it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from headway.web import access
from headway.web.accounts.roles import May
from headway.web.choosing import choose
from headway.web.form_pages import form_page, sent_on, tried
from headway.web.paging import page_links
from headway.web.scrutiny.actions import meetings_forward as actions
from headway.web.scrutiny.forms.meetings import CancelForm
from headway.web.scrutiny.forms.meetings_forward import PlannedForm, SecondNoticeForm
from headway.web.scrutiny.models import Paper, PlannedDecision
from headway.web.scrutiny.queries import meetings_forward as queries
from headway.web.scrutiny.queries.council import council_settings
from headway.web.scrutiny.queries.meetings_bodies import authorities_kept, bodies_kept
from headway.web.scrutiny.queries.scope import papers_for
from headway.web.scrutiny.states import PaperState
from headway.web.scrutiny.views.meetings_common import can, crumbs, kept_planned, seen_planned

_WHICH = ("coming", "past", "withdrawn")
_MOST_PAPERS = 100
_FIELDS = (
    "title",
    "matter",
    "is_key",
    "why_key",
    "decision_maker",
    "decide_from",
    "decide_until",
    "documents",
    "ask",
    "in_private",
    "private_because",
    "exception",
    "exception_because",
)


def forward_plan(request: HttpRequest) -> HttpResponse:
    """The lines by month: to come, past (?which=past) or withdrawn (?which=withdrawn)."""
    choice, today = choose(request), timezone.localdate()
    code = choice.authority.pk if choice.authority else ""
    which = request.GET.get("which", "")
    which = which if which in _WHICH else "coming"
    shown = queries.forward_plan(
        request.user, code, today, council_settings(), which=which, page=request.GET.get("page", "1")
    )
    return render(
        request,
        "scrutiny/meetings_forward.html",
        {
            "choice": choice,
            "shown": shown,
            "which": which,
            "today": today,
            "pages": page_links(request, shown.page),
            "can": can(request, code),
        },
    )


def planned_decision(request: HttpRequest, pk: int) -> HttpResponse:
    """One line, with its notices and their clocks."""
    found, today = seen_planned(request, pk), timezone.localdate()
    return render(
        request,
        "scrutiny/meetings_planned.html",
        {
            "planned": found,
            "shown": queries.one_line(request.user, found, today, council_settings()),
            "today": today,
            "can": can(request, found.authority_id),
            "trail": crumbs(("Forward plan", "forward_plan")),
        },
    )


def add_planned(request: HttpRequest) -> HttpResponse:
    """A new line."""
    authorities = list(authorities_kept(request.user))
    if not authorities:
        access.demand(request, May.KEEP_MEETINGS, "")
    today = timezone.localdate()
    form = PlannedForm(
        request.POST or None,
        authorities=authorities,
        bodies=bodies_kept(request.user, today),
        papers=_papers(request, [each.pk for each in authorities]),
    )
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.plan_decision(
                by=request.user,
                authority=form.chosen,
                on=today,
                settings=council_settings(),
                **form.said(),
            ),
        )
        if trial.done:
            return sent_on(request, "The decision is in the forward plan.", "planned_decision", trial.made.pk)
    return _form(
        request, form, trial, "Plan a decision", crumbs(("Forward plan", "forward_plan"), "Plan a decision")
    )


def change_planned(request: HttpRequest, pk: int) -> HttpResponse:
    """A line put differently."""
    found, today = kept_planned(request, pk), timezone.localdate()
    bodies = {each.pk: each for each in bodies_kept(request.user, today).filter(authority=found.authority)}
    if found.body:
        bodies.setdefault(found.body_id, found.body)
    form = PlannedForm(
        request.POST or None,
        authorities=[found.authority],
        bodies=bodies.values(),
        papers=_papers(request, [found.authority_id], found),
        initial=_now(found) | {"version": found.version},
    )
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.change_decision(
                by=request.user,
                planned=found,
                version=form.cleaned_data["version"],
                on=today,
                settings=council_settings(),
                **form.said(),
            ),
            current=_now,
        )
        if trial.done:
            said = "The line was changed."
            if found.notice_published:
                said += " Its notice has been published: publish it again."
            return sent_on(request, said, "planned_decision", pk)
    return _form(request, form, trial, "Change the planned decision", crumbs(found, "Change"), found)


def withdraw_planned(request: HttpRequest, pk: int) -> HttpResponse:
    """A line that will not be decided as planned."""
    found = kept_planned(request, pk)
    form = CancelForm(request.POST or None, initial={"version": found.version})
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.withdraw_decision(
                by=request.user, planned=found, on=timezone.localdate(), **form.cleaned_data
            ),
            current=lambda _: {},
        )
        if trial.done:
            return sent_on(request, "The line is withdrawn. It stays on record.", "planned_decision", pk)
    return form_page(
        request,
        "scrutiny/meetings_reason.html",
        form,
        trial,
        caption=found.title,
        heading="Withdraw from the forward plan",
        said_first="The line and its notice stay on record, marked as withdrawn.",
        button="Withdraw",
        back=("planned_decision", pk),
        trail=crumbs(found, "Withdraw"),
    )


def second_notice(request: HttpRequest, pk: int) -> HttpResponse:
    """The second notice of a meeting in private."""
    found = kept_planned(request, pk)
    form = SecondNoticeForm(request.POST or None, initial=_second(found) | {"version": found.version})
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.give_second_notice(by=request.user, planned=found, **form.cleaned_data),
            current=_second,
        )
        if trial.done:
            return sent_on(request, "The second notice is on the record.", "planned_decision", pk)
    return form_page(
        request,
        "scrutiny/meetings_second_notice.html",
        form,
        trial,
        planned=found,
        trail=crumbs(found, "Second notice"),
    )


def _second(found: PlannedDecision) -> dict[str, Any]:
    return {
        "on": found.second_notice,
        "representations": found.representations,
        "answer": found.representations_answer,
    }


def _now(found: PlannedDecision) -> dict[str, Any]:
    return {name: getattr(found, name) for name in _FIELDS} | {
        "body": found.body_id or "",
        "paper": found.paper_id or "",
    }


def _papers(request: HttpRequest, codes: list[str], found: PlannedDecision | None = None) -> list[Paper]:
    """The latest papers, and the one that is joined."""
    seen = papers_for(request.user).filter(authority__in=codes).exclude(state=PaperState.WITHDRAWN)
    listed = {each.pk: each for each in seen[:_MOST_PAPERS]}
    if found and found.paper_id:
        listed |= {each.pk: each for each in papers_for(request.user).filter(pk=found.paper_id)}
    return list(listed.values())


def _form(
    request: HttpRequest,
    form: PlannedForm,
    trial: Any,
    heading: str,
    trail: Any,
    planned: PlannedDecision | None = None,
) -> HttpResponse:
    return form_page(
        request,
        "scrutiny/meetings_planned_form.html",
        form,
        trial,
        heading=heading,
        planned=planned,
        trail=trail,
    )
