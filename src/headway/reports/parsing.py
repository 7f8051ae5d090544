"""Pages of text → the record: what the reader does once the text is out of the file. Pure; it never raises."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from headway import areas
from headway.reports.blocks import Block, blocks_of
from headway.reports.dates import date_in, windows_in
from headway.reports.doubts import doubts_about
from headway.reports.findings import findings_in
from headway.reports.judgements import judgements_in
from headway.reports.kinds import Kind, kind_of
from headway.reports.layout import Line, clean_lines, flat
from headway.reports.links import linked
from headway.reports.other_text import other_text
from headway.reports.recommendations import recommendations_in
from headway.reports.record import (
    AuthorityName,
    Document,
    Form,
    InspectionRecord,
    PagedRecord,
    ReportFramework,
    Window,
)
from headway.reports.sections import is_heading, may_start_heading, without_contents

__all__ = ["read_paged", "read_pages"]

OPENING_PAGES = 3
AFTER_TITLE = 200
"""Characters after a title in which the rest of it, with the place it names, stands."""
_FIELDWORK = re.compile(r"inspection dates?:?\s*(?:from\s+)?", re.IGNORECASE)
_VISIT = re.compile(
    r"(?:services|visit|inspection|place|\))\b[^.]{0,60}?\b(?:on|between|from)\s+(?=(?:\w+day,? )?\d)"
    r"|\bbetween\s+(?=\d)",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"(?:report )?published:?\s*(?=\d)", re.IGNORECASE)
_SALUTATION = re.compile(r"\bDear\b")


def read_pages(pages: Sequence[str], sha256: str) -> InspectionRecord:
    """The record of a document, given its text page by page.

    A document that is no inspection report the reader knows comes back with ``framework`` None and the reason in
    ``warnings``; nothing is guessed.
    """
    return _parsed(pages, sha256)[0]


def read_paged(pages: Sequence[str], sha256: str) -> PagedRecord:
    """The same record with its pages, and with the passages that no finding or item holds."""
    record, blocks = _parsed(pages, sha256)
    return PagedRecord(**vars(record), pages=tuple(pages), other=other_text(record, blocks))


def _parsed(pages: Sequence[str], sha256: str) -> tuple[InspectionRecord, list[Block]]:
    document = Document(sha256=sha256, pages=len(pages))
    lines = clean_lines(pages)
    opening = flat(" ".join(line.text for line in lines if line.page <= OPENING_PAGES))
    kind = kind_of(opening)
    if kind.framework is None:
        return InspectionRecord(document=document, warnings=(f"not read: {kind.reason}",)), []
    return _read(document, lines, opening, kind, kind.framework)


def _read(
    document: Document, lines: list[Line], opening: str, kind: Kind, framework: ReportFramework
) -> tuple[InspectionRecord, list[Block]]:
    body = without_contents(lines)
    whole = flat(" ".join(line.text for line in body))
    blocks = blocks_of(body, is_heading, may_start_heading)
    from_title = opening[kind.title_start :]
    windows = _windows(kind, from_title)
    items = recommendations_in(framework, blocks)
    findings = findings_in(framework, blocks, items)
    judgements = judgements_in(framework, from_title, blocks, whole)
    record = InspectionRecord(
        document=document,
        framework=framework,
        form=_form(kind, framework, windows),
        authority=_authority(kind, opening, windows),
        inspection=windows,
        published=_published(kind, opening),
        judgements=judgements,
        recommendations=linked(items, findings),
        findings=findings,
    )
    return replace(record, warnings=doubts_about(record, blocks)), blocks


def _windows(kind: Kind, from_title: str) -> tuple[Window, ...]:
    label = _VISIT if kind.form is Form.LETTER else _FIELDWORK
    for found in label.finditer(from_title[:2500]):
        if windows := windows_in(from_title[found.end() : found.end() + 150]):
            return windows
    return ()


def _published(kind: Kind, opening: str) -> date | None:
    """The date the report prints for itself: a letter's stands before its salutation."""
    if kind.form is Form.LETTER:
        salutation = _SALUTATION.search(opening)
        return date_in(opening[: salutation.start()]) if salutation else None
    found = _PUBLISHED.search(opening)
    return date_in(opening[found.end() : found.end() + 40]) if found else None


def _authority(kind: Kind, opening: str, windows: Sequence[Window]) -> AuthorityName:
    """The authority that the title names, or that stands nearest to it: before it in a report, after it in a letter."""
    on = windows[0].start if windows else None
    title, before = opening[kind.title_start : kind.title_end], opening[: kind.title_start]
    after = opening[kind.title_end : kind.title_end + AFTER_TITLE]
    near = (after, before) if kind.form in (Form.LETTER, Form.REPORT) else (before, after)
    for text in (title, *near, opening):
        if named := areas.find_in(text, on):
            return AuthorityName(named[0].name, named[0].ons_code)
    return AuthorityName()


def _form(kind: Kind, framework: ReportFramework, windows: Sequence[Window]) -> Form | None:
    if framework is not ReportFramework.ILACS or not windows:
        return kind.form
    days = sum((window.end - window.start).days + 1 for window in windows)
    return Form.SHORT if days <= 6 else Form.STANDARD
