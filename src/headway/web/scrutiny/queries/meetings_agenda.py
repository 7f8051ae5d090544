"""An agenda for somebody: its items with those of their papers that the person may see, and its clock."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from headway.clocks import CouncilSettings
from headway.web.accounts.queries import Somebody
from headway.web.scrutiny.models import AgendaItem, Meeting, Paper
from headway.web.scrutiny.queries.meetings import seen_items
from headway.web.scrutiny.queries.scope import papers_for
from headway.web.scrutiny.rules.meetings import STANDING_ITEMS, Counted, counted
from headway.web.scrutiny.states import PaperState

__all__ = ["AgendaPage", "Row", "agenda_page", "papers_to_join"]

MOST_PAPERS = 100


@dataclass(frozen=True)
class Row:
    """An item as the person may see it. ``is_seen`` is false where only the number may be told."""

    item: AgendaItem
    is_seen: bool
    papers: Sequence[Paper]
    others: int
    """How many papers there are that the person may not see yet, or at all."""


@dataclass(frozen=True)
class AgendaPage:
    """The agenda of a meeting, and the clock by which it must be out."""

    rows: Sequence[Row]
    clock: Counted
    lacks_standing_items: bool

    @property
    def late(self) -> Sequence[Row]:
        """The items that were added late."""
        return [each for each in self.rows if each.item.late_since]


def agenda_page(person: Somebody, meeting: Meeting, settings: CouncilSettings) -> AgendaPage:
    """The page of one agenda."""
    items, seen = seen_items(person, meeting)
    papers = papers_for(person).filter(agenda_items__meeting=meeting)
    may_see = {each.pk: each for each in papers}
    rows = []
    for item in items:
        joined = list(item.papers.all()) if item.pk in seen else []
        shown = [may_see[each.pk] for each in joined if each.pk in may_see]
        rows.append(Row(item, item.pk in seen, shown, len(joined) - len(shown)))
    there = {each.title.casefold() for each in items}
    return AgendaPage(
        rows=rows,
        clock=counted("agenda", meeting.on, settings),
        lacks_standing_items=any(title.casefold() not in there for title, _ in STANDING_ITEMS),
    )


def papers_to_join(person: Somebody, meeting: Meeting, item: AgendaItem | None = None) -> list[Paper]:
    """The papers that may be joined to an item: those on their way to this body first, the latest of the others."""
    found = papers_for(person).filter(authority=meeting.body.authority_id).exclude(state=PaperState.WITHDRAWN)
    coming = found.filter(Q(pathway__meeting=meeting) | Q(pathway__body=meeting.body, pathway__meeting=None))
    joined = found.filter(agenda_items=item) if item else found.none()
    listed: dict[int, Paper] = {}
    for papers in (joined, coming, found):
        for each in papers[:MOST_PAPERS]:
            listed.setdefault(each.pk, each)
    return list(listed.values())[:MOST_PAPERS]
