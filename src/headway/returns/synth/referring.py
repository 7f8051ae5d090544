"""Who is referred, and again: first referrals, then the children referred again after closure, and so on."""

import numpy as np

from headway.returns.synth import drawing
from headway.returns.synth.cases import Cases, joined
from headway.returns.synth.days import Flags, Ints, birthday
from headway.returns.synth.flows import Flows
from headway.returns.synth.pathways import Referred, alone, known
from headway.returns.synth.people import People
from headway.returns.synth.world import World

_LATER_RETURN = 0.12
"""Chance that a child not referred again within a year is referred again some time later (our choice)."""


def lived(world: World, flows: Flows, people: People, block: int) -> Cases:
    """Every referral of these children from the dawn to the end, sorted by child and day."""
    child = np.arange(len(people))
    referred = people.first_referred
    found: list[Cases] = []
    generation, able = 0, 1.0
    while len(child):
        chance = world.chance("alone" if people.uasc[0] else "cases", block, generation)
        course = Referred(world, flows, people, child, referred, chance)
        cases = alone(course) if people.uasc[0] else known(course)
        found.append(cases)
        if generation == 0:
            able = max(0.3, float(_able(people, cases).mean()))
        child, referred = _again(world, flows, people, cases, able, chance)
        generation += 1
    every = joined(found)
    return every.at(np.lexsort((every.referred, every.child)))


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
    drawn: Ints = day
    return drawn
