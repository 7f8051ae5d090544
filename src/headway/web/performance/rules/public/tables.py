"""Tables of what is published together, for hiding and for audit: numbers that two measures share are one number.

Two measures out of the same children have the same denominators. Hidden in one table and shown in the other, a
denominator would give away what it was hidden for; so such measures are one table.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from headway.statistics.suppression import Dimension, Layout, Percentage, Sum, Table, crosstab, percentages
from headway.web.performance.rules.public.figures import (
    OTHER,
    WHOLE,
    MeasureLike,
    Numbers,
    Part,
    Role,
    roles_of,
)

__all__ = [
    "Cell",
    "Cells",
    "Fault",
    "Vector",
    "families",
    "is_share",
    "is_telling",
    "joined",
    "linked",
    "split_up",
    "table_of",
    "vectors_of",
    "with_the_rest",
]

Vector = tuple[int, Part]
"""A measure's numerators, or its denominators, of one period."""
Cell = tuple[int, Part, str]
"""One number: measure, which of the two, area."""
Cells = tuple[tuple[str, int], ...]
"""The numbers of a vector by area; the whole authority last."""
Thing = TypeVar("Thing", int, Vector)


class Fault(ValueError):  # noqa: N818 - it is said to the analyst
    """Why the figures of a measure cannot be shown; said to the analyst."""


def with_the_rest(numbers: Numbers) -> Numbers:
    """With what no district counts as a line of its own, so that the table adds up.

    Raises Fault where the districts come to more than the authority: its sums would not hold.
    """
    if not numbers.districts:
        return numbers
    left = []
    for place in (0, 1):
        whole = numbers.whole[place]
        known = [each[place] or 0 for each in numbers.districts.values()]
        left.append(None if whole is None else round(whole - sum(known), 4))
    if any(each is not None and each < 0 for each in left):
        raise Fault("its districts come to more than the whole authority")
    if not any(left):
        return numbers
    return replace(numbers, districts={**numbers.districts, OTHER: (left[0], left[1])})


def vectors_of(measure: MeasureLike, numbers: Numbers) -> dict[Vector, Cells]:
    """Its numbers that count people, by area; the whole authority last."""
    found: dict[Vector, Cells] = {}
    for part, role, place in zip((Part.TOP, Part.WHOLE), roles_of(measure, numbers), (0, 1), strict=True):
        if role is Role.PEOPLE:
            told = {**numbers.districts, WHOLE: numbers.whole}
            found[numbers.measure, part] = tuple((area, _count(told[area][place])) for area in told)
    return found


def _count(number: float | None) -> int:
    if number is None or number < 0 or number != int(number):
        raise Fault("its figures are not whole numbers, so that nobody can say whom they would give away")
    return int(number)


def is_share(measure: MeasureLike, numbers: Numbers) -> bool:
    """Whether the denominator counts the numerator too, so that the rest can be worked out."""
    return measure.unit == "%" and roles_of(measure, numbers) == (Role.PEOPLE, Role.PEOPLE)


def table_of(
    measure: MeasureLike, numbers: Numbers, names: Mapping[Vector, str], decimals: int
) -> Table | None:
    """The table of one measure; None where nothing of it counts people. ``names``: as shared numbers are called."""
    vectors = vectors_of(measure, numbers)
    if not vectors:
        return None
    top, whole = vectors.get((numbers.measure, Part.TOP)), vectors.get((numbers.measure, Part.WHOLE))
    if top and whole and is_share(measure, numbers):
        return _share(numbers, top, whole, names, decimals)
    return joined([_list(names[vector], cells) for vector, cells in vectors.items()])


def _side(areas: Sequence[str]) -> Dimension:
    """The districts with their total; or the authority alone."""
    return Dimension(tuple(areas[:-1]), total=WHOLE) if len(areas) > 1 else Dimension((WHOLE,), total=None)


def _share(
    numbers: Numbers,
    top: Sequence[tuple[str, int]],
    whole: Sequence[tuple[str, int]],
    names: Mapping[Vector, str],
    decimals: int,
) -> Table:
    if any(n > d for (_, n), (_, d) in zip(top, whole, strict=True)):
        raise Fault("a numerator is larger than its denominator")
    areas = [area for area, _ in top]
    inner = slice(None, -1) if len(areas) > 1 else slice(None)
    made = percentages(
        [n for _, n in top[inner]], [d for _, d in whole[inner]], _side(areas), decimals=decimals
    )
    called = (
        names[numbers.measure, Part.TOP],
        f"{numbers.measure} {Part.REST}",
        names[numbers.measure, Part.WHOLE],
    )
    return _renamed(made, [f"{name}|{area}" for name in called for area in areas])


def _list(name: str, cells: Sequence[tuple[str, int]]) -> Table:
    areas = [area for area, _ in cells]
    counts = [count for _, count in (cells[:-1] if len(cells) > 1 else cells)]
    return _renamed(crosstab(counts, _side(areas)), [f"{name}|{area}" for area in areas])


def _renamed(table: Table, names: Sequence[str]) -> Table:
    return replace(table, layout=replace(table.layout, names=tuple(names)))


def families(tables: Iterable[Mapping[Vector, Cells]], said: Mapping[Vector, str]) -> dict[Vector, int]:
    """Vectors that count the same thing, by number: those said in the same words, or the same in every district.

    That two single numbers are equal says nothing: many are, by chance.
    """
    pairs: list[tuple[Vector, Vector]] = []
    by_words: dict[str, Vector] = {}
    pairs += [(by_words.setdefault(words, vector), vector) for vector, words in said.items() if words]
    for vectors in tables:
        first: dict[Cells, Vector] = {}
        pairs += [
            (first.setdefault(cells, vector), vector)
            for vector, cells in vectors.items()
            if len(cells) > 1 and is_telling(cells)
        ]
    groups = split_up(said, pairs)
    return {vector: number for number, group in enumerate(groups) for vector in group}


def is_telling(cells: Cells) -> bool:
    """Whether to be equal means anything: small numbers are equal by chance, and hidden wherever they stand."""
    return max(count for _, count in cells) > 5


def linked(vectors: Mapping[Vector, Cells], family: Mapping[Vector, int]) -> dict[Vector, str]:
    """A name for each vector; those of one family that are the same in every area have the same name.

    A measure's two numbers never do, though all are among all (23 of 23).
    """
    names: dict[Vector, str] = {}
    first: dict[tuple[int, Cells], str] = {}
    for vector in sorted(vectors, key=lambda each: (each[1] is not Part.WHOLE, each)):
        cells, own = vectors[vector], f"{vector[0]} {vector[1]}"
        name = first.setdefault((family[vector], cells), own) if is_telling(cells) else own
        other = (vector[0], Part.WHOLE if vector[1] is Part.TOP else Part.TOP)
        names[vector] = own if names.get(other) == name else name
    return names


def split_up(things: Iterable[Thing], pairs: Iterable[tuple[Thing, Thing]]) -> list[list[Thing]]:
    """Things in groups that are paired with each other."""
    above = {each: each for each in things}

    def root(each: Thing) -> Thing:
        while above[each] != each:
            each = above[each]
        return each

    for a, b in pairs:
        if a in above and b in above:
            above[max(root(a), root(b))] = min(root(a), root(b))
    groups: dict[Thing, list[Thing]] = {}
    for each in above:
        groups.setdefault(root(each), []).append(each)
    return list(groups.values())


@dataclass
class _Joining:
    names: list[str]
    counts: list[int]
    levels: list[int]
    unpublished: list[bool]
    harmless: list[bool]


def joined(tables: Sequence[Table]) -> Table:
    """Several tables as one; a number that stands in two of them under the same name is one number."""
    if len(tables) == 1:
        return tables[0]
    found, place = _Joining([], [], [], [], []), {}
    sums: dict[Sum, None] = {}
    shares: list[Percentage] = []
    for table in tables:
        layout = table.layout
        for i, name in enumerate(layout.names):
            if name not in place:
                place[name] = len(found.names)
                found.names.append(name)
                found.counts.append(table.counts[i])
                found.levels.append(layout.levels[i])
                found.unpublished.append(layout.unpublished[i])
                found.harmless.append(layout.harmless[i])
        at = [place[name] for name in layout.names]
        sums.update(
            dict.fromkeys(Sum(at[each.total], tuple(at[i] for i in each.parts)) for each in layout.sums)
        )
        shares += [
            replace(each, numerator=at[each.numerator], denominator=at[each.denominator])
            for each in layout.percentages
        ]
    layout = Layout(
        names=tuple(found.names),
        sums=tuple(sums),
        shape=(len(found.names),),
        levels=tuple(found.levels),
        unpublished=tuple(found.unpublished),
        harmless=tuple(found.harmless),
        percentages=tuple(shares),
    )
    return Table(layout, tuple(found.counts))
