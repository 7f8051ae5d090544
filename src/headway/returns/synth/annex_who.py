"""What every list of Annex A begins with: who the child is; and the columns of team and worker."""

import numpy as np

from headway.returns.synth import annex_codes
from headway.returns.synth.areas import team_of
from headway.returns.synth.days import Ints, age_on, month_start
from headway.returns.synth.identifiers import worker_ids
from headway.returns.synth.model import Model
from headway.returns.synth.tables import Column


def since(model: Model) -> int:
    """The first day of the six months."""
    return month_start(model.world.last_year * 12 + 2 - 5)


def who(
    model: Model, child: Ints, *, disability: bool = False, before_age: dict[str, Column] | None = None
) -> dict[str, Column]:
    """Identifier, gender, ethnicity, date of birth, age, and where a list asks for it disability."""
    people = model.people
    columns: dict[str, Column] = {
        "Child Unique ID": model.ids[child],
        "Gender": annex_codes.gender(people.female[child]),
        "Ethnicity": annex_codes.ethnicity(people.ethnic[child]),
        "Date of Birth": people.born[child],
        "Age of Child (Years)": age_on(people.born[child], model.world.end),
    }
    columns |= before_age or {}
    if disability:
        columns["Does the Child have a Disability"] = annex_codes.yes_no(people.disabled[child])
    return columns


def whose(model: Model, child: Ints, kind: Ints, stage: str) -> dict[str, Column]:
    """The team, and a worker of the district who was in post at the end."""
    chance = model.world.chance(stage)
    worker, _ = model.posts.someone(
        model.people.district[child], np.full(len(child), model.world.end), chance
    )
    return {"Allocated Team": team_of(model, child, kind), "Allocated Worker": worker_ids(worker)}
