"""A small made-up authority in which nothing is wrong, as rows that a test may spoil, written to real files.

Each child has the same few rows in every return, so that a fault planted in one child's rows can be in no other's.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from html import escape
from pathlib import Path
from random import Random

import xlsxwriter

from headway.returns.schema import return_named
from headway.returns.tables import Kind

Row = dict[str, str]

YEAR = 2026
_FOLDERS = {
    "ssda903": "this/ssda903",
    "cin": "this/cin",
    "annex_a": "this/annex_a",
    "workforce": "this/workforce",
    "local": "this/local",
    "last_ssda903": "last/ssda903",
    "last_cin": "last/cin",
}
OVER, SHORT, TWICE = "(over)", "(short)", "(twice)"
"""Marks of a spoilt row: what stands behind the last column, how many cells to leave out, an element to give twice."""


@dataclass
class World:
    """Rows by table: `ssda903.episodes`, `last_ssda903.episodes` for last year's, `cin.child` and so on."""

    tables: dict[str, list[Row]] = field(default_factory=dict)
    without: set[tuple[str, str]] = field(default_factory=set)
    """Columns that are not written: (table, column)."""

    def add(self, table: str, **cells: str) -> Row:
        row = {name.replace("__", " "): cell for name, cell in cells.items()}
        self.tables.setdefault(table, []).append(row)
        return row

    def of(self, child: str, table: str) -> list[Row]:
        """The rows of one child, or of the worker named after it, in their order."""
        names = {child, f"W{child}"}
        return [row for row in self.tables.get(table, []) if names & set(row.values())]

    def write(self, folder: Path, order: Random | None = None) -> dict[int, int]:
        """Every table in its file; the number of each row as a person counts, by the row's own identity."""
        numbers: dict[int, int] = {}
        for prefix in sorted({name.split(".")[0] for name in self.tables}):
            into = folder / _FOLDERS[prefix]
            into.mkdir(parents=True, exist_ok=True)
            tables = {
                name.split(".")[1]: rows
                for name, rows in self.tables.items()
                if name.startswith(f"{prefix}.")
            }
            if order is not None:
                names = order.sample(list(tables), len(tables))
                tables = {name: order.sample(tables[name], len(tables[name])) for name in names}
            if prefix in ("cin", "last_cin"):
                _write_census(into / "census.xml", tables, YEAR if prefix == "cin" else YEAR - 1, numbers)
            elif prefix == "annex_a":
                _write_workbook(into / f"annex_a_{YEAR}-03-31.xlsx", tables, numbers, order)
            else:
                self._write_tables(into, prefix, tables, numbers, order)
        return numbers

    def _write_tables(
        self,
        into: Path,
        prefix: str,
        tables: dict[str, list[Row]],
        numbers: dict[int, int],
        order: Random | None,
    ) -> None:
        for name, rows in tables.items():
            columns = [
                each for each in _columns(prefix, name) if (f"{prefix}.{name}", each) not in self.without
            ]
            if order is not None:  # the last stays: a row that is too short lacks the same cell
                columns = [*order.sample(columns[:-1], len(columns) - 1), columns[-1]]
            text = io.StringIO(newline="")
            writer = csv.writer(text)
            writer.writerow(columns)
            for number, row in enumerate(rows, start=2):
                numbers[id(row)] = number
                cells = [row.get(each, "") for each in columns] + ([row[OVER]] if OVER in row else [])
                writer.writerow(cells[: len(cells) - int(row.get(SHORT, 0))])
            into.joinpath(f"{name}.csv").write_text(text.getvalue(), encoding="utf-8")


def _columns(prefix: str, table: str) -> list[str]:
    year = YEAR - 1 if prefix.startswith("last_") else YEAR
    schema = return_named(prefix.removeprefix("last_")).table(table)
    return [
        each.name
        for each in schema.columns_in(year)
        if not each.name.startswith("PL_L") and each.name != "PL_DISTANCE"
    ]


def _write_workbook(
    path: Path, tables: dict[str, list[Row]], numbers: dict[int, int], order: Random | None
) -> None:
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in tables.items():
            schema = return_named("annex_a").table(name)
            columns = list(schema.columns_in(YEAR))
            if order is not None:
                columns = order.sample(columns, len(columns))
            sheet = book.add_worksheet(name)
            for place, column in enumerate(columns):
                sheet.write_string(0, place, column.name)
                for line, row in enumerate(rows, start=1):
                    numbers[id(row)] = line + 1
                    cell = row.get(column.name, "")
                    if cell.startswith("="):
                        sheet.write_formula(line, place, cell, value="#DIV/0!" if "/0" in cell else "")
                    elif column.kind in (Kind.DATE, Kind.BORN) and len(cell) == 10 and cell[4] == "-":
                        sheet.write_datetime(line, place, date.fromisoformat(cell), day)
                    elif cell:
                        sheet.write_string(line, place, cell)


def _write_census(path: Path, tables: dict[str, list[Row]], year: int, numbers: dict[int, int]) -> None:
    lines = ["<Message>"]
    for row in tables.get("header", []):
        lines.append("<Header>")
        numbers[id(row)] = len(lines)
        lines += ["<CollectionDetails><Collection>CIN</Collection>", f"<Year>{year}</Year>"]
        lines += [f"<ReferenceDate>{row['ReferenceDate']}</ReferenceDate></CollectionDetails>"]
        lines += ["<Source><LEA>886</LEA></Source></Header>"]
    lines.append("<Children>")
    for child in tables.get("child", []):
        lines += _child(child, tables, numbers, len(lines))
    path.write_text("\n".join([*lines, "</Children>", "</Message>"]) + "\n", encoding="utf-8")


class _Lines(list[str]):
    """Lines of an XML file that know the number of the next one."""

    def __init__(self, before: int, numbers: dict[int, int]) -> None:
        super().__init__()
        self.before, self.numbers = before, numbers

    def start(self, row: Row, element: str) -> None:
        self.append(element)
        self.numbers[id(row)] = self.before + len(self)

    def cells(self, row: Row, *names: str) -> None:
        for name in names:
            if row.get(name):
                self.append(f"<{name}>{escape(row[name])}</{name}>")
            if row.get(TWICE) == name:
                self.append(f"<{name}>{escape(row[name])}</{name}>")


def _child(child: Row, tables: dict[str, list[Row]], numbers: dict[int, int], before: int) -> list[str]:
    lines = _Lines(before, numbers)
    lines.start(child, "<Child>")
    lines.append("<ChildIdentifiers>")
    lines.cells(
        child, "LAchildID", "UPN", "FormerUPN", "UPNunknown", "PersonBirthDate", "ExpectedPersonBirthDate"
    )
    lines.cells(child, "Sex", "PersonDeathDate")
    lines.append("</ChildIdentifiers>")
    lines.append("<ChildCharacteristics>")
    lines.cells(child, "Ethnicity")
    lines.append("<Disabilities>")
    for row in _below(child, tables, "disabilities", "LAchildID"):
        lines.start(row, f"<Disability>{row['Disability']}</Disability>")
    lines.append("</Disabilities></ChildCharacteristics>")
    for referral in _below(child, tables, "cin_details", "LAchildID"):
        _referral(lines, referral, tables)
    lines.append("</Child>")
    return lines


def _referral(lines: _Lines, referral: Row, tables: dict[str, list[Row]]) -> None:
    keys = ("LAchildID", "CINreferralDate")
    lines.start(referral, "<CINdetails>")
    lines.cells(
        referral, "CINreferralDate", "ReferralSource", "PrimaryNeedCode", "CINclosureDate", "ReasonForClosure"
    )
    lines.cells(referral, "DateOfInitialCPC")
    for row in _below(referral, tables, "assessments", *keys):
        lines.start(row, "<Assessments>")
        lines.cells(
            row, "AssessmentActualStartDate", "AssessmentInternalReviewDate", "AssessmentAuthorisationDate"
        )
        lines.append("<FactorsIdentifiedAtAssessment>")
        for factor in _below(row, tables, "factors", *keys, "AssessmentActualStartDate"):
            lines.start(factor, f"<AssessmentFactors>{factor['AssessmentFactors']}</AssessmentFactors>")
        lines.append("</FactorsIdentifiedAtAssessment></Assessments>")
    for row in _below(referral, tables, "need_plans", *keys):
        lines.start(row, "<CINPlanDates>")
        lines.cells(row, "CINPlanStartDate", "CINPlanEndDate")
        lines.append("</CINPlanDates>")
    for row in _below(referral, tables, "section_47", *keys):
        lines.start(row, "<Section47>")
        lines.cells(row, "S47ActualStartDate", "InitialCPCtarget", "DateOfInitialCPC", "ICPCnotRequired")
        lines.append("</Section47>")
    lines.cells(referral, "ReferralNFA")
    for row in _below(referral, tables, "protection_plans", *keys):
        lines.start(row, "<ChildProtectionPlans>")
        lines.cells(row, "CPPstartDate", "CPPendDate", "InitialCategoryOfAbuse", "LatestCategoryOfAbuse")
        lines.cells(row, "NumberOfPreviousCPP")
        lines.append("<Reviews>")
        for review in _below(row, tables, "plan_reviews", *keys, "CPPstartDate"):
            lines.start(review, f"<CPPreviewDate>{review['CPPreviewDate']}</CPPreviewDate>")
        lines.append("</Reviews></ChildProtectionPlans>")
    lines.append("</CINdetails>")


def _below(over: Row, tables: dict[str, list[Row]], table: str, *keys: str) -> Iterator[Row]:
    """What stands in a record; a row that a test moved elsewhere is written in the record it names."""
    return (row for row in tables.get(table, []) if all(row.get(key) == over.get(key) for key in keys))
