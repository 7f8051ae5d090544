"""The library as the counts of a digest see it: one small value a report, with the themes that its items carry."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from headway.themes.counts import Inspected
from headway.web.accounts.queries import Somebody
from headway.web.lessons.models import LibraryReport, Passage, PassageTheme
from headway.web.lessons.queries.scope import counted_reports_for
from headway.web.lessons.states import ASKED, ThemeState

__all__ = ["Rows", "rows_of"]

_AUTHORITYS = ("authority", "")
"""Addressees that are the authority, or nobody in particular; the board and partners answer for themselves."""


@dataclass(frozen=True)
class Rows:
    """The reports that have a day and an authority, and whatever could not be counted."""

    inspected: tuple[Inspected, ...]
    reports: dict[int, LibraryReport]
    """Of each of them, with its grades."""
    undated: int
    confirmed: dict[int, frozenset[str]] = field(default_factory=dict)
    """By report, the themes that a person confirmed."""
    methods: tuple[str, ...] = ()

    def names(self, report: int, theme: str) -> bool:
        """Whether a person confirmed the theme of a report."""
        return theme in self.confirmed.get(report, frozenset())


def rows_of(person: Somebody) -> Rows:
    """Everything that the person may count, in a fixed number of queries."""
    reports = list(counted_reports_for(person).prefetch_related("grades"))
    asked = Passage.objects.filter(kind__in=ASKED, addressee__in=_AUTHORITYS, report__copy_of=None)
    items: dict[int, int] = defaultdict(int)
    for report in asked.order_by().values_list("report_id", flat=True):
        items[report] += 1
    themes, confirmed, methods = _themes()
    known = [each for each in reports if each.dated and each.authority_id]
    return Rows(
        tuple(_inspected(each, themes[each.pk], items[each.pk]) for each in known),
        {each.pk: each for each in known},
        len(reports) - len(known),
        {report: frozenset(found) for report, found in confirmed.items()},
        tuple(sorted(methods)),
    )


def _themes() -> tuple[dict[int, set[str]], dict[int, set[str]], set[str]]:
    """By report: every theme that was not turned down, and those that a person confirmed; the methods that proposed."""
    all_, confirmed, methods = defaultdict(set), defaultdict(set), set()
    found = PassageTheme.objects.exclude(state=ThemeState.REJECTED).filter(
        passage__kind__in=ASKED, passage__addressee__in=_AUTHORITYS, passage__report__copy_of=None
    )
    for report, theme, state, method in found.order_by().values_list(
        "passage__report_id", "theme", "state", "method"
    ):
        all_[report].add(theme)
        if state == ThemeState.CONFIRMED:
            confirmed[report].add(theme)
        elif method:
            methods.add(method)
    return all_, confirmed, methods


def _inspected(report: LibraryReport, themes: Iterable[str], asked: int) -> Inspected:
    return Inspected(
        report=report.pk,
        authority=report.authority_id,
        framework=report.framework,
        on=report.dated or date.min,
        form=report.form,
        region=report.authority.region if report.authority else "",
        grades={each.key: each.grade for each in report.grades.all()},
        themes=frozenset(themes),
        asked=asked,
    )
