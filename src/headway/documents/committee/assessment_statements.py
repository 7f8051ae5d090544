"""A table that sets what a published letter states beside ours: each supported, contradicted, or without data.

Its form is our own.
"""

import csv
import io
from collections.abc import Iterator, Sequence

from headway.assessment.profile import Origin, Profile
from headway.assessment.statements import Beside, Standing
from headway.documents.tree import Block, Document, Heading, Paragraph, Runs, Table, plain

__all__ = ["statements_csv", "statements_document"]

_HEADER = ("What the letter states", "What ours says", "Standing", "Why, and by what source")
_WIDTHS = (0.26, 0.26, 0.12, 0.36)
_SECTIONS = {
    "How the assessment is made": ("addressee", "derived", "weights", "scale", "caveat", "grade"),
    "Reasons": ("reasons",),
    "Key areas for further improvement": ("improvement",),
    "Outcomes for children and young people": ("outcomes",),
    "Prospects for improvement": ("prospects",),
    "Statute": ("statute",),
}
_NOTHING = "Nothing."
_INTRODUCTION = (
    "The statements of the published letter are restated in Headway’s words. What decides is known apart from that "
    "letter: inspections, official statistics, other publications. What the letter alone says is without data, be it "
    "right or wrong."
)


def statements_document(found: Sequence[Beside], profile: Profile) -> Document:
    """The table as a document, by the letter's parts, the counts before it."""
    return Document(
        title=f"What the letter to {profile.name} of {profile.year} states, and what is known",
        subject="Annual assessment of children’s services",
        dated=profile.as_of,
        blocks=tuple(_blocks(found)),
        landscape=True,
    )


def statements_csv(found: Sequence[Beside]) -> str:
    """The same as CSV, a row a statement."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("id", "part", "the letter states", "ours says", "standing", "because", "sources"))
    for each in found:
        told = each.statement
        sources = "; ".join(_source(source) for source in each.sources)
        cells = (told.id, told.part, told.says, each.ours, each.standing, each.because, sources)
        writer.writerow([_safe(cell) for cell in cells])
    return out.getvalue()


def _safe(text: str) -> str:
    """A title that a person brought may begin as a formula does: an apostrophe keeps it text."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _blocks(found: Sequence[Beside]) -> Iterator[Block]:
    counts = {standing: sum(each.standing is standing for each in found) for standing in Standing}
    said = ", ".join(f"{count} {standing}" for standing, count in counts.items())
    yield Paragraph(plain(_INTRODUCTION))
    yield Paragraph(plain(f"Of {len(found)} statements: {said}."))
    for name, parts in _SECTIONS.items():
        about = [each for each in found if each.statement.part in parts]
        if about:
            yield Heading(plain(name))
            yield Table(name, _HEADER, tuple(map(_row, about)), _WIDTHS, announced=True)


def _row(each: Beside) -> tuple[tuple[Runs, ...], ...]:
    why = (plain(each.because), *(plain(_source(source)) for source in each.sources))
    return (
        (plain(each.statement.says),),
        (plain(each.ours or _NOTHING),),
        (plain(each.standing.capitalize()),),
        why,
    )


def _source(origin: Origin) -> str:
    address = f", {origin.address}" if origin.address else ""
    return f"{origin.title}{address} ({origin.mark.in_words})"
