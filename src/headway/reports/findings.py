"""What the inspectors found: the numbered paragraphs of the chapters, or the passages of a letter's findings."""

import re
from collections.abc import Iterator, Sequence

from headway.reports.blocks import Block, BlockKind
from headway.reports.record import Finding, FindingKind, ReportFramework
from headway.reports.sections import Opens, heading_opens

__all__ = ["findings_in"]

_TAGGED = re.compile(r"\(\s*recommendations?\s*\)[.;]?\s*$", re.IGNORECASE)
_CHAPTERS = {
    Opens.HELP_AND_PROTECTION: "help_protection",
    Opens.IN_CARE: "in_care_or_looked_after",
    Opens.CARE_LEAVERS: "care_leavers",
    Opens.ADOPTION: "adoption",
    Opens.LEADERSHIP: "leadership",
    Opens.LSCB_CHAPTER: "lscb",
    Opens.LSCB_ITEMS: "lscb",
}
_LISTS = {Opens.AUTHORITY_ITEMS, Opens.LSCB_ITEMS, Opens.ITEMS, Opens.PRIORITY_AREAS}
_LETTERS = {ReportFramework.FOCUSED_VISIT, ReportFramework.JTAI}
_SHORTEST = 60
"""Characters; a shorter unnumbered passage in a letter is a salutation or a stray line."""


def findings_in(framework: ReportFramework, blocks: Sequence[Block]) -> tuple[Finding, ...]:
    """Every finding in printed order. A paragraph's unnumbered continuation belongs to it."""
    found: list[Finding] = []
    for chapter, opens, block in _in_findings(framework, blocks):
        if block.kind is BlockKind.NUMBERED or framework in _LETTERS:
            found.append(_finding(chapter, opens, block))
        elif found:
            found[-1] = _longer(found[-1], block)
    return tuple(found)


def _in_findings(
    framework: ReportFramework, blocks: Sequence[Block]
) -> Iterator[tuple[str | None, Opens | None, Block]]:
    """The blocks that hold findings, each with its chapter and the heading it stands under."""
    chapter: str | None = None
    opens: Opens | None = None
    in_run = False
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            known = heading_opens(block.text)
            chapter = _CHAPTERS.get(known, chapter) if known else chapter
            opens = known or (None if opens in _LISTS else opens)
            in_run = False
        elif opens in _LISTS or opens is Opens.GROUP:
            continue
        elif framework in _LETTERS:
            if opens in (Opens.FINDINGS, Opens.STRENGTHS) and len(block.text) >= _SHORTEST:
                yield chapter, opens, block
        elif block.kind is BlockKind.NUMBERED or in_run:
            in_run = True
            yield chapter, opens, block


def _finding(chapter: str | None, opens: Opens | None, block: Block) -> Finding:
    tagged = bool(_TAGGED.search(block.text))
    return Finding(block.number, block.page, block.text, _kind(opens, tagged), tagged, chapter)


def _kind(opens: Opens | None, tagged: bool) -> FindingKind | None:
    if tagged:
        return FindingKind.AREA_FOR_IMPROVEMENT
    return FindingKind.STRENGTH if opens is Opens.STRENGTHS else None


def _longer(finding: Finding, block: Block) -> Finding:
    text = f"{finding.text} {block.text}"
    tagged = finding.tagged or bool(_TAGGED.search(text))
    kind = FindingKind.AREA_FOR_IMPROVEMENT if tagged else finding.kind
    return Finding(finding.paragraph, finding.page, text, kind, tagged, finding.chapter)
