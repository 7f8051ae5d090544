"""Which further numbers to hide: a cheap path for every need, then all that proves needless is shown again.

Needs are taken one after the other. The cheapest other table that meets one, by the cost of every number that would
have to be hidden times how far it moves, says what to hide. It is the heuristic of J. P. Kelly, B. L. Golden and
A. A. Assad (1992), Networks 22, 397-417, on the linear programme of Fischetti and Salazar (2001), so that any sums
will do. The shortest path costs most where few numbers are hidden; later needs use what earlier ones hid.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random

import numpy as np

from headway.statistics.suppression.network import Flow
from headway.statistics.suppression.problem import Mask, Numbers, Problem
from headway.statistics.suppression.reader import NEAR, Goal, all_met, goals_of, is_whole

SHAKEN = 0.4
"""By how much costs differ from one way of going to another. Sixteen ways find the least cost nearly always."""


def hidden_by_paths(problem: Problem, met: Mapping[Goal, Numbers], order: int = 0) -> Mask | None:
    """What to hide so that every need is met; None where even hiding all that may be hidden is too little.

    ``met``: tables for the goals that are met without hiding more; ``order``: in which of many orders to go.
    """
    goals = _in_order(problem, goals_of(problem.needs), order)
    priced = problem if order < 2 else replace(problem, cost=problem.cost * _shaken(len(problem.cost), order))
    hidden = problem.hidden.copy()
    tables = dict(met)
    for goal in goals:
        if goal in tables:
            continue
        table = cheapest(priced, hidden, goal)
        if table is None:
            return None
        hidden |= problem.open & (np.abs(table - problem.values) > NEAR)
        tables.update({other: table for other in goals if other not in tables and other.is_met_by(table)})
    return shown_again(problem, hidden, tables)


def _shaken(many: int, order: int) -> Numbers:
    """Factors about 1, the same for the same number: other paths among those that cost nearly the same."""
    dice = Random(order)  # noqa: S311 - another way to go, not a secret
    return np.array([dice.uniform(1 - SHAKEN, 1 + SHAKEN) for _ in range(many)])


def _in_order(problem: Problem, goals: Sequence[Goal], order: int) -> list[Goal]:
    """The farthest first, the nearest first, and then any of the other orders: the same one for the same number."""
    if order > 1:
        shuffled = list(goals)
        Random(order).shuffle(shuffled)  # noqa: S311 - another way to go, not a secret
        return shuffled
    far = [abs(goal.value - float(problem.values[goal.place])) for goal in goals]
    return [goals[i] for i in sorted(range(len(goals)), key=lambda i: (far[i] if order else -far[i], i))]


def cheapest(problem: Problem, hidden: Mask, goal: Goal) -> Numbers | None:
    """The other table that meets the goal with the least cost of moves of numbers that are not hidden yet."""
    if problem.arcs is not None:
        table = Flow(problem, problem.arcs).towards(hidden, goal.place, goal.up, goal.value, priced=True)
        return table if goal.is_met_by(table) else None
    from scipy.optimize import Bounds, LinearConstraint, milp

    may, v = hidden | problem.open, problem.values
    most = np.where(may, problem.most, problem.seen_most) - v
    least = v - np.where(may, problem.least, problem.seen_least)
    lower, n = np.zeros(2 * len(v)), len(v)
    if goal.up:
        lower[goal.place], least[goal.place] = goal.value - v[goal.place], 0.0
    else:
        lower[n + goal.place], most[goal.place] = v[goal.place] - goal.value, 0.0
    if (lower > np.concatenate([most, least]) + NEAR).any():
        return None
    price = np.where(hidden, 1e-4, np.where(problem.open, problem.cost, 0.0))
    prices = np.concatenate([price, price])
    constraint = LinearConstraint(np.hstack([problem.equations, -problem.equations]), 0.0, 0.0)
    bounds = Bounds(lower, np.concatenate([most, least]))
    found = milp(prices, constraints=constraint, bounds=bounds)
    if problem.whole and found.x is not None and not is_whole(found.x):
        found = milp(prices, constraints=constraint, bounds=bounds, integrality=np.ones(2 * n))
    return None if found.x is None else v + found.x[:n] - found.x[n:]


def shown_again(problem: Problem, hidden: Mask, tables: dict[Goal, Numbers]) -> Mask:
    """The same without the numbers that no need depends on, the dearest first. ``tables`` meet the goals."""
    hidden, tables = hidden.copy(), dict(tables)
    extra = np.flatnonzero(hidden & ~problem.hidden)
    for place in sorted(extra, key=lambda i: (-problem.cost[i], i)):
        hidden[place] = False
        known = problem.seen_least[place] - NEAR, problem.seen_most[place] + NEAR
        upset = [goal for goal, table in tables.items() if not known[0] <= table[place] <= known[1]]
        again = all_met(problem, hidden, upset)
        if again is None:
            hidden[place] = True
        else:
            tables.update(again)
    return hidden


def cost_of(problem: Problem, hidden: Mask) -> float:
    """What hiding costs beyond what is hidden anyway."""
    return float(problem.cost[hidden & ~problem.hidden].sum())
