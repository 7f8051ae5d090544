"""Placements: what kind, whose, how far from home."""

from dataclasses import dataclass

import numpy as np

from headway.returns.synth import drawing
from headway.returns.synth.care import Spells
from headway.returns.synth.days import NEVER, Flags, Ints, Reals, Texts
from headway.returns.synth.flows import YEAR
from headway.returns.synth.world import World

_FOSTER = {"U6": 47, "U4": 26, "U3": 14, "U1": 9, "U5": 2, "U2": 2}
_OTHER = {"R1": 20, "S1": 14, "R3": 12, "R2": 6, "R5": 6, "T0": 8, "Z1": 34}
_PROVIDER = {
    "foster": {"PR1": 62, "PR4": 32, "PR5": 6},
    "home": {"PR1": 18, "PR4": 76, "PR5": 6},
    "supported": {"PR4": 78, "PR5": 16, "PR1": 6},
    "adopters": {"PR1": 55, "PR5": 30, "PR2": 15},
    "parents": {"PR0": 1},
    "other": {"PR4": 60, "PR3": 25, "PR1": 15},
}


@dataclass(frozen=True)
class Placements:
    """One position a placement."""

    place: Texts
    provider: Texts
    outside: Flags
    tenths_of_miles: Ints


def placements(
    world: World, periods: Spells, spell: Ints, day: Ints, legal: Texts, chance: np.random.Generator
) -> Placements:
    """The placements that begin on these days."""
    size = len(spell)
    age = (day - periods.born[spell]) / YEAR
    kind = _kinds(world, periods, spell, age, legal, chance)
    kind[day >= periods.placed[spell]] = "adopters"
    place = np.empty(size, dtype=object)
    provider = np.empty(size, dtype=object)
    for name, codes in _codes_of(chance, size).items():
        place[kind == name] = codes[kind == name]
    for name, weights in _PROVIDER.items():
        these = kind == name
        provider[these] = drawing.codes(chance, weights, int(these.sum()))
    provider[np.isin(place, ("T0", "Z1"))] = ""
    adopters = kind == "adopters"
    agreed = adopters & (periods.left_as[spell] == "E11") & (legal != "E1")
    place[adopters] = np.where(chance.random(int(adopters.sum())) < 0.15, "A5", "A6")
    place[agreed] = "A4"
    outside, miles = _far(world, periods, spell, kind, chance)
    return Placements(place, provider, outside, miles)


def _codes_of(chance: np.random.Generator, size: int) -> dict[str, Texts]:
    return {
        "foster": drawing.codes(chance, _FOSTER, size),
        "home": drawing.codes(chance, {"K2": 96, "K1": 4}, size),
        "supported": np.full(size, "K3", dtype=object),
        "parents": np.full(size, "P1", dtype=object),
        "other": drawing.codes(chance, _OTHER, size),
    }


def _kinds(
    world: World,
    periods: Spells,
    spell: Ints,
    age: Reals,
    legal: Texts,
    chance: np.random.Generator,
) -> Texts:
    """Fostering for most, homes for older children, supported accommodation from 16, parents only under an order."""
    profile = world.profile
    home = profile.part("childrens_home_pct") / (1 - profile.part("uasc_pct_cla"))
    parents = profile.part("placed_with_parents_pct")
    supported = profile.part("supported_accommodation_pct")
    size = len(spell)
    old = age >= 16
    alone = periods.alone[spell]
    chances = np.zeros((size, 5))
    chances[:, 1] = np.where(age < 5, 0.005, np.where(age < 10, home * 0.65, home * 1.85))
    chances[:, 2] = np.where(old, np.where(alone, 0.92, min(0.75, supported * 3.1)), 0.0)
    chances[:, 3] = np.where(np.isin(legal, ("C1", "C2")), parents * 2.0, 0.0)
    chances[:, 4] = np.where(age < 5, 0.03, 0.075)
    chances[alone, 1] = 0.01
    chances[alone, 3] = 0.0
    chances[alone, 4] = 0.03
    chances[:, 0] = np.maximum(0.02, 1 - chances[:, 1:].sum(axis=1))
    so_far = np.cumsum(chances, axis=1)
    lot = chance.random(size) * so_far[:, -1]
    which = (lot[:, None] >= so_far).sum(axis=1)
    kinds: Texts = np.array(["foster", "home", "supported", "parents", "other"], dtype=object)[which]
    return kinds


def _far(
    world: World, periods: Spells, spell: Ints, kind: Texts, chance: np.random.Generator
) -> tuple[Flags, Ints]:
    """Inside or outside the place, and tenths of miles; a child who arrived alone has no home to measure from."""
    size = len(spell)
    far_outside = world.profile.part("placed_20miles_outside_pct")
    alone = periods.alone[spell]
    of_alone, of_others = _unknown(world)
    not_known = np.where(alone, of_alone, of_others) > chance.random(size)
    alone_now = world.profile.part("uasc_pct_cla")
    known = 1 - of_alone * alone_now - of_others * (1 - alone_now)
    far = chance.random(size) < np.where(kind == "home", 2.0, 1.0) * far_outside * 0.9 / known
    outside = far | (chance.random(size) < 0.10)
    inside = chance.random(size) < 0.15  # far inside a large place
    tenths = np.where(far | (inside & ~outside), 201 + drawing.whole(chance.gamma(1.5, 180.0, size)),
                      np.minimum(199, drawing.whole(chance.gamma(1.6, 45.0, size))))  # fmt: skip
    tenths = np.where(kind == "parents", 0, tenths)
    outside = outside & (kind != "parents")
    return outside, np.where(not_known, NEVER, tenths)


def _unknown(world: World) -> tuple[float, float]:
    """Part of the placements without a distance: of children who arrived alone, and of others."""
    all_ = world.profile.part("placed_unknown_distance_pct")
    alone = world.profile.part("uasc_pct_starts") * 0.85  # they move less once placed
    of_alone = min(0.9, all_ * 1.35)
    return of_alone, min(0.5, max(0.03, (all_ - of_alone * alone) / (1 - alone)))
