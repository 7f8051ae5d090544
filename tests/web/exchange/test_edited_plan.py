"""A plan edited in Excel: what would change is shown, what is wrong is told at once, and only then is it done."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import pytest
from exchange_kent import kent_plan

from headway.errors import ForPerson
from headway.web.accounts.models import Membership, Person
from headway.web.accounts.roles import Role
from headway.web.exchange.edited import Kind, Proposal, apply, given_for, rehearsed
from headway.web.exchange.edited.proposal import Options
from headway.web.exchange.formats import Form, written
from headway.web.exchange.plan_out import tables_of
from headway.web.plans import actions
from headway.web.plans.models import Action, Plan
from headway.web.trail.integrity import verdict
from headway.web.trail.models import Event

pytestmark = pytest.mark.django_db
ON = date(2018, 4, 3)


@pytest.fixture
def plan() -> Plan:
    return kent_plan()


@pytest.fixture
def officer(plan: Plan) -> Person:  # noqa: ARG001 - whose officer it is
    return Person.objects.get(email="officer@example.org")


Sheet = Any


class Edited:
    """An export of the plan as somebody changes it in a spreadsheet."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.book = openpyxl.load_workbook(io.BytesIO(written(tables_of(plan), Form.XLSX)))

    def column(self, sheet: str, heading: str) -> int:
        return [cell.value for cell in self.book[sheet][1]].index(heading) + 1

    def set(self, sheet: str, row: int, **values: Any) -> "Edited":
        for name, value in values.items():
            self.book[sheet].cell(row, self.column(sheet, name.replace("_", " "))).value = value
        return self

    def add(self, sheet: str, **values: Any) -> "Edited":
        row = self.book[sheet].max_row + 1
        return self.set(sheet, row, **values)

    def drop(self, sheet: str, row: int) -> "Edited":
        self.book[sheet].delete_rows(row)
        return self

    @property
    def content(self) -> bytes:
        out = io.BytesIO()
        self.book.save(out)
        return out.getvalue()

    def tried(self, by: Person, **options: bool) -> Proposal:
        given, faults = given_for(self.content, "plan.xlsx", tables_of(self.plan))
        return rehearsed(by=by, plan=self.plan, given=given, faults=faults, options=Options(**options), on=ON)

    def done(self, by: Person, **options: bool) -> Proposal:
        content = self.content
        given, _ = given_for(content, "plan.xlsx", tables_of(self.plan))
        confirmed = self.tried(by, **options).digest
        return apply(
            by=by,
            plan=self.plan,
            given=given,
            options=Options(**options),
            confirmed=confirmed,
            content=content,
            on=ON,
        )


def told(proposal: Proposal) -> list[str]:
    return [str(fault) for fault in proposal.faults]


def test_an_export_that_nobody_edited_changes_nothing(plan: Plan, officer: Person) -> None:
    events = Event.objects.count()
    found = Edited(plan).tried(officer)
    assert (found.changes, found.faults, found.notes) == ((), (), ())
    assert Event.objects.count() == events


@pytest.mark.parametrize("form", Form)
def test_so_in_every_form(plan: Plan, officer: Person, form: Form) -> None:
    now = tables_of(plan)
    given, faults = given_for(written(now, form), "plan", now)
    found = rehearsed(by=officer, plan=plan, given=given, faults=faults, options=Options(), on=ON)
    assert (found.changes, found.faults, found.notes) == ((), (), ())


def test_what_is_added_changed_and_removed_is_shown_row_by_row_and_nothing_is_done(
    plan: Plan, officer: Person
) -> None:
    edited = (
        Edited(plan)
        .set("Actions", 3, Title="Audit all case loads")
        .add("Actions", Ref="N1", Item="I3", Title="Hire six social workers", Due=date(2018, 9, 1))
        .add("Owners", Action="N1", Name="H. R. Lead", Post="HR", Lead="yes")
        .drop("Milestones", 2)
    )
    before = tables_of(plan)
    found = edited.tried(officer)
    assert told(found) == []
    assert [(each.table, each.kind, each.place, each.label) for each in found.changes] == [
        ("Actions", Kind.CHANGED, 3, "Audit case loads"),
        ("Actions", Kind.ADDED, 4, "Hire six social workers"),
        ("Owners", Kind.ADDED, 4, "H. R. Lead"),
        ("Milestones", Kind.REMOVED, None, "Sample drawn"),
    ]
    (cell,) = found.changes[0].cells
    assert (cell.heading, cell.now, cell.file) == ("Title", "Audit case loads", "Audit all case loads")
    assert tables_of(plan) == before


def test_what_was_confirmed_is_done_by_the_plans_own_actions_with_events(plan: Plan, officer: Person) -> None:
    events = Event.objects.count()
    Edited(plan).set("Actions", 3, Title="Audit all case loads").add(
        "Actions", Ref="N1", Item="I3", Title="Hire six social workers", Due=date(2018, 9, 1)
    ).add("Owners", Action="n1", Name="H. R. Lead", Post="HR", Lead="yes").add(
        "Dependencies", Action="N1", Depends_on="A2"
    ).done(officer)
    made = Action.objects.get(title="Hire six social workers")
    assert made.due == date(2018, 9, 1)
    assert [(each.name, each.post, each.is_lead) for each in made.ownerships.all()] == [
        ("H. R. Lead", "HR", True)
    ]
    assert [each.title for each in made.depends_on.all()] == ["Audit all case loads"]
    new = list(Event.objects.filter(seq__gt=events).values_list("action", "by_name"))
    assert {by for _, by in new} == {"Olive Officer"}
    assert [action for action, _ in new] == [
        "action.added",
        "action.changed",
        "action.changed",
        "action.changed",
        "plan.file_imported",
    ]
    assert verdict().holds


def test_nothing_is_removed_without_the_tick(plan: Plan, officer: Person) -> None:
    edited = Edited(plan).drop("Milestones", 2).drop("Owners", 3).drop("Dependencies", 2)
    assert [each.label for each in edited.tried(officer).removed] == [
        "A. N. Other",
        "Sample drawn",
        "A2 depends on A1",
    ]
    before = tables_of(plan)
    edited.done(officer)
    assert {name: rows for name, rows in tables_of(plan).rows.items() if name != "Actions"} == {
        name: rows for name, rows in before.rows.items() if name != "Actions"
    }
    edited.done(officer, remove=True, take_file=True)
    after = tables_of(plan)
    assert (after.of("Milestones"), after.of("Dependencies")) == ([], [])
    assert [row["name"] for row in after.of("Owners")] == ["Olive Officer"]


def test_a_row_that_changed_on_both_sides_is_shown_with_both_and_left_unless_the_file_is_to_win(
    plan: Plan, officer: Person
) -> None:
    edited = Edited(plan).set("Actions", 3, Title="Audit all case loads")
    action = Action.objects.get(title="Audit case loads")
    actions.change_action(by=officer, action=action, version=action.version, title="Audit every case load")
    found = edited.tried(officer)
    (clash,) = found.conflicts
    assert (clash.cells[0].now, clash.cells[0].file) == ("Audit every case load", "Audit all case loads")
    edited.done(officer)
    action.refresh_from_db()
    assert action.title == "Audit every case load"
    edited.done(officer, take_file=True)
    action.refresh_from_db()
    assert action.title == "Audit all case loads"


def test_what_changed_here_only_is_no_change_of_the_file(plan: Plan, officer: Person) -> None:
    """Except that the file still has the old value: both are shown, and the site's stays."""
    edited = Edited(plan)
    action = Action.objects.get(title="Audit case loads")
    actions.change_action(by=officer, action=action, version=action.version, detail="Every team.")
    found = edited.tried(officer)
    assert [each.conflict for each in found.changes] == [True]
    edited.done(officer)
    action.refresh_from_db()
    assert action.detail == "Every team."


def test_a_plan_that_changes_between_looking_and_confirming_is_shown_again(
    plan: Plan, officer: Person
) -> None:
    edited = Edited(plan).set("Actions", 3, Title="Audit all case loads")
    content = edited.content
    given, _ = given_for(content, "plan.xlsx", tables_of(plan))
    seen = edited.tried(officer).digest
    action = Action.objects.get(title="Audit case loads")
    actions.change_action(by=officer, action=action, version=action.version, detail="Every team.")
    with pytest.raises(ForPerson, match="changed while you were looking"):
        apply(by=officer, plan=plan, given=given, options=Options(), confirmed=seen, content=content, on=ON)


def test_everything_wrong_is_told_at_once_with_sheet_row_and_column(plan: Plan, officer: Person) -> None:
    found = (
        Edited(plan).set("Actions", 2, Start="31/02/2018", Status="Greenish").set("Items", 3, Answer="maybe")
    )
    found.book["Owners"].append(["A2", "Nobody Known", "", "ghost@example.org", "no"])
    found.book["Owners"].append(["A99", "Lost", "", "", "no"])
    assert told(found.tried(officer)) == [
        'Items, row 3, Answer: "maybe" is not one of: none, accepted, partly, rejected.',
        'Actions, row 2, Start: "31/02/2018" is not a date. Give it as a date, or as DD/MM/YYYY.',
        (
            'Actions, row 2, Status: "Greenish" is not a word of this plan. '
            "Use one of: Not started, On track, At risk, Off track, Delivered, Superseded."
        ),
        (
            'Owners, row 4, E-mail: nobody in this authority signs in as "ghost@example.org". '
            "Leave it empty to keep only the name."
        ),
        'Owners, row 5, Action: "A99" is not on the sheet Actions. Give the ref of a row that is.',
    ]


def test_what_an_action_of_the_plan_refuses_is_told_with_its_row_too(plan: Plan, officer: Person) -> None:
    edited = (
        Edited(plan)
        .set("Actions", 3, Start=date(2018, 5, 1))
        .set("Items", 3, Answer="rejected", Reason="")
        .add("Dependencies", Action="A1", Depends_on="A2")
        .add("Updates", Action="A2", Status="Off track")
    )
    assert told(edited.tried(officer)) == [
        "Items, row 3: Say why the recommendation is rejected.",
        "Dependencies, row 3: These actions would wait for each other in a circle. Leave one of them out.",
        'Updates, row 3: Say why the action is "Off track", and what is being done about it.',
    ]
    with pytest.raises(ForPerson, match="3 things are wrong"):
        edited.done(officer)
    assert tables_of(plan).of("Items")[1]["answer"] == "partly"


def test_updates_append_and_those_of_old_cannot_be_rewritten(plan: Plan, officer: Person) -> None:
    edited = Edited(plan).add("Updates", Action="A2", Status="on track", Narrative="Half are audited.")
    edited.done(officer)
    action = Action.objects.get(title="Audit case loads")
    assert [(each.status.word, each.narrative, each.by_name) for each in action.updates.all()] == [
        ("On track", "Half are audited.", "Olive Officer")
    ]
    again = edited.tried(officer)
    assert not [each for each in again.changes if each.table == "Updates"]
    assert any("is here already" in note for note in again.notes)
    spoilt = Edited(plan).set("Updates", 2, Narrative="All is well.")
    assert told(spoilt.tried(officer)) == [
        "Updates, row 2: Updates are only ever added, and this one differs. Put yours into a new row with an empty Ref."
    ]


def test_a_status_changed_in_its_cell_is_an_update(plan: Plan, officer: Person) -> None:
    Edited(plan).set("Actions", 3, Status="On track").done(officer)
    action = Action.objects.get(title="Audit case loads")
    assert [(each.status.word, each.narrative) for each in action.updates.all()] == [("On track", "")]


def test_a_due_date_moves_only_with_its_reason(plan: Plan, officer: Person) -> None:
    moved = Edited(plan).set("Actions", 2, Due=date(2018, 6, 30))
    assert told(moved.tried(officer)) == [
        (
            "Actions, row 2, Due: moves from 31 March 2018, and a new date needs its reason. "
            "Add a row on the sheet Reschedules with Action A1, New due and Reason."
        )
    ]
    moved.add("Reschedules", Action="A1", New_due=date(2018, 6, 30), Reason="Trainer ill.").done(officer)
    action = Action.objects.get(title="Train every team")
    assert action.due == date(2018, 6, 30)
    assert [each.reason for each in action.reschedules.all()] == ["Two trainers left.", "Trainer ill."]
    assert told(Edited(plan).set("Actions", 2, Due=None).tried(officer)) == [
        "Actions, row 2, Due: is empty: a due date can be moved, not taken away."
    ]


def test_a_first_due_date_needs_no_reason(plan: Plan, officer: Person) -> None:
    Edited(plan).set("Actions", 3, Due=date(2018, 6, 30)).done(officer)
    assert Action.objects.get(title="Audit case loads").due == date(2018, 6, 30)


def test_words_items_milestones_and_the_plan_itself_change_too(plan: Plan, officer: Person) -> None:
    Edited(plan).set("Plan", 2, Title="Practice Development Plan").add(
        "Status words", Word="Paused", Meaning="Waits for a decision.", Rating="amber", Must_explain="yes"
    ).set("Items", 3, Answer="rejected", Reason="Not lawful.").add(
        "Items", Kind="other issue", Text="No child's voice.", Ref="new"
    ).set("Milestones", 2, Title="Sample of 40 drawn", Reached_on=date(2018, 4, 1)).add(
        "Milestones", Action="A2", Title="Report written"
    ).done(officer)
    plan.refresh_from_db()
    after = tables_of(plan)
    assert after.of("Plan")[0]["title"] == "Practice Development Plan"
    assert after.of("Status words")[-1]["word"] == "Paused"
    assert (after.of("Items")[1]["answer"], after.of("Items")[1]["answered_on"]) == ("rejected", ON)
    assert after.of("Items")[3]["text"] == "No child's voice."
    assert [(row["title"], row["reached_on"]) for row in after.of("Milestones")] == [
        ("Sample of 40 drawn", date(2018, 4, 1)),
        ("Report written", None),
    ]


def test_what_a_file_cannot_change_is_said_and_stays(plan: Plan, officer: Person) -> None:
    found = (
        Edited(plan)
        .set("Actions", 2, Stage="embedded")
        .set("Items", 2, Text="Other words.")
        .drop("Actions", 3)
    )
    proposal = found.tried(officer)
    assert "Actions, row 2: Stage cannot be changed by a file and stays as it is." in proposal.notes
    assert "Items, row 2: Text cannot be changed by a file and stays as it is." in proposal.notes
    assert any(note.startswith("Actions: A2 not in the file, and will stay.") for note in proposal.notes)
    found = Edited(plan).set("Closures", 2, Outcome="refused")
    assert found.tried(officer).notes == (
        "Closures: rows 2 differ and were left out. Add these on the site.",
    )


def test_sheets_and_columns_that_are_gone_stay_as_they_are(plan: Plan, officer: Person) -> None:
    edited = Edited(plan)
    del edited.book["Owners"], edited.book["Milestones"], edited.book["Dependencies"]
    edited.book["Actions"].delete_cols(edited.column("Actions", "Detail"))
    assert edited.tried(officer).changes == ()


def test_a_column_of_the_councils_own_is_left_out_and_said(plan: Plan, officer: Person) -> None:
    edited = Edited(plan)
    edited.book["Actions"].cell(1, 30).value = "My notes"
    edited.book["Actions"].cell(2, 30).value = "x"
    found = edited.tried(officer)
    assert found.changes == ()
    assert found.notes == ('Actions: the column "My notes" is not Headway\'s and was left out.',)


def test_another_plans_file_is_not_taken_for_this_one(plan: Plan, officer: Person) -> None:
    edited = Edited(plan).set("Plan", 2, Authority_code="E06000035")
    assert told(edited.tried(officer)) == [
        "Plan, row 2, Authority code: is another plan's. Open that plan to import this file."
    ]


def test_rows_may_be_sorted_otherwise(plan: Plan, officer: Person) -> None:
    edited = Edited(plan)
    sheet = edited.book["Actions"]
    first, second = ([cell.value for cell in sheet[row]] for row in (2, 3))
    for column, (one, other) in enumerate(zip(first, second, strict=True), start=1):
        sheet.cell(2, column).value, sheet.cell(3, column).value = other, one
    assert edited.tried(officer).changes == ()


def test_roles_hold_for_files_as_they_do_for_pages(plan: Plan, person: Callable[..., Person]) -> None:
    """An administrator may import, but what they may not write stays unwritten."""
    administrator = person(Role.ADMINISTRATOR)
    found = Edited(plan).set("Actions", 3, Title="Audit all case loads").tried(administrator)
    assert told(found) == [
        "Actions, row 3: your roles do not let you change this. Ask for the role, or leave the row as it was."
    ]


def test_people_of_another_authority_are_nobody_here(plan: Plan, officer: Person, medway: Any) -> None:
    stranger = Person.objects.create_user("stranger@example.org", "Stranger", None)
    Membership.objects.create(person=stranger, authority=medway, role=Role.OFFICER, from_day=date(2017, 1, 1))
    edited = Edited(plan)
    edited.book["Owners"].append(["A2", "Stranger", "", "stranger@example.org", "no"])
    assert "nobody in this authority" in told(edited.tried(officer))[0]
