"""What the inspectors found: the numbered paragraphs of the chapters, or the passages of a letter's findings."""

import re
from collections.abc import Iterator, Sequence

from headway.reports.blocks import Block, BlockKind
from headway.reports.imprint import opens_imprint
from headway.reports.record import Finding, FindingKind, Recommendation, ReportFramework
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
_NO_FINDINGS = _LISTS | {Opens.GROUP, Opens.ABOUT}
_BEFORE_CHAPTERS = {Opens.AUTHORITY_ITEMS, Opens.STRENGTHS, Opens.ABOUT}
"""They stand before the authority's chapters, whatever chapter's name has grouped the items above them."""
_PASSAGES = {Opens.FINDINGS, Opens.STRENGTHS}
_CHAPTERED = {ReportFramework.SIF, ReportFramework.ILACS}
_LETTERS = {ReportFramework.FOCUSED_VISIT, ReportFramework.JTAI}
_SHORTEST = 60
"""Characters; a shorter unnumbered passage in a letter is a salutation or a stray line."""


def findings_in(
    framework: ReportFramework, blocks: Sequence[Block], items: Sequence[Recommendation]
) -> tuple[Finding, ...]:
    """Every finding in printed order, without the ``items`` that the report asks for.

    A paragraph's unnumbered continuation belongs to it. The first reports of 2013-14 number nothing: there, each
    passage of a chapter is a finding.
    """
    numbered = () if framework in _LETTERS else _numbered(framework, blocks, items)
    return numbered or _passages(framework, blocks)


def _numbered(
    framework: ReportFramework, blocks: Sequence[Block], items: Sequence[Recommendation]
) -> tuple[Finding, ...]:
    asked = {(item.number, item.text) for item in items}
    found: list[Finding] = []
    in_run = False
    for chapter, opens, block in _in_findings(framework, blocks):
        if block.kind is BlockKind.HEADING:
            in_run = False
        elif block.kind is BlockKind.NUMBERED:
            in_run = (block.number, block.text) not in asked
            if in_run:
                found.append(_finding(chapter, opens, block))
        elif opens_imprint(block):
            in_run = False
        elif in_run:
            found[-1] = _longer(found[-1], block)
    return tuple(found)


def _passages(framework: ReportFramework, blocks: Sequence[Block]) -> tuple[Finding, ...]:
    return tuple(
        _finding(chapter, opens, block)
        for chapter, opens, block in _in_findings(framework, blocks)
        if block.kind is not BlockKind.HEADING and len(block.text) >= _SHORTEST and not opens_imprint(block)
        if opens in _PASSAGES or (framework in _CHAPTERED and opens in _CHAPTERS)
    )


def _in_findings(
    framework: ReportFramework, blocks: Sequence[Block]
) -> Iterator[tuple[str | None, Opens | None, Block]]:
    """The blocks outside lists, each with its chapter and the known heading it stands under."""
    chapter: str | None = None
    opens: Opens | None = None
    started = framework is not ReportFramework.SIF
    for block in blocks:
        known = heading_opens(block.text) if block.kind is BlockKind.HEADING else None
        # A SIF report's front page numbers its judgements and may name the board's: no chapter, no findings.
        started = started or known not in (None, Opens.LSCB_CHAPTER)
        if started and known:
            chapter = _chapter(chapter, known)
        if block.kind is BlockKind.HEADING:
            opens = known or (None if opens in _LISTS else opens)
        if started and opens not in _NO_FINDINGS:
            yield chapter, opens, block


def _chapter(chapter: str | None, known: Opens) -> str | None:
    if known in _BEFORE_CHAPTERS and chapter != "lscb":
        return None
    return _CHAPTERS.get(known, chapter)


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
