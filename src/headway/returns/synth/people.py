"""Made-up children: when they were born and are first referred, what they are like, where they live."""

from dataclasses import dataclass, fields

import numpy as np

from headway.returns.synth import drawing
from headway.returns.synth.days import Flags, Ints, Texts
from headway.returns.synth.world import World

AGES = ((0.0, 1.0, 0.13), (1.0, 5.0, 0.24), (5.0, 10.0, 0.28), (10.0, 16.0, 0.30), (16.0, 17.8, 0.05))
"""Ages at a first referral: from, to, share (our choice, after the published ages of children in need)."""

_AGES_ALONE = ((12.0, 15.0, 0.06), (15.0, 16.0, 0.12), (16.0, 17.0, 0.38), (17.0, 17.9, 0.44))


@dataclass(frozen=True)
class People:
    """One position a child. ``number`` is what the identifier is made of."""

    number: Ints
    born: Ints
    first_referred: Ints
    female: Flags
    ethnic: Texts
    disabled: Flags
    district: Ints
    uasc: Flags

    def __len__(self) -> int:
        return len(self.born)

    def at(self, which: Ints | Flags) -> "People":
        """These children alone, in this order."""
        return People(*(getattr(self, field.name)[which] for field in fields(self)))


def born_around(world: World, size: int, *, alone: bool, block: int) -> People:
    """So many children first referred at some time between the dawn and the end."""
    chance = world.chance("people alone" if alone else "people", block)
    profile = world.profile
    districts = profile.districts
    weights = [each.arrivals if alone else each.share * each.need for each in districts]
    district = drawing.places(chance, weights, size)
    first = world.days_drawn(world.rhythm_of_arrivals if alone else world.rhythm, chance, size)
    lost = world.planting.is_gap("referral_rate", district, first)
    while lost.any():
        first[lost] = world.days_drawn(
            world.rhythm_of_arrivals if alone else world.rhythm, chance, int(lost.sum())
        )
        lost = world.planting.is_gap("referral_rate", district, first)
    return People(
        number=np.zeros(size, dtype=np.int64),
        born=first - _ages(chance, _AGES_ALONE if alone else AGES, size),
        first_referred=first,
        female=chance.random(size) < (0.04 if alone else 0.48),
        ethnic=drawing.codes(chance, profile.shares["ethnic_uasc" if alone else "ethnic"], size),
        disabled=chance.random(size) < (0.01 if alone else 0.13),
        district=district,
        uasc=np.full(size, alone),
    )


def _ages(chance: np.random.Generator, bands: tuple[tuple[float, float, float], ...], size: int) -> Ints:
    """Ages in days."""
    which = drawing.places(chance, [share for _, _, share in bands], size)
    low = np.array([low for low, _, _ in bands])[which]
    high = np.array([high for _, high, _ in bands])[which]
    return drawing.whole((low + (high - low) * chance.random(size)) * 365.2425)


def joined(some: People, others: People) -> People:
    """Both, one after the other."""
    return People(
        *(np.concatenate([getattr(some, each.name), getattr(others, each.name)]) for each in fields(some))
    )
