"""What of committee work a person may see. Every other query starts from here.

Who may see drafts in an authority sees its bodies, meetings and agendas. A restricted thing is seen by those who may
see restricted things there, by whoever wrote or signs it, and by the members of a body that it comes before.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from headway.web.accounts.queries import Somebody, authorities_where
from headway.web.accounts.roles import May
from headway.web.scrutiny.models import (
    AgendaItem,
    Body,
    Commitment,
    ItemMinute,
    Meeting,
    Paper,
    PlannedDecision,
    Question,
    ScrutinyRecommendation,
    Seat,
)
from headway.web.scrutiny.states import Classification, PaperState

__all__ = [
    "bodies_for",
    "commitments_for",
    "items_for",
    "meetings_for",
    "minutes_for",
    "open_items",
    "papers_for",
    "planned_decisions_for",
    "questions_for",
    "scrutiny_recommendations_for",
    "seats_held_by",
    "sees_private",
    "sees_restricted",
]

_OPEN = Q(classification=Classification.UNRESTRICTED)


def bodies_for(person: Somebody) -> QuerySet[Body]:
    """Every body of the authorities in which the person reads drafts."""
    return Body.objects.filter(authority__in=authorities_where(person, May.SEE_DRAFTS))


def meetings_for(person: Somebody) -> QuerySet[Meeting]:
    """Every meeting of those bodies."""
    return Meeting.objects.filter(
        body__authority__in=authorities_where(person, May.SEE_DRAFTS)
    ).select_related("body__authority")


def items_for(person: Somebody) -> QuerySet[AgendaItem]:
    """Agenda items that the person may read whole; a restricted one is listed to others by its number only."""
    codes = authorities_where(person, May.SEE_DRAFTS)
    sits = seats_held_by(person).filter(body=OuterRef("meeting__body"))
    seen = (
        _OPEN | Q(meeting__body__authority__in=authorities_where(person, May.SEE_RESTRICTED)) | Exists(sits)
    )
    return AgendaItem.objects.filter(seen, meeting__body__authority__in=codes).select_related(
        "meeting__body__authority"
    )


def open_items(meeting: Meeting) -> QuerySet[AgendaItem]:
    """The items of a meeting that are heard in public."""
    return meeting.items.filter(_OPEN)


def papers_for(person: Somebody) -> QuerySet[Paper]:
    """Papers as far as the person may see them: drafts for those who see papers being written, signed and published
    ones for whoever reads drafts in the authority, restricted ones for fewer.
    """
    if not person.is_authenticated:
        return Paper.objects.none()
    codes = authorities_where(person, May.SEE_DRAFTS)
    writing = authorities_where(person, May.SEE_PAPER_DRAFTS)
    own = Q(made_by=person) | Q(sign_offs__person=person)
    far = Q(authority__in=writing) | Q(state__in=(PaperState.SIGNED, PaperState.PUBLISHED)) | own
    before = seats_held_by(person).filter(body__meetings__items__papers=OuterRef("pk"))
    restricted = Q(authority__in=authorities_where(person, May.SEE_RESTRICTED)) | own | Exists(before)
    return (
        Paper.objects.filter(far, _OPEN | restricted, authority__in=codes)
        .select_related("authority")
        .distinct()
    )


def sees_restricted(person: Somebody, meeting: Meeting) -> bool:
    """Whether the person may see what this meeting hears in private."""
    code = meeting.body.authority_id
    return code in authorities_where(person, May.SEE_RESTRICTED) or (
        code in authorities_where(person, May.SEE_DRAFTS)
        and seats_held_by(person).filter(body=meeting.body).exists()
    )


def sees_private(person: Somebody, planned: PlannedDecision) -> bool:
    """Whether the person may read why a decision is taken in private: as for what its body hears so."""
    code = planned.authority_id
    return code in authorities_where(person, May.SEE_RESTRICTED) or (
        code in authorities_where(person, May.SEE_DRAFTS)
        and planned.body_id is not None
        and seats_held_by(person).filter(body=planned.body_id).exists()
    )


def planned_decisions_for(person: Somebody) -> QuerySet[PlannedDecision]:
    """Lines of the forward plan, noticed or not."""
    return PlannedDecision.objects.filter(authority__in=authorities_where(person, May.SEE_DRAFTS))


def commitments_for(person: Somebody) -> QuerySet[Commitment]:
    """Commitments, without those that come of a restricted minute the person may not read.

    Each with its minute and item, which its name asks for.
    """
    return Commitment.objects.filter(
        Q(minute=None) | Q(minute__in=minutes_for(person)),
        authority__in=authorities_where(person, May.SEE_DRAFTS),
    ).select_related("authority", "body", "minute__item")


def questions_for(person: Somebody) -> QuerySet[Question]:
    """Questions, without those of a restricted minute the person may not read; each with what its name asks for."""
    return Question.objects.filter(
        Q(part=None) | Q(part__paragraph__minute__in=minutes_for(person)),
        authority__in=authorities_where(person, May.SEE_DRAFTS),
    ).select_related("authority", "body", "part__paragraph__minute__item")


def scrutiny_recommendations_for(person: Somebody) -> QuerySet[ScrutinyRecommendation]:
    """Committees' recommendations to the executive, without those of a restricted minute the person may not read."""
    return ScrutinyRecommendation.objects.filter(
        Q(outcome=None) | Q(outcome__paragraph__minute__in=minutes_for(person)),
        authority__in=authorities_where(person, May.SEE_DRAFTS),
    ).select_related("authority", "body")


def minutes_for(person: Somebody) -> QuerySet[ItemMinute]:
    """Minutes of items that the person may read whole, and that are not restricted themselves, or to fewer."""
    seen = Q(item__in=items_for(person)) & (
        _OPEN
        | Q(item__meeting__body__authority__in=authorities_where(person, May.SEE_RESTRICTED))
        | Exists(seats_held_by(person).filter(body=OuterRef("item__meeting__body")))
    )
    return ItemMinute.objects.filter(seen)


def seats_held_by(person: Somebody) -> QuerySet[Seat]:
    """The seats that the person holds today."""
    if not person.is_authenticated:
        return Seat.objects.none()
    today = timezone.localdate()
    return Seat.objects.filter(
        Q(until_day=None) | Q(until_day__gte=today), person=person, from_day__lte=today
    )
