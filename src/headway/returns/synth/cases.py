"""Referrals and what follows: assessment, enquiry, conference, plan, support, care, closure, and coming back.

A generation at a time: first referrals, then the children referred again after closure, and so on.
"""

from dataclasses import dataclass, fields

import numpy as np

from headway.returns.synth import drawing
from headway.returns.synth.days import (
    NEVER,
    Flags,
    Ints,
    Texts,
    birthday,
    month_of,
    next_working_day,
    working_days_after,
)
from headway.returns.synth.flows import (
    CARE_BY_AGE,
    ENQUIRY_BEFORE_CARE,
    PLAN_SPREAD,
    SUPPORT_MEANS,
    SUPPORT_SHARES,
    YEAR,
    Flows,
    care_lengths,
)
from headway.returns.synth.people import People
from headway.returns.synth.world import World

_LATER_RETURN = 0.12
"""Chance that a child not referred again within a year is referred again some time later (our choice)."""


@dataclass(frozen=True)
class Cases:
    """One position a referral. Days that do not come are NEVER; ``closed`` too while the case is open."""

    child: Ints
    referred: Ints
    nfa: Flags
    assessed_from: Ints
    assessed_to: Ints
    enquiry: Ints
    second_enquiry: Ints
    conference: Ints
    plan_start: Ints
    plan_end: Ints
    support_start: Ints
    support_end: Ints
    care_start: Ints
    care_end: Ints
    left_as: Texts
    """The reason care ended, as in the SSDA903; blank without care."""
    closed: Ints
    closed_as: Texts

    def __len__(self) -> int:
        return len(self.child)

    def at(self, which: Ints | Flags) -> "Cases":
        """These referrals alone, in this order."""
        return Cases(*(getattr(self, field.name)[which] for field in fields(self)))


def joined(parts: list[Cases]) -> Cases:
    """All, one after the other."""
    return Cases(*(np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(Cases)))


def lived(world: World, flows: Flows, people: People, block: int) -> Cases:
    """Every referral of these children from the dawn to the end, sorted by child and day."""
    child = np.arange(len(people))
    referred = people.first_referred
    found: list[Cases] = []
    generation, able = 0, 1.0
    while len(child):
        chance = world.chance("alone" if people.uasc[0] else "cases", block, generation)
        alone = bool(people.uasc[0])
        cases = (_alone if alone else _known)(world, flows, people, child, referred, chance)
        found.append(cases)
        if generation == 0:
            able = max(0.3, float(_able(people, cases).mean()))
        child, referred = _again(world, flows, people, cases, able, chance)
        generation += 1
    every = joined(found)
    return every.at(np.lexsort((every.referred, every.child)))


def _alone(
    world: World, flows: Flows, people: People, child: Ints, referred: Ints, chance: np.random.Generator
) -> Cases:
    """A child who arrives alone: care from the first day, then another authority or the eighteenth birthday."""
    size = len(child)
    adult = birthday(people.born[child], 18)
    stays = chance.random(size) < flows.alone_stay
    moved = referred + 4 + drawing.whole(chance.gamma(2.0, 10.0, size))
    care_end = np.where(stays, adult, np.minimum(moved, adult))
    at_18 = drawing.codes(chance, {"E5": 52, "E6": 14, "E8": 12, "E17": 22}, size)
    left_as = np.where(care_end >= adult, at_18, "E3").astype(object)
    older = ~stays & (chance.random(size) < 0.01)
    left_as[older & (care_end < adult)] = "E15"
    assessed_to = _authorised(world, people, child, referred, chance)
    assessed_to = np.where(care_end < assessed_to, np.maximum(care_end, referred + 3), assessed_to)
    never = np.full(size, NEVER)
    return Cases(
        child=child, referred=referred, nfa=np.zeros(size, dtype=bool), assessed_from=referred,
        assessed_to=assessed_to, enquiry=never, second_enquiry=never, conference=never, plan_start=never,
        plan_end=never, support_start=never, support_end=never, care_start=referred, care_end=care_end,
        left_as=left_as, closed=np.maximum(care_end, assessed_to),
        closed_as=np.where(left_as == "E3", "RC5", "RC7").astype(object),
    )  # fmt: skip


def _known(
    world: World, flows: Flows, people: People, child: Ints, referred: Ints, chance: np.random.Generator
) -> Cases:
    """Any other referral: how far it goes is drawn first, then the days."""
    size = len(child)
    adult = birthday(people.born[child], 18)
    age = (referred - people.born[child]) / YEAR
    nfa = chance.random(size) < flows.profile.part("referral_nfa_pct")
    care = ~nfa & (chance.random(size) < _care_chance(flows, age))
    enquired = ~nfa & (chance.random(size) < np.where(care, ENQUIRY_BEFORE_CARE, flows.enquiry_without_care))
    conferred = enquired & (
        chance.random(size) < np.where(care, min(0.95, flows.conference * 2.5), flows.conference * 0.82)
    )
    planned = conferred & (chance.random(size) < flows.plan)

    begun_later = chance.integers(0, 2, size) + (chance.random(size) < 0.1)
    assessed_from = working_days_after(next_working_day(referred), begun_later)
    assessed_to = _authorised(world, people, child, assessed_from, chance)
    enquiry = referred + drawing.whole(chance.gamma(1.2, 8.0, size))
    in_time = chance.random(size) < _conference_in_time(world, flows, people, child, enquiry)
    after = np.where(
        in_time, np.minimum(15, 9 + chance.integers(0, 7, size)), 16 + chance.integers(0, 14, size)
    )
    conference = working_days_after(enquiry, after)
    plan_length = drawing.lognormal(chance, flows.plan_days * 1.03, PLAN_SPREAD, size)
    plan_end = conference + np.maximum(20, drawing.whole(plan_length))

    care_start, care_end, left_as = _care(flows, people, child, referred, planned, conference, adult, chance)
    days = {
        "care_start": np.where(care, care_start, NEVER),
        "care_end": np.where(care, care_end, NEVER),
        "enquiry": np.where(enquired, enquiry, NEVER),
        "conference": np.where(conferred, conference, NEVER),
        "plan_start": np.where(planned, conference, NEVER),
        "plan_end": np.where(planned, np.minimum(plan_end, adult), NEVER),
    }
    both = planned & care
    days["plan_end"] = np.where(
        both,
        np.minimum(days["plan_end"], np.maximum(days["care_start"], conference + 10) + 28),
        days["plan_end"],
    )
    return _closed(flows, child, referred, nfa, assessed_from, assessed_to, days, left_as, adult, chance)


def _care_chance(flows: Flows, age: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
    ends = np.array([end for end, _ in CARE_BY_AGE])
    likelier = np.array([times for _, times in CARE_BY_AGE])
    place = np.minimum(np.searchsorted(ends, age, side="right"), len(ends) - 1)
    mean = 0.13 * 2.2 + 0.24 * 0.75 + 0.28 * 0.6 + 0.30 * 1.0 + 0.05 * 2.2
    chances: np.ndarray = flows.care * likelier[place] / mean  # type: ignore[type-arg]
    return chances


def _authorised(world: World, people: People, child: Ints, start: Ints, chance: np.random.Generator) -> Ints:
    """The day an assessment was authorised: within 45 working days as often as published and planted."""
    size = len(child)
    due = start + 50
    points = world.planting.points("assessment_45wd_pct", people.district[child], due)
    in_time = chance.random(size) < world.profile.part("assessment_45wd_pct") + points / 100
    soon = 45 - np.minimum(40, chance.gamma(1.6, 9.0, size)).astype(np.int64)
    late = 46 + np.minimum(60, chance.gamma(1.3, 9.0, size)).astype(np.int64)
    return working_days_after(start, np.where(in_time, soon, late))


def _conference_in_time(world: World, flows: Flows, people: People, child: Ints, enquiry: Ints) -> np.ndarray:  # type: ignore[type-arg]
    points = world.planting.points("icpc_15wd_pct", people.district[child], enquiry + 20)
    return flows.profile.part("icpc_15wd_pct") + points / 100


def _care(
    flows: Flows,
    people: People,
    child: Ints,
    referred: Ints,
    planned: Flags,
    conference: Ints,
    adult: Ints,
    chance: np.random.Generator,
) -> tuple[Ints, Ints, Texts]:
    """When care would start and end, and why it would end."""
    size = len(child)
    soon = chance.random(size) < 0.45
    wait = np.where(soon, chance.integers(0, 6, size), drawing.whole(chance.gamma(1.2, 90.0, size)))
    start = np.where(planned, conference + 7 + wait, referred + wait)
    start = np.minimum(start, adult - 10)
    age = (start - people.born[child]) / YEAR
    adopted = (age < 4) & (chance.random(size) < flows.adopted)
    length = drawing.whole(care_lengths(chance, size) * flows.care_stretch)
    length = np.where(adopted, 400 + drawing.whole(chance.gamma(4.0, 60.0, size)), np.maximum(length, 1))
    end = np.minimum(start + length, adult)
    left = drawing.codes(chance, _LEFT, size)
    at_18 = drawing.codes(chance, {"E5": 38, "E6": 14, "E7": 9, "E8": 9, "E17": 30}, size)
    left = np.where(end >= adult, at_18, left).astype(object)
    left[adopted & (end < adult)] = drawing.codes(chance, {"E11": 55, "E12": 45}, size)[
        adopted & (end < adult)
    ]
    left[(left == "E9") & (age < 12)] = "E8"
    left[(left == "E14") & (age < 12)] = "E4A"
    return start, end, left


# Reasons before 18, apart from adoption: weights near the published table for England.
_LEFT = {
    "E4A": 40.0, "E4B": 8.0, "E13": 9.0, "E41": 7.0, "E45": 10.0, "E46": 1.5, "E47": 8.0, "E48": 2.5,
    "E3": 2.0, "E8": 10.0, "E9": 1.0, "E14": 1.5, "E16": 0.5, "E2": 0.2,
}  # fmt: skip


def _closed(
    flows: Flows,
    child: Ints,
    referred: Ints,
    nfa: Flags,
    assessed_from: Ints,
    assessed_to: Ints,
    days: dict[str, Ints],
    left_as: Texts,
    adult: Ints,
    chance: np.random.Generator,
) -> Cases:
    """The support beside or after, the closure and its reason; nothing happens after 18 or after closure."""
    size = len(child)
    care, planned = days["care_start"] < NEVER, days["plan_start"] < NEVER
    enquired = days["enquiry"] < NEVER
    plain = ~nfa & ~care & ~planned
    quiet = plain & ~enquired
    not_in_need = flows.of_the_others("referral_assessed_not_in_need_pct")
    lot = chance.random(size)
    quiet_part = max(0.05, (1 - flows.profile.part("referral_nfa_pct") - flows.care) * (1 - flows.enquiry))
    dropped = quiet & (lot < not_in_need / quiet_part)
    plain_part = max(
        0.1,
        1
        - flows.profile.part("referral_nfa_pct")
        - flows.care
        - flows.enquiry * flows.conference * flows.plan,
    )
    supported = (
        plain & ~dropped & (chance.random(size) < flows.supported / max(0.05, plain_part - not_in_need))
    )
    which = drawing.places(chance, SUPPORT_SHARES, size)
    support = drawing.whole(chance.exponential(np.array(SUPPORT_MEANS)[which]) * flows.support_stretch) + 14

    short = assessed_to + chance.integers(0, 12, size)
    closed = np.where(dropped, assessed_to + chance.integers(0, 3, size), short)
    closed = np.where(nfa, referred + chance.integers(0, 6, size), closed)
    closed = np.where(supported, assessed_to + support, closed)
    stepped_down = drawing.whole(chance.exponential(110.0, size))
    closed = np.where(planned, np.maximum(assessed_to, days["plan_end"]) + stepped_down, closed)
    closed = np.where(care, np.maximum(assessed_to, days["care_end"]) + chance.integers(0, 60, size), closed)
    last = _last_activity(days, assessed_to, nfa, referred)
    closed = np.maximum(np.minimum(closed, adult), last)
    closed = np.where(care & (left_as == "E2"), last, closed)

    second = enquired & (chance.random(size) < 0.1 / np.where(supported | planned, 0.45, 1.6).clip(0.2))
    second_day = days["enquiry"] + 60 + drawing.whole(chance.random(size) * 300)
    second = (
        second
        & (second_day + 45 < closed)
        & ~((days["conference"] < NEVER) & (second_day < days["conference"]))
    )
    support_start = np.where(supported, assessed_to + chance.integers(0, 15, size), NEVER)
    down = planned & ~care & (closed > days["plan_end"] + 7)
    support_start = np.where(down, days["plan_end"], support_start)
    support_start = np.where(support_start >= closed, NEVER, support_start)

    reason = np.full(size, "RC7", dtype=object)
    reason[dropped] = drawing.codes(chance, {"RC8": 70, "RC9": 30}, size)[dropped]
    for codes, becomes in (
        (("E11", "E12"), "RC1"),
        (("E2",), "RC2"),
        (("E41",), "RC3"),
        (("E3",), "RC5"),
        (("E7",), "RC6"),
    ):
        reason[care & np.isin(left_as, codes)] = becomes
    reason[care & np.isin(left_as, ("E45", "E46", "E47", "E48"))] = "RC4"
    return Cases(
        child=child, referred=referred, nfa=nfa,
        assessed_from=np.where(nfa, NEVER, assessed_from), assessed_to=np.where(nfa, NEVER, assessed_to),
        enquiry=days["enquiry"], second_enquiry=np.where(second, second_day, NEVER),
        conference=days["conference"], plan_start=days["plan_start"], plan_end=days["plan_end"],
        support_start=support_start, support_end=np.where(support_start < NEVER, closed, NEVER),
        care_start=days["care_start"], care_end=days["care_end"],
        left_as=np.where(care, left_as, "").astype(object), closed=closed, closed_as=reason,
    )  # fmt: skip


def _last_activity(days: dict[str, Ints], assessed_to: Ints, nfa: Flags, referred: Ints) -> Ints:
    last = np.where(nfa, referred, assessed_to)
    for name in ("enquiry", "conference", "plan_end", "care_end"):
        last = np.maximum(last, np.where(days[name] < NEVER, days[name], 0))
    return last


def _able(people: People, cases: Cases) -> Flags:
    """Whose case is closed early enough, and who is young enough, to be referred again within a year."""
    adult = birthday(people.born[cases.child], 18)
    able = (
        (cases.closed < cases.referred + 350)
        & (cases.closed < adult - 30)
        & ~np.isin(cases.closed_as, ("RC2", "RC5"))
    )
    flags: Flags = able & ~people.uasc[cases.child]
    return flags


def _again(
    world: World, flows: Flows, people: People, cases: Cases, able_share: float, chance: np.random.Generator
) -> tuple[Ints, Ints]:
    """Who is referred again and when; never while the case is open, never at 18, never in a month that is lost.

    ``able_share``: the part of all referrals that can be followed by another within a year.
    """
    size = len(cases)
    target = flows.of_the_others("rereferral_pct")
    adult = birthday(people.born[cases.child], 18)
    able = _able(people, cases)
    district = people.district[cases.child]
    day = _return_day(world, np.maximum(cases.closed + 1, cases.referred + 7), cases.referred + 364, chance)
    points = world.planting.points("rereferral_pct", district, day) / 100
    soon = able & (chance.random(size) < np.maximum(0.02, target + points) / able_share)
    later = ~soon & (chance.random(size) < _LATER_RETURN) & (cases.closed < world.end)
    later &= ~np.isin(cases.closed_as, ("RC2", "RC5")) & ~people.uasc[cases.child]
    later_day = (
        np.maximum(cases.closed, cases.referred + 365) + 1 + drawing.whole(chance.exponential(800.0, size))
    )
    referred = np.where(soon, day, later_day)
    comes = (soon | later) & (referred <= world.end) & (referred < adult - 30)
    comes &= ~world.planting.is_gap("referral_rate", district, np.where(comes, referred, world.start))
    return cases.child[comes], referred[comes]


def _return_day(world: World, earliest: Ints, latest: Ints, chance: np.random.Generator) -> Ints:
    """A day between the two, sooner rather than later, and seldom in August or at a weekend."""
    room = np.maximum(latest - earliest, 0)
    day = earliest + (room * chance.random(len(room)) ** 1.3).astype(np.int64)
    for _ in range(4):
        inside = np.clip(day - world.dawn, 0, len(world.rhythm) - 1)
        unlikely = chance.random(len(day)) > world.rhythm[inside] / 1.1
        again = earliest + (room * chance.random(len(room)) ** 1.3).astype(np.int64)
        day = np.where(unlikely, again, day)
    return day


def months(cases: Cases) -> Ints:
    """The month each referral was received."""
    return month_of(cases.referred)
