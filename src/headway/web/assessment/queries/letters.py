"""The letter of an assessment as it stands now with everybody's edits, or as it was signed off."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from headway.assessment.letter import (
    Doubt,
    Edit,
    Edited,
    Letter,
    Sentence,
    as_dict,
    check,
    draft,
    edited,
    from_dict,
)
from headway.assessment.profile import Profile
from headway.web.accounts.queries import Somebody, authorities_where
from headway.web.accounts.roles import May
from headway.web.assessment.models import Assessment, LetterEdit
from headway.web.assessment.queries.assessments import shown
from headway.web.assessment.rules.letter_edits import is_added, standing
from headway.web.assessment.rules.letter_page import editable_keys
from headway.web.assessment.rules.letter_sources import Ground
from headway.web.assessment.rules.shown import Shown
from headway.web.assessment.states import EditKind

__all__ = ["LetterNow", "edits_for", "edits_of", "letter_now", "signed_letter"]


def edits_for(person: Somebody) -> QuerySet[LetterEdit]:
    """Edits of the letters of the authorities in which the person sees drafts."""
    mine = authorities_where(person, May.SEE_DRAFTS)
    return LetterEdit.objects.filter(assessment__authority__in=mine).select_related("assessment__authority")


def edits_of(assessment: Assessment) -> list[LetterEdit]:
    """Every edit, in the order in which they were made. One query."""
    return list(assessment.edits.order_by("id"))


def signed_letter(assessment: Assessment) -> Letter | None:
    """The letter as it was signed off; None where nobody has signed it off."""
    return from_dict(assessment.content["letter"]) if assessment.content.get("letter") else None


def letter_now(assessment: Assessment) -> "LetterNow | None":
    """The letter drafted from the latest profile, with the edits that count. Two queries. None: no profile is built."""
    told = shown(assessment)
    return None if told is None else made_of(assessment, told, edits_of(assessment))


def made_of(assessment: Assessment, told: Shown, rows: Iterable[LetterEdit]) -> "LetterNow":
    """The letter of one edition of the profile and these edits."""
    drafted = draft(
        told.profile,
        told.assessed,
        told.rulebook,
        grade=told.grade,
        because=told.because,
        addressee=tuple(assessment.addressee.splitlines()),
        signatory=tuple(assessment.signatory.splitlines()),
        on=assessment.letter_date,
    )
    return LetterNow(assessment, told, drafted, standing(rows))


@dataclass(frozen=True)
class LetterNow:
    """A letter as it stands: what is drafted, what people made of it, what is doubtful, what has to be settled."""

    assessment: Assessment
    told: Shown
    drafted: Letter
    rows: dict[str, LetterEdit]

    @property
    def profile(self) -> Profile:
        """What it is drafted from."""
        return self.told.profile

    @property
    def ground(self) -> Ground:
        """All that its sentences can stand on."""
        return Ground(self.told.profile, self.told.rulebook)

    @cached_property
    def edited(self) -> Edited:
        """The draft with the edits that count."""
        waiting = {row.key: row for row in self._overtaken}
        rows = [row for key, row in self.rows.items() if key not in waiting]
        return edited(self.drafted, [_as_edit(row, _place(row, waiting)) for row in rows])

    @property
    def letter(self) -> Letter:
        """What would be signed off."""
        return self.edited.letter

    @cached_property
    def doubts(self) -> tuple[Doubt, ...]:
        """What speaks against a sentence: its figures contradict it, or it stands on nothing."""
        return check(self.letter, self.profile, self.told.rulebook)

    def sentence(self, key: str) -> Sentence | None:
        """The sentence as the letter has it now."""
        return self.letter.sentence(key)

    def to_edit(self, key: str) -> Sentence | None:
        """The sentence, or the words of one that was added and waits to be settled."""
        waits = next((row for row in self._overtaken if row.key == key), None)
        return Sentence(key, waits.text, tuple(waits.sources)) if waits else self.sentence(key)

    def may_edit(self, key: str) -> bool:
        """Whether people edit this sentence: it is in the letter, and not made by rules, judgement or details."""
        return key in editable_keys(self.letter) or self.is_stale(key)

    def drafted_text(self, key: str) -> str:
        """The sentence as it is drafted now, or "" for none; of one that a person added, what its figures say now."""
        row = self.rows.get(key)
        if is_added(key) and row is not None:
            return self.ground.figures(row.sources)
        found = self.drafted.sentence(key)
        return found.text if found else ""

    @cached_property
    def _overtaken(self) -> tuple[LetterEdit, ...]:
        """The added sentences whose figures are others now."""
        added = (row for row in self.rows.values() if row.kind == EditKind.ADD)
        return tuple(row for row in added if row.drafted != self.ground.figures(row.sources))

    @cached_property
    def stale(self) -> tuple[LetterEdit, ...]:
        """The edits whose sentence is drafted otherwise now, or whose figures changed: each waits to be settled."""
        return (*(self.rows[edit.key] for edit, _ in self.edited.stale), *self._overtaken)

    @property
    def standing(self) -> dict[str, LetterEdit]:
        """The edits that stand in the letter, by sentence."""
        return {key: self.rows[key] for key in self.edited.marks}

    @cached_property
    def loose(self) -> tuple[LetterEdit, ...]:
        """The words that have no place any more. What was to be taken out, and is not drafted, needs nothing."""
        found = (self.rows[edit.key] for edit in self.edited.loose)
        return tuple(row for row in found if row.kind != EditKind.REMOVE)

    def is_stale(self, key: str) -> bool:
        """Whether the sentence's edit waits to be settled."""
        return any(row.key == key for row in self.stale)

    @property
    def unsettled(self) -> tuple[str, ...]:
        """What keeps the letter from being signed off, a sentence each."""
        return tuple(self._unsettled())

    def _unsettled(self) -> Iterator[str]:
        if waiting := len(self.stale) + len(self.loose):
            edits = "edit of a sentence" if waiting == 1 else "edits of sentences"
            yield f"The letter was drafted anew: {waiting} {edits} must be settled."
        for name, what in (("addressee", "to whom it goes"), ("signatory", "who signs it")):
            if not getattr(self.assessment, name).strip():
                yield f"The letter does not say {what}: write it under “Addressee, signature and date”."
        for each in self.doubts:
            sentence = self.sentence(each.key)
            yield f"“{_short(sentence.text)}”: {each.says}" if sentence else each.says

    def trying(self, row: LetterEdit) -> "LetterNow":
        """The letter as it would be with one more edit, which is not kept."""
        return replace(self, rows={**self.rows, row.key: row})

    def frozen(self) -> dict[str, Any]:
        """The letter as plain values, for the content that is signed off."""
        return as_dict(self.letter)


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"


def _place(row: LetterEdit, waiting: Mapping[str, LetterEdit]) -> str:
    """The sentence that it follows; where that one waits to be settled, the one before."""
    after = row.after
    while after in waiting:
        after = waiting[after].after
    return after


def _as_edit(row: LetterEdit, after: str) -> Edit:
    return Edit(
        key=row.key,
        kind=row.kind,
        text=row.text,
        drafted="" if row.kind == EditKind.ADD else row.drafted,
        after=after,
        sources=tuple(row.sources),
        by=row.by_name,
        on=row.made,
    )
