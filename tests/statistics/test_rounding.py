"""Half goes up: drawn cases, Python's own decimal arithmetic, and every rate the department has published here."""

import csv
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headway.errors import ForPerson
from headway.statistics import round_half_up


@pytest.mark.parametrize(
    ("x", "digits", "printed"),
    [
        (2.5, 0, "3"),  # round(2.5) is 2
        (0.15, 1, "0.2"),  # as it prints; in binary it lies below
        (1.005, 2, "1.01"),
        ("28.75", 1, "28.8"),
        (Decimal("28.749"), 1, "28.7"),
        (Fraction(1, 3), 4, "0.3333"),
        (Fraction(1, 8), 2, "0.13"),
        (-2.5, 0, "-3"),  # away from nought
        (-0.04, 1, "0.0"),  # nought has no sign
        (0, 1, "0.0"),
        (7, 2, "7.00"),
        (45, -1, "50"),
        (632_834, -1, "632830"),
        (1e300, 0, "1" + "0" * 300),
        (5e-300, 1, "0.0"),
        (np.float32(0.15), 1, "0.2"),
        (np.int64(5), -1, "10"),
    ],
)
def test_a_half_goes_up(x, digits, printed):
    assert str(round_half_up(x, digits)) == printed


@given(st.decimals(-(10**9), 10**9, places=6), st.integers(0, 5))
def test_it_is_what_decimal_arithmetic_gives(x, digits):
    expected = x.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    assert round_half_up(x, digits) == expected
    assert -round_half_up(-x, digits) == expected


@given(st.floats(-1e9, 1e9), st.integers(-3, 6))
def test_it_never_moves_by_more_than_half_of_the_last_place(x, digits):
    moved = abs(Fraction(round_half_up(x, digits)) - Fraction(repr(x)))
    assert moved <= Fraction(1, 2) / Fraction(10) ** digits


@pytest.mark.parametrize(
    "x", [float("nan"), float("inf"), Decimal("NaN"), "", "twelve", None, True, 1j, [1], "1e999999999"]
)
def test_what_is_no_number_is_refused(x):
    with pytest.raises(ForPerson, match="cannot be rounded"):
        round_half_up(x, 1)


@pytest.mark.parametrize("digits", [1.0, "1", True, None, 401])
def test_what_is_no_number_of_places_is_refused(digits):
    with pytest.raises(ForPerson, match="decimal places"):
        round_half_up(1.25, digits)


RATES = {
    "c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv": [
        ("rereferral_count", "referral_count", "rereferral_percent"),
        ("no_further_action_count", "referral_count", "no_further_action_percent"),
        ("not_in_need_count", "referral_count", "not_in_need_percent"),
        ("rereferral_child_count", "referral_child_count", "rereferral_child_percent"),
    ],
    "d3_cpps_subsequent_plan_2013_to_2025.csv": [("CPP_subsequent", "CPP_start", "CPP_subsequent_percent")],
    "d5_cpps_at31march_by_duration_2013_to_2025.csv": [
        (length, "CPP_At31", f"{length}_percent")
        for length in (
            "3_months_or_less",
            "more_than_3_months_6_months",
            "more_than_6_months_less_than_1_year",
            "1_year_less_than_2_years",
            "2_years_or_more",
        )
    ],
}

# 69 of 240 is 28.75 exactly. It alone is printed 28.7.
EXCEPTIONS = [("2017", "Shropshire", "more_than_6_months_less_than_1_year_percent", "69", "240", "28.7")]


def _is_printed(*cells):
    """Whether all are figures: c, u, x, z and an empty cell are not."""
    return all(cell.replace(".", "", 1).isdigit() for cell in cells)


def _published(folder):
    """Every authority's rate of the three files with its numerator and denominator, where all three are printed."""
    for name, columns in RATES.items():
        with (folder / name).open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                for events, total, percent in columns:
                    of_authority = row["geographic_level"] == "Local authority"
                    if (
                        of_authority
                        and _is_printed(row[events], row[total], row[percent])
                        and int(row[total])
                    ):
                        yield (
                            row["time_period"],
                            row["la_name"],
                            percent,
                            row[events],
                            row[total],
                            row[percent],
                        )


@pytest.mark.shared
def test_every_published_rate_of_an_authority_is_its_numerator_over_its_denominator_rounded_half_up(shared):
    published = list(_published(shared / "benchmark" / "dfe-ees"))
    other = [
        (period, area, column, events, total, percent)
        for period, area, column, events, total, percent in published
        if round_half_up(Fraction(100 * int(events), int(total)), 1) != Decimal(percent)
    ]
    assert len(published) == 17_928
    assert other == EXCEPTIONS


@pytest.mark.shared
def test_pythons_own_rounding_would_print_nineteen_of_them_wrongly(shared):
    published = list(_published(shared / "benchmark" / "dfe-ees"))
    wrong = [row for row in published if str(round(100 * int(row[3]) / int(row[4]), 1)) != str(float(row[5]))]
    assert len(wrong) == 19
