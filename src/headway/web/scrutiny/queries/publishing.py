"""What those who publish see before they do: the agenda as it stands, each line with what keeps it back."""

from dataclasses import dataclass

from django.db.models import QuerySet

from headway.web.accounts.queries import Somebody, authorities_where
from headway.web.accounts.roles import May
from headway.web.scrutiny.models import AgendaItem, Meeting, Paper, Publication
from headway.web.scrutiny.states import PaperState, PublicationKind

__all__ = ["Line", "Stands", "agenda_as_it_stands", "papers_to_publish", "publications_of"]


@dataclass(frozen=True)
class Line:
    """One item as it would be published, and whether the published agenda has it."""

    item: AgendaItem
    papers: tuple[Paper, ...]
    is_new: bool

    @property
    def unsigned(self) -> tuple[Paper, ...]:
        """Open papers of an open item that are not signed off: they keep the whole agenda back."""
        if not self.item.is_open:
            return ()
        done = (PaperState.SIGNED, PaperState.PUBLISHED)
        return tuple(each for each in self.papers if each.is_open and each.state not in done)


@dataclass(frozen=True)
class Stands:
    """The agenda as it stands, beside what is published of it."""

    lines: tuple[Line, ...]
    earlier: Publication | None

    @property
    def revealed(self) -> list[int]:
        """Restricted items whose reason is public now."""
        items = self.earlier.public["items"] if self.earlier else []
        return [each["id"] for each in items if each.get("private", {}).get("reason")]

    @property
    def has_new(self) -> bool:
        """Whether an item is not in the published agenda."""
        return any(each.is_new for each in self.lines)

    @property
    def items(self) -> list[AgendaItem]:
        """Its items in order."""
        return [each.item for each in self.lines]


def agenda_as_it_stands(meeting: Meeting) -> Stands:
    """The agenda of a meeting that the person may publish: three queries."""
    earlier = Publication.objects.filter(
        kind=PublicationKind.AGENDA, meeting=meeting, is_current=True
    ).first()
    known = {each["id"] for each in earlier.public["items"]} if earlier else set()
    return Stands(
        tuple(
            Line(
                each,
                tuple(paper for paper in each.papers.all() if paper.state != PaperState.WITHDRAWN),
                earlier is not None and each.pk not in known,
            )
            for each in meeting.items.prefetch_related("papers")
        ),
        earlier,
    )


def papers_to_publish(papers: QuerySet[Paper]) -> QuerySet[Paper]:
    """Papers with what a publication is made of."""
    return papers.prefetch_related("appendices", "pathway__meeting__body", "pathway__body")


def publications_of(person: Somebody) -> QuerySet[Publication]:
    """What is public now in the authorities in which the person reads drafts."""
    return Publication.objects.filter(
        authority__in=authorities_where(person, May.SEE_DRAFTS), is_current=True
    ).select_related("authority", "paper", "meeting__body")
