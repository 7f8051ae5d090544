"""A letter as files: the document by the writers of ``headway.documents``, and what each sentence stands on as rows."""

from collections.abc import Iterator
from dataclasses import dataclass

from headway.assessment.letter import CELL, Edited, Letter
from headway.documents.committee.assessment_letter import assessment_letter
from headway.web.assessment.rules.letter_sources import Ground, Source
from headway.web.plans.statement import Format
from headway.web.plans.statement import written as as_bytes

__all__ = ["COLUMNS", "LetterFile", "rows_of", "written"]

COLUMNS = (
    "part",
    "sentence",
    "text",
    "stands on",
    "what that is",
    "what it says",
    "source",
    "address",
    "how sure",
)


@dataclass(frozen=True)
class LetterFile:
    """All that a file is made of; ``edited`` None: what was signed off has no marks of who wrote what."""

    letter: Letter
    ground: Ground
    edited: Edited | None = None
    draft: bool = False


def written(file: LetterFile, form: Format) -> bytes:
    """The letter as a file of that kind. A draft in Word has the edits as tracked changes, elsewhere as a list."""
    in_word = form is Format.WORD
    document = assessment_letter(
        file.letter,
        file.ground.profile,
        file.ground.rulebook,
        edited=file.edited,
        tracked=in_word and file.edited is not None,
        edits_listed=not in_word and file.edited is not None,
        draft=file.draft,
    )
    return as_bytes(document, form)


def rows_of(file: LetterFile) -> Iterator[tuple[str, ...]]:
    """A row for each thing that a sentence stands on, in the letter's order."""
    for part in file.letter.parts:
        for paragraph in part.paragraphs:
            for each in paragraph.sentences:
                text = each.text.replace(CELL, ": ")
                for source in file.ground.sources(each.sources):
                    yield (part.id, each.key, text, source.key, *_told(source))


def _told(source: Source) -> tuple[str, ...]:
    mark = source.mark.in_words if source.mark else ""
    return source.label or "not in the profile", source.says, source.title, source.address, mark
