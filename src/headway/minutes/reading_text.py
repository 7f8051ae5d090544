"""A minute as somebody pasted it: title, purpose, attendance, paragraphs, resolutions, promises, documents."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from headway.errors import ForPerson
from headway.minutes.layout import Block, Mark, Section, blocks, tidy
from headway.minutes.outcomes import outcomes_of
from headway.minutes.promises import Passage, promises_in
from headway.minutes.record import Minute, Paragraph, Part, Resolution
from headway.minutes.resolutions import is_only_noted, is_open, resolution_at

__all__ = ["LONGEST", "is_banner", "minute_of", "read_minute_text"]

LONGEST = 1_000_000
"""Characters. A whole council meeting comes to some 200,000."""

_FURNITURE = re.compile(
    r"(?:agendas?,? meetings and minutes\s*-\s*)?(?:agenda item|issue - meetings|issue details|decision details?"
    r"|(?:agenda and |printed |draft )*(?:draft )?minutes|agenda and decisions)$"
    r"|skip to (?:main )?content|no\.\s+item$|items?$|media$|share this",
    re.I,
)
_FIELD = re.compile(
    r"(?:decision maker|decision status|is key decision\?|is subject to call in\?|report author|publication date"
    r"|date of decision|decided at meeting|accompanying documents|wards? affected|effective from|venue|contact|status"
    r"|also known as)\s*:",
    re.I,
)
_MEETING_OF = re.compile(r"meeting of .{3,200}\(item\b", re.I)
_MEETING = re.compile(r"meeting:\s", re.I)
_FILE_NOTE = re.compile(
    r"(?:\s*\bpdf icon\b)?\s*\b(?:PDF|DOCX?|XLSX?)\s+\d+(?:\.\d+)?\s*[KM]B\s*$|\s+pdf icon\s*$", re.I
)
_BANNER = re.compile(
    r"this is a default template|custom branding (?:appears|should be)|technical error: error|SSL/TLS secure channel"
    r"|could not create SSL",
    re.I,
)


@dataclass
class _Draft:
    """A paragraph in the making: its block, its parts, and where its resolution starts and ends."""

    block: Block
    parts: list[Block] = field(default_factory=list)
    resolved_from: int | None = None
    resolved_to: int = 0
    is_open: bool = False


def read_minute_text(text: str) -> Minute:
    """The minute that a text holds. Paragraphs, parts and quotes are exact pieces of the text."""
    if len(text) > LONGEST:
        raise ForPerson(
            f"The pasted minute has {len(text):,} characters; at most {LONGEST:,} are read. Paste one item at a time."
        )
    if not text.strip():
        raise ForPerson(
            "There are no words to read a minute from. Paste the item's text, from its title to the end."
        )
    return minute_of(text, blocks(text))


def is_banner(line: str) -> bool:
    """Whether a line is the error that some councils' pages print when their own template cannot be fetched."""
    return len(line) < 400 and bool(_BANNER.search(line))


def minute_of(text: str, found: Sequence[Block], *, is_agenda: bool = False) -> Minute:
    """The minute in a text whose blocks are known.

    ``is_agenda``: words without a heading "Minutes:" or "Decision:" over them say what the item is for.
    """
    kept = [each for each in found if not is_banner(text[each.start : each.end])]
    title, purpose, body = _head(text, kept, is_agenda=is_agenda)
    attendance, body = _attendance(text, body)
    drafts = _drafts(text, body)
    paragraphs = tuple(_paragraph(text, each) for each in drafts)
    resolutions = [each.resolution for each in paragraphs if each.resolution]
    promises = promises_in(
        text, _passages(text, drafts), [each for one in resolutions for each in one.outcomes]
    )
    return Minute(
        title=title,
        purpose=purpose,
        attendance=attendance,
        paragraphs=paragraphs,
        promises=promises,
        documents=_documents(text, kept),
        warnings=_warnings(paragraphs),
        source=text,
    )


def _head(text: str, found: list[Block], *, is_agenda: bool) -> tuple[str, str, list[Block]]:
    """Title, purpose, and the blocks of the body. Without a heading "Minutes:" all after the title is body."""
    head = [each for each in found if each.section is Section.HEAD]
    body = [each for each in found if each.section in (Section.MINUTES, Section.DECISION)]
    head = [each for each in head if not _is_furniture(text[each.start : each.end])]
    after = [place for place, each in enumerate(head) if _MEETING.match(text[each.start : each.end])]
    if after and after[-1] + 1 < len(head):
        head = head[after[-1] + 1 :]
    if not head:
        return "", "", body
    title, rest = "", head
    first = tidy(text[head[0].start : head[0].end])
    has_minutes = any(each.section is Section.MINUTES for each in found)
    if _is_title(first) and (has_minutes or len(head) + len(body) > 1):
        title, rest = _plain_title(first), head[1:]
    if has_minutes or is_agenda:
        return title, "\n\n".join(tidy(text[each.start : each.end]) for each in rest), body
    return title, "", rest + body


def _is_furniture(line: str) -> bool:
    told = tidy(line)
    return bool(_FURNITURE.match(told) or _FIELD.match(told) or _MEETING_OF.match(told))


def _is_title(line: str) -> bool:
    return len(line) <= 300 and not line.endswith((".", ";")) and resolution_at(line) is None


def _plain_title(line: str) -> str:
    told = _FILE_NOTE.sub("", line)
    return re.sub(r"^\d{1,3}\.?\s+(?=\S)", "", told).strip() if told != line else told.strip()


def _attendance(text: str, body: list[Block]) -> tuple[str, list[Block]]:
    """Who came for the item: a line before the first number that says so."""
    for place, each in enumerate(body[:3]):
        words = text[each.start : each.end]
        if each.mark is not Mark.NONE or len(words) > 600:
            break
        if re.search(r"\b(?:in attendance|(?:was|were) present) for\b", words):
            return tidy(words), body[:place] + body[place + 1 :]
    return "", body


def _drafts(text: str, body: list[Block]) -> list[_Draft]:
    drafts: list[_Draft] = []
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
        draft = _Draft(each)
        if (marked and each.mark is not Mark.NUMBER) or (at == 0 and marked and _is_clause(words)):
            draft = _Draft(Block(Mark.NONE, "", each.start, each.start, each.section), [each])
        if at is not None:
            draft.resolved_from, draft.resolved_to = each.start + at, each.end
            draft.is_open = is_open(words[at:]) or bool(draft.parts)
        drafts.append(draft)
    return drafts


def _is_clause(words: str) -> bool:
    """Whether a marked block is one clause of a resolution that has no line of its own to lead it in."""
    return bool(re.match(r"(?:that|to)\b", words, re.I))


def _continues(last: _Draft, block: Block, words: str) -> bool:
    """Whether a block belongs to the paragraph before it, as a lettered part or a clause of its resolution."""
    if block.section is not last.block.section:
        return False
    if last.resolved_from is not None:
        if block.mark in (Mark.LETTER, Mark.BULLET):
            return True
        if not last.is_open:
            return False
        return _is_clause(words) if block.mark is Mark.NONE else _is_next(last, block)
    if block.mark not in (Mark.LETTER, Mark.BULLET):
        return False
    return resolution_at(words, decision=block.section is Section.DECISION, marked=True) is None


def _is_next(last: _Draft, block: Block) -> bool:
    """Whether a numbered block goes on with the list of a resolution, and is not the next paragraph."""
    numbers = [each.label for each in last.parts if each.mark is Mark.NUMBER]
    return block.label == (str(int(numbers[-1]) + 1) if numbers and numbers[-1].isdigit() else "1")


def _paragraph(text: str, draft: _Draft) -> Paragraph:
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


def _passages(text: str, drafts: list[_Draft]) -> list[Passage]:
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


def _documents(text: str, found: list[Block]) -> tuple[str, ...]:
    """Titles of the papers listed under "Supporting documents:", without size and type."""
    titles = []
    for each in found:
        if each.section is Section.DOCUMENTS:
            told = re.sub(r",?\s*item\s+\d+\s*$", "", _FILE_NOTE.sub("", tidy(text[each.start : each.end])))
            told = told.rstrip(" ,")
            if told and not _is_furniture(told):
                titles.append(told)
    return tuple(titles)


def _warnings(paragraphs: tuple[Paragraph, ...]) -> tuple[str, ...]:
    if not paragraphs:
        return ("No minute was found: there is a title, and nothing after it.",)
    if not any(each.resolution for each in paragraphs):
        return (
            "No resolution was found. If the item was only heard, that may be right; look for it in the text.",
        )
    return ()
