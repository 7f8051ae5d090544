"""The lines of a minute as blocks: numbered, lettered, bulleted or plain, each with its place in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Block", "Mark", "Section", "blocks", "tidy"]


class Mark(StrEnum):
    """How a block is marked at its start."""

    NUMBER = "number"
    LETTER = "letter"
    BULLET = "bullet"
    NONE = ""


class Section(StrEnum):
    """The part of a page that a block stands in; each but the first follows a heading of its own."""

    HEAD = "head"
    MINUTES = "minutes"
    DECISION = "decision"
    DOCUMENTS = "documents"
    ASIDE = "aside"
    """Reasons, options considered, contacts: printed with a decision, and neither a minute nor resolved."""


@dataclass(frozen=True)
class Block:
    """A run of lines; ``start`` and ``end`` place its words, without the label, in the text."""

    mark: Mark
    label: str
    start: int
    end: int
    section: Section


_BLANK = r"[^\S\n]"
_NUMBER = re.compile(
    rf"\(?(\d{{1,3}}(?:\.\d{{1,3}}){{1,3}}|\d{{1,3}})(?:[.)]+{_BLANK}+|{_BLANK}{{2,}}|(?<=\.\d){_BLANK}+|[.)]*$)"
)
_LETTER = re.compile(rf"\(?([a-z]|[ivx]{{1,5}})[.)]+(?:{_BLANK}+|$)")
_BULLET = re.compile(rf"([·•◦▪■o–\-*])(?:{_BLANK}+|$)")
_HEADINGS = (
    (Section.MINUTES, re.compile(r"(?:draft )?minutes?:", re.I)),
    (Section.DECISION, re.compile(r"decisions?(?:(?: number| made| taken)?:|$)", re.I)),
    (Section.DOCUMENTS, re.compile(r"(?:supporting|additional|accompanying|linked) documents?:?", re.I)),
    (
        Section.ASIDE,
        re.compile(
            r"(?:reasons?(?: for (?:the )?(?:decision|recommendation)s?)?|(?:alternative |other )?options?"
            r"(?: rejected| considered)*|background papers?"
            r"|conflicts? of interests?(?: declared)?)(?:\s*:|$)",
            re.I,
        ),
    ),
)


_RESUMES = re.compile(r"(?:IT\s+WAS\s+)?(?:RESOLVED|Resolved)\b")
"""What is resolved stands in the minute again, though reasons or options came before it."""


def tidy(words: str) -> str:
    """The words with every run of white space as one space."""
    return " ".join(words.split())


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """First and last place of each line's words; for a blank line the two are the same."""
    for line in re.finditer(r"[^\n\r\f\v\x85\u2028\u2029]*(?:\r\n|[\n\r\f\v\x85\u2028\u2029]|$)", text):
        stripped = line.group().strip()
        start = line.start() + (line.group().find(stripped) if stripped else 0)
        yield start, start + len(stripped)


def _heading(line: str) -> tuple[Section, int] | None:
    """The section that a line opens, and where in the line its first words stand."""
    for section, pattern in _HEADINGS:
        if found := pattern.match(line):
            rest = line[found.end() :].strip(" \t|\xa0")
            if section is Section.DOCUMENTS and rest and not found.group().endswith(":"):
                continue
            return section, line.find(rest, found.end()) if rest else len(line)
    return None


def _marked(line: str) -> tuple[Mark, str, int]:
    """The mark of a line, its label, and how many characters the label takes."""
    for mark, pattern in ((Mark.NUMBER, _NUMBER), (Mark.LETTER, _LETTER), (Mark.BULLET, _BULLET)):
        if found := pattern.match(line):
            return mark, found.group(1), found.end()
    return Mark.NONE, "", 0


def _runs_on(text: str, before: Block, start: int) -> bool:
    """Whether a line goes on with the block before it, as text that was broken to a width does."""
    words = text[before.start : before.end]
    gap = text[before.end : start]
    if before.mark is not Mark.NONE and before.start == before.end:  # a label that stands alone on its line
        return True
    if not words or gap.count("\n") != 1 or words[-1] in ".:;!?":
        return False
    first = text[start]
    return first.islower() or (first.isalnum() and len(words.rsplit("\n", 1)[-1]) > 60 and words[-1] == ",")


def blocks(text: str) -> list[Block]:
    """The blocks of a text, in order."""
    found: list[Block] = []
    section = before = Section.HEAD
    fresh = True
    for first, end in _lines(text):
        if first == end:
            continue
        start = first
        if section is Section.ASIDE and _RESUMES.match(text, first, end):
            section, fresh = before, True
        if opened := _heading(text[first:end]):
            before = section if section is not Section.ASIDE else before
            section, fresh, start = opened[0], True, first + opened[1]
            if start >= end:
                continue
        mark, label, skip = _marked(text[start:end])
        if mark is Mark.NONE and found and not fresh and _runs_on(text, found[-1], start):
            last = found[-1]
            begins = last.start if last.start < last.end else start
            found[-1] = Block(last.mark, last.label, begins, end, last.section)
        else:
            found.append(Block(mark, label, min(start + skip, end), end, section))
        fresh = False
    return found
