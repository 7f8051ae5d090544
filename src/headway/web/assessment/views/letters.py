"""The letter: as it reads, with what each sentence stands on and who changed it; its history; its files."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from headway.assessment.letter import HOW_COUNTED, reading
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.assessment.actions.common import OPEN
from headway.web.assessment.models import Assessment
from headway.web.assessment.queries.assessments import shown
from headway.web.assessment.queries.letters import LetterNow, edits_of, letter_now, signed_letter
from headway.web.assessment.rules.letter_edits import told as told_of
from headway.web.assessment.rules.letter_page import laid_out, notes_of
from headway.web.assessment.rules.letter_sources import Ground
from headway.web.assessment.states import EditKind, State
from headway.web.assessment.views.assessments import way_to
from headway.web.assessment.views.letters_editing import way_to_page
from headway.web.assessment.views.seeing import for_everybody, is_frozen, seen

__all__ = ["assessment_letter", "head_of", "letter_edits"]


@for_everybody
def assessment_letter(request: HttpRequest, pk: int) -> HttpResponse:
    """As it stands, for those who make it (``?view=edit`` to edit it); as it was signed off, for everybody."""
    assessment = seen(request, pk)
    signed = signed_letter(assessment)
    if signed is not None:
        told = shown(assessment)
        parts = laid_out(signed, Ground(told.profile, told.rulebook))
        return _page(request, assessment, {"parts": parts, "reading": reading(signed)})
    now = None if is_frozen(assessment) else letter_now(assessment)
    if now is None:
        return _page(request, assessment, {"parts": []})
    return _page(request, assessment, _working(now))


def _working(now: LetterNow) -> dict[str, Any]:
    doubts: dict[str, tuple[str, ...]] = {}
    for each in now.doubts:
        doubts[each.key] = (*doubts.get(each.key, ()), each.says)
    return {
        "reading": reading(now.letter),
        "parts": laid_out(now.letter, now.ground, now.standing, doubts),
        "doubts": now.doubts,
        "stale": [(row, now.drafted_text(row.key)) for row in now.stale],
        "loose": now.loose,
        "taken_out": [row for row in now.standing.values() if row.kind == EditKind.REMOVE],
        "edited": len(now.rows),
        "unsettled": now.unsettled,
    }


def _page(request: HttpRequest, assessment: Assessment, found: dict[str, Any]) -> HttpResponse:
    head = head_of(request, assessment)
    editing = request.GET.get("view") == "edit" and head["can"]["edit"] and bool(found["parts"])
    context = {
        **head,
        **found,
        "notes": notes_of(found["parts"]),
        "editing": editing,
        "how_counted": HOW_COUNTED,
        "trail": way_to(assessment, "Letter"),
    }
    return render(request, "assessment/letter_edit.html" if editing else "assessment/letter.html", context)


def head_of(request: HttpRequest, assessment: Assessment) -> dict[str, Any]:
    """What the pages of a letter have in common."""
    inside = may(request.user, May.SEE_DRAFTS, assessment.authority_id)
    keeps = may(request.user, May.KEEP_ASSESSMENTS, assessment.authority_id)
    return {
        "assessment": assessment,
        "inside": inside,
        "is_open": assessment.state in OPEN,
        "is_published": assessment.state == State.PUBLISHED,
        "can": {"edit": keeps and assessment.state in OPEN},
    }


@for_everybody
def letter_edits(request: HttpRequest, pk: int) -> HttpResponse:
    """Every edit, the latest first, with the sentence before and after it. For those who see drafts."""
    assessment = seen(request, pk)
    head = head_of(request, assessment)
    if not head["inside"]:
        raise Http404
    context = {
        **head,
        "edits": told_of(edits_of(assessment)),
        "trail": way_to_page(assessment, "History of edits"),
    }
    return render(request, "assessment/letter_edits.html", context)
