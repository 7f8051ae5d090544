"""What proposals are worth, as the pages say it, is what the score measures against pairs that a person read."""

import sys
from pathlib import Path

import pytest
from one_database import on_sqlite_only

from headway.web.lessons.rules.recurrence import FOUND, RIGHT

sys.path.insert(0, str(Path(__file__).parents[3] / "scripts"))


@on_sqlite_only("measured on the reports themselves, without a database")
@pytest.mark.shared
def test_the_pairs_read_are_of_the_corpus_and_the_figures_on_screen_are_those_measured(shared: Path) -> None:
    import score_recurring as score

    corpus = shared / "corpus"
    truth, lists = score.read_truth(corpus), score.read_lists(corpus)
    assert len(truth) == 16
    for pair in truth:
        for one, other in pair.met:
            assert one < len(lists[pair.earlier])
            assert other < len(lists[pair.later])
    right, said, true, possible = score._counted(truth, lists)
    assert ((right, said), (right, true)) == (RIGHT, FOUND)
    # Chance would be right as often as pairs are met again at all: the method must be several times better.
    assert right / said > 5 * true / possible
    text = score.recurring_section(corpus)
    assert "checking half" in text
    assert f"{right} of {said}" in text
