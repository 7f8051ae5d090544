"""Which unknowns a system of linear equations determines, in fractions, so without rounding."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

Line = dict[int, Fraction]


def determined(equations: Sequence[tuple[Mapping[int, int], int]]) -> dict[int, Fraction]:
    """The unknowns with exactly one value, and that value; each equation is (factors by unknown, right-hand side).

    Gauss-Jordan elimination: in the reduced form an unknown is determined where its line has no other unknown.
    Equal to saying that leaving its column out lowers the rank of the matrix by one.
    """
    solved: dict[int, tuple[Line, Fraction]] = {}
    for factors, right in equations:
        line, value = _reduced({i: Fraction(f) for i, f in factors.items() if f}, Fraction(right), solved)
        if not line:
            if value:
                raise ValueError("the equations contradict each other")
            continue
        pivot = min(line)
        scale = line[pivot]
        line, value = {i: f / scale for i, f in line.items()}, value / scale
        for other, (theirs, total) in list(solved.items()):
            if pivot in theirs:
                solved[other] = _less(theirs, total, theirs[pivot], line, value)
        solved[pivot] = line, value
    return {pivot: value for pivot, (line, value) in solved.items() if len(line) == 1}


def _reduced(
    line: Line, value: Fraction, solved: Mapping[int, tuple[Line, Fraction]]
) -> tuple[Line, Fraction]:
    for pivot in [i for i in line if i in solved]:
        line, value = _less(line, value, line[pivot], *solved[pivot])
    return line, value


def _less(
    line: Line, value: Fraction, times: Fraction, other: Line, total: Fraction
) -> tuple[Line, Fraction]:
    left = {
        i: line.get(i, Fraction(0)) - times * other.get(i, Fraction(0)) for i in line.keys() | other.keys()
    }
    return {i: f for i, f in left.items() if f}, value - times * total
