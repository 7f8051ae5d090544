"""Pages that ask a question, record one out of a minute, and put one right."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.form_pages import form_page, sent_on, tried
from headway.web.plans.models import Action
from headway.web.plans.queries import actions_seen, items_seen
from headway.web.register.models import Recommendation
from headway.web.register.states import Confirmation
from headway.web.scrutiny.actions import questions as actions
from headway.web.scrutiny.forms.questions import (
    AskForm,
    ChangeForm,
    FromMinuteForm,
)
from headway.web.scrutiny.models import Body, Question
from headway.web.scrutiny.queries import questions as queries
from headway.web.scrutiny.rules.question_bank import BankQuestion, bank, proposed_category
from headway.web.scrutiny.views.owed_ways import way
from headway.web.scrutiny.views.questions import one_question


def ask_question(request: HttpRequest) -> HttpResponse:
    """Put a question to officers: first for which body, where there are several; then the question."""
    bodies = list(queries.bodies_to_ask_for(request.user))
    given = request.POST if request.method == "POST" else request.GET
    body = next((each for each in bodies if str(each.pk) == given.get("body")), None)
    if body is None and len(bodies) == 1 and request.method == "GET":
        body = bodies[0]
    if body is None:
        kept = {name: value for name, value in request.GET.items() if name != "body" and value}
        return render(
            request,
            "scrutiny/questions_body.html",
            {"bodies": bodies, "kept": kept, "trail": way("Ask a question")},
            status=400 if request.method == "POST" else 200,
        )
    return _ask(request, body)


def _ask(request: HttpRequest, body: Body) -> HttpResponse:
    recommendations, plan_actions = _of_plans(request, body.authority_id)
    initial = _start(request, body, recommendations)
    form = AskForm(
        request.POST or None,
        initial=initial,
        meetings=queries.meetings_to_choose(request.user, body),
        recommendations=recommendations,
        actions=plan_actions,
    )
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.ask(
                by=request.user,
                body=body,
                category=form.cleaned_data["category"],
                text=form.cleaned_data["text"],
                asked_by=form.cleaned_data["asked_by"],
                asked_on=form.cleaned_data["asked_on"],
                meeting=form.meetings.get(form.cleaned_data["meeting"]),
                **form.about,
            ),
        )
        if trial.done:
            return sent_on(
                request, "The question is asked. It waits for its answer.", "question", trial.made.pk
            )
    shown = form.shown("category")
    return form_page(
        request,
        "scrutiny/questions_ask.html",
        form,
        trial,
        body=body,
        category=bank().get(shown),
        chosen=_from_bank(request.GET.get("from")),
        proposed=initial.get("proposed"),
        before=queries.asked_before(request.user, timezone.localdate(), body=body.pk, category=shown, most=3),
        trail=way("Ask a question"),
    )


def _start(request: HttpRequest, body: Body, recommendations: list[Recommendation]) -> dict[str, Any]:
    """What the form starts with: what the address names, and a category from the recommendation's own words."""
    found = {name: request.GET.get(name, "") for name in ("meeting", "category", "recommendation", "action")}
    chosen = _from_bank(request.GET.get("from"))
    about = next((each for each in recommendations if str(each.pk) == found["recommendation"]), None)
    if chosen:
        found |= {"category": chosen.category, "text": chosen.ask}
    elif not found["category"] and about:
        found["category"] = found["proposed"] = proposed_category(about.text)
    asks = may(request.user, May.KEEP_MEETINGS, body.authority_id)
    return found | {
        "body": body.pk,
        "asked_by": "" if asks else request.user.name,
        "asked_on": timezone.localdate(),
    }


def _from_bank(name: str | None) -> BankQuestion | None:
    """The question of the bank that an address names: "voice-2"."""
    return next((one for each in bank().values() for one in each.questions if one.id == name), None)


def _of_plans(request: HttpRequest, authority: str) -> tuple[list[Recommendation], list[Action]]:
    """The recommendations and actions of the authority's plans that a question may be about."""
    items = (
        items_seen(request.user)
        .filter(plan__authority=authority, recommendation__isnull=False)
        .exclude(recommendation__state=Confirmation.REJECTED)
        .select_related("recommendation__inspection")
        .order_by("-plan__pk", "order", "pk")
    )
    found = actions_seen(request.user).filter(item__plan__authority=authority)
    return [each.recommendation for each in items], list(
        found.order_by("-item__plan__pk", "item__order", "order")
    )


def question_from_minute(request: HttpRequest, pk: int) -> HttpResponse:
    """Record a question out of a lettered part of a minute."""
    part = seen_or_404(request, queries.parts_for(request.user), pk=pk)
    meeting = part.paragraph.minute.item.meeting
    access.demand(request, May.KEEP_MEETINGS, meeting.body.authority_id)
    recommendations, plan_actions = _of_plans(request, meeting.body.authority_id)
    initial = {"text": part.text, "asked_by": "A member", "category": proposed_category(part.text)}
    form = FromMinuteForm(
        request.POST or None, initial=initial, recommendations=recommendations, actions=plan_actions
    )
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.record_from_minute(
                by=request.user,
                part=part,
                **{
                    name: form.cleaned_data[name]
                    for name in ("category", "text", "asked_by", "reply", "answered_by")
                },
                **form.about,
            ),
        )
        if trial.done:
            return sent_on(request, "The question is recorded.", "question", trial.made.pk)
    return form_page(
        request,
        "scrutiny/questions_from_minute.html",
        form,
        trial,
        part=part,
        meeting=meeting,
        proposed=initial["category"],
        trail=way("Record a question"),
    )


def change_question(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a question right, or say what it is about."""
    found = one_question(request, pk)
    access.demand(request, May.KEEP_MEETINGS, found.authority_id)
    recommendations, plan_actions = _of_plans(request, found.authority_id)
    form = ChangeForm(
        request.POST or None,
        initial=_as_it_is(found) | {"version": found.version},
        recommendations=recommendations,
        actions=plan_actions,
        is_answered=bool(found.reply),
    )
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.change(
                by=request.user,
                question=found,
                **{
                    name: form.cleaned_data[name]
                    for name in ("version", "category", "text", "asked_by")
                    if name in form.cleaned_data
                },
                **form.about,
            ),
            current=_as_it_is,
        )
        if trial.done:
            return sent_on(request, "The question is put right.", "question", found.pk)
    return form_page(
        request,
        "scrutiny/questions_change.html",
        form,
        trial,
        question=found,
        trail=way(f"Put question {found.pk} right"),
    )


def _as_it_is(question: Question) -> dict[str, Any]:
    """The question as its form shows it."""
    return {
        "category": question.category,
        "text": question.text,
        "asked_by": question.asked_by,
        "recommendation": question.recommendation_id or "",
        "action": question.action_id or "",
    }
