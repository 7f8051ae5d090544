"""The library as a digest sees it: what all counts see (themes_held.py), with the reports themselves to quote from."""

from dataclasses import dataclass

from headway.themes.counts import Inspected
from headway.web.accounts.queries import Somebody
from headway.web.lessons.models import LibraryReport, PassageTheme
from headway.web.lessons.queries.scope import counted_reports_for
from headway.web.lessons.queries.themes_held import Held, asked_of_authorities, held
from headway.web.lessons.states import ThemeState

__all__ = ["Rows", "rows_of"]


@dataclass(frozen=True)
class Rows:
    """The reports that have a day and a known authority, and how many have not."""

    inspected: tuple[Inspected, ...]
    reports: dict[int, LibraryReport]
    """With their grades."""
    left_out: int
    methods: tuple[str, ...]
    """What proposed the themes that nobody has confirmed yet."""
    held: Held

    def is_confirmed(self, report: int, theme: str) -> bool:
        """Whether a person confirmed the theme in an item of the report."""
        found = self.held.marks.get((report, theme))
        return bool(found and found.confirmed)


def rows_of(person: Somebody) -> Rows:
    """Everything that the person may count: seven queries."""
    found = held(person)
    known = tuple(row for row in found.rows if row.authority)
    reports = counted_reports_for(person).prefetch_related("grades").in_bulk()
    proposed = PassageTheme.objects.filter(
        passage__in=asked_of_authorities(person).order_by().values("pk"), state=ThemeState.PROPOSED
    )
    methods = proposed.exclude(method="").order_by("method").values_list("method", flat=True).distinct()
    return Rows(known, reports, len(reports) - len(known), tuple(methods), found)
