"""The whole: every return of a made-up authority in one folder, and beside it what was planted."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from headway.errors import ForPerson
from headway.returns.synth.annex_a import write_annex_a
from headway.returns.synth.areas import area_children, child_area
from headway.returns.synth.cin import write_cin
from headway.returns.synth.drafts import Fault
from headway.returns.synth.faults import plant_faults
from headway.returns.synth.model import FIRST_YEAR_OF_WORKERS, Model, model
from headway.returns.synth.profile import Profile, read_profile
from headway.returns.synth.ssda903 import write_ssda903
from headway.returns.synth.tables import write_csv
from headway.returns.synth.worker_lists import worker_lists
from headway.returns.synth.world import World

Progress = Callable[[str], None]

_FIRST, _LAST = 2017, 2026
MOST_YEARS = 10
_MOST_CHILDREN = 2_000_000


@dataclass(frozen=True)
class Synthetic:
    """What was written: where, for which years, how many children are known and how many the place has."""

    folder: Path
    profile: str
    seed: int
    years: tuple[int, ...]
    known_children: int
    area_children: int
    """Aged 0 to 17 at the last mid-year."""
    files: tuple[str, ...]
    planted: int
    """Events and faults written in planted.json."""


def synthesise(
    profile: Profile | str,
    children: int,
    years: int,
    seed: int,
    out: Path,
    *,
    last_year: int = _LAST,
    faults: bool = False,
    progress: Progress = lambda _: None,
) -> Synthetic:
    """Write all returns of a made-up authority; the same arguments give the same bytes.

    ``children`` are those known to services in the years; the place is as large as makes the published rates come out.
    """
    place = read_profile(profile) if isinstance(profile, str) else profile
    _must_be_possible(children, years, last_year, out)
    world = World(place, years, last_year, seed)
    progress("children and what happens to them")
    made = model(world, children)
    out.mkdir(parents=True, exist_ok=True)
    for year in world.collection_years:
        progress(f"returns of {year}")
        write_ssda903(made, year, out / "ssda903" / str(year))
        write_cin(made, year, out / "cin" / str(year) / f"cin_{year}.xml")
    progress("Annex A")
    write_annex_a(made, out / "annex_a" / f"annex_a_{last_year}-03-31.xlsx")
    progress("workforce and local lists")
    for name, sheet in worker_lists(made).items():
        (out / "workforce").mkdir(exist_ok=True)
        write_csv(sheet, out / "workforce" / f"{name}.csv")
    (out / "local").mkdir(exist_ok=True)
    write_csv(child_area(made), out / "local" / "child_area.csv")
    write_csv(area_children(made), out / "local" / "area_children.csv")
    if faults:
        progress("faults")
    planted = _write_planted(made, out, plant_faults(made, out).planted if faults else ())
    return Synthetic(
        folder=out,
        profile=place.name,
        seed=seed,
        years=tuple(world.collection_years),
        known_children=len(made.people),
        area_children=made.population.children[last_year - 1],
        files=tuple(sorted(str(path.relative_to(out)) for path in out.rglob("*") if path.is_file())),
        planted=planted,
    )


def _must_be_possible(children: int, years: int, last_year: int, out: Path) -> None:
    if not 100 <= children <= _MOST_CHILDREN:
        raise ForPerson(f"{children} children cannot be made up; give between 100 and {_MOST_CHILDREN}.")
    if not 1 <= years <= MOST_YEARS or last_year - years + 1 < _FIRST or last_year > _LAST:
        raise ForPerson(
            f"{years} years up to {last_year} cannot be made up; the years lie between {_FIRST} and {_LAST}."
        )
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise ForPerson(f"{out} is there already and not empty. Give a new folder, or empty this one first.")


def _write_planted(made: Model, out: Path, faults: tuple[Fault, ...]) -> int:
    world = made.world
    names = tuple(each.name for each in world.profile.districts)
    events = [event.in_words(names) for event in world.planting.events]
    told = {
        "about": "What was planted in this made-up authority, so that a test can ask whether it is found.",
        "profile": world.profile.name,
        "seed": world.seed,
        "known_children": len(made.people),
        "collection_years": list(world.collection_years),
        "first_year_of_social_workers": FIRST_YEAR_OF_WORKERS,
        "events": events,
        "faults": [fault.in_words() for fault in faults],
    }
    (out / "planted.json").write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return len(events) + len(faults)
