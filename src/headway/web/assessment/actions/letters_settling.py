"""Settling an edit whose sentence is drafted otherwise now, or no more: no words are lost, none applied unseen."""

from django.db import transaction

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.assessment.actions.letters_common import kept, opened, place_of, told, undo
from headway.web.assessment.models import LetterEdit
from headway.web.assessment.queries.letters import LetterNow
from headway.web.assessment.rules.letter_edits import is_added, mark_of, new_key
from headway.web.assessment.states import EditKind

__all__ = ["keep_edit", "keep_loose", "take_draft"]


@transaction.atomic
def keep_edit(*, by: Person, edit: LetterEdit, seen: str) -> LetterEdit:
    """Let a person's words stand although the sentence is drafted otherwise now, if the figures bear them out."""
    now = _to_settle(by, edit, seen)
    if not now.is_stale(edit.key):
        raise ForPerson(
            "There is nothing to settle: the sentence is drafted as it was when this was written."
        )
    row = LetterEdit(
        key=edit.key,
        kind=edit.kind,
        text=edit.text,
        drafted=now.drafted_text(edit.key),
        after=edit.after,
        sources=list(edit.sources),
        because=edit.because,
    )
    return kept(by, now, row, "letter.edit_kept")


@transaction.atomic
def keep_loose(*, by: Person, edit: LetterEdit, seen: str, after: str) -> LetterEdit:
    """Give a person's words a place of their own: the sentence that they changed, or followed, is drafted no more."""
    now = _to_settle(by, edit, seen)
    earlier = list(edit.assessment.edits.filter(key=edit.key, undone=None))
    row = LetterEdit(
        key=edit.key if is_added(edit.key) else new_key(edit.assessment.edits.order_by("id")),
        kind=EditKind.ADD,
        text=edit.text,
        drafted=now.ground.figures(edit.sources),
        after=place_of(now, after),
        sources=list(edit.sources),
        because=edit.because,
    )
    kept(by, now, row, "letter.sentence_added")
    undo(by, earlier)
    return row


@transaction.atomic
def take_draft(*, by: Person, edit: LetterEdit, seen: str) -> LetterEdit:
    """Take the letter as it is drafted now: every edit of the sentence is undone, and stays on record."""
    _to_settle(by, edit, seen)
    undo(by, list(edit.assessment.edits.filter(key=edit.key, undone=None)))
    told(by, "letter.draft_taken", edit)
    return edit


def _to_settle(by: Person, edit: LetterEdit, seen: str) -> LetterNow:
    """The letter; the edit must be the one that counts, and the draft as it was seen beside it."""
    now = opened(by, edit.assessment)
    row = now.rows.get(edit.key)
    if row is None or row.pk != edit.pk or mark_of(row, now.drafted_text(edit.key)) != seen:
        raise ForPerson("This sentence was changed while you looked at it. Look at it again.")
    return now
