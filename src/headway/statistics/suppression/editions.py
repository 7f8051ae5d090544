"""The task for one table, and for one table after others that were published before it.

What readers have seen stays seen: an earlier edition adds its numbers, its sums, and the difference of each of its
numbers to the new one. A difference of 1 to 5 is as telling as a count of 1 to 5.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

import numpy as np

from headway.errors import ForPerson
from headway.statistics.suppression.layout import Table
from headway.statistics.suppression.network import arcs_of
from headway.statistics.suppression.problem import Need, Problem, equations_of
from headway.statistics.suppression.result import Suppressed
from headway.statistics.suppression.rule import Rule


class Relation(StrEnum):
    """How an earlier table and this one belong together."""

    REVISION = "revision"
    """The same figures, corrected since: a reader takes what was hidden for unchanged where it is."""
    CUMULATIVE = "cumulative"
    """Figures to date: the difference is a count of its own, such as that of the last month."""


@dataclass(frozen=True)
class Edition:
    """A table as it was published before. ``table`` holds its true counts, ``published`` what was shown of them."""

    table: Table
    published: Suppressed
    relation: Relation = Relation.REVISION

    def __post_init__(self) -> None:
        if self.published.layout != self.table.layout:
            raise ForPerson(
                "The earlier table and what was published of it differ in layout. Give both of one edition."
            )
        for name, true, shown in zip(
            self.table.layout.names, self.table.counts, self.published.cells, strict=True
        ):
            if shown is not None and shown != self.published.rule.printed(true):
                raise ForPerson(
                    f"{name}: the earlier edition showed {shown}, its table says {true}. Give that edition."
                )


class Builder:
    """Collects numbers, what a reader knows of them, and sums."""

    def __init__(self) -> None:
        self.rows: list[tuple[float, float, float, float, float, bool, bool, float]] = []
        self.sums: list[tuple[tuple[int, float], ...]] = []
        self.needs: list[Need] = []

    def hide(self, value: float, least: float, most: float = np.inf) -> int:
        self.rows.append((value, least, most, value, value, True, False, 0.0))
        return len(self.rows) - 1

    def show(self, value: float, seen: tuple[float, float]) -> int:
        self.rows.append((value, seen[0], seen[1], *seen, False, False, 0.0))
        return len(self.rows) - 1

    def choose(self, value: float, least: float, seen: tuple[float, float], cost: float) -> int:
        self.rows.append((value, least, np.inf, *seen, False, True, cost))
        return len(self.rows) - 1

    def tie(self, table: Table, first: int) -> None:
        for each in table.layout.sums:
            if each in table.layout.implied:
                continue
            self.sums.append(((first + each.total, -1.0), *((first + part, 1.0) for part in each.parts)))

    def problem(self, *, whole: bool) -> Problem:
        value, least, most, seen_least, seen_most, hidden, chosen, cost = (
            np.array(c) for c in zip(*self.rows, strict=True)
        )
        return Problem(
            values=value,
            equations=equations_of(self.sums, len(self.rows)),
            least=least,
            most=most,
            seen_least=seen_least,
            seen_most=seen_most,
            hidden=hidden.astype(bool),
            open=chosen.astype(bool),
            cost=cost,
            needs=tuple(self.needs),
            whole=whole,
            arcs=None if whole else arcs_of(self.sums, len(self.rows)),
        )


def task(
    table: Table,
    rule: Rule,
    *,
    earlier: Sequence[Edition],
    keep: frozenset[int],
    weights: Sequence[float],
    zeros_too: bool,
) -> tuple[Problem, tuple[bool, ...]]:
    """The problem whose first numbers are those of the table, and which of them are hidden by the rule."""
    build = Builder()
    primary = primaries(table, rule, earlier)
    least = 0 if zeros_too else rule.least
    for place, count in enumerate(table.counts):
        _now(build, table, rule, place, primary[place], least, None if place in keep else weights[place])
        if rule.hides(count) and _is_to_protect(table, place):
            build.needs.append(Need(place, *rule.need(count)))
    build.tie(table, 0)
    firsts = [_before(build, edition, rule) for edition in earlier]
    for edition, first in zip(earlier, firsts, strict=True):
        _compare(build, rule, (table, 0), (edition.table, first), edition.relation)
    for (one, first), (other, second) in combinations(zip(earlier, firsts, strict=True), 2):
        _compare(build, rule, (other.table, second), (one.table, first), between(one, other))
    return build.problem(whole=bool(earlier) or not table.layout.is_network), primary


def _is_to_protect(table: Table, place: int) -> bool:
    """A number never published needs protecting where it counts somebody and is not said to be harmless."""
    return not table.layout.unpublished[place] or (
        not table.layout.harmless[place] and table.counts[place] > 0
    )


def primaries(table: Table, rule: Rule, earlier: Sequence[Edition]) -> tuple[bool, ...]:
    """Hidden by the rule: for the count itself, or for its difference to a number that readers have."""
    found = [rule.hides(count) for count in table.counts]
    for edition in earlier:
        for place, old in pairs(table, edition.table):
            change = table.counts[place] - edition.table.counts[old]
            # A number that fell to 0 is shown as every 0 is: what it fell from is hidden, so the fall is not known.
            found[place] |= 0 < abs(change) <= rule.threshold and table.counts[place] > 0
    return tuple(a and not b for a, b in zip(found, table.layout.unpublished, strict=True))


def pairs(table: Table, before: Table) -> list[tuple[int, int]]:
    """Places of the same name in this table and in the earlier one, where both are for publication."""
    old = {name: i for i, name in enumerate(before.layout.names) if not before.layout.unpublished[i]}
    new = [(i, name) for i, name in enumerate(table.layout.names) if not table.layout.unpublished[i]]
    return [(i, old[name]) for i, name in new if name in old]


def _now(
    build: Builder, table: Table, rule: Rule, place: int, primary: bool, least: int, weight: float | None
) -> None:
    count = table.counts[place]
    if table.layout.unpublished[place]:
        build.hide(count, 0)
    elif primary:
        build.hide(count, least, rule.threshold if rule.told_apart and rule.hides(count) else np.inf)
    elif weight is None or (count == 0 and least > 0):
        build.show(count, rule.seen(count))
    else:
        apart = rule.threshold + 1 if rule.told_apart and count > rule.threshold else least
        build.choose(count, apart, rule.seen(count), weight)


def between(one: Edition, other: Edition) -> Relation | None:
    """How two editions that were published before belong together; None where nothing is known of their differences."""
    changes = [other.table.counts[i] - one.table.counts[old] for i, old in pairs(other.table, one.table)]
    if one.relation is not other.relation or (
        one.relation is Relation.CUMULATIVE and min(changes, default=0) < 0
    ):
        return None
    return one.relation


def _before(build: Builder, edition: Edition, rule: Rule) -> int:
    """The numbers of an edition that readers have, and their sums; at which place they begin."""
    first, published = len(build.rows), edition.published
    theirs = published.rule
    least = 0 if published.zeros_hidden else theirs.least
    for place, count in enumerate(edition.table.counts):
        if edition.table.layout.unpublished[place]:
            build.hide(count, 0)
        elif not published.hidden[place]:
            build.show(count, theirs.seen(count))
        elif theirs.told_apart and published.primary[place]:
            build.hide(count, least, theirs.threshold if theirs.hides(count) else np.inf)
        else:
            build.hide(
                count, theirs.threshold + 1 if theirs.told_apart and count > theirs.threshold else least
            )
        if published.hidden[place] and rule.hides(count):
            build.needs.append(Need(first + place, *rule.need(count)))
    build.tie(edition.table, first)
    return first


def _compare(
    build: Builder,
    rule: Rule,
    later: tuple[Table, int],
    earlier: tuple[Table, int],
    relation: Relation | None,
) -> None:
    """The differences between two tables, each given with the place where its numbers begin."""
    (table, start), (before, first) = later, earlier
    for place, old in pairs(table, before):
        change = table.counts[place] - before.counts[old]
        if relation is Relation.REVISION and not change:
            apart = build.show(0, (0, 0))
        else:
            apart = build.hide(change, 0 if relation is Relation.CUMULATIVE else -np.inf)
        build.sums.append(((start + place, 1.0), (first + old, -1.0), (apart, -1.0)))
        if 0 < abs(change) <= rule.threshold:
            low, high = rule.need(abs(change))
            build.needs.append(Need(apart, low, high) if change > 0 else Need(apart, -high, -low))
