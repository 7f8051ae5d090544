"""Counts as they are given: whole numbers of at least 0, in lists as deep as the table has sides."""

from collections.abc import Iterable, Sequence
from typing import Any

from headway.errors import ForPerson

Counts = Sequence[int] | Sequence[Sequence[int]] | Sequence[Sequence[Sequence[int]]]

MOST = 10**9
"""Beyond it the solvers' floating point numbers lose whole ones, and a small count beside it would come out."""


def a_count(value: Any) -> int:
    """The value, if it is a count. Whole numbers of numpy are counts too; truth values, texts and fractions are not."""
    if isinstance(value, bool) or not hasattr(value, "__index__") or not hasattr(value, "__abs__"):
        raise ForPerson(f"{value!r} is not a count. Give whole numbers of 0 or more.")
    found = int(value)
    if found < 0:
        raise ForPerson(f"{found} is not a count. Give whole numbers of 0 or more.")
    if found > MOST:
        raise ForPerson(
            f"A table with a number above {MOST:,} cannot be protected. Look whether two columns ran together."
        )
    return found


def counts_of(counts: Any) -> tuple[list[int], tuple[int, ...]]:
    """The counts row by row, and the shape of the table they fill."""
    if isinstance(counts, str | bytes) or not isinstance(counts, Iterable):
        raise ForPerson(f"{counts!r} is not a table of counts. Give a list, or a list of rows.")
    rows = list(counts)
    if not rows:
        raise ForPerson("There is no count in this table. Give at least one.")
    if not isinstance(rows[0], Iterable) or isinstance(rows[0], str | bytes):
        return [a_count(each) for each in rows], (len(rows),)
    parts = [counts_of(row) for row in rows]
    if len({shape for _, shape in parts}) > 1:
        raise ForPerson("The rows of the table are not equally long. Fill the gaps.")
    return [each for flat, _ in parts for each in flat], (len(rows), *parts[0][1])
