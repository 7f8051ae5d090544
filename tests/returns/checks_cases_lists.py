"""Cases of Annex A, the workforce lists and the local files."""

from __future__ import annotations

from checks_case import WORKERS, Case, Where, cell, cells, drop, nothing
from checks_world import Row, World


def _wrong_reference_date(world: World, _: str) -> list[Where]:
    row = world.tables["cin.header"][0]
    row["ReferenceDate"] = "2026-03-30"
    return [("cin.header", row, "ReferenceDate")]


def _month_left_out(world: World, _: str) -> list[Where]:
    drop(world, WORKERS, [row for row in world.tables[WORKERS] if row["month"] == "2026-02"])
    return [(WORKERS, None, "month")]


def _last_month_left_out(world: World, _: str) -> None:
    drop(world, WORKERS, [row for row in world.tables[WORKERS] if row["month"] == "2026-03"])


def _too_many_children(world: World, _: str) -> list[Where]:
    world.tables["local.area_children"][1]["children"] = "600"
    return [("local.area_children", world.tables["local.area_children"][0], "children")]


def _rounded_children(world: World, _: str) -> None:
    world.tables["local.area_children"][1]["children"] = "505"


def _left_before_the_last(world: World, child: str) -> list[Where]:
    row = world.of(f"W{child}", WORKERS)[1]
    row["left"] = "1"
    return [(WORKERS, row, "left")]


def _left_at_last(world: World, child: str) -> None:
    world.of(f"W{child}", WORKERS)[2]["left"] = "1"


def _of_worker(rule: str, wrong: Row, right: Row, field: str) -> Case:
    def plant(world: World, child: str) -> list[Where]:
        row = world.of(f"W{child}", WORKERS)[0]
        row.update(wrong)
        return [(WORKERS, row, field)]

    def near(world: World, child: str) -> None:
        world.of(f"W{child}", WORKERS)[0].update(right)

    return Case(rule, plant, near, f"workers {field}")


WHOLE = [
    Case("reference-date", _wrong_reference_date, nothing),
    Case("month-missing", _month_left_out, _last_month_left_out),
    Case("districts-exceed-whole", _too_many_children, _rounded_children),
]
"""Cases that spoil what all children share."""

LISTS = [
    cells(
        "ethnicity-disagrees",
        "annex_a.list_3",
        0,
        {"Ethnicity": "b) Mixed"},
        {"Ethnicity": "A) WHITE"},
        "Ethnicity",
    ),
    cell("dob-disagrees", "annex_a.list_4", 0, "Date of Birth", "2012-03-06", "", ("dob-between-returns",)),
    cells(
        "age-disagrees",
        "annex_a.list_1",
        0,
        {"Age of Child (Years)": "12"},
        {"Age of Child (Years)": "13"},
        "Age of Child (Years)",
    ),
    cells(
        "closed-without-day",
        "annex_a.list_6",
        0,
        {"Case Status": "e) Closed episode"},
        {"Case Status": "e) Closed episode", "CIN Closure Date": "2026-03-25", "Reason for Closure": "RC7"},
        "CIN Closure Date",
    ),
    cells(
        "plan-without-conference",
        "annex_a.list_5",
        0,
        {"Date of Initial Child Protection Conference": ""},
        {
            "Date of Initial Child Protection Conference": "",
            "Did the Initial Child Protection Conference Result in a Child Protection Plan": "No",
        },
        "Date of Initial Child Protection Conference",
    ),
    cells(
        "accepted-without-offer",
        "annex_a.list_8",
        0,
        {"Was the child offered a Return Interview after their last missing episode (Y/N)?": "N"},
        {"Did the child accept a Return Interview after their last missing episode (Y/N)?": "N"},
        "Was the child offered a Return Interview after their last missing episode (Y/N)?",
    ),
    _of_worker(
        "cover-without-agency",
        {"covers_vacancy": "1"},
        {"covers_vacancy": "1", "agency": "1"},
        "covers_vacancy",
    ),
    _of_worker("lost-more-than-available", {"days_lost": "20.1"}, {"days_lost": "20.0"}, "days_lost"),
    _of_worker(
        "supervised-after-month", {"supervised": "2026-02-01"}, {"supervised": "2026-01-31"}, "supervised"
    ),
    Case("working-after-leaving", _left_before_the_last, _left_at_last),
    cell("district-unknown", "local.child_area", 1, "district", "West", "North"),
    cells(
        "overlapping-areas", "local.child_area", 0, {"to": "2025-10-02"}, {"to": "2025-09-30"}, "from", at=1
    ),
]
