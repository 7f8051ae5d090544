"""Confirming what the report asks for: each recommendation, and the findings it rests on."""

from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from headway.web.access import found_or_404
from headway.web.fields import PageForm
from headway.web.form_pages import sent_on
from headway.web.register import actions
from headway.web.register.forms import DECISIONS, NewRecommendationForm, RecommendationForm, contents_of
from headway.web.register.models import Finding, Inspection, Recommendation
from headway.web.register.states import Confirmation
from headway.web.register.views.beside import beside
from headway.web.register.views.common import (
    Trial,
    confirm_crumbs,
    crumbs,
    draft_or_404,
    is_closed,
    page,
    sent,
    title_of,
    tried,
)


class DecisionsForm(PageForm):
    """One decision a row: ``asked-ID-state`` or ``link-ID-state``, blank where none is made."""

    def __init__(self, row: str, pks: list[int], choices: Any, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.rows = {f"{row}-{pk}-state": pk for pk in pks}
        for name in self.rows:
            self.fields[name] = forms.ChoiceField(required=False, choices=[("", ""), *choices])

    @property
    def decisions(self) -> dict[int, str]:
        """States by id."""
        return {pk: state for name, pk in self.rows.items() if (state := self.cleaned_data[name])}


def recommendations(request: HttpRequest, pk: int) -> HttpResponse:
    """Every recommendation as read, each with its page, to be confirmed or turned down."""
    inspection = draft_or_404(request, pk)
    if gone := is_closed(request, inspection):
        return gone
    asked = list(inspection.recommendations.all())
    form = DecisionsForm("asked", [each.pk for each in asked], DECISIONS, sent(request))
    trial = Trial()
    if request.method == "POST":
        trial = tried(form, lambda: _decide(request, inspection, form, asked))
        if trial.done:
            return sent_on(request, _said(len(trial.made)), "inspection_confirm", pk)
    return page(
        request,
        "recommendations.html",
        trial,
        asked=asked,
        waiting=sum(each.state == Confirmation.PROPOSED for each in asked),
        inspection=inspection,
        title=title_of(inspection),
        trail=confirm_crumbs(inspection, "Recommendations"),
    )


def _decide(
    request: HttpRequest, inspection: Inspection, form: DecisionsForm, asked: list[Recommendation]
) -> list[Recommendation]:
    decisions = form.decisions
    if "all" in request.POST:
        waiting = [each.pk for each in asked if each.state == Confirmation.PROPOSED]
        decisions = dict.fromkeys(waiting, Confirmation.CONFIRMED.value) | decisions
    return actions.decide_recommendations(by=request.user, inspection=inspection, decisions=decisions)


def _said(number: int) -> str:
    if not number:
        return "Nothing was changed."
    return f"{number} recommendation{'' if number == 1 else 's'} saved."


def recommendation(request: HttpRequest, pk: int, recommendation: int) -> HttpResponse:
    """One recommendation, to be set right beside its page."""
    inspection = draft_or_404(request, pk)
    if gone := is_closed(request, inspection):
        return gone
    shown = found_or_404(inspection.recommendations.all(), pk=recommendation)
    shown.inspection = inspection
    form = RecommendationForm(sent(request), initial=contents_of(shown))
    trial = Trial()
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.correct_recommendation(
                by=request.user,
                recommendation=shown,
                version=form.cleaned_data["version"],
                state=form.cleaned_data["state"],
                **form.contents,
            ),
        )
        if trial.done:
            return sent_on(request, f"{shown} is saved.", "inspection_recommendations", pk)
    return page(
        request,
        "recommendation.html",
        trial,
        form=form,
        heading=str(shown),
        inspection=inspection,
        title=title_of(inspection),
        beside=beside(inspection, shown.page),
        trail=confirm_crumbs(inspection, str(shown)),
    )


def add_recommendation(request: HttpRequest, pk: int) -> HttpResponse:
    """One that the reader missed, or that is entered by hand."""
    inspection = draft_or_404(request, pk)
    if gone := is_closed(request, inspection):
        return gone
    form = NewRecommendationForm(sent(request))
    trial = Trial()
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.add_recommendation(by=request.user, inspection=inspection, **form.contents),
        )
        if trial.done:
            return sent_on(request, f"{trial.made} is added.", "inspection_recommendations", pk)
    return page(
        request,
        "recommendation.html",
        trial,
        form=form,
        heading="Add a recommendation",
        inspection=inspection,
        title=title_of(inspection),
        beside=None,
        trail=confirm_crumbs(inspection, "Add a recommendation"),
    )


LINK_DECISIONS = (
    (Confirmation.CONFIRMED.value, "It rests on this finding"),
    (Confirmation.REJECTED.value, "It does not"),
)


def links(request: HttpRequest, pk: int) -> HttpResponse:
    """The findings that each recommendation is proposed to rest on, and a way to add others."""
    inspection = draft_or_404(request, pk)
    if inspection.state == Confirmation.REJECTED:
        return redirect("inspection", pk)
    asked = list(
        inspection.recommendations.exclude(state=Confirmation.REJECTED).prefetch_related("links__finding")
    )
    findings = list(inspection.findings.all())
    form = DecisionsForm(
        "link", [link.pk for each in asked for link in each.links.all()], LINK_DECISIONS, sent(request)
    )
    trial = Trial()
    if request.method == "POST":
        trial = tried(form, lambda: _link(request, inspection, form, asked, findings))
        if trial.done:
            onward = "inspection_confirm" if inspection.state == Confirmation.PROPOSED else "inspection"
            return sent_on(request, "The findings are saved.", onward, pk)
    return page(
        request,
        "links.html",
        trial,
        asked=asked,
        findings=findings,
        inspection=inspection,
        title=title_of(inspection),
        trail=confirm_crumbs(inspection, "Findings")
        if inspection.state == Confirmation.PROPOSED
        else crumbs(inspection, "Findings"),
    )


@transaction.atomic
def _link(
    request: HttpRequest,
    inspection: Inspection,
    form: DecisionsForm,
    asked: list[Recommendation],
    findings: list[Finding],
) -> None:
    by_pk = {str(each.pk): each for each in findings}
    actions.decide_links(by=request.user, inspection=inspection, decisions=form.decisions)
    for each in asked:
        each.inspection = inspection
        finding = by_pk.get(request.POST.get(f"asked-{each.pk}-finding", ""))
        if finding:
            actions.link_finding(by=request.user, recommendation=each, finding=finding)
