"""What kind of document this is, from its title and the marks that only such a document carries.

A mention is not enough: committee papers, minutes and press pages name inspections too. A report opens with its title
and prints its inspection dates or opens as a letter. What carries no such marks is refused, never guessed.
"""

import re
from dataclasses import dataclass

from headway.reports.layout import flat
from headway.reports.record import Form, ReportFramework

__all__ = ["OPENING", "Kind", "kind_of"]

OPENING = 3000
"""Characters of the opening in which a report's title stands."""

_CHILDREN = r"children['’]?s"
_HEAD = r"(?:re-?)?inspection"
_DATES = r"inspection dates?\b"
_DATED = re.compile(r"Inspection [Dd]ates?(?::|\s+(?:from )?(?:\w+day,? )?\d)|Age group:")
NEAR = 250
"""Characters after a report's title in which its dates are printed."""
_PAPER = re.compile(
    r"\b(?:cabinet|committee|agenda|minutes|scrutiny|resolved|subject|action plan|response|report (?:of|by|to)"
    r"|press release)\b",
    re.IGNORECASE,
)
"""Words that stand above the title of a council's paper about a report, and never above the report's own."""


@dataclass(frozen=True)
class Kind:
    """The family of document, its form where the title prints it, and where in the flat opening its title ends."""

    framework: ReportFramework | None
    form: Form | None
    title_start: int
    title_end: int
    reason: str | None = None


@dataclass(frozen=True)
class _Title:
    framework: ReportFramework | None
    pattern: re.Pattern[str]
    form: Form | None
    mark: re.Pattern[str] | None
    """What must also stand in the opening; None where the title alone is enough."""
    reason: str | None = None
    dated: bool = False
    """Whether the inspection's dates stand under the title; a letter's do not."""


def _title(
    framework: ReportFramework | None,
    pattern: str,
    form: Form | None,
    mark: str | None,
    reason: str | None = None,
) -> _Title:
    return _Title(
        framework,
        re.compile(pattern, re.IGNORECASE),
        form,
        re.compile(mark, re.IGNORECASE) if mark else None,
        reason,
        dated=form not in (Form.LETTER, Form.REPORT) and mark != _LETTER,
    )


_LETTER = r"\bdear\b"
_UNREAD = "it is {}, a kind that the reader does not read yet; nothing was taken from it"

_TITLES: tuple[_Title, ...] = (
    _title(ReportFramework.JTAI, r"joint targeted area inspection", Form.LETTER, _LETTER),
    _title(
        ReportFramework.AREA_SEND,
        r"area send (?:full |monitoring )?inspection of|joint (?:local )?area (?:send|special educational needs)"
        r"|local area (?:send )?(?:inspection|revisit)|joint area revisit",
        Form.REPORT,
        rf"{_DATES}|{_LETTER}",
    ),
    _title(
        None,
        r"monitoring visit (?:of|to)\b",
        None,
        _LETTER,
        _UNREAD.format("the letter of a monitoring visit"),
    ),
    _title(ReportFramework.FOCUSED_VISIT, r"focused visit (?:to|of)\b", Form.LETTER, _LETTER),
    _title(
        ReportFramework.JAR,
        r"joint area review|inspection of (?:the )?progress made in the provision of safeguarding services",
        Form.REPORT,
        r"published|age group",
    ),
    _title(
        ReportFramework.SLAC,
        rf"{_HEAD} of safeguarding and looked[- ]after children(?:['’]s)? services",
        Form.INSPECTION,
        rf"{_DATES}|age group",
    ),
    _title(
        ReportFramework.LAC_2013,
        rf"{_HEAD} of (?:services for )?looked[- ]after children(?: services)?",
        Form.INSPECTION,
        rf"{_DATES}|age group",
    ),
    _title(
        None,
        r"inspection of local authority arrangements for the protection of children",
        None,
        rf"{_DATES}|age group",
        _UNREAD.format("a child protection inspection of 2012-13"),
    ),
    _title(
        ReportFramework.CSA,
        rf"annual {_CHILDREN} services assessment"
        rf"|{_CHILDREN} services (?:annual )?(?:assessment|rating) 20(?:09|10|11)",
        Form.LETTER,
        _LETTER,
    ),
    _title(
        ReportFramework.SIF,
        rf"{_HEAD} of services for children in need of help and protection",
        Form.INSPECTION,
        _DATES,
    ),
    _title(
        ReportFramework.ILACS,
        rf"{_HEAD} of {_CHILDREN} (?:social care )?services"
        rf"|{_HEAD} of (?:[^\s;]+\s){{1,9}}?(?:local authority )?{_CHILDREN} (?:social care )?services"
        rf"|inspection of local authority {_CHILDREN} services",
        None,
        _DATES,
    ),
    # A trust may run the services: "Inspection of Exampleshire Children's Trust".
    _title(
        ReportFramework.ILACS,
        r"inspection of (?:[^\s.;]+\s){1,9}?(?=inspection dates?:)",
        None,
        r"impact of leaders on social work practice",
    ),
)


def kind_of(opening: str) -> Kind:
    """The kind of the document whose first pages these are.

    ``opening`` is flattened here; positions in the answer are in the flat text, so callers flatten it too.
    """
    text = flat(opening)[:OPENING]
    best: tuple[int, _Title, re.Match[str]] | None = None
    for title in _TITLES:
        found = next((each for each in title.pattern.finditer(text) if _heads(title, text, each)), None)
        if found and (best is None or found.start() < best[0]):
            best = (found.start(), title, found)
    if best is None:
        return Kind(
            None, None, 0, 0, "its opening carries no title of an inspection report that Headway knows"
        )
    _, title, found = best
    form = title.form
    if title.framework is ReportFramework.SIF and found[0].lower().startswith("re"):
        form = Form.REINSPECTION
    if title.framework is ReportFramework.AREA_SEND and re.search(
        _LETTER, text[: found.start()], re.IGNORECASE
    ):
        form = Form.LETTER  # until 2022 the outcome was a letter
    return Kind(title.framework, form, found.start(), found.end(), title.reason)


def _heads(title: _Title, text: str, found: re.Match[str]) -> bool:
    """Whether these words are the document's own title, and its other marks are there, not a mention of a report."""
    if title.mark and not title.mark.search(text):
        return False
    if not title.dated:
        return True
    before = text[: found.start()]
    words = before.split()
    mentioned = bool(words) and (
        words[-1][0].islower() or words[-1].endswith(":") or words[-1].startswith("Ofsted")
    )
    own = found[0][0].isupper() and not mentioned and not _PAPER.search(before)
    return own and bool(_DATED.search(text, found.end(), found.end() + NEAR))
