"""What a report says, as values: the record that everything after the reader stands on.

The JSON form (:func:`to_json`) is the contract of ``headway read --json`` and of ``inspection.json``.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any


class ReportFramework(StrEnum):
    """The families of document that the reader knows by name."""

    SIF = "SIF"
    ILACS = "ILACS"
    FOCUSED_VISIT = "ILACS focused visit"
    LAC_2013 = "LAC 2013"
    SLAC = "SLAC"
    CSA = "CSA"
    JTAI = "JTAI"
    AREA_SEND = "Area SEND"
    JAR = "JAR"


class Form(StrEnum):
    """The form of the event: ILACS has standard and short inspections; a visit ends in a letter."""

    INSPECTION = "inspection"
    REINSPECTION = "re-inspection"
    STANDARD = "standard"
    SHORT = "short"
    LETTER = "letter"
    REPORT = "report"


class Addressee(StrEnum):
    """Who must answer a recommendation."""

    AUTHORITY = "authority"
    LSCB = "lscb"
    PARTNERSHIP = "partnership"


class RecommendationKind(StrEnum):
    """An ordinary recommendation, or one the report marks as needing priority (and immediate) action."""

    RECOMMENDATION = "recommendation"
    PRIORITY_ACTION = "priority_action"


class FindingKind(StrEnum):
    """What a finding is, where the report itself says so."""

    STRENGTH = "strength"
    AREA_FOR_IMPROVEMENT = "area for improvement"


class Link(StrEnum):
    """How a recommendation came to be joined to a finding."""

    PRINTED = "printed"
    """The report itself prints the paragraph number beside the recommendation."""
    PROPOSED = "proposed"
    """The machine proposes it; a person has yet to confirm."""


@dataclass(frozen=True)
class Document:
    """The file that was read: its hash and its number of pages."""

    sha256: str
    pages: int


@dataclass(frozen=True)
class AuthorityName:
    """The authority as Headway names it, with its ONS code at the time; both None where the report names none."""

    name: str | None = None
    code: str | None = None


@dataclass(frozen=True)
class Window:
    """One window of fieldwork, first and last day included."""

    start: date
    end: date


@dataclass(frozen=True)
class Judgements:
    """Grade words, one a judgement; None where the report has no such judgement, "Not judged" where it says so."""

    overall: str | None = None
    leadership: str | None = None
    help_protection: str | None = None
    in_care_or_looked_after: str | None = None
    care_leavers: str | None = None
    adoption: str | None = None
    lscb: str | None = None
    other: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class LinkedFinding:
    """A finding joined to a recommendation."""

    paragraph: str | None
    page: int
    link: Link


@dataclass(frozen=True)
class Recommendation:
    """One item the report asks for.

    ``number`` is the printed number as text, None for a bullet; ``due_band`` is "immediately",
    "within three months" and the like where the era printed one; ``text`` is whole across line and page
    breaks; ``page`` counts from 1.
    """

    number: str | None
    addressee: Addressee
    kind: RecommendationKind
    due_band: str | None
    text: str
    sub_items: tuple[str, ...]
    page: int
    findings: tuple[LinkedFinding, ...] = ()


@dataclass(frozen=True)
class Finding:
    """A passage of the report with its paragraph number (None where unnumbered) and page, counted from 1.

    ``kind`` is None where the report does not say; ``tagged`` is true where it ends the passage with
    "(Recommendation)"; ``chapter`` is the judgement's key ("help_protection") or "lscb", None outside a chapter.
    """

    paragraph: str | None
    page: int
    text: str
    kind: FindingKind | None
    tagged: bool
    chapter: str | None = None


@dataclass(frozen=True)
class InspectionRecord:
    """A published report as data. ``framework`` is None when the document was refused; ``warnings`` says why."""

    document: Document
    framework: ReportFramework | None = None
    form: Form | None = None
    authority: AuthorityName = AuthorityName()
    inspection: tuple[Window, ...] = ()
    published: date | None = None
    judgements: Judgements = Judgements()
    recommendations: tuple[Recommendation, ...] = ()
    findings: tuple[Finding, ...] = ()
    warnings: tuple[str, ...] = ()

    def addressed_to(self, addressee: Addressee) -> tuple[Recommendation, ...]:
        """The recommendations that one body must answer, in printed order."""
        return tuple(item for item in self.recommendations if item.addressee is addressee)


@dataclass(frozen=True)
class OtherText:
    """A passage that is neither a finding nor an item asked for: the summary, what is told of the inspection."""

    page: int
    text: str


@dataclass(frozen=True)
class PagedRecord(InspectionRecord):
    """A record with the text of its pages, as extracted, and the passages that no finding or item holds."""

    pages: tuple[str, ...] = ()
    other: tuple[OtherText, ...] = ()


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    return {name: _plain(each) for name, each in vars(value).items()}


def to_json(record: InspectionRecord) -> dict[str, Any]:
    """The record as plain JSON values; dates in ISO 8601."""
    plain: dict[str, Any] = _plain(record)
    return plain
