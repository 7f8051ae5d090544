"""What a person should look at before relying on a record: what was expected and not found, and what is at odds."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import pairwise

from headway import frameworks
from headway.errors import ForPerson
from headway.frameworks import Framework, Severity
from headway.reports.blocks import Block, BlockKind
from headway.reports.recommendations import says_none
from headway.reports.record import (
    Addressee,
    InspectionRecord,
    Recommendation,
    RecommendationKind,
    ReportFramework,
)
from headway.reports.sections import Opens, heading_opens

__all__ = ["doubts_about"]

_GRADED = {
    ReportFramework.SIF: (
        "overall",
        "leadership",
        "help_protection",
        "in_care_or_looked_after",
        "care_leavers",
        "adoption",
    ),
    ReportFramework.ILACS: (
        "overall",
        "leadership",
        "help_protection",
        "in_care_or_looked_after",
        "care_leavers",
    ),
    ReportFramework.LAC_2013: ("overall",),
    ReportFramework.CSA: ("overall",),
}
_LABELS = {
    "overall": "overall effectiveness",
    "leadership": "leadership",
    "help_protection": "help and protection",
    "in_care_or_looked_after": "children in care or looked after",
    "care_leavers": "care leavers",
    "adoption": "adoption",
}
_LISTED = {Opens.AUTHORITY_ITEMS, Opens.ITEMS}


def doubts_about(record: InspectionRecord, blocks: Sequence[Block]) -> tuple[str, ...]:
    """One sentence a doubt; empty where there is none."""
    return (
        *_about_identity(record),
        *_about_judgements(record),
        *_about_the_board(record, blocks),
        *_about_items(record, blocks),
        *_about_priority(record, blocks),
    )


def _about_identity(record: InspectionRecord) -> Iterator[str]:
    if record.authority.name is None:
        yield "No authority that Headway knows is named in the title. Enter it by hand."
    if not record.inspection and record.framework is not ReportFramework.CSA:
        yield "The dates of the inspection were not found. Enter them by hand."
    if len(record.inspection) > 1:
        yield f"The report prints {len(record.inspection)} windows of fieldwork; all are kept."


def _about_judgements(record: InspectionRecord) -> Iterator[str]:
    wanted = _GRADED.get(record.framework) if record.framework else None
    if not wanted:
        return
    version = _version(record)
    printed = {each.record_key for each in version.judgements} if version else set(wanted)
    missing = [name for name in wanted if name in printed and getattr(record.judgements, name) is None]
    if missing == [name for name in wanted if name in printed]:
        yield (
            "No judgement was found, so none is given. The text may end before the judgements: read the whole report."
        )
    elif missing:
        yield f"Not found: the judgement of {', '.join(_LABELS[name] for name in missing)}. Look at the first pages."
    if version:
        yield from (f"Judgements at odds: {each}" for each in _at_odds(version, record))


def _about_the_board(record: InspectionRecord, blocks: Sequence[Block]) -> Iterator[str]:
    """A report that has a part about the safeguarding board grades the board; a re-inspection has no such part."""
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    parts = [block for block in headings if heading_opens(block.text) is Opens.LSCB_CHAPTER]
    if record.framework is ReportFramework.SIF and parts and record.judgements.lscb is None:
        yield f"Not found: the judgement of the safeguarding board. Look at its part, on page {parts[-1].page}."


def _version(record: InspectionRecord) -> Framework | None:
    """The rules the inspection worked to: the version in force on its first day."""
    if not record.framework or not record.inspection:
        return None
    try:
        return frameworks.framework_on(record.framework, record.inspection[0].start)
    except ForPerson:  # dates outside every version: nothing to hold the judgements against
        return None


def _at_odds(version: Framework, record: InspectionRecord) -> list[str]:
    try:
        found = frameworks.check(version, frameworks.recorded_from(version, asdict(record.judgements)))
    except ForPerson as misfit:  # dates and judgements of two versions in one report
        return [str(misfit)]
    return [each.message for each in found if each.severity is not Severity.NOTE]


def _about_items(record: InspectionRecord, blocks: Sequence[Block]) -> Iterator[str]:
    for addressee in Addressee:
        yield from _about_numbers(record.addressed_to(addressee))
    own = [item for item in record.recommendations if item.addressee is not Addressee.LSCB]
    if any(item.kind is RecommendationKind.RECOMMENDATION for item in own):
        return
    headings = [
        block for block in blocks if block.kind is BlockKind.HEADING and heading_opens(block.text) in _LISTED
    ]
    if headings:
        yield f'Under "{headings[0].text}" on page {headings[0].page} no list of items was found, only prose.'
    elif record.framework in _GRADED and record.framework is not ReportFramework.CSA:
        yield "The report has no heading for recommendations or for what needs to improve."


def _about_priority(record: InspectionRecord, blocks: Sequence[Block]) -> Iterator[str]:
    """An area for priority action has its own clock, so one told in prose must not be passed over."""
    if any(item.kind is RecommendationKind.PRIORITY_ACTION for item in record.recommendations):
        return
    for heading, after in pairwise(blocks):
        opens = heading_opens(heading.text) if heading.kind is BlockKind.HEADING else None
        if opens is Opens.PRIORITY_AREAS and after.kind is BlockKind.TEXT and not says_none(after.text):
            yield f'Under "{heading.text}" on page {heading.page} there is only prose. Read what action it asks for.'


def _about_numbers(items: Sequence[Recommendation]) -> Iterator[str]:
    numbers = [int(item.number) for item in items if item.number]
    for earlier, later in pairwise(numbers):
        if later - earlier > 1:
            yield f"Recommendations jump from number {earlier} to {later}. Look for what stands between them."
