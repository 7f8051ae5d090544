"""Proportion words and numbers side by side in a paper, by the table of its day."""

from datetime import date

import pytest
from lint_papers.facts import report_of

from headway.documents.lint import Severity, Sources, check, lint
from headway.documents.reading import read_paper_text

THEN, NOW, BEFORE = date(2010, 12, 9), date(2019, 5, 1), date(2005, 1, 1)
WORD, NUMBER = "proportion-word", "proportion-number"


def found(text: str, on: date | None = NOW) -> list[tuple[str, str, str]]:
    faults = lint(read_paper_text(text), Sources(), on)
    return [(fault.rule, fault.quote, fault.severity) for fault in faults if fault.rule in (WORD, NUMBER)]


@pytest.mark.parametrize(
    ("on", "text", "rule", "quote", "severity"),
    [
        (
            THEN,
            "The large majority (55%) of schools are good.",
            WORD,
            "large majority (55%",
            Severity.WARNING,
        ),
        (
            THEN,
            "The majority of schools (83 per cent) are good.",
            WORD,
            "majority of schools (83 per cent",
            Severity.WARNING,
        ),
        (THEN, "In all, 83%, a majority, are good.", NUMBER, "83%, a majority", Severity.WARNING),
        (
            NOW,
            "The small minority of plans (31%) are late.",
            WORD,
            "small minority of plans (31%",
            Severity.WARNING,
        ),
        (
            NOW,
            "The majority of plans (14 of 32) are late.",
            WORD,
            "majority of plans (14 of 32",
            Severity.ERROR,
        ),
        (NOW, "Two-thirds of plans (41%) are late.", WORD, "Two-thirds of plans (41%", Severity.ERROR),
        (NOW, "All schools (85%) are good.", WORD, "All schools (85%", Severity.ERROR),
        (
            NOW,
            "14 of the 32 plans, the majority, are late.",
            NUMBER,
            "14 of the 32 plans, the majority",
            Severity.ERROR,
        ),
        (
            BEFORE,
            "The majority of plans (14 of 32) are late.",
            WORD,
            "majority of plans (14 of 32",
            Severity.ERROR,
        ),
        (
            None,
            "The large majority of plans (58%) are late.",
            WORD,
            "large majority of plans (58%",
            Severity.WARNING,
        ),
    ],
)
def test_a_word_and_a_number_that_cannot_stand_together_are_found(on, text, rule, quote, severity):
    assert found(text, on) == [(rule, quote, severity)]


@pytest.mark.parametrize(
    ("on", "text"),
    [
        (THEN, "The large majority (70%) of schools are good."),
        (NOW, "The majority of schools (83%) are good."),
        (NOW, "The majority of schools (96%) are good."),  # seen so in reports, seldom
        (NOW, "Most plans (70%) are late."),  # no range is known of "most" since 2014
        (BEFORE, "The large majority (55%) of schools are good."),  # no table of that time
        (None, "The majority of schools (83%) are good."),  # true by one of the tables
        (THEN, "The majority of plans are on time (target 95%)."),
        (THEN, "The inspectors wrote: “The large majority (55%) of schools are good.”"),
        (THEN, "The large majority of schools are good. Attendance is 55%."),
        (NOW, "The most recent figure (40%) is provisional."),
    ],
)
def test_what_agrees_or_cannot_be_told_is_left_alone(on, text):
    assert found(text, on) == []


def test_the_fault_says_the_range_the_table_how_sure_it_is_and_the_word_to_write():
    (fault,) = lint(read_paper_text("The large majority (55%) of schools are good."), Sources(), THEN)
    assert "65 to 79% by “Ofsted, 2009 to 2013” (background knowledge" in fault.message
    assert fault.mend == "Write “majority”, or check the figure."


def test_where_the_table_has_no_word_the_figure_is_to_stand_alone():
    (fault,) = lint(read_paper_text("The small minority (31%) of schools are good."), Sources(), NOW)
    assert fault.mend == "Give the figure without the word, or check it."


def test_both_rules_are_asked_of_every_paper():
    assert {WORD, NUMBER} <= set(check(read_paper_text("Nothing."), Sources()).ran)


@pytest.mark.shared
def test_the_inspectorates_own_letter_of_2010_and_the_papers_of_2017_have_no_such_fault(shared):
    for path in sorted((shared / "seeds").glob("*.txt")):
        assert found(path.read_text(encoding="utf-8"), THEN if path.name.startswith("003") else None) == []


@pytest.mark.shared
def test_of_six_reports_one_contradicts_itself(shared):
    """Redbridge 2016 gives 49% for "most"; the others hold national figures "for all children", which claim nothing."""
    names = (
        "SIF-north-tyneside-2017-06-13", "SIF-tower-hamlets-2017-04-07", "SIF-haringey-2014-07-18",
        "SIF-darlington-2015-09-01", "SIF-stoke-on-trent-2015-08-12", "SIF-redbridge-2016-11-25",
    )  # fmt: skip
    faults = {name: found("\n\n".join(report_of(shared, name).pages), date(2018, 1, 1)) for name in names}
    assert {name: [severity for _, _, severity in each] for name, each in faults.items() if each} == {
        "SIF-redbridge-2016-11-25": [Severity.ERROR]
    }
