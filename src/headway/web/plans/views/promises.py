"""Adding and changing actions: what is promised, by whom, by when; and their milestones."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.models import Person
from headway.web.accounts.roles import May
from headway.web.form_pages import Compared, form_page, sent_on, tried
from headway.web.plans import actions, queries
from headway.web.plans.forms import ActionForm, MilestoneForm, ReachedForm, RescheduleForm, owner_rows
from headway.web.plans.models import Action, Milestone, Plan
from headway.web.plans.owners import Owner
from headway.web.plans.views.common import crumbs, may_report


def add_action(request: HttpRequest, pk: int) -> HttpResponse:
    """A new action in answer to a recommendation or other issue."""
    item = seen_or_404(request, queries.items_seen(request.user), pk=pk)
    access.demand(request, May.WRITE_PLAN, item.plan.authority_id)
    form = ActionForm(request.POST or None, others=_others(item.plan))
    rows = owner_rows(request.POST or None, people=_people(item.plan))
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.add_action(by=request.user, item=item, owners=_owners(rows), **form.said()),
            rows=rows,
        )
        if trial.done:
            return sent_on(request, "The action was added.", "action", trial.made.pk)
    return form_page(
        request,
        "plans/action_form.html",
        form,
        trial,
        rows=rows,
        heading="Add an action",
        item=item,
        trail=crumbs(item.plan, item, "Add an action"),
    )


def change_action(request: HttpRequest, pk: int) -> HttpResponse:
    """What is promised, put differently. The due date has its own page."""
    action = _action_to_write(request, pk)
    plan = action.item.plan
    form = ActionForm(
        request.POST or None,
        initial=_said_now(action) | {"version": action.version},
        others=_others(plan, action),
        dated=False,
    )
    rows = owner_rows(request.POST or None, people=_people(plan), initial=_owners_now(action))
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.change_action(
                by=request.user,
                action=action,
                version=form.cleaned_data["version"],
                owners=_owners(rows),
                **form.said(),
            ),
            current=_said_now,
            rows=rows,
        )
        if trial.done:
            return sent_on(request, "The action was changed.", "action", action.pk)
        if trial.conflict is not None:
            trial.conflict += _owners_compared(rows, action)
    return form_page(
        request,
        "plans/action_form.html",
        form,
        trial,
        rows=rows,
        heading="Change the action",
        item=action.item,
        action=action,
        trail=crumbs(plan, action.item, action, "Change"),
    )


def reschedule(request: HttpRequest, pk: int) -> HttpResponse:
    """A new due date; the old one and the reason stay."""
    action = _action_to_write(request, pk)
    form = RescheduleForm(
        request.POST or None, initial={"version": action.version}, has_date=action.due is not None
    )
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.reschedule(
                by=request.user,
                action=action,
                version=form.cleaned_data["version"],
                due=form.cleaned_data["due"],
                reason=form.cleaned_data["reason"],
            ),
            current=lambda now: {"due": now.due},
        )
        if trial.done:
            return sent_on(request, "The new due date is on the record.", "action", action.pk)
    return form_page(
        request,
        "plans/reschedule.html",
        form,
        trial,
        action=action,
        trail=crumbs(action.item.plan, action.item, action, "Due date"),
    )


def add_milestone(request: HttpRequest, pk: int) -> HttpResponse:
    """A step on the way."""
    action = _action_to_write(request, pk)
    form = MilestoneForm(request.POST or None, initial={"version": action.version})
    trial = None
    if request.method == "POST":
        trial = tried(
            form, lambda: actions.add_milestone(by=request.user, action=action, **form.cleaned_data)
        )
        if trial.done:
            return sent_on(request, "The milestone was added.", "action", action.pk)
    return form_page(
        request,
        "plans/milestone.html",
        form,
        trial,
        heading="Add a milestone",
        action=action,
        trail=crumbs(action.item.plan, action.item, action, "Milestone"),
    )


def change_milestone(request: HttpRequest, pk: int) -> HttpResponse:
    """A step put differently, or taken out."""
    milestone = seen_or_404(request, queries.milestones_seen(request.user), pk=pk)
    action = milestone.action
    access.demand(request, May.WRITE_PLAN, action.item.plan.authority_id)
    form = MilestoneForm(
        request.POST or None,
        initial={"title": milestone.title, "due": milestone.due, "version": action.version},
    )
    trial = None
    if request.method == "POST":
        remove = "remove" in request.POST
        trial = tried(form, lambda: _changed(request, milestone, form, remove=remove))
        if trial.done:
            said = "The milestone was taken out." if remove else "The milestone was changed."
            return sent_on(request, said, "action", action.pk)
    return form_page(
        request,
        "plans/milestone.html",
        form,
        trial,
        heading="Change the milestone",
        action=action,
        milestone=milestone,
        trail=crumbs(action.item.plan, action.item, action, "Milestone"),
    )


def reach_milestone(request: HttpRequest, pk: int) -> HttpResponse:
    """The day on which a step was reached."""
    milestone = seen_or_404(request, queries.milestones_seen(request.user), pk=pk)
    action = milestone.action
    if not may_report(request, action):
        access.demand(request, May.UPDATE_ANY_ACTION, action.item.plan.authority_id)
    form = ReachedForm(
        request.POST or None,
        initial={"on": milestone.reached_on or timezone.localdate(), "version": action.version},
    )
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.reach_milestone(by=request.user, milestone=milestone, **form.cleaned_data),
        )
        if trial.done:
            return sent_on(request, "The milestone's day is on the record.", "action", action.pk)
    return form_page(
        request,
        "plans/milestone.html",
        form,
        trial,
        heading="Milestone reached",
        action=action,
        milestone=milestone,
        trail=crumbs(action.item.plan, action.item, action, "Milestone reached"),
    )


def _changed(request: HttpRequest, milestone: Milestone, form: MilestoneForm, *, remove: bool) -> Any:
    said = form.cleaned_data
    if remove:
        return actions.remove_milestone(by=request.user, milestone=milestone, version=said["version"])
    return actions.change_milestone(by=request.user, milestone=milestone, **said)


def _action_to_write(request: HttpRequest, pk: int) -> Action:
    action = seen_or_404(request, queries.actions_seen(request.user), pk=pk)
    access.demand(request, May.WRITE_PLAN, action.item.plan.authority_id)
    return action


def _people(plan: Plan) -> list[Person]:
    """Those who sign in and hold a role in the plan's authority."""
    held = Person.objects.filter(memberships__authority=plan.authority_id, is_active=True)
    return list(held.distinct().order_by("name"))


def _others(plan: Plan, action: Action | None = None) -> list[Action]:
    """The plan's other actions, which this one may wait for."""
    found = Action.objects.filter(item__plan=plan).order_by("item__order", "order", "pk")
    return [each for each in found if action is None or each.pk != action.pk]


def _owners(rows: Any) -> list[Owner]:
    return [owner for row in rows if (owner := row.owner())]


def _said_now(action: Action) -> dict[str, Any]:
    names = ("title", "detail", "measure", "measure_kind", "hears_children", "start")
    said: dict[str, Any] = {name: getattr(action, name) for name in names}
    said["depends_on"] = [str(pk) for pk in action.depends_on.values_list("pk", flat=True)]
    return said


def _owners_now(action: Action) -> list[dict[str, Any]]:
    return [
        {"person": str(each.person_id or ""), "name": each.name, "post": each.post}
        for each in action.ownerships.order_by("-is_lead", "id")
    ]


def _owners_compared(rows: Any, action: Action) -> list[Any]:
    yours = "; ".join(owner.name for owner in _owners(rows))
    return [Compared("Owners", yours, "; ".join(each["name"] for each in _owners_now(action)))]
