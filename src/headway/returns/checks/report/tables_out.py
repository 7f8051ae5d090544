"""The faults as CSV and as JSON."""

import csv
import io
import json
from dataclasses import asdict
from typing import Any

from headway.returns.checks.report.model import COLUMNS, Line, Report, RuleSummary
from headway.returns.checks.report.safe import csv_text, plain_text

__all__ = ["as_csv", "as_json"]

_NAMES = {"return_name": "return", "code": "rule_code"}


def as_csv(report: Report) -> bytes:
    """One line a fault, with a mark at the start by which spreadsheets know that it is UTF-8."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for line in report.lines:
        writer.writerow([cell if isinstance(cell, int) else csv_text(cell or "") for cell in line.cells])
    return made.getvalue().encode("utf-8-sig")


def as_json(report: Report) -> bytes:
    """The same for a machine: what was checked, the sums, what ran and what did not, and every fault on a line."""
    plain: dict[str, Any] = {
        "faults": report.faults,
        "checked": [{**_plain(each), "tables": dict(each.tables)} for each in report.checked],
        "summary": [_summary(each) for each in report.summaries],
        "ran": [_plain(each) for each in report.ran],
        "not_run": [_plain(each) for each in report.not_run],
        "repairs": [_plain(each) for each in report.repaired],
        "files_passed_over": [{"file": plain_text(name), "why": why} for name, why in report.skipped],
        "notes": list(report.notes),
    }
    head = json.dumps(plain, ensure_ascii=False, indent=1).removesuffix("\n}")
    issues = ",\n".join(f"  {json.dumps(_issue(line), ensure_ascii=False)}" for line in report.lines)
    return f'{head},\n "issues": [\n{issues}\n ]\n}}\n'.encode(errors="replace")


def _plain(value: Any) -> dict[str, Any]:
    """A record of the report under the names that the CSV has for the same things."""
    return {_NAMES.get(name, name): cell for name, cell in asdict(value).items()}


def _summary(summary: RuleSummary) -> dict[str, Any]:
    return {**_plain(summary), "places": [_plain(place) for place in summary.places]}


def _issue(line: Line) -> dict[str, str | int | None]:
    cells = (plain_text(cell) if isinstance(cell, str) else cell for cell in line.cells)
    return dict(zip(COLUMNS, cells, strict=True))
