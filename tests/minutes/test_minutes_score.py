"""The reading of minutes on texts with truth: the committee texts of ../shared, and invented minutes, never mixed."""

import importlib
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from headway.minutes import OutcomeKind, read_minute_text

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
SEED = "seeds/004_3c732ac89b803ef9.txt"


@pytest.fixture(scope="module")
def scoring() -> ModuleType:
    """The script of ``make score`` for minutes, as a module."""
    sys.path.insert(0, str(SCRIPTS))
    try:
        return importlib.import_module("score_minutes")
    finally:
        sys.path.remove(str(SCRIPTS))


def tally(scoring: ModuleType, texts: list[Any]) -> dict[str, tuple[int, int, list[str]]]:
    scores = scoring.Scores()
    for text in texts:
        scoring.score_text(scores, "", text, read_minute_text(text.text))
    found = {}
    for measure, halves in scores.tallies.items():
        parts = list(halves.values())
        found[measure.removeprefix(": ")] = (
            sum(each.right for each in parts),
            sum(each.asked for each in parts),
            [miss for each in parts for miss in each.misses],
        )
    return found


def at_least(found: dict[str, tuple[int, int, list[str]]], measure: str, share: float) -> None:
    right, asked, misses = found[measure]
    assert asked
    assert right / asked >= share, misses


# The real texts.


@pytest.mark.shared
def test_promises_of_the_committee_texts_are_found_and_little_else_is_proposed(
    scoring: ModuleType, shared: Path
) -> None:
    found = tally(scoring, scoring.real_texts(shared))
    at_least(found, "promises found", 0.85)
    at_least(found, "promises proposed that are promises", 0.85)
    at_least(found, "when a found promise is due", 0.85)
    assert found["promises found"][1] == 7


@pytest.mark.shared
def test_outcomes_of_the_committee_texts_are_read(scoring: ModuleType, shared: Path) -> None:
    found = tally(scoring, scoring.real_texts(shared))
    at_least(found, "outcomes found", 0.93)
    at_least(found, "outcomes read that are outcomes", 0.93)
    assert found["outcomes found"][1] == 15


@pytest.mark.shared
def test_each_half_of_the_real_texts_is_read(scoring: ModuleType, shared: Path) -> None:
    """The halves follow from the authority's name; texts without a promise are in both, so that restraint counts."""
    texts = scoring.real_texts(shared)
    for half in scoring.HALVES:
        chosen = [each for each in texts if scoring.half_of(each.authority) == half]
        assert any(each.promises for each in chosen)
        assert any(not each.promises for each in chosen)
        at_least(tally(scoring, chosen), "promises found", 0.85)


@pytest.mark.shared
def test_seed_004_has_one_resolution_of_two_outcomes_and_three_further_promises(shared: Path) -> None:
    minute = read_minute_text((shared / SEED).read_text(encoding="utf-8"))
    (resolution,) = minute.resolutions
    assert [(each.kind, each.due_said) for each in resolution.outcomes] == [
        (OutcomeKind.NOTED, ""),
        (OutcomeKind.ASKED_FOR, "next meeting"),
    ]
    further = [each for each in minute.promises if not each.same_as]
    assert [(each.where, each.due_said) for each in further] == [
        ("1 d)", "later in the summer"),
        ("1 d)", "July"),
        ("1 d)", "September"),
    ]
    (again,) = [each for each in minute.promises if each.same_as]
    assert again.same_as == resolution.outcomes[1].text


@pytest.mark.shared
def test_seed_004_keeps_its_two_paragraphs_and_six_parts(shared: Path) -> None:
    text = (shared / SEED).read_text(encoding="utf-8")
    minute = read_minute_text(text)
    assert [each.number for each in minute.paragraphs] == ["1", "2"]
    assert [part.letter for part in minute.paragraphs[0].parts] == list("abcdef")
    assert minute.title
    assert minute.purpose
    assert minute.attendance
    assert all(part.text in text for part in minute.paragraphs[0].parts)


@pytest.mark.shared
def test_truth_of_another_edition_is_refused(scoring: ModuleType, shared: Path, tmp_path: Path) -> None:
    truth = (Path(__file__).parent / "commitments_truth.toml").read_text(encoding="utf-8")
    stale = tmp_path / "truth.toml"
    stale.write_text(truth.replace('sha256 = "', 'sha256 = "0', 1), encoding="utf-8")
    with pytest.raises(scoring.Stale):
        scoring.real_texts(shared, stale)


# The invented minutes.


def test_promises_planted_in_invented_minutes_are_found_and_decoys_left_alone(scoring: ModuleType) -> None:
    found = tally(scoring, scoring.invented_texts())
    at_least(found, "promises found", 0.9)
    at_least(found, "promises proposed that are promises", 0.95)
    at_least(found, "decoys left alone", 0.95)
    assert found["promises found"][1] >= 35
    assert found["decoys left alone"][1] >= 45


def test_outcomes_of_invented_minutes_are_read(scoring: ModuleType) -> None:
    found = tally(scoring, scoring.invented_texts())
    at_least(found, "outcomes found", 0.95)
    at_least(found, "outcomes read that are outcomes", 0.95)


# The scorer itself.


def test_marks_are_taken_out_of_a_text_and_say_what_they_mark(scoring: ModuleType) -> None:
    text = scoring.marked(
        "a_place", "x {{P to=Members; due=May; same|yes}}, {{N|no}} {{O asked for; due=June|be y}}."
    )
    assert text.text == "x yes, no be y."
    assert text.authority == "A Place"
    (promise,) = text.promises
    assert (promise.start, promise.end, promise.to, promise.due, promise.is_same) == (
        2,
        5,
        "Members",
        "May",
        True,
    )
    assert [(each.kind, each.due) for each in text.outcomes] == [("asked for", "June")]
    assert [text.text[each.start : each.end] for each in text.decoys] == ["no"]


def test_the_scorer_counts_a_miss_a_false_promise_and_a_decoy_taken(scoring: ModuleType) -> None:
    source = (
        "T\n\nMinutes:\n\n{{P|Nothing that a rule knows}}. {{N|A note would be sent to Members in May}}.\n\n"
        "RESOLVED that {{O agreed|the report be noted}}."
    )
    found = tally(scoring, [scoring.marked("x", source)])
    assert found["promises found"][:2] == (0, 1)
    assert found["promises proposed that are promises"][:2] == (0, 1)
    assert found["decoys left alone"][:2] == (0, 1)
    assert found["outcomes found"][:2] == (0, 1)
    assert found["outcomes read that are outcomes"][:2] == (0, 1)
