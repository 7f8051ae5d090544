"""Changing the rules of an assessment: as text, number by number, or back to those that ship with Headway."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from headway.assessment.rulebook import rulebook_text, thresholds
from headway.web.assessment.actions import rules as actions
from headway.web.assessment.forms.building import RulesForm, ThresholdForm, threshold_forms
from headway.web.assessment.models import Assessment
from headway.web.assessment.queries.assessments import rules_text_of
from headway.web.assessment.views.building import kept, page_of, version_of
from headway.web.fields import PageForm
from headway.web.form_pages import Trial, sent_on, tried

__all__ = ["change_assessment_numbers", "change_assessment_rules"]


def change_assessment_rules(request: HttpRequest, pk: int) -> HttpResponse:
    """Assess by other rules: their text, or back to those that ship with Headway."""
    found = kept(request, pk)
    back = request.POST.get("back") == "1"
    form = RulesForm(request.POST or None, initial={"text": rules_text_of(found)})
    if back:
        form = RulesForm({"text": rulebook_text(found.rulebook)})
    trial = Trial()
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.change_rules(
                by=request.user,
                assessment=found,
                version=version_of(request),
                text=form.cleaned_data["text"],
            ),
            current=lambda now: {"text": rules_text_of(now)},
        )
        if trial.done:
            said = (
                "The rules are those that ship with Headway."
                if back
                else "It is assessed by these rules now."
            )
            return sent_on(request, said, "assessment_rules", pk)
    return page_of(request, "change_rules", form, trial, found, "Change the rules", has_own=bool(found.rules))


def change_assessment_numbers(request: HttpRequest, pk: int) -> HttpResponse:
    """The numbers of the rules, each in a box of its own."""
    found = kept(request, pk)
    boxes = threshold_forms(thresholds(rules_text_of(found)), request.POST or None)
    form = PageForm(request.POST if request.method == "POST" else None)
    trial = Trial()
    if request.method == "POST":
        trial = tried(form, _changing(request, found, boxes), rows=_All(boxes))
        if trial.done:
            return sent_on(request, "It is assessed by these numbers now.", "assessment_rules", pk)
    return page_of(request, "change_numbers", form, trial, found, "Change the numbers", groups=_groups(boxes))


class _All(list[ThresholdForm]):
    """Boxes that are sent together."""

    def is_valid(self) -> bool:
        """Whether every box is whole; each says what is wrong with it."""
        faults = [each for each in self if not each.is_valid()]
        return not faults


def _changing(request: HttpRequest, found: Assessment, boxes: list[ThresholdForm]) -> Callable[[], Any]:
    def change() -> Any:
        told = [each.cleaned_data for each in boxes]
        return actions.change_thresholds(
            by=request.user,
            assessment=found,
            version=version_of(request),
            numbers={each["key"]: each["value"] for each in told},
        )

    return change


def _groups(boxes: list[ThresholdForm]) -> list[tuple[str, list[ThresholdForm]]]:
    """The boxes under the titles of their rules."""
    found: dict[str, list[ThresholdForm]] = {}
    for each in boxes:
        found.setdefault(each.threshold.title, []).append(each)
    return list(found.items())
