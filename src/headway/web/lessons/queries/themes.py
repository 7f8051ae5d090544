"""What the library says of themes: shares and trends over the reports chosen, and one theme's findings."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from headway.areas import uasc_share
from headway.errors import ForPerson
from headway.reports import Addressee
from headway.statistics import Share
from headway.themes import Theme, counts, themes
from headway.themes.counts import Inspected, Trend
from headway.web.accounts.queries import Somebody
from headway.web.lessons.models import Passage, PassageTheme
from headway.web.lessons.queries.scope import passages_for
from headway.web.lessons.queries.themes_filters import ALL, size_of
from headway.web.lessons.queries.themes_held import COUNTED_STATES, Held, Marks
from headway.web.lessons.states import ASKED

__all__ = ["Beside", "Row", "beside", "findings", "findings_shown", "table"]


@dataclass(frozen=True)
class Row:
    """A theme in the reports chosen: the share that ask for it, its trend (None where frameworks are mixed), marks."""

    theme: Theme
    found: Share
    trend: Trend | None
    marks: Marks

    @property
    def is_few(self) -> bool:
        return self.found.total < counts.FEW


def table(held: Held, rows: Sequence[Inspected], framework: str) -> list[Row]:
    """Every theme over the reports chosen, the commonest first; empty where none of them asks for anything."""
    keys = [each.key for each in themes()]
    found = counts.shares(rows, keys)
    if not found:
        return []
    trends: dict[str, Trend] = {}
    if framework and framework != ALL:
        trends = {each.theme: each for each in counts.trends(rows, keys, framework)}
    marks: dict[str, Marks] = defaultdict(Marks)
    wanted = {row.report for row in rows}
    for (report, theme), each in held.marks.items():
        if report in wanted:
            marks[theme] += each
    made = [Row(each, found[each.key], trends.get(each.key), marks[each.key]) for each in themes()]
    return sorted(made, key=lambda row: -row.found.events)


@dataclass(frozen=True)
class Beside:
    """What must stand beside a finding: how large the authority is, and its unaccompanied children's share, 0 to 1."""

    size: str
    unaccompanied: float | None


def beside(code: str | None) -> Beside:
    """Of an authority's ONS code; empty where it is not known."""
    try:
        return Beside(size_of(code or ""), uasc_share(code) if code else None)
    except ForPerson:  # a code that this release does not know
        return Beside("", None)


def findings(theme: str, reports: Sequence[Inspected]) -> list[int]:
    """The keys of the items of some reports that bear a theme, proposed or confirmed, the latest report first.

    By way of the theme: a library has far more passages than a theme has marks. ``reports`` are those that the person
    may count.
    """
    wanted = {row.report: row for row in reports if theme in row.themes}
    marked = (
        PassageTheme.objects.filter(theme=theme, state__in=COUNTED_STATES, passage__kind__in=ASKED)
        .exclude(passage__addressee=Addressee.LSCB)
        .order_by("passage__report", "passage__order")
        .values_list("passage", "passage__report")
    )
    found = [(pk, wanted[report]) for pk, report in marked if report in wanted]
    return [pk for pk, _ in sorted(found, key=lambda each: (each[1].on, each[1].report), reverse=True)]


def findings_shown(person: Somebody, theme: str, keys: Sequence[int]) -> list[Passage]:
    """Those passages, in the order of their keys. Each has ``marks``: its one :class:`PassageTheme` of the theme."""
    bearing = PassageTheme.objects.filter(theme=theme, state__in=COUNTED_STATES)
    held = passages_for(person).prefetch_related(Prefetch("themes", bearing, "marks")).in_bulk(keys)
    return [held[key] for key in keys if key in held]
