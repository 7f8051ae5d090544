"""Care leavers: who they are in each year, whether in touch, what they do, where they live."""

from dataclasses import dataclass

import numpy as np

from headway.returns.synth import drawing
from headway.returns.synth.cases import Cases
from headway.returns.synth.days import Ints, Texts, age_on, year_end
from headway.returns.synth.people import People
from headway.returns.synth.population import is_care_leaver_in
from headway.returns.synth.world import World


@dataclass(frozen=True)
class Leavers:
    """One position a care leaver who turned 17, 18, 19, 20 or 21 in the year, out of care by then."""

    child: Ints
    age: Ints
    in_touch: Texts
    activity: Texts
    accommodation: Texts


_REFUSING = 0.025
"""Part who refuse contact or need no more services (our choice)."""

_ACTIVE = {"F2": 30, "P2": 4, "F5": 38, "P5": 15, "F4": 8, "P4": 1}
_NOT_ACTIVE = {"G4": 20, "G5": 68, "G6": 12}
_LIVING = {"U": 30, "D": 27, "B": 15, "Z": 11, "E": 6, "K": 4, "T": 2, "Y": 4, "X": 1}
_LIVING_BADLY = {"S": 26, "X": 38, "W": 10, "V": 10, "Y": 10, "B": 6}


def leavers(world: World, people: People, cases: Cases, year: int) -> Leavers:
    """The care leavers of the year, in order of child."""
    chance = world.chance("leavers", year)
    who = np.flatnonzero(is_care_leaver_in(people, cases, year))
    return _lives(world, who, age_on(people.born[who], year_end(year)), year, chance)


def _lives(world: World, who: Ints, age: Ints, year: int, chance: np.random.Generator) -> Leavers:
    """Younger ones do a little better, as published; one who is not in touch has no other answer."""
    size = len(who)
    profile = world.profile
    young = age <= 18
    silent = profile.part("cl_not_in_touch_pct")
    lost = chance.random(size) < silent * np.where(young, 1.25, 1.0) + _REFUSING
    weights = {"NO": silent, "REFU": _REFUSING * 0.65, "NREQ": _REFUSING * 0.35}
    in_touch = np.where(lost, drawing.codes(chance, weights, size), "YES").astype(object)
    unknown = in_touch != "YES"
    told = max(0.5, 1 - silent - _REFUSING)
    active = (
        chance.random(size)
        < np.where(young, profile.part("cl_17_18_eet_pct"), profile.part("cl_eet_pct")) / told
    )
    higher = active & (
        chance.random(size)
        < profile.part("cl_he_pct") / profile.part("cl_eet_pct") * np.where(young, 0.3, 1.0)
    )
    activity = np.where(
        active, drawing.codes(chance, _ACTIVE, size), drawing.codes(chance, _NOT_ACTIVE, size)
    ).astype(object)
    activity[higher] = "F1"
    if year < 2022:
        for now, before in (("F4", "F3"), ("F5", "F3"), ("P4", "P3"), ("P5", "P3")):
            activity[activity == now] = before
    suitable = (
        chance.random(size)
        < np.where(
            young, profile.part("cl_17_18_suitable_pct"), profile.part("cl_suitable_accommodation_pct")
        )
        / told
    )
    kind = np.where(
        suitable, drawing.codes(chance, _LIVING, size), drawing.codes(chance, _LIVING_BADLY, size)
    )
    kind[(kind == "Z") & (age < 18)] = "E"
    accommodation = np.array(
        [f"{letter}{1 if good else 2}" for letter, good in zip(kind, suitable, strict=True)], dtype=object
    )
    activity[unknown], accommodation[unknown] = "0", "0"
    return Leavers(who, age, in_touch, activity, accommodation)
