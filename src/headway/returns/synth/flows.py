"""What the published rates mean for one referral: the chances and lengths of time that make them come out."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from headway.returns.synth import drawing
from headway.returns.synth.days import Ints, Reals
from headway.returns.synth.people import AGES
from headway.returns.synth.profile import Profile

YEAR = 365.25
_PILOT = 20_000
"""Draws on which the multipliers are found; always the same ones."""

_LOST = {"care": 1.04, "enquiry": 1.03, "conference": 1.09, "plan days": 1.13, "care days": 1.04}
"""What the eighteenth birthday, entry to care and older ages at later referrals take away, given back: measured on
150,000 children of each of the three profiles, which need nearly the same."""

# How much likelier than average a referral leads into care, by age at referral (our choice).
CARE_BY_AGE = ((1.0, 2.2), (5.0, 0.75), (10.0, 0.6), (16.0, 1.0), (18.0, 2.2))

ENQUIRY_BEFORE_CARE = 0.6
"""Chance of an enquiry in a case that leads into care (our choice)."""

PLAN_SPREAD = 0.55
SUPPORT_SHARES = (0.7, 0.3)
"""Of cases that stay open for support: planned help of months, and help of years."""
SUPPORT_MEANS = (140.0, 1500.0)


@dataclass(frozen=True)
class Flows:
    """Chances for each referral of a child who did not arrive alone, and multipliers of lengths of time."""

    profile: Profile

    @cached_property
    def arrivals(self) -> float:
        """Children starting care alone, per 10,000 a year."""
        return self.profile.figure("cla_start_rate") * self.profile.part("uasc_pct_starts")

    @cached_property
    def referrals(self) -> float:
        """Other referrals, per 10,000 a year."""
        return self.profile.figure("referral_rate") - self.arrivals

    def of_the_others(self, name: str) -> float:
        """A percentage of all referrals as a part of those that were not of children arriving alone."""
        return self.profile.part(name) * self.profile.figure("referral_rate") / self.referrals

    @cached_property
    def care(self) -> float:
        """Chance that a referral leads into care."""
        starts = self.profile.figure("cla_start_rate") - self.arrivals
        return starts / self.referrals / self.taken_up * _LOST["care"]

    @cached_property
    def taken_up(self) -> float:
        """Part of the referrals that are not closed with no further action."""
        return 1 - self.profile.part("referral_nfa_pct")

    @cached_property
    def enquiry(self) -> float:
        """Chance of a first section 47 enquiry; one in ten is followed by a second."""
        return self.profile.figure("s47_rate") / self.referrals / self.taken_up / 1.1 * _LOST["enquiry"]

    @cached_property
    def enquiry_without_care(self) -> float:
        """The same for a referral that does not lead into care."""
        return (self.enquiry - self.care * ENQUIRY_BEFORE_CARE) / (1 - self.care)

    @cached_property
    def conference(self) -> float:
        """Chance that a first enquiry leads to an initial conference."""
        return (
            self.profile.figure("icpc_rate")
            / (self.referrals * self.taken_up * self.enquiry)
            * _LOST["conference"]
        )

    @cached_property
    def plan(self) -> float:
        """Chance that a conference leads to a plan."""
        return self.profile.figure("cpp_start_rate") / self.profile.figure("icpc_rate")

    @cached_property
    def plan_days(self) -> float:
        """Mean days on a plan: the stock over the yearly starts."""
        mean = YEAR * self.profile.figure("cpp_rate") / self.profile.figure("cpp_start_rate")
        return mean * _LOST["plan days"]

    @cached_property
    def care_days(self) -> float:
        """Mean days in care of a child who did not arrive alone."""
        stock = self.profile.figure("cla_rate") * (1 - self.profile.part("uasc_pct_cla"))
        return YEAR * stock / (self.profile.figure("cla_start_rate") - self.arrivals) * _LOST["care days"]

    @cached_property
    def alone_days(self) -> float:
        """Mean days in care of a child who arrived alone."""
        return YEAR * self.profile.figure("cla_rate") * self.profile.part("uasc_pct_cla") / self.arrivals

    @cached_property
    def adopted(self) -> float:
        """Chance that a child who enters care under four is adopted later."""
        leaving = self.profile.figure("cla_start_rate") * self.profile.part("adopted_pct_ceased")
        under_four = (self.profile.figure("cla_start_rate") - self.arrivals) * 0.34
        return min(0.7, leaving / under_four)

    @cached_property
    def care_stretch(self) -> float:
        """The multiplier of the drawn lengths of care, cut at 18, that gives :attr:`care_days`."""
        chance = np.random.Generator(np.random.PCG64(903))
        ages = pilot_ages(chance)
        lengths = care_lengths(chance, _PILOT)
        left = (18 - ages) * YEAR
        adopted = (ages < 4) & (chance.random(_PILOT) < self.adopted)

        def mean_at(stretch: float) -> float:
            return float(np.where(adopted, 640.0, np.minimum(lengths * stretch, left)).mean())

        return drawing.solved(mean_at, self.care_days)

    @cached_property
    def alone_stay(self) -> float:
        """Chance that a child who arrived alone stays until 18 instead of going to another authority within weeks."""
        transferred, staying = 24.0 * 0.68, 1.36 * YEAR  # few arrive before 31 March
        return min(1.0, max(0.02, (self.alone_days - transferred) / (staying - transferred)))

    @cached_property
    def support_stretch(self) -> float:
        """The multiplier of the lengths of support that gives the stock of open cases."""
        stock = self.profile.figure("cin_rate") - self.profile.figure("cla_rate") * self.profile.part(
            "uasc_pct_cla"
        )
        wanted = YEAR * stock / self.referrals  # mean days open of any referral
        short = 46.0  # an assessment and a few days
        others = 1 - self.care - self.enquiry * self.conference * self.plan
        known = (
            self.care * (self.care_days + 60)
            + (1 - self.care - others) * (self.plan_days + 130)
            + others * short
        )
        left = (wanted - known) / self.supported
        chance = np.random.Generator(np.random.PCG64(47))
        ages = pilot_ages(chance, care=False)
        which = drawing.places(chance, SUPPORT_SHARES, _PILOT)
        lengths = chance.exponential(np.array(SUPPORT_MEANS)[which])

        def mean_at(stretch: float) -> float:
            return float(np.minimum(lengths * stretch, (18 - ages) * YEAR).mean())

        return drawing.solved(mean_at, left)

    @cached_property
    def supported(self) -> float:
        """Part of all referrals that stay open for support without a plan or care."""
        return 0.24

    @cached_property
    def dropped(self) -> float:
        """Chance that a case without an enquiry is found not to be in need, and closed."""
        quiet = max(0.05, (self.taken_up - self.care) * (1 - self.enquiry))
        return self.of_the_others("referral_assessed_not_in_need_pct") / quiet

    @cached_property
    def supported_of_plain(self) -> float:
        """Chance of support for a case without care or plan that is not closed as not in need."""
        plain = max(0.1, self.taken_up - self.care - self.enquiry * self.conference * self.plan)
        return self.supported / max(0.05, plain - self.of_the_others("referral_assessed_not_in_need_pct"))

    @cached_property
    def mean_care_by_age(self) -> float:
        """The mean of :data:`CARE_BY_AGE` over the ages at a first referral."""
        bands = zip(AGES, CARE_BY_AGE, strict=True)
        return sum(share * likelier for (_, _, share), (_, likelier) in bands)

    def support_lengths(self, chance: np.random.Generator, size: int) -> Ints:
        """Days of support after the assessment."""
        which = drawing.places(chance, SUPPORT_SHARES, size)
        return drawing.whole(chance.exponential(np.array(SUPPORT_MEANS)[which]) * self.support_stretch) + 14


def pilot_ages(chance: np.random.Generator, *, care: bool = True) -> Reals:
    """Ages at entry to care, or at referral, as :mod:`people` draws them at a first referral."""
    weights = [
        share * (likelier if care else 1.0)
        for (_, _, share), (_, likelier) in zip(AGES, CARE_BY_AGE, strict=True)
    ]
    which = drawing.places(chance, weights, _PILOT)
    low = np.array([low for low, _, _ in AGES])[which]
    high = np.array([high for _, high, _ in AGES])[which]
    ages: Reals = low + (high - low) * chance.random(_PILOT)
    return ages


def care_lengths(chance: np.random.Generator, size: int) -> Reals:
    """Days in care before stretching: a third weeks, a third a year or so, a third most of a childhood."""
    which = drawing.places(chance, (0.32, 0.33, 0.35), size)
    lengths: Reals = chance.exponential(np.array((45.0, 420.0, 2600.0))[which]) + 2
    return lengths
