"""A file of facts that is at odds with itself: what was once read in part, or not as written, is refused."""

import pytest
from test_profile_as_csv import refused, rows

from headway.assessment.profile_file import COLUMNS, profile_from, read_csv
from headway.errors import ForPerson

MEASURE = "C,NI 73,Level 4,,{},{},{},2010,%,higher,enjoy_achieve"
HERE = MEASURE.format("here", "value", 70)
FULL = ("B,x,,full,,framework,slac", "B,x,,full,,when,October 2010")
VISIT = "B,visit,,unannounced,,last day,2010-08-05"


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ((VISIT, "B,visit,,full,,serious,yes"), "row 3, column about"),
        ((VISIT, "B,visit,,unannounced,,published,2010-08-04"), "row 3, column value"),
        ((VISIT, "B,visit,,unannounced,,when,August 2009"), "row 3, column value"),
        (("B,visit,,unannounced,,framework,urca", VISIT), 'row 2, column value: "urca"'),
        ((*FULL, "B,x,,full,,grade:safegarding,Good"), "row 4"),
        (("B,x,,full,,when,October 2010", "B,x,,full,,grade:,Good,,slac_4"), "row 3, column aspect"),
        ((*FULL, "B,x,,full,,grade:lac_overall,Good,,settings_2005"), "row 4, column unit"),
        ((HERE, MEASURE.format("england", "value", 60).replace("%", "per 10000")), "row 3, column unit"),
        ((HERE, MEASURE.format("england", "value", 60).replace("Level 4", "Level 5")), "row 3, column title"),
        ((HERE, MEASURE.format("england", "value", 60).replace("higher", "lower")), "row 3, column better"),
        ((HERE, MEASURE.format("earlier", "value", 60).replace("enjoy", "x")), "row 3, column outcome"),
        ((HERE, *[MEASURE.format("neighbour:Essex", "value", n) for n in (1, 2)]), "row 4"),
        ((HERE, MEASURE.format("neighbour:", "value", 1)), "row 3, column whose"),
        ((HERE, MEASURE.format("here", "denominator", -5)), "row 3, column value"),
        (("A,nurseries,,,here,stated good,wibble",), 'row 2, column value: "wibble"'),
        (("A,nurseries,,,here,stated good,majority", "A,nurseries,,,here,stated good,minority"), "row 3, column whose"),
        (("profile,,,,,as of,2010-12-01", "profile,,,,,as of,2010-11-01"), "row 3, column aspect"),
        (("profile,,,,,as of,2009-12-31",), "row 2, column value"),
        (
            (
                "judgement,,,,,grade,Performs well,,csa_4",
                "judgement,,,,,grade,Performs poorly,,csa_4",
                "judgement,,,,,because,A reason.",
            ),
            "row 3, column aspect",
        ),
    ],
)  # fmt: skip
def test_a_second_row_that_says_another_thing_is_refused(lines, says):
    assert says in refused(*lines)


def test_a_row_with_more_cells_than_headings_is_refused():
    with pytest.raises(ForPerson, match=r"facts.csv: row 2 has more cells"):
        read_csv(rows("note,,,,,,One,,,,,Ofsted, 2010,,primary"), "facts.csv")


def test_a_heading_that_stands_twice_is_refused():
    with pytest.raises(ForPerson, match="value twice"):
        read_csv(f"{','.join(COLUMNS)},value\nKent,2010,note\n", "facts.csv")


@pytest.mark.parametrize("year", ["0000", "1066", "9999"])
def test_a_year_of_no_assessment_is_refused(year):
    with pytest.raises(ForPerson, match="column year"):
        read_csv(rows("note,,,,,,One").replace("2010", year), "facts.csv")


def test_what_is_stated_in_words_is_read_without_its_article_and_its_parts_need_not_stand_together():
    text = rows(
        "A,nurseries,,,here,stated good,The Large Majority",
        "A,nurseries,,,here,stated inadequate,none",
        "A,nurseries,,,england,stated good,higher",
    )
    stated = read_csv(text, "facts.csv").settings[0].stated
    assert [(each.aspect, each.words, each.beside) for each in stated] == [
        ("good", "large majority", (("england", "higher"),)),
        ("inadequate", "none", ()),
    ]


def test_an_authority_is_the_one_of_that_name_in_the_year():
    then = profile_from(read_csv(rows("note,,,,,,One").replace("Kent", "Dorset"), "facts.csv"))
    now = profile_from(read_csv(rows("note,,,,,,One").replace("Kent", "Dorset").replace("2010", "2024"), "f"))
    assert (then.authority, now.authority) == ("E10000009", "E06000059")
