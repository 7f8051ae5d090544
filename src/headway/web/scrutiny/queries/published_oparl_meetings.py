"""OParl's Meeting, AgendaItem and Location: when and where a body sits, and what for."""

from collections.abc import Iterable
from datetime import datetime, time
from zoneinfo import ZoneInfo

from headway.web.scrutiny.models import Meeting
from headway.web.scrutiny.queries.published import Published, held, public_meetings, public_publications
from headway.web.scrutiny.queries.published_oparl_base import Row, agendas, joined, of_authority
from headway.web.scrutiny.queries.published_oparl_papers import Papers
from headway.web.scrutiny.queries.published_times import Times, times_of
from headway.web.scrutiny.rules.publishing_meetings import PRIVATE_ITEM
from headway.web.scrutiny.states import MeetingState, PublicationKind

__all__ = ["Meetings"]

_LONDON = ZoneInfo("Europe/London")
_STATES = {
    MeetingState.PLANNED: "scheduled",
    MeetingState.HELD: "conducted",
    MeetingState.CANCELLED: "cancelled",
}


class Meetings(Papers):
    """Meetings, items and places as objects; a meeting holds its files."""

    def _meetings(self, authority: str | None, pk: int | None) -> list[Row]:
        meetings = list(of_authority(public_meetings(), authority, pk, "body__authority").order_by("pk"))
        times = times_of(meetings)
        agendas = _by_meeting(PublicationKind.AGENDA, meetings)
        minutes = _by_meeting(PublicationKind.MINUTES, meetings)
        return [
            self._meeting(each, times[each.pk], agendas.get(each.pk), minutes.get(each.pk))
            for each in meetings
        ]

    def _meeting(
        self, meeting: Meeting, times: Times, agenda: Published | None, minutes: Published | None
    ) -> Row:
        last = max([times.modified, *(each.row.at for each in (agenda, minutes) if each)])
        items = self._items(agenda) if agenda else []
        return self.made(
            "meeting",
            meeting.pk,
            Times(times.created, last),
            name=meeting.body.name,
            meetingState=_STATES[MeetingState(meeting.state)],
            cancelled=meeting.state == MeetingState.CANCELLED,
            start=_start(meeting),
            location=self._location(meeting, times).said if meeting.place else None,
            organization=[self.here("organization", meeting.body_id)],
            invitation=self._of_meeting(agenda).said if agenda else None,
            resultsProtocol=self._of_meeting(minutes).said if minutes else None,
            agendaItem=[each.said for each in items],
            web=self.page("published_meeting", meeting.pk),
        )

    def _items(self, agenda: Published) -> list[Row]:
        times = Times(agenda.row.at, agenda.row.at)
        found = []
        for order, item in enumerate(agenda.public["items"]):
            papers = item.get("papers") or []
            found.append(
                self.made(
                    "agendaitem",
                    item["id"],
                    times,
                    meeting=self.here("meeting", agenda.row.meeting_id),
                    number=item["number"],
                    order=order,
                    name=item.get("title") or PRIVATE_ITEM,
                    public="private" not in item,
                    consultation=self.here("consultation", joined(item["id"], papers[0]["id"]))
                    if papers
                    else None,
                    web=f"{self.page('published_meeting', agenda.row.meeting_id)}#item-{item['id']}",
                )
            )
        return found

    def _agenda_items(self, authority: str | None, pk: int | None) -> list[Row]:
        rows = [item for agenda in agendas(authority) for item in self._items(agenda)]
        return [each for each in rows if pk is None or each.pk == pk]

    def _locations(self, authority: str | None, pk: int | None) -> list[Row]:
        rows = of_authority(public_meetings().exclude(place=""), authority, pk, "body__authority")
        meetings = list(rows.order_by("pk"))
        times = times_of(meetings)
        return [self._location(each, times[each.pk]) for each in meetings]

    def _location(self, meeting: Meeting, times: Times) -> Row:
        return self.made(
            "location",
            meeting.pk,
            times,
            description=meeting.place,
            meetings=[self.here("meeting", meeting.pk)],
        )


def _by_meeting(kind: PublicationKind, meetings: Iterable[Meeting]) -> dict[int, Published]:
    rows = public_publications().filter(kind=kind, meeting__in=[each.pk for each in meetings])
    return {each.row.meeting_id: each for each in held(rows)}


def _start(meeting: Meeting) -> str:
    return datetime.combine(meeting.on, meeting.time or time(), _LONDON).isoformat()
