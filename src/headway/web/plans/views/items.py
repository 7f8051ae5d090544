"""One page a recommendation, its whole line; and the forms that answer it or name another issue."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.roles import May
from headway.web.form_pages import form_page, sent_on, tried
from headway.web.lessons.queries.decisions import lessons_of_actions
from headway.web.lessons.queries.recurrence import met
from headway.web.performance.queries.moving import Moved, measures_of_actions
from headway.web.plans import actions, queries
from headway.web.plans.forms import AnswerForm, IssueForm
from headway.web.plans.models import Action, Item
from headway.web.plans.queries import ActionRow
from headway.web.plans.rules import Progress
from headway.web.plans.views.common import crumbs, may_report, permissions, stand_of
from headway.web.plans.views.thread import line_of
from headway.web.register.rules import known_as
from headway.web.scrutiny.queries.line import tested
from headway.web.trail.told import Told

_RECORD = (
    "updates__status",
    "reschedules",
    "milestones",
    "evidence__revisions",
    "closures__proposed_by",
    "closures__decided_by",
    "closures__evidence__evidence",
    "depends_on",
    "needed_by",
)


_NEVER: Mapping[int, tuple[Told, ...]] = {}
_NONE: Mapping[int, tuple[Moved, ...]] = {}


@dataclass(frozen=True)
class Shown:
    """An action with its whole record, and what this person may do with it."""

    row: ActionRow
    action: Action
    may_report: bool
    stages: tuple[Any, ...]
    pending: Any
    reopened: tuple[Told, ...]
    moves: tuple[Moved, ...]
    """The measures that it should move, and what they did."""


def shown_action(
    request: HttpRequest,
    row: ActionRow,
    reopened: Mapping[int, tuple[Told, ...]] = _NEVER,
    moves: Mapping[int, tuple[Moved, ...]] = _NONE,
) -> Shown:
    """An action as its page and the thread page show it; its record has been fetched."""
    action = row.action
    closures = list(action.closures.all())
    return Shown(
        row=row,
        action=action,
        may_report=may_report(request, action),
        stages=actions.stages_open_to(action),
        pending=next((each for each in closures if each.outcome == "pending"), None),
        reopened=reopened.get(action.pk, ()),
        moves=moves.get(action.pk, ()),
    )


def item(request: HttpRequest, pk: int) -> HttpResponse:
    """The thread page: from the page of the report to today."""
    found = seen_or_404(request, queries.items_seen(request.user), pk=pk)
    page = queries.item_page(request.user, found, timezone.localdate())
    if page is None:  # it went between two queries
        raise Http404
    prefetch_related_objects([each.action for each in page.actions], *_RECORD)
    for each in page.actions:
        each.action.item = page.item
    reopened = queries.reopenings(request.user, [each.action for each in page.actions])
    moves = measures_of_actions(request.user, [each.action for each in page.actions])
    plan = found.plan
    return render(
        request,
        "plans/item.html",
        {
            "page": page,
            "item": page.item,
            "standing": stand_of(page.item, [Progress(each.action.stage, each.rag) for each in page.actions]),
            "plan": plan,
            "recommendation": page.recommendation,
            "inspection": plan.inspection,
            "actions": [shown_action(request, each, reopened, moves) for each in page.actions],
            "line": line_of(request.user, page.item, whole=request.GET.get("line") == "whole"),
            "tested": tested(request.user, page.item),
            "met": met(request.user, page.item),
            "known_as": known_as,
            "lessons": lessons_of_actions(request.user, [each.action for each in page.actions]),
            "can": permissions(request, plan.authority_id),
            "trail": crumbs(plan, str(page.item)),
            "today": timezone.localdate(),
        },
    )


def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The council's answer to a recommendation."""
    found = _item_to_write(request, pk)
    form = AnswerForm(request.POST or None, initial=_answer_of(found) | {"version": found.version})
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.answer(
                by=request.user,
                item=found,
                version=form.cleaned_data["version"],
                answer=form.cleaned_data["answer"],
                reason=form.cleaned_data["reason"],
                on=timezone.localdate(),
            ),
            current=_answer_of,
        )
        if trial.done:
            return sent_on(request, f"{found}: {found.get_answer_display().lower()}.", "item", found.pk)
    return form_page(
        request, "plans/answer.html", form, trial, item=found, trail=crumbs(found.plan, found, "Answer")
    )


def add_issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Another issue found, put into the plan."""
    plan = seen_or_404(request, queries.plans_worked_on(request.user), pk=pk)
    access.demand(request, May.WRITE_PLAN, plan.authority_id)
    form = IssueForm(request.POST or None)
    trial = None
    if request.method == "POST":
        trial = tried(
            form, lambda: actions.add_issue(by=request.user, plan=plan, issue=form.cleaned_data["issue"])
        )
        if trial.done:
            return sent_on(request, "The issue is in the plan.", "item", trial.made.pk)
    return form_page(
        request,
        "plans/issue.html",
        form,
        trial,
        heading="Add another issue",
        plan=plan,
        trail=crumbs(plan, "Add another issue"),
    )


def change_issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Another issue in better words."""
    found = _item_to_write(request, pk)
    if found.recommendation_id:
        raise Http404
    form = IssueForm(request.POST or None, initial={"issue": found.issue, "version": found.version})
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.change_issue(
                by=request.user,
                item=found,
                version=form.cleaned_data["version"],
                issue=form.cleaned_data["issue"],
            ),
            current=lambda now: {"issue": now.issue},
        )
        if trial.done:
            return sent_on(request, "The issue was changed.", "item", found.pk)
    return form_page(
        request,
        "plans/issue.html",
        form,
        trial,
        heading="Change the issue",
        plan=found.plan,
        trail=crumbs(found.plan, found, "Change"),
    )


def of_recommendation(request: HttpRequest, pk: int) -> HttpResponse:
    """The way from the register: the thread page of a recommendation that is in a plan."""
    found = seen_or_404(request, queries.items_seen(request.user), recommendation_id=pk)
    return item(request, found.pk)


def _item_to_write(request: HttpRequest, pk: int) -> Item:
    found = seen_or_404(request, queries.items_seen(request.user), pk=pk)
    access.demand(request, May.WRITE_PLAN, found.plan.authority_id)
    return found


def _answer_of(item: Item) -> dict[str, Any]:
    return {"answer": "" if item.answer == "none" else item.answer, "reason": item.reason}
