"""BM25 by hand: rarer words weigh more, repetition less and less, long passages less."""

import pytest

from headway.themes.bm25 import best_first, rarity
from headway.themes.query import parse, widened


def _order(typed, *texts, rarities=None):
    parts = widened(parse(typed)).query.wanted
    return best_first(texts, parts, rarities or [1.0] * len(parts))


def test_what_has_the_word_more_often_in_as_many_letters_is_first():
    assert _order("drift", "Drift and more.", "Drift and drift.") == [1, 0]


def test_the_shorter_of_two_is_first():
    assert _order("drift", "Drift. " + "Other words. " * 20, "Drift.") == [1, 0]


def test_the_rarer_word_counts_for_more():
    assert _order("drift plans", "Plans here.", "Drift here.", rarities=[3.0, 0.1]) == [1, 0]


def test_the_fields_other_word_counts_as_the_word():
    assert _order("s47", "Nothing of it.", "Section 47 is used.") == [1, 0]


def test_words_that_must_stand_together_count_as_often_as_the_rarer():
    assert _order("care leavers", "Care, care, care.", "Care leavers stay.") == [1, 0]
    assert _order("drift NEAR/5 delay", "Drift, drift.", "Drift and delay.") == [1, 0]


def test_a_word_that_all_have_says_almost_nothing():
    assert rarity(100, 1) > rarity(100, 50) > rarity(100, 100) > 0
    assert rarity(100, 120) == pytest.approx(rarity(120, 120))  # counted before the library shrank


def test_nothing_is_ranked_of_nothing():
    assert best_first((), (), ()) == []
