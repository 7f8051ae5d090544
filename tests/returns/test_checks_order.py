"""The order of rows, of files and of columns changes nothing in what is found."""

from __future__ import annotations

import tempfile
from collections import Counter
from functools import cache
from pathlib import Path
from random import Random

from checks_cases import TOGETHER
from checks_clean import clean_world
from checks_world import World
from hypothesis import given, settings
from hypothesis import strategies as st

from headway.returns.checks import check
from headway.returns.intake import read_folder


def spoilt() -> World:
    """Every case that can be planted at once, each in a child of its own."""
    world, children = clean_world(len(TOGETHER))
    for case, child in zip(TOGETHER, children, strict=True):
        case.plant(world, child)
    return world


def found(world: World, order: Random | None) -> Counter[tuple[object, ...]]:
    """Each fault with what its own row says, and not with where the row stands."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        numbers = world.write(folder, order)
        of_row = {
            (table, numbers[id(row)]): tuple(sorted(row.items()))
            for table, rows in world.tables.items()
            for row in rows
            if id(row) in numbers
        }
        with read_folder(folder / "this") as intake, read_folder(folder / "last") as last:
            names = {each.number: each.return_name for each in intake.deliveries}
            return Counter(
                (
                    rule,
                    names[delivery],
                    table,
                    field,
                    child,
                    value,
                    of_row.get((f"{names[delivery]}.{table}", row)),
                )
                for delivery, table, _, row, field, rule, value, _, child in check(intake, last).rows()
            )


@cache
def in_order() -> Counter[tuple[object, ...]]:
    return found(spoilt(), None)


@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 2**32 - 1))
def test_shuffled_rows_files_and_columns_give_the_same_faults(seed: int) -> None:
    assert sum(in_order().values()) > len(TOGETHER) / 2
    shuffled = found(spoilt(), Random(seed))  # noqa: S311 - an order, not a secret
    assert (shuffled - in_order(), in_order() - shuffled) == (Counter(), Counter())
