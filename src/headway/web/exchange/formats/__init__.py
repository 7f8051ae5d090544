"""The three forms of a plan's tables: workbook, CSV files in a zip, JSON. Each writes and reads the same rows.

In: :class:`headway.web.exchange.tables.PlanTables`. Out: bytes; and back.
"""

from enum import StrEnum
from pathlib import Path

from headway.errors import ForPerson
from headway.web.exchange.formats import csv_files, json_file, workbook
from headway.web.exchange.given import Given, checked
from headway.web.exchange.tables import PlanTables

__all__ = ["MOST_BYTES", "Form", "form_named", "form_of", "given_in", "read", "read_file", "written"]

MOST_BYTES = 20 * 1024 * 1024
"""The largest file that is read as a plan. Real ones are below 1 MiB."""


class Form(StrEnum):
    """How a plan leaves."""

    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"

    @property
    def suffix(self) -> str:
        """The ending of the file's name; the CSV files come as one zip."""
        return "csv.zip" if self is Form.CSV else self.value

    @property
    def media_type(self) -> str:
        """What the browser is told."""
        return {
            Form.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Form.CSV: "application/zip",
            Form.JSON: "application/json",
        }[self]


_MODULES = {Form.XLSX: workbook, Form.CSV: csv_files, Form.JSON: json_file}


def written(tables: PlanTables, form: Form) -> bytes:
    """The tables as a file, the same bytes each time."""
    return _MODULES[form].written(tables)


def form_named(name: str) -> Form:
    """The form that a file's name asks for."""
    suffix = Path(name).suffix.lower()
    forms = {".xlsx": Form.XLSX, ".json": Form.JSON, ".zip": Form.CSV}
    if suffix not in forms:
        raise ForPerson(f"{name}: end the name in .xlsx, .json or .zip (the CSV files).")
    return forms[suffix]


def read_file(path: Path) -> bytes:
    """The content of a file on disk, within what a plan may be."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise ForPerson(f"{path} cannot be read: {error.strerror}. Give a plan's file.") from error
    if len(content) > MOST_BYTES:
        raise ForPerson(f"{path} is larger than {MOST_BYTES // 1024**2} MiB: it is no plan.")
    return content


def form_of(content: bytes, shown: str) -> Form:
    """What the file is, by its content."""
    if content.startswith(b"PK\x03\x04"):
        return Form.XLSX if workbook.is_workbook(content, shown) else Form.CSV
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return Form.JSON
    if not content:
        raise ForPerson(f"{shown} is empty. Choose the file again.")
    raise ForPerson(
        f"{shown} is neither an Excel workbook (.xlsx), a zip of CSV files nor JSON from Headway. "
        "Save it as .xlsx and choose it again."
    )


def given_in(content: bytes, shown: str) -> list[Given]:
    """The tables as they stand in the file, cells unread."""
    return _MODULES[form_of(content, shown)].given_in(content, shown)


def read(content: bytes, shown: str) -> "tuple[PlanTables, list[str]]":
    """The tables in a file of any form, or every fault in it at once; and notes on what was left out."""
    found = checked(given_in(content, shown))
    return found.tables, found.notes
