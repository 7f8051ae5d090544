"""One cell at a time: dates, numbers, codes, flags, identifiers and postcodes as extracts write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.returns.parsing.codes import code_reader, read_flag
from headway.returns.parsing.dates import Own, read_date, read_month
from headway.returns.parsing.identifiers import read_identifier, read_postcode, read_pupil, read_words
from headway.returns.parsing.numbers import read_decimal, read_whole
from headway.returns.schema import return_named
from headway.returns.tables import Column, Kind

WHOLE = Column("SDQ_SCORE", Kind.WHOLE, minimum=0, maximum=40)
TENTHS = Column("PL_DISTANCE", Kind.DECIMAL, places=1, minimum=0)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("31/01/2024", "2024-01-31"),
        ("1/2/2024", "2024-02-01"),
        ("1/2/24", "2024-02-01"),
        ("31/12/49", "2049-12-31"),
        ("31/12/50", "1950-12-31"),
        ("2024-01-31", "2024-01-31"),
        ("2024-01-31T00:00:00", "2024-01-31"),
        ("2024-01-31 09:30:15.123", "2024-01-31"),
        ("31/01/2024 00:00", "2024-01-31"),
        ("31-Jan-2024", "2024-01-31"),
        ("31 January 2024", "2024-01-31"),
        ("31-jan-24", "2024-01-31"),
        ("31.01.2024", "2024-01-31"),
        (" 31/01/2024 ", "2024-01-31"),
        ("29/02/2024", "2024-02-29"),
    ],
)
def test_a_date_is_read_in_the_forms_that_extracts_hold(written, day):
    assert read_date(written, Own.DAY_FIRST).value == day


@pytest.mark.parametrize("written", ["31/01/2024"])
def test_a_date_in_the_returns_own_form_is_no_repair(written):
    assert read_date(written, Own.DAY_FIRST).repair == ""


@pytest.mark.parametrize(
    ("written", "own", "repair"),
    [
        ("2024-01-31", Own.DAY_FIRST, "date written as YYYY-MM-DD"),
        ("31/01/2024", Own.YEAR_FIRST, "date written as DD/MM/YYYY"),
        ("1/2/24", Own.DAY_FIRST, "date written as D/M/YY"),
        ("31/01/2024 00:00", Own.DAY_FIRST, "time of day taken off"),
        (" 31/01/2024", Own.DAY_FIRST, "blanks taken out"),
        ("NULL", Own.DAY_FIRST, "the word NULL read as blank"),
    ],
)
def test_every_change_of_a_date_is_said(written, own, repair):
    assert read_date(written, own).repair == repair


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("01/31/2024", "impossible-date"),
        ("31/02/2017", "impossible-date"),
        ("2023-02-29", "impossible-date"),
        ("05/03/0212", "impossible-date"),
        ("05/03/2212", "impossible-date"),
        ("45322", "not-a-date"),
        ("soon", "not-a-date"),
        ("31/01", "not-a-date"),
        ("31/Jam/2024", "not-a-date"),
    ],
)
def test_what_is_no_day_is_a_fault_and_never_a_guess(written, rule):
    cell = read_date(written, Own.DAY_FIRST)
    assert (cell.value, cell.rule) == (None, rule)
    assert written not in cell.message


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_the_day_comes_before_the_month_whatever_the_day(day):
    for form in ("%d/%m/%Y", "%Y-%m-%d", "%d-%b-%Y"):
        assert read_date(day.strftime(form), Own.DAY_FIRST).value == day.isoformat()


@given(st.text(max_size=30))
def test_no_text_breaks_a_reader(text):
    codes = return_named("ssda903").table("episodes").column("REC").codes
    for cell in (
        read_date(text, Own.EITHER, serials=True),
        read_month(text, Own.EITHER, serials=True),
        read_whole(text, WHOLE),
        read_decimal(text, TENTHS),
        read_flag(text, unknown=True),
        read_identifier(text),
        read_pupil(text, None, 2025),
        read_postcode(text),
        read_words(text),
        code_reader(codes, 2025)(text),
    ):
        assert not (cell.value and cell.rule)
        assert bool(cell.rule) == bool(cell.message)


@pytest.mark.parametrize(
    ("serial", "since_1904", "day"),
    [
        ("45322", False, "2024-01-31"),
        ("45322.5", False, "2024-01-31"),
        ("43860", True, "2024-01-31"),
        ("1", False, "1900-01-01"),
    ],
)
def test_a_workbooks_count_of_days_is_a_date(serial, since_1904, day):
    cell = read_date(serial, Own.EITHER, serials=True, since_1904=since_1904)
    assert (cell.value, cell.repair) == (day, "number of days read as a date")


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("2025-04", "2025-04-01"),
        ("04/2025", "2025-04-01"),
        ("Apr 2025", "2025-04-01"),
        ("30/04/2025", "2025-04-01"),
    ],
)
def test_a_month_is_its_first_day(written, month):
    assert read_month(written, Own.EITHER).value == month


@pytest.mark.parametrize("written", ["13/2025", "2025-13", "spring"])
def test_what_is_no_month_is_a_fault(written):
    assert read_month(written, Own.EITHER).rule in ("not-a-date", "impossible-date")


@pytest.mark.parametrize(
    ("written", "value"), [("3", "3"), (" 3", "3"), ("3.0", "3"), ("03", "3"), ("", None)]
)
def test_a_whole_number_is_read(written, value):
    assert read_whole(written, WHOLE).value == value


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("3.5", "not-a-whole-number"),
        ("three", "not-a-whole-number"),
        ("41", "out-of-range"),
        ("-1", "out-of-range"),
    ],
)
def test_a_number_that_is_none_or_outside_is_a_fault(written, rule):
    assert read_whole(written, WHOLE).rule == rule


@pytest.mark.parametrize(
    ("written", "value", "repair"),
    [
        ("12.5", "12.5", ""),
        ("12", "12.0", ""),
        ("12.25", "12.3", "rounded to 1 decimal place"),
        (".5", "0.5", ""),
    ],
)
def test_a_measure_is_rounded_half_up_and_that_is_said(written, value, repair):
    cell = read_decimal(written, TENTHS)
    assert (cell.value, cell.repair) == (value, repair)


@pytest.mark.parametrize(
    "written", ["b) Female", "B) FEMALE", "b", "B ", "Female", "female", "b - Female", "Girl", "2", "F"]
)
def test_a_code_is_read_in_any_case_with_its_letter_or_without(written):
    codes = return_named("annex_a").table("list_1").column("Gender").codes
    assert code_reader(codes, 2026)(written).value == "b"


def test_a_code_as_the_return_writes_it_is_no_repair_and_any_other_spelling_is():
    read = code_reader(return_named("ssda903").table("episodes").column("REC").codes, 2025)
    assert read("E4A").repair == ""
    assert read("e4a ").value == "E4A"
    assert read("e4a ").repair != ""


@pytest.mark.parametrize(("year", "rule"), [(2018, ""), (2019, "code-of-another-year")])
def test_a_code_counts_in_its_own_years_only(year, rule):
    read = code_reader(return_named("ssda903").table("episodes").column("REC").codes, year)
    assert read("E43").rule == rule


def test_an_unknown_code_is_a_fault_whose_message_does_not_show_it():
    cell = code_reader(return_named("ssda903").table("episodes").column("REC").codes, 2025)("SECRETS")
    assert cell.rule == "unknown-code"
    assert "SECRETS" not in cell.message


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1", "1"),
        ("Y", "1"),
        ("yes", "1"),
        ("TRUE", "1"),
        ("a) Yes", "1"),
        ("1.0", "1"),
        ("N", "0"),
        ("false", "0"),
        ("", None),
    ],
)
def test_yes_and_no_are_read_as_1_and_0(written, value):
    assert read_flag(written, unknown=False).value == value


def test_what_a_return_itself_writes_is_no_repair():
    codes = return_named("annex_a").table("list_1").column("Gender").codes
    read = code_reader(codes, 2026, labelled=True)
    assert (read("b) Female").repair, read("b").repair) == ("", "")
    assert read("B) female").repair != ""
    assert read_flag("Yes", unknown=False, in_words=True).repair == ""
    assert read_flag("Yes", unknown=False).repair != ""
    assert read_flag("a) Yes", unknown=False, in_words=True).repair != ""


def test_not_known_is_read_only_where_the_return_allows_it():
    assert read_flag("Unknown", unknown=True).value == "U"
    assert read_flag("Unknown", unknown=False).rule == "unknown-code"


@pytest.mark.parametrize(
    ("written", "value"),
    [("SYN000001", "SYN000001"), (" SYN1 ", "SYN1"), ("000123", "000123"), ("123.0", "123")],
)
def test_an_identifier_keeps_its_case_and_its_noughts(written, value):
    assert read_identifier(written).value == value


@pytest.mark.parametrize(
    ("written", "rule"),
    [("1.23457E+11", "spoilt-identifier"), ("x" * 51, "not-an-identifier"), ("a\x07b", "not-an-identifier")],
)
def test_an_identifier_that_a_spreadsheet_spoilt_is_a_fault(written, rule):
    assert read_identifier(written).rule == rule


def test_a_code_may_stand_in_place_of_a_pupil_number_where_the_return_has_one():
    instead = return_named("ssda903").table("header").column("UPN").instead
    assert read_pupil("UN1", instead, 2025).value == "UN1"
    assert read_pupil("UN1", None, 2025).rule == "not-a-pupil-number"
    assert read_pupil("a00000000001b", None, 2025).value == "A00000000001B"


@pytest.mark.parametrize(
    ("written", "value"), [("zz999zz", "ZZ99 9ZZ"), ("ZZ99 9ZZ", "ZZ99 9ZZ"), (" ZZ9  9ZZ", "ZZ9 9ZZ")]
)
def test_a_postcode_is_written_in_capitals_with_one_blank(written, value):
    assert read_postcode(written).value == value


def test_half_a_postcode_is_a_fault():
    assert read_postcode("ZZ99").rule == "not-a-postcode"
