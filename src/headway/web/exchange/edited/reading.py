"""Which kind of file a person brought: an export of the plan, or the plan sheet that ``headway respond`` writes."""

from headway.web.exchange.edited.council import council_sheet, is_council_sheet
from headway.web.exchange.faults import Fault
from headway.web.exchange.formats import Form, form_of, given_in
from headway.web.exchange.formats.workbook_in import sheets_in
from headway.web.exchange.given import Checked, looked_at
from headway.web.exchange.tables import PlanTables

__all__ = ["given_for"]


def given_for(content: bytes, shown: str, now: PlanTables) -> tuple[Checked, list[Fault]]:
    """The file's tables and what is wrong with them, whichever of the two it is."""
    if form_of(content, shown) is Form.XLSX:
        sheets = sheets_in(content, shown)
        if is_council_sheet(sheets):
            return council_sheet(sheets, now)
    return looked_at(given_in(content, shown), whole=False)
