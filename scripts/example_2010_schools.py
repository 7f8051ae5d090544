"""Permanent exclusions and attainment by 19, out of the department's own tables (see example_2010.py)."""

import csv
from decimal import Decimal
from pathlib import Path

from example_figures import ENGLAND, KENT, NEIGHBOURS, Rows, count, counted, of_indicator, rows, share

from headway.assessment.profile import Better, MeasureLine, Origin, Value
from headway.statistics import round_half_up

OURS = "https://github.com/dfe-analytical-services/"
EXCLUSIONS = Origin(
    "Department for Education, exclusions from schools in England: underlying data, as printed in the edition of "
    "2015/16 (when a year of it first came out is background knowledge)",
    OURS + "exclusion-statistics/blob/047f68d64cf7cf59c15336a289922ed4d55e4211/data/clean_la_data.csv",
)
BY_19 = Origin(
    "Department for Education, Level 2 and 3 attainment by age 19: underlying data of its dashboard, as printed in "
    "the edition up to 2017; young people in state-funded schools at 15, where the indicator counted all (when a year "
    "of it first came out is background knowledge)",
    OURS
    + "attainment-age-19/blob/8a28a7cf9655504f46a706ee10f3ff197ec209d8/data/UD_L2_3attainment_DASHBOARD.csv",
)


def exclusions(folder: Path, year: int) -> MeasureLine:
    """NI 114 of a school year, by the year it ends in: permanent exclusions as a share of all pupils."""
    numbers = {
        row[""]: code
        for code, row in rows(folder, "KS2_Attainment_2007-2011_LA.csv", "LA Number", "").items()
    }

    def of(when: int) -> Rows:
        with (folder / "clean_la_data.csv").open(encoding="utf-8", newline="") as file:
            told = [row for row in csv.DictReader(file) if row["school_type"] == "Total"]
        wanted = f"{when - 1}{when % 100:02}"
        return {
            numbers[row["la_name"]]: row
            for row in told
            if row["year"] == wanted and row["la_name"] in numbers
        }

    def figure(row: dict[str, str]) -> Value | None:
        return share(count(row["perm_excl"]), count(row["headcount"]), 2)

    return MeasureLine(
        **of_indicator(114),
        unit="%",
        period=f"school year {year - 1}/{year % 100:02}",
        origin=EXCLUSIONS,
        earlier=figure(of(year - 1)[KENT]),
        earlier_period=f"school year {year - 2}/{(year - 1) % 100:02}",
        **counted(of(year), figure, "la_name", 2),
    )


ALL, WITHOUT_MEALS, WITH_MEALS = "a.ALL", "b.Not eligible for FSM", "c.Eligible for FSM"
# No indicator of the set, whose NI 82 is the gap; the share behind it, which has counts.
WITH_FREE_MEALS = {
    "number": "level_2_by_19_fsm",
    "title": "Level 2 by the age of 19 of those with free school meals",
    "outcome": of_indicator(82)["outcome"],
    "better": Better.HIGHER,
}


def by_19(folder: Path, year: int) -> list[MeasureLine]:
    """NI 79 to 82 of those who became 19 in the school year that ends in ``year``, and Level 2 with free meals."""
    return [
        reached(folder, of_indicator(79), "l2_by19", ALL, year),
        reached(folder, of_indicator(80), "l3_by19", ALL, year),
        reached(folder, WITH_FREE_MEALS, "l2_by19", WITH_MEALS, year),
        gap(folder, 81, "l3_by19", year),
        gap(folder, 82, "l2_by19", year),
    ]


def aged_19(folder: Path, year: int, meals: str) -> Rows:
    """The rows of those who were 19 in a year, by the authority's number; England's by its name."""
    with (folder / "UD_L2_3attainment_DASHBOARD.csv").open(encoding="utf-8-sig", newline="") as file:
        told = [
            row
            for row in csv.DictReader(file)
            if (row["cohort_19_in"], row["gender"], row["fsm"], row["sen"]) == (str(year), ALL, meals, ALL)
        ]
    return {ENGLAND if row["region"] == "j.England" else row["la_code_3"]: row for row in told}


def reached(folder: Path, of: dict[str, object], part: str, meals: str, year: int) -> MeasureLine:
    """The share who reached a level, beside Kent's own of those a year older."""

    def figure(row: dict[str, str]) -> Value | None:
        return share(count(row[part]), count(row["number_in_ss_cohort"]))

    return MeasureLine(
        **of,
        unit="%",
        period=f"school year {year - 1}/{year % 100:02}",
        origin=BY_19,
        earlier=figure(aged_19(folder, year - 1, meals)[KENT]),
        earlier_period=f"school year {year - 2}/{(year - 1) % 100:02}",
        **counted(aged_19(folder, year, meals), figure, "la_name"),
    )


def gap(folder: Path, number: int, part: str, year: int) -> MeasureLine:
    """By how many percentage points more of those without free school meals reached a level."""

    def of(when: int, code: str) -> Decimal:
        with_, without = (aged_19(folder, when, meals)[code] for meals in (WITH_MEALS, WITHOUT_MEALS))
        shares = [100 * count(row[part]) / count(row["number_in_ss_cohort"]) for row in (without, with_)]
        return round_half_up(shares[0] - shares[1], 1)

    names = aged_19(folder, year, ALL)
    each = tuple((names[code]["la_name"], of(year, code)) for code in NEIGHBOURS)
    return MeasureLine(
        **of_indicator(number),
        unit="percentage points",
        period=f"school year {year - 1}/{year % 100:02}",
        origin=BY_19,
        here=Value(of(year, KENT)),
        england=Value(of(year, ENGLAND)),
        neighbours=Value(round_half_up(sum((value for _, value in each), Decimal(0)) / len(each), 1)),
        neighbour_values=each,
        earlier=Value(of(year - 1, KENT)),
        earlier_period=f"school year {year - 2}/{(year - 1) % 100:02}",
    )
