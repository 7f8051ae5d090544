"""The table of a plan's actions, with filters, in pages; and the timeline, in the same pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Self

from django.core.paginator import Page, Paginator
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from headway.reports.record import Addressee
from headway.web.accounts.queries import Somebody
from headway.web.plans.models import Action, Milestone, Ownership, Plan, StatusWord
from headway.web.plans.queries.rows import ActionRow, rows
from headway.web.plans.queries.scope import actions_seen
from headway.web.plans.rules import SILENT_AFTER_DAYS, SOON_WITHIN_DAYS
from headway.web.plans.states import MeasureKind, Stage
from headway.web.query_values import number, one_of, words

PER_PAGE = 50


class Lateness(StrEnum):
    """What one may ask for in the table."""

    OVERDUE = "overdue"
    SOON = "due soon"
    SILENT = "silent"
    UNDATED = "without a due date"


class Order(StrEnum):
    """How the table may be ordered."""

    PLAN = "plan"
    DUE = "due"
    STATUS = "status"
    UPDATED = "updated"


_ORDERS: dict[Order, tuple[Any, ...]] = {
    Order.PLAN: ("item__order", "order", "pk"),
    Order.DUE: (F("due").asc(nulls_last=True), "pk"),
    Order.STATUS: ("stage", F("status__order").asc(nulls_first=True), "item__order", "pk"),
    Order.UPDATED: (F("last_update").desc(nulls_last=True), "pk"),
}


@dataclass(frozen=True)
class Filters:
    """What the table is narrowed to; empty is everything."""

    words: str = ""
    status: int | None = None
    stage: str = ""
    owner: str = ""
    item: int | None = None
    measure_kind: str = ""
    addressee: str = ""
    """Whom the recommendation is addressed to, as the register has it; another issue is addressed to nobody."""
    lateness: str = ""
    order: str = Order.PLAN

    @classmethod
    def from_query(cls, given: Mapping[str, Any]) -> Self:
        """The filters of a page's query; what makes no sense is left out, so that no address is an error."""
        return cls(
            words=words(given.get("words")),
            status=number(given.get("status")),
            stage=one_of(given.get("stage"), Stage.values),
            owner=words(given.get("owner")),
            item=number(given.get("item")),
            measure_kind=one_of(given.get("measure_kind"), MeasureKind.values),
            addressee=one_of(given.get("addressee"), list(Addressee)),
            lateness=one_of(given.get("lateness"), list(Lateness)),
            order=one_of(given.get("order"), list(Order)) or Order.PLAN,
        )


@dataclass(frozen=True)
class Table:
    """One page of the table, with what the filters may be set to. ``of`` is the number without filters."""

    plan: Plan
    filters: Filters
    rows: tuple[ActionRow, ...]
    page: Page  # type: ignore[type-arg]
    total: int
    of: int
    statuses: tuple[StatusWord, ...]
    owners: tuple[str, ...]


def table(person: Somebody, plan: Plan, filters: Filters, on: date, page: int | str = 1) -> Table:
    """A page of the plan's actions: six queries, however many actions."""
    seen = actions_seen(person).filter(item__plan=plan)
    found = narrowed(seen, filters, on).order_by(*_ORDERS[Order(filters.order)])
    paged = Paginator(found, PER_PAGE).get_page(page)
    owners = Ownership.objects.filter(action__in=seen.order_by()).order_by("name")
    return Table(
        plan=plan,
        filters=filters,
        rows=rows(paged.object_list, on),
        page=paged,
        total=paged.paginator.count,
        of=seen.count(),
        statuses=tuple(plan.status_words.all()),
        owners=tuple(owners.values_list("name", flat=True).distinct()),
    )


@dataclass(frozen=True)
class TimelineRow:
    """An action between its days, with its milestones in order."""

    row: ActionRow
    milestones: tuple[Milestone, ...]


@dataclass(frozen=True)
class Timeline:
    """One page of the plan in the order of its days. ``first`` and ``last`` span what is shown."""

    plan: Plan
    rows: tuple[TimelineRow, ...]
    page: Page  # type: ignore[type-arg]
    first: date | None
    last: date | None
    on: date


def timeline(person: Somebody, plan: Plan, on: date, page: int | str = 1) -> Timeline:
    """A page of actions by start and due date: four queries. Those without a day come last."""
    seen = actions_seen(person).filter(item__plan=plan)
    ordered = seen.order_by(F("start").asc(nulls_last=True), F("due").asc(nulls_last=True), "pk")
    paged = Paginator(ordered.prefetch_related("milestones"), PER_PAGE).get_page(page)
    found = tuple(
        TimelineRow(each, tuple(each.action.milestones.all())) for each in rows(paged.object_list, on)
    )
    days = [day for each in found for day in _days(each)]
    return Timeline(plan, found, paged, min(days, default=None), max(days, default=None), on)


def narrowed(actions: QuerySet[Action], filters: Filters, on: date) -> QuerySet[Action]:
    """The actions that the filters let through."""
    if filters.words:
        actions = actions.filter(
            Q(title__icontains=filters.words)
            | Q(detail__icontains=filters.words)
            | Q(measure__icontains=filters.words)
            | Q(item__recommendation__text__icontains=filters.words)
            | Q(item__issue__icontains=filters.words)
        )
    exact = {
        "status_id": filters.status,
        "stage": filters.stage,
        "item_id": filters.item,
        "measure_kind": filters.measure_kind,
        "item__recommendation__addressee": filters.addressee,
    }
    actions = actions.filter(**{name: value for name, value in exact.items() if value})
    if filters.owner:
        actions = actions.filter(pk__in=Ownership.objects.filter(name=filters.owner).values("action_id"))
    return actions.filter(late(filters.lateness, on)) if filters.lateness else actions


def late(kind: str, on: date) -> Q:
    """The same decisions as in :mod:`headway.web.plans.rules`, for the database; a test holds them together."""
    still_open = Q(stage=Stage.OPEN)
    if kind == Lateness.OVERDUE:
        return still_open & Q(due__lt=on)
    if kind == Lateness.SOON:
        return still_open & Q(due__range=(on, on + timedelta(days=SOON_WITHIN_DAYS)))
    if kind == Lateness.UNDATED:
        return still_open & Q(due__isnull=True)
    day = on - timedelta(days=SILENT_AFTER_DAYS)
    before = timezone.make_aware(datetime.combine(day, time()))
    unheard = Q(last_update__lt=before) | Q(last_update__isnull=True, created__lt=before)
    return still_open & unheard & (Q(start__isnull=True) | Q(start__lt=day))


def _days(row: TimelineRow) -> list[date]:
    action = row.row.action
    days = [action.start, action.due]
    for each in row.milestones:
        days += [each.due, each.reached_on]
    return [day for day in days if day]
