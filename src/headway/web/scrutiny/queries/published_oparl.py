"""What is published in the shape of OParl 1.1 (https://schema.oparl.org/1.1/): the objects with addresses as their ids.

An authority is OParl's Body, a body of ours its Organization, a seat a Membership; a paper on an agenda is a
Consultation. What was withdrawn stays as an object that says ``deleted`` and nothing else.
"""

from datetime import UTC, date, datetime, time
from typing import Any

from headway.web.register.models import Authority
from headway.web.scrutiny.queries.published import public_bodies
from headway.web.scrutiny.queries.published_oparl_base import SCHEMA, TYPES, Row
from headway.web.scrutiny.queries.published_oparl_meetings import Meetings
from headway.web.scrutiny.queries.published_oparl_people import People
from headway.web.scrutiny.queries.published_times import Times

__all__ = ["KINDS", "Oparl", "Row"]

KINDS = tuple(TYPES)


class Oparl(People, Meetings):
    """All objects of the public site."""

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
