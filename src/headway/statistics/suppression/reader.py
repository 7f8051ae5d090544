"""The reader who works out what was hidden: other tables that agree with all that is shown.

A hidden number is safe as far as such tables differ in it. One linear programme asks for many numbers at once; what
it cannot settle together is asked one by one.
Source: M. Fischetti and J. J. Salazar (2001), Management Science 47, 1008-1027, section 2 (the attacker's problems).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from headway.statistics.suppression.network import Flow
from headway.statistics.suppression.problem import Mask, Need, Numbers, Problem

NEAR = 1e-5
"""How near to a whole number the solver's answers are taken for it."""


@dataclass(frozen=True)
class Goal:
    """One end of a need: the number at ``place`` at least (``up``) or at most as large as ``value``."""

    place: int
    up: bool
    value: float

    def is_met_by(self, table: Numbers) -> bool:
        found = float(table[self.place])
        return found >= self.value - NEAR if self.up else found <= self.value + NEAR


def goals_of(needs: Sequence[Need]) -> tuple[Goal, ...]:
    return tuple(goal for n in needs for goal in (Goal(n.place, True, n.high), Goal(n.place, False, n.low)))


def furthest(problem: Problem, hidden: Mask, goals: Sequence[Goal]) -> Numbers:
    """A table that agrees with what is shown and goes as far as it can towards the goals, added up, not beyond.

    z counts how far a goal is met: z <= ±y and z <= ±value; the sum of all z is made as large as can be.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp

    low, high = np.where(hidden, (problem.least, problem.most), (problem.seen_least, problem.seen_most))
    moving = np.flatnonzero(low < high)
    fixed = np.where(low < high, 0.0, problem.values)
    place = {int(each): i for i, each in enumerate(moving)}
    asked = [goal for goal in goals if goal.place in place]
    lines, n, k = len(problem.equations), len(moving), len(asked)
    if not k:
        return problem.values
    sign = np.array([1.0 if goal.up else -1.0 for goal in asked])
    matrix = np.zeros((lines + k, n + k))
    matrix[:lines, :n] = problem.equations[:, moving]
    matrix[range(lines, lines + k), [place[goal.place] for goal in asked]] = -sign
    matrix[range(lines, lines + k), range(n, n + k)] = 1.0
    right = -(problem.equations @ fixed)
    caps = sign * np.array([goal.value for goal in asked])
    constraint = LinearConstraint(
        matrix, np.concatenate([right, np.full(k, -np.inf)]), np.concatenate([right, np.zeros(k)])
    )
    bounds = Bounds(np.concatenate([low[moving], np.full(k, -np.inf)]), np.concatenate([high[moving], caps]))
    cost = np.concatenate([np.zeros(n), -np.ones(k)])
    found = milp(cost, constraints=constraint, bounds=bounds)
    if problem.whole and found.x is not None and not is_whole(found.x[:n]):
        whole = np.concatenate([np.ones(n), np.zeros(k)])
        found = milp(cost, constraints=constraint, bounds=bounds, integrality=whole)
    if found.x is None:
        raise RuntimeError(f"the reader's linear programme was not solved: {found.message}")
    table = fixed.copy()
    table[moving] = found.x[:n]
    return table


def is_whole(numbers: Numbers) -> bool:
    return bool((np.abs(numbers - np.round(numbers)) < NEAR).all())


def met_together(problem: Problem, hidden: Mask, goals: Sequence[Goal]) -> dict[Goal, Numbers]:
    """Tables for such goals as are met when many are asked at once: quick, and not the last word on the others."""
    met = {goal: problem.values for goal in goals if goal.is_met_by(problem.values)}
    if problem.arcs is not None:
        flow = Flow(problem, problem.arcs)
        for goal in goals:
            if goal not in met:
                table = flow.towards(hidden, goal.place, goal.up, goal.value, priced=False)
                if goal.is_met_by(table):
                    met[goal] = table
        return met
    for up in (True, False):
        left = [goal for goal in goals if goal not in met and goal.up is up]
        while left:
            table = furthest(problem, hidden, left)
            done = [goal for goal in left if goal.is_met_by(table)]
            met.update(dict.fromkeys(done, table))
            left = [goal for goal in left if goal not in met] if done else []
    return met


def all_met(problem: Problem, hidden: Mask, goals: Sequence[Goal]) -> dict[Goal, Numbers] | None:
    """A table for each goal that meets it; None as soon as one goal cannot be met."""
    if problem.arcs is not None:
        return _all_met_by_flows(problem, hidden, goals)
    met = met_together(problem, hidden, goals)
    for goal in goals:
        if goal not in met:
            table = furthest(problem, hidden, [goal])
            if not goal.is_met_by(table):
                return None
            met.update({other: table for other in goals if other not in met and other.is_met_by(table)})
    return met


def _all_met_by_flows(problem: Problem, hidden: Mask, goals: Sequence[Goal]) -> dict[Goal, Numbers] | None:
    met: dict[Goal, Numbers] = {}
    flow = Flow(problem, problem.arcs or ())
    for goal in goals:
        met[goal] = flow.towards(hidden, goal.place, goal.up, goal.value, priced=False)
        if not goal.is_met_by(met[goal]):
            return None
    return met
