"""What the report asks for: each item whole, with its number, page, body, band and sub-items.

Items stand in a section under a known heading, as numbered paragraphs, bullets, or bullets within bands. The section
ends at the next known heading, or where the list does.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from headway.reports.blocks import Block, BlockKind
from headway.reports.record import Addressee, Recommendation, RecommendationKind, ReportFramework
from headway.reports.sections import Opens, heading_opens

__all__ = ["recommendations_in", "says_none"]

_NONE_FOUND = re.compile(
    r"\b(?:did not (?:find|identify) any|there (?:are|were) no|no) (?:areas? for )?(?:priority|areas?)\b",
    re.IGNORECASE,
)
_ITEM_KINDS = {BlockKind.NUMBERED, BlockKind.BULLET}
_PARTNERSHIP = {ReportFramework.JTAI, ReportFramework.AREA_SEND}
_LEAD_IN = {ReportFramework.LAC_2013, ReportFramework.SLAC}
"""In these eras a numbered paragraph only leads in the bands; the bullets under them are the items."""
_CHAPTERS = {Opens.HELP_AND_PROTECTION, Opens.IN_CARE, Opens.CARE_LEAVERS, Opens.ADOPTION, Opens.LEADERSHIP}
_BARE_GROUPS = _LEAD_IN | _PARTNERSHIP | {ReportFramework.FOCUSED_VISIT}
"""Where "areas for improvement" is itself the list's heading."""
_VERB = re.compile(
    r"^(?:Ensure|Improve|Review|Develop|Strengthen|Continue|Implement|Increase|Embed|Take|Make|Work|Establish|Provide"
    r"|Accelerate|Reduce|Undertake|Put|Further|Extend|Monitor|Revise|Raise|Promote|Evaluate|With|In partnership)\b"
)


@dataclass
class _Item:
    number: str | None
    text: str
    page: int
    band: str | None
    subs: list[str] = field(default_factory=list)


@dataclass
class _Section:
    """One list of items being read: whose it is and whether its items are for priority action."""

    addressee: Addressee
    kind: RecommendationKind
    band: str | None = None
    items: list[_Item] = field(default_factory=list)
    after_heading: bool = True


def recommendations_in(framework: ReportFramework, blocks: Sequence[Block]) -> tuple[Recommendation, ...]:
    """Every item that the report asks for, in printed order."""
    return tuple(
        Recommendation(
            number=item.number,
            addressee=section.addressee,
            kind=section.kind,
            due_band=item.band,
            text=item.text,
            sub_items=tuple(item.subs),
            page=item.page,
        )
        for section in _sections(framework, blocks)
        for item in section.items
        if item.text and not says_none(item.text)
    )


def says_none(text: str) -> bool:
    """Whether a passage under a list's heading says that there is nothing to list."""
    return bool(_NONE_FOUND.search(text[:120]))


def _sections(framework: ReportFramework, blocks: Sequence[Block]) -> Iterator[_Section]:
    section: _Section | None = None
    body = Addressee.PARTNERSHIP if framework in _PARTNERSHIP else Addressee.AUTHORITY
    authority_done = False
    for index, block in enumerate(blocks):
        opens = heading_opens(block.text) if block.kind is BlockKind.HEADING else None
        if opens is Opens.PRIORITY_AREAS and framework is ReportFramework.SIF:
            opens = Opens.GROUP  # before ILACS these words only band the list
        if opens in (Opens.LSCB_CHAPTER, Opens.LSCB_ITEMS) and authority_done:
            body = Addressee.LSCB
        if section and opens in _CHAPTERS and _goes_on(framework, section, blocks[index + 1 : index + 2]):
            opens = None
        started = _started(framework, opens, body, block, inside=section is not None)
        if started:
            if section:
                yield section
            section = started
        elif section and opens is Opens.GROUP:
            section.band, section.after_heading = _band(block.text), True
        elif section and not opens and _is_second_paragraph(section, block, blocks[index + 1 : index + 2]):
            section.items[-1].text += f" {block.text}"
        elif section and (opens or not _take(framework, section, block)):
            yield section
            section = None
        authority_done = authority_done or bool(section and section.items) or opens is Opens.AUTHORITY_ITEMS
    if section:
        yield section


def _goes_on(framework: ReportFramework, section: _Section, following: Sequence[Block]) -> bool:
    """Whether a chapter's name only groups the items of a list, as in 2013-15: the numbers go on."""
    if framework is not ReportFramework.SIF or not following or following[0].kind is not BlockKind.NUMBERED:
        return False
    return not section.items or _follows(section, following[0])


def _follows(section: _Section, block: Block) -> bool:
    """Whether a bullet, or the next number, goes on with the list; a number out of turn is a chapter's paragraph."""
    last = section.items[-1].number
    return block.number is None or (last is not None and int(block.number) == int(last) + 1)


def _is_second_paragraph(section: _Section, block: Block, following: Sequence[Block]) -> bool:
    """Whether a paragraph goes on with the numbered item before it: the next item's number comes straight after."""
    last = section.items[-1].number if section.items else None
    if block.kind is not BlockKind.TEXT or last is None or not following:
        return False
    return following[0].kind is BlockKind.NUMBERED and int(following[0].number or 0) == int(last) + 1


def _started(
    framework: ReportFramework, opens: Opens | None, body: Addressee, block: Block, *, inside: bool
) -> _Section | None:
    """The section that this heading opens, if it opens one."""
    if opens is Opens.PRIORITY_AREAS:
        return _Section(body, RecommendationKind.PRIORITY_ACTION)
    if opens is Opens.AUTHORITY_ITEMS:
        return _Section(Addressee.AUTHORITY, RecommendationKind.RECOMMENDATION)
    if opens is Opens.LSCB_ITEMS:
        return _Section(Addressee.LSCB, RecommendationKind.RECOMMENDATION)
    if opens is Opens.ITEMS:
        return _Section(body, RecommendationKind.RECOMMENDATION)
    if opens is Opens.GROUP and not inside and (body is not Addressee.AUTHORITY or framework in _BARE_GROUPS):
        return _Section(body, RecommendationKind.RECOMMENDATION, _band(block.text))
    return None


def _band(heading: str) -> str | None:
    """The due band that a heading inside the list sets; "areas for improvement" sets none."""
    words = heading.rstrip(" :").lower()
    return None if words.startswith("area") else words


def _take(framework: ReportFramework, section: _Section, block: Block) -> bool:
    """Read one block into the section; False where the section has ended."""
    if block.kind is BlockKind.HEADING:
        section.after_heading = True
        return True
    if block.kind in _ITEM_KINDS and not (framework in _LEAD_IN and block.kind is BlockKind.NUMBERED):
        if framework is not ReportFramework.SIF and section.items and not _follows(section, block):
            return False
        _take_item(section, block)
    elif block.kind is BlockKind.DASH and section.items:
        section.items[-1].subs.append(block.text)
    elif section.items and not _is_unnumbered_item(section, block):
        return framework in _LEAD_IN and block.kind is BlockKind.NUMBERED and section.band is None
    elif _VERB.match(block.text) and framework is ReportFramework.SIF:
        section.items.append(_Item(None, block.text, block.page, section.band))
    section.after_heading = False
    return True


def _take_item(section: _Section, block: Block) -> None:
    last = section.items[-1] if section.items else None
    if block.kind is BlockKind.BULLET and last and last.number and not section.after_heading:
        last.subs.append(block.text)
    else:
        section.items.append(_Item(block.number, block.text, block.page, section.band))


def _is_unnumbered_item(section: _Section, block: Block) -> bool:
    """A list whose numerals the text layer has lost: every paragraph opens with the verb of a recommendation."""
    return section.items[-1].number is None and bool(_VERB.match(block.text))
