"""The place and the time of one run: profile, window, what is planted, and a source of chance for each stage."""

from dataclasses import dataclass
from functools import cached_property
from zlib import crc32

import numpy as np

from headway.returns.synth.days import Ints, Reals, is_working, month_of, year_end, year_start
from headway.returns.synth.planting import Planting, plant
from headway.returns.synth.profile import Profile

WARM_UP_YEARS = 12
"""Years lived before the first year written, so that it begins with children who are already known."""

# School holidays: few referrals in August and at Christmas, most in June and November.
_MONTHS = (1.03, 0.99, 1.07, 0.94, 1.04, 1.09, 1.03, 0.80, 1.00, 1.05, 1.10, 0.86)
# Small boats: summer and autumn.
_MONTHS_OF_ARRIVAL = (0.6, 0.6, 0.7, 0.8, 1.0, 1.2, 1.3, 1.4, 1.4, 1.2, 1.1, 0.7)
_NOT_WORKING = 0.12


@dataclass(frozen=True)
class World:
    """One run. ``years`` are collection years; ``last_year`` is the 31 March it ends on."""

    profile: Profile
    years: int
    last_year: int
    seed: int

    @property
    def collection_years(self) -> range:
        """The years written."""
        return range(self.last_year - self.years + 1, self.last_year + 1)

    @cached_property
    def start(self) -> int:
        """The first day written about."""
        return year_start(self.last_year - self.years + 1)

    @cached_property
    def end(self) -> int:
        """The last day written about."""
        return year_end(self.last_year)

    @cached_property
    def dawn(self) -> int:
        """The first day lived."""
        return year_start(self.last_year - self.years + 1 - WARM_UP_YEARS)

    @cached_property
    def planting(self) -> Planting:
        """What is planted."""
        return plant(
            districts=len(self.profile.districts),
            first_month=int(month_of(np.array([self.start]))[0]),
            last_month=self.last_year * 12 + 2,
        )

    def chance(self, stage: str, *more: int) -> np.random.Generator:
        """Chance for one stage alone, so that a change in one stage leaves the others as they were."""
        return np.random.Generator(
            np.random.PCG64(np.random.SeedSequence([self.seed, crc32(stage.encode()), *more]))
        )

    @cached_property
    def rhythm(self) -> Reals:
        """How likely a referral is on each day from the dawn on, and for two years after the end."""
        days = np.arange(self.dawn, self.end + 731)
        weights: Reals = np.array(_MONTHS)[month_of(days) % 12] * np.where(
            is_working(days), 1.0, _NOT_WORKING
        )
        return weights

    @cached_property
    def rhythm_of_arrivals(self) -> Reals:
        """The same for children who arrive alone."""
        days = np.arange(self.dawn, self.end + 1)
        weights: Reals = np.array(_MONTHS_OF_ARRIVAL)[month_of(days) % 12]
        return weights

    def days_drawn(self, weights: Reals, chance: np.random.Generator, size: int) -> Ints:
        """Days from the dawn to the end, as likely as their weights."""
        so_far = np.cumsum(weights[: self.end - self.dawn + 1])
        drawn: Ints = self.dawn + np.searchsorted(so_far, chance.random(size) * so_far[-1], side="right")
        return drawn
