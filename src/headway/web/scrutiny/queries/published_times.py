"""When public things that keep no time of their own were made and last changed: as the trail tells it, times alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time

from django.db.models import Max, Min

from headway.web.scrutiny.models import Body, Meeting, Publication, Seat
from headway.web.trail.models import Event

__all__ = ["Times", "first_published", "last_told", "times_of"]


@dataclass(frozen=True)
class Times:
    """When something was made, and last changed."""

    created: datetime
    modified: datetime


def times_of(things: Iterable[Body | Meeting | Seat]) -> dict[int, Times]:
    """The times of things of one kind by their id: one query, and one more for meetings, whose publications count.

    A thing that the trail does not know (brought in with an old copy) is as old as the day it bears.
    """
    rows = list(things)
    if not rows:
        return {}
    kind = type(rows[0])._meta.model_name
    told = {
        int(each["subject_id"]): (each["first"], each["last"])
        for each in Event.objects.filter(subject_type=kind, subject_id__in=[str(each.pk) for each in rows])
        .values("subject_id")
        .annotate(first=Min("at"), last=Max("at"))
        .order_by()
    }
    return {each.pk: _times(each, told.get(each.pk)) for each in rows}


def _times(thing: Body | Meeting | Seat, told: tuple[datetime, datetime] | None) -> Times:
    if told is None:
        day = thing.on if isinstance(thing, Meeting) else thing.from_day
        at = datetime.combine(day, time(), UTC) if day else datetime(2000, 1, 1, tzinfo=UTC)
        return Times(at, at)
    return Times(*told)


def first_published(rows: Iterable[Publication]) -> dict[int, datetime]:
    """When the thing of each publication was first published, by the publication's id: one query."""
    found = list(rows)
    papers = {each.paper_id for each in found if each.paper_id}
    first = dict(
        Publication.objects.filter(paper__in=papers).values_list("paper").annotate(first=Min("at")).order_by()
    )
    return {each.pk: first.get(each.paper_id, each.at) for each in found}


def last_told(kind: str, pks: Iterable[int]) -> dict[int, datetime]:
    """When the trail last told of each of these: one query."""
    rows = Event.objects.filter(subject_type=kind, subject_id__in=[str(each) for each in pks])
    found = rows.values_list("subject_id").annotate(last=Max("at")).order_by()
    return {int(pk): last for pk, last in found}
