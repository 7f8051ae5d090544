"""Health and offending of children looked after for a year (OC2), at the published shares."""

from dataclasses import dataclass

import numpy as np

from headway.returns.synth import drawing
from headway.returns.synth.care import Spells
from headway.returns.synth.days import Flags, Ints, Texts, age_on, year_end
from headway.returns.synth.during_care import longer_than
from headway.returns.synth.world import World


@dataclass(frozen=True)
class Health:
    """One position a child looked after for twelve months or more on 31 March; texts are as the return has them."""

    spell: Ints
    columns: dict[str, Texts]


def health(world: World, periods: Spells, year: int) -> Health:
    """The outcomes of one year."""
    chance = world.chance("health", year)
    spell = np.flatnonzero(longer_than(periods, year_end(year), 365))
    age = age_on(periods.born[spell], year_end(year))
    size = len(spell)
    profile = world.profile

    def share(name: str) -> Flags:
        flags: Flags = chance.random(size) < profile.part(name)
        return flags

    asked = (age >= 4) & (age <= 16)
    scored = asked & share("sdq_completed_pct")
    score = np.clip(drawing.whole(chance.normal(profile.figure("sdq_average"), 7.2, size)), 0, 40)
    reason = np.where(
        asked & ~scored, drawing.codes(chance, {"SDQ2": 20, "SDQ3": 8, "SDQ4": 50, "SDQ5": 22}, size), ""
    )
    misuse = share("substance_misuse_pct") & (age >= 10)
    misuse |= (age >= 10) & (chance.random(size) < profile.part("substance_misuse_pct") * 0.85)
    received = misuse & (chance.random(size) < 0.5)
    everyone = np.ones(size, dtype=bool)
    return Health(spell, {
        "SDQ_SCORE": np.where(scored, score.astype(str), "").astype(object),
        "SDQ_REASON": reason.astype(object),
        "CONVICTED": _flag(share("cla_convicted_pct"), age >= 10),
        "HEALTH_CHECK": _flag(share("development_check_pct"), age < 5),
        "IMMUNISATIONS": _flag(share("immunisation_pct"), everyone),
        "TEETH_CHECK": _flag(share("dental_check_pct"), everyone),
        "HEALTH_ASSESSMENT": _flag(share("health_assessment_pct"), everyone),
        "SUBSTANCE_MISUSE": _flag(misuse, everyone),
        "INTERVENTION_RECEIVED": _flag(received, misuse),
        "INTERVENTION_OFFERED": _flag(chance.random(size) < 0.9, misuse & ~received),
    })  # fmt: skip


def _flag(yes: Flags, asked: Flags) -> Texts:
    flags: Texts = np.where(asked, np.where(yes, "1", "0"), "").astype(object)
    return flags
