"""What hiding costs beyond the least possible, how long it takes, and what a reader with this program could still do.

    python scripts/suppression_cost.py [--write]

Made-up tables from fixed seeds: the quick way against the pattern of least cost, which an integer programme proves.
The same numbers every time, but for the seconds. --write puts them into docs/reference/suppression.md.
"""

import argparse
import platform
import random
import statistics
import time
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

from headway.statistics.suppression import Dimension, Suppressed, Table, audit_table, crosstab, suppress

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reference" / "suppression.md"
FIRST, LAST = "<!-- measured: begin -->", "<!-- measured: end -->"
SMALL_TABLES = ((1, 12), (2, 4), (3, 3), (4, 4), (5, 5), (4, 7))
EACH = 36
SHARES = (0.1, 0.25, 0.5)
"""Of the numbers that are not 0, so many are from 1 to 5."""
LARGE_TABLES = ((13, 13), (13, 36), (25, 40))


def drawn(chance: random.Random, high: int, wide: int, small: float) -> Table:
    def count() -> int:
        if chance.random() < 0.1:
            return 0
        return chance.randint(1, 5) if chance.random() < small else chance.randint(6, 80)

    return crosstab(
        [[count() for _ in range(wide)] for _ in range(high)] if high > 1 else [count() for _ in range(wide)]
    )


def against_the_least() -> Iterator[str]:
    """For each size: hidden beyond the rule, by both ways, and the difference."""
    yield "| table | tables | secondary: least | quick | more cells: mean, worst | more of the sum: mean, worst |"
    yield "|---|---|---|---|---|---|"
    for high, wide in SMALL_TABLES:
        chance, both = random.Random(100 * high + wide), []  # noqa: S311 - made-up tables
        for number in range(EACH):
            table = drawn(chance, high, wide, SHARES[number % len(SHARES)])
            weights = [1 + count / (1 + sum(table.counts)) for count in table.counts]
            both.append([suppress(table, weights=weights, exact=exact).lost for exact in (True, False)])
        cells = [quick.secondary - least.secondary for least, quick in both]
        sums = [quick.total - least.total for least, quick in both]
        share = [100 * (quick.total - least.total) / least.total for least, quick in both if least.total]
        yield (
            f"| {high} × {wide} | {EACH} | {sum(a.secondary for a, _ in both)} | {sum(b.secondary for _, b in both)}"
            f" | {statistics.mean(cells):.2f}, {max(cells)}"
            f" | {statistics.mean(sums):.1f} ({statistics.mean(share):.1f}%), {max(sums)} |"
        )


def large() -> Iterator[str]:
    yield "| table | hidden by the rule | hidden to protect them | of all cells | s to hide, median of 5 | s to audit |"
    yield "|---|---|---|---|---|---|"
    for high, wide in LARGE_TABLES:
        chance = random.Random(high * wide)  # noqa: S311 - made-up tables
        hiding, auditing, lost, cells = [], [], [], 0
        for _ in range(5):
            table = drawn(chance, high, wide, 0.2)
            start = time.perf_counter()
            found = suppress(table)
            hiding.append(time.perf_counter() - start)
            start = time.perf_counter()
            audit = audit_table(found, truth=table)
            auditing.append(time.perf_counter() - start)
            lost.append(found.lost)
            cells = len(table.counts)
            if not audit.is_safe:
                raise SystemExit(audit.words)
        yield (
            f"| {high} × {wide} | {statistics.mean(each.primary for each in lost):.1f}"
            f" | {statistics.mean(each.secondary for each in lost):.1f}"
            f" | {100 * statistics.mean(each.cells for each in lost) / cells:.0f}%"
            f" | {statistics.median(hiding):.3f} | {statistics.median(auditing):.3f} |"
        )


def lists_that_print_as(found: Suppressed, most: int) -> Iterator[tuple[int, ...]]:
    """All lists of counts that agree with the printed one, hidden ones from 1 to ``most``."""
    choices = [range(1, most + 1) if cell is None else (cell,) for cell in found.cells[:-1]]
    for counts in product(*choices):
        if found.cells[-1] in (None, sum(counts)):
            yield counts


def reader_with_this_program() -> Iterator[str]:
    """A reader runs this program on every list that might lie behind a printed one, and keeps those that print so."""
    chance = random.Random(4)  # noqa: S311 - made-up tables
    lists = small = fewer = told = 0
    printed: dict[tuple[int, ...], Suppressed] = {}
    side = Dimension(tuple("abcd"))
    for _ in range(120):
        counts = tuple(chance.choice((0, 1, 2, 3, 5, 7, 9, 12)) for _ in range(4))
        found = printed.setdefault(counts, suppress(crosstab(counts, side)))
        if found.cells[-1] is None or not 1 < sum(found.hidden) <= 3:
            continue
        lists += 1
        left = [
            other
            for other in lists_that_print_as(found, sum(counts))
            if printed.setdefault(other, suppress(crosstab(other, side))).cells == found.cells
        ]
        for place in [i for i in range(4) if found.primary[i]]:
            values = {other[place] for other in left}
            small += 1
            told += len(values) == 1
            fewer += not values >= set(range(1, 6))
    yield f"{lists} lists of four numbers of at most 12, their total shown, with {small} numbers hidden by the rule:"
    yield f"{fewer} of these could no longer be every value from 1 to 5, and {told} had one value left."


def measured() -> Sequence[str]:
    return [
        FIRST,
        "",
        f"CPython {platform.python_version()}. A tenth of the numbers are 0; of the others a tenth, a quarter or half",
        "are from 1 to 5, the rest up to 80. Seeds are fixed.",
        "",
        "### Small tables, against the least cost",
        "",
        *against_the_least(),
        "",
        "The least is that of the cells; among equally many cells, of their sum. Fewer cells may hide a larger sum.",
        "",
        "### Large tables",
        "",
        *large(),
        "",
        "### A reader who has this program",
        "",
        *reader_with_this_program(),
        "",
        LAST,
    ]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--write", action="store_true", help=f"put the numbers into {PAGE.relative_to(ROOT)}")
    write = asked.parse_args().write
    start = time.perf_counter()
    lines = measured()
    print("\n".join(lines))
    print(f"{time.perf_counter() - start:.0f} s")
    if write:
        text = PAGE.read_text(encoding="utf-8")
        before, after = text.split(FIRST)[0], text.split(LAST)[1]
        PAGE.write_text(before + "\n".join(lines) + after, encoding="utf-8")


if __name__ == "__main__":
    main()
