"""Tables as networks: where every number stands in two sums, a move of one has to run back through others.

A list, a table with totals, and one whose one side has groups within groups are networks: sums are nodes, numbers are
arcs, and a table that agrees with what is shown differs from the true one by a circulation. Flows take the place of
linear programmes, some fifty times quicker, and give whole numbers.
Source: L. H. Cox (1995), Journal of the American Statistical Association 90, 1453-1462 (network models of suppression).
"""

from collections.abc import Sequence
from heapq import heappop, heappush

import numpy as np

from headway.statistics.suppression.problem import Mask, Numbers, Problem

Arcs = tuple[tuple[int, int], ...]
Line = Sequence[tuple[int, float]]


def arcs_of(sums: Sequence[Line], width: int) -> Arcs | None:
    """From which node to which each number runs; None where the sums make no network.

    Node 0 is the ground, to which numbers run that stand in one sum only. The signs of the sums are turned until each
    number enters one node and leaves the other.
    """
    standing: list[list[tuple[int, float]]] = [[] for _ in range(width)]
    for node, each in enumerate(sums, 1):
        for place, factor in each:
            standing[place].append((node, factor))
    if any(len(each) > 2 or any(abs(factor) != 1 for _, factor in each) for each in standing):
        return None
    signs = _signs(sums, standing)
    if signs is None:
        return None
    found = []
    for each in standing:
        ends = {signs[node] * factor: node for node, factor in each}
        found.append((ends.get(-1.0, 0), ends.get(1.0, 0)))
    return tuple(found)


def _signs(sums: Sequence[Line], standing: Sequence[Sequence[tuple[int, float]]]) -> dict[int, float] | None:
    signs: dict[int, float] = {}
    for start in range(1, len(sums) + 1):
        waiting = [] if start in signs else [start]
        signs.setdefault(start, 1.0)
        while waiting:
            node = waiting.pop()
            for place, factor in sums[node - 1]:
                for other, theirs in standing[place]:
                    wanted = -signs[node] * factor / theirs
                    if other == node:
                        continue
                    if other not in signs:
                        waiting.append(other)
                    if signs.setdefault(other, wanted) != wanted:
                        return None
    return signs


class Flow:
    """The network of a problem, with what can be sent through each number up and down."""

    def __init__(self, problem: Problem, arcs: Arcs) -> None:
        self.problem, self.arcs = problem, arcs
        self.at: dict[int, list[tuple[int, bool, int]]] = {}
        for place, (tail, head) in enumerate(arcs):
            self.at.setdefault(tail, []).append((place, True, head))
            self.at.setdefault(head, []).append((place, False, tail))

    def towards(self, hidden: Mask, place: int, up: bool, value: float, priced: bool) -> Numbers:
        """A table in which the number at ``place`` goes as far towards ``value`` as it can.

        Numbers that are not hidden stand still, or, where ``priced``, move at the cost of hiding them, once.
        """
        problem, table = self.problem, self.problem.values.copy()
        may = (hidden | problem.open) if priced else hidden
        low = np.where(may, problem.least, problem.seen_least).tolist()
        high = np.where(may, problem.most, problem.seen_most).tolist()
        price = np.where(hidden | ~problem.open, 0.0, problem.cost).tolist() if priced else None
        moved = table.tolist()
        goal = min(value, high[place]) if up else max(value, low[place])
        tail, head = self.arcs[place]
        source, sink = (head, tail) if up else (tail, head)
        left = abs(goal - moved[place]) if (goal > moved[place]) == up else 0.0
        while left > 0:
            path = self._path(moved, low, high, price, place, source, sink) if source != sink else []
            if path is None:
                break
            room = min([left, *((high[i] - moved[i]) if rises else (moved[i] - low[i]) for i, rises in path)])
            for i, rises in path:
                moved[i] += room if rises else -room
                if price is not None:
                    price[i] = 0.0
            moved[place] += room if up else -room
            left -= room
        return np.array(moved)

    def _path(
        self,
        moved: list[float],
        low: list[float],
        high: list[float],
        price: list[float] | None,
        skip: int,
        source: int,
        sink: int,
    ) -> list[tuple[int, bool]] | None:
        """The cheapest way from source to sink, of the fewest numbers where there is no price: (place, rises)."""
        best: dict[int, float] = {source: 0.0}
        came: dict[int, tuple[int, int, bool]] = {}
        waiting: list[tuple[float, int]] = [(0.0, source)]
        while waiting:
            far, node = heappop(waiting)
            if node == sink:
                break
            if far > best[node]:
                continue
            for place, rises, other in self.at.get(node, ()):
                if place == skip or (moved[place] >= high[place] if rises else moved[place] <= low[place]):
                    continue
                then = far + 1e-6 + (price[place] if price is not None else 0.0)
                if then < best.get(other, np.inf) - 1e-12:
                    best[other], came[other] = then, (node, place, rises)
                    heappush(waiting, (then, other))
        if sink not in came:
            return None
        path, node = [], sink
        while node != source:
            node, place, rises = came[node]
            path.append((place, rises))
        return path
