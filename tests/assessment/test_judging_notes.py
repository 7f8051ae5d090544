"""What the rules did not read is said, with the inspection and the reason."""

from dataclasses import replace
from datetime import date

import pytest
from blocks import full, grade, profile, visit

from headway.assessment import Major, MajorInspection, Origin, Profile
from headway.assessment.judging import ReasonKind, assess
from headway.assessment.letter import check, draft
from headway.assessment.rulebook import rulebook
from headway.frameworks import Mark

CSA = rulebook("csa")


def notes(facts: Profile) -> list[str]:
    """What is noted of these facts by the rules of 2010."""
    return [each.says for each in assess(facts, CSA).reasons if each.kind is ReasonKind.NOTE]


def note_on(inspection: MajorInspection) -> str:
    """The one note on an inspection of the end of June 2010, without its beginning."""
    (said,) = notes(profile(inspection))
    return said.removeprefix("The full inspection of June 2010 ")


def test_an_inspection_of_which_only_the_year_is_known_counts_from_its_last_day_and_the_note_says_so() -> (
    None
):
    only_the_year = replace(full(date(2010, 12, 31)), when="June 2010", published=None)
    assert note_on(only_the_year) == (
        "counts from 31 December 2010, and this stands as known on 9 December 2010, so no rule reads it."
    )


def test_an_inspection_that_no_rule_can_read_is_noted_with_why() -> None:
    day = date(2010, 6, 30)
    inadequate = grade("settings_2005", "inadequate")
    late = full(day, date(2010, 12, 10), safeguarding_overall="inadequate")
    assert note_on(late) == "was not public by 9 December 2010, so no rule reads it."
    other_name = replace(full(day), grades=(("safeguarding", grade("slac_4", "inadequate")),))
    other_scale = replace(full(day), grades=(("safeguarding_overall", inadequate),))
    for unread in (other_name, other_scale, full(day)):
        assert (
            note_on(unread) == "has no judgement, grade or finding that a rule looks at, so no rule reads it."
        )


def test_an_inspection_that_is_read_is_not_noted() -> None:
    assert (
        notes(profile(full(date(2010, 6, 30), safeguarding_overall="good"), visit(date(2010, 8, 31)))) == []
    )


def test_a_later_inspection_does_not_lift_a_visits_limit_and_that_is_said_to_be_unknown() -> None:
    later = full(date(2010, 10, 31), safeguarding_overall="good", lac_overall="good")
    found = assess(profile(visit(date(2010, 1, 31)), later), CSA)
    assert [each.rule for each in found.limiting] == ["csa-unannounced-serious"]
    (note,) = (each for each in found.reasons if each.kind is ReasonKind.NOTE)
    assert "whether a later inspection lifted it is not published" in note.says
    assert note.mark is Mark.UNKNOWN
    assert note.evidence == (later.key,)


def test_of_a_later_inspection_that_limits_as_well_nothing_is_noted() -> None:
    later = full(date(2010, 10, 31), safeguarding_overall="inadequate", lac_overall="good")
    assert notes(profile(visit(date(2010, 8, 31)), later)) == []


def test_rules_of_another_year_say_so() -> None:
    assert notes(profile(as_of=date(2025, 3, 31))) == [
        "These rules are for assessments of 2009 to 2011, and this one is of 2025."
    ]


def test_the_grades_that_an_inspection_leans_to_are_told_best_first_as_a_list() -> None:
    council = rulebook("council")
    best, good, middle, _ = council.scale.grades
    given = (("care_leavers", middle), ("children_in_care", best), ("leaders", good))
    inspection = MajorInspection(
        "i", Major.FULL, date(2024, 5, 1), "May 2024", Origin("A report"), "ilacs_2023", None, given
    )
    known = Profile("E10000099", "Examplebury", 2024, date(2024, 12, 1), inspections=(inspection,))
    says = next(each.says for each in assess(known, council).reasons if each.rule == "council-inspection")
    assert says.endswith("lean to Outstanding, Good and Requires improvement.")


@pytest.mark.parametrize(("book", "year"), [("csa", 2025), ("council", 2010)])
def test_the_letter_by_rules_of_other_years_says_so_and_stands_on_it(book: str, year: int) -> None:
    rules = rulebook(book)
    known = Profile("E10000099", "Examplebury", year, date(year, 12, 1))
    letter = draft(known, assess(known, rules), rules, grade=None, because="")
    assert any("R:from_year" in each.sources for each in letter.sentences)
    assert check(letter, known, rules) == ()
