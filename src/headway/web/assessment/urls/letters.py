"""Addresses: the letter of an assessment."""

from django.urls import URLPattern, path

from headway.web.assessment.views import letters, letters_editing, letters_files, letters_settling

_LETTER, _EDIT = "assessments/<int:pk>/letter/", "assessments/letter-edits/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path(_LETTER, letters.assessment_letter, name="assessment_letter"),
    path(f"{_LETTER}history/", letters.letter_edits, name="letter_edits"),
    path(f"{_LETTER}details/", letters_editing.letter_details, name="letter_details"),
    path(f"{_LETTER}change/", letters_editing.edit_sentence, name="edit_sentence"),
    path(f"{_LETTER}remove/", letters_editing.remove_sentence, name="remove_sentence"),
    path(f"{_LETTER}add/", letters_editing.add_sentence, name="add_sentence"),
    path(
        "assessments/<int:pk>/letter.<slug:form>",
        letters_files.assessment_letter_file,
        name="assessment_letter_file",
    ),
    path(f"{_EDIT}undo/", letters_editing.undo_edit, name="undo_edit"),
    path(f"{_EDIT}settle/", letters_settling.settle_stale, name="settle_stale"),
]
