"""Pages on which a red or a signal becomes a question, and the list of what was asked and what moved."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.queries import authorities_where, may
from headway.web.accounts.roles import May
from headway.web.form_pages import form_page, sent_on, tried
from headway.web.performance.forms.questions import AskAboutForm
from headway.web.performance.models import Measure
from headway.web.performance.queries.questions import followed, opening_of, questions_about
from headway.web.performance.rules.opening import Opening, question_text
from headway.web.plans.queries import actions_seen
from headway.web.query_values import words
from headway.web.scrutiny.actions import questions as actions
from headway.web.scrutiny.queries.questions import bodies_to_ask_for
from headway.web.scrutiny.queries.scope import meetings_for
from headway.web.scrutiny.rules.question_bank import proposed_category
from headway.web.scrutiny.states import MeetingState

__all__ = ["ask_about_measure", "measure_questions"]

_CATEGORY = "performance-data"
"""Proposed where the measure's own words fit no category of the question bank."""
ANSWER_WITHIN = timedelta(days=28)
"""Proposed in the form; the person decides."""


def measure_questions(request: HttpRequest) -> HttpResponse:
    """Every question that a measure opened: who answers, by when, what was said, what the measure did since."""
    codes = authorities_where(request.user, May.SEE_DRAFTS)
    measures = list(Measure.objects.filter(authority__in=codes))
    found = followed(request.user, measures, timezone.localdate())
    return render(
        request,
        "performance/questions_list.html",
        {
            "found": found,
            "waiting": sum(not each.question.reply for each in found),
            "late": sum(each.late is not None for each in found),
            "trail": [{"text": "Performance", "href": reverse("performance")}],
        },
    )


def ask_about_measure(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a question about a measure: what it shows now is kept with it."""
    codes = authorities_where(request.user, May.SEE_DRAFTS)
    measure = seen_or_404(request, Measure.objects.filter(authority__in=codes), pk=pk)
    access.demand(request, May.ASK, measure.authority_id)
    area = _area(measure, words(request.GET.get("area")))
    shown = opening_of(measure, area)
    form = AskAboutForm(
        request.POST or None,
        initial=_start(request, measure, shown),
        bodies=bodies_to_ask_for(request.user).filter(authority=measure.authority_id),
        meetings=meetings_for(request.user)
        .filter(body__authority=measure.authority_id)
        .exclude(state=MeetingState.CANCELLED)
        .order_by("-on")[:40],
        actions=actions_seen(request.user)
        .filter(item__plan__authority=measure.authority_id)
        .order_by("-item__plan__pk", "item__order", "order"),
    )
    trial = None
    if request.method == "POST":
        trial = tried(form, lambda: _asked(request, form, measure, area, shown))
        if trial.done:
            return sent_on(request, "The question is asked.", "question", trial.made.pk)
    return form_page(
        request,
        "performance/questions_ask.html",
        form,
        trial,
        measure=measure,
        area=area,
        shown=shown,
        before=[each for each in questions_about(request.user, [measure]) if each.area == area][:3],
        trail=[
            {"text": "Performance", "href": reverse("performance")},
            {"text": measure.title, "href": reverse("measure", args=[measure.pk])},
            {"text": "Ask about it"},
        ],
    )


def _area(measure: Measure, named: str) -> str:
    """A district that the measure has figures of: what an address says otherwise stands in no question."""
    return named if named and measure.observations.filter(area=named, is_current=True).exists() else ""


def _asked(request: HttpRequest, form: AskAboutForm, measure: Measure, area: str, shown: Opening) -> Any:
    said = form.cleaned_data
    meeting = form.meetings.get(said["meeting"])
    today = timezone.localdate()
    return actions.ask(
        by=request.user,
        body=form.bodies[said["body"]],
        category=said["category"],
        text=said["text"],
        asked_by=said["asked_by"],
        asked_on=min(meeting.on, today) if meeting else today,
        meeting=meeting,
        action=form.actions.get(said["action"]),
        about=actions.AboutMeasure(
            measure=measure,
            area=area,
            opened_by=shown.kept(),
            owner=measure.owner if measure.owner and measure.owner.name == said["owner_name"] else None,
            owner_name=said["owner_name"],
            owner_post=said["owner_post"],
            due_on=said["due_on"],
        ),
    )


def _start(request: HttpRequest, measure: Measure, shown: Opening) -> dict[str, Any]:
    asks_for_others = may(request.user, May.KEEP_MEETINGS, measure.authority_id)
    return {
        "text": question_text(shown),
        "category": proposed_category(f"{measure.title} {measure.counts}") or _CATEGORY,
        "asked_by": "" if asks_for_others else request.user.name,
        "owner_name": measure.owner.name if measure.owner else measure.owner_name,
        "owner_post": measure.owner_post,
        "due_on": timezone.localdate() + ANSWER_WITHIN,
    }
