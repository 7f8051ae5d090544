"""Pages that judge a passage and say what comes of a lesson."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.roles import May
from headway.web.form_pages import form_page, sent_on, tried
from headway.web.lessons.actions import decisions as actions
from headway.web.lessons.forms.decisions import JudgeForm, LeadForm, OutcomeForm
from headway.web.lessons.models import Lesson
from headway.web.lessons.queries import decisions as queries
from headway.web.lessons.queries.scope import passages_for
from headway.web.lessons.rules.decisions import cannot_be_a_lesson
from headway.web.lessons.states import Outcome
from headway.web.lessons.views.decisions_list import one_lesson, way
from headway.web.plans.queries import actions_seen, items_seen, plans_worked_on
from headway.web.plans.states import Stage


def decide_lesson(request: HttpRequest, pk: int) -> HttpResponse:
    """Judge a passage for an authority; one that was judged before is judged again."""
    passage = seen_or_404(request, passages_for(request.user), pk=pk)
    authorities = list(queries.authorities_to_decide_for(request.user))
    open_to = [each for each in authorities if not cannot_be_a_lesson(each, passage)]
    if not open_to and request.method == "GET":
        raise Http404
    given = request.POST if request.method == "POST" else request.GET
    wanted = next((each for each in open_to if each.pk == given.get("authority")), None)
    authority = wanted or (open_to or authorities)[0]
    held = queries.lessons_for(request.user).filter(passage=passage, authority=authority).first()
    form = JudgeForm(
        request.POST or None,
        authorities=open_to or authorities,
        initial=(_judged(held) if held else {"authority": authority.pk}),
    )
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.mark(
                by=request.user,
                authority=form.chosen,
                passage=passage,
                relevant=form.cleaned_data["relevant"] == "yes",
                reason=form.cleaned_data["reason"],
                on=timezone.localdate(),
                version=form.cleaned_data["version"] or None,
            ),
            current=_judged,
        )
        if trial.done:
            said = "relevant" if trial.made.relevant else "not relevant"
            return sent_on(request, f"It is recorded: {said}.", "lesson", trial.made.pk)
    return form_page(
        request,
        "lessons/decisions_judge.html",
        form,
        trial,
        passage=passage,
        held=held,
        trail=way("Judge a passage"),
    )


def lesson_outcome(request: HttpRequest, pk: int) -> HttpResponse:
    """No action, because; or an outcome taken back."""
    found = _to_write(request, pk)
    decided = found.outcome != Outcome.OPEN
    form = OutcomeForm(
        request.POST or None,
        decided=decided,
        initial={"version": found.version, "outcome": Outcome.OPEN if decided else Outcome.NONE},
    )
    trial = None
    if request.method == "POST":
        trial = tried(form, lambda: _decided(request, found, form), current=_came_of)
        if trial.done:
            return sent_on(request, "It is recorded.", "lesson", found.pk)
    return form_page(
        request,
        "lessons/decisions_outcome.html",
        form,
        trial,
        lesson=found,
        decided=decided,
        trail=way("What comes of it", lesson=found),
    )


def _decided(request: HttpRequest, lesson: Lesson, form: OutcomeForm) -> Lesson:
    version, because = form.cleaned_data["version"], form.cleaned_data["because"]
    if form.cleaned_data["outcome"] == Outcome.OPEN:
        return actions.take_back(by=request.user, lesson=lesson, version=version, reason=because)
    return actions.no_action(
        by=request.user, lesson=lesson, version=version, because=because, on=timezone.localdate()
    )


def lesson_action(request: HttpRequest, pk: int) -> HttpResponse:
    """The action that a lesson leads to: one of the plan's, or a new one."""
    found = _to_write(request, pk)
    form = LeadForm(request.POST or None, initial=_start(found), **_of_plans(request, found.authority_id))
    trial = None
    if request.method == "POST":
        trial = tried(form, lambda: _led(request, found, form), current=_came_of)
        if trial.done:
            return sent_on(request, "The lesson leads to an action of the plan.", "lesson", found.pk)
    return form_page(
        request,
        "lessons/decisions_action.html",
        form,
        trial,
        lesson=found,
        plans=len(form.plans),
        trail=way("Lead it to an action", lesson=found),
    )


def _start(lesson: Lesson) -> dict[str, Any]:
    return {"version": lesson.version, "how": ""}


def _of_plans(request: HttpRequest, authority: str) -> dict[str, Any]:
    """The authority's plans, with what a lesson may be joined to: latest plan first."""
    found = actions_seen(request.user).filter(item__plan__authority=authority)
    return {
        "actions": found.exclude(stage=Stage.SUPERSEDED).order_by("-item__plan__pk", "item__order", "order"),
        "items": items_seen(request.user)
        .filter(plan__authority=authority)
        .order_by("-plan__pk", "order", "pk"),
        "plans": plans_worked_on(request.user).filter(authority=authority).order_by("-pk"),
    }


def _led(request: HttpRequest, lesson: Lesson, form: LeadForm) -> Lesson:
    said = {
        "by": request.user,
        "lesson": lesson,
        "version": form.cleaned_data["version"],
        "on": timezone.localdate(),
    }
    if form.joins:
        return actions.lead_to_action(**said, action=form.joins)
    return actions.lead_to_new_action(**said, **form.made_of())


def _to_write(request: HttpRequest, pk: int) -> Lesson:
    found = one_lesson(request, pk)
    access.demand(request, May.DECIDE_LESSONS, found.authority_id)
    return found


def _judged(lesson: Lesson) -> dict[str, Any]:
    """A judgement as its form shows it."""
    return {
        "version": lesson.version,
        "authority": lesson.authority_id,
        "relevant": "yes" if lesson.relevant else "no",
        "reason": lesson.reason,
    }


def _came_of(lesson: Lesson) -> dict[str, Any]:
    """What came of a lesson as the forms show it."""
    return {
        "outcome": Outcome(lesson.outcome).label,
        "because": lesson.because,
        "action": str(lesson.action_id or ""),
    }
