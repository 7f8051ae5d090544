"""Sections as blocks: headings, paragraphs numbered by their place, parts, bullets and tables."""

from collections.abc import Iterator
from itertools import pairwise

from headway.documents.committee.markup import (
    Bullets,
    Grid,
    PartEnd,
    PartHeading,
    Piece,
    Words,
    pieces,
)
from headway.documents.tree import Block, BulletList, Heading, Paragraph, Runs, Table, plain, words

_LONGEST_ANNOUNCEMENT = 160
_LINE = 88
"""About how many characters of a table stand side by side across the page."""


def numbered_section(number: int, heading: str, text: str) -> tuple[Block, ...]:
    """The heading "2." and its paragraphs "2.1"; ``###`` starts the part "2.2", whose paragraphs are "2.2.1";
    ``---`` goes back to the section's own, "2.3".
    """
    titled = (Heading(plain(heading), f"{number}."),) if heading.strip() else ()
    return (*titled, *_blocks(pieces(text), heading, str(number)))


def unnumbered(text: str, subject: str) -> tuple[Block, ...]:
    """The text as a letter has it, without numbers. ``subject`` names its tables where nothing else does."""
    return tuple(_blocks(pieces(text), subject, ""))


def _blocks(found: tuple[Piece, ...], subject: str, number: str) -> Iterator[Block]:
    counts = [0, 0]  # in the section, in the part
    in_part = False
    for before, piece, after in _with_neighbours(found):
        if isinstance(piece, PartEnd):
            in_part = False
        elif isinstance(piece, PartHeading):
            in_part = True
            counts = [counts[0] + 1, 0]
            yield Heading(piece.runs, f"{number}.{counts[0]}" if number else "", level=3)
        elif isinstance(piece, Words):
            if isinstance(after, Grid) and _is_caption(piece):
                continue
            counts[in_part] += 1
            yield Paragraph(
                piece.runs, _number(number, counts, in_part=in_part), leads=isinstance(after, Bullets | Grid)
            )
        elif isinstance(piece, Bullets):
            yield BulletList(piece.items, under_number=bool(number))
        else:
            yield table(piece, before, subject)


def _with_neighbours(found: tuple[Piece, ...]) -> Iterator[tuple[Piece | None, Piece, Piece | None]]:
    padded = (None, *found, None)
    for (before, piece), (_, after) in pairwise(pairwise(padded)):
        if piece is not None:
            yield before, piece, after


def _number(section: str, counts: list[int], *, in_part: bool) -> str:
    if not section:
        return ""
    return f"{section}.{counts[0]}.{counts[1]}" if in_part else f"{section}.{counts[0]}"


def _is_caption(piece: Words) -> bool:
    """ "Table: ..." or "Table 2: ..." right before a table is its caption, and no paragraph."""
    start, colon, rest = words(piece.runs).partition(":")
    return bool(colon and rest.strip()) and start.split()[:1] == ["Table"] and len(start.split()) <= 2


def table(grid: Grid, before: Piece | None, subject: str) -> Table:
    """The table under its caption; else announced by the paragraph before it; else named for its section."""
    said = words(before.runs).strip() if isinstance(before, Words) else ""
    captioned = isinstance(before, Words) and _is_caption(before)
    announced = not captioned and 0 < len(said) <= _LONGEST_ANNOUNCEMENT and said.endswith((":", "."))
    caption = said if captioned else said.rstrip(":.") if announced else subject
    rows = tuple(tuple((cell,) for cell in row) for row in grid.rows)
    return Table(
        caption, tuple(map(words, grid.header)), rows, _widths((grid.header, *grid.rows)), announced=announced
    )


def _widths(rows: tuple[tuple[Runs, ...], ...]) -> tuple[float, ...]:
    """Shares by what a column holds: long text damped, and no column narrower than its longest word while they fit."""
    columns = [[words(cell) for cell in column] for column in zip(*rows, strict=True)]
    least = [_longest_word(each) for each in columns]
    wish = [
        max(need, min(max(map(len, each), default=1), 60)) for need, each in zip(least, columns, strict=True)
    ]
    room = _LINE - sum(least)
    if sum(wish) <= _LINE or room <= 0:
        return tuple(map(float, wish))
    more = [each - need for need, each in zip(least, wish, strict=True)]
    return tuple(need + room * each / sum(more) for need, each in zip(least, more, strict=True))


def _longest_word(texts: list[str]) -> int:
    """In characters, with the room beside it; one that is longer than any word of a table is broken."""
    return max(min(max((len(word) for text in texts for word in text.split()), default=1), 24) + 3, 4)
