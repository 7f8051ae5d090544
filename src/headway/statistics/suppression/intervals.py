"""The least and the most that each unknown can be, by linear and by integer programmes."""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil, floor
from typing import Any

import numpy as np

from headway.errors import ForPerson
from headway.statistics.suppression.evidence import Evidence

Range = tuple[int | None, int | None]
TOGETHER = 48
"""So many questions are put to the solver at once, each as a block of its own."""
HAIR = 1e-4


class System:
    """The unknowns of some evidence as matrices; numbers with one value are moved to the right-hand side.

    ``beyond``: what no bounded unknown can be, for sums of the known numbers and percentages of them are less.
    """

    def __init__(self, evidence: Evidence) -> None:
        pairs = enumerate(evidence.bounds)
        self.known = {i: low for i, (low, high) in pairs if low is not None and low == high}
        self.places = [i for i in range(len(evidence.names)) if i not in self.known]
        self.column = {place: i for i, place in enumerate(self.places)}
        size = 1 + sum(abs(value) for value in self.known.values())
        size += sum(abs(b) for i in self.places for b in evidence.bounds[i] if b is not None)
        self.beyond, self.cap = 100.0 * size, 10_000.0 * size
        self.bounds = np.array([self._bounds(evidence.bounds[i]) for i in self.places]).reshape(-1, 2)
        self.equal = self._lines(evidence.equations)
        self.at_most = self._lines(evidence.limits)

    def _bounds(self, bounds: Range) -> tuple[float, float]:
        low, high = bounds
        return (-self.cap if low is None else float(low)), (self.cap if high is None else float(high))

    def _lines(self, lines: Sequence[tuple[Mapping[int, int], int]]) -> tuple[Any, Any]:
        from scipy.sparse import csr_array

        at = [
            (r, self.column[i], f)
            for r, (fs, _) in enumerate(lines)
            for i, f in fs.items()
            if i in self.column
        ]
        rows, columns, factors = zip(*at, strict=True) if at else ((), (), ())
        right = [b - sum(f * self.known[i] for i, f in fs.items() if i in self.known) for fs, b in lines]
        shape = (len(lines), len(self.places))
        return csr_array((np.array(factors, float), (rows, columns)), shape=shape), np.array(right, float)


def intervals_of(evidence: Evidence, asked: Sequence[int]) -> dict[int, Range]:
    """Least and most of each asked number, rounded inwards to whole ones; None where there is no bound."""
    system = System(evidence)
    found: dict[int, Range] = {i: (system.known[i],) * 2 for i in asked if i in system.known}
    left = [i for i in asked if i in system.column]
    for start in range(0, len(left), TOGETHER // 2):
        some = left[start : start + TOGETHER // 2]
        ends = _solved_together(system, [(system.column[i], sign) for i in some for sign in (1.0, -1.0)])
        found.update({i: _inward(system, next(ends), next(ends)) for i in some})
    return found


def _solved_together(system: System, questions: Sequence[tuple[int, float]]) -> Iterator[float]:
    from scipy.optimize import linprog
    from scipy.sparse import block_diag

    wide, many = len(system.places), len(questions)
    cost = np.zeros(wide * many)
    for block, (column, sign) in enumerate(questions):
        cost[block * wide + column] = sign
    (equal, right), (at_most, limit) = system.equal, system.at_most
    answer = linprog(
        cost,
        A_eq=block_diag([equal] * many, format="csr"),
        b_eq=np.tile(right, many),
        A_ub=block_diag([at_most] * many, format="csr") if len(limit) else None,
        b_ub=np.tile(limit, many) if len(limit) else None,
        bounds=np.tile(system.bounds, (many, 1)),
        method="highs",
    )
    if answer.x is None:
        raise ForPerson(
            "No table agrees with the printed numbers and the rule. Check the table and the rule."
        )
    for block, (column, _) in enumerate(questions):
        yield float(answer.x[block * wide + column])


def _inward(system: System, low: float, high: float) -> Range:
    return (
        None if low < -system.beyond else ceil(low - HAIR),
        None if high > system.beyond else floor(high + HAIR),
    )


def whole_intervals_of(
    evidence: Evidence, asked: Sequence[int], ranges: Mapping[int, Range]
) -> dict[int, Range]:
    """The same where every unknown must be a whole number; no number without bound becomes bounded by that."""
    system = System(evidence)
    found = dict(ranges)
    for place in asked:
        if place in system.column:
            low, high = ranges[place]
            found[place] = (
                low if low is None else _whole_end(system, system.column[place], 1.0, low),
                high if high is None else _whole_end(system, system.column[place], -1.0, high),
            )
    return found


def _whole_end(system: System, column: int, sign: float, known: int) -> int:
    from scipy.optimize import Bounds, LinearConstraint, milp

    cost = np.zeros(len(system.places))
    cost[column] = sign
    (equal, right), (at_most, limit) = system.equal, system.at_most
    constraints = [LinearConstraint(equal, right, right)]
    if len(limit):
        constraints.append(LinearConstraint(at_most, -np.inf, limit))
    answer = milp(
        cost,
        constraints=constraints,
        bounds=Bounds(system.bounds[:, 0], system.bounds[:, 1]),
        integrality=np.ones(len(system.places)),
    )
    return known if answer.x is None else round(float(answer.x[column]))
