"""The forward plan for somebody: by month, and one line with its notices."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Q

from headway.clocks import CouncilSettings
from headway.web.accounts.queries import Somebody
from headway.web.scrutiny.models import PlannedDecision, Publication, Seat
from headway.web.scrutiny.queries.meetings_bodies import members_on
from headway.web.scrutiny.queries.scope import papers_for, planned_decisions_for, sees_private
from headway.web.scrutiny.rules.meetings_forward import Notice, notices_of

__all__ = ["Line", "Plan", "forward_plan", "one_line"]

A_PAGE = 50


@dataclass(frozen=True)
class Line:
    """A line of the forward plan with its notices. The paper is there only for who may see it."""

    planned: PlannedDecision
    notices: Sequence[Notice]
    sees_why: bool = False
    """Whether the person may read why it is taken in private, and what was said against it."""
    sees_paper: bool = False
    members: Sequence[Seat] = ()
    """Where a body decides, its members: the notice states them (reg. 9(1)(c))."""
    publications: Sequence[Publication] = ()


@dataclass(frozen=True)
class Plan:
    """A page of the forward plan, by the month in which it may be decided first."""

    months: Sequence[tuple[date, Sequence[Line]]]
    page: Page  # type: ignore[type-arg]


def forward_plan(
    person: Somebody, authority: str, on: date, settings: CouncilSettings, *, which: str, page: str
) -> Plan:
    """The lines of an authority: ``which`` is "coming" (still to be decided), "past" or "withdrawn"."""
    found = planned_decisions_for(person).filter(authority=authority).select_related("body")
    coming = Q(decide_from__gte=on) | Q(decide_until__gte=on)
    if which == "withdrawn":
        found = found.exclude(withdrawn_on=None).order_by("-decide_from", "id")
    elif which == "past":
        found = found.filter(~coming | Q(decide_until=None, decide_from__lt=on), withdrawn_on=None)
        found = found.order_by("-decide_from", "id")
    else:
        found = found.filter(coming, withdrawn_on=None)
    shown = Paginator(found, A_PAGE).get_page(page)
    months: dict[date, list[Line]] = {}
    for each in shown:
        months.setdefault(each.decide_from.replace(day=1), []).append(Line(each, notices_of(each, settings)))
    return Plan(tuple(months.items()), shown)


def one_line(person: Somebody, planned: PlannedDecision, on: date, settings: CouncilSettings) -> Line:
    """One line, its notices and what was published of it."""
    sees = planned.paper_id is not None and papers_for(person).filter(pk=planned.paper_id).exists()
    return Line(
        planned=planned,
        notices=notices_of(planned, settings),
        sees_paper=sees,
        sees_why=sees_private(person, planned),
        members=members_on(planned.body, on) if planned.body else (),
        publications=tuple(planned.publications.all()),
    )
