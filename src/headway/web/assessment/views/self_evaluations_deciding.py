"""Beginning a self-evaluation, proposing claims again, signing off, publishing, withdrawing."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from headway.assessment.self_evaluation.text import small_numbers
from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.roles import May
from headway.web.assessment.actions import self_evaluations as actions
from headway.web.assessment.forms.self_evaluations import (
    FROM_EVIDENCE,
    BeginForm,
    SendBackForm,
    VersionForm,
    WithdrawForm,
)
from headway.web.assessment.models import SelfEvaluation
from headway.web.assessment.queries.self_evaluations import rows_for, self_evaluations_for, who_wrote
from headway.web.assessment.rules.self_evaluations import hindrances
from headway.web.assessment.states import State
from headway.web.assessment.views.choosing import choose_first, chosen_authority
from headway.web.assessment.views.self_evaluations import way_in, way_to
from headway.web.fields import PageForm
from headway.web.form_pages import Trial, form_page, sent_on, tried

__all__ = [
    "add_self_evaluation",
    "propose_claims",
    "publish_self_evaluation",
    "send_back_self_evaluation",
    "sign_off_self_evaluation",
    "withdraw_self_evaluation",
]

_EARLIER_SHOWN = 3


def add_self_evaluation(request: HttpRequest) -> HttpResponse:
    """Begin the year's."""
    authority = chosen_authority(request)
    if authority is None:
        return choose_first(request, "Begin a self-evaluation")
    today = timezone.localdate()
    earlier = self_evaluations_for(request.user).filter(authority=authority).defer("content")[:_EARLIER_SHOWN]
    form = BeginForm(
        request.POST or None, earlier=earlier, initial={"year": today.year, "begins_with": FROM_EVIDENCE}
    )
    trial = Trial()
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.begin_self_evaluation(
                by=request.user, authority=authority, on=today, **form.terms()
            ),
        )
        if trial.done:
            return sent_on(request, "The self-evaluation is begun.", "self_evaluation", trial.made.pk)
    way = [
        *way_in(),
        {"text": "Self-evaluations", "href": reverse("self_evaluations")},
        {"text": "Begin a self-evaluation"},
    ]
    return form_page(
        request, "assessment/self_evaluations_add.html", form, trial, authority=authority, trail=way
    )


def propose_claims(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose claims on areas of which nothing is said yet."""
    found = _to(request, pk, May.KEEP_ASSESSMENTS)

    def act(version: str) -> Any:
        return actions.propose_claims(
            by=request.user, evaluation=found, version=version, on=timezone.localdate()
        )

    return _decided(request, found, "propose", "Propose claims", act, _how_many)


def _how_many(made: Any) -> str:
    return (
        f"{made} claim{'' if made == 1 else 's'} proposed."
        if made
        else "Nothing more is suggested by the evidence."
    )


def sign_off_self_evaluation(request: HttpRequest, pk: int) -> HttpResponse:
    """Freeze it as it stands."""
    found, today = _to(request, pk, May.PUBLISH), timezone.localdate()
    rows = rows_for(request.user, found, today)[0] if found.state == State.DRAFT else []
    hinder = hindrances(rows) if found.state == State.DRAFT else []
    if request.user.pk in who_wrote(found):
        hinder.append("You wrote some of it. Somebody else has to sign it off.")

    def act(version: str) -> Any:
        return actions.sign_off_self_evaluation(by=request.user, evaluation=found, version=version, on=today)

    return _decided(
        request,
        found,
        "sign_off",
        "Sign off",
        act,
        lambda _: "It is signed off.",
        hindrances=hinder,
        doubtful=[each for each in rows if small_numbers(each.claim.text + " " + each.claim.stands_because)],
    )


def publish_self_evaluation(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it to everybody."""
    found = _to(request, pk, May.PUBLISH)

    def act(version: str) -> Any:
        return actions.publish_self_evaluation(by=request.user, evaluation=found, version=version)

    return _decided(request, found, "publish", "Publish", act, lambda _: "Everybody can read it now.")


def send_back_self_evaluation(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the signature back, with the reason."""
    found = _to(request, pk, May.PUBLISH)
    form = SendBackForm(request.POST or None, initial={"version": found.version})

    def act(version: str) -> Any:
        because = form.cleaned_data["because"]
        return actions.send_back_self_evaluation(
            by=request.user, evaluation=found, version=version, because=because
        )

    said = "It was sent back, and can be written on."
    return _decided(request, found, "send_back", "Send back", act, lambda _: said, form=form)


def withdraw_self_evaluation(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back, with the reason."""
    found = _to(request, pk, May.PUBLISH)
    form = WithdrawForm(request.POST or None, initial={"version": found.version})

    def act(version: str) -> Any:
        because = form.cleaned_data["because"]
        return actions.withdraw_self_evaluation(
            by=request.user, evaluation=found, version=version, because=because
        )

    return _decided(request, found, "withdraw", "Withdraw", act, lambda _: "It was withdrawn.", form=form)


def _to(request: HttpRequest, pk: int, what: May) -> SelfEvaluation:
    found = seen_or_404(request, self_evaluations_for(request.user), pk=pk)
    access.demand(request, what, found.authority_id)
    return found


def _decided(
    request: HttpRequest,
    found: SelfEvaluation,
    page: str,
    text: str,
    act: Callable[[str], Any],
    said: Callable[[Any], str],
    form: PageForm | None = None,
    **context: Any,
) -> HttpResponse:
    """A page that asks whether, and does it."""
    form = form or VersionForm(
        request.POST if request.method == "POST" else None, initial={"version": found.version}
    )
    trial = Trial()
    if request.method == "POST":
        trial = tried(form, lambda: act(request.POST.get("version", "")))
        if trial.done:
            return sent_on(request, said(trial.made), "self_evaluation", found.pk)
    template = f"assessment/self_evaluations_{page}.html"
    return form_page(request, template, form, trial, evaluation=found, trail=way_to(found, text), **context)
