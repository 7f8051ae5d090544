"""Reporting on an action: its page, updates, evidence, and closing it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.roles import May
from headway.web.form_pages import Compared, Trial, form_page, sent_on, tried
from headway.web.lessons.queries.decisions import lessons_of_actions
from headway.web.pages import moment
from headway.web.performance.queries.moving import measures_of_actions
from headway.web.plans import actions, queries
from headway.web.plans.forms import ClosureForm, DecisionForm, EvidenceForm, ReopenForm, UpdateForm
from headway.web.plans.models import Action, EvidenceRevision
from headway.web.plans.states import Stage
from headway.web.plans.views.common import crumbs, may_report, permissions
from headway.web.plans.views.items import shown_action
from headway.web.register.storage import download


def action(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One action with its whole record."""
    found = seen_or_404(request, queries.actions_seen(request.user), pk=pk)
    page = queries.action_page(request.user, found, timezone.localdate())
    if page is None:
        raise Http404
    shown = page.row.action
    plan = shown.item.plan
    return render(
        request,
        "plans/action.html",
        {
            "each": shown_action(
                request,
                page.row,
                queries.reopenings(request.user, [shown]),
                measures_of_actions(request.user, [shown]),
            ),
            "action": shown,
            "plan": plan,
            "item": shown.item,
            "lessons": lessons_of_actions(request.user, [shown]),
            "can": permissions(request, plan.authority_id),
            "trail": crumbs(plan, shown.item, shown.title),
            "today": timezone.localdate(),
        },
    )


def update(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One entry of progress."""
    found = _action_to_report(request, pk)
    form = UpdateForm(
        request.POST or None,
        words=found.item.plan.status_words.all(),
        initial={"version": found.version, "status": str(found.status_id or "")},
    )
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.update(
                by=request.user,
                action=found,
                version=form.cleaned_data["version"],
                status=form.word,
                narrative=form.cleaned_data["narrative"],
            ),
            current=last_said,
        )
        if trial.done:
            return sent_on(request, "The update is on the record.", "action", found.pk)
        name_the_other(trial, found)
    return form_page(
        request,
        "plans/update.html",
        form,
        trial,
        action=found,
        trail=crumbs(found.item.plan, found.item, found, "Update"),
    )


def last_said(action: Action) -> dict[str, Any]:
    """The latest update as the form's fields."""
    latest = action.updates.first()
    return {"status": str(action.status_id or ""), "narrative": latest.narrative if latest else ""}


def name_the_other(trial: Trial, action: Action) -> None:
    """In a conflict, say who reported meanwhile; it may have been another kind of change, which is nobody's report."""
    latest = action.updates.first()
    if trial.conflict and latest:
        trial.conflict.append(Compared("Latest update by", "You", f"{latest.by_name}, {moment(latest.at)}"))


def attach(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A file that supports an action, or a newer version of one."""
    found = _action_to_report(request, pk)
    held = list(found.evidence.all())
    form = EvidenceForm(request.POST or None, request.FILES or None, held=held)
    trial = None
    if request.method == "POST":
        trial = tried(form, lambda: _attached(request, found, form))
        if trial.done:
            return sent_on(request, "The evidence is attached.", "action", found.pk)
    return form_page(
        request,
        "plans/evidence.html",
        form,
        trial,
        action=found,
        held=held,
        trail=crumbs(found.item.plan, found.item, found, "Evidence"),
    )


def _attached(request: HttpRequest, action: Action, form: EvidenceForm) -> EvidenceRevision:
    said = form.cleaned_data
    file = said["file"]
    if said.get("revises"):
        evidence = form.held[said["revises"]]
        return actions.revise_evidence(by=request.user, evidence=evidence, file=file, name=file.name)
    return actions.attach(by=request.user, action=action, title=said["title"], file=file, name=file.name)


def evidence_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One version of an evidence file, as a download."""
    found = seen_or_404(request, queries.revisions_seen(request.user), pk=pk)
    return download(found.sha256, name=found.name, media_type=found.media_type)


def propose_closure(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A proposal to close an action, on evidence."""
    found = _action_to_report(request, pk)
    files = EvidenceRevision.objects.filter(evidence__action=found).select_related("evidence")
    stages = actions.stages_open_to(found)
    form = ClosureForm(request.POST or None, stages=stages, files=files)
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.propose_closure(
                by=request.user,
                action=found,
                stage=form.cleaned_data["stage"],
                narrative=form.cleaned_data["narrative"],
                evidence=[form.revisions[pk] for pk in form.cleaned_data["evidence"]],
            ),
        )
        if trial.done:
            body = found.item.plan.owning_body
            return sent_on(
                request, f"The proposal is made. It awaits the decision of: {body}.", "action", found.pk
            )
    return form_page(
        request,
        "plans/propose_closure.html",
        form,
        trial,
        action=found,
        stages=stages,
        trail=crumbs(found.item.plan, found.item, found, "Propose closure"),
    )


def decide_closure(request: HttpRequest, pk: int) -> HttpResponseBase:
    """What the owning body made of a proposal; nobody decides on their own."""
    closure = seen_or_404(request, queries.closures_seen(request.user), pk=pk)
    found = closure.action
    plan = found.item.plan
    access.demand(request, May.DECIDE_CLOSURE, plan.authority_id)
    form = DecisionForm(request.POST or None, initial={"body": plan.owning_body})
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.decide_closure(by=request.user, closure=closure, **form.cleaned_data),
        )
        if trial.done:
            said = "The closure is made." if trial.made.outcome == "made" else "The closure is refused."
            return sent_on(request, said, "action", found.pk)
    return form_page(
        request,
        "plans/decide_closure.html",
        form,
        trial,
        closure=closure,
        action=found,
        plan=plan,
        own=closure.proposed_by_id == request.user.pk,
        trail=crumbs(plan, found.item, found, "Decide on closure"),
    )


def reopen(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A closed action opened again, with the reason."""
    found = seen_or_404(request, queries.actions_seen(request.user), pk=pk)
    access.demand(request, May.DECIDE_CLOSURE, found.item.plan.authority_id)
    form = ReopenForm(request.POST or None, initial={"version": found.version})
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.reopen(
                by=request.user,
                action=found,
                reason=form.cleaned_data["reason"],
                version=form.cleaned_data["version"],
            ),
        )
        if trial.done:
            return sent_on(request, "The action is open again.", "action", found.pk)
    return form_page(
        request,
        "plans/reopen.html",
        form,
        trial,
        action=found,
        is_open=found.stage == Stage.OPEN,
        trail=crumbs(found.item.plan, found.item, found, "Open again"),
    )


def _action_to_report(request: HttpRequest, pk: int) -> Action:
    """The action, for one who may report on it: any, or their own."""
    found = seen_or_404(request, queries.actions_seen(request.user).prefetch_related("ownerships"), pk=pk)
    if not may_report(request, found):
        access.demand(request, May.UPDATE_ANY_ACTION, found.item.plan.authority_id)
    return found
