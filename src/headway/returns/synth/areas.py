"""Where each child lives and which team has the case, and the children of each district: the two local files."""

import numpy as np

from headway.returns.synth.days import NEVER, Ints, Texts, written
from headway.returns.synth.model import Model
from headway.returns.synth.tables import Sheet
from headway.returns.synth.workforce import teams_of


def child_area(model: Model) -> Sheet:
    """From the first referral on, without a gap: an assessment team, then a longer-term one where the case goes on.

    ``to`` is the first day no longer there, blank while it lasts.
    """
    child, start, district, team = _stays(model)
    order = np.lexsort((start, child))
    child, start, district, team = child[order], start[order], district[order], team[order]
    same = np.concatenate(
        [[False], (child[1:] == child[:-1]) & (district[1:] == district[:-1]) & (team[1:] == team[:-1])]
    )
    child, start, district, team = child[~same], start[~same], district[~same], team[~same]
    following = np.concatenate([np.where(child[1:] == child[:-1], start[1:], NEVER), [NEVER]])
    names = np.array([each.name for each in model.world.profile.districts], dtype=object)
    teams = np.array([teams_of(name) for name in names], dtype=object)
    return Sheet({
        "child": model.ids[child],
        "district": names[district],
        "team": teams[district, team],
        "from": written(start, form="%Y-%m-%d"),
        "to": written(following, form="%Y-%m-%d"),
    })  # fmt: skip


def _stays(model: Model) -> tuple[Ints, Ints, Ints, Ints]:
    """Each child, day, district and team by number, at each step of each case; one step a day, the latest."""
    cases, people = model.population.cases, model.people
    district = people.district[cases.child]
    lot = people.number[cases.child] % 2
    longer = (
        (cases.plan_start < NEVER) | (cases.support_start < NEVER) | (cases.closed > cases.assessed_to + 60)
    )
    goes_on = longer & (cases.assessed_to < NEVER)
    in_care = cases.care_start < NEVER
    child = np.concatenate([cases.child, cases.child[goes_on], cases.child[in_care]])
    start = np.concatenate([cases.referred, cases.assessed_to[goes_on] + 1, cases.care_start[in_care] + 30])
    where = np.concatenate([district, district[goes_on], district[in_care]])
    team = np.concatenate([lot, 2 + lot[goes_on], np.full(int(in_care.sum()), 4)])
    seen = start <= model.world.end
    child, start, where, team = child[seen], start[seen], where[seen], team[seen]
    order = np.lexsort((team, start, child))
    child, start, where, team = child[order], start[order], where[order], team[order]
    last = np.concatenate([(child[1:] != child[:-1]) | (start[1:] != start[:-1]), [True]])
    return child[last], start[last], where[last], team[last]


def team_of(model: Model, child: Ints, kind: Ints) -> Texts:
    """The names of teams by child and kind of team (0 and 1 assessment, 2 and 3 safeguarding, 4 children in care)."""
    names = [each.name for each in model.world.profile.districts]
    teams = np.array([teams_of(name) for name in names], dtype=object)
    named: Texts = teams[model.people.district[child], kind]
    return named


def area_children(model: Model) -> Sheet:
    """Children aged 0 to 17 at each mid-year: of each district, and of the whole place with the district blank."""
    shares = np.array([each.share for each in model.world.profile.districts])
    shares = shares / shares.sum()
    districts, years, numbers = [], [], []
    for year, children in model.population.children.items():
        each = np.floor(shares * children).astype(np.int64)
        each[0] += children - each.sum()
        districts += ["", *(district.name for district in model.world.profile.districts)]
        years += [str(year)] * (len(each) + 1)
        numbers += [str(children), *map(str, each.tolist())]
    return Sheet({
        "district": np.array(districts, dtype=object),
        "year": np.array(years, dtype=object),
        "children": np.array(numbers, dtype=object),
    })  # fmt: skip
