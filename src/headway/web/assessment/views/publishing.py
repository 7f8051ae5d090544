"""Signing an assessment off or sending it back, publishing it, taking it off: each by one who may publish."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from headway.assessment.judging import printed
from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.roles import May
from headway.web.assessment.actions import publishing as actions
from headway.web.assessment.forms.building import BecauseForm, DecisionForm
from headway.web.assessment.freezing import hindrances
from headway.web.assessment.models import Assessment
from headway.web.assessment.queries.assessments import drafts_for, grade_of
from headway.web.assessment.states import State
from headway.web.assessment.views.assessments import way_to
from headway.web.fields import PageForm
from headway.web.form_pages import Trial, form_page, sent_on, tried

__all__ = ["publish_assessment", "sign_off_assessment", "withdraw_assessment"]


def sign_off_assessment(request: HttpRequest, pk: int) -> HttpResponse:
    """Does it stand? By another than who judged it."""
    found = _to_publish(request, pk)
    is_judge = request.user.pk == found.judged_by_id
    can_sign = found.state == State.JUDGED and not is_judge
    form = DecisionForm(request.POST or None, can_sign=can_sign)
    trial = Trial()
    if request.method == "POST":
        trial = tried(form, lambda: _decide(request, found, form))
        if trial.done:
            said = "The assessment was sent back." if form.is_refused else "The assessment is signed off."
            return sent_on(request, said, "assessment", pk)
    grade = grade_of(found)
    more = {
        "grade": printed(grade) if grade else "",
        "hindrances": hindrances(found) if can_sign else (),
        "is_judge": is_judge,
    }
    return _page(request, "sign_off", form, trial, found, "Sign off", **more)


def _decide(request: HttpRequest, found: Assessment, form: DecisionForm) -> Any:
    told = {"by": request.user, "assessment": found, "version": _version(request)}
    if form.is_refused:
        return actions.send_back_assessment(**told, because=form.cleaned_data["because"])
    return actions.sign_off_assessment(**told)


def publish_assessment(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it to everybody."""
    found = _to_publish(request, pk)
    form = PageForm(request.POST if request.method == "POST" else None)
    trial = Trial()
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.publish_assessment(by=request.user, assessment=found, version=_version(request)),
        )
        if trial.done:
            return sent_on(request, "Everybody can read the assessment now.", "assessment", pk)
    return _page(request, "publish", form, trial, found, "Publish")


def withdraw_assessment(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it off the website, with the reason."""
    found = _to_publish(request, pk)
    form = BecauseForm(request.POST or None)
    form.fields["because"].help_text = "The public reads this reason in place of the assessment."
    trial = Trial()
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.withdraw_assessment(
                by=request.user,
                assessment=found,
                version=_version(request),
                because=form.cleaned_data["because"],
            ),
        )
        if trial.done:
            return sent_on(request, "The assessment was withdrawn.", "assessment", pk)
    return _page(request, "withdraw", form, trial, found, "Withdraw")


def _to_publish(request: HttpRequest, pk: int) -> Assessment:
    found = seen_or_404(request, drafts_for(request.user), pk=pk)
    access.demand(request, May.PUBLISH, found.authority_id)
    return found


def _version(request: HttpRequest) -> str:
    return request.POST.get("version", "")


def _page(
    request: HttpRequest, page: str, form: PageForm, trial: Trial, found: Assessment, text: str, **more: Any
) -> HttpResponse:
    template = f"assessment/{page}.html"
    return form_page(request, template, form, trial, assessment=found, trail=way_to(found, text), **more)
