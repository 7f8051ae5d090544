"""Confirming what was read: the list of steps, details, judgements, the last step, and turning down."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from headway.frameworks import framework
from headway.web.form_pages import sent_on
from headway.web.register import actions, queries
from headway.web.register.forms import (
    ConfirmForm,
    CorrectDetailsForm,
    JudgementsForm,
    ReceivedForm,
    RejectForm,
    details_of,
    grades_sent,
    judgements_of,
)
from headway.web.register.models import FindingLink, Inspection
from headway.web.register.rules import verdict
from headway.web.register.states import Confirmation, Part
from headway.web.register.views.beside import beside, grades_page
from headway.web.register.views.common import (
    Trial,
    confirm_crumbs,
    confirming,
    crumbs,
    draft_or_404,
    is_closed,
    page,
    sent,
    title_of,
    tried,
)


def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """The steps with how far each has come, and the last: confirming."""
    inspection = draft_or_404(request, pk)
    if gone := is_closed(request, inspection):
        return gone
    form = ConfirmForm(sent(request), initial={"version": inspection.version})
    trial = Trial()
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.confirm(
                by=request.user, inspection=inspection, version=form.cleaned_data["version"]
            ),
        )
        if trial.done:
            return _to_plan(request, inspection)
    return page(
        request,
        "confirm.html",
        trial,
        form=form,
        inspection=inspection,
        title=title_of(inspection),
        steps=_steps(inspection),
        doubts=(inspection.record or {}).get("doubts", []),
        same=[(each, title_of(each)) for each in queries.same_again(request.user, inspection)],
        heading=confirming(inspection),
        trail=crumbs(inspection, confirming(inspection)),
    )


def _to_plan(request: HttpRequest, inspection: Inspection) -> HttpResponse:
    from headway.web.plans.models import Plan

    plan = Plan.objects.filter(inspection=inspection).first()
    if plan:
        return sent_on(request, "The inspection is confirmed, and its plan is drafted.", "plan", plan.pk)
    return sent_on(request, "The inspection is confirmed.", "inspection", inspection.pk)


def _steps(inspection: Inspection) -> dict[str, Any]:
    """How far each step has come."""
    states = list(inspection.recommendations.values_list("state", flat=True))
    links = list(
        FindingLink.objects.filter(recommendation__inspection=inspection).values_list("state", flat=True)
    )
    graded = framework(inspection.framework).judgements
    return {
        "details": Part.DETAILS in inspection.checked,
        "judgements": Part.JUDGEMENTS in inspection.checked,
        "graded": bool(graded),
        "asked": len(states),
        "undecided": states.count(Confirmation.PROPOSED),
        "links": len(links),
        "unlinked": links.count(Confirmation.PROPOSED),
    }


def details(request: HttpRequest, pk: int) -> HttpResponse:
    """Framework, form and days, beside the report's first page."""
    inspection = draft_or_404(request, pk)
    if gone := is_closed(request, inspection):
        return gone
    form = CorrectDetailsForm(sent(request), initial=details_of(inspection))
    trial = Trial()
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.correct_details(
                by=request.user, inspection=inspection, version=form.cleaned_data["version"], **form.details
            ),
        )
        if trial.done:
            return sent_on(request, "Framework and days are saved.", "inspection_confirm", pk)
    return page(
        request,
        "details.html",
        trial,
        form=form,
        inspection=inspection,
        title=title_of(inspection),
        beside=beside(inspection, 1),
        trail=confirm_crumbs(inspection, "Framework and days"),
    )


def judgements(request: HttpRequest, pk: int) -> HttpResponse:
    """Each judgement as a list of the framework's own grades, checked by its rules."""
    inspection = draft_or_404(request, pk)
    if gone := is_closed(request, inspection):
        return gone
    of = framework(inspection.framework)
    data = sent(request)
    held = {each.key: each.grade for each in inspection.judgements.all()}
    said = verdict(of, held if data is None else grades_sent(of, data))
    form = JudgementsForm(of, said.warned, data, initial=judgements_of(of, inspection))
    trial = Trial()
    if data is not None:
        trial = tried(
            form,
            lambda: actions.correct_judgements(
                by=request.user,
                inspection=inspection,
                version=form.cleaned_data["version"],
                grades=form.grades,
                overrides=form.overrides,
            ),
        )
        if trial.done:
            return sent_on(request, "The judgements are saved.", "inspection_confirm", pk)
    return page(
        request,
        "judgements.html",
        trial,
        form=form,
        inspection=inspection,
        framework=of,
        verdict=said,
        title=title_of(inspection),
        beside=beside(inspection, grades_page(inspection, of)),
        trail=confirm_crumbs(inspection, "Judgements"),
    )


def reject(request: HttpRequest, pk: int) -> HttpResponse:
    """Turn the whole down: it was added by mistake."""
    inspection = draft_or_404(request, pk)
    if gone := is_closed(request, inspection):
        return gone
    form = RejectForm(sent(request), initial={"version": inspection.version})
    trial = Trial()
    if request.method == "POST":
        trial = tried(
            form, lambda: actions.reject(by=request.user, inspection=inspection, **form.cleaned_data)
        )
        if trial.done:
            return sent_on(request, "The inspection is turned down. It stays on record.", "inspections")
    return page(
        request,
        "reject.html",
        trial,
        form=form,
        inspection=inspection,
        title=title_of(inspection),
        trail=confirm_crumbs(inspection, "Turn down"),
    )


def received(request: HttpRequest, pk: int) -> HttpResponse:
    """The day of receipt, which may be set after confirming too."""
    inspection = draft_or_404(request, pk)
    if inspection.state == Confirmation.REJECTED:
        return redirect("inspection", pk)
    initial = {name: getattr(inspection, name) for name in ("received", "stated_due", "version")}
    form = ReceivedForm(sent(request), initial=initial)
    trial = Trial()
    if request.method == "POST":
        trial = tried(
            form, lambda: actions.set_received(by=request.user, inspection=inspection, **form.cleaned_data)
        )
        if trial.done:
            return sent_on(request, "The day of receipt is saved.", "inspection", pk)
    return page(
        request,
        "received.html",
        trial,
        form=form,
        inspection=inspection,
        title=title_of(inspection),
        trail=crumbs(inspection, "Day of receipt"),
    )
