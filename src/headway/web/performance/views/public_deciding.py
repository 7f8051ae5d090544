"""Approving or refusing an edition, publishing it, taking it back: each by one who may publish."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.roles import May
from headway.web.fields import PageForm
from headway.web.form_pages import Trial, form_page, sent_on, tried
from headway.web.performance.actions import public as actions
from headway.web.performance.forms.measures import WithdrawForm
from headway.web.performance.forms.public import DecisionForm
from headway.web.performance.models import PublicScorecard
from headway.web.performance.queries.public import editions_for

__all__ = ["approve_public", "publish_public", "withdraw_public"]


def approve_public(request: HttpRequest, pk: int) -> HttpResponse:
    """May it be shown? By another than who made it."""
    edition = _to_publish(request, pk)
    form = DecisionForm(request.POST or None)
    trial = Trial()
    if request.method == "POST":
        trial = tried(form, lambda: _decide(request, edition, form))
        if trial.done:
            said = "The edition was sent back." if form.is_refused else "The edition is approved."
            return sent_on(request, said, "public_edition", edition.pk)
    return _page(request, "performance/public_approve.html", form, trial, edition, "Approve")


def publish_public(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it to everybody."""
    edition = _to_publish(request, pk)
    form = PageForm(request.POST if request.method == "POST" else None)
    trial = Trial()
    if request.method == "POST":
        trial = tried(
            form, lambda: actions.publish_public(by=request.user, edition=edition, version=_version(request))
        )
        if trial.done:
            return sent_on(request, "Everybody can read the edition now.", "public_edition", edition.pk)
    return _page(request, "performance/public_publish.html", form, trial, edition, "Publish")


def withdraw_public(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it off the website, with the reason."""
    edition = _to_publish(request, pk)
    form = WithdrawForm(request.POST or None)
    form.fields["because"].help_text = "The public reads this reason in place of the figures."
    trial = Trial()
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.withdraw_public(
                by=request.user,
                edition=edition,
                version=_version(request),
                because=form.cleaned_data["because"],
            ),
        )
        if trial.done:
            return sent_on(request, "The edition was withdrawn.", "public_edition", edition.pk)
    return _page(request, "performance/public_withdraw.html", form, trial, edition, "Withdraw")


def _decide(request: HttpRequest, edition: PublicScorecard, form: DecisionForm) -> Any:
    told = {"by": request.user, "edition": edition, "version": _version(request)}
    if form.is_refused:
        return actions.refuse_public(**told, because=form.cleaned_data["because"])
    return actions.approve_public(**told)


def _to_publish(request: HttpRequest, pk: int) -> PublicScorecard:
    edition = seen_or_404(request, editions_for(request.user), pk=pk)
    access.demand(request, May.PUBLISH, edition.scorecard.authority_id)
    return edition


def _version(request: HttpRequest) -> str:
    return request.POST.get("version", "")


def _page(
    request: HttpRequest,
    template: str,
    form: PageForm,
    trial: Trial,
    edition: PublicScorecard,
    text: str,
) -> HttpResponse:
    way = [
        {"text": "Performance", "href": reverse("performance")},
        {"text": edition.scorecard.title, "href": reverse("scorecard", args=[edition.scorecard_id])},
        {"text": f"Public edition {edition.number}", "href": reverse("public_edition", args=[edition.pk])},
        {"text": text},
    ]
    return form_page(request, template, form, trial, edition=edition, trail=way)
