"""The measure of search, by hand."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from score_search import difference, judgements, mark, ndcg, queries


def test_the_best_order_is_1_and_a_worse_one_less():
    grades = {"a": 2, "b": 1, "c": 0}
    assert ndcg(["a", "b", "c"], grades) == 1
    assert ndcg(["b", "a"], grades) == pytest.approx((1 + 3 / 1.584962) / (3 + 1 / 1.584962), abs=1e-5)
    assert ndcg(["c"], grades) == 0


def test_a_passage_met_again_or_not_judged_is_passed_over():
    assert ndcg(["x", "a", "a", "b"], {"a": 2, "b": 1}) == 1


def test_every_query_has_judgements_and_a_good_answer():
    grades = judgements()
    assert set(grades) == set(queries())
    assert all(2 in each.values() for each in grades.values())
    assert all(grade in (0, 1, 2) for each in grades.values() for grade in each.values())


def test_a_mark_does_not_hang_on_line_breaks():
    assert mark("Plans\n are clear.") == mark("Plans are clear.")


def test_no_difference_is_none():
    assert difference([0.5, 0.7], [0.5, 0.7]) == (0, 0, 0)
