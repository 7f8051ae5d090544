"""Reports of the library: as a list with filters, one with all that stands in it, and by name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, ExtractYear

from headway.areas import SizeBand, children, size_band
from headway.errors import ForPerson
from headway.web.accounts.queries import Somebody, authorities_where
from headway.web.accounts.roles import May
from headway.web.lessons.models import LibraryGrade, LibraryReport, Passage, PassageTheme
from headway.web.lessons.queries.neighbours import neighbours_of
from headway.web.lessons.queries.scope import open_reports_for, reports_for
from headway.web.lessons.states import ASKED, PassageKind, ThemeState

__all__ = [
    "ADDRESSEES",
    "GRADE_NAMES",
    "KINDS",
    "Filters",
    "Options",
    "listed",
    "named",
    "neighbour_codes",
    "one",
    "options",
    "overall_grade",
    "passages_of",
    "size_in_words",
]

GRADE_NAMES = {
    "overall": "Overall effectiveness",
    "leadership": "Leadership",
    "help_protection": "Help and protection",
    "in_care_or_looked_after": "In care or looked after",
    "care_leavers": "Care leavers",
    "adoption": "Adoption",
    "lscb": "Safeguarding children board",
}
"""By the key of :class:`headway.reports.Judgements`; a framework's others carry their own names."""
ADDRESSEES = {"authority": "The authority", "lscb": "The safeguarding board", "partnership": "The partners"}
"""By the value of :class:`headway.reports.Addressee`."""
KINDS = {"": "Reports", "copies": "Copies", "refused": "Refused documents"}
_SHA256 = re.compile(r"[0-9a-f]{8,64}")
_YEAR = ExtractYear(Coalesce("ended", "published"))


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to; empty is everything that was read."""

    authority: str = ""
    framework: str = ""
    region: str = ""
    year: int | None = None
    grade: str = ""
    kind: str = ""

    @classmethod
    def from_query(cls, given: Mapping[str, Any]) -> Self:
        """The filters of a page's query; what makes no sense is left out, so that no address is an error."""
        year, kind = str(given.get("year", "")), str(given.get("kind", ""))
        return cls(
            **{
                name: str(given.get(name, ""))[:100].replace("\x00", "")
                for name in ("authority", "framework", "region", "grade")
            },
            year=int(year) if re.fullmatch(r"[0-9]{4}", year) else None,
            kind=kind if kind in KINDS else "",
        )


@dataclass(frozen=True)
class Options:
    """What each filter can be set to: what the library holds."""

    authorities: list[tuple[str, str]]
    frameworks: list[str]
    regions: list[str]
    years: list[int]
    grades: list[str]


def listed(person: Somebody, filters: Filters) -> QuerySet[LibraryReport]:
    """The reports asked for, latest first, each with its overall grade (``overall``) and how many items it asks for
    (``asked``).
    """
    overall = LibraryGrade.objects.filter(report=OuterRef("pk"), key="overall").values("grade")
    items = Passage.objects.filter(report=OuterRef("pk"), kind__in=ASKED).order_by().values("report")
    asked = items.annotate(count=Count("pk")).values("count")
    found = (
        open_reports_for(person)
        .annotate(
            overall=Subquery(overall[:1]),
            asked=Coalesce(Subquery(asked), 0),
            day=Coalesce("ended", "published"),
        )
        .filter(_of_kind(filters.kind), **_wanted(filters))
    )
    return found.order_by("-day", "authority_name", "name", "id")


def _of_kind(kind: str) -> Q:
    if kind == "refused":
        return ~Q(refusal="")
    return Q(refusal="", copy_of__isnull=kind != "copies")


def _wanted(filters: Filters) -> dict[str, Any]:
    wanted = {
        "authority": filters.authority,
        "framework": filters.framework,
        "authority__region": filters.region,
        "day__year": filters.year,
        "overall": filters.grade,
    }
    return {name: value for name, value in wanted.items() if value}


def options(person: Somebody) -> Options:
    """What the filters of the list offer."""
    held = reports_for(person).filter(refusal="").order_by()
    places = (
        held.exclude(authority=None)
        .values_list("authority", "authority__name", "authority__region")
        .distinct()
    )
    of_overall = LibraryGrade.objects.filter(key="overall", report__in=held.values("pk"))
    years = held.annotate(year=_YEAR).exclude(year=None).values_list("year", flat=True).distinct()
    return Options(
        authorities=sorted({(code, name) for code, name, _ in places}, key=lambda each: each[1]),
        frameworks=sorted(held.values_list("framework", flat=True).distinct()),
        regions=sorted({region for _, _, region in places if region}),
        years=sorted(years, reverse=True),
        grades=sorted(of_overall.values_list("grade", flat=True).distinct()),
    )


def one(person: Somebody) -> QuerySet[LibraryReport]:
    """The reports that the person may open, each with its grades."""
    return open_reports_for(person).select_related("copy_of").prefetch_related("grades", "copies")


def passages_of(report: LibraryReport, kinds: tuple[PassageKind, ...]) -> QuerySet[Passage]:
    """The report's passages of these kinds in printed order, with the themes that nobody has turned down."""
    themes = PassageTheme.objects.exclude(state=ThemeState.REJECTED)
    return (
        report.passages.filter(kind__in=kinds).order_by("order").prefetch_related(Prefetch("themes", themes))
    )


def overall_grade(report: LibraryReport) -> str:
    """The report's overall grade in its framework's words; empty where it gives none."""
    return report.grades.filter(key="overall").values_list("grade", flat=True).first() or ""


def size_in_words(code: str | None) -> str:
    """How many children the authority has, and the third of authorities it is in; empty where that is not known."""
    try:
        count, band = (children(code), size_band(code)) if code else (None, None)
    except ForPerson:  # a code of the site's own that no official list has
        count = band = None
    return (
        f"{count:,} children aged 0 to 17 at mid-2024: a {_SIZES[band]} authority" if count and band else ""
    )


_SIZES = {SizeBand.SMALLER: "smaller", SizeBand.MIDDLE: "middle-sized", SizeBand.LARGER: "larger"}


def neighbour_codes(person: Somebody) -> frozenset[str]:
    """The statistical neighbours of the authorities that the person works for."""
    codes = authorities_where(person, May.SEE_DRAFTS)
    return frozenset().union(*(neighbours_of(code).codes for code in codes))


def named(given: str) -> list[LibraryReport]:
    """The reports with that file name, or whose SHA-256 begins so: for the command line, which asks for no person."""
    if _SHA256.fullmatch(given) and (found := LibraryReport.objects.filter(sha256__startswith=given)):
        return list(found)
    by_name = LibraryReport.objects.filter(name=given)
    return list(by_name or LibraryReport.objects.filter(name__endswith=f"/{given}"))
