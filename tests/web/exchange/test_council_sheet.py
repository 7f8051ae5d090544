"""The plan.xlsx that headway respond wrote, filled in by a council in Excel, brought into the site's plan."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from exchange_kent import kent_plan

from headway.documents import write_pack
from headway.documents.plan_columns import COLUMNS
from headway.reports.record import (
    Addressee,
    AuthorityName,
    Document,
    InspectionRecord,
    Recommendation,
    RecommendationKind,
    ReportFramework,
    Window,
)
from headway.web.accounts.models import Person
from headway.web.exchange.edited import Proposal, apply, given_for, rehearsed
from headway.web.exchange.edited.proposal import Options
from headway.web.exchange.plan_out import tables_of
from headway.web.plans.models import Plan

pytestmark = pytest.mark.django_db
ON = date(2018, 4, 3)
FIRST = 5
"""The first row under the headings."""


@pytest.fixture
def plan() -> Plan:
    return kent_plan()


@pytest.fixture
def officer(plan: Plan) -> Person:  # noqa: ARG001 - whose officer it is
    return Person.objects.get(email="officer@example.org")


@pytest.fixture
def sheet(plan: Plan, tmp_path: Path) -> Any:
    """The workbook for the plan's own recommendations, as headway respond writes it."""
    asked = tuple(
        Recommendation(
            each.number,
            Addressee.AUTHORITY,
            RecommendationKind.RECOMMENDATION,
            None,
            each.text,
            tuple(each.sub_items),
            each.page,
        )
        for each in plan.inspection.recommendations.all()
    )
    record = InspectionRecord(
        Document("0" * 64, 40),
        framework=ReportFramework.SIF,
        authority=AuthorityName("Kent", "E10000016"),
        inspection=(Window(date(2017, 3, 6), date(2017, 3, 30)),),
        published=date(2017, 6, 13),
        recommendations=asked,
    )
    write_pack(
        record, received=date(2017, 6, 13), meeting="Cabinet Committee, 22 June 2017", out=tmp_path / "pack"
    )
    return openpyxl.load_workbook(tmp_path / "pack" / "plan.xlsx")


def fill(book: Any, row: int, **values: Any) -> None:
    headings = [column.heading for column in COLUMNS]
    names = {"owners": "Owner(s)", "words": "In the words of the report"}
    for name, value in values.items():
        heading = names.get(name, name.replace("_", " ").capitalize())
        book["Plan"].cell(row, headings.index(heading) + 1).value = value


def saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def tried(book: Any, plan: Plan, by: Person) -> Proposal:
    given, faults = given_for(saved(book), "plan.xlsx", tables_of(plan))
    return rehearsed(by=by, plan=plan, given=given, faults=faults, options=Options(), on=ON)


def done(book: Any, plan: Plan, by: Person, **options: bool) -> None:
    content = saved(book)
    given, _ = given_for(content, "plan.xlsx", tables_of(plan))
    seen = tried(book, plan, by).digest
    apply(by=by, plan=plan, given=given, options=Options(**options), confirmed=seen, content=content, on=ON)


def other_issues_row(book: Any) -> int:
    return next(row for row in range(FIRST, 40) if book["Plan"].cell(row, 2).value == "Other issues found")


def test_a_sheet_that_nobody_filled_changes_nothing(sheet: Any, plan: Plan, officer: Person) -> None:
    found = tried(sheet, plan, officer)
    assert (found.changes, found.faults, found.notes) == ((), (), ())


def test_what_the_council_filled_in_becomes_answers_actions_owners_and_updates(
    sheet: Any, plan: Plan, officer: Person
) -> None:
    fill(
        sheet,
        FIRST,
        response="Accepted",
        owners="Ann Example, Head of Service\nBob Example",
        action="Interview within 72 hours\nEvery child who goes missing.",
        success_measure="95% within 72 hours",
        measure_kind="Indicator",
        evidence="Monthly list in the team's folder",
        start="01/09/2018",
        due=date(2018, 12, 31),
        status="On track",
        progress_note="Rota agreed.",
    )
    issue = other_issues_row(sheet)
    fill(sheet, issue, words="Supervision is irregular.", action="Supervise monthly")
    found = tried(sheet, plan, officer)
    assert [str(fault) for fault in found.faults] == []
    done(sheet, plan, officer)
    after = tables_of(plan)
    made = next(row for row in after.of("Actions") if row["title"] == "Interview within 72 hours")
    assert made["detail"] == "Every child who goes missing.\n\nEvidence: Monthly list in the team's folder"
    assert (made["start"], made["due"], made["status"]) == (date(2018, 9, 1), date(2018, 12, 31), "On track")
    assert [(row["name"], row["post"]) for row in after.of("Owners") if row["action"] == made["ref"]] == [
        ("Ann Example", "Head of Service"),
        ("Bob Example", ""),
    ]
    assert after.of("Updates")[-1]["narrative"] == "Rota agreed."
    (new,) = [row for row in after.of("Items") if row["text"] == "Supervision is irregular."]
    assert [row["title"] for row in after.of("Actions") if row["item"] == new["ref"]] == ["Supervise monthly"]


def test_the_same_sheet_brought_in_twice_adds_nothing_twice(sheet: Any, plan: Plan, officer: Person) -> None:
    fill(sheet, FIRST, response="Accepted", action="Interview within 72 hours", owners="Ann Example")
    fill(sheet, FIRST, status="On track", progress_note="Rota agreed.", due=date(2018, 12, 31))
    fill(sheet, other_issues_row(sheet), words="Supervision is irregular.", action="Supervise monthly")
    done(sheet, plan, officer)
    again = tried(sheet, plan, officer)
    assert (again.changes, again.faults) == ((), ())


def test_an_answer_that_stands_already_is_a_conflict_and_stays(
    sheet: Any, plan: Plan, officer: Person
) -> None:
    fill(sheet, FIRST, response="Rejected", reason="Not for us.")
    (change,) = tried(sheet, plan, officer).changes
    assert change.conflict
    done(sheet, plan, officer)
    assert tables_of(plan).of("Items")[0]["answer"] == "accepted"
    done(sheet, plan, officer, take_file=True)
    assert tables_of(plan).of("Items")[0]["answer"] == "rejected"


def test_everything_wrong_is_told_at_once_by_row_and_column(sheet: Any, plan: Plan, officer: Person) -> None:
    fill(
        sheet,
        FIRST,
        response="Perhaps",
        action="x",
        due="next week",
        status="Greenish",
        measure_kind="Feeling",
    )
    fill(sheet, FIRST + 1, words="Something else.", owners="Ann Example")
    sheet["Plan"].cell(FIRST + 1, 3).value = "77"
    fill(sheet, other_issues_row(sheet), action="Supervise monthly")
    assert [str(fault) for fault in tried(sheet, plan, officer).faults] == [
        'Plan, row 5, Response: "Perhaps" is none of: accepted, accepted in part, rejected.',
        "Plan, row 5, Measure kind: is none of: indicator, audit, feedback, milestone.",
        'Plan, row 5, Due: "next week" is not a date. Give it as a date, or as DD/MM/YYYY.',
        (
            "Plan, row 6, In the words of the report: no recommendation of this plan reads so. "
            "Put the report's words back as they were."
        ),
        "Plan, row 7, In the words of the report: is empty. Say which other issue this row answers.",
        (
            'Plan, row 5, Status: "Greenish" is not a word of this plan. '
            "Use one of: Not started, On track, At risk, Off track, Delivered, Superseded."
        ),
    ]


def test_a_row_copied_for_a_second_action_adds_both(sheet: Any, plan: Plan, officer: Person) -> None:
    fill(sheet, FIRST, action="One thing")
    last = sheet["Plan"].max_row + 1
    for column in range(1, len(COLUMNS) + 1):
        sheet["Plan"].cell(last, column).value = sheet["Plan"].cell(FIRST, column).value
    fill(sheet, last, action="Another thing")
    done(sheet, plan, officer)
    titles = [row["title"] for row in tables_of(plan).of("Actions") if row["item"] == "I1"]
    assert titles == ["Train every team", "One thing", "Another thing"]
