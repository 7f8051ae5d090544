"""The clocks of committee work that run for somebody: agendas, notices, call-in, what is owed, responses."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse

from headway.clocks import CouncilSettings, Derivation, due
from headway.errors import ForPerson
from headway.web.accounts.queries import Somebody, may
from headway.web.accounts.roles import May
from headway.web.scrutiny.queries.council import council_settings
from headway.web.scrutiny.queries.scope import (
    commitments_for,
    meetings_for,
    planned_decisions_for,
    scrutiny_recommendations_for,
)
from headway.web.scrutiny.rules.meetings import counted
from headway.web.scrutiny.rules.meetings_forward import notices_of
from headway.web.scrutiny.states import BodyKind, CommitmentState, MeetingState, Response

__all__ = ["CommitteeClock", "committee_clocks"]

_EXECUTIVE = tuple(kind for kind in BodyKind if kind.is_executive)
_LONGEST_CALL_IN_DAYS = 60
"""Calendar days back in which decisions may still be called in: thirty working days are the most a council may set."""


@dataclass(frozen=True)
class CommitteeClock:
    """Something of committee work that is to be done by a day. ``derivation`` is None where the day was given."""

    kind: str
    title: str
    about: str
    href: str
    due: date
    on: date
    derivation: Derivation | None = None

    @property
    def days_left(self) -> int:
        """Calendar days; negative once the day has passed."""
        return (self.due - self.on).days

    @property
    def standing(self) -> str:
        """Where it stands, in a sentence."""
        left = self.days_left
        if left < 0:
            return f"The day passed {_days(-left)} ago."
        return "Today is the last day." if left == 0 else f"{_days(left)} left."


def committee_clocks(person: Somebody, authority: str, on: date) -> tuple[CommitteeClock, ...]:
    """Everything that is not done yet, the soonest first; what cannot be counted has no clock. Five queries."""
    if not may(person, May.SEE_DRAFTS, authority):
        return ()
    settings = council_settings()
    found = (
        *_agendas(person, authority, on, settings),
        *_notices(person, authority, on, settings),
        *_call_ins(person, authority, on, settings),
        *_commitments(person, authority, on),
        *_responses(person, authority, on),
    )
    return tuple(sorted(found, key=lambda each: (each.due, each.kind, each.href)))


def _agendas(
    person: Somebody, authority: str, on: date, settings: CouncilSettings
) -> Iterator[CommitteeClock]:
    meetings = meetings_for(person).filter(
        body__authority=authority,
        body__meets_in_public=True,
        on__gte=on,
        state=MeetingState.PLANNED,
        agenda_published=None,
    )
    for meeting in meetings:
        clock = counted("agenda", meeting.on, settings).derivation
        if clock:
            yield CommitteeClock(
                "agenda",
                "Publish the agenda and papers",
                str(meeting),
                reverse("agenda", args=[meeting.pk]),
                clock.governs,
                on,
                clock,
            )


def _notices(
    person: Somebody, authority: str, on: date, settings: CouncilSettings
) -> Iterator[CommitteeClock]:
    planned = planned_decisions_for(person).filter(
        authority=authority, decide_from__gte=on, withdrawn_on=None
    )
    for each in planned:
        for notice in notices_of(each, settings):
            clock = notice.counted.derivation
            if clock and notice.given is None:
                yield CommitteeClock(
                    notice.clock,
                    notice.title,
                    each.title,
                    reverse("planned_decision", args=[each.pk]),
                    clock.governs,
                    on,
                    clock,
                )


def _call_ins(
    person: Somebody, authority: str, on: date, settings: CouncilSettings
) -> Iterator[CommitteeClock]:
    earliest = date.fromordinal(on.toordinal() - _LONGEST_CALL_IN_DAYS)
    meetings = meetings_for(person).filter(
        body__authority=authority, body__kind__in=_EXECUTIVE, decisions_published__gte=earliest
    )
    for meeting in meetings:
        clock = counted("call-in", meeting.decisions_published, settings).derivation
        if clock and clock.limit >= on:
            yield CommitteeClock(
                "call-in",
                "Call-in of the decisions",
                str(meeting),
                reverse("meeting", args=[meeting.pk]),
                clock.limit,
                on,
                clock,
            )


def _commitments(person: Somebody, authority: str, on: date) -> Iterator[CommitteeClock]:
    owed = (
        commitments_for(person)
        .filter(authority=authority, state=CommitmentState.OPEN)
        .filter(Q(due_on__isnull=False) | Q(due_meeting__isnull=False))
        .select_related("due_meeting")
    )
    for each in owed:
        # Where both a day and a meeting are given, the earlier of the two is the one to keep.
        days = [each.due_on, each.due_meeting.on if each.due_meeting else None]
        yield CommitteeClock(
            "commitment",
            f"Owed by {each.owed_by}",
            f"{each} ({each.body})",
            reverse("commitment", args=[each.pk]),
            min(day for day in days if day is not None),
            on,
        )


def _responses(person: Somebody, authority: str, on: date) -> Iterator[CommitteeClock]:
    asked = scrutiny_recommendations_for(person).filter(
        authority=authority, response=Response.NONE, response_due__isnull=False, closed_at=None
    )
    for each in asked:
        yield CommitteeClock(
            "response",
            "Respond to a scrutiny recommendation",
            f"{each} ({each.body})",
            reverse("scrutiny_recommendation", args=[each.pk]),
            each.response_due,
            on,
            _response_clock(each.sent_on, each.response_due),
        )


def _response_clock(sent_on: date, stated: date) -> Derivation | None:
    try:
        return due("scrutiny-response", sent_on, stated)
    except ForPerson:
        return None


def _days(number: int) -> str:
    return f"{number:,} day{'' if number == 1 else 's'}"
