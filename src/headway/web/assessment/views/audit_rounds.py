"""Rounds of practice audits: the list with what each says, recording, correcting, taking off."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from headway.assessment.self_evaluation import newest_audits
from headway.assessment.self_evaluation.auditing import in_public, in_words, of_audit, says
from headway.assessment.self_evaluation.practice import area, audit_rules
from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.assessment.actions import audit_rounds as actions
from headway.web.assessment.forms.audit_rounds import AuditRoundForm, RemoveRoundForm
from headway.web.assessment.models import AuditRound
from headway.web.assessment.queries.evidence import counts_of, rounds_for
from headway.web.assessment.queries.self_evaluations import removed_rounds_for
from headway.web.assessment.views.choosing import choose_first, chosen_authority
from headway.web.assessment.views.self_evaluations import way_in
from headway.web.form_pages import Trial, form_page, sent_on, tried

__all__ = ["add_audit_round", "audit_rounds", "change_audit_round", "remove_audit_round"]

_FORM = "assessment/audit_rounds_form.html"


def audit_rounds(request: HttpRequest) -> HttpResponse:
    """Every round of an authority, by area, the newest first, with what it says."""
    authority = chosen_authority(request, May.SEE_DRAFTS)
    if authority is None:
        return choose_first(request, "Practice audits", May.SEE_DRAFTS)
    rounds = list(rounds_for(request.user).filter(authority=authority))
    newest = {
        each.key
        for each in newest_audits(
            of_audit(str(one.pk), one.title, one.area, one.finished, counts_of(one)) for one in rounds
        )
    }
    context = {
        "authority": authority,
        "rows": [_row(each, str(each.pk) in newest) for each in rounds],
        "removed": removed_rounds_for(request.user).filter(authority=authority),
        "rules": audit_rules(),
        "can": {"keep": may(request.user, May.KEEP_ASSESSMENTS, authority.pk)},
        "trail": _way(),
    }
    return render(request, "assessment/audit_rounds_list.html", context)


def _row(round_: AuditRound, is_newest: bool) -> dict[str, Any]:
    counts = counts_of(round_)
    return {
        "round": round_,
        "area": area(round_.area).name,
        "says": str(says(counts)),
        "share": counts.share,
        "is_newest": is_newest,
        "is_thin": counts.is_thin(),
        "is_relied_on": counts.is_relied_on(),
        "words": in_words(counts),
        "public": in_public(counts),
    }


def add_audit_round(request: HttpRequest) -> HttpResponse:
    """Record a round, as counts."""
    authority = chosen_authority(request)
    if authority is None:
        return choose_first(request, "Record a round of audits")
    form = AuditRoundForm(request.POST or None)
    trial = Trial()
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.add_audit_round(
                by=request.user, authority=authority, on=timezone.localdate(), **form.terms()
            ),
        )
        if trial.done:
            return sent_on(request, f"“{trial.made}” was recorded.", "audit_rounds")
    context = {"authority": authority, "round": None, "trail": _way("Record a round")}
    return form_page(request, _FORM, form, trial, **context)


def change_audit_round(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a round."""
    found = _to(request, pk)
    form = AuditRoundForm(request.POST or None, initial=AuditRoundForm.initial_of(found))
    trial = Trial()
    if request.method == "POST":
        version = request.POST.get("version", "")
        trial = tried(
            form,
            lambda: actions.change_audit_round(
                by=request.user, round_=found, version=version, on=timezone.localdate(), **form.terms()
            ),
            current=AuditRoundForm.initial_of,
        )
        if trial.done:
            return sent_on(request, "The round was corrected.", "audit_rounds")
    context = {"authority": found.authority, "round": found, "trail": _way("Correct a round")}
    return form_page(request, _FORM, form, trial, **context)


def remove_audit_round(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a round off, with the reason."""
    found = _to(request, pk)
    form = RemoveRoundForm(request.POST or None, initial={"version": found.version})
    trial = Trial()
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.remove_audit_round(
                by=request.user,
                round_=found,
                version=request.POST.get("version", ""),
                because=form.cleaned_data["because"],
            ),
        )
        if trial.done:
            return sent_on(request, "The round was taken off.", "audit_rounds")
    context = {"round": found, "trail": _way("Take a round off")}
    return form_page(request, "assessment/audit_rounds_remove.html", form, trial, **context)


def _to(request: HttpRequest, pk: int) -> AuditRound:
    found = seen_or_404(request, rounds_for(request.user), pk=pk)
    access.demand(request, May.KEEP_ASSESSMENTS, found.authority_id)
    return found


def _way(text: str = "") -> list[dict[str, str]]:
    way = [*way_in(), {"text": "Self-evaluations", "href": reverse("self_evaluations")}]
    if not text:
        return [*way, {"text": "Practice audits"}]
    return [*way, {"text": "Practice audits", "href": reverse("audit_rounds")}, {"text": text}]
