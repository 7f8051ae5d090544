"""What the public reads: bodies that meet in public, the days of their meetings, and publications held to the gate of
``rules/published.py``. Nobody's permission is asked here, because nothing here is for fewer than everybody.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from headway.web.scrutiny.models import (
    AgendaItem,
    Appendix,
    Body,
    Declaration,
    ItemMinute,
    Meeting,
    Publication,
    Seat,
)
from headway.web.scrutiny.rules.published import Gate
from headway.web.scrutiny.rules.publishing import why_private
from headway.web.scrutiny.states import Classification, PaperState, PublicationKind

__all__ = [
    "Published",
    "gate_for",
    "held",
    "public_bodies",
    "public_meetings",
    "public_publications",
    "published",
    "seats_of",
    "upcoming",
    "withdrawn",
]

_OPEN = Classification.UNRESTRICTED


@dataclass(frozen=True)
class Published:
    """A publication as the public may read it now."""

    row: Publication
    public: dict[str, Any]

    @property
    def files(self) -> list[dict[str, Any]]:
        """Its files, without those of appendices that are restricted now."""
        open_ids = {each["id"] for each in self.public.get("appendices", ()) if "id" in each}
        return [each for each in self.row.files if each["appendix"] in open_ids]


def public_bodies() -> QuerySet[Body]:
    """Bodies that meet in public."""
    return Body.objects.filter(meets_in_public=True).select_related("authority")


def public_meetings() -> QuerySet[Meeting]:
    """The meetings of those bodies, cancelled ones too."""
    return Meeting.objects.filter(body__meets_in_public=True).select_related("body__authority")


def public_publications() -> QuerySet[Publication]:
    """What is on the public site now. A paper restricted or withdrawn after it was published is not, nor one whose
    every item is heard in private now.
    """
    return Publication.objects.filter(
        Q(body=None) | Q(body__meets_in_public=True),
        Q(meeting=None) | Q(meeting__body__meets_in_public=True),
        Q(paper=None) | Q(paper__classification=_OPEN) & ~Q(paper__state=PaperState.WITHDRAWN),
        Q(planned_decision=None) | Q(planned_decision__withdrawn_on=None),
        ~Exists(_standing(OuterRef("paper")).exclude(classification=_OPEN))
        | Exists(_standing(OuterRef("paper")).filter(classification=_OPEN)),
        is_current=True,
    ).select_related("authority", "body", "meeting__body")


def _standing(paper: OuterRef) -> QuerySet[AgendaItem]:
    """The items that a paper stands under."""
    return AgendaItem.objects.filter(papers=paper).order_by()


def published(kind: PublicationKind, **of: Any) -> Published | None:
    """What is published of a thing now: ``published(PublicationKind.PAPER, paper=4)``."""
    row = public_publications().filter(kind=kind, **of).first()
    return held([row])[0] if row else None


def withdrawn(kind: PublicationKind, **of: Any) -> Publication | None:
    """The last publication of a thing that was withdrawn, where nothing of it is public now."""
    last = Publication.objects.filter(kind=kind, **of).order_by("-number").first()
    return last if last and not last.is_current and last.withdrawn_because else None


def held(rows: Iterable[Publication]) -> list[Published]:
    """Publications held to the gate: five queries, however many they are."""
    found = list(rows)
    gate = gate_for(found)
    return [Published(each, gate.shown(each.kind, each.public)) for each in found]


def gate_for(rows: Iterable[Publication]) -> Gate:
    """What is restricted now of all that these publications tell of."""
    found = list(rows)
    meetings = {each.meeting_id for each in found if each.kind != PublicationKind.PAPER and each.meeting_id}
    papers = {each.paper_id for each in found if each.paper_id}
    named = {pk for each in found if each.kind == PublicationKind.AGENDA for pk in _papers_named(each.public)}
    items = AgendaItem.objects.filter(meeting__in=meetings).exclude(classification=_OPEN)
    minutes = ItemMinute.objects.filter(item__meeting__in=meetings).exclude(classification=_OPEN)
    appendices = Appendix.objects.filter(paper__in=papers).exclude(classification=_OPEN)
    declarations = Declaration.objects.filter(meeting__in=meetings, is_sensitive=True)
    return Gate(
        items={each.pk: why_private(each) for each in items},
        minutes={each.item_id: why_private(each) for each in minutes},
        appendices={each.pk: why_private(each) for each in appendices},
        declarations=frozenset(declarations.values_list("pk", flat=True)),
        papers=dict(
            public_publications()
            .filter(kind=PublicationKind.PAPER, paper__in=named)
            .values_list("paper_id", "title")
        ),
    )


def _papers_named(public: dict[str, Any]) -> set[int]:
    return {pk for item in public["items"] for pk in item.get("papers", ())}


def upcoming(on: date, body: Body | None = None) -> QuerySet[Meeting]:
    """Meetings from a day on, in order."""
    found = public_meetings().filter(on__gte=on)
    return found.filter(body=body) if body else found


def seats_of(body: Body, on: date) -> QuerySet[Seat]:
    """Who sits on a body on a day."""
    return body.seats.filter(Q(until_day=None) | Q(until_day__gte=on), from_day__lte=on)
