"""In: what checking found, or the faults that the store keeps. Out: CSV, JSON, a workbook and a page, and their files.

These files name children and may quote a cell; nothing else here does.
"""

from headway.returns.checks.report.files import check_places, write_all
from headway.returns.checks.report.model import COLUMNS, Line, Report
from headway.returns.checks.report.of_check import report_of
from headway.returns.checks.report.of_store import report_of_store
from headway.returns.checks.report.page import as_page
from headway.returns.checks.report.safe import plain_text
from headway.returns.checks.report.tables_out import as_csv, as_json
from headway.returns.checks.report.workbook import as_workbook

__all__ = [
    "COLUMNS",
    "Line",
    "Report",
    "as_csv",
    "as_json",
    "as_page",
    "as_workbook",
    "check_places",
    "plain_text",
    "report_of",
    "report_of_store",
    "write_all",
]
