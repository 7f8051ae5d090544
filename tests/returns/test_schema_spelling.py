"""A code as people write it: read by rule, and never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.returns.schema import RETURNS
from headway.returns.spelling import code_spelt

ANNEX = RETURNS["annex_a"].codes
SSDA903 = RETURNS["ssda903"].codes
EVERY_CODE = [
    (codes, code.code, code.label, year)
    for told in RETURNS.values()
    for codes in told.codes.values()
    for year in (2017, 2026)
    for code in codes.every
    if code.code in codes.in_year(year) and "not verified" not in code.label
]


@given(
    st.sampled_from(EVERY_CODE),
    st.sampled_from([str.upper, str.lower, str.title, str]),
    st.sampled_from(["", " ", "\u00a0"]),
)
def test_every_code_is_read_alone_with_its_label_and_by_its_label(each, case, blank):
    codes, code, label, year = each
    for text in (
        code,
        label,
        f"{code}) {label}",
        f"{code} - {label}",
        f"{code}: {label}",
        f"{label} [{code}]",
    ):
        assert code_spelt(codes, blank + case(text) + blank, year) == code, text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a) Male", "a"),
        ("A)MALE", "a"),
        ("1 - Male", "a"),
        ("1.0", "a"),
        ("M", "a"),
        ("f", "b"),
        ("2", "b"),
        ("c) Not stated / recorded (or unborn)", "c"),
        ("Unborn/Unknown", "c"),
        ("Non Binary", "d"),
        ("0 - Not Recorded", "c"),
        ("9", "c"),
        ("Unknown / Not Recorded / Unborn", "c"),
        ("Not Stated / Recorded", "c"),
        ("Gender Unspecified", "c"),
        ("Indeterminate Gender (Unknown if Male or Female", "d"),
    ],
)
def test_gender_is_read_in_the_ways_that_extracts_write_it(text, code):
    assert code_spelt(ANNEX["gender"], text, 2026) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a) white", "a"),
        ("WBRI - A1 - White - British", "a"),
        ("White/British", "a"),
        ("BCRB: Black: Black Caribbean", "d"),
        ("Black or Black British - African", "d"),
        ("Asian/Asian British - Indian", "c"),
        ("Chinese or other ethnic group > Chinese", "e"),
        ("Information Not Yet Obtained [NOBT]", "f"),
        ("c) Unknown", "f"),
        ("D1: D1 - Black or Black British - Caribbean", "d"),
        ("Black - Somali", "d"),
        ("White/ English/ Welsh/ Scottish/ Northern Irish/ British", "a"),
        ("E4 - Information not yet obtained", "f"),
        ("Not Stated - Refused", "f"),
    ],
)
def test_ethnicity_is_read_with_the_departments_codes_beside_or_in_place_of_the_letter(text, code):
    assert code_spelt(ANNEX["ethnicity"], text, 2026) == code


@pytest.mark.parametrize(
    "text",
    [
        "a) Female",
        "b) Male",
        "Male / Female",
        "Transgender Male",
        "x",
        "",
        "  ",
        "-",
        "Male maybe",
        "m" * 5000,
    ],
)
def test_a_text_that_means_two_codes_or_none_is_not_read(text):
    assert code_spelt(ANNEX["gender"], text, 2026) is None


def test_a_letter_with_the_label_of_another_is_not_read():
    assert code_spelt(ANNEX["ethnicity"], "c) WIRT", 2026) is None
    assert code_spelt(ANNEX["ethnicity"], "b) White", 2026) is None


def test_a_typing_fault_that_many_extracts_share_is_the_same_code():
    good, bad = (
        "f) Detained on child protection grounds in LA accommodation",
        "f) Detained on child protection grounds in LA accomodation",
    )
    assert (
        code_spelt(ANNEX["legal_status"], bad, 2026) == code_spelt(ANNEX["legal_status"], good, 2026) == "f"
    )


def test_a_label_means_the_code_of_its_year():
    assert code_spelt(SSDA903["sex"], "Male", 2024) == "1"
    assert code_spelt(SSDA903["sex"], "Male", 2025) == "M"


def test_a_code_of_another_year_is_given_as_written_so_that_it_can_be_told():
    assert code_spelt(SSDA903["sex"], "1", 2026) == "1"
    assert code_spelt(SSDA903["placement"], "h5", 2026) == "H5"
    assert code_spelt(SSDA903["placement"], "Q9", 2026) is None
