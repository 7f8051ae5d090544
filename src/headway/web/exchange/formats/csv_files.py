"""A plan's tables as CSV files in one zip: UTF-8 with a mark, so that Excel reads the letters right."""

import csv
import io
import re
import zipfile

from headway.errors import ForPerson
from headway.web.exchange.archives import OFFICE, add, opened, part
from headway.web.exchange.given import Given, by_key
from headway.web.exchange.tables import Kind, PlanTables, Table
from headway.web.exchange.values import as_text

__all__ = ["given_in", "written"]

_MOST = 50 * 1024 * 1024
_MOST_ROWS = 200_000
# A spreadsheet takes text that begins so for a formula (OWASP, CSV injection). An apostrophe before it stops that, and
# is taken off again on the way in; text that has such an apostrophe of its own gets one more.
_RISKY = re.compile(r"'*[=+\-@\t\r\n|＝＋－＠]")


def written(tables: PlanTables) -> bytes:
    """The zip, the same bytes each time."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for table, rows in tables:
            out = io.StringIO(newline="")
            writer = csv.writer(out, quoting=csv.QUOTE_ALL)
            writer.writerow(column.heading for column in table.columns)
            for row in rows:
                writer.writerow(
                    _safe(as_text(column.kind, row.get(column.key)), column.kind) for column in table.columns
                )
            add(archive, f"{table.key}.csv", out.getvalue().encode("utf-8-sig"))
    return made.getvalue()


def _safe(text: str, kind: Kind) -> str:
    return f"'{text}" if kind in (Kind.TEXT, Kind.DATA, Kind.LIST) and _RISKY.match(text) else text


def _unsafe(text: str) -> str:
    return text[1:] if text.startswith("'") and _RISKY.match(text) else text


def given_in(content: bytes, shown: str) -> list[Given]:
    """The tables in the zip; files that are not ours are left out."""
    found: list[Given] = []
    with opened(io.BytesIO(content), shown, OFFICE) as archive:
        files = [
            (table, part(archive, each.filename, _MOST))
            for each in archive.infolist()
            if each.filename.lower().endswith(".csv") and (table := by_key(each.filename[:-4]))
        ]
    for table, text in files:
        if any(each.table is table for each in found):
            raise ForPerson(f"{shown} holds {table.key}.csv twice. Leave one of them.")
        found.append(_given(table, text, f"{shown}, {table.key}.csv"))
    if not found:
        raise ForPerson(f"{shown} holds none of a plan's tables, such as actions.csv. Export the plan again.")
    return found


def _given(table: Table, content: bytes, shown: str) -> Given:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ForPerson(f'{shown} is not UTF-8. Save it as "CSV UTF-8".') from error
    csv.field_size_limit(_MOST)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise ForPerson(f"{shown} is not whole CSV: {error}. Export it again.") from error
    if not lines or len(lines) > _MOST_ROWS:
        raise ForPerson(f"{shown} has {len(lines)} lines. Export it again.")
    return Given(
        table,
        tuple(lines[0]),
        [
            (place, [_unsafe(cell) for cell in cells])
            for place, cells in enumerate(lines[1:], start=2)
            if any(cells)
        ],
    )
