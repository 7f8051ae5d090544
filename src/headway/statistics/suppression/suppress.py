"""Hide small counts, and what gives them away."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from numbers import Real
from typing import Any

import numpy as np

from headway.errors import ForPerson
from headway.statistics.suppression.counts import Counts
from headway.statistics.suppression.editions import Edition, task
from headway.statistics.suppression.layout import Percentage, Table, crosstab
from headway.statistics.suppression.optimum import hidden_at_least_cost, size_of
from headway.statistics.suppression.problem import Mask, Need, Problem
from headway.statistics.suppression.reader import NEAR, Goal, all_met, furthest, goals_of, met_together
from headway.statistics.suppression.result import Lost, Suppressed
from headway.statistics.suppression.rule import Rule
from headway.statistics.suppression.secondary import cost_of, hidden_by_paths

SMALL = 250
"""Up to this many needs times numbers the cheapest pattern is searched unasked: under a tenth of a second."""


def suppress(
    table: Table | Counts,
    *,
    threshold: int = 5,
    zeros_shown: bool = True,
    protection: int | None = None,
    told_apart: bool = False,
    rounding: int | None = None,
    symbol: str = "c",
    keep: Sequence[str] = (),
    weights: Sequence[float] | None = None,
    earlier: Edition | Sequence[Edition] = (),
    exact: bool | None = None,
) -> Suppressed:
    """What may be printed of a table of counts so that no hidden small count can be worked out.

    ``table``: a ``Table``, or plain counts of a list or of rows and columns, to which all totals are added.
    Counts from 1 to ``threshold`` are hidden (from 0 without ``zeros_shown``), totals too; then further numbers, of
    least cost, until a reader who knows every sum, that counts are whole and not negative, and this rule, must still
    think every value from 1 to ``threshold`` possible for each of them; ``protection`` lowers that to so many values.
    ``keep``: names that must be shown. ``weights``: the cost of hiding each number; by default 1, doubled for each
    side of which it is a total, and a trifle for its size, so that of equally many the smaller are hidden.
    ``earlier``: what readers already have. ``exact``: True proves the cost least (slow beyond some 40 numbers), False
    does not try, None tries on small tables.

    Raises ForPerson for nonsense and where what must be shown gives a small count away.
    Sources: L. H. Cox (1980), Journal of the American Statistical Association 75, 377-385 (primary and secondary);
    M. Fischetti and J. J. Salazar (2001), Management Science 47, 1008-1027 (reader's intervals, least cost).
    """
    whole = table if isinstance(table, Table) else crosstab(table)
    rule = Rule(threshold, zeros_shown, protection, told_apart, rounding, symbol)
    editions = (earlier,) if isinstance(earlier, Edition) else tuple(earlier)
    kept = frozenset(whole.layout.place(name) for name in keep)
    found = _hidden_and_printed(whole, rule, editions, kept, _costs(whole, weights), exact)
    if found is None:
        raise ForPerson(
            f"Shown, {', '.join(keep)} would give a hidden number away. Take it from what must be shown."
        )
    return found


def _hidden_and_printed(
    table: Table,
    rule: Rule,
    editions: Sequence[Edition],
    kept: frozenset[int],
    costs: Sequence[float],
    exact: bool | None,
) -> Suppressed | None:
    """The publication, zeros shown if that can be; None where what must be shown stands in the way."""
    for zeros_too in (False, True):
        free, primary = task(
            table, rule, earlier=editions, keep=frozenset(), weights=costs, zeros_too=zeros_too
        )
        problem, _ = task(table, rule, earlier=editions, keep=kept, weights=costs, zeros_too=zeros_too)
        _refuse_kept(table, kept, primary)
        needs, notes = _reachable(free)
        hidden, optimal = _chosen(problem.with_needs(needs), exact)
        if hidden is not None:
            return _printed(table, rule, primary, hidden, optimal, notes)
    return None


def _costs(table: Table, weights: Sequence[float] | None) -> list[float]:
    if weights is None:
        everyone = 1 + sum(table.counts)
        return [
            2.0**level + count / everyone
            for level, count in zip(table.layout.levels, table.counts, strict=True)
        ]
    if len(weights) != len(table.counts) or not all(_is_weight(each) for each in weights):
        raise ForPerson(f"Give {len(table.counts)} weights above 0, one for each number with its totals.")
    return [float(each) for each in weights]


def _is_weight(each: Any) -> bool:
    is_number = isinstance(each, Real) and not isinstance(each, bool)
    return is_number and 0 < float(each) < np.inf


def _refuse_kept(table: Table, kept: frozenset[int], primary: tuple[bool, ...]) -> None:
    for place in kept:
        if primary[place]:
            raise ForPerson(f"{table.layout.names[place]} is itself small. Take it from what must be shown.")
        if table.layout.unpublished[place]:
            raise ForPerson(f"{table.layout.names[place]} is not published. Take it from what must be shown.")


def _reachable(problem: Problem) -> tuple[tuple[Need, ...], tuple[str, ...]]:
    """The needs as far as hiding everything would meet them, and a note on those that fall short.

    Two hidden counts of at least 1 add up to at least 2: a hidden total of 3 above them cannot pass for 1.
    """
    everything, needs, short = problem.hidden | problem.open, [], 0
    ends = [(Goal(n.place, True, n.high), Goal(n.place, False, n.low)) for n in problem.needs]
    met = met_together(problem, everything, [goal for pair in ends for goal in pair])
    for need, (up, down) in zip(problem.needs, ends, strict=True):
        high = need.high if up in met else np.floor(furthest(problem, everything, [up])[need.place] + NEAR)
        low = need.low if down in met else np.ceil(furthest(problem, everything, [down])[need.place] - NEAR)
        short += (low, high) != (need.low, need.high)
        needs.append(replace(need, low=float(low), high=float(high)))
    said = f"{short} small totals or differences are narrower than the rule even with everything else hidden."
    return tuple(needs), (said,) if short else ()


def _chosen(problem: Problem, exact: bool | None) -> tuple[Mask | None, bool]:
    orders = range(_ways(problem))
    start = met_together(problem, problem.hidden, goals_of(problem.needs))
    tried = [
        mask for mask in (hidden_by_paths(problem, start, order) for order in orders) if mask is not None
    ]
    if not tried:
        return None, False
    best = min(tried, key=lambda mask: cost_of(problem, mask))
    if not (best & ~problem.hidden).any():
        return best, True
    if exact or (exact is None and size_of(problem) <= SMALL):
        found = hidden_at_least_cost(problem, cost_of(problem, best))
        if found is not None and all_met(problem, found, goals_of(problem.needs)) is not None:
            # Beyond networks the programme bounds how far numbers move, so its answer is good but not proven.
            return found, problem.arcs is not None
    return best, False


def _ways(problem: Problem) -> int:
    """How many orders are tried: flows take a millisecond or so, linear programmes fifty times as long."""
    if problem.arcs is None:
        return 3 if size_of(problem) <= 10 * SMALL else 1
    return 16 if len(problem.values) <= 400 else 4


def _printed(
    table: Table, rule: Rule, primary: tuple[bool, ...], hidden: Mask, optimal: bool, notes: tuple[str, ...]
) -> Suppressed:
    gone = table.layout.unpublished
    secondary = tuple(bool(hidden[i]) and not primary[i] and not gone[i] for i in range(len(primary)))
    silent = [a or b or c for a, b, c in zip(primary, secondary, gone, strict=True)]
    shares = tuple(_share(table, rule, each, silent) for each in table.layout.percentages)
    lost = [count for count, a, b in zip(table.counts, primary, secondary, strict=True) if a or b]
    return Suppressed(
        layout=table.layout,
        cells=tuple(
            None if s else rule.printed(count) for s, count in zip(silent, table.counts, strict=True)
        ),
        percentages=shares,
        rule=rule,
        primary=primary,
        secondary=secondary,
        lost=Lost(len(lost), sum(lost), sum(primary), sum(secondary), sum(each is None for each in shares)),
        optimal=optimal,
        zeros_hidden=any(s and not count for s, count in zip(secondary, table.counts, strict=True)),
        notes=notes,
    )


def _share(table: Table, rule: Rule, each: Percentage, silent: Sequence[bool]) -> Decimal | None:
    """The percentage of two shown counts, of the rounded ones where they are rounded; any two of three tell the third.

    No percentage of nothing: a denominator of 0 has none.
    """
    if silent[each.numerator] or silent[each.denominator] or not table.counts[each.denominator]:
        return None
    top, whole = (Decimal(rule.printed(table.counts[i])) for i in (each.numerator, each.denominator))
    if not whole:
        return None
    return (100 * top / whole).quantize(Decimal(1).scaleb(-each.decimals), ROUND_HALF_UP)
