"""A letter as its page shows it: each sentence with the number of its note, who changed it, and what may be done."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from headway.assessment.letter import CELL, Letter, Paragraph, ParagraphKind, Part, Sentence
from headway.web.assessment.models import LetterEdit
from headway.web.assessment.rules.anchors import anchor
from headway.web.assessment.rules.letter_sources import Ground, Source

__all__ = [
    "OnPage",
    "PageParagraph",
    "PagePart",
    "editable_keys",
    "is_editable",
    "laid_out",
    "notes_of",
    "places_of",
    "sentence_id",
]

_BY_HAND = frozenset({"addressee", "signature"})
"""Parts that the letter's details make."""
_BY_RULE = frozenset({"scale", "notes"})
"""Parts that the rules make; they are changed there."""
_JUDGED = frozenset({"grade/line", "grade/reasons"})
"""Paragraphs that the judgement makes, with what limits it."""
_NOTED = (ParagraphKind.PROSE, ParagraphKind.BULLET)
_NAMES = {
    "addressee": "To whom it goes",
    "derived": "How the assessment was derived",
    "weights": "What weighs most",
    "scale": "The scale",
    "caveat": "What a grade does not say",
    "statute": "The Act",
    "signature": "Who signs",
}
"""Names, for those who edit, of the parts that have no heading in the letter."""


@dataclass(frozen=True)
class OnPage:
    """One sentence, row or line. ``note`` is its number; 0 where it needs none."""

    key: str
    text: str
    note: int
    sources: tuple[Source, ...]
    edit: LetterEdit | None = None
    doubts: tuple[str, ...] = ()
    editable: bool = False

    @property
    def cells(self) -> list[str]:
        """A row's cells."""
        return self.text.split(CELL)

    @property
    def place(self) -> str:
        """Its id on the page."""
        return sentence_id(self.key)

    @property
    def begins(self) -> str:
        """Its first words, for those who hear a link without seeing its row."""
        words = self.text.replace(CELL, " ").split()
        return " ".join(words[:7]) + (" …" if len(words) > 7 else "")


@dataclass(frozen=True)
class PageParagraph:
    """Sentences that stand together; ``kind`` prose, bullet, table or lines."""

    id: str
    kind: str
    sentences: tuple[OnPage, ...]


@dataclass(frozen=True)
class PagePart:
    """A part under its heading, which may be ""."""

    id: str
    heading: str
    paragraphs: tuple[PageParagraph, ...]

    @property
    def name(self) -> str:
        """Its heading, or what stands for it where the letter has none."""
        return self.heading or _NAMES.get(self.id, self.id.capitalize())

    @property
    def fixed(self) -> str:
        """Where its sentences are made, if not here: "details" or "rules"."""
        return "details" if self.id in _BY_HAND else "rules" if self.id in _BY_RULE else ""

    @property
    def sentences(self) -> Iterator[OnPage]:
        """Every sentence of the part."""
        for each in self.paragraphs:
            yield from each.sentences


@dataclass
class _Numbering:
    ground: Ground
    rows: Mapping[str, LetterEdit]
    doubts: Mapping[str, tuple[str, ...]]
    last: int = field(default=0)

    def sentence(self, part: Part, paragraph: Paragraph, each: Sentence) -> OnPage:
        sources = self.ground.sources(each.sources)
        noted = paragraph.kind in _NOTED and part.id != "notes" and bool(sources)
        self.last += noted
        return OnPage(
            key=each.key,
            text=each.text,
            note=self.last if noted else 0,
            sources=sources,
            edit=self.rows.get(each.key),
            doubts=self.doubts.get(each.key, ()),
            editable=is_editable(part, paragraph),
        )


def laid_out(
    letter: Letter,
    ground: Ground,
    rows: Mapping[str, LetterEdit] | None = None,
    doubts: Mapping[str, tuple[str, ...]] | None = None,
) -> list[PagePart]:
    """The letter's parts, their sentences numbered through."""
    numbering = _Numbering(ground, rows or {}, doubts or {})
    return [
        PagePart(
            part.id,
            part.heading,
            tuple(
                PageParagraph(
                    each.id,
                    str(each.kind),
                    tuple(numbering.sentence(part, each, one) for one in each.sentences),
                )
                for each in part.paragraphs
            ),
        )
        for part in letter.parts
    ]


def is_editable(part: Part, paragraph: Paragraph) -> bool:
    """Whether a person may put it otherwise: sentences, not what the rules, the judgement or the details make."""
    return paragraph.kind in _NOTED and part.id not in _BY_HAND | _BY_RULE and paragraph.id not in _JUDGED


def sentence_id(key: str) -> str:
    """The id of a sentence on the letter's page."""
    return anchor(key).replace("line-", "sentence-", 1)


def editable_keys(letter: Letter) -> frozenset[str]:
    """The sentences that a person may edit."""
    return frozenset(key for key, _ in places_of(letter))


def places_of(letter: Letter) -> list[tuple[str, str]]:
    """The sentences behind which another may stand, with their part and first words."""
    return [
        (each.key, f"{part.heading or _NAMES.get(part.id, part.id)}: {_first(each.text)}")
        for part in letter.parts
        for paragraph in part.paragraphs
        if is_editable(part, paragraph)
        for each in paragraph.sentences
    ]


def _first(text: str, most: int = 80) -> str:
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"


def notes_of(parts: Sequence[PagePart]) -> list[OnPage]:
    """The sentences that have a note, in order. Where a line comes from is told in the first note that names it."""
    told: set[str] = set()
    found = []
    for each in (each for part in parts for each in part.sentences if each.note):
        sources = tuple(source.shorter() if source.key in told else source for source in each.sources)
        told.update(source.key for source in each.sources)
        found.append(replace(each, sources=sources))
    return found
