"""Precision and recall on papers with planted faults; `make score` prints the same."""

import pytest
from lint_papers.scoring import HALVES, Score, clean_drafts, report, score

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def scored(shared) -> Score:
    return score(shared)


def test_there_are_papers_and_faults_enough(scored):
    assert scored.papers >= 20
    assert sum(scored.planted.values()) >= 60
    assert len({rule for rule, _ in scored.planted}) >= 20


def test_the_papers_are_of_five_forms(shared):
    assert {draft.form for draft in clean_drafts(shared)} == {
        "kent",
        "county",
        "cabinet",
        "scrutiny",
        "message",
    }


def test_nothing_is_found_in_clean_papers(scored):
    assert scored.clean_papers >= 20
    assert scored.clean_alarms == 0, scored.alarms


@pytest.mark.parametrize(("half", "recall"), [(HALVES[0], 0.97), (HALVES[1], 0.9)])
def test_most_planted_faults_are_found_and_little_else(scored, half, recall):
    planted = sum(count for (_, of), count in scored.planted.items() if of == half)
    found = sum(count for (_, of), count in scored.found.items() if of == half)
    false = sum(count for (_, of), count in scored.false.items() if of == half)
    assert found >= recall * planted, scored.misses
    assert found >= 0.98 * (found + false), scored.alarms


def test_the_report_names_every_rule_with_its_halves(scored):
    table = report(scored)
    assert "| `national-share` |" in table
    assert "clean papers nothing was found" in table
