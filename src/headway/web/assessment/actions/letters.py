"""Editing the drafted letter: every edit is appended, held to its figures, and can be undone.

Nobody deletes an edit. A form carries the mark of the sentence as its writer saw it (``letter_edits.mark_of``): the
second of two who edit one sentence is told, whether a person changed it or the figures did.
"""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import May
from headway.web.assessment.actions.common import OPEN, demand, refuse_unless
from headway.web.assessment.actions.letters_common import (
    LONGEST,
    as_seen,
    kept,
    opened,
    place_of,
    reason_of,
    sources_of,
    text_of,
    told,
    undo,
)
from headway.web.assessment.models import Assessment, LetterEdit
from headway.web.assessment.queries.letters import LetterNow
from headway.web.assessment.rules.letter_edits import is_added, new_key
from headway.web.assessment.states import EditKind
from headway.web.plans.actions.common import line, optional_line
from headway.web.trail.actions import plain, record
from headway.web.trail.chain import clean
from headway.web.versions import claim

__all__ = ["add_sentence", "change_details", "change_sentence", "remove_sentence", "undo_edit"]

_DETAILS = ("addressee", "signatory", "letter_date")


@transaction.atomic
def change_sentence(
    *,
    by: Person,
    assessment: Assessment,
    key: str,
    seen: str,
    text: str,
    sources: Sequence[str] | None = None,
    because: str = "",
) -> LetterEdit:
    """Say it in other words; refused where the figures contradict them.

    ``sources`` None: it stands on what it stood on.
    """
    now = opened(by, assessment)
    sentence = as_seen(now, key, seen)
    text, stands_on = text_of(text), sources_of(now, sources, sentence.sources)
    if text == sentence.text and set(stands_on) == set(sentence.sources) and not now.is_stale(key):
        raise ForPerson("The sentence says this already. Change it, or cancel.")
    earlier = now.rows.get(key)
    row = LetterEdit(
        key=key,
        kind=EditKind.ADD if is_added(key) else EditKind.CHANGE,
        text=text,
        drafted=now.ground.figures(stands_on) if is_added(key) else now.drafted_text(key),
        after=earlier.after if earlier else "",
        sources=stands_on,
        because=reason_of(because),
    )
    return kept(by, now, row, "letter.sentence_changed")


@transaction.atomic
def remove_sentence(*, by: Person, assessment: Assessment, key: str, seen: str, because: str) -> LetterEdit:
    """Take a sentence out, with the reason."""
    now = opened(by, assessment)
    as_seen(now, key, seen)
    because = line(clean(because), "The reason", LONGEST)
    row = LetterEdit(key=key, kind=EditKind.REMOVE, drafted=now.drafted_text(key), because=because)
    return kept(by, now, row, "letter.sentence_removed")


@transaction.atomic
def add_sentence(
    *, by: Person, assessment: Assessment, after: str, text: str, sources: Sequence[str], because: str = ""
) -> LetterEdit:
    """A sentence of one's own behind another one. It names what it stands on, and is held to it."""
    now = opened(by, assessment)
    text, stands_on = text_of(text), sources_of(now, sources, ())
    _refuse_twice(now, after, text)
    row = LetterEdit(
        key=new_key(assessment.edits.order_by("id")),
        kind=EditKind.ADD,
        text=text,
        drafted=now.ground.figures(stands_on),
        after=place_of(now, after),
        sources=stands_on,
        because=reason_of(because),
    )
    return kept(by, now, row, "letter.sentence_added")


@transaction.atomic
def undo_edit(*, by: Person, edit: LetterEdit) -> LetterEdit:
    """Take one edit back; what stood before it counts again."""
    opened(by, edit.assessment)
    edit.refresh_from_db()
    if edit.undone is not None:
        raise ForPerson(f"{edit.undone_by_name} has undone this edit already.")
    undo(by, [edit])
    told(by, "letter.edit_undone", edit)
    return edit


@transaction.atomic
def change_details(
    *,
    by: Person,
    assessment: Assessment,
    version: int | str,
    addressee: str,
    signatory: str,
    letter_date: date | None,
) -> Assessment:
    """To whom the letter goes, who signs it, and its day; a line each, empty lines left out."""
    demand(by, May.KEEP_ASSESSMENTS, assessment.authority_id)
    _must_be_open(assessment)
    claim(assessment, version)
    _must_be_open(assessment)  # what was signed off between the two
    assessment.refresh_from_db(fields=_DETAILS)
    before = plain(assessment, *_DETAILS)
    assessment.addressee = _some_lines(addressee, "the addressee")
    assessment.signatory = _some_lines(signatory, "who signs")
    assessment.letter_date = letter_date
    assessment.save(update_fields=_DETAILS)
    record(
        by=by,
        action="letter.details_changed",
        subject=assessment,
        authority=assessment.authority_id,
        before=before,
        after=plain(assessment, *_DETAILS),
        thread=f"assessment:{assessment.pk}",
    )
    return assessment


def _refuse_twice(now: LetterNow, after: str, text: str) -> None:
    """A form that is sent again, by a second press or the way back, adds nothing."""
    if any((row.kind, row.after, row.text) == (EditKind.ADD, after, text) for row in now.rows.values()):
        raise ForPerson("The letter has this sentence there already.")


def _must_be_open(assessment: Assessment) -> None:
    assessment.refresh_from_db(fields=["state"])
    refuse_unless(assessment, OPEN, "edited any more")


def _some_lines(text: str, what: str) -> str:
    found = [optional_line(each, f"A line of {what}") for each in clean(text).splitlines()]
    return "\n".join(each for each in found if each)
