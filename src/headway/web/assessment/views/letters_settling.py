"""Settling an edit whose sentence is drafted otherwise now: both texts side by side, and a decision."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.roles import May
from headway.web.assessment.actions import letters_settling as actions
from headway.web.assessment.actions.common import OPEN
from headway.web.assessment.forms.letters import SettleForm
from headway.web.assessment.models import LetterEdit
from headway.web.assessment.queries.letters import LetterNow, edits_for, letter_now
from headway.web.assessment.rules.letter_edits import mark_of
from headway.web.assessment.rules.letter_page import places_of
from headway.web.assessment.views.letters_editing import letter_address, sent, way_to_page
from headway.web.form_pages import Trial, form_page, tried

__all__ = ["settle_stale"]

_KEEP, _DRAFT = "keep", "draft"
_SAID = {_KEEP: "The edit stands.", _DRAFT: "The letter has the sentence as it is drafted now."}


def settle_stale(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what a person wrote, or take the new draft. To write a third thing, the sentence is changed."""
    edit = seen_or_404(request, edits_for(request.user), pk=pk)
    assessment = edit.assessment
    access.demand(request, May.KEEP_ASSESSMENTS, assessment.authority_id)
    now = letter_now(assessment) if assessment.state in OPEN else None
    if now is None or not _waits(now, edit):
        messages.info(request, "There is nothing to settle about this edit.")
        return redirect("assessment_letter", assessment.pk)
    is_loose = edit.pk in {row.pk for row in now.loose}
    drafted = now.drafted_text(edit.key)
    form = SettleForm(
        sent(request),
        choices=_choices(edit, is_loose=is_loose),
        places=places_of(now.letter) if is_loose else [],
        initial={"version": mark_of(edit, drafted), "after": _last_of_its_part(now, edit)},
    )
    trial = Trial()
    if request.method == "POST":
        trial = tried(form, lambda: _settled(request, edit, form, is_loose=is_loose))
        if trial.done:
            messages.success(request, _SAID[form.cleaned_data["choice"]])
            return redirect(letter_address(assessment, trial.made.key))
    context = {
        "edit": edit,
        "drafted": drafted,
        "is_loose": is_loose,
        "stands_on": now.ground.sources(edit.sources),
        "assessment": assessment,
        "trail": way_to_page(assessment, "Settle an edit"),
    }
    return form_page(request, "assessment/letter_settle.html", form, trial, **context)


def _waits(now: LetterNow, edit: LetterEdit) -> bool:
    return edit.pk in {row.pk for row in (*now.stale, *now.loose)}


def _choices(edit: LetterEdit, *, is_loose: bool) -> list[tuple[str, str]]:
    if is_loose:
        return [(_KEEP, "Keep these words, as a sentence of their own"), (_DRAFT, "Leave them out")]
    keep = "Leave the sentence out, as before" if edit.kind == "remove" else "Keep what was written"
    return [(_KEEP, keep), (_DRAFT, "Take it out" if edit.kind == "add" else "Take the new draft")]


def _settled(request: HttpRequest, edit: LetterEdit, form: SettleForm, *, is_loose: bool) -> LetterEdit:
    said = form.cleaned_data
    told: dict[str, Any] = {"by": request.user, "edit": edit, "seen": said["version"]}
    if said["choice"] == _DRAFT:
        return actions.take_draft(**told)
    return actions.keep_loose(**told, after=said["after"]) if is_loose else actions.keep_edit(**told)


def _last_of_its_part(now: LetterNow, edit: LetterEdit) -> str:
    """Where a loose sentence is proposed to stand: last in its part, as far as the key tells it."""
    part = (edit.after or edit.key).split("/")[0]
    places = [key for key, _ in places_of(now.letter)]
    return next((key for key in reversed(places) if key.split("/")[0] == part), places[-1] if places else "")
