"""Annex A: the eleven lists as at the last 31 March, six months of what flows, in one workbook."""

from datetime import datetime
from pathlib import Path

import numpy as np
import xlsxwriter

from headway.returns.synth.annex_adoption import adopters, adoption
from headway.returns.synth.annex_care import care_leavers, looked_after
from headway.returns.synth.annex_front import assessments, contacts, early_help, enquiries, referrals
from headway.returns.synth.annex_open import children_in_need, protection_plans
from headway.returns.synth.days import NEVER, as_date
from headway.returns.synth.model import Model
from headway.returns.synth.tables import Sheet

_EXCEL_DAY_ZERO = 25_569  # of 1 January 1970


BROKEN, UNCALCULATED = "=1/0", '=IF(1=1,"Yes","No")'
"""Texts that are written as formulas: one shows an error, the other was never calculated."""
_SHOWN = {BROKEN: "#DIV/0!", UNCALCULATED: ""}


def annex_a(model: Model) -> dict[str, Sheet]:
    """The lists by the name of their sheet. A column of days stays whole numbers."""
    return {
        "List 1": contacts(model),
        "List 2": early_help(model),
        "List 3": referrals(model),
        "List 4": assessments(model),
        "List 5": enquiries(model),
        "List 6": children_in_need(model),
        "List 7": protection_plans(model),
        "List 8": looked_after(model),
        "List 9": care_leavers(model),
        "List 10": adoption(model),
        "List 11": adopters(model),
    }


def write_annex_a(model: Model, path: Path) -> None:
    """The workbook of the place."""
    save_annex_a(model, annex_a(model), path)


def save_annex_a(model: Model, sheets: dict[str, Sheet], path: Path) -> None:
    """The workbook; days are real dates, counts real numbers."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book = xlsxwriter.Workbook(str(path), {"strings_to_numbers": False, "strings_to_formulas": False})
    # The same seed gives the same bytes, so the day it was made is the day it is about.
    book.set_properties({"created": datetime.combine(as_date(model.world.end), datetime.min.time())})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, lists in sheets.items():
        sheet = book.add_worksheet(name)
        for number, (heading, column) in enumerate(lists.columns.items()):
            sheet.write_string(0, number, heading)
            values = column.tolist()
            if column.dtype == np.int64 and is_days(heading):
                for row, value in enumerate(values, start=1):
                    if value < NEVER:
                        sheet.write_number(row, number, value + _EXCEL_DAY_ZERO, day)
            elif column.dtype == np.int64:
                for row, value in enumerate(values, start=1):
                    sheet.write_number(row, number, value)
            else:
                for row, value in enumerate(values, start=1):
                    if value in _SHOWN:
                        sheet.write_formula(row, number, value, None, _SHOWN[value])
                    elif value:
                        sheet.write_string(row, number, value)
    book.close()


def is_days(heading: str) -> bool:
    """Whether the heading is of a date: every one has the word in it, and no count has."""
    return "date" in heading.lower()
