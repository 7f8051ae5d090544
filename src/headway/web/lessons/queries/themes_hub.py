"""What the first page of lessons shows: the library's coverage, what is new, the neighbours' last reports."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from headway.themes.counts import Inspected, is_full
from headway.web.accounts.queries import Somebody
from headway.web.lessons.models import LibraryReport, Neighbour
from headway.web.lessons.queries.neighbours import Neighbours
from headway.web.lessons.queries.scope import counted_reports_for, reports_for
from headway.web.lessons.queries.themes_held import Held
from headway.web.lessons.rules.same_council import lasting

__all__ = ["Coverage", "NeighboursLast", "coverage", "loaded_since", "neighbours_last", "printed_since"]

_SHOWN = 10


@dataclass(frozen=True)
class Coverage:
    """What the library holds. Documents: all that were given; the others are of those that count."""

    documents: int
    refused: int
    copies: int
    reports: int
    authorities: int
    years: tuple[int, int] | None
    silent: int
    undated: int


@dataclass(frozen=True)
class NeighboursLast:
    """A neighbour's latest full inspection in the library, None where it holds none."""

    neighbour: Neighbour
    last: Inspected | None


def coverage(person: Somebody, held: Held) -> Coverage:
    """One query beside what is held."""
    told: dict[str, Any] = reports_for(person).aggregate(
        documents=Count("pk"),
        refused=Count("pk", filter=~Q(refusal="")),
        copies=Count("pk", filter=Q(refusal="", copy_of__isnull=False)),
    )
    years = [row.year for row in held.rows]
    return Coverage(
        **told,
        reports=len(held.rows) + held.undated,
        authorities=len({row.authority for row in held.rows if row.authority}),
        years=(min(years), max(years)) if years else None,
        silent=held.silent,
        undated=held.undated,
    )


def printed_since(person: Somebody, first: date) -> list[LibraryReport]:
    """Reports published since a day as they print it, or of fieldwork that ended since, the latest first."""
    return _some(counted_reports_for(person).filter(Q(published__gte=first) | Q(ended__gte=first)))


def loaded_since(person: Somebody, first: date) -> list[LibraryReport]:
    """Reports that the library was given since a day, whatever their own dates."""
    return _some(counted_reports_for(person).filter(loaded__date__gte=first))


def _some(found: QuerySet[LibraryReport]) -> list[LibraryReport]:
    return list(found.order_by("-ended", "-pk")[:_SHOWN])


def neighbours_last(neighbours: Neighbours, rows: Iterable[Inspected]) -> list[NeighboursLast]:
    """Each neighbour, closest first, with its latest full inspection."""
    last: dict[str, Inspected] = {}
    for row in rows:
        if is_full(row.framework, row.form) and (
            row.authority not in last or last[row.authority].on < row.on
        ):
            last[row.authority] = row
    return [NeighboursLast(each, last.get(lasting(each.neighbour_id))) for each in neighbours.rows]
