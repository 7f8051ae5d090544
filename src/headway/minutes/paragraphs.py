"""Numbered paragraphs with their lettered parts, and which of them are resolutions, from the blocks of a minute."""

import re
from dataclasses import dataclass, field

from headway.minutes.layout import Block, Mark, Section
from headway.minutes.outcomes import outcomes_of
from headway.minutes.promises import Passage
from headway.minutes.record import Paragraph, Part, Resolution
from headway.minutes.resolutions import is_only_noted, is_open, resolution_at

__all__ = ["Draft", "drafts_of", "paragraph_of", "passages_of"]


@dataclass
class Draft:
    """A paragraph in the making: its block, its parts, and where its resolution starts and ends."""

    block: Block
    parts: list[Block] = field(default_factory=list)
    resolved_from: int | None = None
    resolved_to: int = 0
    is_open: bool = False


def drafts_of(text: str, body: list[Block]) -> list[Draft]:
    drafts: list[Draft] = []
    for each in body:
        words = text[each.start : each.end]
        last = drafts[-1] if drafts else None
        if last and _continues(last, each, words):
            last.parts.append(each)
            if last.resolved_from is not None:
                last.resolved_to = each.end
            continue
        marked = each.mark is not Mark.NONE
        at = resolution_at(words, decision=each.section is Section.DECISION, marked=marked)
        draft = Draft(each)
        if (marked and each.mark is not Mark.NUMBER) or (at == 0 and marked and _is_clause(words)):
            draft = Draft(Block(Mark.NONE, "", each.start, each.start, each.section), [each])
        if at is not None:
            draft.resolved_from, draft.resolved_to = each.start + at, each.end
            draft.is_open = is_open(words[at:]) or bool(draft.parts)
        drafts.append(draft)
    return drafts


def _is_clause(words: str) -> bool:
    """Whether a marked block is one clause of a resolution that has no line of its own to lead it in."""
    return bool(re.match(r"(?:that|to)\b", words, re.I))


def _continues(last: Draft, block: Block, words: str) -> bool:
    """Whether a block belongs to the paragraph before it, as a lettered part or a clause of its resolution."""
    if block.section is not last.block.section:
        return False
    if last.resolved_from is not None:
        if not last.is_open:  # "Resolved - (a) ...;" and "(b) ..." on the next line
            return block.mark is Mark.LETTER and block.label not in ("a", "i")
        if block.mark in (Mark.LETTER, Mark.BULLET):
            return True
        return _is_clause(words) if block.mark is Mark.NONE else _is_next(last, block)
    if block.mark not in (Mark.LETTER, Mark.BULLET):
        return False
    return resolution_at(words, decision=block.section is Section.DECISION, marked=True) is None


def _is_next(last: Draft, block: Block) -> bool:
    """Whether a numbered block goes on with the list of a resolution, and is not the next paragraph."""
    numbers = [each.label for each in last.parts if each.mark is Mark.NUMBER]
    return block.label == (str(int(numbers[-1]) + 1) if numbers and numbers[-1].isdigit() else "1")


def paragraph_of(text: str, draft: Draft) -> Paragraph:
    resolution = None
    if draft.resolved_from is not None:
        words = text[draft.resolved_from : draft.resolved_to]
        lead = (
            text[draft.resolved_from : max(draft.block.end, draft.resolved_from)]
            if draft.block.start < draft.block.end
            else ""
        )
        parts = [text[each.start : each.end] for each in draft.parts]
        resolution = Resolution(words, outcomes_of(lead, parts))
    return Paragraph(
        number=draft.block.label if draft.block.mark is Mark.NUMBER else "",
        text=text[draft.block.start : draft.block.end],
        parts=tuple(
            Part(each.label if each.mark is not Mark.NONE else "", text[each.start : each.end])
            for each in draft.parts
        ),
        resolution=resolution,
    )


def passages_of(text: str, drafts: list[Draft]) -> list[Passage]:
    """The narrative, piece by piece: all but what is resolved."""
    passages = []
    for place, draft in enumerate(drafts, start=1):
        where = draft.block.label if draft.block.mark is Mark.NUMBER else f"paragraph {place}"
        ends = draft.block.end
        if draft.resolved_from is not None and not is_only_noted(text[draft.resolved_from : ends]):
            ends = min(ends, draft.resolved_from)
        if draft.block.start < ends:
            passages.append(Passage(where, draft.block.start, ends))
        if draft.resolved_from is None:
            bullets = 0
            for part in draft.parts:
                bullets += part.mark is Mark.BULLET
                name = f"{part.label})" if part.mark is Mark.LETTER else f"point {bullets}"
                passages.append(Passage(f"{where} {name}", part.start, part.end))
    return passages
