"""Self-evaluations: the list, one of them as it is written or as it was signed off, and it as a file."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from headway.assessment.self_evaluation.practice import rules_in_words
from headway.assessment.self_evaluation.text import QUESTIONS, Written, from_dict
from headway.documents.committee.self_evaluation import STANCES
from headway.documents.committee.self_evaluation import self_evaluation as as_document
from headway.web.accounts.queries import authorities_where, may
from headway.web.accounts.roles import May
from headway.web.assessment.models import SelfEvaluation
from headway.web.assessment.queries.self_evaluations import (
    given_out,
    later_than,
    on_show,
    rows_for,
    self_evaluations_for,
)
from headway.web.assessment.rules.content import is_altered
from headway.web.assessment.rules.self_evaluations import ClaimRow, by_area, hindrances, unspoken, written
from headway.web.assessment.states import State
from headway.web.plans.statement import Format, policy_for
from headway.web.plans.statement import written as as_file

__all__ = ["self_evaluation", "self_evaluation_file", "self_evaluations", "way_in", "way_to"]

_View = Callable[..., HttpResponse]
_LARGEST = 2**63 - 1
"""The largest number that a database takes for an id."""


class _Gone(Exception):  # noqa: N818 - it says what became of it
    def __init__(self, evaluation: SelfEvaluation) -> None:
        self.evaluation = evaluation


class _Altered(Exception):  # noqa: N818 - it says what became of it
    def __init__(self, evaluation: SelfEvaluation) -> None:
        self.evaluation = evaluation


def _for_everybody(view: _View) -> _View:
    """A page that needs no sign-in once it is published; what was withdrawn says so, what was altered is not shown."""

    @require_safe
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except _Gone as thing:
            told = {"evaluation": thing.evaluation}
            response = render(request, "assessment/self_evaluations_gone.html", told, status=410)
        except _Altered as thing:
            can_mend = may(request.user, May.PUBLISH, thing.evaluation.authority_id)
            told = {"evaluation": thing.evaluation, "can_mend": can_mend}
            response = render(request, "assessment/self_evaluations_altered.html", told, status=503)
        patch_vary_headers(response, ("Cookie",))
        return response

    return answered


@require_safe
def self_evaluations(request: HttpRequest) -> HttpResponse:
    """What everybody may read, and for those who work here every self-evaluation in its state."""
    person = request.user
    mine = list(self_evaluations_for(person).defer("content")) if person.is_authenticated else []
    context = {
        "mine": mine,
        "published": [each for each in on_show() if each.pk not in {one.pk for one in mine}],
        "works_here": bool(authorities_where(person, May.SEE_DRAFTS)),
        "can": {"keep": bool(authorities_where(person, May.KEEP_ASSESSMENTS))},
        "trail": [*way_in(), {"text": "Self-evaluations"}],
    }
    return render(request, "assessment/self_evaluations_list.html", context)


@_for_everybody
def self_evaluation(request: HttpRequest, pk: int) -> HttpResponse:
    """One: as it is written, with what speaks against each claim; or as it was signed off."""
    found = _seen(request, pk)
    inside = may(request.user, May.SEE_DRAFTS, found.authority_id)
    context = {
        "evaluation": found,
        "inside": inside,
        "questions": QUESTIONS,
        "stances": {str(key): text for key, text in STANCES.items()},
        "can": {
            "keep": may(request.user, May.KEEP_ASSESSMENTS, found.authority_id),
            "publish": may(request.user, May.PUBLISH, found.authority_id),
        },
        "trail": way_to(found),
    }
    if found.content:
        said = from_dict(found.content)
        since = _since(request, found) if inside else []
        told = {
            "said": said,
            "as_of": date.fromisoformat(said.as_of),
            "later": later_than(found),
            "since": since,
        }
        context |= told
        return render(request, "assessment/self_evaluations_one.html", context)
    today = timezone.localdate()
    rows, evidence = rows_for(request.user, found, today)
    context |= {
        "rows": rows,
        "today": today,
        "unspoken": unspoken(rows, evidence, today),
        "areas": by_area(evidence),
        "hindrances": hindrances(rows),
        "rules": rules_in_words(),
        "is_draft": found.state == State.DRAFT,
    }
    return render(request, "assessment/self_evaluations_draft.html", context)


def _since(request: HttpRequest, found: SelfEvaluation) -> list[ClaimRow]:
    """Claims against which something speaks now that did not, or was not answered, when it was signed off."""
    if found.state not in (State.SIGNED_OFF, State.PUBLISHED):
        return []
    rows, _ = rows_for(request.user, found, timezone.localdate())
    return [each for each in rows if each.unanswered]


@_for_everybody
def self_evaluation_file(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """It as HTML, PDF or Word: what was signed off, or the draft as it would be."""
    if form not in list(Format):
        raise Http404
    found, kind = _seen(request, pk), Format(form)
    page = as_file(as_document(_said(request, found), draft=not found.content), kind)
    response = HttpResponse(page, content_type=kind.media_type)
    if kind is Format.HTML:
        response.headers["Content-Security-Policy"] = policy_for(page)
    name = quote(f"{found.title}{'' if found.content else ' (draft)'}.{kind.value}".replace("/", "-"))
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return response


def _said(request: HttpRequest, found: SelfEvaluation) -> Written:
    if found.content:
        return from_dict(found.content)
    today = timezone.localdate()
    rows, evidence = rows_for(request.user, found, today)
    return written(found, rows, evidence, today)


def _seen(request: HttpRequest, pk: int) -> SelfEvaluation:
    """What everybody may read, or any state of it for those who see drafts there; to others it does not exist."""
    if pk > _LARGEST:
        raise Http404
    own = self_evaluations_for(request.user).filter(pk=pk).first() if request.user.is_authenticated else None
    found = own or given_out().filter(pk=pk).first()
    if found is None:
        raise Http404
    if own is None and found.state == State.WITHDRAWN:
        raise _Gone(found)
    if is_altered(found):
        raise _Altered(found)
    return found


def way_to(found: SelfEvaluation, text: str = "") -> list[dict[str, str]]:
    """The trail of links to a self-evaluation, or to a page below it."""
    here = {"text": found.title}
    if text:
        here["href"] = reverse("self_evaluation", args=[found.pk])
    way = [*way_in(), {"text": "Self-evaluations", "href": reverse("self_evaluations")}, here]
    return [*way, {"text": text}] if text else way


def way_in() -> list[dict[str, str]]:
    """Where its pages begin."""
    return [{"text": "Assessments", "href": reverse("assessments")}]
