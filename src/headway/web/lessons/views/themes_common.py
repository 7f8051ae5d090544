"""What the pages about themes share: the choice of reports, and the ways."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from headway.themes.counts import Inspected, frameworks_in
from headway.web.choosing import Choice, choose
from headway.web.lessons.queries.neighbours import Neighbours, neighbours_of
from headway.web.lessons.queries.themes_filters import ALL, Filters, chosen, current_framework
from headway.web.lessons.queries.themes_held import Held, held

__all__ = ["Chosen", "chosen_for", "way"]


@dataclass(frozen=True)
class Chosen:
    """The library, the reports that a page counts, and the choices there are.

    ``framework`` is what counts are of; ALL where a person asked for all of them together.
    """

    held: Held
    filters: Filters
    choice: Choice
    neighbours: Neighbours
    framework: str
    rows: tuple[Inspected, ...]

    @property
    def frameworks(self) -> list[tuple[str, str]]:
        """Every framework whose reports ask for something, for a select."""
        return [(each, each) for each in frameworks_in(self.held.rows)] + [(ALL, "All together (not alike)")]

    @property
    def regions(self) -> list[str]:
        return sorted({row.region for row in self.held.rows if row.region})

    @property
    def grades(self) -> list[str]:
        return sorted({row.grade for row in self.held.rows if row.grade})

    @property
    def years(self) -> list[int]:
        return sorted({row.year for row in self.held.rows}, reverse=True)


def chosen_for(request: HttpRequest) -> Chosen:
    """By the page's query, for the authority that is chosen."""
    everything = held(request.user)
    filters = Filters.from_query(request.GET)
    choice = choose(request)
    neighbours = neighbours_of(choice.authority.code) if choice.authority else Neighbours()
    known = {row.framework for row in everything.rows}
    asked = filters.framework if filters.framework in known | {ALL} else ""
    framework = asked or current_framework(everything.rows)
    rows = chosen(everything.rows, filters, framework, neighbours.codes)
    return Chosen(everything, filters, choice, neighbours, framework, rows)


def way(*rest: str) -> list[dict[str, str]]:
    """Lessons, the table of themes, and what stands below it, without a link."""
    found = [{"text": "Lessons", "href": reverse("lessons")}]
    if rest[1:]:
        found.append({"text": "Themes", "href": reverse("themes")})
    return [*found, {"text": rest[-1]}]
