"""What is published in the shape of OParl 1.1 (https://schema.oparl.org/1.1/): the objects with addresses as their ids.

An authority is OParl's Body, a body of ours its Organization, a seat a Membership; a paper on an agenda is a
Consultation. What was withdrawn stays as an object that says ``deleted`` and nothing else.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Min

from headway.web.register.models import Authority
from headway.web.scrutiny.models import Meeting, Publication, Seat
from headway.web.scrutiny.queries.published import (
    Published,
    held,
    public_bodies,
    public_meetings,
    public_publications,
)
from headway.web.scrutiny.queries.published_times import (
    Times,
    first_published,
    last_told,
    times_of,
)
from headway.web.scrutiny.rules.publishing_meetings import PRIVATE_ITEM
from headway.web.scrutiny.states import MeetingState, PublicationKind, SeatRole

__all__ = ["KINDS", "Oparl", "Row"]

SCHEMA = "https://schema.oparl.org/1.1/"
_LONDON = ZoneInfo("Europe/London")
_FILES = 4
"""Kinds of file, by the rest of a file's number: papers, appendices, packs, minutes."""
_STATES = {
    MeetingState.PLANNED: "scheduled",
    MeetingState.HELD: "conducted",
    MeetingState.CANCELLED: "cancelled",
}
KINDS = (
    "organization",
    "person",
    "membership",
    "meeting",
    "agendaitem",
    "paper",
    "consultation",
    "file",
    "location",
)
_TYPES = {
    "organization": "Organization",
    "person": "Person",
    "membership": "Membership",
    "meeting": "Meeting",
    "agendaitem": "AgendaItem",
    "paper": "Paper",
    "consultation": "Consultation",
    "file": "File",
    "location": "Location",
}


@dataclass(frozen=True)
class Row:
    """An object with the times by which lists are narrowed."""

    pk: int
    said: dict[str, Any]
    times: Times
    is_deleted: bool = False


@dataclass(frozen=True)
class Oparl:
    """Makes the objects; ``page`` gives a page's whole address by name, ``here`` an object's by kind and number."""

    page: Callable[..., str]

    def here(self, kind: str, pk: int) -> str:
        """The id of an object: its address."""
        return self.page("oparl_object", kind, pk)

    def system(self) -> dict[str, Any]:
        """Where a reader starts."""
        return {
            "id": self.page("oparl_system"),
            "type": f"{SCHEMA}System",
            "oparlVersion": SCHEMA,
            "body": self.page("oparl_bodies"),
            "name": "Committees",
            "web": self.page("published_committees"),
        }

    def bodies(self) -> list[Row]:
        """Authorities that have a body which meets in public: two queries."""
        codes = set(public_bodies().values_list("authority", flat=True))
        return [self.body(each, place) for place, each in enumerate(Authority.objects.filter(pk__in=codes))]

    def body(self, authority: Authority, place: int = 0) -> Row:
        """One authority."""
        lists = {kind: self.page("oparl_list", authority.pk, kind) for kind in KINDS}
        first = authority.first_day or date(2000, 1, 1)
        at = datetime.combine(first, time(), UTC)
        said = {
            "id": self.page("oparl_body", authority.pk),
            "type": f"{SCHEMA}Body",
            "system": self.page("oparl_system"),
            "name": authority.name,
            **{
                kind: lists[kind]
                for kind in ("organization", "person", "meeting", "paper", "consultation", "file")
            },
            "agendaItem": lists["agendaitem"],
            "membership": lists["membership"],
            "locationList": lists["location"],
            "legislativeTerm": [],
            "web": self.page("published_committees"),
        }
        return Row(place, said, Times(at, at))

    def rows(self, kind: str, authority: str | None = None, pk: int | None = None) -> list[Row]:
        """The objects of a kind: of an authority, or the one of that number."""
        return {
            "organization": self._organizations,
            "person": self._people,
            "membership": self._memberships,
            "meeting": self._meetings,
            "agendaitem": self._agenda_items,
            "paper": self._papers,
            "consultation": self._consultations,
            "file": self._files,
            "location": self._locations,
        }[kind](authority, pk)

    def _made(self, kind: str, pk: int, times: Times, **said: Any) -> Row:
        whole = {
            "id": self.here(kind, pk),
            "type": f"{SCHEMA}{_TYPES[kind]}",
            **{name: value for name, value in said.items() if value not in (None, "")},
            "created": _moment(times.created),
            "modified": _moment(times.modified),
        }
        return Row(pk, whole, times)

    def _organizations(self, authority: str | None, pk: int | None) -> list[Row]:
        bodies = list(_of(public_bodies().prefetch_related("seats"), authority, pk).order_by("pk"))
        times = times_of(bodies)
        return [
            self._made(
                "organization",
                each.pk,
                times[each.pk],
                body=self.page("oparl_body", each.authority_id),
                name=each.name,
                classification=each.get_kind_display(),
                membership=[self.here("membership", seat.pk) for seat in each.seats.all()],
                meeting=f"{self.page('oparl_list', each.authority_id, 'meeting')}?organization={each.pk}",
                startDate=_day(each.from_day),
                endDate=_day(each.until_day),
                web=self.page("published_body", each.pk),
            )
            for each in bodies
        ]

    def _people(self, authority: str | None, pk: int | None) -> list[Row]:
        """Somebody is known by their name in an authority; the number is that of their first seat."""
        seats = _seats(authority)
        times = times_of(seats)
        found: dict[tuple[str, str], list[Seat]] = {}
        for seat in seats:
            found.setdefault((seat.body.authority_id, seat.name), []).append(seat)
        return [
            self._made(
                "person",
                own[0].pk,
                Times(
                    min(times[seat.pk].created for seat in own), max(times[seat.pk].modified for seat in own)
                ),
                body=self.page("oparl_body", code),
                name=name,
                membership=[self._membership(seat, own[0].pk, times).said for seat in own],
            )
            for (code, name), own in found.items()
            if pk is None or own[0].pk == pk
        ]

    def _memberships(self, authority: str | None, pk: int | None) -> list[Row]:
        seats = _seats(authority)
        times, first = times_of(seats), _first_seats(seats)
        return [
            self._membership(each, first[each.pk], times) for each in seats if pk is None or each.pk == pk
        ]

    def _membership(self, seat: Seat, person: int, times: dict[int, Times]) -> Row:
        return self._made(
            "membership",
            seat.pk,
            times[seat.pk],
            person=self.here("person", person),
            organization=self.here("organization", seat.body_id),
            role=seat.get_role_display(),
            votingRight=seat.role in (SeatRole.CHAIR, SeatRole.VICE_CHAIR, SeatRole.MEMBER) or None,
            startDate=_day(seat.from_day),
            endDate=_day(seat.until_day),
        )

    def _meetings(self, authority: str | None, pk: int | None) -> list[Row]:
        meetings = list(_of(public_meetings(), authority, pk, "body__authority").order_by("pk"))
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
        return self._made(
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
                self._made(
                    "agendaitem",
                    item["id"],
                    times,
                    meeting=self.here("meeting", agenda.row.meeting_id),
                    number=item["number"],
                    order=order,
                    name=item.get("title") or PRIVATE_ITEM,
                    public="private" not in item,
                    consultation=self.here("consultation", _joined(item["id"], papers[0]["id"]))
                    if papers
                    else None,
                    web=f"{self.page('published_meeting', agenda.row.meeting_id)}#item-{item['id']}",
                )
            )
        return found

    def _agenda_items(self, authority: str | None, pk: int | None) -> list[Row]:
        rows = [item for agenda in _agendas(authority) for item in self._items(agenda)]
        return [each for each in rows if pk is None or each.pk == pk]

    def _consultations(self, authority: str | None, pk: int | None) -> list[Row]:
        found = []
        for agenda in _agendas(authority):
            times = Times(agenda.row.at, agenda.row.at)
            for item in agenda.public["items"]:
                for paper in item.get("papers") or []:
                    number = _joined(item["id"], paper["id"])
                    if pk is None or pk == number:
                        found.append(self._consultation(agenda, item["id"], paper["id"], number, times))
        return found

    def _consultation(self, agenda: Published, item: int, paper: int, number: int, times: Times) -> Row:
        return self._made(
            "consultation",
            number,
            times,
            paper=self.here("paper", paper),
            agendaItem=self.here("agendaitem", item),
            meeting=self.here("meeting", agenda.row.meeting_id),
            organization=[self.here("organization", agenda.row.meeting.body_id)],
        )

    def _papers(self, authority: str | None, pk: int | None) -> list[Row]:
        rows = public_publications().filter(kind=PublicationKind.PAPER)
        rows = _narrowed(rows, authority, paper=pk)
        found = held(rows.order_by("paper_id"))
        first = first_published(each.row for each in found)
        on = _consulted(found)
        made = []
        for each in found:
            times = Times(first[each.row.pk], each.row.at)
            files = self._files_of(each, times)
            made.append(
                self._made(
                    "paper",
                    each.row.paper_id,
                    times,
                    body=self.page("oparl_body", each.row.authority_id),
                    name=each.row.title,
                    date=each.row.on.isoformat(),
                    paperType=each.public["kind"],
                    mainFile=files[0].said,
                    auxiliaryFile=[file.said for file in files[1:]],
                    consultation=[
                        self._consultation(agenda, item, each.row.paper_id, number, times).said
                        for agenda, item, number in on.get(each.row.paper_id, ())
                    ],
                    web=self.page("published_paper", each.row.paper_id),
                )
            )
        return [*made, *self._withdrawn("paper", authority, pk, {each.pk for each in made})]

    def _withdrawn(self, kind: str, authority: str | None, pk: int | None, shown: set[int]) -> list[Row]:
        """Papers that were published and are not any more: id, type and times; no name."""
        rows = _narrowed(Publication.objects.filter(kind=PublicationKind.PAPER), authority, paper=pk)
        rows = rows.exclude(paper__in=shown).exclude(body__meets_in_public=False)
        found = rows.values("paper").annotate(first=Min("at")).order_by("paper")
        gone = _changed_for(each["paper"] for each in found)
        return [
            Row(
                each["paper"],
                {
                    "id": self.here(kind, each["paper"]),
                    "type": f"{SCHEMA}{_TYPES[kind]}",
                    "created": _moment(each["first"]),
                    "modified": _moment(gone.get(each["paper"], each["first"])),
                    "deleted": True,
                },
                Times(each["first"], gone.get(each["paper"], each["first"])),
                is_deleted=True,
            )
            for each in found
        ]

    def _files_of(self, paper: Published, times: Times) -> list[Row]:
        """The paper as PDF, then its open appendices."""
        pk = paper.row.paper_id
        titles = {each["id"]: each for each in paper.public["appendices"] if "id" in each}
        main = self._made(
            "file",
            _FILES * pk,
            times,
            name=paper.row.title,
            fileName=f"paper-{pk}.pdf",
            mimeType="application/pdf",
            date=paper.row.on.isoformat(),
            accessUrl=self.page("published_paper_file", pk, "pdf"),
            downloadUrl=self.page("published_paper_file", pk, "pdf"),
            paper=[self.here("paper", pk)],
        )
        return [
            main,
            *(
                self._made(
                    "file",
                    _FILES * each["appendix"] + 1,
                    times,
                    name=f"Appendix {titles[each['appendix']]['number']}: {titles[each['appendix']]['title']}",
                    fileName=each["name"],
                    mimeType=each["media_type"],
                    date=paper.row.on.isoformat(),
                    size=each["size"],
                    accessUrl=self.page("published_appendix", pk, each["appendix"]),
                    downloadUrl=self.page("published_appendix", pk, each["appendix"]),
                    paper=[self.here("paper", pk)],
                )
                for each in paper.files
            ),
        ]

    def _files(self, authority: str | None, pk: int | None) -> list[Row]:
        rows = _narrowed(public_publications().exclude(kind=PublicationKind.NOTICE), authority)
        found = held(rows.order_by("kind", "paper_id", "meeting_id"))
        first = first_published(each.row for each in found)
        files = []
        for each in found:
            times = Times(first[each.row.pk], each.row.at)
            is_paper = each.row.kind == PublicationKind.PAPER
            files += self._files_of(each, times) if is_paper else [self._of_meeting(each)]
        return [each for each in files if pk is None or each.pk == pk]

    def _of_meeting(self, found: Published) -> Row:
        """The pack of a meeting, or its minutes, as PDF."""
        is_pack, pk = found.row.kind == PublicationKind.AGENDA, found.row.meeting_id
        address = self.page("published_pack" if is_pack else "published_minutes_file", pk, "pdf")
        return self._made(
            "file",
            _FILES * pk + (2 if is_pack else 3),
            Times(found.row.at, found.row.at),
            name=f"Agenda pack: {found.row.meeting}" if is_pack else found.row.title,
            fileName=f"{'pack' if is_pack else 'minutes'}-{pk}.pdf",
            mimeType="application/pdf",
            date=found.row.on.isoformat(),
            accessUrl=address,
            downloadUrl=address,
            meeting=[self.here("meeting", pk)],
        )

    def _locations(self, authority: str | None, pk: int | None) -> list[Row]:
        rows = _of(public_meetings().exclude(place=""), authority, pk, "body__authority")
        meetings = list(rows.order_by("pk"))
        times = times_of(meetings)
        return [self._location(each, times[each.pk]) for each in meetings]

    def _location(self, meeting: Meeting, times: Times) -> Row:
        return self._made(
            "location",
            meeting.pk,
            times,
            description=meeting.place,
            meetings=[self.here("meeting", meeting.pk)],
        )


def _of(rows: Any, authority: str | None, pk: int | None, path: str = "authority") -> Any:
    rows = rows.filter(**{path: authority}) if authority else rows
    return rows.filter(pk=pk) if pk is not None else rows


def _narrowed(rows: Any, authority: str | None, **keys: int | None) -> Any:
    rows = rows.filter(authority=authority) if authority else rows
    return rows.filter(**{name: value for name, value in keys.items() if value is not None})


def _seats(authority: str | None) -> list[Seat]:
    rows = Seat.objects.filter(body__meets_in_public=True).select_related("body").order_by("pk")
    return list(rows.filter(body__authority=authority) if authority else rows)


def _first_seats(seats: Iterable[Seat]) -> dict[int, int]:
    """By seat, the first seat of the same name in the same authority."""
    first: dict[tuple[str, str], int] = {}
    return {each.pk: first.setdefault((each.body.authority_id, each.name), each.pk) for each in seats}


def _agendas(authority: str | None) -> list[Published]:
    rows = public_publications().filter(kind=PublicationKind.AGENDA)
    return held(_narrowed(rows, authority).order_by("meeting_id"))


def _by_meeting(kind: PublicationKind, meetings: Iterable[Meeting]) -> dict[int, Published]:
    rows = public_publications().filter(kind=kind, meeting__in=[each.pk for each in meetings])
    return {each.row.meeting_id: each for each in held(rows)}


def _consulted(papers: Iterable[Published]) -> dict[int, list[tuple[Published, int, int]]]:
    """By paper, the items of published agendas that it stands under."""
    authorities = {each.row.authority_id for each in papers}
    found: dict[int, list[tuple[Published, int, int]]] = {}
    for agenda in held(
        public_publications()
        .filter(kind=PublicationKind.AGENDA, authority__in=authorities)
        .order_by("meeting_id")
    ):
        for item in agenda.public["items"]:
            for paper in item.get("papers") or []:
                found.setdefault(paper["id"], []).append(
                    (agenda, item["id"], _joined(item["id"], paper["id"]))
                )
    return found


def _changed_for(papers: Iterable[int]) -> dict[int, datetime]:
    """When papers were last changed as the public knows it: the trail's time of publishing or withdrawing."""
    rows = Publication.objects.filter(paper__in=list(papers))
    of = dict(rows.values_list("pk", "paper_id"))
    found: dict[int, datetime] = {}
    for publication, at in last_told("publication", of).items():
        found[of[publication]] = max(at, found.get(of[publication], at))
    return found


def _joined(item: int, paper: int) -> int:
    """One number for a paper under an item, and back to neither: Cantor's pairing."""
    return (item + paper) * (item + paper + 1) // 2 + paper


def _start(meeting: Meeting) -> str:
    return datetime.combine(meeting.on, meeting.time or time(), _LONDON).isoformat()


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).replace(microsecond=0).isoformat()
