"""The audit of printed tables: known traps, other people's tables, and that it finds what is left out on purpose."""

import random
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from headway.errors import ForPerson
from headway.statistics.suppression import (
    Dimension,
    How,
    Rule,
    audit_table,
    crosstab,
    percentages,
    suppress,
)
from headway.statistics.suppression.elimination import determined
from headway.statistics.suppression.layout import layout_of

N = None
# Nine numbers of 1 to 5, two at least in every row and column. Of rows 1 and 2 less columns 1 and 2, where everything
# else is shown, one of them is left alone: row 2, column 3.
TRAP = [[4, 3, 9, 14], [2, 5, 3, 10], [11, 7, 1, 4], [9, 8, 5, 2]]
HIDDEN_IN_THE_TRAP = {(0, 0), (0, 1), (1, 0), (1, 1), (1, 2), (2, 2), (2, 3), (3, 2), (3, 3)}


def printed(counts, hidden):
    """Rows with their totals, all totals shown."""
    truth = np.array(counts)
    truth = np.vstack([truth, truth.sum(axis=0)])
    truth = np.hstack([truth, truth.sum(axis=1, keepdims=True)])
    return [[None if (i, j) in hidden else int(v) for j, v in enumerate(row)] for i, row in enumerate(truth)]


def test_two_hidden_numbers_in_every_line_of_four_by_four_still_solve_exactly_and_the_audit_says_so():
    rows = printed(TRAP, HIDDEN_IN_THE_TRAP)
    for line in [*rows[:4], *([row[j] for row in rows] for j in range(4))]:
        assert line.count(None) >= 2
    found = audit_table(rows)
    assert [(each.name, each.least, each.how) for each in found.revealed] == [
        ("row 2, column 3", 3, How.ELIMINATION)
    ]
    assert not found.is_safe
    assert "row 2, column 3 is 3 (adding and subtracting)" in found.words


def test_suppress_does_not_fall_into_that_trap():
    found = suppress(TRAP)
    small = {(i, j) for i, row in enumerate(TRAP) for j, count in enumerate(row) if count <= 5}
    assert small == HIDDEN_IN_THE_TRAP  # all nine are small, and only they: hiding them alone is the trap
    assert found.lost.secondary > 0
    assert audit_table(found, truth=crosstab(TRAP)).is_safe


def test_a_ring_of_hidden_numbers_is_solved_where_its_zeros_cannot_give_way():
    rows = printed([[0, 0, 30], [6, 7, 30], [30, 30, 30]], {(0, 0), (0, 1), (1, 0), (1, 1)})
    found = audit_table(rows, rule=Rule(zeros_shown=False))  # 30 - 30 = 0 for the two of row 1: both are 0
    assert [each.least for each in found.revealed] == [0, 0, 6, 7]
    assert {each.how for each in found.revealed} == {How.BOUNDS}


def test_a_lone_hidden_number_comes_out_by_subtraction_and_two_by_their_small_sum():
    (one,) = audit_table([3, N, 50, 60], rule=Rule(threshold=2)).revealed
    assert (one.name, one.least, one.how) == ("column 2", 7, How.ELIMINATION)
    assert {(e.least, e.most) for e in audit_table([N, N, 40, 43]).narrow} == {(1, 2)}
    assert {e.least for e in audit_table([N, N, 40, 42]).revealed} == {
        1
    }  # a reader knows that zeros are shown
    assert {e.how for e in audit_table([N, N, 40, 42]).revealed} == {How.BOUNDS}


def test_a_small_number_that_is_printed_counts_as_revealed():
    (one,) = audit_table([3, 40, 43]).revealed
    assert (one.name, one.how) == ("column 1", How.PRINTED)


def test_whole_numbers_tell_what_fractions_do_not():
    # a + b = 1, b + c = 1, a + c + d = 1: with halves for a, b and c, d is 0; in whole numbers b is 1, so d is 1 too.
    side = Dimension(
        ("a", "b", "c", "d"),
        groups=(("ab", ("a", "b")), ("bc", ("b", "c")), ("acd", ("a", "c", "d"))),
        total=None,
        unpublished=("a", "b", "c", "d"),
    )
    found = audit_table(layout_of(side), [N, N, N, N, 1, 1, 1])
    assert [(e.name, e.least) for e in found.revealed if e.how is How.WHOLE] == [("d", 1)]


def test_a_percentage_left_standing_gives_its_hidden_counts_away():
    table = percentages([4, 38, 20], [30, 90, 50])
    found = suppress(table)
    left = tuple(Decimal(str(v)) for v in ("13.3", "42.2", "40.0", "36.5"))
    assert audit_table(found, truth=table).is_safe
    broken = audit_table(replace(found, percentages=left), truth=table)
    assert ("numerator, row 1", 4) in {(each.name, each.least) for each in broken.revealed}


def test_a_contradiction_is_told():
    with pytest.raises(ForPerson, match="contradict"):
        audit_table([10, 20, 31])
    with pytest.raises(ForPerson, match="No table agrees"):
        audit_table([N, N, 40, 41])


def test_cells_must_be_counts_and_fit():
    for rows in ([1], [[1, 2], [3]], [[1, 2]], [1.5, 2], ["c", 3]):
        with pytest.raises(ForPerson):
            audit_table(rows)
    with pytest.raises(ForPerson):
        audit_table(layout_of(Dimension(("a", "b"))), [1, 2])
    with pytest.raises(ForPerson):
        audit_table(suppress([3, 40, 50]), truth=crosstab([[3, 40], [50, 60]]))


def test_showing_any_secondary_number_again_is_found_out():
    """Every secondary number is needed, and the audit knows it: this test could not pass with a blind audit."""
    chance = random.Random(7)  # noqa: S311 - made-up tables
    tried = 0
    for _ in range(40):
        high, wide = chance.randint(2, 5), chance.randint(2, 5)
        table = crosstab([[chance.choice((0, 2, 4, 8, 12, 30)) for _ in range(wide)] for _ in range(high)])
        found = suppress(table)
        assert audit_table(found, truth=table).is_safe
        for place in [i for i, hidden in enumerate(found.secondary) if hidden]:
            cells = tuple(table.counts[i] if i == place else cell for i, cell in enumerate(found.cells))
            masks = tuple(hidden and i != place for i, hidden in enumerate(found.secondary))
            assert not audit_table(replace(found, cells=cells, secondary=masks), truth=table).is_safe
            tried += 1
    assert tried > 60


@pytest.mark.parametrize("seed", range(4))
def test_elimination_determines_what_the_rank_of_the_matrix_says(seed):
    chance = np.random.default_rng(seed)
    for _ in range(40):
        lines, unknowns = int(chance.integers(1, 6)), int(chance.integers(1, 8))
        matrix = chance.integers(-1, 2, (lines, unknowns))
        true = chance.integers(0, 20, unknowns)
        found = determined([({j: int(f) for j, f in enumerate(row)}, int(row @ true)) for row in matrix])
        rank = np.linalg.matrix_rank(matrix)
        by_rank = {
            j for j in range(unknowns) if np.linalg.matrix_rank(np.delete(matrix, j, axis=1)) == rank - 1
        }
        assert found == {j: Fraction(int(true[j])) for j in by_rank}
