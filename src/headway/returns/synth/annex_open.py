"""Lists 6 and 7: children in need and child protection plans, open at the end or ended in the last six months."""

import numpy as np

from headway.returns.synth import annex_codes
from headway.returns.synth.annex_who import since, who, whose
from headway.returns.synth.case_details import case_details
from headway.returns.synth.days import NEVER, Ints, working_days_after
from headway.returns.synth.model import Model
from headway.returns.synth.tables import Sheet

_STATUS = np.array(
    [
        "a) Looked after child",
        "b) Child Protection plan",
        "c) Child in need plan",
        "d) Open assessment",
        "e) Closed episode",
    ],
    dtype=object,
)
_ORDERS = "Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)"
VISITED_IN_TIME = 0.86
"""Part of the children on a plan seen within ten working days (our choice; no national figure is published)."""


def children_in_need(model: Model) -> Sheet:
    """Every case open at the end or closed in the six months, referrals with no further action left out."""
    cases, end = model.population.cases, model.world.end
    which = np.flatnonzero((cases.referred <= end) & (cases.closed >= since(model)) & ~cases.nfa)
    child = cases.child[which]
    closed = cases.closed[which] <= end
    status = _status(model, which)
    chance = model.world.chance("list 6")
    until = np.where(closed, cases.closed[which], end)
    seen = np.maximum(
        until - np.minimum(chance.gamma(1.4, 11.0, len(which)), 150).astype(np.int64), cases.referred[which]
    )
    kind = np.select(
        [status == 0, status >= 3], [4, model.people.number[child] % 2], 2 + model.people.number[child] % 2
    )
    return Sheet(
        {
            **who(model, child, disability=True),
            "CIN Start Date": cases.referred[which],
            "Primary Need Code": annex_codes.worded(case_details(model).need[which], annex_codes.NEED),
            "Date Child Was Last Seen": seen,
            "CIN Closure Date": np.where(closed, cases.closed[which], NEVER),
            "Reason for Closure": annex_codes.only(
                closed, annex_codes.worded(cases.closed_as[which], annex_codes.CLOSED_AS)
            ),
            "Case Status": _STATUS[status],
            **whose(model, child, kind.astype(np.int64), "list 6 workers"),
        }
    )


def _status(model: Model, which: Ints) -> Ints:
    """What the case is on the last day: 0 looked after, 1 plan, 2 support, 3 assessment, 4 closed."""
    cases, end = model.population.cases.at(which), model.world.end
    status: Ints = np.select(
        [
            cases.closed <= end,
            (cases.care_start <= end) & (cases.care_end > end),
            (cases.plan_start <= end) & (cases.plan_end > end),
            cases.assessed_to > end,
        ],
        [4, 0, 1, 3],
        2,
    ).astype(np.int64)
    return status


def protection_plans(model: Model) -> Sheet:
    """Plans open at the end or ended in the six months."""
    cases, end = model.population.cases, model.world.end
    which = np.flatnonzero(
        (cases.plan_start <= end) & (cases.plan_end >= since(model)) & (cases.plan_end < NEVER)
    )
    child = cases.child[which]
    details = case_details(model)
    over = cases.plan_end[which] <= end
    until = np.where(over, cases.plan_end[which], end)
    chance = model.world.chance("list 7")
    reviews = details.reviews[which]
    latest = np.where(reviews <= end, reviews, 0).max(axis=1)
    orders = chance.random(len(which)) < 0.03
    return Sheet(
        {
            **who(model, child, disability=True),
            "Child Protection Plan Start Date": cases.plan_start[which],
            "Initial Category of Abuse": annex_codes.worded(details.category[which], annex_codes.ABUSE),
            "Latest Category of Abuse": annex_codes.worded(details.latest_category[which], annex_codes.ABUSE),
            "Date of the Last Statutory Visit": _visited(
                model, child, until, cases.plan_start[which], chance
            ),
            "Was the Child Seen Alone?": annex_codes.yes_no(chance.random(len(which)) < 0.72),
            "Date of latest review conference": np.where(latest > 0, latest, NEVER),
            "Child Protection Plan End Date": np.where(over, cases.plan_end[which], NEVER),
            _ORDERS: annex_codes.yes_no(orders),
            "Number of Previous Child Protection Plans": details.earlier_plans[which],
            **whose(model, child, 2 + model.people.number[child] % 2, "list 7 workers"),
        }
    )


def _visited(model: Model, child: Ints, until: Ints, start: Ints, chance: np.random.Generator) -> Ints:
    """The last visit: within ten working days for most; fewer in a district where caseloads have jumped."""
    points = model.world.planting.points("cpp_visit_timescale_pct", model.people.district[child], until)
    in_time = chance.random(len(child)) < VISITED_IN_TIME + points / 100
    ago = np.where(in_time, chance.integers(0, 12, len(child)), chance.integers(18, 50, len(child)))
    visit = np.maximum(until - ago, start)
    working: Ints = np.minimum(working_days_after(visit - 1, 1), until)
    return working
