"""The letter of an annual assessment as a tree: its parts, then the notes that say what each sentence stands on.

A raised number follows each sentence and leads to its note; the note leads back, and on to the figures of the profile.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from headway.assessment.letter import CELL, Edited, Letter, Paragraph, ParagraphKind, Part, Sentence, Woven
from headway.assessment.profile import Profile
from headway.assessment.rulebook import Rulebook
from headway.documents.committee.assessment_notes import Numbered, notes
from headway.documents.tree import (
    Block,
    Box,
    BulletList,
    Change,
    Document,
    FieldRow,
    Heading,
    Lines,
    Place,
    Run,
    Runs,
    Table,
    Title,
    plain,
)
from headway.documents.tree import Paragraph as TreeParagraph

__all__ = ["assessment_letter"]


def assessment_letter(
    letter: Letter,
    profile: Profile,
    rulebook: Rulebook,
    *,
    edited: Edited | None = None,
    tracked: bool = False,
    edits_listed: bool = False,
    draft: bool = False,
) -> Document:
    """The letter as it stands. ``tracked`` (for Word): a person's edits as tracked changes, from ``edited``;
    ``edits_listed``: a table of them among the notes. The notes' part of the letter is set among the notes.
    """
    drawing = _Drawing(rulebook, tracked and edited is not None, edited, Numbered())
    shown = edited.drafted if drawing.tracked and edited and edited.drafted else letter
    body = [block for part in shown.parts if part.id != "notes" for block in drawing.part(part)]
    assumed = letter.part("notes")
    end = notes(letter, assumed, drawing.numbered, profile, rulebook, edited if edits_listed else None)
    subject = letter.sentence("addressee/subject")
    return Document(
        title=subject.text if subject else f"{letter.authority}: annual assessment {letter.year}",
        dated=_dated(letter),
        blocks=(*body, *end),
        draft=draft,
    )


def _dated(letter: Letter) -> date | None:
    said = letter.sentence("addressee/date")
    try:
        return datetime.strptime(said.text, "%d %B %Y").date() if said else None  # noqa: DTZ007 - a day
    except ValueError:
        return None


@dataclass(frozen=True)
class _Drawing:
    rulebook: Rulebook
    tracked: bool
    edited: Edited | None
    numbered: Numbered

    def part(self, part: Part) -> Iterator[Block]:
        """The part's blocks, its heading first."""
        if part.heading:
            yield Heading(plain(part.heading))
        for paragraph in part.paragraphs:
            yield from self._paragraph(part, paragraph)

    def _woven(self, paragraph: Paragraph) -> tuple[Woven, ...]:
        if self.tracked and self.edited:
            return self.edited.woven.get(paragraph.id, ())
        return tuple(Woven(each, each) for each in paragraph.sentences)

    def _paragraph(self, part: Part, paragraph: Paragraph) -> Iterator[Block]:
        ones = self._woven(paragraph)
        if paragraph.id == "addressee/subject":
            yield Title()
        elif paragraph.kind is ParagraphKind.LINES:
            place = Place.SIGNED if paragraph.id == "signature/lines" else Place.LEFT
            yield Lines(tuple(_runs(one, self.tracked) for one in ones), place)
        elif paragraph.kind is ParagraphKind.TABLE:
            yield self._table(ones)
        elif paragraph.kind is ParagraphKind.BULLET:
            yield BulletList(tuple(self._noted(one) for one in ones))
        elif paragraph.id == "grade/line" and not any(one.edit and self.tracked for one in ones):
            yield from self._grade(ones)
        else:
            yield TreeParagraph(
                _labelled(self._prose(ones), self._label(part, paragraph)), leads=paragraph.id == "scale/lead"
            )

    def _label(self, part: Part, paragraph: Paragraph) -> str:
        outcome = paragraph.id.removeprefix("outcomes/")
        return dict(self.rulebook.outcomes).get(outcome, "") if part.id == "outcomes" else ""

    def _table(self, ones: Sequence[Woven]) -> Table:
        rows = []
        for one in ones:
            cells = (one.now or one.drafted or Sentence("", "", ())).text.split(CELL)
            rows.append(tuple((plain(cell),) for cell in (*cells, "")[:2]))
        return Table(
            "The grades", ("Grade", "What it stands for"), tuple(rows), (1, 2), whole=True, announced=True
        )

    def _grade(self, ones: Sequence[Woven]) -> Iterator[Block]:
        for one in ones:
            sentence = one.now or one.drafted
            label, joint, rest = sentence.text.partition(": ") if sentence else ("", "", "")
            if sentence and joint and len(label.split()) < 7:
                runs = (Run(rest, bold=True), *self.numbered.reference(sentence))
                yield Box((FieldRow(label, (runs,)),))
            else:
                yield TreeParagraph(self._noted(one))

    def _prose(self, ones: Sequence[Woven]) -> Runs:
        made: list[Run] = []
        for one in ones:
            if made:
                made.append(Run(" "))
            made += self._noted(one)
        return tuple(made)

    def _noted(self, one: Woven) -> Runs:
        reference = self.numbered.reference(one.now) if one.now else ()
        return (*_runs(one, self.tracked), *reference)


def _runs(one: Woven, tracked: bool) -> Runs:
    now = one.now
    if not (tracked and one.edit):
        return _text(now) if now else ()
    on = _iso(one.edit.on)
    taken = (Run(one.drafted.text, change=Change(one.edit.by, on, deleted=True)),) if one.drafted else ()
    put = (Run(now.text, change=Change(one.edit.by, on)),) if now else ()
    return (*taken, *put)


def _iso(on: date | datetime | None) -> str:
    if on is None:
        return ""
    if isinstance(on, datetime) and on.tzinfo:
        on = on.astimezone(UTC)
    return f"{on:%Y-%m-%dT%H:%M:%SZ}"


def _text(sentence: Sentence) -> Runs:
    """A sentence in brackets keeps a place for a person to fill."""
    waits = sentence.key.endswith("/none") and sentence.text.startswith("[")
    return (Run(sentence.text, placeholder=waits),)


def _labelled(runs: Runs, label: str) -> Runs:
    if label and runs and runs[0].change is None and runs[0].text.startswith(f"{label}: "):
        rest = replace(runs[0], text=runs[0].text.removeprefix(f"{label}:"))
        return (Run(f"{label}:", bold=True), rest, *runs[1:])
    return runs
