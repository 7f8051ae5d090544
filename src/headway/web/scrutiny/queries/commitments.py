"""Who owes what to whom by when, for somebody: nothing of a restricted minute that they may not read."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BooleanField, Case, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from headway.web.accounts.queries import Somebody
from headway.web.scrutiny.models import Body, Commitment, Meeting
from headway.web.scrutiny.queries.scope import commitments_for
from headway.web.scrutiny.rules.commitments import Due, days_late, likely_due
from headway.web.scrutiny.states import CommitmentState, MeetingState

__all__ = [
    "Filters",
    "Owed",
    "due_at",
    "in_order",
    "likely_terms",
    "listed",
    "one_whole",
    "open_of",
    "owed",
    "waiting",
]


@dataclass(frozen=True)
class Owed:
    """A commitment as lists show it: with the day that it is due on, and how late it is."""

    commitment: Commitment
    due: date | None
    days_late: int

    @property
    def is_late(self) -> bool:
        return self.days_late > 0

    @property
    def is_met(self) -> bool:
        return self.commitment.state == CommitmentState.MET


@dataclass(frozen=True)
class Filters:
    """What a list is narrowed to; everything open where nothing is said."""

    words: str = ""
    body: int | None = None
    meeting: int | None = None
    state: str = CommitmentState.OPEN
    mine: bool = False
    late: bool = False


def due_at(meeting: Meeting, person: Somebody, on: date | None = None) -> tuple[Owed, ...]:
    """What this meeting is to receive: what is due at it, met or not, and what its body waits for from earlier."""
    rows = _dated(commitments_for(person)).filter(
        Q(state=CommitmentState.OPEN, body=meeting.body_id, due_day__lte=meeting.on)
        | Q(state__in=(CommitmentState.OPEN, CommitmentState.MET), due_meeting=meeting)
    )
    return owed(in_order(rows, on), on)


def open_of(body: Body, person: Somebody, on: date | None = None) -> tuple[Owed, ...]:
    """Everything that is owed to a body now, late first."""
    return owed(in_order(commitments_for(person).filter(body=body, state=CommitmentState.OPEN), on), on)


def waiting(body: Body, person: Somebody) -> int:
    """How many of the machine's proposals wait for a person to confirm them or turn them down."""
    return commitments_for(person).filter(body=body, state=CommitmentState.PROPOSED).count()


def listed(person: Somebody, filters: Filters, on: date | None = None) -> QuerySet[Commitment]:
    """Commitments narrowed to what was asked for, late first."""
    rows = _dated(commitments_for(person))
    today = on or timezone.localdate()
    if filters.state:
        rows = rows.filter(state=filters.state)
    if filters.body:
        rows = rows.filter(body=filters.body)
    if filters.meeting:
        rows = rows.filter(due_meeting=filters.meeting)
    if filters.mine:
        rows = rows.filter(owner_id=person.pk)
    if filters.late:
        rows = rows.filter(state=CommitmentState.OPEN, due_day__lt=today)
    for word in filters.words.split()[:10]:
        rows = rows.filter(Q(text__icontains=word) | Q(quote__icontains=word) | Q(owed_by__icontains=word))
    return in_order(rows, on)


def in_order(rows: QuerySet[Commitment], on: date | None = None) -> QuerySet[Commitment]:
    """Late first, then by the day they are due; what has no day yet comes last."""
    today = on or timezone.localdate()
    late = Case(
        When(state=CommitmentState.OPEN, due_day__lt=today, then=Value(value=False)),
        default=Value(value=True),
        output_field=BooleanField(),
    )
    return (
        _dated(rows)
        .select_related("authority", "body", "due_meeting__body", "minute__item__meeting__body", "action")
        .order_by(late, Coalesce("due_day", Value(date.max)), "pk")
    )


def owed(rows: QuerySet[Commitment] | list[Commitment], on: date | None = None) -> tuple[Owed, ...]:
    """The rows as lists show them."""
    today = on or timezone.localdate()
    return tuple(_owed(each, today) for each in rows)


def one_whole(person: Somebody) -> QuerySet[Commitment]:
    """Commitments with everything that the page of one shows."""
    return commitments_for(person).select_related(
        "authority",
        "body",
        "owner",
        "outcome",
        "due_meeting__body",
        "minute__item__meeting__body__authority",
        "action__item__recommendation",
        "action__item__plan",
        "met_by_paper",
        "met_by_update__status",
    )


def likely_terms(commitment: Commitment) -> dict[str, Any]:
    """What a form that confirms a proposal starts from: the words of the minute, and what they may mean."""
    heard = commitment.minute.item.meeting if commitment.minute else None
    due = Due()
    if heard:
        later = Meeting.objects.filter(body=commitment.body_id, on__gt=heard.on).exclude(
            state=MeetingState.CANCELLED
        )
        due = likely_due(
            commitment.due_said, met=heard.on, later=list(later.order_by("on").values_list("pk", "on"))
        )
    return {
        "text": commitment.text,
        "owed_by": commitment.owed_by,
        "owner": str(commitment.owner_id or ""),
        "body": str(commitment.body_id),
        "due_meeting": str(commitment.due_meeting_id or due.meeting or ""),
        "due_on": commitment.due_on or due.on,
    }


def _owed(each: Commitment, today: date) -> Owed:
    due = each.due_on or (each.due_meeting.on if each.due_meeting else None)
    is_open = each.state == CommitmentState.OPEN
    return Owed(each, due, days_late(due, today) if is_open else 0)


def _dated(rows: QuerySet[Commitment]) -> QuerySet[Commitment]:
    return rows.annotate(due_day=Coalesce("due_on", "due_meeting__on"))
