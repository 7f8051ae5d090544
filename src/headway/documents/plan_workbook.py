"""The plan as an Excel workbook: the plan, its deadlines with their working, the findings, the words used."""

from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any

import xlsxwriter

from headway.clocks import Derivation
from headway.documents.plan import Plan, PlanRow
from headway.documents.plan_columns import COLUMNS, heading_index
from headway.documents.sheets import (
    Formats,
    cell_text,
    formats_of,
    row_height,
    with_growing_rows,
    write,
)
from headway.documents.text import clean
from headway.documents.wording import folded, weekday
from headway.reports.record import Finding

_HEAD_ROWS = 3
_A3 = 8


def plan_workbook(plan: Plan) -> bytes:
    """The workbook as .xlsx bytes, the same each time. Text is written as text: none can become a formula."""
    made = BytesIO()
    book = xlsxwriter.Workbook(
        made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties(
        {
            "title": clean(plan.title),
            "author": clean(plan.template.council or plan.record.authority.name or ""),
            "created": datetime.combine(plan.dated, time(), UTC).replace(tzinfo=None),
        }
    )
    formats = formats_of(book)
    _plan_sheet(book, formats, plan)
    _deadlines_sheet(book, formats, plan)
    _findings_sheet(book, formats, plan)
    _words_sheet(book, formats, plan)
    _read_me_sheet(book, formats, plan)
    book.close()
    return with_growing_rows(made.getvalue())


def _plan_sheet(book: Any, formats: Formats, plan: Plan) -> None:
    sheet = book.add_worksheet("Plan")
    sheet.write_string(0, 0, cell_text(plan.title), formats["title"])
    sheet.write_string(
        1, 0, cell_text("; ".join(f"{label}: {value}" for label, value in plan.facts_shown)), formats["line"]
    )
    sheet.set_row(_HEAD_ROWS, row_height([("two\nlines", 9)]))
    for index, column in enumerate(COLUMNS):
        sheet.set_column(index, index, column.width)
        sheet.write_string(
            _HEAD_ROWS, index, column.heading, formats["heading" if column.value else "to_fill"]
        )
    for place, row in enumerate(plan.rows, start=_HEAD_ROWS + 1):
        _plan_row(sheet, place, row, formats)
    _choices(sheet, plan)
    last = _HEAD_ROWS + len(plan.rows)
    sheet.autofilter(_HEAD_ROWS, 0, last, len(COLUMNS) - 1)
    sheet.freeze_panes(_HEAD_ROWS + 1, 1)
    _for_print(sheet, repeat=_HEAD_ROWS)


def _plan_row(sheet: Any, place: int, row: PlanRow, formats: Formats) -> None:
    shown = [(column.value(row) if column.value else None, column.width) for column in COLUMNS]
    sheet.set_row(place, row_height(shown))
    for index, column in enumerate(COLUMNS):
        if column.is_date:
            sheet.write_blank(place, index, None, formats["date"])
        else:
            write(sheet, place, index, column.value(row) if column.value else None, formats)


def _choices(sheet: Any, plan: Plan) -> None:
    """Drop-down lists where the words are closed, dates where a date belongs, a hint on every cell to
    fill."""
    last = max(_HEAD_ROWS + len(plan.rows), _HEAD_ROWS + 1)
    lists = {
        "Response": plan.template.responses,
        "Measure kind": plan.template.measure_kinds,
        "Status": tuple(each.word for each in plan.template.statuses),
        "Rating": tuple(each.word for each in plan.template.ratings),
    }
    for column in COLUMNS:
        if not column.hint:
            continue
        rule: dict[str, Any] = {"validate": "any"}
        if column.heading in lists:
            rule = {"validate": "list", "source": list(lists[column.heading])}
        elif column.is_date:
            rule = {
                "validate": "date",
                "criteria": ">=",
                "value": date(2000, 1, 1),
                "error_message": "Give a date.",
            }
        index = heading_index(column.heading)
        rule |= {"input_title": column.heading, "input_message": column.hint}
        sheet.data_validation(_HEAD_ROWS + 1, index, last, index, rule)


def _for_print(sheet: Any, *, repeat: int = 0) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A3)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(repeat)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&A&RPage &P of &N")


def _table(
    book: Any, formats: Formats, name: str, columns: tuple[tuple[str, float], ...], rows: list[Any]
) -> None:
    """A plain sheet: a frozen heading row and the rows under it."""
    sheet = book.add_worksheet(name)
    for index, (heading, width) in enumerate(columns):
        sheet.set_column(index, index, width)
        sheet.write_string(0, index, heading, formats["heading"])
    for place, row in enumerate(rows, start=1):
        sheet.set_row(
            place, row_height([(value, width) for value, (_, width) in zip(row, columns, strict=True)])
        )
        for index, value in enumerate(row):
            write(sheet, place, index, value, formats)
    sheet.freeze_panes(1, 0)
    _for_print(sheet)


def _deadlines_sheet(book: Any, formats: Formats, plan: Plan) -> None:
    columns = (
        ("What", 26),
        ("Governing date", 13),
        ("Day", 11),
        ("Computed", 12),
        ("Stated", 12),
        ("Counted from", 12),
        ("Event", 12),
        ("Rule", 36),
        ("Source", 30),
        ("How the rule is known", 32),
        ("Working", 52),
        ("Calendar", 18),
    )
    _table(book, formats, "Deadlines", columns, [_deadline(each) for each in plan.deadlines.every])


def _deadline(each: Derivation) -> tuple[str | date | None, ...]:
    return (
        each.title,
        each.governs,
        f"{each.governs:%A}",
        each.due,
        each.stated,
        each.trigger.date,
        each.trigger.event,
        each.rule,
        "\n".join(each.legal),
        f"{each.verification}: {each.evidence}" if each.verification else each.evidence,
        "\n".join(folded(each.working())),
        each.calendar,
    )


def _findings_sheet(book: Any, formats: Formats, plan: Plan) -> None:
    columns = (
        ("Paragraph", 11),
        ("Page", 7),
        ("Chapter", 24),
        ("Tagged (Recommendation)", 16),
        ("Linked to", 16),
        ("Text", 110),
    )
    rows = [
        (
            each.paragraph,
            each.page,
            _CHAPTERS.get(each.chapter or "", ""),
            "yes" if each.tagged else "",
            _linked(plan, each),
            each.text,
        )
        for each in plan.record.findings
    ]
    _table(book, formats, "Findings", columns, rows)


_CHAPTERS = {
    "help_protection": "Help and protection",
    "in_care_or_looked_after": "In care or looked after",
    "care_leavers": "Care leavers",
    "adoption": "Adoption",
    "leadership": "Leadership",
    "lscb": "Safeguarding children board",
}


def _linked(plan: Plan, finding: Finding) -> str:
    """The rows of the plan that name this finding."""
    if finding.paragraph is None:
        return ""
    start = f"paragraph {finding.paragraph},"
    return ", ".join(row.ref for row in plan.rows if any(text.startswith(start) for text in row.findings))


def _words_sheet(book: Any, formats: Formats, plan: Plan) -> None:
    columns = (("Word", 18), ("Used for", 12), ("Meaning", 90))
    rows = [(each.word, "Status", each.meaning) for each in plan.template.statuses]
    rows += [(each.word, "Rating", each.meaning) for each in plan.template.ratings]
    _table(book, formats, "Status words", columns, rows)


def _read_me_sheet(book: Any, formats: Formats, plan: Plan) -> None:
    due, document = plan.deadlines.plan, plan.record.document
    about = [
        f"{plan.title}.",
        "Columns with a grey heading come from the document. Fill in those with a yellow one.",
        "A plan answers every recommendation and the other issues found: give each issue a row of its own.",
        "Start and due of each action are for the Council to set: nothing is filled in for it.",
        f"{due.title}: by {weekday(due.governs)}. The sheet Deadlines shows the count." if due else "",
        f"Read from the file with SHA-256 {document.sha256}, {document.pages} pages.",
    ]
    rows = [("About", text) for text in about if text]
    rows += [("To settle", note) for note in plan.notes]
    _table(book, formats, "Read me", (("What", 14), ("Note", 120)), rows)
