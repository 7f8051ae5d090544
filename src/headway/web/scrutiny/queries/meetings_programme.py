"""The work programme of a body: what is planned for which meeting, so that nothing owed is forgotten."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from headway.clocks import CouncilSettings
from headway.web.accounts.queries import Somebody
from headway.web.scrutiny.models import AgendaItem, Body, Commitment, Meeting, Paper, PlannedDecision
from headway.web.scrutiny.queries.scope import (
    commitments_for,
    items_for,
    meetings_for,
    papers_for,
    planned_decisions_for,
    sees_restricted,
)
from headway.web.scrutiny.rules.meetings import Counted, counted
from headway.web.scrutiny.states import CommitmentState, MeetingState, PaperState

__all__ = ["Programme", "Sitting", "work_programme"]

MEETINGS = 24
"""At most so many meetings to come: two years of a monthly committee."""


@dataclass
class Sitting:
    """A meeting to come, with what is planned for it. ``unseen`` counts the items that the person may not read."""

    meeting: Meeting
    clock: Counted
    items: list[AgendaItem] = field(default_factory=list)
    unseen: int = 0
    owed: list[Commitment] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    """Papers whose pathway names the meeting, and which are not on its agenda yet."""


@dataclass(frozen=True)
class Programme:
    """The meetings to come; what is owed to a meeting that is over, or by a day to no meeting; decisions planned."""

    sittings: Sequence[Sitting]
    overdue: Sequence[Commitment]
    unplaced: Sequence[Commitment]
    decisions: Sequence[PlannedDecision]


def work_programme(person: Somebody, body: Body, on: date, settings: CouncilSettings) -> Programme:
    """What the body has before it on a day. A fixed number of queries, whatever there is."""
    meetings = list(meetings_for(person).filter(body=body, on__gte=on, state=MeetingState.PLANNED)[:MEETINGS])
    sittings = {each.pk: Sitting(each, counted("agenda", each.on, settings)) for each in meetings}
    _put_items(person, body, sittings)
    _put_papers(person, sittings)
    owed = list(
        commitments_for(person)
        .filter(body=body, state=CommitmentState.OPEN)
        .select_related("due_meeting__body")
    )
    elsewhere = commitments_for(person).filter(
        ~Q(body=body), due_meeting__in=sittings, state=CommitmentState.OPEN
    )
    for each in [*owed, *elsewhere.select_related("due_meeting__body")]:
        if each.due_meeting_id in sittings:
            sittings[each.due_meeting_id].owed.append(each)
    left = [each for each in owed if each.due_meeting_id not in sittings]
    return Programme(
        sittings=list(sittings.values()),
        overdue=[each for each in left if _is_over(each, on)],
        unplaced=[each for each in left if not _is_over(each, on)],
        decisions=list(
            planned_decisions_for(person).filter(
                Q(decide_from__gte=on) | Q(decide_until__gte=on), body=body, withdrawn_on=None
            )
        ),
    )


def _put_items(person: Somebody, body: Body, sittings: dict[int, Sitting]) -> None:
    everything = AgendaItem.objects.filter(meeting__in=sittings).order_by("order", "id")
    sees_all = bool(sittings) and sees_restricted(person, next(iter(sittings.values())).meeting)
    seen = (
        None if sees_all else set(items_for(person).filter(meeting__body=body).values_list("pk", flat=True))
    )
    for item in everything:
        if seen is None or item.pk in seen:
            sittings[item.meeting_id].items.append(item)
        else:
            sittings[item.meeting_id].unseen += 1


def _put_papers(person: Somebody, sittings: dict[int, Sitting]) -> None:
    """Papers on their way to a meeting, by their pathway."""
    on_agenda = set(
        AgendaItem.papers.through.objects.filter(agendaitem__meeting__in=sittings).values_list(
            "paper_id", "agendaitem__meeting_id"
        )
    )
    coming = (
        papers_for(person)
        .filter(pathway__meeting__in=sittings)
        .exclude(state=PaperState.WITHDRAWN)
        .prefetch_related("pathway")
    )
    for paper in coming:
        for meeting in dict.fromkeys(step.meeting_id for step in paper.pathway.all()):
            if meeting in sittings and (paper.pk, meeting) not in on_agenda:
                sittings[meeting].papers.append(paper)


def _is_over(owed: Commitment, on: date) -> bool:
    """Whether its day, or its meeting's, has passed; one whose meeting was cancelled waits for another."""
    if owed.due_on is not None:
        return owed.due_on < on
    return owed.due_meeting is not None and (
        owed.due_meeting.on < on or owed.due_meeting.state == MeetingState.CANCELLED
    )
