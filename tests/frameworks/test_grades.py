"""Grades stay on their scales; proportion words stay ranges."""

import pytest

from headway.errors import ForPerson
from headway.frameworks import NotAGrade, framework, proportion_tables, scales

WORDS = scales()["ofsted_words_4"]


@pytest.mark.parametrize(
    "written",
    [
        "Requires improvement",
        "requires improvement to be good",
        "Require improvement",
        "Requires  Improvement\nto be good.",
        "requires_improvement",
    ],
)
def test_every_wording_of_requires_improvement_is_one_grade(written):
    assert WORDS.grade(written).id == "requires_improvement"


def test_not_judged_is_a_value_and_no_grade():
    value = WORDS.grade("Not judged")
    assert isinstance(value, NotAGrade)
    assert value.id == "not_judged"


@pytest.mark.parametrize("written", ["Adequate", "4", "", "goodish", "not good"])
def test_a_word_of_another_scale_or_a_bare_number_is_refused_with_the_words_that_would_do(written):
    with pytest.raises(
        ForPerson, match="Use Outstanding, Good, Requires improvement, Inadequate or Not judged"
    ):
        WORDS.grade(written)


def test_a_framework_names_itself_when_it_refuses_a_grade():
    with pytest.raises(ForPerson, match='Single inspection framework: "Adequate" is not a grade'):
        framework("sif").grade("Adequate")
    with pytest.raises(ForPerson, match="Joint targeted area inspection gives no grades"):
        framework("jtai").grade("Good")


def test_grades_of_one_scale_compare():
    good, inadequate = WORDS.grade("Good"), WORDS.grade("Inadequate")
    assert good.better_than(inadequate)
    assert inadequate.worse_than(good)
    assert not good.better_than(good)
    assert not good.worse_than(good)


def test_grades_of_different_scales_are_neither_compared_nor_equal():
    good_2010, good_2017 = scales()["slac_4"].grade("Good"), WORDS.grade("Good")
    assert good_2010 != good_2017
    for compare in (good_2010.better_than, good_2010.worse_than):
        with pytest.raises(ForPerson, match="grades of different scales"):
            compare(good_2017)


def test_the_best_of_2010s_assessment_and_the_worst_of_its_inspections_share_only_a_number():
    best, worst = scales()["csa_4"].grade("performs excellently"), scales()["slac_4"].grade("inadequate")
    assert best.code == worst.code == 4
    assert (best.rank, worst.rank) == (1, 4)


def test_every_word_of_every_scale_reads_back_as_itself():
    for scale in scales().values():
        for grade in scale.grades:
            for word in (grade.id, grade.label, grade.label.upper(), *grade.aliases):
                assert scale.grade(word) == grade


def test_a_proportion_word_is_a_range_of_its_era():
    then, now = proportion_tables()["ofsted_2009_2013"], proportion_tables()["ofsted_observed_2014_2025"]
    assert (then.band("Large majority").low, then.band("large majority").high) == (65, 79)
    assert (now.band("large majority").low, now.band("large majority").high) == (68, 92)
    assert then.verification == "background"


def test_a_word_the_table_does_not_have_is_refused():
    with pytest.raises(ForPerson, match=r'"most" is not a proportion word of .*\. It has: almost all'):
        proportion_tables()["ofsted_observed_2014_2025"].band("most")


def test_the_table_of_2009_covers_every_per_cent_once_but_has_no_word_for_half():
    bands = proportion_tables()["ofsted_2009_2013"].bands
    covered = [per_cent for band in bands for per_cent in range(band.low, band.high + 1)]
    assert sorted(covered) == [per_cent for per_cent in range(101) if per_cent != 50]
