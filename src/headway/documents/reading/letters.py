"""A letter's text → its content: who writes, the day, to whom, the subject, sections, the close."""

import re
from collections.abc import Sequence

from headway.documents.content import LetterContent, Section
from headway.documents.reading.dated import day_in
from headway.documents.reading.lines import Line, lines_of, one_line, tidied, unterminated

__all__ = ["is_heading_line", "paragraphs_of", "read_letter", "sections_of"]

_A_DAY = re.compile(
    r"\W*(?:date:?\s*)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2,8},?\s+\d{4}\W*$",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"(?:yours (?:sincerely|faithfully|truly)|(?:kind|best) regards|with best wishes)\b", re.IGNORECASE
)
_MOST_WORDS_OF_A_HEADING = 14


def read_letter(text: str) -> LetterContent:
    """The letter that a text holds. Never raises: what is missing stays empty."""
    lines = list(lines_of(tidied(text)))
    greeted = next((at for at, line in enumerate(lines) if line.text.startswith("Dear ")), len(lines))
    head, body = lines[:greeted], lines[greeted + 1 :]
    dated = next((at for at, line in enumerate(head) if _A_DAY.match(line.text)), None)
    closes = next((at for at, line in enumerate(body) if _SIGN_OFF.match(line.text)), len(body))
    subject, paragraphs = _subject(paragraphs_of(body[:closes]))
    sections = sections_of(paragraphs)
    opening = sections.pop(0).text if sections and not sections[0].heading else ""
    sections, closing = _closing(sections)
    return LetterContent(
        sender_lines=tuple(line.text for line in head[: len(head) if dated is None else dated]),
        on=None if dated is None else day_in(head[dated].text),
        addressee_lines=() if dated is None else tuple(line.text for line in head[dated + 1 :]),
        salutation=lines[greeted].text if greeted < len(lines) else "",
        subject=subject,
        opening=opening,
        sections=tuple(sections),
        closing=closing,
        sign_off=body[closes].text.rstrip(",") if closes < len(body) else "",
        signatory=tuple(line.text for line in body[closes + 1 :]),
    )


def paragraphs_of(lines: Sequence[Line]) -> list[str]:
    """The paragraphs, each on one line; a bullet keeps its dash. A sentence left open goes on after a blank line."""
    found: list[list[str]] = []
    for line in lines:
        bullet = re.match(r"[•–-]\s*(?=\S)", line.text)
        words = f"- {one_line(line.text[bullet.end() :])}" if bullet else _cells(line.text)
        wrapped = not bullet and not line.after_gap and "\t" not in line.text
        if found and (wrapped or _goes_on(found[-1][-1], words)):
            found[-1].append(words)
        else:
            found.append([words])
    return [" ".join(each) for each in found]


def _goes_on(before: str, words: str) -> bool:
    return unterminated(before) and len(before) > 60 and words[:1].islower()


def _cells(words: str) -> str:
    """The words on one line; a table's row keeps one tab between its cells."""
    return "\t".join(one_line(cell) for cell in words.split("\t") if cell.strip())


def is_heading_line(words: str) -> bool:
    """Whether a paragraph is a heading: a few words, no stop, no row of a table."""
    few = len(words) <= 120 and len(words.split()) <= _MOST_WORDS_OF_A_HEADING and "\t" not in words
    return few and unterminated(words) and not words.startswith("- ") and words[:1].isupper()


def sections_of(paragraphs: Sequence[str]) -> list[Section]:
    """The paragraphs under their headings; what comes before the first stands under ""."""
    found: list[tuple[str, list[str]]] = [("", [])]
    for words, following in zip(paragraphs, [*paragraphs[1:], ""], strict=False):
        if is_heading_line(words) and following and not is_heading_line(following):
            found.append((words, []))
        else:
            found[-1][1].append(words)
    return [Section(heading, _joined(texts)) for heading, texts in found if heading or texts]


def _joined(texts: Sequence[str]) -> str:
    lines: list[str] = []
    for text in texts:
        if lines and not (text.startswith("- ") and lines[-1].startswith("- ")):
            lines.append("")
        lines.append(text.replace("\t", " "))
    return "\n".join(lines)


def _subject(paragraphs: list[str]) -> tuple[str, list[str]]:
    if paragraphs and is_heading_line(paragraphs[0]):
        return re.sub(r"^(?:re|subject):\s*", "", paragraphs[0], flags=re.IGNORECASE), paragraphs[1:]
    return "", paragraphs


def _closing(sections: list[Section]) -> tuple[list[Section], str]:
    """The last paragraph of a letter with sections closes it, if it is no list."""
    if not sections:
        return sections, ""
    *before, last = sections[-1].text.split("\n\n")
    if not before or last.startswith("- "):
        return sections, ""
    return [*sections[:-1], Section(sections[-1].heading, "\n\n".join(before))], last
