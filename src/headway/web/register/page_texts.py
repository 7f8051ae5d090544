"""The text of a report's pages, read in the reader's own bounded process: a document is opened nowhere else.

The process answers with a record, so each page travels as a finding without a number. No Django is loaded there.
"""

from collections.abc import Sequence
from pathlib import Path

from headway.reports.bounded import Worker
from headway.reports.limits import USUAL, Limits
from headway.reports.record import Document, Finding, InspectionRecord

_PARSER = f"{__name__}:as_findings"


def as_findings(pages: Sequence[str], sha256: str) -> InspectionRecord:
    """What the process calls: the pages as a record can carry them."""
    return InspectionRecord(
        document=Document(sha256, len(pages)),
        findings=tuple(
            Finding(None, number, text, None, tagged=False) for number, text in enumerate(pages, start=1)
        ),
    )


def page_texts(path: Path, name: str, limits: Limits = USUAL) -> list[str]:
    """The text of each page; empty where the document cannot be read (the reader's own answer says why)."""
    with Worker(limits, _PARSER) as worker:
        return [found.text for found in worker.read(path, name).findings]
