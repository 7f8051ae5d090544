"""How far a referral goes: assessment, enquiry, conference, plan, support, care, closure."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from headway.returns.synth import drawing
from headway.returns.synth.cases import Cases
from headway.returns.synth.days import (
    NEVER,
    Flags,
    Ints,
    Reals,
    Texts,
    birthday,
    next_working_day,
    working_days_after,
)
from headway.returns.synth.flows import (
    CARE_BY_AGE,
    ENQUIRY_BEFORE_CARE,
    PLAN_SPREAD,
    YEAR,
    Flows,
    care_lengths,
)
from headway.returns.synth.people import People
from headway.returns.synth.world import World

_AT_18 = {"E5": 38, "E6": 14, "E7": 9, "E8": 9, "E17": 30}
_AT_18_ALONE = {"E5": 52, "E6": 14, "E8": 12, "E17": 22}
# Reasons before 18, apart from adoption: weights near the published table for England.
_BEFORE_18 = {
    "E4A": 40.0, "E4B": 8.0, "E13": 9.0, "E41": 7.0, "E45": 10.0, "E46": 1.5, "E47": 8.0, "E48": 2.5,
    "E3": 2.0, "E8": 10.0, "E9": 1.0, "E14": 1.5, "E16": 0.5, "E2": 0.2,
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Referred:
    """Children referred on these days, and the chance that decides what follows."""

    world: World
    flows: Flows
    people: People
    child: Ints
    referred: Ints
    chance: np.random.Generator

    @property
    def size(self) -> int:
        return len(self.child)

    @cached_property
    def adult(self) -> Ints:
        """The eighteenth birthdays."""
        return birthday(self.people.born[self.child], 18)

    @cached_property
    def district(self) -> Ints:
        return self.people.district[self.child]

    def age(self, day: Ints) -> Reals:
        """Age in years and parts of them."""
        years: Reals = (day - self.people.born[self.child]) / YEAR
        return years

    def lot(self, likely: Reals | float) -> Flags:
        """True as often as likely."""
        drawn: Flags = self.chance.random(self.size) < likely
        return drawn

    def codes(self, weights: dict[str, float] | dict[str, int]) -> Texts:
        return drawing.codes(self.chance, weights, self.size)

    def between(self, low: int, high: int) -> Ints:
        """Whole days from ``low`` to one less than ``high``."""
        return self.chance.integers(low, high, self.size)

    def gamma(self, shape: float, scale: float) -> Ints:
        return drawing.whole(self.chance.gamma(shape, scale, self.size))


@dataclass(frozen=True, eq=False)
class _Work:
    """The work of a case, before its closure is known."""

    nfa: Flags
    assessed_from: Ints
    assessed_to: Ints
    enquiry: Ints
    conference: Ints
    plan_start: Ints
    plan_end: Ints
    care_start: Ints
    care_end: Ints
    left_as: Texts


def alone(course: Referred) -> Cases:
    """A child who arrives alone: care from the first day, then another authority or the eighteenth birthday."""
    referred = course.referred
    stays = course.lot(course.flows.alone_stay)
    moved = np.minimum(referred + 4 + course.gamma(2.0, 10.0), course.adult)
    care_end = np.where(stays, course.adult, moved)
    left_as = np.where(care_end >= course.adult, course.codes(_AT_18_ALONE), "E3").astype(object)
    left_as[~stays & course.lot(0.01) & (care_end < course.adult)] = "E15"
    assessed_to = authorised(course, referred)
    assessed_to = np.where(care_end < assessed_to, np.maximum(care_end, referred + 3), assessed_to)
    never = np.full(course.size, NEVER)
    return Cases(
        child=course.child, referred=referred, nfa=np.zeros(course.size, dtype=bool), assessed_from=referred,
        assessed_to=assessed_to, enquiry=never, second_enquiry=never, conference=never, plan_start=never,
        plan_end=never, support_start=never, support_end=never, care_start=referred, care_end=care_end,
        left_as=left_as, closed=np.maximum(care_end, assessed_to),
        closed_as=np.where(left_as == "E3", "RC5", "RC7").astype(object),
    )  # fmt: skip


def known(course: Referred) -> Cases:
    """Any other referral."""
    flows = course.flows
    nfa = course.lot(flows.profile.part("referral_nfa_pct"))
    care = ~nfa & course.lot(_into_care(course))
    enquired = ~nfa & course.lot(np.where(care, ENQUIRY_BEFORE_CARE, flows.enquiry_without_care))
    # More conferences for children on the way into care, fewer for others: so that the whole comes out.
    conferred = enquired & course.lot(
        np.where(care, min(0.95, flows.conference * 2.5), flows.conference * 0.82)
    )
    planned = conferred & course.lot(flows.plan)
    work = _days(course, nfa, care, enquired, conferred, planned)
    return _closed(course, work)


def _into_care(course: Referred) -> Reals:
    """By age: babies and late teens above all."""
    ends = np.array([end for end, _ in CARE_BY_AGE])
    likelier = np.array([times for _, times in CARE_BY_AGE])
    place = np.minimum(np.searchsorted(ends, course.age(course.referred), side="right"), len(ends) - 1)
    chances: Reals = course.flows.care * likelier[place] / course.flows.mean_care_by_age
    return chances


def _days(
    course: Referred, nfa: Flags, care: Flags, enquired: Flags, conferred: Flags, planned: Flags
) -> _Work:
    """The days of the work that was drawn."""
    begun_later = course.between(0, 2) + course.lot(0.1)
    assessed_from = working_days_after(next_working_day(course.referred), begun_later)
    enquiry = course.referred + course.gamma(1.2, 8.0)
    conference = _conference(course, enquiry)
    length = drawing.lognormal(course.chance, course.flows.plan_days * 1.03, PLAN_SPREAD, course.size)
    plan_end = np.minimum(conference + np.maximum(20, drawing.whole(length)), course.adult)
    care_start, care_end, left_as = _care(course, planned, conference)
    # A plan ends within weeks of entry to care.
    soon = np.maximum(care_start, conference + 10) + 28
    plan_end = np.where(care, np.minimum(plan_end, soon), plan_end)
    return _Work(
        nfa=nfa,
        assessed_from=assessed_from,
        assessed_to=authorised(course, assessed_from),
        enquiry=np.where(enquired, enquiry, NEVER),
        conference=np.where(conferred, conference, NEVER),
        plan_start=np.where(planned, conference, NEVER),
        plan_end=np.where(planned, plan_end, NEVER),
        care_start=np.where(care, care_start, NEVER),
        care_end=np.where(care, care_end, NEVER),
        left_as=np.where(care, left_as, "").astype(object),
    )


def authorised(course: Referred, start: Ints) -> Ints:
    """The day an assessment was authorised: within 45 working days as often as published and planted."""
    points = course.world.planting.points("assessment_45wd_pct", course.district, start + 50)
    in_time = course.lot(course.world.profile.part("assessment_45wd_pct") + points / 100)
    soon = 45 - np.minimum(40, course.chance.gamma(1.6, 9.0, course.size)).astype(np.int64)
    late = 46 + np.minimum(60, course.chance.gamma(1.3, 9.0, course.size)).astype(np.int64)
    return working_days_after(start, np.where(in_time, soon, late))


def _conference(course: Referred, enquiry: Ints) -> Ints:
    """The day of the initial conference: within 15 working days of the enquiry as often as published and planted."""
    points = course.world.planting.points("icpc_15wd_pct", course.district, enquiry + 20)
    in_time = course.lot(course.world.profile.part("icpc_15wd_pct") + points / 100)
    return working_days_after(enquiry, np.where(in_time, course.between(9, 16), course.between(16, 30)))


def _care(course: Referred, planned: Flags, conference: Ints) -> tuple[Ints, Ints, Texts]:
    """When care would start and end, and why it would end."""
    wait = np.where(course.lot(0.45), course.between(0, 6), course.gamma(1.2, 90.0))
    start = np.where(planned, conference + 7 + wait, course.referred + wait)
    start = np.minimum(start, course.adult - 10)
    age = course.age(start)
    length = drawing.whole(care_lengths(course.chance, course.size) * course.flows.care_stretch)
    adopted = (age < 4) & course.lot(course.flows.adopted)
    length = np.where(adopted, 400 + course.gamma(4.0, 60.0), np.maximum(length, 1))
    end = np.minimum(start + length, course.adult)
    left = np.where(adopted, course.codes({"E11": 55, "E12": 45}), course.codes(_BEFORE_18))
    left = np.where(end >= course.adult, course.codes(_AT_18), left).astype(object)
    left[(left == "E9") & (age < 12)] = "E8"
    left[(left == "E14") & (age < 12)] = "E4A"
    return start, end, left


def _closed(course: Referred, work: _Work) -> Cases:
    """The support beside or after, the closure and its reason; nothing happens after 18 or after closure."""
    care, planned = work.care_start < NEVER, work.plan_start < NEVER
    plain = ~work.nfa & ~care & ~planned
    dropped = plain & (work.enquiry == NEVER) & course.lot(course.flows.dropped)
    supported = plain & ~dropped & course.lot(course.flows.supported_of_plain)
    closed = _closure(course, work, dropped, supported)
    start = np.where(supported, work.assessed_to + course.between(0, 15), NEVER)
    start = np.where(planned & ~care & (closed > work.plan_end + 7), work.plan_end, start)
    start = np.where(start >= closed, NEVER, start)
    return Cases(
        child=course.child,
        referred=course.referred,
        nfa=work.nfa,
        assessed_from=np.where(work.nfa, NEVER, work.assessed_from),
        assessed_to=np.where(work.nfa, NEVER, work.assessed_to),
        enquiry=work.enquiry,
        second_enquiry=_second_enquiry(course, work, closed, supported | planned),
        conference=work.conference,
        plan_start=work.plan_start,
        plan_end=work.plan_end,
        support_start=start,
        support_end=np.where(start < NEVER, closed, NEVER),
        care_start=work.care_start,
        care_end=work.care_end,
        left_as=work.left_as,
        closed=closed,
        closed_as=_reasons(course, work, dropped),
    )


def _closure(course: Referred, work: _Work, dropped: Flags, supported: Flags) -> Ints:
    """The day the case was closed: the longest of what is in it decides."""
    assessed_to, care = work.assessed_to, work.care_start < NEVER
    closed = np.where(dropped, assessed_to + course.between(0, 3), assessed_to + course.between(0, 12))
    closed = np.where(work.nfa, course.referred + course.between(0, 6), closed)
    closed = np.where(
        supported, assessed_to + course.flows.support_lengths(course.chance, course.size), closed
    )
    stepped_down = drawing.whole(course.chance.exponential(110.0, course.size))
    closed = np.where(work.plan_start < NEVER, np.maximum(assessed_to, work.plan_end) + stepped_down, closed)
    closed = np.where(care, np.maximum(assessed_to, work.care_end) + course.between(0, 60), closed)
    last = np.where(work.nfa, course.referred, assessed_to)
    for day in (work.enquiry, work.conference, work.plan_end, work.care_end):
        last = np.maximum(last, np.where(day < NEVER, day, 0))
    closed = np.maximum(np.minimum(closed, course.adult), last)
    return np.where(work.left_as == "E2", last, closed)


def _second_enquiry(course: Referred, work: _Work, closed: Ints, open_longer: Flags) -> Ints:
    """One enquiry in eleven is the second of its case; it never comes before the conference of the first."""
    likely = 0.1 / np.where(open_longer, 0.45, 1.6)
    day = work.enquiry + 60 + drawing.whole(course.chance.random(course.size) * 300)
    second = (work.enquiry < NEVER) & course.lot(likely) & (day + 45 < closed)
    second &= (work.conference == NEVER) | (day > work.conference)
    return np.where(second, day, NEVER)


def _reasons(course: Referred, work: _Work, dropped: Flags) -> Texts:
    """Why the case was closed: after care, what care ended with."""
    reason = np.full(course.size, "RC7", dtype=object)
    reason[dropped] = course.codes({"RC8": 70, "RC9": 30})[dropped]
    after_care = {
        "RC1": ("E11", "E12"), "RC2": ("E2",), "RC3": ("E41",), "RC4": ("E45", "E46", "E47", "E48"), "RC5": ("E3",),
        "RC6": ("E7",),
    }  # fmt: skip
    for becomes, codes in after_care.items():
        reason[np.isin(work.left_as, codes)] = becomes
    return reason
