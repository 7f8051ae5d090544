"""A profile through its CSV and back, and the faults of a file of facts."""

import contextlib
import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profiles import profiles, random_profile

from headway.assessment.profile_file import COLUMNS, Lines, as_csv, lines_of, merge, profile_from, read_csv
from headway.errors import ForPerson

HEADS = ",".join(COLUMNS)
GRADE = "B,full-2010,,full,,grade:safeguarding_overall"


def rows(*lines: str) -> str:
    """A file of Kent in 2010: columns block to value, then period, unit, better, outcome."""
    return "\n".join((HEADS, *(f"Kent,2010,{line}" for line in lines))) + "\n"


def refused(*lines: str) -> str:
    with pytest.raises(ForPerson) as error:
        read_csv(rows(*lines), "facts.csv")
    return str(error.value)


@given(profiles())
def test_any_profile_goes_through_the_file_and_comes_back_the_same(profile):
    assert profile_from(read_csv(as_csv(profile), "a.csv")) == profile


@given(profiles(council=True))
def test_so_does_a_councils_own(profile):
    assert profile_from(read_csv(as_csv(profile), "a.csv")) == profile


def test_text_that_a_spreadsheet_takes_for_a_formula_is_written_as_text_and_read_as_it_was():
    profile = replace(random_profile(1), notes=("=HYPERLINK(1)", "'quoted", "-dash"))
    text = as_csv(profile)
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]
    assert profile_from(read_csv(text, "a.csv")).notes == profile.notes


def test_a_grade_by_a_bare_number_is_refused_with_row_and_column():
    said = refused("B,full-2010,,full,,when,October 2010", f"{GRADE},4,,slac_4")
    assert "row 3, column value" in said
    assert "Inadequate" in said


def test_a_grade_takes_the_scale_of_its_framework_where_none_is_named():
    text = rows(
        "B,full-2010,,full,,framework,slac", "B,full-2010,,full,,when,October 2010", f"{GRADE},Inadequate"
    )
    inspection = read_csv(text, "facts.csv").inspections[0]
    assert inspection.grades[0][1].scale == "slac_4"
    assert inspection.on == date(2010, 10, 31)
    assert inspection.when == "October 2010"


def test_a_grade_without_a_scale_is_refused():
    assert "column unit" in refused("B,full-2010,,full,,when,October 2010", f"{GRADE},Inadequate")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("A,nurserys,,,here,inspected,3", 'column item: "nurserys"'),
        ("A,nurseries,,,here,inspected,many", 'column value: "many"'),
        ("A,nurseries,,,here,inspected,3", "without good and inadequate"),
        ("A,nurseries,,,theirs,inspected,3", 'column whose: "theirs"'),
        ("A,nurseries,,,england,stated good,worse", 'column value: "worse"'),
        ("C,NI 73,,,here,value,NaN,2010,%,higher", 'column value: "NaN"'),
        ("C,NI 73,,,here,value,70,2010,%,up", 'column better: "up"'),
        ("C,NI 73,,,here,numerator,70,2010,%,higher", "without a value"),
        ("C,,,,here,value,70,2010,%,higher", "column item"),
        ("B,x,,visit,,when,August 2010", 'column about: "visit"'),
        ("B,x,,full,,when,last summer", 'column value: "last summer"'),
        ("B,x,,full,,serious,maybe", "column"),
        ("D,x,,,,,", 'column block: "D"'),
        ("judgement,,,,,grade,Performs poorly,,csa_4", "needs a grade and because"),
        ("profile,,,,,as of,soon", 'column value: "soon"'),
    ],
)
def test_every_fault_names_its_row_and_column(line, says):
    said = refused(line)
    assert says in said
    assert said.startswith("facts.csv: row 2")


def test_all_faults_are_told_at_once():
    said = refused("A,nurserys,,,here,inspected,3", "D,x,,,,,")
    assert "row 2" in said
    assert "row 3" in said


def test_two_authorities_in_a_file_are_refused():
    with pytest.raises(ForPerson, match="another authority"):
        read_csv(rows("note,,,,,,One") + "Medway,2010,note,,,,,,Two\n", "facts.csv")


@pytest.mark.parametrize(
    ("text", "says"), [("", "no column"), (HEADS, "no facts"), ('a,"b', "no sound|not a")]
)
def test_a_file_that_is_none_is_refused(text, says):
    with pytest.raises(ForPerson, match=says):
        read_csv(text, "facts.csv")


def test_a_judgement_needs_its_reason():
    text = rows("judgement,,,,,grade,Performs poorly,,csa_4", "judgement,,,,,because,Children were not safe.")
    given_ = read_csv(text, "facts.csv").judgement
    assert given_ is not None
    assert (given_.grade.id, given_.because) == ("performs_poorly", "Children were not safe.")


def test_later_lines_stand_in_the_place_of_earlier_ones():
    first = lines_of(random_profile(3))
    changed = tuple(replace(each, title="Ours") for each in first.measures[:1])
    joined = merge(first, Lines(measures=changed, notes=("Also",)))
    assert [each.key for each in joined.measures] == [each.key for each in first.measures]
    assert [each.title for each in joined.measures[:1]] == ["Ours"] * len(changed)
    assert joined.notes[-1] == "Also"


def test_facts_of_two_years_are_not_joined():
    with pytest.raises(ForPerson, match="two"):
        merge(Lines(year=2009), Lines(year=2010))


def test_a_profile_of_nobody_is_refused():
    with pytest.raises(ForPerson, match="authority and year"):
        profile_from(Lines(notes=("A note",)))


def test_of_a_year_alone_an_inspection_counts_from_its_last_day():
    inspection = read_csv(rows("B,visit,,unannounced,,when,2009"), "facts.csv").inspections[0]
    assert (inspection.on, inspection.when) == (date(2009, 12, 31), "2009")


@given(
    st.integers(0, 50),
    st.lists(
        st.tuples(
            st.integers(0, 10**6), st.sampled_from([",", '"', "\n", "-", "9", "A", "\x00", "é", "=", ""])
        )
    ),
)
def test_a_spoilt_file_is_read_or_refused_and_never_breaks(seed, blows):
    text = as_csv(random_profile(seed))
    for place, blow in blows:
        at = place % len(text)
        text = text[:at] + blow + text[at + 1 :]
    with contextlib.suppress(ForPerson):
        profile_from(read_csv(text, "facts.csv"))


@pytest.mark.parametrize("value", ["²", "١٢", "1e999999", "Infinity", "sNaN", "1" * 400, "\u202e12"])
@pytest.mark.parametrize("line", ["A,nurseries,,,here,inspected,{}", "C,NI 73,,,here,value,{},2010,%,higher"])
def test_what_only_looks_like_a_number_is_refused(line, value):
    assert "row 2" in refused(line.format(value))
