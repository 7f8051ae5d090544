"""What Ofsted's letter to Kent states, beside ours."""

import csv
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from headway.assessment import Better, Counts, MeasureLine, Origin, SettingLine, Value
from headway.assessment.examples import example
from headway.assessment.judging import assess
from headway.assessment.letter import PARTS, draft
from headway.assessment.rulebook import rulebook_for
from headway.assessment.statements import Standing, beside, statements
from headway.documents.committee.assessment_statements import statements_csv, statements_document
from headway.documents.tree import Table, words

KENT = "E10000016"
HERE = Origin("Ofsted, official statistics")


def table(profile, letter=None):
    return {each.statement.id: each for each in beside(profile, letter)}


@pytest.fixture
def kent():
    return example("Kent", 2010)


def test_the_statements_stand_in_the_order_of_the_letters_parts():
    order = [PARTS.index(each.part) for each in statements(KENT, 2010)]
    assert order == sorted(order)
    assert len({each.id for each in statements(KENT, 2010)}) == len(order)


def test_no_letter_is_held_of_anybody_else(kent):
    assert statements("E06000035", 2010) == ()
    assert beside(replace(kent, year=2009)) == ()


def test_the_letter_cannot_bear_itself_out(kent):
    for each in beside(kent):
        if each.standing is Standing.WITHOUT_DATA:
            assert each.sources == ()
        else:
            assert each.sources
            assert not [source for source in each.sources if "letter to Kent" in source.title]


def test_inspections_and_official_figures_bear_out_what_they_can(kent):
    found = table(kent)
    assert {name for name, each in found.items() if each.standing is Standing.SUPPORTED} == {
        "scale",
        "grade",
        "safeguarding",
        "looked-after",
        "low-income-at-19",
        "looked-after-at-16",
        "exclusions",
        "urgent",
        "improve-looked-after",
        "improve-exclusions",
        "health-assessments",
        "by-19",
        "not-addressed",
        "statute",
    }
    assert "5.3% here and 11.7% in England" in found["looked-after-at-16"].because
    assert "published after the letter" in found["looked-after-at-16"].because
    assert "8.2% here and 9.7% in England" in found["looked-after-at-16"].because
    assert "59.1% here and 83.9% in England" in found["health-assessments"].because
    assert "54.2% here and 55.3% in similar areas" in found["low-income-at-19"].because


def test_a_later_figure_does_not_undo_what_the_figure_of_the_day_bears_out_and_is_told(kent):
    found = table(kent)["exclusions"]
    assert found.standing is Standing.SUPPORTED
    assert "2009/10, published after the letter: 0.08% here and 0.12% a year before" in found.because
    assert "0.08% here and 0.08% in England; the test finds it in line" in found.because
    assert "2008/09: 0.12% here and 0.17% a year before; the test finds it much lower." in found.because


def test_a_statement_about_several_measures_needs_all_of_them(kent, monkeypatch):
    monkeypatch.setattr("headway.assessment.statements.deciding.published_later", lambda *_: ())
    found = table(kent)["by-19"]
    assert found.standing is Standing.CONTRADICTED
    assert "Level 2 by the age of 19. In the school year 2008/09: 77.1% here" in found.because
    assert "Level 3 by the age of 19. In the school year 2008/09: 47.6% here" in found.because
    only_better = replace(kent, measures=tuple(each for each in kent.measures if each.number == "NI 79"))
    found = table(only_better)["by-19"]
    assert (found.standing, found.sources) == (Standing.WITHOUT_DATA, ())
    assert "no figure is held" in found.because


def test_a_gap_without_counts_is_told_and_decides_nothing(kent):
    found = table(kent)["gap-by-19"]
    assert (found.standing, found.sources) == (Standing.WITHOUT_DATA, ())
    assert "31.8 percentage points here and 31.1 percentage points a year before" in found.because
    assert "27.4 percentage points here and 29.6 percentage points a year before" in found.because


def test_a_statement_without_data_says_what_it_would_take(kent):
    assert "results at 11 of 2009 and 2010" in table(kent)["at-11"].because
    assert "with their counts" in table(kent)["primary"].because


def with_setting(kent, *lines):
    return replace(kent, settings=lines)


def test_counts_bear_a_word_out_or_contradict_it(kent):
    few = SettingLine("special_schools", HERE, here=Counts(24, 12, 2))
    many = SettingLine("special_schools", HERE, here=Counts(100, 98, 0))
    assert table(with_setting(kent, few))["special"].standing is Standing.CONTRADICTED
    borne_out = table(with_setting(kent, many))["special"]
    assert (borne_out.standing, borne_out.sources) == (Standing.SUPPORTED, (HERE,))


def test_a_word_that_fits_with_a_step_that_does_not_is_contradicted(kent):
    line = SettingLine("primary_schools", HERE, here=Counts(450, 270, 20), neighbours=Counts(3000, 1500, 100))
    found = table(with_setting(kent, line))["primary"]
    assert found.standing is Standing.CONTRADICTED
    assert "higher" in found.because


def measured(kent, here, england):
    """Permanent exclusions as counts among 10,000 pupils."""
    values = [Value(Decimal(each) / 100, Decimal(each), Decimal(10_000)) for each in (here, england)]
    line = MeasureLine(
        "NI 114",
        "Permanent exclusions",
        "enjoy_achieve",
        Better.LOWER,
        "%",
        "2008/09",
        HERE,
        here=values[0],
        england=Value(values[1].value, values[1].numerator * 100, values[1].denominator * 100),
    )
    return replace(kent, measures=(line,))


@pytest.mark.parametrize(
    ("here", "standing"), [(30, Standing.SUPPORTED), (11, Standing.CONTRADICTED), (2, Standing.CONTRADICTED)]
)
def test_a_figure_decides_a_step_by_the_comparators_test(kent, here, standing):
    found = table(measured(kent, here, 10))["improve-exclusions"]
    assert found.standing is standing
    assert "2008/09" in found.because


def test_ours_is_the_sentence_about_the_same(kent):
    letter = draft(kent, assess(kent, rulebook_for(2010)), rulebook_for(2010))
    found = table(kent, letter)
    assert "pupil referral units" in found["referral-units-inadequate"].ours
    assert found["referral-units-inadequate"].ours != found["referral-units"].ours
    assert "NI 101" in found["looked-after-at-16"].ours
    assert found["roads"].ours == ""
    assert "section 138" in found["statute"].ours
    assert "more weight" in found["weights"].ours
    assert "Performs poorly (1)" in found["grade"].ours


def test_the_table_holds_every_statement_under_a_heading_of_its_part(kent):
    found = beside(kent)
    tables = [block for block in statements_document(found, kent).blocks if isinstance(block, Table)]
    assert [words(row[0][0]) for table_ in tables for row in table_.rows] == [
        each.statement.says for each in found
    ]
    assert len(list(csv.reader(statements_csv(found).splitlines()))) == len(found) + 1


def test_the_how_to_page_counts_the_statements_as_they_stand(kent):
    found = [each.standing for each in beside(kent)]
    page = (Path(__file__).parents[2] / "docs/how-to/make-an-annual-assessment.md").read_text(
        encoding="utf-8"
    )
    supported, without = found.count(Standing.SUPPORTED), found.count(Standing.WITHOUT_DATA)
    assert supported + without == len(found)
    said = f"Of {len(found)} statements in the letter to Kent, {supported} are supported, none contradicted, {without}"
    assert said in page


def test_what_a_spreadsheet_takes_for_a_formula_is_written_as_text(kent):
    found = [replace(each, ours='=HYPERLINK("https://example.org")') for each in beside(kent)]
    cells = [cell for row in csv.reader(statements_csv(found).splitlines()) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
