"""What is planted is there to be found: the events in the figures, the faults by the structural rules."""

import json

import pytest
import synth_counting

from headway.returns.checks import check
from headway.returns.intake import read_folder
from headway.returns.synth import synthesise

YEARS = 4


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("planted") / "made"
    synthesise("kent-like", 20_000, YEARS, 5, folder)
    return folder


@pytest.fixture(scope="module")
def events(place):
    return json.loads((place / "planted.json").read_text())["events"]


@pytest.fixture(scope="module")
def cases(place):
    """Every case once, as the latest census tells it, with the district of the child's first stay."""
    district = {}
    for row in synth_counting.rows(place / "local" / "child_area.csv"):
        district.setdefault(row["child"], row["district"])
    latest = {}
    for year in range(2026 - YEARS + 1, 2027):
        for case in synth_counting.Year(place, year).cases:
            former = latest.get((case["child"], case["referred"]))
            if former and not case["assessments"]:
                case["assessments"] = former["assessments"]
            latest[case["child"], case["referred"]] = case
    return [case | {"district": district[case["child"]]} for case in latest.values()]


def event(events, name):
    return next(each for each in events if each["name"].startswith(name))


def month(day):
    return f"{day:%Y-%m}"


def in_time(cases, district, first, last):
    done = [
        (start, end)
        for case in cases
        if case["district"] == district
        for start, end in case["assessments"]
        if end and first <= month(end) <= last
    ]
    good = sum(synth_counting.working_days(start, end) <= 45 for start, end in done)
    return synth_counting.share(good, len(done)), len(done)


def test_the_district_that_drifts_falls_two_points_a_month(cases, events):
    drift = event(events, "a district that drifts")
    assert (drift["first_month"], drift["size"]) == ("2025-02", -2.0)
    before, _ = in_time(cases, drift["district"], "2023-04", "2025-01")
    after, number = in_time(cases, drift["district"], "2026-01", "2026-03")
    # Three last months of a drift that reaches 28 points: 24 to 28 points below.
    assert number > 50
    assert after == pytest.approx(before - 26, abs=14)


def test_the_other_districts_do_not_drift(cases, events):
    moved = {each["district"] for each in events if each["measure"] == "assessment_45wd_pct"}
    for district in {case["district"] for case in cases} - moved:
        before, _ = in_time(cases, district, "2023-04", "2025-01")
        after, _ = in_time(cases, district, "2025-02", "2026-03")
        assert after == pytest.approx(before, abs=7)


def test_caseloads_jump_where_posts_fall_vacant(place, events):
    jump = event(events, "caseloads jump: cases")
    workers = synth_counting.rows(place / "workforce" / "workers.csv")

    def caseload(first, last):
        rows = [
            row
            for row in workers
            if row["district"] == jump["district"] and first <= row["month"] <= last and int(row["cases"]) > 0
        ]
        return sum(int(row["cases"]) for row in rows) / sum(float(row["fte"]) for row in rows)

    assert jump["first_month"] == "2025-07"
    assert caseload("2025-10", "2026-03") > caseload("2023-04", "2025-06") + 3


def test_a_month_is_missing_in_one_district_alone(cases, events):
    gap = event(events, "a month of missing data")
    received = {}
    for case in cases:
        if month(case["referred"]) == gap["first_month"]:
            received[case["district"]] = received.get(case["district"], 0) + 1
    assert gap["district"] not in received
    assert len(received) == 11


def test_fewer_come_back_in_the_district_that_improves(cases, events):
    after = event(events, "a district that improves: fewer")
    days = {}
    for case in cases:
        days.setdefault(case["child"], []).append(case["referred"])

    def returned(first, last):
        received = [
            case
            for case in cases
            if case["district"] == after["district"] and first <= month(case["referred"]) <= last
        ]
        again = sum(
            any(0 < (case["referred"] - other).days <= 365 for other in days[case["child"]])
            for case in received
        )
        return synth_counting.share(again, len(received))

    assert returned("2023-10", "2024-09") > returned(after["first_month"], "2026-03") + 8


def test_planted_events_begin_inside_the_years_written(tmp_path):
    folder = synthesise("england-like", 300, 1, 1, tmp_path / "short").folder
    told = json.loads((folder / "planted.json").read_text())["events"]
    assert told
    assert all(each["first_month"] >= "2025-04" for each in told)


@pytest.fixture(scope="module", params=[("kent-like", 6_000), ("england-like", 2_000)])
def faulty(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("faulty") / "made"
    profile, children = request.param
    synthesise(profile, children, 2, 1, folder, faults=True)
    told = json.loads((folder / "planted.json").read_text())["faults"]
    with read_folder(folder) as intake:
        check(intake)
        names = {file.number: file.name for file in intake.files}
        found = {
            (rule, table, names.get(file), field or "", row)
            for rule, table, file, field, row in intake.con.execute(
                "SELECT rule, tbl, file, field, row FROM found"
            ).fetchall()
        }
    planted = {(each["rule"], each["table"], each["file"], each["field"], each["row"]) for each in told}
    return planted, found


def test_at_least_eighty_kinds_of_fault_are_planted(faulty):
    planted, _ = faulty
    assert len({rule for rule, *_ in planted}) >= 80


def test_every_planted_fault_is_found_by_its_rule_in_its_row(faulty):
    planted, found = faulty
    assert planted - found == set()


def test_no_clean_record_is_flagged(faulty):
    planted, found = faulty
    assert found - planted == set()
