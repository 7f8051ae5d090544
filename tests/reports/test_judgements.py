"""Grades are read from where each era prints them, and from nowhere else."""

import pytest
from synthetic_reports import (
    ANNUAL_LETTER,
    LAC_2013,
    REINSPECTION_2018,
    SIF_2014,
    SLAC,
    ilacs,
    ilacs_2023,
    ilacs_2026,
    read,
    sif,
    sif_2017,
    trust,
)

from headway.reports import InspectionRecord, Judgements

GOOD, RI, INADEQUATE, OUTSTANDING = "Good", "Requires improvement", "Inadequate", "Outstanding"
NOT_JUDGED = "Not judged"
SIF_FRONT = sif().split("1. Children")[0]
"""A front page whose table of judgements has been lost."""
ILACS_FRONT = ilacs().split("Judgement Grade")[0]


def said(record: InspectionRecord) -> str:
    return "\n".join(record.warnings)


def test_sif_first_format() -> None:
    assert read(SIF_2014).judgements == Judgements(
        overall=RI,
        leadership=RI,
        help_protection=RI,
        in_care_or_looked_after=RI,
        adoption=GOOD,
        care_leavers=INADEQUATE,
        lscb=INADEQUATE,
    )


def test_sif_second_format() -> None:
    assert read(sif_2017()).judgements == Judgements(
        overall=GOOD,
        leadership=GOOD,
        help_protection=RI,
        in_care_or_looked_after=GOOD,
        adoption=OUTSTANDING,
        care_leavers=GOOD,
        lscb=GOOD,
    )


def test_a_reinspection_has_no_judgement_of_the_board() -> None:
    judgements = read(REINSPECTION_2018).judgements
    assert (judgements.overall, judgements.care_leavers, judgements.lscb) == (RI, OUTSTANDING, None)


def test_ilacs_of_2018_grades_children_in_care_and_care_leavers_as_one() -> None:
    assert read(ilacs()).judgements == Judgements(
        overall=RI, leadership=RI, help_protection=GOOD, in_care_or_looked_after=GOOD
    )


def test_ilacs_of_2023_grades_care_leavers_apart() -> None:
    judgements = read(ilacs_2023()).judgements
    assert (judgements.in_care_or_looked_after, judgements.care_leavers) == (GOOD, OUTSTANDING)


def test_from_april_2026_there_is_no_overall_judgement_and_none_is_missed() -> None:
    record = read(ilacs_2026())
    assert record.judgements.overall is None
    assert record.judgements.leadership == RI
    assert "Not found" not in said(record)


def test_a_trust_s_report_is_graded_as_any_other() -> None:
    assert read(trust()).judgements == read(ilacs_2023()).judgements


def test_looked_after_report_of_2013() -> None:
    judgements = read(LAC_2013).judgements
    assert (judgements.overall, judgements.leadership) == ("Adequate", "Adequate")
    assert judgements.other == {
        "capacity to improve": GOOD,
        "outcomes": "Adequate",
        "quality of provision": "Adequate",
        "leadership and management": "Adequate",
    }


def test_looked_after_report_cut_before_its_record_is_graded_from_its_chapters() -> None:
    judgements = read(LAC_2013.split("Record of main findings")[0]).judgements
    assert (judgements.overall, judgements.other) == ("Adequate", {"capacity to improve": GOOD})


def test_slac_gives_two_sets_and_no_grade_of_the_whole() -> None:
    judgements = read(SLAC).judgements
    assert (judgements.overall, judgements.in_care_or_looked_after) == (None, "Adequate")
    assert judgements.other == {
        "safeguarding: overall": INADEQUATE,
        "safeguarding: capacity to improve": "Adequate",
        "looked after: overall": "Adequate",
        "looked after: capacity to improve": GOOD,
    }


@pytest.mark.parametrize(
    ("printed", "grade"),
    [
        ("Children’s services assessment Performs well (3)", "Performs well"),
        ("Children's services assessment performs poorly", "Performs poorly"),
        (
            "Wiltshire Council children’s services assessment 2010: Performs excellently",
            "Performs excellently",
        ),
        ("Children’s services rating 2009 Performs adequately", "Performs adequately"),
    ],
)
def test_the_annual_assessment_keeps_its_own_words(printed: str, grade: str) -> None:
    text = ANNUAL_LETTER.replace("Children’s services assessment Performs well (3)", printed)
    assert read(text).judgements == Judgements(overall=grade)


# How a grade stands beside its label.


@pytest.mark.parametrize(
    ("printed", "grade"),
    [
        ("Good", GOOD),
        ("\nGood", GOOD),
        (": good", GOOD),
        (" – Outstanding", OUTSTANDING),
        ("1 Good", GOOD),
        (" 1\nGood", GOOD),
        ("\nRequires\nimprovement\nto be good", RI),
        (" Requires Improvement", RI),
        (" require improvement", RI),
        (" requires improvement to be good", RI),
        (" Inadequate", INADEQUATE),
        (" Not judged", NOT_JUDGED),
        (" Not Judged", NOT_JUDGED),
    ],
)
def test_a_grade_in_the_table(printed: str, grade: str) -> None:
    gap = "" if printed[0] in "\n:1 " else " "
    record = read(
        ilacs(care=f"The experiences and progress of children in care and care\nleavers{gap}{printed}")
    )
    assert record.judgements.in_care_or_looked_after == grade


def test_a_small_authority_may_have_a_judgement_not_judged() -> None:
    record = read(
        ilacs(
            title="Council of the Isles of Scilly\nInspection of children’s social care services",
            care="The experiences and progress of children in care and care\nleavers Not judged",
        )
    )
    assert (record.authority.name, record.judgements.in_care_or_looked_after) == (
        "Isles of Scilly",
        NOT_JUDGED,
    )
    assert "Not found" not in said(record)


def test_a_footnote_that_breaks_the_table_over_two_pages_does_not_lose_a_grade() -> None:
    top, rest = sif().split("2.1 Adoption")
    note = "1 This note tells the reader under which powers two reports were bound in one.\n"
    record = read(top + note, "2\n2.1 Adoption" + rest.replace(note, ""))
    assert (record.judgements.in_care_or_looked_after, record.judgements.adoption) == (GOOD, OUTSTANDING)


@pytest.mark.parametrize(
    ("statement", "grade"),
    [
        ("Children’s services in Wiltshire are good", GOOD),
        ("Children's services in Wiltshire are Good", GOOD),
        ("Children’s services in Wiltshire are inadequate", INADEQUATE),
        ("Children’s services in Wiltshire require improvement to be good", RI),
        ("Children’s services in Wiltshire requires improvement", RI),
        ("Children’s services in Wiltshire are judged to be outstanding", OUTSTANDING),
        ("Children’s services in the Royal Borough of Windsor and Maidenhead require\nimprovement", RI),
        ("Children’s services in St. Helens are good", GOOD),
        ("Children’s services in Bath & North East Somerset are good because", GOOD),
        ("The overall judgement is good.", GOOD),
        ("The overall judgment is requires improvement", RI),
        ("The overall judgement is that children’s services are inadequate", INADEQUATE),
    ],
)
def test_the_overall_statement_of_a_sif_report(statement: str, grade: str) -> None:
    assert read(sif(overall=statement)).judgements.overall == grade


@pytest.mark.parametrize(
    ("statement", "grade"),
    [
        ("The Local Safeguarding Children Board is good", GOOD),
        ("The Local Safeguarding Children Board (LSCB) requires improvement to be good", RI),
        ("The Wiltshire Safeguarding Children Board requires improvement", RI),
        ("The effectiveness of the LSCB is inadequate", INADEQUATE),
        ("The LSCB is judged to be outstanding.", OUTSTANDING),
        (
            "The judgement for the effectiveness of the Local Safeguarding Children\nBoard (LSCB) is good.",
            GOOD,
        ),
    ],
)
def test_the_board_s_statement(statement: str, grade: str) -> None:
    assert read(sif(), f"{statement}\nRecommendations\n1. Publish the strategy.").judgements.lscb == grade


# Where the table is lost.

CHAPTERS = """
The experiences and progress of
children who need help and
protection
Requires improvement
Summary
Help is given to families early and by people who know them.
The experiences and progress of children looked after and achieving
permanence is inadequate
64. Children wait.
The graded judgement for adoption performance is that it requires
improvement
77. It takes long.
The graded judgement about the experience and progress of care leavers
is that it is good
78. They are met.
Leadership, management and
governance Outstanding
Summary
Leaders know what they see and see what they do.
"""


def test_without_its_table_a_sif_report_is_graded_from_the_headings_of_its_chapters() -> None:
    assert read(SIF_FRONT, CHAPTERS).judgements == Judgements(
        overall=GOOD,
        leadership=OUTSTANDING,
        help_protection=RI,
        in_care_or_looked_after=INADEQUATE,
        adoption=RI,
        care_leavers=GOOD,
    )


def test_without_its_table_an_ilacs_report_is_graded_from_its_chapters_but_for_the_overall_grade() -> None:
    record = read(
        ILACS_FRONT,
        """
        The experiences and progress of children who need help and
        protection is inadequate
        1. Some wait.
        The experiences and progress of children in care and care leavers: good
        2. They do well.
        The impact of leaders on social work practice with children and
        families is: outstanding
        3. Leaders lead.
        """,
    )
    assert record.judgements == Judgements(
        leadership=OUTSTANDING, help_protection=INADEQUATE, in_care_or_looked_after=GOOD
    )
    assert "overall effectiveness" in said(record)


# What is no grade.


@pytest.mark.parametrize(
    "sentence",
    [
        "Children’s services in Wiltshire are not yet good",
        "Children’s services in Wiltshire have many good features",
        "Children’s services in Wiltshire were judged inadequate",
        "Children’s services in Wiltshire are good at listening to families",
        "Children’s services in Wiltshire are good enough for nobody",
        "Children’s services in Wiltshire. Good practice was seen",
        "The overall judgement is that services are not good",
        "The last inspection found that the overall picture was good.",
    ],
)
def test_a_grade_word_in_a_sentence_is_not_the_overall_grade(sentence: str) -> None:
    assert read(sif(overall=sentence)).judgements.overall is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Leadership, management and governance are good in parts of the county.",
        "Adoption performance is good for most of the children who wait for a family.",
        "Leadership, management and governance has been inadequate.",
        "Leadership, management and\ngovernance\nGood practice is seen in the north of the county.",
        "At the time of the last inspection, adoption performance was inadequate.",
        "The work with children who need help and protection is outstanding in places.",
        "The experience and progress of care leavers are good when they stay in touch.",
    ],
)
def test_a_grade_word_in_a_sentence_is_not_a_chapter_s_grade(sentence: str) -> None:
    assert read(SIF_FRONT, sentence).judgements == Judgements(overall=GOOD)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Local Safeguarding Children Board is not yet good.",
        "The Local Safeguarding Children Board is good at drawing lessons from reviews.",
        "The Local Safeguarding Children Board has good systems.",
    ],
)
def test_a_grade_word_in_a_sentence_is_not_the_board_s_grade(sentence: str) -> None:
    assert read(sif(), sentence).judgements.lscb is None


SCALE = """
What the inspection judgements mean
An outstanding local authority leads highly effective services.
A good local authority leads effective services.
Outstanding
Good
Requires improvement
Inadequate
Overall effectiveness Outstanding Good Requires improvement Inadequate
"""


def test_a_table_of_the_scale_is_no_judgement() -> None:
    assert (
        read(SIF_FRONT.replace("Children’s services in Wiltshire are good", ""), SCALE).judgements
        == Judgements()
    )
    assert read(LAC_2013.split("Overall effectiveness of services")[0]).judgements == Judgements()


@pytest.mark.parametrize(
    "front", [SIF_FRONT.replace("Children’s services in Wiltshire are good\n", ""), ILACS_FRONT]
)
def test_a_text_cut_before_its_judgements_has_no_grade_and_says_so(front: str) -> None:
    record = read(front)
    assert record.framework is not None
    assert record.judgements == Judgements()
    assert "No judgement was found" in said(record)


def test_a_text_cut_within_its_table_names_what_is_missing() -> None:
    record = read(sif().split("2.1 Adoption")[0])
    assert record.judgements == Judgements(overall=GOOD, help_protection=RI, in_care_or_looked_after=GOOD)
    assert "Not found: the judgement of leadership, care leavers, adoption" in said(record)
