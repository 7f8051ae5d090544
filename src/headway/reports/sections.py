"""The headings that the inspectorates print, by what they open.

One table for every era: the single inspection framework's two formats, ILACS reports and letters, and the reports of
2009-13. Words are matched whole-line, whatever their case, with or without a footnote's digit after them.
"""

import re
from enum import StrEnum

from headway.reports.layout import Line

__all__ = ["Opens", "heading_opens", "is_heading", "may_start_heading", "without_contents"]


class Opens(StrEnum):
    """What a heading opens."""

    AUTHORITY_ITEMS = "authority items"
    LSCB_ITEMS = "lscb items"
    ITEMS = "items"
    """Items for whichever body's chapter this is."""
    PRIORITY_AREAS = "priority areas"
    """ILACS and joint letters: areas for priority action, with their own clocks."""
    GROUP = "group"
    """A band inside a list of items: priority and immediate action, areas for improvement, within three months."""
    LSCB_CHAPTER = "lscb chapter"
    STRENGTHS = "strengths"
    HELP_AND_PROTECTION = "help_protection"
    IN_CARE = "in_care_or_looked_after"
    CARE_LEAVERS = "care_leavers"
    ADOPTION = "adoption"
    LEADERSHIP = "leadership"
    FINDINGS = "findings"
    ABOUT = "about"
    """What is told of the inspection, the area or the grades: numbered too, but nothing found."""
    OTHER = "other"


_NOTE = r"\s*:?\s*\d?$"
_GRADED = (
    r"(?:\s*[:–-]?\s*(?:(?:is|are):? )?(?:that (?:it|they) )?(?:(?:is|are) )?"
    r"(?:outstanding|good|requires? improvement(?: to be good)?|inadequate|not judged)\.?)?"
)
_JUDGED = r"(?:the graded judge?ment (?:for|about|of|on) (?:the )?)?"
_BOARD = r"(?:local )?safeguarding children(?:’s|'s)? board"

_TABLE: tuple[tuple[Opens, str], ...] = (
    (
        Opens.LSCB_ITEMS,
        rf"what do(?:es)? (?:the )?(?:\w*scb|.{{0,40}}{_BOARD}|board)(?: \(\w+\))? need to improve\??",
    ),
    (Opens.AUTHORITY_ITEMS, r"what do(?:es)? (?!.*(?:partner|area))[\w’'., -]{3,60}? need to improve\??"),
    (Opens.ITEMS, r"recommendations?(?: for (?:the )?(?:local authority|council|lscb|board))?"),
    (Opens.ITEMS, r"what (?:needs|need) to (?:be )?improved?(?: in (?:this|these) .{3,60}?)?\s*\??"),
    (
        Opens.ITEMS,
        r"what (?:does )?the (?:local )?(?:area|partnership|safeguarding partners?)[\w ]{0,30} needs? to improve\??",
    ),
    (Opens.ITEMS, r"key areas for further improvement"),
    (Opens.ITEMS, r"priorities for further improvement"),
    (Opens.PRIORITY_AREAS, r"areas? for priority action|priority actions?"),
    (Opens.GROUP, r"(?:areas of )?priority and immediate actions?"),
    (Opens.GROUP, r"areas? for (?:further )?(?:improvement|development)"),
    (Opens.GROUP, r"immediate(?:ly)?|within (?:one|two|three|six|nine|twelve|\d+) months?"),
    (Opens.LSCB_CHAPTER, rf"the {_BOARD}(?: \(\w+\))?{_GRADED}\.?"),
    (
        Opens.LSCB_CHAPTER,
        rf"(?:section 2:? )?the effectiveness of the (?:lscb|{_BOARD})(?: \(\w+\))?{_GRADED}\.?",
    ),
    (Opens.LSCB_CHAPTER, r"section 2:? the effectiveness of the local safeguarding"),
    (Opens.FINDINGS, rf"inspection findings\s*[–—-]\s*(?:the )?(?:lscb|{_BOARD}).*"),
    (Opens.FINDINGS, r"inspection judgements? about the (?:lscb|local authority)"),
    (Opens.FINDINGS, r"key strengths and (?:weaknesses|areas for improvement)(?: of the \w+)?"),
    (Opens.STRENGTHS, r"the (?:local authority|council|lscb|board|\w+scb)(?:’s|'s)? strengths"),
    (
        Opens.STRENGTHS,
        r"(?:key )?strengths|the (?:local authority|council|lscb|board) has the following strengths",
    ),
    (
        Opens.HELP_AND_PROTECTION,
        rf"the experiences and progress of children(?: and young people)? who need help and(?: protection)?{_GRADED}",
    ),
    (
        Opens.IN_CARE,
        (
            r"the experiences? and progress of (?:children looked after|looked after children|children in care)"
            rf"(?: and.*)?{_GRADED}"
        ),
    ),
    (Opens.CARE_LEAVERS, rf"the experiences and progress of (?:children )?care leavers{_GRADED}"),
    (Opens.CARE_LEAVERS, rf"{_JUDGED}experiences? and progress of care leavers{_GRADED}"),
    (Opens.CARE_LEAVERS, rf"the graded judge?ment (?:for|about|of|on) care leavers{_GRADED}"),
    (
        Opens.ADOPTION,
        rf"{_JUDGED}adoption performance{_GRADED}|the graded judge?ment (?:for|about|of|on) adoption{_GRADED}",
    ),
    (
        Opens.LEADERSHIP,
        (
            r"(?:leadership, management and governance|the impact of leaders on social work practice(?: with.*)?)"
            rf"{_GRADED}|leadership and management"
        ),
    ),
    (Opens.FINDINGS, r"(?:main |key )?findings|inspection findings"),
    (
        Opens.OTHER,
        r"executive summary|summary of (?:key )?findings|overview|headline findings|context|background",
    ),
    (Opens.ABOUT, r"summary for children and young people"),
    (Opens.OTHER, r"progress since the (?:last|previous) inspections?"),
    (Opens.ABOUT, r"information about (?:this|the) (?:inspection|local authority area|local authority).*"),
    (Opens.ABOUT, r"about this inspection|service information"),
    (Opens.OTHER, r"next steps|the local authority|the lscb"),
    (Opens.OTHER, r"(?:section 1:? )?the local authority\s*[–-]\s*summary of findings"),
    (Opens.ABOUT, r"what the inspection judge?ments mean.*|the inspection judge?ments and what they mean"),
    (Opens.OTHER, r"record of main findings:?"),
    (Opens.OTHER, r"overall effectiveness(?: of services.*)?|capacity (?:to improve|for improvement)"),
    (
        Opens.OTHER,
        r"outcomes for (?:looked after )?children and young(?: people)?|(?:the )?quality of provision",
    ),
    (Opens.OTHER, r"prospects for improvement|the inspection outcomes: .*"),
    (Opens.OTHER, r"yours sincerely,?|yours faithfully,?"),
    (Opens.OTHER, r"ofsted will (?:take|use) the findings from this .*"),
)
_MATCHERS = tuple((opens, re.compile(rf"(?:{pattern}){_NOTE}", re.IGNORECASE)) for opens, pattern in _TABLE)
_ANY = re.compile("|".join(rf"(?:{pattern})" for _, pattern in _TABLE), re.IGNORECASE)
_FIRST = frozenset(
    """
    what recommendation recommendations key priority priorities area areas immediate immediately within the section
    inspection strengths adoption experience experiences leadership main findings executive summary overview headline
    context background progress information about service next record overall capacity outcomes quality prospects
    yours ofsted
    """.split()  # noqa: SIM905 - a paragraph of words reads better than a list of fifty
)
"""The first words of the headings above."""
_LONGEST = 120
_ENTRY = re.compile(r"(?:^|\s)\d{1,3}$")


def may_start_heading(text: str) -> bool:
    """Whether a line opens with the first word of some heading; of most lines of a report this says no, quickly."""
    return text.partition(" ")[0].rstrip(",:?0123456789").lower() in _FIRST


def heading_opens(text: str) -> Opens | None:
    """What this line opens if it is one of the headings, else None."""
    if len(text) > _LONGEST or not may_start_heading(text) or not _ANY.match(text):
        return None
    return next((opens for opens, matcher in _MATCHERS if matcher.match(text)), None)


def is_heading(text: str) -> bool:
    """Whether this whole line is a heading that the inspectorates print."""
    return heading_opens(text) is not None


def without_contents(lines: list[Line]) -> list[Line]:
    """The lines without tables of contents, whose entries would pass for headings; two reports may be bound in one."""
    kept: list[Line] = []
    at = 0
    while at < len(lines):
        if lines[at].text.lower() == "contents":
            at = _end_of_contents(lines, at)
        else:
            kept.append(lines[at])
            at += 1
    return kept


def _end_of_contents(lines: list[Line], start: int) -> int:
    """Where the table ends that starts here: with its page, or, in a text without pages, with its last entry."""
    page, end = lines[start].page, start + 1
    paged = lines[-1].page > page
    while end < len(lines) and lines[end].page <= page + 1:
        same_page = lines[end].page == page
        reach = (
            3 if same_page else 1
        )  # an entry runs over lines; on the next page a heading must not be taken for one
        entry = any(_ENTRY.search(line.text) for line in lines[end : end + reach])
        if not entry and not (same_page and paged):
            break
        end += 1
    return end
