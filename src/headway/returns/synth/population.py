"""Exactly as many children as asked for are known to services; the place has as many as makes the rates right."""

from dataclasses import dataclass

import numpy as np

from headway.returns.synth import cases as making
from headway.returns.synth import people as born
from headway.returns.synth.cases import Cases
from headway.returns.synth.days import NEVER, Flags, Ints, birthday, year_end, year_start
from headway.returns.synth.flows import Flows
from headway.returns.synth.people import People
from headway.returns.synth.referring import lived
from headway.returns.synth.world import World

_MARGIN = 1.1


@dataclass(frozen=True)
class Population:
    """The children known in the years written, their referrals, and the number of children of the place by year."""

    people: People
    cases: Cases
    children: dict[int, int]
    """Children aged 0 to 17 at mid-YEAR; the key is that year."""


def populated(world: World, flows: Flows, children: int) -> Population:
    """So many known children; how many of them arrived alone follows from the rates."""
    known, known_cases = _some(world, flows, alone=False, size=max(60, int(children * 2.4)))
    alone, alone_cases = _some(world, flows, alone=True, size=max(60, int(children * 1.2)))
    others_each = _in_window(world, known_cases).sum() / len(known)
    alone_each = _in_window(world, alone_cases).sum() / len(alone)
    ratio = flows.arrivals / flows.referrals * others_each / alone_each
    wanted = round(children / (1 + ratio))
    known, known_cases = _exactly(world, flows, known, known_cases, wanted, alone=False)
    alone, alone_cases = _exactly(world, flows, alone, alone_cases, children - wanted, alone=True)
    people, cases = _one(world, (known, known_cases), (alone, alone_cases))
    return Population(people, cases, _children(world, cases))


def _some(world: World, flows: Flows, *, alone: bool, size: int, block: int = 0) -> tuple[People, Cases]:
    """Those of so many children who are known in the years written."""
    people = born.born_around(world, size, alone=alone, block=block)
    cases = lived(world, flows, people, block)
    return _only(people, cases, is_known(world, people, cases))


def _only(people: People, cases: Cases, keep: Flags) -> tuple[People, Cases]:
    """These children and their referrals, counted anew."""
    place = np.cumsum(keep) - 1
    return people.at(keep), _recounted(cases.at(keep[cases.child]), place)


def _recounted(cases: Cases, place: Ints) -> Cases:
    values = {name: getattr(cases, name) for name in cases.__dataclass_fields__}
    return Cases(**{**values, "child": place[cases.child]})


def _exactly(
    world: World, flows: Flows, people: People, cases: Cases, wanted: int, *, alone: bool
) -> tuple[People, Cases]:
    """More blocks of children until there are enough; then the first so many. One child is as likely as another."""
    block = 0
    while len(people) < wanted:
        block += 1
        size = int((wanted - len(people)) * 2.4 * _MARGIN) + 60
        more, more_cases = _some(world, flows, alone=alone, size=size, block=block)
        more_cases = _recounted(more_cases, np.arange(len(more)) + len(people))
        people, cases = born.joined(people, more), making.joined([cases, more_cases])
    return _only(people, cases, np.arange(len(people)) < wanted)


def is_known(world: World, people: People, cases: Cases) -> Flags:
    """Who has an open case, or a birthday as a care leaver, in the years written."""
    known = np.zeros(len(people), dtype=bool)
    here = (cases.referred <= world.end) & (cases.closed >= world.start)
    known[cases.child[here & ~(cases.nfa & (cases.referred < world.start))]] = True
    for year in world.collection_years:
        known |= is_care_leaver_in(people, cases, year)
    return known


def is_care_leaver(people: People, cases: Cases) -> Flags:
    """Thirteen weeks in care since 14, some of it after 16; not adopted, not with another authority, not dead."""
    born_on = people.born[cases.child]
    since_14 = cases.care_end - np.maximum(cases.care_start, birthday(born_on, 14))
    leaver: Flags = (cases.care_start < NEVER) & (since_14 >= 91) & (cases.care_end > birthday(born_on, 16))
    return leaver & ~np.isin(
        cases.left_as, ("E11", "E12", "E3", "E2", "E15", "E41", "E45", "E46", "E47", "E48")
    )


def is_care_leaver_in(people: People, cases: Cases, year: int) -> Flags:
    """Who turned 17 to 21 in the year as a care leaver, out of care by then."""
    leaver = np.zeros(len(people), dtype=bool)
    left = is_care_leaver(people, cases)
    leaver[cases.child[left]] = True
    out_since = np.zeros(len(people), dtype=np.int64)
    np.maximum.at(out_since, cases.child[left], cases.care_end[left])
    turned = np.zeros(len(people), dtype=bool)
    for age in range(17, 22):
        day = birthday(people.born, age)
        turned |= (day >= year_start(year)) & (day <= year_end(year)) & (out_since <= day)
    return leaver & turned


def only_known(population: Population, keep: Flags) -> Population:
    """These children alone, with the numbers they had; the place is as large as before."""
    people, cases = _only(population.people, population.cases, keep)
    return Population(people, cases, population.children)


def _in_window(world: World, cases: Cases) -> Flags:
    inside: Flags = (cases.referred >= world.start) & (cases.referred <= world.end)
    return inside


def _one(world: World, known: tuple[People, Cases], alone: tuple[People, Cases]) -> tuple[People, Cases]:
    """Both kinds of children, numbered by chance so that a number tells nothing."""
    people = born.joined(known[0], alone[0])
    cases = making.joined([known[1], _recounted(alone[1], np.arange(len(alone[0])) + len(known[0]))])
    order = world.chance("numbers").permutation(len(people))
    place = np.empty(len(people), dtype=np.int64)
    place[order] = np.arange(len(people))
    mixed = people.at(order)
    values = {name: getattr(mixed, name) for name in mixed.__dataclass_fields__}
    people = People(**{**values, "number": np.arange(1, len(mixed) + 1)})
    cases = _recounted(cases, place)
    return people, cases.at(np.lexsort((cases.referred, cases.child)))


def _children(world: World, cases: Cases) -> dict[int, int]:
    """Children of the place by mid-year: so many that the mean of the years' referral rates is the published one."""
    yearly = _in_window(world, cases).sum() / world.years
    middle = yearly / world.profile.figure("referral_rate") * 10_000
    halfway = world.last_year - 1 - (world.years - 1) / 2
    return {
        year: round(middle * 1.005 ** (year - halfway))
        for year in range(world.last_year - world.years, world.last_year)
    }
