"""The faults as CSV and as JSON."""

import csv
import io
import json
from typing import Any

from headway.returns.checks.report.model import COLUMNS, Line, Report
from headway.returns.checks.report.safe import csv_text, plain_text

__all__ = ["as_csv", "as_json"]


def as_csv(report: Report) -> bytes:
    """One line a fault, with a mark at the start by which spreadsheets know that it is UTF-8."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for line in report.lines:
        writer.writerow(
            ["" if cell is None else cell if isinstance(cell, int) else csv_text(cell) for cell in line.cells]
        )
    return made.getvalue().encode("utf-8-sig")


def as_json(report: Report) -> bytes:
    """The same for a machine: what was checked, the sums, what ran and what did not, and every fault."""
    plain: dict[str, Any] = {
        "faults": report.faults,
        "checked": [
            {
                "return": each.return_name,
                "title": each.title,
                "period": each.period,
                "folder": each.folder,
                "tables": dict(each.tables),
                "said": list(each.said),
            }
            for each in report.checked
        ],
        "summary": [
            {
                "rule_code": each.code,
                "title": each.title,
                "do": each.do,
                "faults": each.faults,
                "places": [
                    {
                        "return": place.return_name,
                        "period": place.period,
                        "table": place.table,
                        "file": place.file,
                        "faults": place.faults,
                        "first_row": place.first_row,
                    }
                    for place in each.places
                ],
            }
            for each in report.summaries
        ],
        "ran": [
            {
                "return": each.return_name,
                "period": each.period,
                "rule_code": each.code,
                "tables": list(each.tables),
                "rows": each.rows,
                "found": each.found,
            }
            for each in report.ran
        ],
        "not_run": [
            {
                "return": each.return_name,
                "period": each.period,
                "rule_code": each.code,
                "table": each.table,
                "why": each.why,
            }
            for each in report.not_run
        ],
        "repairs": [
            {
                "return": each.return_name,
                "period": each.period,
                "table": each.table,
                "field": each.field,
                "what": each.what,
                "cells": each.cells,
                "file": each.file,
                "first_row": each.first_row,
            }
            for each in report.repaired
        ],
        "files_passed_over": [{"file": plain_text(name), "why": why} for name, why in report.skipped],
        "notes": list(report.notes),
    }
    head = json.dumps(plain, ensure_ascii=False, indent=1).removesuffix("\n}")
    issues = ",\n".join(f"  {json.dumps(_issue(line), ensure_ascii=False)}" for line in report.lines)
    return f'{head},\n "issues": [\n{issues}\n ]\n}}\n'.encode(errors="replace")


def _issue(line: Line) -> dict[str, str | int | None]:
    cells = (plain_text(cell) if isinstance(cell, str) else cell for cell in line.cells)
    return dict(zip(COLUMNS, cells, strict=True))
