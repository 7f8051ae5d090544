"""Make the example's official figures of Kent in 2010, out of the department's underlying data as published.

Run once on a folder with six files (a part of their rows will do); what it writes is committed, in
src/headway/assessment/examples: kent_2010_measures.csv (known on 9 December 2010) and kent_2010_later.csv (published
after it). The Interactive Tool of April 2026 (../shared/benchmark/lait) begins in 2016 and cannot give them.

KS2_Attainment_2007-2011_LA.csv, KS4_Attainment_2007-2011_LA.csv: outcomes for children looked after, edition of 2011.
OC2_Final_V2.csv: the same, edition of 2010, health.
OSR23_2010_UD.csv: children missing from home or care, scores by authorities' own account, to June 2010.
clean_la_data.csv: exclusions from schools 2006/07 to 2015/16, in the department's github.com/dfe-analytical-services.
UD_L2_3attainment_DASHBOARD.csv: Levels 2 and 3 by 19, those 19 in 2005 to 2017, there too.

Copies of the first four: github.com/BenGoodair/childrens_social_care_data, Raw_Data/LA_level. Kent and England are as
printed there; shares are counted here, rounded half up. A suppressed count leaves the neighbours out: those with few
would be missing.
"""

import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

from example_2010_schools import by_19, exclusions
from example_figures import ENGLAND, KENT, NEIGHBOURS, Rows, count, counted, of_indicator, rows, share

from headway.assessment.profile import Better, MeasureLine, Origin, Profile, Value
from headway.assessment.profile_file import as_csv
from headway.benchmarks.published import all_series
from headway.statistics import round_half_up

TARGET = Path(__file__).parents[1] / "src/headway/assessment/examples"
COPIES = (
    "https://github.com/BenGoodair/childrens_social_care_data/tree/0869d2691790cc0c4206a8dafb27857ac3ae387d/"
    "Raw_Data/LA_level/"
)
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


def attainment(found: Rows, number: int, part: str, whole: str, year: int) -> MeasureLine:
    """A line of one year, beside Kent's own a year before."""

    def of(when: int) -> Callable[[dict[str, str]], Value | None]:
        return lambda row: share(count(row[f"{part} {when}"]), count(row[f"{whole} {when}"]))

    return MeasureLine(
        **of_indicator(number),
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
    found = rows(folder, "OSR23_2010_UD.csv", "Geog_code", "Geog_name")
    own, scores = (
        found[KENT],
        [(found[code]["Geog_name"], count(found[code]["Overall_7"])) for code in NEIGHBOURS],
    )
    held = tuple((name, score) for name, score in scores if score is not None)
    mean = round_half_up(sum((score for _, score in held), Decimal(0)) / len(held), 1)
    return MeasureLine(
        **of_indicator(71),
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
    known = [missing(folder), *results(folder, 2009), exclusions(folder, 2009), *by_19(folder, 2009)]
    write("kent_2010_measures.csv", known)
    later = [
        health(
            folder, "health_assessment_pct", "Number of children whose health assessments were up to date"
        ),
        health(folder, "dental_check_pct", "Number of children whose teeth were checked by a dentist"),
        health(folder, "immunisation_pct", "Number of children who immunisations were up to date"),
    ]
    came_out = [*later, *results(folder, 2010), exclusions(folder, 2010), *by_19(folder, 2010)]
    write("kent_2010_later.csv", came_out)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
