"""Lists 8 and 9: children looked after, and care leavers."""

import numpy as np

from headway.returns.synth import annex_codes, drawing
from headway.returns.synth.annex_who import since, who, whose
from headway.returns.synth.areas import team_of
from headway.returns.synth.days import NEVER, Flags, Ints, birthday
from headway.returns.synth.identifiers import place_urns, postcodes, worker_ids
from headway.returns.synth.leavers import leavers
from headway.returns.synth.model import Model
from headway.returns.synth.tables import Column, Sheet

_PERMANENCE = {
    "f) Long-term fostering": 42,
    "a) Return to family": 18,
    "c) SGO/CAO": 11,
    "d) Supported living in the community": 19,
    "e) Long-term residential placement": 6,
    "g) Other": 4,
}


_AGAIN = "Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)"
_ALONE = "Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)"


def looked_after(model: Model) -> Sheet:
    """Children looked after at the end or ceased in the six months, with the latest of everything."""
    spells, end = model.spells, model.world.end
    which = np.flatnonzero((spells.start <= end) & (spells.end >= since(model)))
    which = which[_latest_of_child(spells.child[which], spells.start[which])]
    child = spells.child[which]
    over = spells.end[which] <= end
    until = np.where(over, spells.end[which], end)
    return Sheet(
        {
            **who(
                model,
                child,
                before_age={
                    "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)": annex_codes.yes_no(
                        spells.alone[which]
                    ),
                },
                disability=True,
            ),
            "Date Started to be Looked After": spells.start[which],
            "Child's Category of Need": annex_codes.worded(spells.need[which], annex_codes.NEED),
            **_status(model, which),
            **_contacts(model, which, until),
            "Number of Placements in the Last 12 months": _placements(model, which),
            "Date Ceased to be Looked After": np.where(over, spells.end[which], NEVER),
            "Reason Ceased to be Looked After": annex_codes.only(
                over, annex_codes.worded(spells.left_as[which], annex_codes.LEFT_AS)
            ),
            **_placement(model, which),
            **_missing(model, which),
            "Allocated Team": team_of(model, child, np.full(len(child), 4)),
            "Allocated Worker": worker_ids(_worker(model, which)),
        }
    )


def _latest_of_child(child: Ints, start: Ints) -> Ints:
    order = np.lexsort((start, child))
    last = (
        np.concatenate([child[order][1:] != child[order][:-1], [True]])
        if len(order)
        else np.zeros(0, dtype=bool)
    )
    return np.sort(order[last])


def _latest(model: Model, which: Ints) -> Ints:
    """The position of the latest episode of each of these periods that has begun by the end."""
    episodes = model.episodes
    begun = np.flatnonzero(episodes.start <= model.world.end)
    latest = np.zeros(len(model.spells), dtype=np.int64)
    latest[episodes.spell[begun]] = begun  # in order, so the last one stays
    found: Ints = latest[which]
    return found


def _status(model: Model, which: Ints) -> dict[str, Column]:
    """Second period within a year, and the legal status with its first day."""
    episodes = model.episodes
    latest = _latest(model, which)
    changes = np.isin(episodes.new, ("S", "L", "B"))
    since_ = np.maximum.accumulate(np.where(changes, np.arange(len(episodes)), 0))
    again = _again(model, which)
    return {
        _AGAIN: annex_codes.yes_no(again),
        "Start date of current legal status": episodes.start[since_[latest]],
        "Child's Legal Status": annex_codes.worded(episodes.legal[latest], annex_codes.LEGAL),
    }


def _again(model: Model, which: Ints) -> Flags:
    spells = model.spells
    last_end: dict[int, int] = {}
    again = np.zeros(len(spells), dtype=bool)
    for place in np.argsort(spells.start, kind="stable").tolist():
        child = int(spells.child[place])
        again[place] = last_end.get(child, -NEVER) > spells.start[place] - 365
        last_end[child] = int(spells.end[place])
    flags: Flags = again[which]
    return flags


def _contacts(model: Model, which: Ints, until: Ints) -> dict[str, Column]:
    """The latest review, visits and checks; blank where none has been held yet."""
    chance = model.world.chance("list 8")
    spells = model.spells
    start, size = spells.start[which], len(which)
    latest = np.zeros(len(spells), dtype=np.int64)
    np.maximum.at(latest, model.reviews.spell, model.reviews.day)
    review = np.where(latest[which] > 0, latest[which], NEVER)
    plan = drawing.codes(chance, _PERMANENCE, size)
    plan[spells.decided[which] <= until] = "b) Adoption"
    plan[spells.alone[which]] = "d) Supported living in the community"

    def ago(mean: float) -> Ints:
        day = until - drawing.whole(chance.exponential(mean, size))
        return np.where(day > start, day, NEVER)

    return {
        "Date of Latest Statutory Review": review,
        "Date of Last Social Work Visit": np.maximum(
            start, until - np.minimum(chance.integers(0, 44, size), 60)
        ),
        "What is the permanence plan for this child?": plan,
        "Date of Last IRO Visit / Contact to the Child": ago(50.0),
        "Date of Last Health Assessment": ago(150.0),
        "Date of Last Dental Check": ago(130.0),
    }


def _placements(model: Model, which: Ints) -> Ints:
    """Placements open at any time in the last twelve months."""
    episodes = model.episodes
    recent = (episodes.start <= model.world.end) & (episodes.end > model.world.end - 365)
    pairs = np.unique(np.stack([episodes.spell[recent], episodes.placement[recent]]), axis=1)
    counted: Ints = np.bincount(pairs[0], minlength=len(model.spells))[which].astype(np.int64)
    return counted


def _placement(model: Model, which: Ints) -> dict[str, Column]:
    """The latest placement."""
    episodes = model.episodes
    latest = _latest(model, which)
    moved = np.isin(episodes.new, ("S", "P", "B"))
    since_ = np.maximum.accumulate(np.where(moved, np.arange(len(episodes)), 0))
    placement = episodes.placement[latest]
    outside = episodes.outside[latest]
    every = np.ones(len(which), dtype=bool)
    return {
        "Start Date of Most Recent Placement": episodes.start[since_[latest]],
        "Placement Type": annex_codes.worded(episodes.place[latest], annex_codes.PLACE),
        "Placement Provider": annex_codes.worded(episodes.provider[latest], annex_codes.PROVIDER, "c) Other"),
        "Placement postcode": postcodes(placement + 500_001, every),
        "URN of Placement": place_urns(
            placement, np.isin(episodes.place[latest], ("K1", "K2", "K3", "R1", "R3"))
        ),
        "Placement Location": np.where(outside, "b) Out", "a) In").astype(object),
        "LA of Placement": np.where(outside, "Another authority", "This authority").astype(object),
    }


def _missing(model: Model, which: Ints) -> dict[str, Column]:
    """Times missing and absent in the last twelve months; an interview after the last time missing."""
    chance = model.world.chance("interviews")
    all_ = model.missing
    recent = (all_.start > model.world.end - 365) & (all_.start <= model.world.end)
    counts = {}
    for kind in ("M", "A"):
        counts[kind] = np.bincount(all_.spell[recent & (all_.kind == kind)], minlength=len(model.spells))[
            which
        ].astype(np.int64)
    went = counts["M"] > 0
    offered = chance.random(len(which)) < 0.88
    accepted = chance.random(len(which)) < 0.62
    return {
        "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months": counts[
            "M"
        ],
        "Number of Episodes the Child has been 'Absent' from their Placement in the last 12 months": counts[
            "A"
        ],
        "Was the child offered a Return Interview after their last missing episode (Y/N)?": np.where(
            went, annex_codes.yes_no(offered), ""
        ).astype(object),
        "Did the child accept a Return Interview after their last missing episode (Y/N)?": np.where(
            went & offered, annex_codes.yes_no(accepted), ""
        ).astype(object),
    }


def _worker(model: Model, which: Ints) -> Ints:
    """The latest worker of each period who has begun by the end."""
    all_ = model.workers
    begun = np.flatnonzero(all_.start <= model.world.end)
    latest = np.zeros(len(model.spells), dtype=np.int64)
    latest[all_.spell[begun]] = all_.worker[begun]
    found: Ints = latest[which]
    return found


def care_leavers(model: Model) -> Sheet:
    """Those of the last year's SSDA903, and how lately each was seen and planned with."""
    all_ = leavers(model.world, model.people, model.population.cases, model.world.last_year)
    chance = model.world.chance("list 9")
    child, end, size = all_.child, model.world.end, len(all_.child)
    touch = annex_codes.worded(all_.in_touch, {"YES": "a) In touch", "NO": "b) Not in touch"}, "d) Exclude")
    reviewed = end - drawing.whole(chance.gamma(2.2, 55.0, size))
    seen = np.where(all_.in_touch == "YES", end - drawing.whole(chance.exponential(28.0, size)), end - 200)
    suitable = np.array(
        [
            {"1": "a) Suitable", "2": "b) Not suitable"}.get(code[1:], "c) Not in touch or not recorded")
            for code in all_.accommodation.tolist()
        ],
        dtype=object,
    )
    adult = birthday(model.people.born[child], 18) <= end
    kind = np.full(size, 4)
    advisor, _ = model.posts.someone(model.people.district[child], np.full(size, end), chance)
    return Sheet(
        {
            **who(
                model,
                child,
                before_age={
                    _ALONE: annex_codes.yes_no(model.people.uasc[child]),
                },
                disability=True,
            ),
            **whose(model, child, kind, "list 9 workers"),
            "Allocated Personal Advisor": worker_ids(advisor),
            "Eligibility Category": np.where(adult, "b) Former relevant", "a) Relevant").astype(object),
            "Latest Pathway Plan Review Date": reviewed,
            "LA in Touch": touch,
            "Latest Date of Contact": seen,
            "Type of Accommodation": annex_codes.worded(all_.accommodation, annex_codes.LIVING),
            "Suitability of Accommodation": suitable,
            "Activity Status": annex_codes.worded(all_.activity, annex_codes.ACTIVE),
        }
    )
