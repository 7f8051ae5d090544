"""The embedded examples: Kent in 2010, and the seven authorities held down in 2009."""

from datetime import date
from decimal import Decimal

import pytest

from headway.assessment import Major
from headway.assessment.examples import example, examples, published_later
from headway.assessment.judging import assess
from headway.assessment.profile_file import as_csv, profile_from, read_csv
from headway.assessment.rulebook import rulebook_for
from headway.errors import ForPerson
from headway.frameworks import proportion_tables

SEVEN = ["Calderdale", "Knowsley", "Nottinghamshire", "Peterborough", "Plymouth", "Redbridge", "Salford"]


def test_kent_in_2010_holds_what_public_sources_give():
    kent = example("Kent", 2010)
    full, visit = kent.inspections
    assert (full.kind, full.on, full.published) == (Major.FULL, date(2010, 10, 22), date(2010, 11, 19))
    assert {name: grade.id for name, grade in full.grades} == {
        "safeguarding_overall": "inadequate",
        "lac_overall": "inadequate",
    }
    assert (visit.kind, visit.when, visit.serious, visit.priority_actions) == (
        Major.UNANNOUNCED,
        "August 2010",
        True,
        None,
    )


def test_of_its_settings_only_words_are_known_and_they_are_the_eras_words():
    table = proportion_tables()["ofsted_2009_2013"]
    for line in example("Kent", 2010).settings:
        assert line.here is None
        for stated in line.stated:
            assert stated.words in ("", "all", "none") or table.band(stated.words)
            assert "letter to Kent" in stated.origin.title


def test_its_figures_are_shares_of_their_published_counts():
    lines = [*example("Kent", 2010).measures, *published_later("E10000016", 2010)]
    for value in (
        each for line in lines for each in (line.here, line.england, line.neighbours, line.earlier)
    ):
        if value and value.numerator is not None:
            assert abs(100 * value.numerator / value.denominator - value.value) <= Decimal("0.05")


def measure(lines, number):
    return next(each for each in lines if each.number == number)


def test_exclusions_and_attainment_by_19_stand_with_their_counts_beside_ten_neighbours():
    known = example("Kent", 2010).measures
    excluded, by_19 = measure(known, "NI 114"), measure(known, "NI 79")
    assert (excluded.here.numerator, excluded.here.denominator) == (259, 212455)
    assert (excluded.england.numerator, excluded.earlier.numerator) == (6545, 356)
    assert (by_19.here.numerator, by_19.here.denominator, by_19.earlier.numerator) == (12964, 16804, 12446)
    for line in (excluded, by_19, measure(known, "NI 80"), measure(known, "level_2_by_19_fsm")):
        assert len(line.neighbour_values) == 10
        assert "dfe-analytical-services" in line.origin.address


def test_a_later_line_names_as_earlier_what_was_known():
    known, later = example("Kent", 2010).measures, published_later("E10000016", 2010)
    for number in ("NI 114", "NI 79", "NI 80", "level_2_by_19_fsm", "NI 81", "NI 82", "NI 101"):
        before, after = measure(known, number), measure(later, number)
        assert (after.earlier, after.earlier_period) == (before.here, before.period)


def test_what_came_out_after_the_letter_is_kept_apart():
    known = {line.number: line.period for line in example("E10000016", 2010).measures}
    later = {line.number: line.period for line in published_later("E10000016", 2010)}
    assert known["NI 101"] == "school year 2008/09"
    assert later["NI 101"] == "school year 2009/10"
    assert published_later("E10000016", 2009) == ()


def test_kents_permitted_grades_end_at_performs_poorly_by_the_full_inspection_first():
    assessed = assess(example("Kent", 2010), rulebook_for(2010))
    assert [grade.id for grade in assessed.permitted] == ["performs_poorly"]
    assert assessed.limiting[0].evidence == ("B:slac-2010-10-22",)


@pytest.mark.parametrize("name", SEVEN)
def test_the_seven_of_2009_come_out_limited_by_their_unannounced_inspection_alone(name):
    profile = example(name, 2009)
    assert (profile.settings, profile.measures, len(profile.inspections)) == ((), (), 1)
    assessed = assess(profile, rulebook_for(2009))
    assert [reason.evidence for reason in assessed.limiting] == [("B:ucra-2009-12-31",)]
    assert [grade.id for grade in assessed.permitted] == ["performs_adequately", "performs_poorly"]


@pytest.mark.parametrize("profile", examples(), ids=lambda each: f"{each.name} {each.year}")
def test_an_example_goes_through_its_file_and_comes_back(profile):
    assert profile_from(read_csv(as_csv(profile), "a.csv")) == profile


def test_an_example_that_there_is_not_is_refused_with_those_there_are():
    with pytest.raises(ForPerson, match=r"Medway in 2010.*Kent 2010"):
        example("Medway", 2010)
