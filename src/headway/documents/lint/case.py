"""A paper with its sources: what every rule is asked about. Facts that several rules need are found once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from headway.benchmarks import Position, position
from headway.documents.lint.inspection import Inspection, inspection_of
from headway.documents.lint.rule import Fault, Need, Severity
from headway.documents.lint.sentences import Sentence, sentences_of
from headway.documents.lint.sources import Sources, rows_to
from headway.documents.reading import Kind, Part, Piece, Place, ReadPaper

__all__ = ["Case"]

_LONGEST_BEFORE = timedelta(days=90)
_PROSE = (Part.SUMMARY, Part.PARAGRAPH, Part.BULLET, Part.RECOMMENDATION)


@dataclass
class Case:
    """One lint of one paper. ``on`` is the day that claims are judged by: the meeting's, or the one given."""

    paper: ReadPaper
    sources: Sources
    on: date | None
    _positions: dict[tuple[date, tuple[str, ...], str], Position] = field(default_factory=dict, repr=False)

    def absent(self, need: Need) -> bool:
        """Whether what a rule needs is not there."""
        return {
            Need.NOTHING: False,
            Need.REPORT: not any(report.pages for report in self.sources.reports),
            Need.INSPECTION: self.inspection is None,
            Need.REGISTER: self.on is None or self.register_to is None or self.on > self.register_to,
            Need.ATTACHMENTS: self.attached is None,
            Need.SOUGHT: self.sources.sought is None,
            Need.MEETING: self.sources.meeting is None,
        }[need]

    @cached_property
    def prose(self) -> tuple[Piece, ...]:
        """The pieces that say something; of a text without a paper's form, all of them."""
        if self.paper.kind is Kind.TEXT:
            return tuple(piece for piece in self.paper.pieces if piece.part is not Part.HEADING)
        return tuple(piece for piece in self.paper.pieces if piece.part in _PROSE)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of the prose."""
        return tuple(each for piece in self.prose for each in sentences_of(piece))

    @cached_property
    def inspection(self) -> Inspection | None:
        """The inspection that the paper is about; a paper from long before its report is about another."""
        found = inspection_of(self.sources, self.paper.text, self.on)
        if found and found.published and self.on and found.published - self.on > _LONGEST_BEFORE:
            return None
        return found

    @cached_property
    def attached(self) -> tuple[str, ...] | None:
        """The titles of what is attached: as told, else as the paper itself lists them."""
        if self.sources.attachments is not None:
            return self.sources.attachments
        own = self.paper.content.appendices
        return tuple(f"Appendix {each.number}: {each.title}" for each in own) if own else None

    @cached_property
    def register_to(self) -> date | None:
        """The last day of which the register knows."""
        return self.sources.register_to or rows_to(self.sources.rows)

    def position(self, on: date, frameworks: Sequence[str], judgement: str = "overall") -> Position:
        """The national position on a day."""
        key = (on, tuple(frameworks), judgement)
        if key not in self._positions:
            self._positions[key] = position(self.sources.rows, on, frameworks, judgement)
        return self._positions[key]

    def fault(
        self, rule: str, severity: Severity, piece: Piece, span: tuple[int, int], message: str, mend: str
    ) -> Fault:
        """A fault at ``piece.text[span]``."""
        start, end = span
        return Fault(
            rule, severity, self.paper.place_of(piece, start, end), piece.text[start:end], message, mend
        )

    def at(
        self, rule: str, severity: Severity, sentence: Sentence, span: tuple[int, int], *say: str
    ) -> Fault:
        """A fault at ``sentence.text[span]``; ``say`` is the message and how to mend it."""
        message, mend = say
        begin = sentence.start
        return self.fault(rule, severity, sentence.piece, (begin + span[0], begin + span[1]), message, mend)

    def in_field(self, rule: str, severity: Severity, name: str, *say: str, quote: str = "") -> Fault:
        """A fault of a field as a whole, which may not be there."""
        message, mend = say
        piece = self.paper.field_piece(name)
        place = piece.place if piece else Place(name)
        return Fault(rule, severity, place, quote or (piece.text if piece else ""), message, mend)

    def pieces(self, *parts: Part) -> Iterator[Piece]:
        """The pieces of some parts."""
        return (piece for piece in self.paper.pieces if piece.part in parts)
