"""A document → the text of its pages, through the same process that reports are read in.

For what is checked against a report's words, and for papers given as PDF: neither is opened in this process.
"""

from collections.abc import Sequence
from pathlib import Path

from headway.errors import ForPerson
from headway.reports.bounded import Worker
from headway.reports.extract import shown
from headway.reports.limits import USUAL, Limits
from headway.reports.record import Document, Finding, InspectionRecord, ReportFramework

__all__ = ["page_texts"]

_PARSER = f"{__name__}:pages_as_findings"


def page_texts(path: Path, limits: Limits = USUAL, name: str | None = None) -> tuple[str, ...]:
    """The text of each page of a PDF or text file. ``ForPerson`` with the reason where there is none."""
    if not path.is_file():
        raise ForPerson(f"There is no file {path}. Check the name and the folder.")
    with Worker(limits, _PARSER) as worker:
        record = worker.read(path, name or shown(path.name))
    if record.framework is None:
        raise ForPerson(" ".join(record.warnings))
    return tuple(finding.text for finding in record.findings)


def pages_as_findings(pages: Sequence[str], sha256: str) -> InspectionRecord:
    """The pages in a record's own classes, which are all that the wire lets through."""
    return InspectionRecord(
        document=Document(sha256, len(pages)),
        framework=ReportFramework.SIF,  # any: None would mean that the document was refused
        findings=tuple(
            Finding(None, number, page, None, tagged=False) for number, page in enumerate(pages, start=1)
        ),
    )
