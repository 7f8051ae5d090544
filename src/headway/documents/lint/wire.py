"""What the lint found, as plain JSON values: the contract of ``headway lint --json``."""

from typing import Any

from headway.documents.lint.rule import Checked, Fault
from headway.documents.reading import ReadPaper

__all__ = ["to_json"]


def to_json(paper: ReadPaper, checked: Checked) -> dict[str, Any]:
    """The paper's kind, the faults in its order, what was checked, and what was not and why. Dates in ISO 8601."""
    content = paper.content
    return {
        "kind": str(paper.kind),
        "subject": content.subject,
        "body": content.body,
        "on": content.on.isoformat() if content.on else None,
        "faults": [_fault(each) for each in checked.faults],
        "checked": list(checked.ran),
        "not_checked": [{"rule": each.rule, "because": each.because} for each in checked.not_run],
        "warnings": list(paper.warnings),
    }


def _fault(fault: Fault) -> dict[str, Any]:
    place = fault.place
    return {
        "rule": fault.rule,
        "severity": str(fault.severity),
        "place": {
            "words": str(place),
            "field": place.field,
            "paragraph": place.paragraph,
            "line": place.line,
            "page": place.page,
            "start": place.start,
            "end": place.end,
        },
        "quote": fault.quote,
        "message": fault.message,
        "mend": fault.mend,
    }
