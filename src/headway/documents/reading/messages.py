"""A message to staff, as copied from an intranet page → its content."""

import re

from headway.documents.content import MessageContent, Section
from headway.documents.reading.dated import day_in
from headway.documents.reading.letters import is_heading_line, paragraphs_of, sections_of
from headway.documents.reading.lines import lines_of, tidied

__all__ = ["read_message"]

_FURNITURE = re.compile(r"(?:skip to (?:main )?content|home|menu|search|print this page)\W*$", re.IGNORECASE)
_SENDER = re.compile(r"(?:a )?message from\s+(.+?)\s*:?\s*$", re.IGNORECASE)
_ONLY_A_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ \d{4}$")
_MOST_LINES_OF_A_SIGNATURE = 5


def read_message(text: str) -> MessageContent:
    """The message that a text holds. Never raises: what is missing stays empty."""
    lines = [line for line in lines_of(tidied(text)) if not _FURNITURE.match(line.text)]
    greeted = next((at for at, line in enumerate(lines) if line.text.startswith("Dear ")), None)
    head = [] if greeted is None else [line.text for line in lines[:greeted]]
    body = lines if greeted is None else lines[greeted + 1 :]
    sender = next((found[1] for words in head if (found := _SENDER.match(words))), "")
    rest = [words for words in head if not _SENDER.match(words)]
    days = [words for words in rest if _ONLY_A_DAY.match(words)]
    said = [words for words in rest if not _ONLY_A_DAY.match(words)]
    signed = _signature([line.text for line in body])
    sections = sections_of(paragraphs_of(body[: len(body) - signed]))
    return MessageContent(
        sender=sender,
        title=said[0] if said else "",
        on=next((day for words in (*days, *said) if (day := day_in(words))), None),
        standfirst=" ".join(said[1:]),
        salutation="" if greeted is None else lines[greeted].text,
        sections=tuple(Section(each.heading, each.text) for each in sections),
        signatory=tuple(line.text for line in body[len(body) - signed :]),
    )


def _signature(texts: list[str]) -> int:
    """How many of the last lines sign the message: short lines without a stop."""
    count = 0
    for words in reversed(texts):
        if count == _MOST_LINES_OF_A_SIGNATURE or not is_heading_line(words):
            break
        count += 1
    return count
