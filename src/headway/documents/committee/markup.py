"""The small Markdown of what people write, as blocks of the tree.

CommonMark (0.31) as markdown-it-py reads it, cut down to paragraphs, ``-`` bullets, ``**bold**``, ``### part``, ``---``
and tables with pipes. Whatever else Markdown knows (links, pictures, HTML, other lists, other headings) stays the
characters that were typed: a report's text can be quoted without becoming anything.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock, heading, hr, list_block
from markdown_it.token import Token

from headway.documents.tree import Run, Runs

_Rule = Callable[[StateBlock, int, int, bool], bool]


@dataclass(frozen=True)
class Words:
    """A paragraph."""

    runs: Runs


@dataclass(frozen=True)
class Bullets:
    """Bullets, one below the other; a bullet within a bullet comes after it."""

    items: tuple[Runs, ...]


@dataclass(frozen=True)
class PartHeading:
    """``### heading``: what follows belongs to this part."""

    runs: Runs


@dataclass(frozen=True)
class PartEnd:
    """``---``: what follows belongs to the section again."""


@dataclass(frozen=True)
class Grid:
    """A table with pipes: its header (every cell empty where it has none) and its rows."""

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]


Piece = Words | Bullets | PartHeading | PartEnd | Grid


def pieces(text: str) -> tuple[Piece, ...]:
    """The text's paragraphs, lists, parts and tables, in order."""
    return tuple(_pieces(_reader().parse(text)))


def inline(text: str) -> Runs:
    """One line of text: bold is the only style."""
    return _runs(_reader().parseInline(text)[0].children or [])


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("zero").enable(
        ["heading", "hr", "list", "table", "emphasis", "balance_pairs", "fragments_join"]
    )
    known: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote"]}
    reader.block.ruler.at("heading", _only(heading, r"###(?=[ \t])"), known)
    reader.block.ruler.at("hr", _only(hr, r"-{3,}\s*$"), {"alt": [*known["alt"], "list"]})
    reader.block.ruler.at("list", _only(list_block, r"-(?=[ \t])"), known)
    return reader


def _only(rule: _Rule, opening: str) -> _Rule:
    """The rule, where the line opens so."""
    pattern = re.compile(opening)

    def narrowed(state: StateBlock, line: int, last: int, silent: bool) -> bool:
        start, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
        return bool(pattern.match(state.src[start:end])) and rule(state, line, last, silent)

    return narrowed


def _pieces(tokens: Sequence[Token]) -> Iterator[Piece]:
    place = 0
    while place < len(tokens):
        kind = tokens[place].type
        if kind == "hr":
            yield PartEnd()
            place += 1
            continue
        end = _end(tokens, place)
        within = tokens[place + 1 : end]
        if kind == "paragraph_open":
            yield Words(_runs(within[0].children or []))
        elif kind == "heading_open":
            yield PartHeading(_runs(within[0].children or []))
        elif kind == "table_open":
            yield _grid(within)
        else:
            yield Bullets(tuple(_items(within)))
        place = end + 1


def _end(tokens: Sequence[Token], start: int) -> int:
    depth = 0
    for place in range(start, len(tokens)):
        depth += tokens[place].nesting
        if depth == 0:
            return place
    raise ValueError(f"{tokens[start].type} has no end")


def _items(tokens: Sequence[Token]) -> Iterator[Runs]:
    """The words of each bullet: paragraphs of one bullet are joined by a space."""
    item: list[Run] = []
    for token in tokens:
        if token.type == "list_item_open" and item:
            yield tuple(item)
            item = []
        elif token.type == "inline":
            item += [*([Run(" ")] if item else []), *_runs(token.children or [])]
    if item:
        yield tuple(item)


def _grid(tokens: Sequence[Token]) -> Grid:
    rows: list[list[Runs]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_runs(token.children or []))
    header, *body = rows
    return Grid(tuple(header), tuple(tuple(row) for row in body))


def _runs(tokens: Sequence[Token]) -> Runs:
    """The inline tokens as runs. Other emphasis than ``**`` is given back as it was typed."""
    runs: list[Run] = []
    bold = 0
    for token in tokens:
        if token.markup == "**" and token.type.startswith("strong"):
            bold += token.nesting
            continue
        text = token.content or token.markup
        if runs and runs[-1].bold == bool(bold):
            runs[-1] = Run(runs[-1].text + text, bold=bool(bold))
        elif text:
            runs.append(Run(text, bold=bool(bold)))
    return tuple(run for run in runs if run.text)
