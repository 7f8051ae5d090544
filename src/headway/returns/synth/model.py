"""Everything made up, before anything is written."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from headway.returns.synth import care, during_care
from headway.returns.synth.care import Episodes, Spells
from headway.returns.synth.days import Ints, Texts, birthday, year_start
from headway.returns.synth.during_care import Missing, Reviews, WorkerSpells
from headway.returns.synth.flows import Flows
from headway.returns.synth.identifiers import child_ids, pupil_numbers
from headway.returns.synth.people import People
from headway.returns.synth.population import Population, populated
from headway.returns.synth.workforce import Posts, posts_of
from headway.returns.synth.world import World

FIRST_YEAR_OF_WORKERS = 2024
"""The SSDA903 has social workers since this collection year."""


@dataclass(frozen=True, eq=False)
class Model:
    """The place, its children and all that happens; each part is made when it is first asked for."""

    world: World
    population: Population

    @property
    def people(self) -> People:
        """The children."""
        return self.population.people

    @cached_property
    def ids(self) -> Texts:
        """Each child's identifier."""
        return child_ids(self.people.number)

    @cached_property
    def spells(self) -> Spells:
        """Periods of care."""
        return care.spells(self.world, self.people, self.population.cases)

    @cached_property
    def episodes(self) -> Episodes:
        """Episodes of care."""
        return care.episodes(self.world, self.spells)

    @cached_property
    def posts(self) -> Posts:
        """Posts and their holders."""
        return posts_of(self.world, self.people, self.population.cases)

    @cached_property
    def reviews(self) -> Reviews:
        """Reviews of children looked after."""
        return during_care.reviews(self.world, self.spells)

    @cached_property
    def missing(self) -> Missing:
        """Times missing and away."""
        return during_care.missing(self.world, self.spells)

    @cached_property
    def workers(self) -> WorkerSpells:
        """Social workers of children looked after."""
        first = max(FIRST_YEAR_OF_WORKERS, self.world.collection_years[0])
        return during_care.worker_spells(self.world, self.spells, self.posts, since=year_start(first))

    @cached_property
    def pupils(self) -> Texts:
        """Pupil numbers, or why there is none: too young, or newly arrived."""
        chance = self.world.chance("pupils")
        people = self.people
        young = people.born > self.world.end - int(4.5 * 365.25)
        lot = chance.random(len(people))
        without = np.where(
            young,
            "UN1",
            np.where(people.uasc, np.where(lot < 0.7, "UN3", "UN4"), np.where(lot < 0.02, "UN4", "")),
        )
        return pupil_numbers(people.number, without.astype(object))

    @cached_property
    def adult(self) -> Ints:
        """Each child's eighteenth birthday."""
        return birthday(self.people.born, 18)


def model(world: World, children: int) -> Model:
    """A place with so many children known to services."""
    return Model(world, populated(world, Flows(world.profile), children))
