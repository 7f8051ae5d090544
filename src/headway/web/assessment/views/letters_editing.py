"""Editing a letter: a sentence put otherwise, taken out or added, an edit undone, the letter's details."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.roles import May
from headway.web.assessment.actions import letters as actions
from headway.web.assessment.actions.common import OPEN
from headway.web.assessment.forms.letters import AddForm, DetailsForm, RemoveForm, SentenceForm
from headway.web.assessment.models import Assessment
from headway.web.assessment.queries.assessments import drafts_for
from headway.web.assessment.queries.letters import LetterNow, edits_for, letter_now
from headway.web.assessment.rules.letter_edits import mark_of
from headway.web.assessment.rules.letter_page import places_of, sentence_id
from headway.web.assessment.views.assessments import way_to
from headway.web.fields import PageForm
from headway.web.form_pages import Trial, form_page, tried
from headway.web.query_values import words

__all__ = [
    "add_sentence",
    "edit_sentence",
    "letter_address",
    "letter_details",
    "remove_sentence",
    "sent",
    "to_edit",
    "undo_edit",
    "way_to_page",
]

_MESSAGES = {
    "changed": "The sentence was changed.",
    "removed": "The sentence was taken out. The history has it.",
    "added": "The sentence was added.",
    "undone": "The edit was undone. The history has it.",
}


def edit_sentence(request: HttpRequest, pk: int) -> HttpResponse:
    """Put one sentence (``?key=``) otherwise. Refused where its figures contradict it, with what they say."""
    assessment, now = _to_edit(request, pk)
    key = words(request.GET.get("key"))
    if now is None or not _may_stand(request, now, key):
        return _choose(request, assessment)
    form, trial = _sentence_form(request, now, key), Trial()
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.change_sentence(
                by=request.user, assessment=assessment, key=key, **_written(form, "version")
            ),
            current=lambda newer: {"text": newer.text},
        )
        if trial.done:
            return _back_to(request, assessment, key, "changed")
    context = {
        "row": now.rows.get(key),
        "drafted": now.drafted_text(key),
        "stands_on": now.ground.sources(_so_far(now, key)),
    }
    return _form(
        request, "assessment/letter_sentence.html", form, trial, assessment, "Change a sentence", context
    )


def _sentence_form(request: HttpRequest, now: LetterNow, key: str) -> SentenceForm:
    """The form as the sentence stands: in a person's words, where an edit of it waits to be settled."""
    sentence, row, so_far = now.to_edit(key), now.rows.get(key), _so_far(now, key)
    return SentenceForm(
        sent(request),
        groups=now.ground.choices(so_far),
        initial={
            "version": mark_of(row, now.drafted_text(key)),
            "text": row.text if row and row.text else sentence.text if sentence else "",
            "sources": list(so_far),
        },
    )


def _so_far(now: LetterNow, key: str) -> tuple[str, ...]:
    """What the sentence stands on before somebody chooses."""
    sentence, row = now.to_edit(key), now.rows.get(key)
    return sentence.sources if sentence else tuple(row.sources) if row else ()


def _written(form: SentenceForm, version: str = "") -> dict[str, Any]:
    """What was written, as the actions take it; ``version``: the field that holds the mark of the sentence."""
    said = form.cleaned_data
    mark = {"seen": said[version]} if version else {}
    return {name: said[name] for name in ("text", "sources", "because")} | mark


def remove_sentence(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one sentence (``?key=``) out, with the reason."""
    assessment, now = _to_edit(request, pk)
    key = words(request.GET.get("key"))
    if now is None or not _may_stand(request, now, key):
        return _choose(request, assessment)
    sentence = now.to_edit(key)
    mark = mark_of(now.rows.get(key), now.drafted_text(key))
    form = RemoveForm(sent(request), initial={"version": mark})
    trial = Trial()
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.remove_sentence(
                by=request.user,
                assessment=assessment,
                key=key,
                seen=form.cleaned_data["version"],
                because=form.cleaned_data["because"],
            ),
        )
        if (
            trial.conflict is not None
        ):  # the page shows the sentence as it is now: pressing again is a decision
            form.data = form.data.copy()
            form.data["version"] = mark
        if trial.done:
            return _back_to(request, assessment, "", "removed")
    context = {"key": key, "sentence": sentence}
    return _form(
        request, "assessment/letter_remove.html", form, trial, assessment, "Take a sentence out", context
    )


def add_sentence(request: HttpRequest, pk: int) -> HttpResponse:
    """A sentence of one's own, behind another (``?after=``); it names what it stands on."""
    assessment, now = _to_edit(request, pk)
    if now is None:
        return _choose(request, assessment)
    form = AddForm(
        sent(request),
        groups=now.ground.choices(),
        places=places_of(now.letter),
        initial={"after": words(request.GET.get("after")), "sources": []},
    )
    trial = Trial()
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.add_sentence(
                by=request.user, assessment=assessment, after=form.cleaned_data["after"], **_written(form)
            ),
        )
        if trial.done:
            return _back_to(request, assessment, trial.made.key, "added")
    return _form(request, "assessment/letter_add.html", form, trial, assessment, "Add a sentence", {})


def undo_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo one edit, after a look at what it did."""
    edit = seen_or_404(request, edits_for(request.user), pk=pk)
    assessment = edit.assessment
    access.demand(request, May.KEEP_ASSESSMENTS, assessment.authority_id)
    form = PageForm(sent(request))
    trial = Trial()
    if request.method == "POST":
        trial = tried(form, lambda: actions.undo_edit(by=request.user, edit=edit))
        if trial.done:
            return _back_to(request, assessment, edit.key, "undone")
    return _form(
        request, "assessment/letter_undo.html", form, trial, assessment, "Undo an edit", {"edit": edit}
    )


def letter_details(request: HttpRequest, pk: int) -> HttpResponse:
    """To whom it goes, who signs, its day."""
    assessment = to_edit(request, pk)
    initial = {
        name: getattr(assessment, name) for name in ("version", "addressee", "signatory", "letter_date")
    }
    form = DetailsForm(sent(request), initial=initial)
    trial = Trial()
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.change_details(by=request.user, assessment=assessment, **form.cleaned_data),
            current=lambda newer: {
                name: getattr(newer, name) for name in ("addressee", "signatory", "letter_date")
            },
        )
        if trial.done:
            messages.success(request, "The details of the letter were saved.")
            return redirect("assessment_letter", assessment.pk)
    return _form(
        request,
        "assessment/letter_details.html",
        form,
        trial,
        assessment,
        "Addressee, signature and date",
        {},
    )


def to_edit(request: HttpRequest, pk: int) -> Assessment:
    """The assessment, for one who may edit its letter."""
    assessment = seen_or_404(request, drafts_for(request.user), pk=pk)
    access.demand(request, May.KEEP_ASSESSMENTS, assessment.authority_id)
    return assessment


def _to_edit(request: HttpRequest, pk: int) -> tuple[Assessment, LetterNow | None]:
    """The assessment and its letter; None where it is signed off, or has no profile yet."""
    assessment = to_edit(request, pk)
    return assessment, letter_now(assessment) if assessment.state in OPEN else None


def _may_stand(request: HttpRequest, now: LetterNow, key: str) -> bool:
    """Whether there is such a sentence; what somebody sends is kept on screen although it has gone meanwhile."""
    return now.may_edit(key) or (request.method == "POST" and bool(key))


def _choose(request: HttpRequest, assessment: Assessment) -> HttpResponse:
    """Nothing to edit at this address: say why, and show the letter."""
    if assessment.state not in OPEN:
        said = f"This assessment is {assessment.get_state_display().lower()}: its letter cannot be edited any more."
    else:
        said = "Choose the sentence that you want to edit."
    messages.info(request, said)
    return redirect(letter_address(assessment, "", editing=assessment.state in OPEN))


def letter_address(assessment: Assessment, key: str, *, editing: bool = True) -> str:
    """The letter's page, at the sentence."""
    here = reverse("assessment_letter", args=[assessment.pk])
    return f"{here}{'?view=edit' if editing else ''}{f'#{sentence_id(key)}' if key else ''}"


def sent(request: HttpRequest) -> QueryDict | None:
    """What was sent by a form, even nothing; None where none was."""
    return request.POST if request.method == "POST" else None


def way_to_page(assessment: Assessment, title: str) -> list[dict[str, str]]:
    """The way back from a page of the letter."""
    letter = {"text": "Letter", "href": reverse("assessment_letter", args=[assessment.pk])}
    return [*way_to(assessment, "Letter")[:-1], letter, {"text": title}]


def _back_to(request: HttpRequest, assessment: Assessment, key: str, done: str) -> HttpResponse:
    messages.success(request, _MESSAGES[done])
    return redirect(letter_address(assessment, key))


def _form(
    request: HttpRequest,
    template: str,
    form: PageForm,
    trial: Trial,
    assessment: Assessment,
    title: str,
    context: dict[str, Any],
) -> HttpResponse:
    return form_page(
        request,
        template,
        form,
        trial,
        assessment=assessment,
        title=title,
        trail=way_to_page(assessment, title),
        **context,
    )
