"""What stands before a line's words: a number, a letter, a bullet, or the signs of a heading."""

import re
from dataclasses import dataclass
from enum import StrEnum

from headway.documents.reading.lines import unterminated

__all__ = ["Mark", "Marked", "Region", "marked", "region_of", "starts_item"]


class Mark(StrEnum):
    """The kinds of line by what they start with."""

    NONE = "none"
    HEADING = "heading"
    NUMBERED = "numbered"
    BULLET = "bullet"
    ITEM = "item"


@dataclass(frozen=True)
class Marked:
    """The mark of a line, its number or letter as printed, and where its words start."""

    mark: Mark
    number: str = ""
    begins: int = 0
    level: int = 1
    """Of a heading written with #: how many."""


class Region(StrEnum):
    """What a section is for, by its heading."""

    BODY = "body"
    RECOMMENDATIONS = "recommendations"
    BACKGROUND = "background"
    CONTACTS = "contacts"
    APPENDICES = "appendices"


_HASHES = re.compile(r"(#{1,4})\s+(?=\S)")
_BOLD_LINE = re.compile(r"\*\*(?:(\d{1,2})[.)]?\s+)?[^*]{2,100}\*\*:?$")
_PARAGRAPH = re.compile(r"(?:[-•*]\s+)?(\d{1,2}(?:\.\d{1,2}){1,3})[.)]?(?:\s+|$)")
_NUMBER = re.compile(r"\**(\d{1,3})[.)]?\s+(?=\S)")
_BULLET = re.compile(r"[•\u2013\u2014*o-]\s+(?=\S)|•(?=\S)")
_ITEM = re.compile(r"\(?((?:[a-z]|[ivx]{1,4}|\d{1,2})(?=[.)]))[.)]\s*(?=\S)")
_ASKING = re.compile(
    r"(?:that|to|is|members|note|agree|approve|consider|comment|endorse|receive|recommend|delegate|refer|ask|"
    r"request|review|support|authorise|adopt|confirm|accept|discuss)\b",
    re.IGNORECASE,
)
_REGIONS = (
    (Region.RECOMMENDATIONS, r"recommendations?(?:\(s\))?|decisions? required"),
    (Region.BACKGROUND, r"background (?:documents?|papers?|information)"),
    (
        Region.CONTACTS,
        (
            r"contacts?(?: (?:details?|officers?))?|(?:report )?authors?|report contacts?"
            r"|lead (?:officer|member)s?|(?:relevant|responsible) (?:director|officer)s?"
            r"|(?:for )?further information"
        ),
    ),
    (Region.APPENDICES, r"(?:list of )?(?:appendices|appendix|attachments?|annexes)(?: attached)?"),
)
_REGION = re.compile(
    "(?:" + "|".join(f"(?P<{region.name}>{pattern})" for region, pattern in _REGIONS) + r")\W*$",
    re.IGNORECASE,
)
_KNOWN = re.compile(
    r"(?:introduction|background|context|conclusions?|next steps|summary|executive summary|findings|options|"
    r"(?:key |main )?(?:issues|points)|reasons?(?: for (?:the )?(?:decision|recommendations?))?|"
    r"(?:[a-z]+,? (?:and )?){1,4}implications|consultation|risk(?:s| management)?)\W*$",
    re.IGNORECASE,
)


def region_of(heading: str) -> Region:
    """What the section under a heading is for."""
    found = _REGION.match(heading.strip().lstrip("*# ").strip())
    return Region[found.lastgroup] if found and found.lastgroup else Region.BODY


def starts_item(words: str) -> bool:
    """Whether words read as something that a body is asked, and not as a heading."""
    return bool(_ASKING.match(words)) or words[:1].islower()


def marked(line: str, section: int, *, ends_block: bool, next_line: str) -> Marked:
    """The mark of a line. ``section`` is the number of the last section, ``ends_block`` whether nothing is joined on.

    A line that starts with a number is a heading where the number follows on, the words are few and leave no
    sentence, and nothing but a paragraph comes after.
    """
    if found := _HASHES.match(line):
        numbered = _PARAGRAPH.match(line, found.end())
        if numbered:
            return Marked(Mark.NUMBERED, numbered[1], numbered.end())
        leading = _NUMBER.match(line, found.end())
        begins = leading.end() if leading else found.end()
        return Marked(Mark.HEADING, leading[1] if leading else "", begins, len(found[1]))
    if found := _BOLD_LINE.match(line):
        return Marked(Mark.HEADING, found[1] or "", 0)
    if found := _PARAGRAPH.match(line):
        return Marked(Mark.NUMBERED, found[1], found.end())
    if (found := _NUMBER.match(line)) and found.end() < len(line):
        number, words = int(found[1]), line[found.end() :]
        follows = section < number <= section + 2
        if follows and _reads_as_heading(words) and (ends_block or len(line) < 50):
            opens = re.match(rf"(?:[-•]\s+)?{number}\.1\b", next_line) is not None
            if opens or not starts_item(words):
                return Marked(Mark.HEADING, found[1], found.end())
        if re.match(r"\**\d{1,3}[.)]\s", line):
            return Marked(Mark.ITEM, found[1], found.end())
    if found := _BULLET.match(line):
        return Marked(Mark.BULLET, "", found.end())
    if found := _ITEM.match(line):
        return Marked(Mark.ITEM, found[1], found.end())
    if ends_block and (region_of(line) is not Region.BODY or _KNOWN.match(line)):
        return Marked(Mark.HEADING)
    return Marked(Mark.NONE)


def _reads_as_heading(words: str) -> bool:
    inline = re.match(r"\**background (?:documents?|papers?)\b", words, re.IGNORECASE)
    few = len(words.split()) <= 12 and len(words) <= 110
    return bool(inline) or (few and unterminated(words) and (words[:1].isupper() or words[:1] in "*‘“'"))
