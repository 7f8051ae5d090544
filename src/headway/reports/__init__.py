"""A published inspection report → its structured record, with pages and warnings.

In: a PDF or text file, or a folder of them. Out: :class:`InspectionRecord`, one a document, refused ones too, with
the reason. The reports are the inspectorates'; which judgements one should hold follows headway.frameworks.
"""

from headway.reports.limits import Limits
from headway.reports.parsing import read_paged, read_pages
from headway.reports.reading import read_each, read_file, read_folder
from headway.reports.record import (
    Addressee,
    AuthorityName,
    Document,
    Finding,
    FindingKind,
    Form,
    InspectionRecord,
    Judgements,
    Link,
    LinkedFinding,
    OtherText,
    PagedRecord,
    Recommendation,
    RecommendationKind,
    ReportFramework,
    Window,
    to_json,
)

__all__ = [
    "Addressee",
    "AuthorityName",
    "Document",
    "Finding",
    "FindingKind",
    "Form",
    "InspectionRecord",
    "Judgements",
    "Limits",
    "Link",
    "LinkedFinding",
    "OtherText",
    "PagedRecord",
    "Recommendation",
    "RecommendationKind",
    "ReportFramework",
    "Window",
    "read_each",
    "read_file",
    "read_folder",
    "read_paged",
    "read_pages",
    "to_json",
]
