"""A record with its pages → its passages in printed order: what search finds, themes are given to, and papers quote."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from headway.reports.record import FindingKind, PagedRecord, Recommendation, RecommendationKind
from headway.themes.quotations import PrintedPages

__all__ = ["PassageKind", "ReportPassage", "passages"]


class PassageKind(StrEnum):
    """What a passage of a report is."""

    RECOMMENDATION = "recommendation"
    PRIORITY = "priority"
    IMPROVEMENT = "improvement"
    STRENGTH = "strength"
    FINDING = "finding"
    TEXT = "text"


@dataclass(frozen=True)
class ReportPassage:
    """One passage: the page it begins on, the number printed before it, whom an item asks, a finding's chapter."""

    kind: PassageKind
    page: int
    text: str
    number: str = ""
    addressee: str = ""
    chapter: str = ""


def passages(record: PagedRecord) -> tuple[ReportPassage, ...]:
    """Every passage of a report in the order in which they stand on its pages."""
    printed = PrintedPages(record.pages)

    def place(passage: ReportPassage) -> tuple[int, int]:
        spans = printed.spans(passage.text, passage.page)
        return (passage.page, spans[0].start if spans else len(record.pages[passage.page - 1]))

    return tuple(sorted(_all(record), key=place))


def _all(record: PagedRecord) -> Iterator[ReportPassage]:
    for item in record.recommendations:
        is_priority = item.kind is RecommendationKind.PRIORITY_ACTION
        kind = PassageKind.PRIORITY if is_priority else PassageKind.RECOMMENDATION
        yield ReportPassage(kind, item.page, _whole(item), item.number or "", item.addressee.value)
    for finding in record.findings:
        yield ReportPassage(
            _FINDINGS.get(finding.kind, PassageKind.FINDING),
            finding.page,
            finding.text,
            finding.paragraph or "",
            chapter=finding.chapter or "",
        )
    for other in record.other:
        yield ReportPassage(PassageKind.TEXT, other.page, other.text)


_FINDINGS: dict[FindingKind | None, PassageKind] = {
    FindingKind.STRENGTH: PassageKind.STRENGTH,
    FindingKind.AREA_FOR_IMPROVEMENT: PassageKind.IMPROVEMENT,
}


def _whole(item: Recommendation) -> str:
    """An item with what it lists, a line each."""
    return "\n".join((item.text, *(f"– {each}" for each in item.sub_items)))
