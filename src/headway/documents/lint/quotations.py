"""Quotations in a paper: what stands between marks, over paragraphs too, and whom it is ascribed to."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from headway.documents.reading import Piece

__all__ = ["Ascribed", "Quotation", "quotations_in"]

_LONGEST = 6_000
_LEAD = 220
_MOST_UNCLOSED = 300
_PAIRS = {"“": "”", "‘": "’", '"': '"', "'": "'", "«": "»"}
_ELLIPSIS = re.compile(r"\s*(?:\[\s*(?:…|\.{3})\s*\]|…|\.{3,}|(?:\. ){2,}\.)\s*")
_BRACKETS = re.compile(r"\[[^\[\]]{0,80}\]")
_REPORT = re.compile(
    r"\b(?:ofsted|inspectors?|inspectorate|inspection|HMI|the report|report(?:ed)? (?:states?|says?|notes?"
    r"|that)|report)\b",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"\b(?:conclud|found|find|stat(?:e|ed|es|ing)\b|sa(?:id|ys|y|ying)\b|not(?:e|ed|es|ing)\b|wr(?:ote"
    r"|ites|itten)|describ|report|recogni|comment|"
    r"highlight|judg|praise|according to|in (?:its|their|the) words|acknowledg|observ|identif|record|refer|read)",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:guidance|framework|evaluation schedule|grade descriptor|act|regulations?|strategy|policy"
    r"|constitution|charter|"
    r"pledge|motto|vision|survey|young (?:person|people|man|woman)|child(?:ren)? (?:told|said)|parents?"
    r"|carers?|councillor|cllr|mr|mrs|ms|"
    r"leader|chief executive|director|secretary of state|minister|commissioner|peer review|programme|project|"
    r"working together|letter|titled|entitled|called|known as|theme|question)\b",
    re.IGNORECASE,
)


class Ascribed(StrEnum):
    """Whose words a quotation is said to be."""

    REPORT = "the report"
    OTHER = "somebody else"
    NOBODY = "nobody"


@dataclass(frozen=True)
class Quotation:
    """A quotation: where it begins and ends (piece and offset), its parts between ellipses, whose it is said to be."""

    pieces: tuple[Piece, ...]
    start: int
    end: int
    """In the first and the last piece, the marks left out."""
    parts: tuple[str, ...]
    ascribed: Ascribed
    lead: str

    @property
    def words(self) -> str:
        """The words with the marks of omission."""
        return " … ".join(self.parts)


def quotations_in(pieces: Sequence[Piece]) -> Iterator[Quotation]:
    """Every quotation, in order. A mark that is never closed opens none."""
    starts = [0, *accumulate(len(piece.text) + 2 for piece in pieces)]
    text = "".join(f"{piece.text}\n\n" for piece in pieces)
    at, unclosed = 0, 0
    while at < len(text) and unclosed < _MOST_UNCLOSED:
        opened = _opening(text, at)
        if opened is None:
            return
        closed = _closing(text, opened)
        if closed is None:
            at, unclosed = opened + 1, unclosed + 1
            continue
        yield _quotation(text, opened, closed, pieces, starts)
        at = closed + 1


_OPENING = re.compile(r"[“«]|(?<![\w’'])[‘](?=\S)|(?<![\w\"])\"(?=[\w…\[(])|(?<![\w’'])'(?=[\w…\[(])")


def _opening(text: str, at: int) -> int | None:
    found = _OPENING.search(text, at)
    return found.start() if found else None


def _closing(text: str, opened: int) -> int | None:
    """Where the quotation ends: an apostrophe is no end, and a straight mark stays within its paragraph."""
    mark = text[opened]
    closing = _PAIRS[mark]
    limit = min(len(text), opened + _LONGEST)
    if mark in "\"'":
        paragraph = text.find("\n\n", opened)
        limit = min(limit, paragraph if paragraph > 0 else limit)
    depth, at = 0, opened + 1
    last = None
    while at < limit:
        if text[at] == mark and mark in "“«‘" and (mark != "‘" or not text[at - 1].isalnum()):
            if (
                text[at - 2 : at] == "\n\n"
            ):  # the mark is repeated where a quotation goes on in a new paragraph
                at += 1
                continue
            depth += 1
        elif text[at] == closing and not _is_apostrophe(text, at, closing):
            if depth:
                depth -= 1
            elif closing not in "’'" or not _may_be_plural(text, at):
                return at
            else:
                last = at if last is None else last
        at += 1
    return last


def _is_apostrophe(text: str, at: int, mark: str) -> bool:
    before, after = text[at - 1], text[at + 1 : at + 2]
    if mark not in "’'":
        return False
    return before.isalnum() and after.isalnum()


def _may_be_plural(text: str, at: int) -> bool:
    """ "children’ s" or "advisers’ commitment": an s before, a small letter after; the quotation may end later."""
    return text[at - 1] == "s" and bool(re.match(r"['’] [a-z]", text[at : at + 3]))


def _quotation(text: str, opened: int, closed: int, pieces: Sequence[Piece], starts: list[int]) -> Quotation:
    first, last = bisect_right(starts, opened) - 1, bisect_right(starts, closed) - 1
    inside = text[opened + 1 : closed]
    lead = " ".join(text[max(0, opened - _LEAD) : opened].split())
    after = " ".join(text[closed + 1 : closed + 80].split())
    return Quotation(
        tuple(pieces[first : last + 1]),
        opened + 1 - starts[first],
        closed - starts[last],
        tuple(
            part
            for each in _ELLIPSIS.split(inside)
            for part in _BRACKETS.split(each)
            if re.search(r"\w", part)
        ),
        _ascribed(lead, after),
        lead,
    )


def _ascribed(lead: str, after: str) -> Ascribed:
    """By the last sentence before it, and by words such as "(Ofsted, 2017)" after it."""
    sentence = re.split(r"(?<=[.!?])[\"'’”]?\s+(?=[A-Z“‘])", lead)[-1]
    if sentence.endswith((":", ",")) or len(sentence) > 3:
        reports = [found.start() for found in _REPORT.finditer(sentence)]
        others = [found.start() for found in _OTHERS.finditer(sentence)]
        if reports and _SPEAKS.search(sentence) and (not others or max(reports) > max(others)):
            return Ascribed.REPORT
        if others:
            return Ascribed.OTHER
    tail = re.match(
        r"[.,]?\s*\(?(?:[^().]{0,30}\b)?(?:ofsted|inspectors?|inspection report|the report)\b",
        after,
        re.IGNORECASE,
    )
    return Ascribed.REPORT if tail else Ascribed.NOBODY
