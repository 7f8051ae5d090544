"""What a search is narrowed to, from the address of its page; and what each filter can be set to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from django.db.models import F, Q
from django.db.models.functions import Coalesce, ExtractYear

from headway.areas import SizeBand, authorities, size_band
from headway.themes import themes
from headway.web.accounts.queries import Somebody, authorities_where
from headway.web.accounts.roles import May
from headway.web.lessons.models import LibraryReport, NeighbourList
from headway.web.lessons.queries.library import GRADE_NAMES
from headway.web.lessons.queries.scope import counted_reports_for
from headway.web.lessons.queries.search_engine import Where, among
from headway.web.lessons.rules.same_council import codes_of, lasting
from headway.web.lessons.states import ASKED, PassageKind, ThemeState
from headway.web.register.models import Authority

__all__ = ["BY", "KINDS", "WAYS", "Filters", "Options", "options", "where"]

KINDS = {
    "asked": ("What reports ask for", [kind.value for kind in ASKED]),
    "findings": ("Findings", [PassageKind.IMPROVEMENT, PassageKind.STRENGTH, PassageKind.FINDING]),
    "strengths": ("Strengths", [PassageKind.STRENGTH]),
    "improvement": ("Areas for improvement", [PassageKind.IMPROVEMENT]),
}
WAYS = {"": "Words", "both": "Words and meaning", "meaning": "Meaning alone"}
"""How passages are found. Words are the usual way until another is measured better beyond chance."""
BY = {"": "Best match", "newest": "Newest first"}
_YEAR = ExtractYear(Coalesce("ended", "published"))


@dataclass(frozen=True)
class Filters:
    """Empty is everything. ``exactly``: the words as typed, without the field's other words for them."""

    kind: str = ""
    framework: str = ""
    judgement: str = ""
    grade: str = ""
    since: int | None = None
    until: int | None = None
    region: str = ""
    size: str = ""
    authority: str = ""
    neighbours_of: str = ""
    neighbour_list: int | None = None
    theme: str = ""
    sort: str = ""
    exactly: bool = False
    way: str = ""

    @classmethod
    def from_query(cls, given: Mapping[str, Any]) -> Self:
        """What makes no sense is left out, so that no address is an error."""

        def one_of(name: str, allowed: Any) -> str:
            value = str(given.get(name, ""))
            return value if value in allowed else ""

        def words(name: str) -> str:
            return str(given.get(name, "")).replace("\x00", "")[:100]

        return cls(
            kind=one_of("kind", KINDS),
            framework=words("framework"),
            judgement=one_of("judgement", GRADE_NAMES),
            grade=words("grade"),
            since=_number(given.get("since")),
            until=_number(given.get("until")),
            region=words("region"),
            size=one_of("size", set(SizeBand)),
            authority=words("authority"),
            neighbours_of=words("neighbours_of"),
            neighbour_list=_number(given.get("neighbour_list"), 9),
            theme=one_of("theme", {each.key for each in themes()}),
            sort=one_of("sort", BY),
            way=one_of("way", WAYS),
            exactly=given.get("exactly") == "on",
        )

    @property
    def narrow(self) -> bool:
        """Whether any of them narrows the search."""
        return any(
            getattr(self, name) for name in self.__dataclass_fields__ if name not in ("sort", "exactly")
        )


def _number(value: Any, digits: int = 4) -> int | None:
    return int(value) if re.fullmatch(rf"[0-9]{{1,{digits}}}", str(value or ""), re.ASCII) else None


def where(person: Somebody, filters: Filters) -> Where:
    """The filters as SQL: which reports (their keys, by one query), which kinds, which theme."""
    clauses, values = [], []
    reports = counted_reports_for(person)
    narrowed = _reports(filters)
    if narrowed is not None:
        clause, value = among(
            "p.report_id", list(reports.filter(narrowed).order_by().values_list("pk", flat=True))
        )
        clauses.append(clause)
        values.append(value)
    if filters.kind:
        clause, value = among("p.kind", [str(kind) for kind in KINDS[filters.kind][1]])
        clauses.append(clause)
        values.append(value)
    if filters.theme:
        clauses.append(
            "p.id IN (SELECT passage_id FROM lessons_passagetheme WHERE theme = %s AND state <> %s)"
        )
        values += [filters.theme, ThemeState.REJECTED.value]
    return Where(tuple(clauses), tuple(values))


def _reports(filters: Filters) -> Q | None:
    """What the filters ask of a report; None where they ask nothing."""
    asked = Q()
    if filters.framework:
        asked &= Q(framework=filters.framework)
    if filters.grade or filters.judgement:
        graded = {
            name: value
            for name, value in (("grades__key", filters.judgement), ("grades__grade", filters.grade))
            if value
        }
        with_grade = LibraryReport.objects.filter(**graded).order_by().values("pk")
        asked &= Q(pk__in=with_grade)
    if filters.region:
        asked &= Q(authority__region=filters.region)
    if filters.authority:
        asked &= Q(authority__in=codes_of(filters.authority))
    if filters.size:
        asked &= Q(authority__in=_of_size(filters.size))
    if filters.neighbours_of:
        asked &= Q(authority__in=_neighbours(filters.neighbours_of, filters.neighbour_list))
    for sign, year in (("gte", filters.since), ("lte", filters.until)):
        if year:
            at_year = LibraryReport.objects.annotate(year=_YEAR).filter(**{f"year__{sign}": year})
            asked &= Q(pk__in=at_year.order_by().values("pk"))
    return asked or None


def _of_size(size: str) -> list[str]:
    return [each.ons_code for each in authorities() if size_band(each.ons_code) == size]


def _neighbours(code: str, chosen: int | None) -> list[str]:
    """The neighbours' codes, by the list that was chosen, else by the latest that has the authority."""
    same = codes_of(code)
    lists = NeighbourList.objects.filter(rows__authority__in=same)
    used = lists.filter(pk=chosen).first() or lists.order_by("-loaded", "-pk").first()
    near = used.rows.filter(authority__in=same).values_list("neighbour", flat=True) if used else ()
    return sorted({each for neighbour in near for each in codes_of(neighbour)})


@dataclass(frozen=True)
class Options:
    """What each filter can be set to: what the library holds."""

    frameworks: list[str]
    grades: list[str]
    years: list[int]
    regions: list[str]
    authorities: list[tuple[str, str]]
    ours: list[tuple[str, str]]
    """Those of the person's authorities that a list of neighbours has."""
    neighbour_lists: list[NeighbourList]


def options(person: Somebody) -> Options:
    """Four queries, whatever the library holds."""
    reports = counted_reports_for(person).order_by()
    rows = list(
        reports.annotate(year=_YEAR, region=F("authority__region"), place=F("authority__name")).values_list(
            "framework", "year", "region", "authority_id", "place"
        )
    )
    grades = reports.exclude(grades__grade=None).values_list("grades__grade", flat=True).distinct()
    ours = Authority.objects.filter(
        code__in=authorities_where(person, May.SEE_DRAFTS), neighbours__isnull=False
    )
    return Options(
        frameworks=sorted({row[0] for row in rows if row[0]}),
        grades=sorted(set(grades)),
        years=sorted({row[1] for row in rows if row[1]}, reverse=True),
        regions=sorted({row[2] for row in rows if row[2]}),
        authorities=sorted({(lasting(row[3]), row[4]) for row in rows if row[3]}, key=lambda each: each[1]),
        ours=sorted(set(ours.values_list("code", "name")), key=lambda each: each[1]),
        neighbour_lists=list(NeighbourList.objects.order_by("-loaded", "-pk")),
    )
