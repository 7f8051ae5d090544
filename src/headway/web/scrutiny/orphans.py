"""What of committee work is not joined up: see headway.web.trail.orphans. Restricted things are named by number."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q

from headway.minutes import OutcomeKind
from headway.web.register.models import Inspection
from headway.web.register.states import Confirmation
from headway.web.register.storage import path_of
from headway.web.scrutiny.models import (
    Appendix,
    Commitment,
    Meeting,
    Paper,
    Question,
    ResolutionOutcome,
    ScrutinyRecommendation,
)
from headway.web.scrutiny.states import CommitmentState, MeetingState, MinutesState, PaperKind, PaperState
from headway.web.trail.orphans import Loose, OrphanRule, without_event

__all__ = ["ORPHANS"]

_MINUTES_BY = timedelta(days=60)
"""Most bodies meet every two months or more often, and confirm the last minutes then."""
_MEMBERS_BY = timedelta(days=180)


def _held_without_minutes(on: date) -> Iterable[Loose]:
    found = Meeting.objects.filter(
        state=MeetingState.HELD, minutes_state=MinutesState.NONE, on__lt=on - _MINUTES_BY
    ).select_related("body")
    return (Loose.of(each, each.body.authority_id) for each in found)


def _asked_for_without_commitment(_on: date) -> Iterable[Loose]:
    """What a body asked for by resolution is owed to it; a proposal that was turned down is a decision too."""
    found = ResolutionOutcome.objects.filter(
        ~Exists(Commitment.objects.filter(outcome=OuterRef("pk"))), kind=OutcomeKind.ASKED_FOR
    ).select_related("paragraph__minute__item__meeting__body")
    for each in found:
        item = each.paragraph.minute.item
        label = f"{item.meeting}, item {item.number}, paragraph {each.paragraph.number}"
        yield Loose("resolution", str(each.pk), label, item.meeting.body.authority_id)


def _published_to_nobody(_on: date) -> Iterable[Loose]:
    found = Paper.objects.filter(state=PaperState.PUBLISHED, agenda_items=None)
    return (Loose.of(each, each.authority_id) for each in found if _is_committee_paper(each))


def _is_committee_paper(paper: Paper) -> bool:
    return PaperKind(paper.kind).is_committee_paper


def _inspections_unseen(on: date) -> Iterable[Loose]:
    """Reports that members have not been told of, half a year after they were published."""
    about = Paper.objects.filter(
        Q(inspection=OuterRef("pk")) | Q(plan__inspection=OuterRef("pk")),
        state__in=(PaperState.SIGNED, PaperState.PUBLISHED),
        agenda_items__isnull=False,
    )
    found = Inspection.objects.filter(
        ~Exists(about),
        state=Confirmation.CONFIRMED,
        received__isnull=False,
        received__lt=on - _MEMBERS_BY,
    ).defer("record")
    return (Loose.of(each, each.authority_id) for each in found)


def _questions_about_nothing_promised(_on: date) -> Iterable[Loose]:
    """A question on a finding that was answered, and nobody looked again at what moved."""
    found = Question.objects.filter(
        ~Q(reply=""), Q(recommendation__isnull=False), action=None, follow_ups=None, promised=None
    )
    return (Loose.of(each, each.authority_id) for each in found)


def _recommendations_without_meeting(_on: date) -> Iterable[Loose]:
    found = ScrutinyRecommendation.objects.filter(meeting=None)
    return (Loose.of(each, each.authority_id) for each in found)


def _appendices_without_file(_on: date) -> Iterable[Loose]:
    for each in Appendix.objects.select_related("paper"):
        if not path_of(each.sha256).is_file():
            yield Loose.of(each, each.paper.authority_id)


def _untold(_on: date) -> Iterable[Loose]:
    """Papers, meetings and commitments that were not made by way of Headway."""
    for paper in without_event(Paper.objects.all()):
        yield Loose.of(paper, paper.authority_id)
    for meeting in without_event(Meeting.objects.select_related("body")):
        yield Loose.of(meeting, meeting.body.authority_id)
    owed = Commitment.objects.exclude(state=CommitmentState.PROPOSED)
    for commitment in without_event(owed):
        yield Loose("commitment", str(commitment.pk), f"Commitment {commitment.pk}", commitment.authority_id)


ORPHANS = (
    OrphanRule(
        "meeting.no-minutes",
        "A meeting was held two months ago or more, and has no minutes.",
        "Write them, or bring them in from where they are.",
        _held_without_minutes,
    ),
    OrphanRule(
        "resolution.no-commitment",
        "A body resolved to ask for something, and nobody owes it.",
        "Confirm the commitment that the minute proposes, or turn it down with the reason.",
        _asked_for_without_commitment,
    ),
    OrphanRule(
        "paper.no-meeting",
        "A paper to a body is published, and on no agenda.",
        "Put it on the agenda of the meeting that it went to.",
        _published_to_nobody,
    ),
    OrphanRule(
        "inspection.no-paper",
        "A report was received half a year ago or more, and no paper told members of it.",
        "Begin a paper from the inspection.",
        _inspections_unseen,
    ),
    OrphanRule(
        "question.no-sequel",
        "A question on a recommendation was answered, and nothing was promised or looked at since.",
        "Add what followed, or the action whose measure should move.",
        _questions_about_nothing_promised,
    ),
    OrphanRule(
        "scrutiny-recommendation.no-meeting",
        "A recommendation to the executive names no meeting that made it.",
        "Name the meeting.",
        _recommendations_without_meeting,
    ),
    OrphanRule(
        "appendix.no-file",
        "An appendix has no file in the workspace.",
        "Attach the file anew, or restore it from a backup.",
        _appendices_without_file,
    ),
    OrphanRule(
        "committee.silent",
        "The trail says nothing of a paper, a meeting or a commitment: it was not made by way of Headway.",
        "Find out where it came from; it has no history that can be relied on.",
        _untold,
    ),
)
