"""The library as counts see it: one small value a report, in four queries whatever its size.

Counted are reports that were read and are no copies, with a date. Of what they ask for, items addressed to the
safeguarding board alone are left out; a theme counts while it is proposed or confirmed.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from headway.reports import Addressee
from headway.themes import themes
from headway.themes.counts import Inspected
from headway.web.accounts.queries import Somebody
from headway.web.lessons.models import LibraryGrade, Passage, PassageTheme
from headway.web.lessons.queries.scope import counted_reports_for
from headway.web.lessons.rules.same_council import lasting
from headway.web.lessons.states import ASKED, ThemeState

__all__ = ["COUNTED_STATES", "Held", "Marks", "asked_of_authorities", "held"]

COUNTED_STATES = (ThemeState.PROPOSED, ThemeState.CONFIRMED)


@dataclass(frozen=True)
class Marks:
    """How often items bear a theme, and how many of those marks a person confirmed; the machine proposed the rest."""

    all: int = 0
    confirmed: int = 0

    def __add__(self, other: "Marks") -> "Marks":
        return Marks(self.all + other.all, self.confirmed + other.confirmed)


@dataclass(frozen=True)
class Held:
    """The reports with what they ask for. ``undated`` are in no count, for they belong to no year."""

    rows: tuple[Inspected, ...]
    names: Mapping[int, str]
    """The authority's name, by report."""
    codes: Mapping[int, str]
    """The authority's ONS code as the report has it, by report."""
    marks: Mapping[tuple[int, str], Marks]
    """By report and theme."""
    undated: int

    @property
    def silent(self) -> int:
        """Reports in which nothing asked for was found: they are in no share."""
        return sum(not row.asked for row in self.rows)

    def marked(self, rows: Iterable[Inspected], theme: str | None = None) -> Marks:
        """The marks of a theme, or of all, over some of the reports."""
        wanted = {row.report for row in rows}
        found = (m for (report, key), m in self.marks.items() if report in wanted and theme in (None, key))
        return sum(found, Marks())


def asked_of_authorities(person: Somebody) -> QuerySet[Passage]:
    """The items of counted reports that are not for the safeguarding board alone."""
    return Passage.objects.filter(
        report__in=counted_reports_for(person).order_by().values("pk"), kind__in=ASKED
    ).exclude(addressee=Addressee.LSCB)


def held(person: Somebody) -> Held:
    """All that the person may count: four queries."""
    reports = list(counted_reports_for(person).order_by("pk").values_list(*_OF_REPORT))
    items = asked_of_authorities(person)
    asked = dict(items.order_by().values_list("report").annotate(Count("pk")))
    grades = _grades(person)
    marks = _marks(items)
    named: dict[int, set[str]] = defaultdict(set)
    for report, theme in marks:
        named[report].add(theme)
    rows = [
        Inspected(
            report=pk,
            authority=lasting(code),
            framework=framework,
            on=ended or published,
            form=form,
            region=region or "",
            grades=grades.get(pk, {}),
            themes=frozenset(named.get(pk, ())),
            asked=asked.get(pk, 0),
        )
        for pk, code, _, region, framework, form, ended, published in reports
        if ended or published
    ]
    return Held(
        rows=tuple(rows),
        names={pk: name or "Authority not found" for pk, _, name, *_ in reports},
        codes={pk: code or "" for pk, code, *_ in reports},
        marks=marks,
        undated=len(reports) - len(rows),
    )


_OF_REPORT = (
    "pk",
    "authority_id",
    "authority_name",
    "authority__region",
    "framework",
    "form",
    "ended",
    "published",
)


def _grades(person: Somebody) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = defaultdict(dict)
    of_counted = counted_reports_for(person).order_by().values("pk")
    rows = LibraryGrade.objects.filter(report__in=of_counted, key__in=("overall", "leadership"))
    for report, key, grade in rows.values_list("report", "key", "grade"):
        found[report][key] = grade
    return found


def _marks(items: QuerySet[Passage]) -> dict[tuple[int, str], Marks]:
    found: dict[tuple[int, str], Marks] = defaultdict(Marks)
    counted = (
        PassageTheme.objects.filter(passage__in=items.order_by().values("pk"), state__in=COUNTED_STATES)
        .filter(theme__in=[each.key for each in themes()])  # one that the guide has no longer counts nowhere
        .order_by()
        .values_list("passage__report", "theme", "state")
        .annotate(Count("pk"))
    )
    for report, theme, state, number in counted:
        found[report, theme] += Marks(number, number if state == ThemeState.CONFIRMED else 0)
    return dict(found)
