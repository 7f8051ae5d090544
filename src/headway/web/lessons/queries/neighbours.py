"""An authority's statistical neighbours, by the latest list that has it."""

from dataclasses import dataclass

from headway.web.lessons.models import Neighbour, NeighbourList
from headway.web.lessons.rules.same_council import codes_of

__all__ = ["Neighbours", "neighbours_of"]


@dataclass(frozen=True)
class Neighbours:
    """The list that was gone by (None where none is loaded that has the authority), and its rows, closest first."""

    list: NeighbourList | None = None
    rows: tuple[Neighbour, ...] = ()

    @property
    def codes(self) -> frozenset[str]:
        """The neighbours' ONS codes, those that they had before too: reports keep the code of their day."""
        return frozenset().union(*(codes_of(row.neighbour_id) for row in self.rows))


def neighbours_of(code: str) -> Neighbours:
    """The neighbours of an authority by the list that was loaded last: one query."""
    rows = list(
        Neighbour.objects.filter(authority__in=codes_of(code))
        .select_related("list", "neighbour")
        .order_by("-list__loaded", "-list_id", "rank")
    )
    if not rows:
        return Neighbours()
    return Neighbours(rows[0].list, tuple(row for row in rows if row.list_id == rows[0].list_id))
