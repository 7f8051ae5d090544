"""What a report says beside its findings and the items it asks for: the summary, how the inspection was done."""

from collections.abc import Sequence

from headway.reports.blocks import Block, BlockKind
from headway.reports.imprint import without_imprint
from headway.reports.record import InspectionRecord, OtherText

__all__ = ["other_text"]

_FEWEST_WORDS = 4
"""A shorter passage is a label, a name or a line of an address."""


def other_text(record: InspectionRecord, blocks: Sequence[Block]) -> tuple[OtherText, ...]:
    """Every other passage in printed order, headings and imprint left out."""
    held = _held(record)
    return tuple(
        OtherText(block.page, block.text)
        for block in without_imprint(blocks)
        if block.kind is not BlockKind.HEADING and len(block.text.split()) >= _FEWEST_WORDS
        if block.text not in held.get(block.page, "")
    )


def _held(record: InspectionRecord) -> dict[int, str]:
    """By page, the words that a finding or an item holds already. What runs on is held on its next pages too."""
    found: dict[int, list[str]] = {}
    for page, texts in (
        *((item.page, (item.text, *item.sub_items)) for item in record.recommendations),
        *((finding.page, (finding.text,)) for finding in record.findings),
    ):
        for each in (page, page + 1):
            found.setdefault(each, []).extend(texts)
    return {page: "\n".join(texts) for page, texts in found.items()}
