"""What a reader holds in hand: printed numbers, sums, percentages, earlier editions, as equations and bounds.

Written for the audit, and on purpose not shared with what hides: an error in one is not repeated by the other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from headway.statistics.suppression.editions import Edition, Relation
from headway.statistics.suppression.layout import Layout
from headway.statistics.suppression.result import Suppressed
from headway.statistics.suppression.rule import Rule

Factors = Mapping[int, int]


@dataclass(frozen=True)
class Seen:
    """A printed table: None where a symbol stands or nothing is published.

    ``small``: where the reader is told so, which of the hidden numbers are hidden for being small.
    """

    layout: Layout
    cells: tuple[int | None, ...]
    percentages: tuple[Decimal | None, ...]
    rule: Rule
    zeros_hidden: bool = False
    small: tuple[bool, ...] | None = None


def seen_of(published: Suppressed, counts: Sequence[int] | None = None) -> Seen:
    """What a reader sees of it; which numbers are small only where the reader is told.

    With the true ``counts`` a number that is hidden for its difference to an earlier edition is not taken for small.
    """
    small: tuple[bool, ...] | None = None
    if published.rule.told_apart:
        values = counts or (published.rule.threshold,) * len(published.cells)
        small = tuple(a and published.rule.hides(v) for a, v in zip(published.primary, values, strict=True))
    return Seen(
        published.layout,
        published.cells,
        published.percentages,
        published.rule,
        published.zeros_hidden,
        small,
    )


@dataclass
class Evidence:
    """Numbers by place: names, bounds (None: no bound), true values where the auditor knows them; equations and limits.

    An equation (factors, right) says that the sum of factor times number is ``right``, a limit that it is at most so.
    ``printable``: a hidden number that would be printed otherwise; ``shown``: what is printed in the audited table.
    ``freed`` has the bounds that would be left if all numbers of the audited table but its zeros were hidden.
    """

    names: list[str] = field(default_factory=list)
    bounds: list[tuple[int | None, int | None]] = field(default_factory=list)
    freed: list[tuple[int | None, int | None]] = field(default_factory=list)
    truth: list[int | None] = field(default_factory=list)
    asked: list[bool] = field(default_factory=list)
    printable: list[bool] = field(default_factory=list)
    shown: list[int | None] = field(default_factory=list)
    equations: list[tuple[Factors, int]] = field(default_factory=list)
    limits: list[tuple[Factors, int]] = field(default_factory=list)

    def add(
        self,
        name: str,
        bounds: tuple[int | None, int | None],
        truth: int | None,
        *,
        asked: bool,
        printable: bool = False,
        shown: int | None = None,
        freed: tuple[int | None, int | None] | None = None,
    ) -> int:
        self.names.append(name)
        self.bounds.append(bounds)
        self.freed.append(freed or bounds)
        self.truth.append(truth)
        self.asked.append(asked)
        self.printable.append(printable)
        self.shown.append(shown)
        return len(self.names) - 1


def evidence_of(seen: Seen, truth: Sequence[int] | None, earlier: Sequence[Edition]) -> Evidence:
    """All that can be put together from the table and from the editions before it."""
    found = Evidence()
    _take(found, seen, truth, "", now=True)
    taken: list[tuple[Edition, int]] = []
    for number, edition in enumerate(earlier, 1):
        first = _take(
            found,
            seen_of(edition.published, edition.table.counts),
            edition.table.counts,
            f"edition {number}: ",
            now=False,
        )
        _compare(found, seen, truth, edition, first, number)
        for nth, (before, start) in enumerate(taken, 1):
            _set_apart(found, (before, start), (edition, first), f"edition {number}, less edition {nth}")
        taken.append((edition, first))
    return found


def _take(found: Evidence, seen: Seen, truth: Sequence[int] | None, prefix: str, *, now: bool) -> int:
    first = len(found.names)
    for place, name in enumerate(seen.layout.names):
        bounds = _bounds(seen, place)
        value = seen.cells[place]
        asked = value is None and not seen.layout.harmless[place]
        if seen.layout.unpublished[place] and (not now or (truth is not None and not truth[place])):
            asked = False
        floor = 0 if seen.zeros_hidden else seen.rule.least
        if floor and seen.small is not None:
            floor = seen.rule.threshold + 1  # hidden to protect others, and known not to be small
        freed = (floor, None) if now and value else bounds
        true = None if truth is None else truth[place]
        printable = value is None and not seen.layout.unpublished[place]
        shown = value if now else None
        found.add(prefix + name, bounds, true, asked=asked, printable=printable, shown=shown, freed=freed)
    for each in seen.layout.sums:
        factors = {first + each.total: -1}
        for part in each.parts:
            factors[first + part] = factors.get(first + part, 0) + 1
        found.equations.append((factors, 0))
    _read_percentages(found, seen, first)
    return first


def _bounds(seen: Seen, place: int) -> tuple[int | None, int | None]:
    rule, value = seen.rule, seen.cells[place]
    if seen.layout.unpublished[place]:
        return 0, None
    if value is not None:
        if rule.rounding is None:
            return value, value
        # What prints so and is not hidden: 0 itself, where zeros are shown, and what lies above the threshold.
        alike = range(max(0, value - rule.rounding), value + rule.rounding + 1)
        could_be = [one for one in alike if rule.printed(one) == value and not rule.hides(one)]
        return (could_be[0], could_be[-1]) if could_be else (value, value)
    least = 0 if seen.zeros_hidden else rule.least
    if seen.small is None:
        return least, None
    return (least, rule.threshold) if seen.small[place] else (least and rule.threshold + 1, None)


def _read_percentages(found: Evidence, seen: Seen, first: int) -> None:
    """A percentage P, half up: (P - half) whole <= 100 part < (P + half) whole, all of it in whole numbers."""
    for each, shown in zip(seen.layout.percentages, seen.percentages, strict=False):
        if shown is None or seen.rule.rounding is not None:
            continue
        part, whole, scale = first + each.numerator, first + each.denominator, 10**each.decimals
        twice = 2 * int(shown * scale)
        found.limits.append(({whole: twice - 1, part: -200 * scale}, 0))
        found.limits.append(({whole: -(twice + 1), part: 200 * scale}, -1))


def _compare(
    found: Evidence, seen: Seen, truth: Sequence[int] | None, edition: Edition, first: int, number: int
) -> None:
    before = {name: i for i, name in enumerate(edition.table.layout.names)}
    for place, name in enumerate(seen.layout.names):
        old = before.get(name)
        if old is None or seen.layout.unpublished[place] or edition.table.layout.unpublished[old]:
            continue
        change = None if truth is None else truth[place] - edition.table.counts[old]
        least = 0 if edition.relation is Relation.CUMULATIVE else None
        same = edition.relation is Relation.REVISION and change == 0
        bounds = (0, 0) if same else (least, None)
        apart = found.add(f"{name}, less edition {number}", bounds, change, asked=not same)
        found.equations.append(({place: 1, first + old: -1, apart: -1}, 0))


def _set_apart(found: Evidence, one: tuple[Edition, int], other: tuple[Edition, int], said: str) -> None:
    """Two editions before this one: their differences, asked for unless both numbers stand there for all to see."""
    (old, first), (new, second) = one, other
    before = {name: i for i, name in enumerate(old.table.layout.names)}
    both = [
        (before[name], i)
        for i, name in enumerate(new.table.layout.names)
        if name in before
        and not (old.table.layout.unpublished[before[name]] or new.table.layout.unpublished[i])
    ]
    changes = [new.table.counts[i] - old.table.counts[j] for j, i in both]
    revised = old.relation is new.relation is Relation.REVISION
    grows = old.relation is new.relation is Relation.CUMULATIVE and min(changes, default=0) >= 0
    for (j, i), change in zip(both, changes, strict=True):
        same = revised and not change
        hidden = old.published.cells[j] is None or new.published.cells[i] is None
        bounds = (0, 0) if same else (0 if grows else None, None)
        name = f"{new.table.layout.names[i]}, {said}"
        apart = found.add(name, bounds, change, asked=hidden and not same)
        found.equations.append(({second + i: 1, first + j: -1, apart: -1}, 0))
