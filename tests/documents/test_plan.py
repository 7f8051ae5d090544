"""The plan: a row for everything asked, written where Excel, Word and a calendar can read it."""

import dataclasses
import io
from datetime import date, timedelta
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from icalendar import Calendar

from headway.documents.calendar_file import calendar_file
from headway.documents.deadlines import deadlines_for
from headway.documents.meetings import Meeting
from headway.documents.plan import Section, plan
from headway.documents.plan_paper import plan_paper
from headway.documents.plan_workbook import plan_workbook
from headway.documents.template import read_template
from headway.documents.writers import word

MEETING = Meeting("Cabinet Committee", date(2017, 6, 22))
HEADER = 4


def made(record, **more):
    deadlines = deadlines_for(record, received=record.published, meeting=MEETING)
    return plan(record, deadlines, read_template("default"), received=record.published, **more)


def workbook(whole):
    return openpyxl.load_workbook(io.BytesIO(plan_workbook(whole)))


def rows_by_heading(sheet, header=HEADER):
    headings = [cell.value for cell in sheet[header]]
    return [dict(zip(headings, row, strict=True)) for row in sheet.iter_rows(header + 1, values_only=True)]


def test_the_plan_answers_every_recommendation_and_has_room_for_other_issues(record):
    whole = made(record)
    asked = [row for row in whole.rows if row.section is not Section.OTHER]
    assert sorted(row.text for row in asked) == sorted(item.text for item in record.recommendations)
    assert len(whole.rows_in(Section.OTHER)) == 10
    assert len({row.ref for row in whole.rows}) == len(whole.rows)


def test_kents_plan_has_ten_rows_for_the_council_and_six_for_the_board(kent):
    whole = made(kent)
    assert [row.number for row in whole.rows_in(Section.COUNCIL)] == [str(n) for n in range(1, 11)]
    assert [row.number for row in whole.rows_in(Section.BOARD)] == [str(n) for n in range(88, 94)]
    assert sum(len(row.findings) for row in whole.rows) == 16
    assert whole.rows[9].findings == (
        "paragraph 18, page 12 (proposed – to confirm)",
        "paragraph 78, page 12 (proposed – to confirm)",
    )


def test_the_head_says_when_the_statement_is_due_and_how_it_was_counted(kent):
    head = dict(made(kent).facts_shown)
    assert head["Authority"] == "Kent"
    assert head["Statement or plan due"] == (
        "Wednesday 20 September 2017: 70 working days after receipt on 13 June 2017"
    )


def test_the_workbook_reads_back_as_the_plan(record):
    whole = made(record)
    found = rows_by_heading(workbook(whole)["Plan"])
    assert [row["Ref"] for row in found] == [row.ref for row in whole.rows]
    assert [row["In the words of the report"] for row in found] == [
        row.whole_text or None for row in whole.rows
    ]
    assert [row["Page"] for row in found] == [row.page for row in whole.rows]


def test_what_only_the_council_can_say_is_left_empty(kent):
    for row in rows_by_heading(workbook(made(kent))["Plan"]):
        for heading in (
            "Response",
            "Owner(s)",
            "Action",
            "Success measure",
            "Evidence",
            "Start",
            "Due",
            "Status",
        ):
            assert row[heading] is None


def test_the_closed_words_are_drop_down_lists(kent):
    rules = workbook(made(kent))["Plan"].data_validations.dataValidation
    lists = [rule.formula1.strip('"').split(",") for rule in rules if rule.type == "list"]
    assert ["Accepted", "Accepted in part", "Rejected"] in lists
    assert ["Indicator", "Audit", "Feedback", "Milestone"] in lists
    assert ["Not started", "On track", "At risk", "Off track", "Delivered", "Embedded", "Superseded"] in lists


def test_the_plan_sheet_prints_in_landscape_with_its_header_and_stays_in_view(kent):
    sheet = workbook(made(kent))["Plan"]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == f"${HEADER}:${HEADER}"
    assert sheet.freeze_panes == f"B{HEADER + 1}"
    assert sheet.auto_filter.ref.startswith(f"A{HEADER}:")


def test_the_deadlines_sheet_shows_each_clock_with_its_working(kent):
    found = {row["What"]: row for row in rows_by_heading(workbook(made(kent))["Deadlines"], header=1)}
    statement = found["Publish the written statement of proposed action"]
    assert statement["Governing date"].date() == date(2017, 9, 20)
    assert "Summer bank holiday" in statement["Working"]
    assert statement["How the rule is known"].startswith("secondary: ")
    assert len(found) == 3


def test_findings_are_listed_with_the_rows_that_name_them(kent):
    found = {row["Paragraph"]: row for row in rows_by_heading(workbook(made(kent))["Findings"], header=1)}
    assert len(found) == 16
    assert found["78"]["Linked to"] == "C10"
    assert found["78"]["Tagged (Recommendation)"] == "yes"


def test_each_status_word_is_defined_and_each_doubt_is_passed_on(kent):
    book = workbook(made(kent, notes=("Check page 4.",)))
    words = {row["Word"] for row in rows_by_heading(book["Status words"], header=1)}
    assert {"Delivered", "Embedded", "Off track", "Superseded", "Amber"} <= words
    notes = [row["Note"] for row in rows_by_heading(book["Read me"], header=1)]
    assert "Check page 4." in notes


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", '=HYPERLINK("http://x")', "{="])
def test_no_text_of_a_report_becomes_a_formula(kent, start):
    hostile = f"{start}1+1"
    first = dataclasses.replace(kent.recommendations[0], text=hostile, due_band=hostile)
    finding = dataclasses.replace(kent.findings[0], text=hostile)
    whole = made(dataclasses.replace(kent, recommendations=(first,), findings=(finding,)), notes=(hostile,))
    cells = [cell for sheet in workbook(whole) for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert [cell for cell in cells if cell.value == hostile.replace("\t", " ")]


def test_text_that_xml_forbids_or_excel_would_drop_is_mended(kent):
    first = dataclasses.replace(kent.recommendations[0], text="a\x0bb\x02c\ud800d " + "long " * 9000)
    found = rows_by_heading(workbook(made(dataclasses.replace(kent, recommendations=(first,))))["Plan"])[0]
    said = found["In the words of the report"]
    assert said.startswith("a bc\ufffdd long")
    assert said.endswith("[cut: the whole text is in inspection.json]")
    assert len(said) <= 32767


def test_the_word_plan_has_a_table_a_section_in_landscape(kent):
    file = docx.Document(io.BytesIO(word(plan_paper(made(kent)))))
    assert file.sections[0].page_width > file.sections[0].page_height
    assert [len(table.rows) - 1 for table in file.tables] == [10, 6, 10]
    assert "Hold a strategy discussion" in file.tables[0].cell(1, 1).text
    assert file.tables[0].cell(1, 2).text == ""


def events(record, received=None):
    received = received or record.published
    deadlines = deadlines_for(record, received=received, meeting=MEETING)
    return Calendar.from_ical(calendar_file(record, deadlines, received=received, meeting=MEETING)).walk(
        "VEVENT"
    )


def test_the_calendar_holds_each_clock_as_a_whole_day(kent):
    found = {str(event["uid"]).split("-aaaa")[0]: event for event in events(kent)}
    assert {key: event.decoded("dtstart") for key, event in found.items()} == {
        "agenda": date(2017, 6, 14),
        "ofsted-report": date(2017, 7, 25),
        "ofsted-plan": date(2017, 9, 20),
    }
    statement = found["ofsted-plan"]
    assert statement.decoded("dtend") - statement.decoded("dtstart") == timedelta(days=1)
    assert "Summer bank holiday" in statement["description"]
    assert "Day zero: Tuesday 13 June 2017" in statement["description"]


def test_reminders_come_ten_and_five_working_days_before_at_nine(kent):
    statement = events(kent)[-1]
    triggers = [alarm.decoded("trigger") for alarm in statement.walk("VALARM")]
    # Back from Wednesday 20 September 2017: Wednesday 6 and Wednesday 13 September.
    assert triggers == [timedelta(hours=9) - timedelta(days=14), timedelta(hours=9) - timedelta(days=7)]


def test_no_reminder_is_set_for_a_day_before_the_report_came(kent):
    agenda = events(kent)[0]
    assert agenda.walk("VALARM") == []


def test_an_entry_keeps_its_uid_when_the_day_of_receipt_is_put_right(kent):
    before = [str(event["uid"]) for event in events(kent)]
    after = [str(event["uid"]) for event in events(kent, received=date(2017, 6, 12))]
    assert before == after
    assert len(set(before)) == len(before)


def test_a_row_of_the_plan_grows_with_what_a_person_types(kent):
    with ZipFile(io.BytesIO(plan_workbook(made(kent)))) as archive:
        rows = archive.read("xl/worksheets/sheet1.xml").decode().split("<sheetData>")[1]
    assert ' ht="' in rows
    assert "customHeight" not in rows
