"""One measure in one area as its page and its charts show it, in a fixed number of queries."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.db.models import Q

from headway.statistics.spc import Spc
from headway.web.performance.models import Annotation, Measure, Observation, Rebase, Target
from headway.web.performance.queries.points import targets_of
from headway.web.performance.queries.series import EMPTY, Key, Series, series_of
from headway.web.performance.rules.companions import LEADS, codes_beside
from headway.web.performance.rules.districts import Districts, gathered
from headway.web.performance.rules.rating import Rated, in_force, rate
from headway.web.performance.rules.verdicts import verdict_of
from headway.web.performance.states import Every, Kind, Rating

__all__ = ["LAST", "Shown", "shown_of"]

LAST = 36
"""Periods on a chart: three years of months."""


@dataclass(frozen=True)
class Shown:
    """A measure, the area and length of period that were chosen, and all figures that stand beside each other.

    ``areas`` are the districts with figures of that length, ``lengths`` those of which there are any.
    ``companions`` are other measures of the authority by code: lead indicators and the other side of a pair.
    """

    measure: Measure
    area: str
    every: str
    areas: tuple[str, ...]
    lengths: tuple[str, ...]
    figures: Mapping[Key, Series]
    companions: Mapping[str, Measure]
    rebases: tuple[Rebase, ...]
    annotations: tuple[Annotation, ...]
    targets: tuple[Target, ...]
    on: date

    @property
    def series(self) -> Series:
        """The figures of the chosen area."""
        return self.figures.get((self.measure.pk, self.area), EMPTY)

    @property
    def place(self) -> str:
        """The area's name, or the authority's."""
        return self.area or self.measure.authority.name

    @property
    def last_day(self) -> date | None:
        """The end of the last period."""
        return self.series.last_days[-1] if self.series.periods else None

    @property
    def is_rated_length(self) -> bool:
        """Whether targets are held to periods of this length."""
        return self.every == self.measure.every

    @property
    def target(self) -> Target | None:
        """The one that the last period is held to."""
        return in_force(self.targets, self.last_day) if self.is_rated_length else None

    @cached_property
    def rated(self) -> Rated:
        """The last figure against its target."""
        found = rate(
            self.series.decimal(),
            self.target,
            self.measure.better,
            last_day=self.last_day,
            on=self.on,
            stale_after=self.measure.stale_after,
            unit=self.measure.unit,
        )
        if found.rating == Rating.NO_TARGET and not self.is_rated_length and self.targets:
            return replace(
                found, words=f"Targets are held to figures for each {self.measure.every}, not to these"
            )
        return found

    @cached_property
    def spc(self) -> Spc | None:
        """What the control chart says; None where there is none: rolling figures, or no figures at all."""
        if not self.series.periods:
            return None
        target = self.target.target if self.target else None
        return verdict_of(self.measure, self.series, self.standing_rebases, target=target)

    @property
    def standing_rebases(self) -> tuple[Rebase, ...]:
        """The starts of new limits that nobody withdrew, of this area."""
        return tuple(each for each in self.rebases if not each.withdrawn_because and each.area == self.area)

    @property
    def marks(self) -> tuple[Annotation, ...]:
        """What happened within the periods shown: here, or in the whole authority."""
        days = self.series.first_days[:1] + self.series.last_days[-1:]
        return tuple(
            each
            for each in self.annotations
            if not each.withdrawn_because
            and each.area in ("", self.area)
            and days
            and days[0] <= each.on <= days[1]
        )

    @cached_property
    def districts(self) -> Districts | None:
        """Every district beside the others."""
        found = {area: self.figures.get((self.measure.pk, area), EMPTY) for area in self.areas}
        target = float(self.target.target) if self.target else None
        return gathered(found, self.measure, self.every, target=target)

    @property
    def leads(self) -> tuple[tuple[Measure, Series, str], ...]:
        """The lead indicators with figures of this length: the district's own where there are any."""
        found = []
        for code in LEADS:
            lead = self.companions.get(code)
            for area in dict.fromkeys((self.area, "")):
                if lead and lead.pk != self.measure.pk and (lead.pk, area) in self.figures:
                    found.append((lead, self.figures[lead.pk, area], area))
                    break
        return tuple(found)


def shown_of(measure: Measure, on: date, *, area: str = "", every: str = "") -> Shown:
    """The measure as asked for: what makes no sense is left out, so that no address is an error. Six queries."""
    held = set(
        Observation.objects.filter(measure=measure, is_current=True)
        .order_by()
        .values_list("every", "area")
        .distinct()
    )
    lengths = tuple(each for each in Every.values if any(length == each for length, _ in held))
    chosen = every if every in lengths else measure.every
    areas = tuple(sorted(name for length, name in held if length == chosen and name))
    codes = codes_beside(measure.code)
    companions = {
        each.code: each
        for each in Measure.objects.filter(
            authority=measure.authority_id, code__in=codes, is_retired=False
        ).exclude(kind=Kind.ROLLING)
    }
    return Shown(
        measure=measure,
        area=area if area in areas else "",
        every=chosen,
        areas=areas,
        lengths=lengths,
        figures=series_of([measure, *companions.values()], every=chosen, last=LAST),
        companions=companions,
        rebases=tuple(measure.rebases.all()),
        annotations=tuple(
            Annotation.objects.filter(Q(measure=measure) | Q(measure=None), authority=measure.authority_id)
        ),
        targets=tuple(targets_of([measure]).get(measure.pk, [])),
        on=on,
    )
