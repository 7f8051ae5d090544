"""The question bank: whole, joined to the signs that call for its questions, and proposing categories from words."""

import re
from itertools import chain
from pathlib import Path

import pytest

from headway.web.scrutiny.models import Question
from headway.web.scrutiny.queries.briefings_pointers import NAMES
from headway.web.scrutiny.rules.question_bank import (
    Category,
    bank,
    category_title,
    proposed_category,
    sources,
)

EVERY = [one for each in bank().values() for one in each.questions]


def test_every_category_says_what_it_is_for_and_where_its_subject_comes_from() -> None:
    assert len(bank()) >= 14
    for each in bank().values():
        assert each.title
        assert each.purpose.endswith(".")
        assert each.sources
        assert each.words
        assert len(each.questions) >= 3, each.id


def test_the_subjects_that_members_raise_have_their_categories() -> None:
    assert {
        "like-for-like",
        "placements-elsewhere",
        "member-scrutiny",
        "consistency",
        "workforce",
        "mechanism",
        "safety-now",
        "children-in-care",
        "care-leavers",
        "leadership",
        "performance-data",
        "voice",
        "partners",
        "inspection-readiness",
    } <= set(bank())


def test_ids_fit_the_record_and_stay_plain_in_an_address() -> None:
    most = Question._meta.get_field("category").max_length
    for each in bank():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", each)
        assert len(each) <= most
    assert len({each.id for each in EVERY}) == len(EVERY)


def test_every_question_is_one_and_says_what_a_good_answer_brings() -> None:
    for each in EVERY:
        assert each.ask.endswith("?"), each.ask
        assert each.evidence.endswith("."), each.ask
        assert each.evidence[0].isupper()
    assert len({each.ask for each in EVERY}) == len(EVERY)


def test_every_sign_that_calls_for_a_question_is_one_that_a_briefing_looks_for() -> None:
    signs = set(chain.from_iterable(each.when for each in EVERY))
    assert signs <= set(NAMES)
    assert {"overdue", "off-track", "commitment-late", "no-action", "closed-without-evidence"} <= signs


def test_every_source_is_used_and_every_source_used_is_named() -> None:
    assert {one.id for each in bank().values() for one in each.sources} == set(sources())


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Ensure that pathway plans for care leavers are of good quality.", "care-leavers"),
        ("Caseloads remain too high because of the turnover of social workers.", "workforce"),
        ("Children placed here by other local authorities, some at a distance.", "placements-elsewhere"),
        ("Strategy discussions are held whenever the risk to a child rises.", "safety-now"),
        ("The audit programme does not moderate its grades.", "knowing-ourselves"),
        ("Nothing of the kind.", ""),
    ],
)
def test_a_category_is_proposed_by_the_words_of_a_text(text: str, category: str) -> None:
    assert proposed_category(text) == category


def test_a_word_fits_the_beginning_of_a_word_only() -> None:
    category = Category("x", "X", "For.", (), ("contact",), ())
    assert category.fits("Contacts and contact") == 1
    assert category.fits("We subcontacted nobody") == 0


def test_a_category_that_has_gone_from_the_bank_is_told_by_its_id() -> None:
    assert category_title("gone") == "gone"
    assert category_title("voice") == "The voice of the child"


def test_of_two_categories_that_fit_alike_the_one_that_is_named_first_is_proposed() -> None:
    assert proposed_category("The police did not come. Advocates were asked for.") == "partners"
    assert proposed_category("Advocates were asked for. The police did not come.") == "voice"


@pytest.mark.shared
def test_each_part_of_the_minute_of_2017_is_proposed_for_the_category_that_a_person_gave_it(
    shared: Path,
) -> None:
    (seed,) = (shared / "seeds").glob("004_*.txt")
    parts = re.findall(r"\n([a-z])\)\s+(.*?)(?=\n\s*\n)", seed.read_text(encoding="utf-8"), re.DOTALL)
    assert {letter: proposed_category(text) for letter, text in parts} == {
        "a": "like-for-like",
        "b": "placements-elsewhere",
        "c": "member-scrutiny",
        "d": "workforce",
        "e": "member-scrutiny",
        "f": "inspection-readiness",
    }
