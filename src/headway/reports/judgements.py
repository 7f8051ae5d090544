"""Grades, read from where each era prints them: the table on the first pages, else the chapter's own heading.

A grade counts only straight after its judgement's printed label; a grade word in a sentence is never read as one.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

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
_IN_CHAPTER = rf"(?:{_BETWEEN}| (?:is|are)(?: that (?:it|they))? )"
"""The same in a chapter, whose heading may be a sentence: "... is that it requires improvement"."""
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
    "overall": r"overall effectiveness",
    "capacity to improve": r"capacity (?:to improve|for improvement)",
    "outcomes": r"outcomes for looked after children and young people",
    "quality of provision": r"(?:the )?quality of provision",
    "leadership and management": r"leadership and management",
}
_SIF_OVERALL = (
    re.compile(rf"children[’']s services in (?:[^\s.]+ ){{1,9}}?(?:is |are )?{_GRADE}", re.IGNORECASE),
    re.compile(rf"overall judge?ment is (?:that (?:[^\s.]+ ){{1,8}}?)?(?:is |are )?{_GRADE}", re.IGNORECASE),
)
_STATED = r"(?=\s*(?:[.,;:(\d]|$)| (?:because|[A-Z]))"
_SIF_LSCB = (
    re.compile(rf"effectiveness of the (?i:lscb|{_BOARD})(?: \(\w+\))? (?:is |are )?(?i:{_GRADE}){_STATED}"),
    re.compile(rf"(?i:{_BOARD}|\blscb)(?: \(\w+\))? (?:is )?(?:judged to be )?(?i:{_GRADE}){_STATED}"),
)
_LSCB_REVIEWED = re.compile(rf"(?:review|inspection) of the effectiveness of the {_BOARD}", re.IGNORECASE)
_CSA = re.compile(
    r"children[’']s services assessment (?P<grade>performs (?:excellently|well|adequately|poorly))\b",
    re.IGNORECASE,
)


def _grade(found: re.Match[str]) -> str:
    words = " ".join(found["grade"].lower().split())
    return _WORDS["requires improvement" if words.startswith("require") else words]


def _table(
    labels: Mapping[str, str], text: str, grade: str = _GRADE, between: str = _BETWEEN
) -> dict[str, str]:
    """Each label's grade where the text prints one straight after it; the first print counts."""
    read: dict[str, str] = {}
    for key, label in labels.items():
        found = re.search(rf"{label}{between}{grade}", text, re.IGNORECASE)
        if found:
            read[key] = _grade(found)
    return read


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


def _sif(opening: str, whole: str) -> Judgements:
    read = _table(_SIF_LABELS, opening)
    read |= _table(_missing(_SIF_LABELS, read), whole, between=_IN_CHAPTER)
    lscb = _first(_SIF_LSCB, whole) if _LSCB_REVIEWED.search(whole) else None
    return replace(_judgements(read), overall=_first(_SIF_OVERALL, opening), lscb=lscb)


def _ilacs(opening: str, whole: str) -> Judgements:
    read = _table(_ILACS_LABELS, opening)
    missing = _missing(_ILACS_LABELS, read)
    missing.pop("overall", None)  # no chapter is headed so; from April 2026 there is none
    return _judgements(read | _table(missing, whole))


def _lac(_opening: str, whole: str) -> Judgements:
    record = whole[at:] if (at := whole.rfind("Record of main findings")) >= 0 else ""
    read = _table(_LAC_LABELS, whole, _OLD_GRADE) | _table(_LAC_LABELS, record, _OLD_GRADE)
    return Judgements(
        overall=read.pop("overall", None), leadership=read.get("leadership and management"), other=read
    )


def _slac(_opening: str, whole: str) -> Judgements:
    """Two sets, safeguarding and looked after, each with its own overall effectiveness; neither is the whole's."""
    record = whole[at:] if (at := whole.rfind("Record of main findings")) >= 0 else ""
    halves = re.split(r"services for looked after children", record, maxsplit=1, flags=re.IGNORECASE)
    names = ("safeguarding", "looked after")
    other: dict[str, str] = {}
    for name, half in zip(names, halves, strict=False):
        other |= {f"{name}: {key}": grade for key, grade in _table(_LAC_LABELS, half, _OLD_GRADE).items()}
    return Judgements(in_care_or_looked_after=other.get("looked after: overall"), other=other)


def _csa(_opening: str, whole: str) -> Judgements:
    found = _CSA.search(whole)
    return Judgements(overall=" ".join(found["grade"].lower().split()).capitalize() if found else None)


_READERS = {
    ReportFramework.SIF: _sif,
    ReportFramework.ILACS: _ilacs,
    ReportFramework.LAC_2013: _lac,
    ReportFramework.SLAC: _slac,
    ReportFramework.CSA: _csa,
}


def judgements_in(framework: ReportFramework, opening: str, whole: str) -> Judgements:
    """The judgements that the report prints. ``opening`` is its first pages from the title on, both texts flat."""
    reader = _READERS.get(framework)
    return reader(opening, whole) if reader else NO_JUDGEMENTS
