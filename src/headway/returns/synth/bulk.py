"""One return alone, with exactly so many children in its last year: for measuring how fast it is read."""

from functools import cached_property
from pathlib import Path

import numpy as np

from headway.returns.synth.cin import write_cin as write_cin_of
from headway.returns.synth.days import Flags, year_end, year_start
from headway.returns.synth.flows import Flows
from headway.returns.synth.model import Model
from headway.returns.synth.planting import Planting
from headway.returns.synth.population import Population, is_care_leaver_in, only_known, populated
from headway.returns.synth.profile import Profile, read_profile
from headway.returns.synth.ssda903 import in_year
from headway.returns.synth.ssda903 import write_ssda903 as write_ssda903_of
from headway.returns.synth.world import World

_PILOT = 3_000


class _IntoCare(Flows):
    """Every referral leads into care: nobody is made up who would not be in the return."""

    @cached_property
    def referrals(self) -> float:
        return self.profile.figure("cla_start_rate") - self.arrivals

    @cached_property
    def care(self) -> float:
        return 1.0

    @cached_property
    def enquiry(self) -> float:
        return 0.6

    @cached_property
    def enquiry_without_care(self) -> float:
        return self.enquiry

    @cached_property
    def conference(self) -> float:
        return 0.5

    @cached_property
    def support_stretch(self) -> float:
        return 1.0

    def of_the_others(self, name: str) -> float:
        return {"rereferral_pct": 0.03}.get(name, 0.0)


def write_ssda903(
    folder: Path,
    *,
    children: int,
    years: int = 1,
    seed: int = 1,
    profile: Profile | str = "england-like",
    last_year: int = 2026,
) -> None:
    """The SSDA903 of these years, one directory each; so many children in the last one."""
    made = _made(children, years, seed, profile, last_year, care=True)
    for year in made.world.collection_years:
        write_ssda903_of(made, year, folder / str(year))


def write_cin(
    folder: Path,
    *,
    children: int,
    years: int = 1,
    seed: int = 1,
    profile: Profile | str = "england-like",
    last_year: int = 2026,
) -> None:
    """The children in need census of these years, one directory each; so many children in the last one."""
    made = _made(children, years, seed, profile, last_year, care=False)
    for year in made.world.collection_years:
        write_cin_of(made, year, folder / str(year) / f"cin_{year}.xml")


def _made(
    children: int, years: int, seed: int, profile: Profile | str, last_year: int, *, care: bool
) -> Model:
    """The place whose last year's return holds so many children."""
    place = read_profile(profile) if isinstance(profile, str) else profile
    world = World(place, years, last_year, seed)
    world.__dict__["planting"] = Planting(())
    flows = (_IntoCare if care else Flows)(place)
    pilot = populated(world, flows, _PILOT)
    part = float(_in_return(pilot, last_year, care=care).mean())
    wanted = int(children / part * 1.02) + 200
    found = populated(world, flows, wanted)
    inside = _in_return(found, last_year, care=care)
    while inside.sum() < children:
        wanted = int(wanted * 1.1) + 200
        found = populated(world, flows, wanted)
        inside = _in_return(found, last_year, care=care)
    keep = np.cumsum(inside) <= children
    return Model(world, only_known(found, keep))


def _in_return(population: Population, year: int, *, care: bool) -> Flags:
    """Which children the return of a year holds."""
    people, cases = population.people, population.cases
    inside = np.zeros(len(people), dtype=bool)
    if care:
        inside[cases.child[in_year(cases.care_start, cases.care_end, year)]] = True
        inside |= is_care_leaver_in(people, cases, year)
    else:
        here = (cases.referred <= year_end(year)) & (cases.closed >= year_start(year))
        inside[cases.child[here & ~(cases.nfa & (cases.referred < year_start(year)))]] = True
    return inside
