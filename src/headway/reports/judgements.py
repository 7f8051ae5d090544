"""Grades, read from where each era prints them: the table on the first pages, else the chapter's own heading.

A grade counts only straight after its judgement's printed label; a grade word in a sentence is never read as one.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from headway.reports.blocks import Block, BlockKind
from headway.reports.layout import flat
from headway.reports.record import Judgements, ReportFramework

__all__ = ["NO_JUDGEMENTS", "judgements_in"]

NO_JUDGEMENTS = Judgements()

_WORDS = {
    "outstanding": "Outstanding",
    "good": "Good",
    "requires improvement": "Requires improvement",
    "adequate": "Adequate",
    "inadequate": "Inadequate",
    "not judged": "Not judged",
}
_GRADE = r"(?P<grade>outstanding|good|requires? improvement(?: to be good)?|inadequate|not judged)\b"
_OLD_GRADE = r"(?:grade \d\s*\(?)?(?P<grade>outstanding|good|adequate|inadequate)\b"
_BETWEEN = r"[\s\d.:–-]{1,8}"
"""What may stand between a label and its grade: white space, a colon, a footnote's digit."""
_IN_CHAPTER = rf"(?:{_BETWEEN}| (?:is|are):?(?: that (?:it|they)(?: is| are)?)? )"
"""The same in a chapter, whose heading may be a sentence: "... is that it requires improvement"."""
_GRADE_LONG = 40
"""Characters after a chapter's heading in which its grade stands, if it does."""
_BOARD = r"(?:local )?safeguarding children(?:[’']s)? board"

_SIF_LABELS = {
    "help_protection": r"children who need help and protection",
    "in_care_or_looked_after": r"children looked after and achieving permanence",
    "adoption": r"(?:adoption performance|graded judge?ment for adoption)",
    "care_leavers": r"(?:experiences? and progress of|graded judge?ment for) care leavers",
    "leadership": r"leadership,? management and governance",
}
_ILACS_LABELS = {
    "leadership": r"impact of leaders on social work practice with children and families",
    "help_protection": r"experiences? and progress of children who need help and protection",
    "in_care_or_looked_after": r"experiences? and progress of children in care(?: and care leavers)?",
    "care_leavers": r"experiences? and progress of (?:children )?care leavers",
    "overall": r"overall effectiveness",
}
_LAC_LABELS = {
    "overall": r"overall effectiveness(?: of services for looked after children and young people)?",
    "capacity to improve": r"capacity (?:to improve|for improvement)",
    "outcomes": r"outcomes for looked after children and young people",
    "quality of provision": r"(?:the )?quality of provision",
    "leadership and management": r"leadership and management",
}
_STATED = r"(?=\s*(?:[.,;:(\d]|$)|\s(?:because|(?-i:[A-Z])))"
"""A statement ends with its grade, or gives the reason: "good because". "Good at" and "good enough" are no grades."""
_PLACE = (
    r"(?:(?:St\.|[A-Z][\w’'-]*|the|of|upon|on|in|and|with|le|by|&|royal|county|city|borough|metropolitan|district"
    r"|council|area),?:?\s){1,9}?"
)
_SIF_OVERALL = (
    re.compile(
        rf"(?i:children[’']s services in) {_PLACE}(?:(?:is|are)\s(?:judged to be )?)?(?i:{_GRADE}){_STATED}"
    ),
    re.compile(
        r"(?i:overall judge?ment is) (?:that (?:(?!not\b|never\b|no\b)[^\s.]+ ){1,8}?)?(?:is |are )?"
        rf"(?i:{_GRADE}){_STATED}"
    ),
)
_NAMED_BOARD = r"(?:[Ss]afeguarding [Cc]hildren(?:[’']s)? [Bb]oard|\bLSCB)"
"""Spelt out letter by letter: a search that must heed no case goes through a whole report five times slower."""
_SIF_LSCB = (
    re.compile(rf"effectiveness of the (?i:lscb|{_BOARD})(?: \(\w+\))? (?:is |are )?(?i:{_GRADE}){_STATED}"),
    re.compile(rf"{_NAMED_BOARD}(?: \(\w+\))? (?:is )?(?:judged to be )?(?i:{_GRADE}){_STATED}"),
)
_LSCB_REVIEWED = re.compile(rf"(?:[Rr]eview|[Ii]nspection) of the effectiveness of the (?i:{_BOARD})")
_CSA = re.compile(
    r"children[’']s services (?:annual )?(?:assessment|rating)(?: 20\d\d)?:? "
    r"(?P<grade>performs (?:excellently|well|adequately|poorly))\b",
    re.IGNORECASE,
)


def _grade(found: re.Match[str]) -> str:
    words = " ".join(found["grade"].lower().split())
    return _WORDS["requires improvement" if words.startswith("require") else words]


def _table(
    labels: Mapping[str, str], text: str, grade: str = _GRADE, between: str = _BETWEEN, after: str = ""
) -> dict[str, str]:
    """Each label's grade where the text prints one straight after it; the first print counts."""
    read: dict[str, str] = {}
    for key, label in labels.items():
        found = re.search(rf"{label}{between}{grade}{after}", text, re.IGNORECASE)
        if found:
            read[key] = _grade(found)
    return read


def _headed(labels: Mapping[str, str], chapters: str) -> dict[str, str]:
    """Grades from the heads of the chapters, where they must also be stated whole."""
    return _table(labels, chapters, between=_IN_CHAPTER, after=_STATED)


def _missing(labels: Mapping[str, str], read: Mapping[str, str]) -> dict[str, str]:
    return {key: label for key, label in labels.items() if key not in read}


def _first(patterns: tuple[re.Pattern[str], ...], text: str) -> str | None:
    starts = [found for pattern in patterns if (found := pattern.search(text))]
    return _grade(min(starts, key=lambda found: found.start())) if starts else None


def _judgements(read: Mapping[str, str]) -> Judgements:
    return Judgements(
        overall=read.get("overall"),
        leadership=read.get("leadership"),
        help_protection=read.get("help_protection"),
        in_care_or_looked_after=read.get("in_care_or_looked_after"),
        care_leavers=read.get("care_leavers"),
        adoption=read.get("adoption"),
    )


def _sif(opening: str, chapters: str, whole: str) -> Judgements:
    read = _table(_SIF_LABELS, opening, after=_STATED)
    read |= _headed(_missing(_SIF_LABELS, read), chapters)
    lscb = _first(_SIF_LSCB, whole) if _LSCB_REVIEWED.search(whole) else None
    return replace(_judgements(read), overall=_first(_SIF_OVERALL, opening), lscb=lscb)


def _ilacs(opening: str, chapters: str, _whole: str) -> Judgements:
    read = _table(_ILACS_LABELS, opening, after=_STATED)
    missing = _missing(_ILACS_LABELS, read)
    missing.pop("overall", None)  # no chapter is headed so; from April 2026 there is none
    return _judgements(read | _headed(missing, chapters))


def _lac(_opening: str, _chapters: str, whole: str) -> Judgements:
    record = whole[at:] if (at := whole.rfind("Record of main findings")) >= 0 else ""
    read = _table(_LAC_LABELS, whole, _OLD_GRADE) | _table(_LAC_LABELS, record, _OLD_GRADE)
    return Judgements(
        overall=read.pop("overall", None), leadership=read.get("leadership and management"), other=read
    )


def _slac(_opening: str, _chapters: str, whole: str) -> Judgements:
    """Two sets, safeguarding and looked after, each with its own overall effectiveness; neither is the whole's."""
    record = whole[at:] if (at := whole.rfind("Record of main findings")) >= 0 else ""
    halves = re.split(r"services for looked after children", record, maxsplit=1, flags=re.IGNORECASE)
    names = ("safeguarding", "looked after")
    other: dict[str, str] = {}
    for name, half in zip(names, halves, strict=False):
        other |= {f"{name}: {key}": grade for key, grade in _table(_LAC_LABELS, half, _OLD_GRADE).items()}
    return Judgements(in_care_or_looked_after=other.get("looked after: overall"), other=other)


def _csa(_opening: str, _chapters: str, whole: str) -> Judgements:
    found = _CSA.search(whole)
    return Judgements(overall=" ".join(found["grade"].lower().split()).capitalize() if found else None)


_READERS = {
    ReportFramework.SIF: _sif,
    ReportFramework.ILACS: _ilacs,
    ReportFramework.LAC_2013: _lac,
    ReportFramework.SLAC: _slac,
    ReportFramework.CSA: _csa,
}


def judgements_in(
    framework: ReportFramework, opening: str, blocks: Sequence[Block], whole: str
) -> Judgements:
    """The judgements that the report prints. ``opening`` is its first pages from the title on, flat as ``whole`` is."""
    reader = _READERS.get(framework)
    return reader(opening, _chapter_heads(blocks), whole) if reader else NO_JUDGEMENTS


def _chapter_heads(blocks: Sequence[Block]) -> str:
    """The headings, each with the first words after it, where a chapter's grade may stand on a line of its own."""
    return flat(
        " ; ".join(
            f"{block.text} {after.text[:_GRADE_LONG]}"
            for block, after in pairwise(blocks)
            if block.kind is BlockKind.HEADING
        )
    )
