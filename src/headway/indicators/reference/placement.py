"""Where children looked after live, counted in plain Python."""

from __future__ import annotations

from collections.abc import Iterator

from headway.indicators.reference import Counted, Facts, Period, counts
from headway.indicators.reference.care import FOSTERED, looked_after, placements, times_in_care

PLACES = {
    "foster_care_pct": FOSTERED,
    "childrens_home_pct": ("K1", "K2"),
    "supported_accommodation_pct": ("H5", "K3", "P2"),
    "placed_with_parents_pct": ("P1",),
}


def _count_places(indicator: str, places: tuple[str, ...]) -> None:
    @counts(indicator)
    def in_these_places(facts: Facts, period: Period) -> Iterator[Counted]:
        for care in looked_after(facts, period.last_day):
            place = care.episode_at_end_of(period.last_day).place
            yield Counted(care.child, period.last_day, numerator=place in places, unknown=place is None)


for _indicator, _places in PLACES.items():
    _count_places(_indicator, _places)


@counts("placed_20miles_outside_pct")
def far_and_outside(facts: Facts, period: Period) -> Iterator[Counted]:
    for care in looked_after(facts, period.last_day):
        episode = care.episode_at_end_of(period.last_day)
        told = episode.distance_tenths is not None and episode.outside is not None
        far = told and episode.distance_tenths > 200 and episode.outside
        yield Counted(care.child, period.last_day, numerator=far, unknown=not told)


@counts("placed_20miles_outside_known_pct")
def far_and_outside_of_known(facts: Facts, period: Period) -> Iterator[Counted]:
    for each in far_and_outside(facts, period):
        yield Counted(
            each.child, each.day, each.numerator, denominator=not each.unknown, unknown=each.unknown
        )


@counts("placed_unknown_distance_pct")
def distance_cannot_be_known(facts: Facts, period: Period) -> Iterator[Counted]:
    for care in times_in_care(facts):
        for placement in placements(care):
            if placement.started in period:
                (episode,) = [each for each in care.episodes if each.started == placement.started]
                blank = episode.home is None or episode.postcode is None
                yield Counted(care.child, placement.started, numerator=blank)
