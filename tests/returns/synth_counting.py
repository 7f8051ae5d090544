"""Published figures counted from the files of a made-up authority, with nothing but plain Python.

Deliberately slow and obvious; nothing of Headway is used but its calendar of working days.
"""

import csv
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from headway.clocks import is_working_day


def day(text: str) -> date | None:
    if not text:
        return None
    return datetime.strptime(text, "%d/%m/%Y").date() if "/" in text else date.fromisoformat(text)  # noqa: DTZ007


@cache
def working_days_so_far(until: date) -> int:
    before = working_days_so_far(until - timedelta(days=1)) if until > date(2009, 1, 1) else 0
    return before + is_working_day(until)


def warm_up(until: date) -> None:
    """Fills the count a day at a time, so that it never calls itself deeply."""
    moving = date(2009, 1, 1)
    while moving <= until:
        working_days_so_far(moving)
        moving += timedelta(days=1)


def working_days(first: date, last: date) -> int:
    return working_days_so_far(last) - working_days_so_far(first)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


class Year:
    """One collection year of one made-up authority."""

    def __init__(self, folder: Path, year: int) -> None:
        self.start, self.end = date(year - 1, 4, 1), date(year, 3, 31)
        self.folder, self.year = folder, year
        warm_up(self.end)
        self.care = {path.stem: rows(path) for path in (folder / "ssda903" / str(year)).glob("*.csv")}
        self.cases = _cases(folder / "cin" / str(year) / f"cin_{year}.xml")
        self.children = next(
            int(row["children"])
            for row in rows(folder / "local" / "area_children.csv")
            if row["district"] == "" and row["year"] == str(year - 1)
        )

    def inside(self, moment: date | None) -> bool:
        return moment is not None and self.start <= moment <= self.end

    def rate(self, number: float) -> float:
        return 10_000 * number / self.children

    def looked_after(self) -> list[dict[str, str]]:
        """The open episode of each child on 31 March."""
        return [row for row in self.care["episodes"] if not row["DEC"]]

    def figures(self, before: "Year") -> dict[str, float]:
        return {
            **_front_door(self, before),
            **_protection(self),
            **_care(self),
            **_year_of_care(self),
            **_leavers(self),
            **_workforce(self),
        }


def _cases(path: Path) -> list[dict]:
    children = ElementTree.parse(path).getroot().iter("Child")  # noqa: S314 - written here a moment ago
    return [_case(child, case) for child in children for case in child.iter("CINdetails")]


def _case(child: ElementTree.Element, case: ElementTree.Element) -> dict:
    return {
        "child": child.findtext("ChildIdentifiers/LAchildID"),
        "referred": day(case.findtext("CINreferralDate", "")),
        "source": case.findtext("ReferralSource"),
        "closed": day(case.findtext("CINclosureDate", "")),
        "nfa": case.findtext("ReferralNFA") == "1",
        "assessments": [
            (
                day(each.findtext("AssessmentActualStartDate")),
                day(each.findtext("AssessmentAuthorisationDate", "")),
            )
            for each in case.iter("Assessments")
        ],
        "enquiries": [
            (day(each.findtext("S47ActualStartDate")), day(each.findtext("DateOfInitialCPC", "")))
            for each in case.iter("Section47")
        ],
        "plans": [
            (
                day(each.findtext("CPPstartDate")),
                day(each.findtext("CPPendDate", "")),
                int(each.findtext("NumberOfPreviousCPP")),
                [day(review.text) for review in each.iter("CPPreviewDate")],
            )
            for each in case.iter("ChildProtectionPlans")
        ],
    }


def share(part: float, whole: float) -> float:
    return 100 * part / whole if whole else 0.0


def _front_door(year: Year, before: Year) -> dict[str, float]:
    received = [case for case in year.cases if year.inside(case["referred"])]
    earlier: dict[str, list[date]] = {}
    for case in [*before.cases, *year.cases]:
        earlier.setdefault(case["child"], []).append(case["referred"])
    again = sum(
        any(
            timedelta(0) < case["referred"] - other <= timedelta(days=365) for other in earlier[case["child"]]
        )
        for case in received
    )
    done = [(start, end) for case in year.cases for start, end in case["assessments"] if year.inside(end)]
    return {
        "referral_rate": year.rate(len(received)),
        "rereferral_pct": share(again, len(received)),
        "referral_nfa_pct": share(sum(case["nfa"] for case in received), len(received)),
        "referral_source_police_pct": share(sum(case["source"] == "6" for case in received), len(received)),
        "assessment_45wd_pct": share(sum(working_days(start, end) <= 45 for start, end in done), len(done)),
        "cin_rate": year.rate(sum(case["closed"] is None and not case["nfa"] for case in year.cases)),
    }


def _protection(year: Year) -> dict[str, float]:
    enquiries = [pair for case in year.cases for pair in case["enquiries"]]
    held = [(start, conference) for start, conference in enquiries if year.inside(conference)]
    plans = [plan for case in year.cases for plan in case["plans"]]
    started = [plan for plan in plans if year.inside(plan[0])]
    on_plan = [plan for plan in plans if plan[1] is None]
    three_months = [plan for plan in on_plan if plan[0] <= date(year.year - 1, 12, 31)]
    return {
        "s47_rate": year.rate(sum(year.inside(start) for start, _ in enquiries)),
        "icpc_rate": year.rate(len(held)),
        "icpc_15wd_pct": share(
            sum(working_days(start, conference) <= 15 for start, conference in held), len(held)
        ),
        "cpp_rate": year.rate(len(on_plan)),
        "cpp_start_rate": year.rate(len(started)),
        "cpp_second_subsequent_pct": share(sum(plan[2] > 0 for plan in started), len(started)),
        "cpp_review_timescale_pct": share(
            sum(_in_time(plan, year.end) for plan in three_months), len(three_months)
        ),
        "cpp_2yr_open_pct": share(sum((year.end - plan[0]).days > 729 for plan in on_plan), len(on_plan)),
    }


def _in_time(plan: tuple, end: date) -> bool:
    """The first review within 92 days, later ones within 184 days of the one before, and none overdue."""
    last, limit = plan[0], 92
    for review in plan[3]:
        if (review - last).days > limit:
            return False
        last, limit = review, 184
    return (end - last).days <= limit


def _care(year: Year) -> dict[str, float]:
    open_now = year.looked_after()
    alone = {row["CHILD"] for row in year.care["uasc"]}
    count = len(open_now)

    def placed(*codes: str) -> float:
        return share(sum(row["PLACE"].startswith(codes) for row in open_now), count)

    far = sum(
        row["PL_LOCATION"] == "OUT" and row["PL_DISTANCE"] != "" and float(row["PL_DISTANCE"]) > 20
        for row in open_now
    )
    new = [row for row in year.care["episodes"] if year.inside(day(row["DECOM"])) and row["RNE"] in "SPB"]
    return {
        "cla_rate": year.rate(count),
        "uasc_pct_cla": share(sum(row["CHILD"] in alone for row in open_now), count),
        "foster_care_pct": placed("U"),
        "childrens_home_pct": placed("K1", "K2"),
        "supported_accommodation_pct": placed("H5", "P2", "K3"),
        "placed_with_parents_pct": placed("P1"),
        "placed_20miles_outside_pct": share(far, count),
        "placed_unknown_distance_pct": share(sum(row["PL_DISTANCE"] == "" for row in new), len(new)),
    }


def _year_of_care(year: Year) -> dict[str, float]:
    episodes, alone = year.care["episodes"], {row["CHILD"] for row in year.care["uasc"]}
    starters = {row["CHILD"] for row in episodes if row["RNE"] == "S" and year.inside(day(row["DECOM"]))}
    left = {row["CHILD"]: row["REC"] for row in episodes if row["REC"] not in ("", "X1")}
    everyone = {row["CHILD"] for row in episodes}
    open_now = {row["CHILD"] for row in year.looked_after()}
    placements: dict[str, int] = {}
    workers: dict[str, set[str]] = {}
    for row in episodes:
        new_placement = row["RNE"] in "SPB" or day(row["DECOM"]) < year.start
        placements[row["CHILD"]] = placements.get(row["CHILD"], 0) + new_placement
    for row in year.care.get("social_worker", []):
        workers.setdefault(row["CHILD"], set()).add(row["SW_ID"])
    gone = [
        row for row in year.care["missing"] if row["MISSING"] == "M" and year.inside(day(row["MIS_START"]))
    ]
    away = {row["CHILD"] for row in year.care["missing"] if row["MISSING"] == "A"}
    health = year.care["oc2"]
    scores = [int(row["SDQ_SCORE"]) for row in health if row["SDQ_SCORE"]]
    stability = {}
    if workers:  # asked for since 2024
        changed = sum(len(workers.get(child, ())) >= 3 for child in open_now)
        stability["social_workers_3plus_pct"] = share(changed, len(open_now))
    return stability | {
        "cla_start_rate": year.rate(len(starters)),
        "cla_cease_rate": year.rate(len(left)),
        "uasc_pct_starts": share(len(starters & alone), len(starters)),
        "adopted_pct_ceased": share(sum(code in ("E11", "E12") for code in left.values()), len(left)),
        "cla_moved_to_other_la_pct": share(sum(code == "E3" for code in left.values()), len(left)),
        "placements_3plus_pct": share(sum(placements[child] >= 3 for child in open_now), len(open_now)),
        "cla_missing_pct": share(len({row["CHILD"] for row in gone}), len(everyone)),
        "cla_missing_incidents_per_child": len(gone) / max(1, len({row["CHILD"] for row in gone})),
        "cla_away_pct": share(len(away), len(everyone)),
        "health_assessment_pct": share(sum(row["HEALTH_ASSESSMENT"] == "1" for row in health), len(health)),
        "dental_check_pct": share(sum(row["TEETH_CHECK"] == "1" for row in health), len(health)),
        "substance_misuse_pct": share(sum(row["SUBSTANCE_MISUSE"] == "1" for row in health), len(health)),
        "sdq_average": sum(scores) / max(1, len(scores)),
    }


def _leavers(year: Year) -> dict[str, float]:
    """Care leavers who turned 19, 20 or 21."""
    older = [row for row in year.care["oc3"] if (year.end - day(row["DOB"])).days >= 19 * 365.25]
    return {
        "cl_eet_pct": share(sum(row["ACTIV"][0] in "FP" for row in older), len(older)),
        "cl_neet_pct": share(sum(row["ACTIV"][0] == "G" for row in older), len(older)),
        "cl_suitable_accommodation_pct": share(sum(row["ACCOM"].endswith("1") for row in older), len(older)),
        "cl_not_in_touch_pct": share(sum(row["IN_TOUCH"] == "NO" for row in older), len(older)),
    }


def _workforce(year: Year) -> dict[str, float]:
    """On 30 September, as the workforce census; absence and leavers over the twelve months of the collection year."""
    month = f"{year.year - 1}-09"
    months = {f"{year.year - 1}-{n:02d}" for n in range(4, 13)} | {
        f"{year.year}-{n:02d}" for n in range(1, 4)
    }
    workers = rows(year.folder / "workforce" / "workers.csv")
    now = [row for row in workers if row["month"] == month and row["left"] == "0"]
    in_post = sum(float(row["fte"]) for row in now if row["agency"] == "0")
    agency = sum(float(row["fte"]) for row in now if row["agency"] == "1")
    vacant = sum(
        float(row["fte"])
        for row in rows(year.folder / "workforce" / "vacancies.csv")
        if row["month"] == month
    )
    covering = sum(float(row["fte"]) for row in now if row["covers_vacancy"] == "1")
    holders = [row for row in now if int(row["cases"]) > 0]
    all_year = [row for row in workers if row["month"] in months and row["agency"] == "0"]
    return {
        "sw_vacancy_rate": share(vacant, vacant + in_post),
        "sw_agency_rate": share(agency, agency + in_post),
        "sw_vacancies_covered_pct": share(covering, vacant),
        "sw_turnover_rate": share(sum(float(row["fte"]) for row in all_year if row["left"] == "1"), in_post),
        "sw_absence_rate": share(
            sum(float(row["days_lost"]) for row in all_year),
            sum(float(row["days_available"]) for row in all_year),
        ),
        "sw_caseload": sum(int(row["cases"]) for row in holders)
        / max(0.01, sum(float(row["fte"]) for row in holders)),
    }


def mean_figures(folder: Path, years: list[int]) -> dict[str, float]:
    """The mean over these years, or those of them that have it, each with the year before it at hand."""
    loaded = {year: Year(folder, year) for year in [years[0] - 1, *years]}
    counted = [loaded[year].figures(loaded[year - 1]) for year in years]
    told = {name: [each[name] for each in counted if name in each] for name in counted[-1]}
    return {name: sum(values) / len(values) for name, values in told.items()}
