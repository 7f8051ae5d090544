"""Make the example's official figures of Kent in 2010, out of the department's underlying data as published.

Run once on a folder with four files (a part of their rows will do); what it writes is committed, in
src/headway/assessment/examples: kent_2010_measures.csv (known on 9 December 2010) and kent_2010_later.csv (published
after it). The Interactive Tool of April 2026 (../shared/benchmark/lait) begins in 2016 and cannot give them.

KS2_Attainment_2007-2011_LA.csv, KS4_Attainment_2007-2011_LA.csv: outcomes for children looked after, edition of 2011.
OC2_Final_V2.csv: the same, edition of 2010, health.
OSR23_2010_UD.csv: children missing from home or care, scores by authorities' own account, to June 2010.

Copies: github.com/BenGoodair/childrens_social_care_data, Raw_Data/LA_level. Kent and England are as printed there;
shares are counted here, rounded half up. A suppressed count leaves the neighbours out: those with few would be missing.
"""

import csv
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

from headway.assessment.national_set import national_indicator
from headway.assessment.profile import Better, MeasureLine, Origin, Profile, Value
from headway.assessment.profile_file import as_csv
from headway.benchmarks.published import all_series
from headway.statistics import round_half_up

TARGET = Path(__file__).parents[1] / "src/headway/assessment/examples"
COPIES = (
    "https://github.com/BenGoodair/childrens_social_care_data/tree/0869d2691790cc0c4206a8dafb27857ac3ae387d/"
    "Raw_Data/LA_level/"
)
KENT, ENGLAND = "886", "England"
# The department's list of April 2021, for the list of the time (2007) was not found. It names West Northamptonshire
# (941), which was part of Northamptonshire (928).
NEIGHBOURS = ("881", "845", "866", "885", "888", "928", "891", "937", "935", "860")
ATTAINMENT = Origin(
    "Department for Education, outcomes for children looked after: underlying data, as printed in the edition of 2011",
    COPIES + "Children_Outcomes/2011_underlying/",
)
HEALTH = Origin(
    "Department for Education, outcomes for children looked after, year to 31 March 2010: underlying data "
    "(that it came out after 9 December 2010 is background knowledge)",
    COPIES + "Children_Outcomes/2010_underlying/",
)
MISSING = Origin(
    "Department for Education, children missing from home or care, scores to June 2010 (OSR23/2010): underlying data",
    COPIES + "Children_Placement_Characteristics/2010/",
)

Rows = dict[str, dict[str, str]]


def rows(folder: Path, name: str, number: str, place: str) -> Rows:
    """The rows of a file by the authority's number, England's by its name."""
    with (folder / name).open(encoding="utf-8-sig", newline="") as file:
        told = [{head.strip(): cell.strip() for head, cell in row.items()} for row in csv.DictReader(file)]
    return {ENGLAND if row[place] == ENGLAND else row[number]: row for row in told}


def count(cell: str) -> Decimal | None:
    """A printed figure; None where it is suppressed or was not sent."""
    return None if cell in ("x", "-", ".") else Decimal(cell.replace(",", ""))


def share(part: Decimal | None, whole: Decimal | None) -> Value | None:
    """A percentage with its counts; None where one of them is not printed."""
    if part is None or not whole:
        return None
    return Value(round_half_up(100 * part / whole, 1), part, whole)


def together(values: list[Value | None]) -> Value | None:
    """The neighbours counted as one place; None where one of them has no figure."""
    held = [each for each in values if each is not None]
    if len(held) < len(values):
        return None
    return share(sum((each.numerator for each in held), Decimal(0)), sum(each.denominator for each in held))


def counted(found: Rows, figure: Callable[[dict[str, str]], Value | None]) -> dict[str, object]:
    """The figure of Kent, England and its neighbours, as fields of a line."""
    values = {code: figure(found[code]) for code in NEIGHBOURS}
    joined = together(list(values.values()))
    name = "" if "" in found[KENT] else "Geog_name"
    each = tuple((found[code][name], value.value) for code, value in values.items()) if joined else ()
    return {
        "here": figure(found[KENT]),
        "england": figure(found[ENGLAND]),
        "neighbours": joined,
        "neighbour_values": each,
    }


def attainment(found: Rows, number: int, part: str, whole: str, year: int) -> MeasureLine:
    """A line of one year, beside Kent's own a year before."""
    indicator = national_indicator(number)

    def of(when: int) -> Callable[[dict[str, str]], Value | None]:
        return lambda row: share(count(row[f"{part} {when}"]), count(row[f"{whole} {when}"]))

    return MeasureLine(
        number=indicator.name,
        title=indicator.title,
        outcome=indicator.outcome,
        better=indicator.better,
        unit="%",
        period=f"school year {year - 1}/{year % 100:02}",
        origin=ATTAINMENT,
        earlier=of(year - 1)(found[KENT]),
        earlier_period=f"school year {year - 2}/{(year - 1) % 100:02}",
        **counted(found, of(year)),
    )


def results(folder: Path, year: int) -> list[MeasureLine]:
    """NI 99, 100 and 101 of one year."""
    at_11 = rows(folder, "KS2_Attainment_2007-2011_LA.csv", "LA Number", "")
    at_16 = rows(folder, "KS4_Attainment_2007-2011_LA.csv", "LA Number", "")
    tests, good = (
        "Total eligible for KS2 tests",
        "Number of children achieving 5+ GCSEs at grades A*-C including English & mathematics",
    )
    return [
        attainment(at_11, 99, "Number achieving Level 4 in English", tests, year),
        attainment(at_11, 100, "Number achieving Level 4 in Maths", tests, year),
        attainment(at_16, 101, good, "Number eligible to sit GCSEs", year),
    ]


def missing(folder: Path) -> MeasureLine:
    """NI 71: a score of 0 to 15 by the authority's own account, April to June 2010 (quarter 7) and 2009 (3)."""
    found, indicator = rows(folder, "OSR23_2010_UD.csv", "Geog_code", "Geog_name"), national_indicator(71)
    own, scores = (
        found[KENT],
        [(found[code]["Geog_name"], count(found[code]["Overall_7"])) for code in NEIGHBOURS],
    )
    held = tuple((name, score) for name, score in scores if score is not None)
    mean = round_half_up(sum((score for _, score in held), Decimal(0)) / len(held), 1)
    return MeasureLine(
        number=indicator.name,
        title=indicator.title,
        outcome=indicator.outcome,
        better=indicator.better,
        unit="points of 15",
        period="April to June 2010",
        origin=MISSING,
        here=Value(count(own["Overall_7"])),
        england=Value(count(found[ENGLAND]["Overall_7"])),
        neighbours=Value(mean),
        neighbour_values=held,
        earlier=Value(count(own["Overall_3"])),
        earlier_period="April to June 2009",
    )


def health(folder: Path, name: str, part: str) -> MeasureLine:
    """A share of the children looked after for twelve months on 31 March 2010."""
    found, series = rows(folder, "OC2_Final_V2.csv", "LA Number", ""), all_series()[name]
    whole = "Number of children looked after continuously for 12 months at 31 March 2010"
    return MeasureLine(
        number=name,
        title=series.title,
        outcome="be_healthy",
        better=Better(series.polarity),
        unit="%",
        period="year to 31 March 2010",
        origin=HEALTH,
        **counted(found, lambda row: share(count(row[part]), count(row[whole]))),
    )


def write(name: str, lines: list[MeasureLine]) -> None:
    profile = Profile("E10000016", "Kent", 2010, date(2010, 12, 9), measures=tuple(lines))
    (TARGET / name).write_text(as_csv(profile), encoding="utf-8")
    for line in lines:
        print(
            name, line.number, line.here, line.england, line.neighbours, len(line.neighbour_values), sep="; "
        )


def main(folder: Path) -> None:
    write("kent_2010_measures.csv", [missing(folder), *results(folder, 2009)])
    later = [
        health(
            folder, "health_assessment_pct", "Number of children whose health assessments were up to date"
        ),
        health(folder, "dental_check_pct", "Number of children whose teeth were checked by a dentist"),
        health(folder, "immunisation_pct", "Number of children who immunisations were up to date"),
    ]
    write("kent_2010_later.csv", [*later, *results(folder, 2010)])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
