"""The head and the foot of an item: its title, what it was for, who came, its papers; not the page's own furniture."""

import re

from headway.minutes.layout import Block, Mark, Section, tidy
from headway.minutes.resolutions import resolution_at

__all__ = ["attendance_in", "documents_in", "head_of", "is_banner"]

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


def is_banner(line: str) -> bool:
    """Whether a line is the error that some councils' pages print when their own template cannot be fetched."""
    return len(line) < 400 and bool(_BANNER.search(line))


def head_of(text: str, found: list[Block], *, is_agenda: bool) -> tuple[str, str, list[Block]]:
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


def attendance_in(text: str, body: list[Block]) -> tuple[str, list[Block]]:
    """Who came for the item: a line before the first number that says so."""
    for place, each in enumerate(body[:3]):
        words = text[each.start : each.end]
        if each.mark is not Mark.NONE or len(words) > 600:
            break
        if re.search(r"\b(?:in attendance|(?:was|were) present) for\b", words):
            return tidy(words), body[:place] + body[place + 1 :]
    return "", body


def documents_in(text: str, found: list[Block]) -> tuple[str, ...]:
    """Titles of the papers listed under "Supporting documents:", without size and type."""
    titles = []
    for each in found:
        if each.section is Section.DOCUMENTS:
            told = re.sub(r",?\s*item\s+\d+\s*$", "", _FILE_NOTE.sub("", tidy(text[each.start : each.end])))
            told = told.rstrip(" ,")
            if told and not _is_furniture(told):
                titles.append(told)
    return tuple(titles)
