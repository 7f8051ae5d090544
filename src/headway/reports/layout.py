"""Pages of text → lines of the report's own words: without running heads, page numbers, letterheads and footnotes.

A PDF's text layer mixes these into the sentences. Every rule here is about position and repetition, never about
one report, so that it holds for reports nobody has seen.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

__all__ = ["Line", "clean_lines", "flat", "joined"]

BULLETS = "•◼■▪●‣▶➢❖\ue000-\uf8ff"
"""As a class of characters. The private-use range is where Symbol and Wingdings put theirs."""
STARTS_ITEM = re.compile(rf"^(?:\(?\d{{1,3}}[.)]\s*\S|[{BULLETS}])")
LONGEST_MARKER = 5
MARKER = re.compile(rf"^(?:\(?\d{{1,3}}[.)]|[{BULLETS}–])$")
"""A number or a bullet alone on its line, as some text layers have them: its item is on the next."""
PAGE_NUMBER = re.compile(r"^(?:page\s+)?\d{1,3}(?:\s+of\s+\d{1,3})?$", re.IGNORECASE)
FOOTNOTE = re.compile(r"^(\d{1,2})(?:\s+(?=[A-Z‘“\"'(])|\s*$)")
SENTENCE_END = re.compile(r"[.!?:;][\"'’”)\]]*\d{0,2}$")
LETTERHEAD = re.compile(
    r"^(?:Ofsted|Piccadilly Gate|Store St(?:reet)?|Manchester|(?:Manchester )?M1 2WD"
    r"|Clive House|70 Petty France|Westminster|SW1H 9EX|Aviation House|125 Kingsway|London WC2B 6SE"
    r"|Agora|6 Cumberland Place|Nottingham|NG1 6HJ|Insert LA Address"
    r"|(?:T|T:|Tel:?)\s*0[\d ]{9,}.*|Textphone:?.*|(?:E:?\s*)?enquiries@ofsted\.gov\.uk"
    r"|(?:W:?\s*)?www\.(?:gov\.uk/ofsted|ofsted\.gov\.uk))$"
)
_INSTEAD = (
    ("\ufffe", "-"),
    ("\x02", "-"),
    ("\xa0", " "),
    ("\u200b", ""),
    ("\u0336", "–"),
    ("─", "–"),
    ("―", "–"),
)
REPEATS = 3
"""A line at the head or foot of so many pages is a running head or foot."""
LONGEST_ADDRESS = 60
"""Characters; a longer line that begins like a note is one."""
LONGEST_NOTES = 12
"""Lines that a page's notes take at most; they stand in its lower half."""


class Line(NamedTuple):
    """One line of the report's own words, with its page counted from 1."""

    text: str
    page: int


def flat(text: str) -> str:
    """The text on one line, with single spaces."""
    return " ".join(text.split())


def joined(lines: Iterable[str]) -> str:
    """Lines as one passage. A hyphen at a line's end is kept and closes up: the reports do not hyphenate words."""
    whole = ""
    for line in lines:
        text = line.strip()
        glue = "" if not whole or (whole[-1] == "-" and len(whole) > 1 and whole[-2].isalnum()) else " "
        whole += glue + text
    return flat(whole)


def clean_lines(pages: Sequence[str]) -> list[Line]:
    """Every line of the report's own words, in reading order."""
    split = [_lines_of(page) for page in pages]
    running = _running_keys(split)
    kept: list[Line] = []
    note = 1
    for number, lines in enumerate(split, start=1):
        body = _without_running(lines, running) if number > 1 else _without_page_number(lines)
        if number in (1, len(split)):
            body = _without_letterhead(body)
        body, note = _without_footnotes(body, note)
        kept += [Line(text, number) for text in _with_markers(body)]
    return kept


def _with_markers(lines: list[str]) -> list[str]:
    """Lines with each marker that stands alone put back before its item."""
    whole: list[str] = []
    marker = ""
    for line in lines:
        if marker:
            starts_item = STARTS_ITEM.match(line) or MARKER.match(line)
            whole.append(marker if starts_item else f"{marker} {line}")
            marker = ""
            if not starts_item:
                continue
        if len(line) <= LONGEST_MARKER and MARKER.match(line):
            marker = line
        else:
            whole.append(line)
    return [*whole, marker] if marker else whole


def _lines_of(page: str) -> list[str]:
    # pdfium joins a word broken at a line's end with U+FFFE (or U+0002) where the printed hyphen stood.
    for odd, plain in _INSTEAD:
        page = page.replace(odd, plain)
    return [stripped for line in page.splitlines() if (stripped := line.strip())]


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _running_keys(split: Sequence[Sequence[str]]) -> set[str]:
    counts: Counter[str] = Counter()
    for lines in split[1:]:
        counts.update({_key(line) for line in (*lines[:3], *lines[-2:])})
    return {key for key, seen in counts.items() if seen >= REPEATS and len(key) > 1}


def _is_running(line: str, running: set[str]) -> bool:
    return bool(PAGE_NUMBER.match(line)) or _key(line) in running


def _without_running(lines: list[str], running: set[str]) -> list[str]:
    start, end = 0, len(lines)
    while start < min(4, end) and _is_running(lines[start], running):
        start += 1
    while end > start and end > len(lines) - 4 and _is_running(lines[end - 1], running):
        end -= 1
    return lines[start:end]


def _without_page_number(lines: list[str]) -> list[str]:
    return lines[1:] if lines and PAGE_NUMBER.match(lines[0]) else lines


def _without_letterhead(lines: list[str]) -> list[str]:
    kept: list[str] = []
    run: list[str] = []
    for line in [*lines, ""]:
        if line and LETTERHEAD.match(line):
            run.append(line)
            continue
        if len(run) < 3:  # two such lines may be an addressee's own town
            kept += run
        run = []
        kept.append(line)
    return kept[:-1]


def _without_footnotes(lines: list[str], expected: int) -> tuple[list[str], int]:
    """Cut the notes at a page's foot: they are numbered in one run through the report."""
    for index in range(len(lines) - 1, max(1, len(lines) // 2, len(lines) - LONGEST_NOTES) - 1, -1):
        if STARTS_ITEM.match(lines[index]):
            break
        found = FOOTNOTE.match(lines[index])
        if not found or not expected <= int(found[1]) <= expected + 2:
            continue
        alone = found.end() == len(lines[index])
        if alone and not (index + 1 < len(lines) and lines[index + 1][0].isupper()):
            continue
        first = _first_note(lines, index, expected)
        if not _may_end(lines[:first], lines[first]):
            continue
        return lines[:first], int(found[1]) + 1
    return lines, expected


def _may_end(body: list[str], note: str) -> bool:
    """Whether the page's own words may end before this note: at a sentence's end, or with the note's mark among them.

    "3 Knowsley Place" in the middle of a sentence is an address.
    """
    number = note.split(maxsplit=1)[0]
    mark = re.compile(rf"[^\W\d]\S*(?<!\d){number}(?!\d)|^{number}$|[\w.,;:?!)’”] {number}(?:$| ?[,.;])")
    ended = not body or len(note) > LONGEST_ADDRESS or SENTENCE_END.search(body[-1])
    return bool(ended) or any(mark.search(line) for line in body)


def _first_note(lines: list[str], last: int, expected: int) -> int:
    """Where the page's first note starts, given where its last one does."""
    first = last
    for index in range(last - 1, max(1, len(lines) // 2, last - LONGEST_NOTES) - 1, -1):
        if STARTS_ITEM.match(lines[index]):
            break
        found = FOOTNOTE.match(lines[index])
        if found and expected <= int(found[1]) < int((FOOTNOTE.match(lines[first]) or found)[1]):
            first = index
    return first
