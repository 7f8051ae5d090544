"""What is published together: the numbers, and the sums that tie them to each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import prod

from headway.errors import ForPerson
from headway.statistics.suppression.counts import Counts, a_count, counts_of


@dataclass(frozen=True)
class Sum:
    """The number at place ``total`` is the sum of the numbers at the places ``parts``."""

    total: int
    parts: tuple[int, ...]


@dataclass(frozen=True)
class Percentage:
    """A percentage printed beside the counts, with so many decimals, half up: places of its two counts."""

    numerator: int
    denominator: int
    decimals: int = 1


@dataclass(frozen=True)
class Dimension:
    """One side of a table: its categories, the groups that are published too, and the name of its total.

    ``groups`` are (name, members); a member is a category or an earlier group. They may overlap: years to date and
    rolling sums are groups of months. ``total`` None: no total is published. ``unpublished`` names categories that
    the reader never sees but can work out, such as the months below a rolling sum.
    """

    names: tuple[str, ...]
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    total: str | None = "Total"
    unpublished: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        every = self.every
        if not self.names or len(set(every)) < len(every):
            raise ForPerson(
                f"A side of a table needs names, each once; these are {', '.join(every) or 'none'}."
            )
        known = set(self.names)
        for group, members in self.groups:
            if not members or not known.issuperset(members):
                raise ForPerson(
                    f"The group {group!r} must be made of names before it: {', '.join(members) or 'none'}."
                )
            known.add(group)
        if not set(every).issuperset(self.unpublished):
            raise ForPerson(f"Unpublished must be names of this side: {', '.join(self.unpublished)}.")

    @property
    def every(self) -> tuple[str, ...]:
        """Categories, groups, total: the order of the cells."""
        last = () if self.total is None else (self.total,)
        return (*self.names, *(name for name, _ in self.groups), *last)

    @property
    def sums(self) -> tuple[Sum, ...]:
        """Each group and the total, as sums of the groups next below them where groups are nested."""
        return self._tree_sums if self.is_nested else self._given_sums

    @property
    def _given_sums(self) -> tuple[Sum, ...]:
        place = {name: i for i, name in enumerate(self.every)}
        found = [Sum(place[name], tuple(place[each] for each in members)) for name, members in self.groups]
        if self.total is not None:
            found.append(Sum(place[self.total], tuple(range(len(self.names)))))
        return tuple(found)

    @property
    def _tree_sums(self) -> tuple[Sum, ...]:
        sets = self.categories_in
        order = sorted(range(len(sets)), key=lambda i: (len(sets[i]), i))
        parts: dict[int, list[int]] = {i: [] for i in order if i >= len(self.names)}
        for rank, i in enumerate(order):
            above = next((j for j in order[rank + 1 :] if j in parts and sets[i] <= sets[j]), None)
            if above is not None:
                parts[above].append(i)
        return tuple(Sum(i, tuple(sorted(below))) for i, below in sorted(parts.items()))

    @property
    def categories_in(self) -> tuple[frozenset[int], ...]:
        """For each place, the categories that it counts."""
        found = [frozenset({i}) for i in range(len(self.names))]
        for each in self._given_sums:
            found.append(frozenset[int]().union(*(found[part] for part in each.parts)))
        return tuple(found)

    @property
    def is_nested(self) -> bool:
        """Whether every two groups are apart or one lies in the other, and none counts a category twice."""
        sets = self.categories_in
        once = all(
            sum(len(sets[part]) for part in each.parts) == len(sets[each.total]) for each in self._given_sums
        )
        return once and all(a <= b or b <= a or not a & b for a in sets for b in sets)


@dataclass(frozen=True)
class Layout:
    """Names of the numbers, sums between them, and which of them are not shown to anybody.

    ``shape`` is that of the printed table, row by row. ``levels``: of how many sides a number is a sum (0: none).
    ``is_network``: a table of at most two sides of which one has nested groups, where whole numbers take no
    more looking into than fractions do (its matrix is totally unimodular). ``implied``: sums that follow from others.
    """

    names: tuple[str, ...]
    sums: tuple[Sum, ...]
    shape: tuple[int, ...]
    levels: tuple[int, ...]
    unpublished: tuple[bool, ...]
    harmless: tuple[bool, ...]
    percentages: tuple[Percentage, ...] = ()
    is_network: bool = False
    implied: frozenset[Sum] = frozenset()

    def place(self, name: str) -> int:
        if name not in self.names:
            raise ForPerson(f"{name!r} is not a number of this table. It has {', '.join(self.names[:6])} ...")
        return self.names.index(name)


@dataclass(frozen=True)
class Table:
    """A layout with its true counts. Not for publication."""

    layout: Layout
    counts: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.counts) != len(self.layout.names):
            raise ForPerson(
                f"{len(self.counts)} counts for {len(self.layout.names)} names. Give one for each."
            )
        for count in self.counts:
            a_count(count)
        for each in self.layout.sums:
            if self.counts[each.total] != sum(self.counts[part] for part in each.parts):
                raise ForPerson(
                    f"{self.layout.names[each.total]} is not the sum of its parts. Correct the table."
                )


def layout_of(*sides: Dimension) -> Layout:
    """The layout of a table with one or more sides; its cells run row by row, the last side fastest."""
    shape = tuple(len(side.every) for side in sides)
    every = list(product(*(range(length) for length in shape)))
    network = len(sides) <= 2 and all(s.is_nested for s in sides) and sum(bool(s.groups) for s in sides) <= 1
    return Layout(
        names=tuple(", ".join(side.every[i] for side, i in zip(sides, cell, strict=True)) for cell in every),
        sums=tuple(_sums(sides, shape)),
        shape=shape,
        levels=tuple(
            sum(i >= len(side.names) for side, i in zip(sides, cell, strict=True)) for cell in every
        ),
        unpublished=tuple(
            any(s.every[i] in s.unpublished for s, i in zip(sides, cell, strict=True)) for cell in every
        ),
        harmless=(False,) * len(every),
        is_network=network,
        implied=frozenset(_implied(sides, shape)) if network else frozenset(),
    )


def _sums(sides: Sequence[Dimension], shape: tuple[int, ...]) -> Iterator[Sum]:
    steps = [prod(shape[i + 1 :]) for i in range(len(shape))]
    for axis, side in enumerate(sides):
        others = product(*(range(1 if i == axis else length) for i, length in enumerate(shape)))
        for base in (sum(i * step for i, step in zip(cell, steps, strict=True)) for cell in others):
            for each in side.sums:
                yield Sum(
                    base + each.total * steps[axis], tuple(base + part * steps[axis] for part in each.parts)
                )


def _implied(sides: Sequence[Dimension], shape: tuple[int, ...]) -> Iterator[Sum]:
    """In a table of two sides: sums of a group or total of the side with groups follow from those of its categories."""
    if len(sides) == 2:
        deep = 0 if sides[0].groups else 1
        steps = (shape[1], 1)
        for line in range(len(sides[deep].names), shape[deep]):
            base = line * steps[deep]
            for each in sides[1 - deep].sums:
                step = steps[1 - deep]
                yield Sum(base + each.total * step, tuple(base + part * step for part in each.parts))


def crosstab(counts: Counts, *sides: Dimension) -> Table:
    """A table from the counts of its categories; groups and totals are added up here.

    ``counts``: whole numbers nested as deep as there are sides. Without sides: a list, or rows and columns, with all
    totals, named by their numbers.
    """
    flat, shape = counts_of(counts)
    sides = sides or tuple(_plain(axis, length, len(shape)) for axis, length in enumerate(shape))
    if shape != tuple(len(side.names) for side in sides):
        raise ForPerson(
            f"Counts of shape {shape} do not fit sides of {[len(side.names) for side in sides]} names."
        )
    steps = [prod(shape[i + 1 :]) for i in range(len(shape))]
    values = []
    for cell in product(*(side.categories_in for side in sides)):
        members = product(*cell)
        values.append(
            sum(flat[sum(i * step for i, step in zip(each, steps, strict=True))] for each in members)
        )
    return Table(layout_of(*sides), tuple(values))


def _plain(axis: int, length: int, of: int) -> Dimension:
    word = "column" if axis == of - 1 and of > 1 else "row"
    return Dimension(tuple(f"{word} {i + 1}" for i in range(length)), total=f"all {word}s")


def percentages(
    numerators: Sequence[int],
    denominators: Sequence[int],
    side: Dimension | None = None,
    *,
    decimals: int = 1,
    protect_rest: bool = True,
) -> Table:
    """Numerators over denominators with their percentages: the rest of each denominator can be worked out too.

    ``protect_rest``: 38 of 40 tells of 2 that are not among the 38. False where the rest is nobody's secret.
    """
    if len(numerators) != len(denominators):
        raise ForPerson(
            f"{len(numerators)} numerators for {len(denominators)} denominators. Give one for each."
        )
    (tops, _), (wholes, _) = counts_of(numerators), counts_of(denominators)
    if any(a > b for a, b in zip(tops, wholes, strict=True)):
        raise ForPerson("A numerator is larger than its denominator. Correct the table.")
    rest = [b - a for a, b in zip(tops, wholes, strict=True)]
    split = Dimension(("numerator", "rest"), total="denominator", unpublished=("rest",))
    table = crosstab([tops, rest], split, side or _plain(0, len(tops), 1))
    wide = table.layout.shape[1]
    layout = replace(
        table.layout,
        percentages=tuple(Percentage(i, 2 * wide + i, decimals) for i in range(wide)),
        harmless=tuple(not protect_rest and wide <= i < 2 * wide for i in range(3 * wide)),
    )
    return replace(table, layout=layout)
