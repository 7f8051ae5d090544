"""The shipped method is what training gives, and is as good as is said; from the shared corpus, by scikit-learn."""

import sys
from pathlib import Path

import pytest

from headway.themes import shipped
from headway.themes.features import features, keywords
from headway.themes.measured import measured

SCRIPTS = Path(__file__).parents[2] / "scripts"
pytest.importorskip("sklearn", reason="scikit-learn is for development: it is not installed")
pytestmark = [pytest.mark.shared, pytest.mark.usefixtures("shared")]


@pytest.fixture(scope="module")
def scripts():
    """The scripts import one another by name."""
    sys.path.insert(0, str(SCRIPTS))
    try:
        import theme_measures
        import train_themes

        yield train_themes, theme_measures
    finally:
        sys.path.remove(str(SCRIPTS))


def test_training_again_gives_the_shipped_method(scripts):
    train, _ = scripts
    made, kept = train.method(), shipped()
    assert made.name == kept.name
    assert set(made.rarity) == set(kept.rarity)
    assert (made.steepness, made.offset) == pytest.approx((kept.steepness, kept.offset), abs=0.02)
    for key, weights in kept.themes.items():
        again = made.themes[key]
        assert again.start == pytest.approx(weights.start, abs=0.02)
        assert again.signs == pytest.approx(weights.signs, abs=0.02)
        for term in set(weights.terms) | set(again.terms):
            assert again.terms.get(term, 0) == pytest.approx(weights.terms.get(term, 0), abs=0.03)


def test_labels_are_enough_and_read_twice(scripts):
    train, _ = scripts
    first, second = train.labelled("first"), train.labelled("second")
    assert len(first) >= 200
    assert len({item.authority for item in first}) >= 30
    assert len(second) >= 50
    known = {(item.document, item.item) for item in first}
    assert all((item.document, item.item) in known for item in second)
    assert all(item.themes <= set(train.KEYS) for item in (*first, *second))


def test_the_method_beats_keywords_and_is_near_the_second_reader_on_authorities_it_never_saw(scripts):
    train, measures = scripts
    items = train.labelled("first")
    truth = [item.themes for item in items]
    keys = measures.themes_with(truth, 10)
    given = [
        frozenset(key for key, odds in one.items() if odds >= 0) for one in train.held_out_odds(items, 0)
    ]
    by_keyword = [frozenset(keywords(item.text)) for item in items]
    method, baseline = measures.macro(truth, given, keys), measures.macro(truth, by_keyword, keys)
    assert method > baseline
    assert method == pytest.approx(measured().macro_f1, abs=0.02)
    place = {(item.document, item.item): n for n, item in enumerate(items)}
    second = train.labelled("second")
    twice = [place[item.document, item.item] for item in second]
    enough = measures.themes_with([truth[n] for n in twice], 3)
    reader = measures.macro([truth[n] for n in twice], [item.themes for item in second], enough)
    assert reader - method <= 0.10


def test_no_authority_is_both_learnt_from_and_judged(scripts):
    train, _ = scripts
    authorities = [item.authority for item in train.labelled("first")]
    divided = train.folds(authorities, 0)
    assert sorted(place for fold in divided for place in fold) == list(range(len(authorities)))
    for fold in divided:
        inside = {authorities[place] for place in fold}
        outside = {name for place, name in enumerate(authorities) if place not in set(fold)}
        assert not inside & outside


def test_no_sentence_of_a_report_is_in_the_method(scripts):
    train, _ = scripts
    assert all(len(term.split()) <= 2 for term in shipped().rarity)
    assert features(train.labelled("first")[0].text).terms


def test_measures_worked_by_hand(scripts):
    _, measures = scripts
    truth = [frozenset({"plans"}), frozenset({"plans", "health"}), frozenset()]
    given = [frozenset({"plans"}), frozenset({"health"}), frozenset({"plans"})]
    assert measures.counts(truth, given, "plans") == measures.Counts(right=1, wrong=1, missed=1)
    assert measures.macro(truth, given, ["plans", "health"]) == (0.5 + 1) / 2
    assert measures.micro(truth, given) == 2 * 2 / (2 * 2 + 1 + 1)
    assert measures.kappa(truth, truth) == 1
