"""OParl's Organization, Person and Membership: bodies, and who sits on them."""

from collections.abc import Iterable

from headway.web.scrutiny.models import Seat
from headway.web.scrutiny.queries.published import public_bodies
from headway.web.scrutiny.queries.published_oparl_base import Maker, Row, day_text, of_authority
from headway.web.scrutiny.queries.published_times import Times, times_of
from headway.web.scrutiny.states import SeatRole

__all__ = ["People"]


class People(Maker):
    """Bodies, people and seats as objects."""

    def _organizations(self, authority: str | None, pk: int | None) -> list[Row]:
        bodies = list(of_authority(public_bodies().prefetch_related("seats"), authority, pk).order_by("pk"))
        times = times_of(bodies)
        return [
            self.made(
                "organization",
                each.pk,
                times[each.pk],
                body=self.page("oparl_body", each.authority_id),
                name=each.name,
                classification=each.get_kind_display(),
                membership=[self.here("membership", seat.pk) for seat in each.seats.all()],
                meeting=f"{self.page('oparl_list', each.authority_id, 'meeting')}?organization={each.pk}",
                startDate=day_text(each.from_day),
                endDate=day_text(each.until_day),
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
            self.made(
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
        return self.made(
            "membership",
            seat.pk,
            times[seat.pk],
            person=self.here("person", person),
            organization=self.here("organization", seat.body_id),
            role=seat.get_role_display(),
            votingRight=seat.role in (SeatRole.CHAIR, SeatRole.VICE_CHAIR, SeatRole.MEMBER) or None,
            startDate=day_text(seat.from_day),
            endDate=day_text(seat.until_day),
        )


def _seats(authority: str | None) -> list[Seat]:
    rows = Seat.objects.filter(body__meets_in_public=True).select_related("body").order_by("pk")
    return list(rows.filter(body__authority=authority) if authority else rows)


def _first_seats(seats: Iterable[Seat]) -> dict[int, int]:
    """By seat, the first seat of the same name in the same authority."""
    first: dict[tuple[str, str], int] = {}
    return {each.pk: first.setdefault((each.body.authority_id, each.name), each.pk) for each in seats}
