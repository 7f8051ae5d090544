"""Which edits of a letter stand, what each changed, and the mark by which a form knows what it was opened on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from headway.web.assessment.models import LetterEdit
from headway.web.assessment.states import EditKind

__all__ = ["ADDED", "JUDGEMENT", "Told", "is_added", "mark_of", "new_key", "standing", "told"]

ADDED = "added/"
"""How the keys of sentences begin that a person added."""
JUDGEMENT = "J:judgement"
"""The source of a sentence that stands on the judgement and its written reason."""


@dataclass(frozen=True)
class Told:
    """One edit with what stood before it and after it; "" where nothing stood."""

    edit: LetterEdit
    before: str
    after: str
    counts: bool
    """Whether it is the one of its sentence that counts."""


def is_added(key: str) -> bool:
    """Whether the sentence is one that a person added."""
    return key.startswith(ADDED)


def new_key(rows: Iterable[LetterEdit]) -> str:
    """The key of the next added sentence; no key is given twice, as no edit is ever deleted."""
    given = {row.key for row in rows if is_added(row.key)}
    return f"{ADDED}{len(given) + 1}"


def standing(rows: Iterable[LetterEdit]) -> dict[str, LetterEdit]:
    """The edits that count, by sentence: the latest of each that was not undone. ``rows`` in the order made."""
    found = {row.key: row for row in rows if row.undone is None}
    return {key: row for key, row in found.items() if not (is_added(key) and row.kind == EditKind.REMOVE)}


def mark_of(row: LetterEdit | None, drafted: str) -> str:
    """What a form carries: which edit counted and what was drafted when it was opened."""
    return f"{row.pk if row else 0}-{sha256(drafted.encode()).hexdigest()[:16]}"


def told(rows: Sequence[LetterEdit]) -> list[Told]:
    """Every edit, the latest first, with the sentence before and after it."""
    counting = {row.pk for row in standing(rows).values()}
    found = [
        Told(row, _before(row, rows[:place]), _text(row), row.pk in counting)
        for place, row in enumerate(rows)
    ]
    return found[::-1]


def _before(row: LetterEdit, earlier: Sequence[LetterEdit]) -> str:
    """What the latest edit of the sentence said that stood when this one was made; else what was drafted."""
    for each in reversed(earlier):
        if each.key == row.key and (each.undone is None or each.undone > row.made):
            return _text(each)
    return "" if row.kind == EditKind.ADD else row.drafted


def _text(row: LetterEdit) -> str:
    return "" if row.kind == EditKind.REMOVE else row.text
