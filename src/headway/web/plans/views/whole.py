"""Pages about a plan as a whole: drafting it, its name, its words, publishing it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from headway.errors import ForPerson
from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.queries import authorities_where
from headway.web.accounts.roles import May
from headway.web.form_pages import Compared, form_page, sent_on, tried
from headway.web.plans import actions, queries
from headway.web.plans.forms import PlanForm, PublishForm, word_rows
from headway.web.plans.forms.common import VersionForm
from headway.web.plans.models import Plan
from headway.web.plans.states import Rag
from headway.web.plans.views.common import crumbs
from headway.web.plans.words import Word
from headway.web.register.models import Inspection


def draft(request: HttpRequest, inspection: int) -> HttpResponse:
    """A draft plan for a confirmed inspection."""
    own = Inspection.objects.filter(authority__in=authorities_where(request.user, May.SEE_DRAFTS))
    found = seen_or_404(request, own.select_related("authority"), pk=inspection)
    access.demand(request, May.WRITE_PLAN, found.authority_id)
    initial = {
        "title": f"{found.authority}: statement of proposed action",
        "owning_body": Plan._meta.get_field("owning_body").default,
    }
    form = PlanForm(request.POST or None, initial=initial)
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.draft_from(
                by=request.user,
                inspection=found,
                title=form.cleaned_data["title"],
                owning_body=form.cleaned_data["owning_body"],
            ),
        )
        if trial.done:
            return sent_on(request, "The plan is drafted. Answer each recommendation.", "plan", trial.made.pk)
    return form_page(
        request,
        "plans/plan_form.html",
        form,
        trial,
        heading="Draft a plan",
        inspection=found,
        trail=crumbs(None, "Draft a plan"),
    )


def change_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan's name and owning body."""
    plan = _plan_to(request, pk, May.WRITE_PLAN)
    form = PlanForm(request.POST or None, initial=_named(plan) | {"version": plan.version})
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.change_plan(by=request.user, plan=plan, **form.cleaned_data),
            current=_named,
        )
        if trial.done:
            return sent_on(request, "The plan was changed.", "plan", plan.pk)
    return form_page(
        request,
        "plans/plan_form.html",
        form,
        trial,
        heading="Change the plan",
        plan=plan,
        trail=crumbs(plan, "Change the plan"),
    )


def status_words(request: HttpRequest, pk: int) -> HttpResponse:
    """The words for progress, each with its meaning."""
    plan = _plan_to(request, pk, May.WRITE_PLAN)
    form = VersionForm(request.POST or None, initial={"version": plan.version})
    held = [
        {"word": each.word, "meaning": each.meaning, "rag": each.rag, "must_explain": each.must_explain}
        for each in plan.status_words.all()
    ]
    rows = word_rows(request.POST or None, initial=held)
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.set_status_words(
                by=request.user, plan=plan, version=form.cleaned_data["version"], words=_words(rows)
            ),
            current=lambda _now: {},
            rows=rows,
        )
        if trial.done:
            return sent_on(request, "The status words are set.", "plan", plan.pk)
        if trial.conflict is not None:
            theirs = "; ".join(f"{each['word']}: {each['meaning']}" for each in held)
            yours = "; ".join(f"{each.word}: {each.meaning}" for each in _words(rows))
            trial.conflict.append(Compared("Status words", yours, theirs))
    return form_page(
        request,
        "plans/words.html",
        form,
        trial,
        rows=rows,
        plan=plan,
        trail=crumbs(plan, "Status words"),
    )


def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """The statement made public, as the plan stands."""
    plan = _plan_to(request, pk, May.PUBLISH)
    form = PublishForm(request.POST or None, initial={"on": timezone.localdate(), "version": plan.version})
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.publish(by=request.user, plan=plan, **form.cleaned_data),
            current=lambda now: {"on": now.published},
        )
        if trial.done:
            return sent_on(
                request, "The statement is published. Anybody can read it.", "plan_statement", plan.pk
            )
    return form_page(
        request, "plans/publish.html", form, trial, plan=plan, trail=crumbs(plan, "Publish the statement")
    )


@require_POST
def take_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Recommendations confirmed since the plan was drafted, put into it."""
    plan = _plan_to(request, pk, May.WRITE_PLAN)
    try:
        made = actions.take_in_recommendations(by=request.user, plan=plan)
    except ForPerson as fault:
        return sent_on(request, str(fault), "plan", plan.pk)
    many = "" if len(made) == 1 else "s"
    return sent_on(request, f"{len(made)} recommendation{many} added to the plan.", "plan", plan.pk)


def _plan_to(request: HttpRequest, pk: int, what: May) -> Plan:
    plan = seen_or_404(request, queries.plans_worked_on(request.user), pk=pk)
    access.demand(request, what, plan.authority_id)
    return plan


def _named(plan: Plan) -> dict[str, Any]:
    return {"title": plan.title, "owning_body": plan.owning_body}


def _words(rows: Any) -> list[Word]:
    found = []
    for row in rows:
        said = row.cleaned_data
        if said.get("word"):
            rag = Rag(said.get("rag") or Rag.NONE)
            found.append(Word(said["word"], said["meaning"], rag, bool(said.get("must_explain"))))
    return found
