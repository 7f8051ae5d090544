"""Claims of a self-evaluation: written, taken, changed and answered, removed."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from headway.assessment.self_evaluation import Evidence, Kind
from headway.assessment.self_evaluation.practice import areas
from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.roles import May
from headway.web.assessment.actions import claims as actions
from headway.web.assessment.forms.self_evaluations import ClaimForm, VersionForm
from headway.web.assessment.models import Claim
from headway.web.assessment.queries.evidence import evidence_for
from headway.web.assessment.queries.self_evaluations import claims_for, self_evaluations_for
from headway.web.assessment.rules.self_evaluations import row_of
from headway.web.assessment.states import Question
from headway.web.assessment.views.self_evaluations import way_to
from headway.web.form_pages import Trial, form_page, sent_on, tried
from headway.web.query_values import one_of

__all__ = ["add_claim", "change_claim", "remove_claim", "take_claim"]

_AREA_NAMES = {each.id: each.name for each in areas()}


def add_claim(request: HttpRequest, pk: int) -> HttpResponse:
    """A claim of one's own."""
    found = seen_or_404(request, self_evaluations_for(request.user), pk=pk)
    access.demand(request, May.KEEP_ASSESSMENTS, found.authority_id)
    today = timezone.localdate()
    evidence = evidence_for(request.user, found.authority, today)
    asked = {
        "question": one_of(request.GET.get("question"), [str(each) for each in Question.values]),
        "area": one_of(request.GET.get("area"), list(_AREA_NAMES)),
    }
    form = ClaimForm(request.POST or None, evidence=evidence, initial=asked)
    trial = Trial()
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.add_claim(by=request.user, evaluation=found, on=today, **form.terms()),
        )
        if trial.done:
            return sent_on(request, _said(trial.made, evidence), "self_evaluation", found.pk)
    context = {"evaluation": found, "claim": None, "trail": way_to(found, "Add a claim")}
    return _page(request, form, trial, evidence, **context)


def change_claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a claim, or say why it stands."""
    claim = _to(request, pk)
    evaluation, today = claim.self_evaluation, timezone.localdate()
    evidence = evidence_for(request.user, evaluation.authority, today)
    row = row_of(claim, evidence, today)
    gone = sorted(set(claim.evidence) - {each.key for each in evidence})
    form = ClaimForm(request.POST or None, evidence=evidence, gone=gone, initial=ClaimForm.initial_of(claim))
    trial = Trial()
    if request.method == "POST":
        version = request.POST.get("version", "")
        trial = tried(
            form,
            lambda: actions.change_claim(
                by=request.user, claim=claim, version=version, on=today, **form.terms()
            ),
            current=ClaimForm.initial_of,
        )
        if trial.done:
            return sent_on(request, _said(trial.made, evidence), "self_evaluation", evaluation.pk)
    context = {"evaluation": evaluation, "claim": claim, "row": row, "gone": gone}
    return _page(request, form, trial, evidence, **context, trail=way_to(evaluation, "Change a claim"))


def take_claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what the machine proposed, as it stands."""
    return _decided(request, pk, "take", "Take a claim", actions.take_claim, "The claim is yours now.")


def remove_claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Say it no longer."""
    return _decided(request, pk, "remove", "Remove a claim", actions.remove_claim, "The claim was removed.")


def _decided(request: HttpRequest, pk: int, page: str, text: str, act: Any, said: str) -> HttpResponse:
    claim = _to(request, pk)
    form = VersionForm(request.POST if request.method == "POST" else None, initial={"version": claim.version})
    trial = Trial()
    if request.method == "POST":
        version = request.POST.get("version", "")
        trial = tried(form, lambda: act(by=request.user, claim=claim, version=version))
        if trial.done:
            return sent_on(request, said, "self_evaluation", claim.self_evaluation_id)
    template = f"assessment/claims_{page}.html"
    way = way_to(claim.self_evaluation, text)
    return form_page(
        request,
        template,
        form,
        trial,
        claim=claim,
        area=_AREA_NAMES[claim.area],
        evaluation=claim.self_evaluation,
        trail=way,
    )


def _to(request: HttpRequest, pk: int) -> Claim:
    claim = seen_or_404(request, claims_for(request.user), pk=pk)
    access.demand(request, May.KEEP_ASSESSMENTS, claim.self_evaluation.authority_id)
    return claim


def _said(claim: Claim, evidence: Sequence[Evidence]) -> str:
    """That it was kept; and, at once, that something speaks against it."""
    waiting = len(row_of(claim, evidence, timezone.localdate()).unanswered)
    if not waiting:
        return "The claim was kept."
    thing = "One thing speaks" if waiting == 1 else f"{waiting} things speak"
    return f"The claim was kept. {thing} against it: see beside it."


def _page(
    request: HttpRequest, form: ClaimForm, trial: Trial, evidence: Iterable[Evidence], **context: Any
) -> HttpResponse:
    return form_page(
        request,
        "assessment/claims_form.html",
        form,
        trial,
        groups=_groups(evidence, str(form.shown("area"))),
        area_names=_AREA_NAMES,
        **context,
    )


def _groups(evidence: Iterable[Evidence], area: str) -> list[tuple[str, list[Evidence]]]:
    """What bears on the claim's area first, then all else by its kind."""
    some = list(evidence)
    near = [each for each in some if area and area in each.areas]
    groups = [(f"On {_AREA_NAMES[area].lower()}", near)] if near else []
    rest = [each for each in some if each not in near]
    groups += [(kind.label, [each for each in rest if each.kind is kind]) for kind in Kind]
    return [(heading, mine) for heading, mine in groups if mine]
