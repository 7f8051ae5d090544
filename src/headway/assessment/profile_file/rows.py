"""One row of a file of facts, and how a fault in it is told."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal, InvalidOperation

from headway.assessment.profile import Origin
from headway.errors import ForPerson
from headway.frameworks import Mark

__all__ = ["COLUMNS", "NO_NUMBER", "Fault", "Row", "by_item", "must_agree", "once"]

NO_NUMBER = "-"
"""Stands for a figure that was published as a symbol."""
_ADDRESS = re.compile(r"https?://[^\s\\]+|/(?![/\\])[^\s\\]*", re.IGNORECASE)
_FIGURE = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
_FORMULA = ("=", "+", "-", "@")


@dataclass(frozen=True)
class Row:
    """A row as texts. ``line`` counts the file's rows, the headings being row 1."""

    authority: str = ""
    year: str = ""
    block: str = ""
    item: str = ""
    title: str = ""
    about: str = ""
    whose: str = ""
    aspect: str = ""
    value: str = ""
    period: str = ""
    unit: str = ""
    better: str = ""
    outcome: str = ""
    source: str = ""
    address: str = ""
    mark: str = ""
    line: int = 0

    def fault(self, column: str, says: str) -> "Fault":
        """A fault of this row; ``says`` is a sentence that says what to do."""
        return Fault(f"row {self.line}, column {column}: {says}")

    def wrong(self, column: str, not_a: str) -> "Fault":
        """The cell of a column is not what stands there."""
        return self.fault(column, f'"{getattr(self, column)[:60]}" is not {not_a}')

    def origin(self) -> Origin:
        """Where the row says that it comes from; without a mark, to be checked before use.

        An address becomes a link on pages that everybody reads: it is one of the web, or of this site.
        """
        if self.address and not _ADDRESS.fullmatch(self.address):
            raise self.wrong("address", "an address. Give one that begins with https:// or with /, or none.")
        try:
            return Origin(self.source, self.address, Mark(self.mark) if self.mark else Mark.BACKGROUND)
        except ValueError:
            raise self.wrong("mark", f"a mark. Use one of: {', '.join(Mark)}.") from None

    def whole(self) -> int:
        """The value as a count."""
        if not (self.value.isascii() and self.value.isdecimal() and len(self.value) < 10):
            raise self.wrong("value", "a count. Give a whole number such as 12.")
        return int(self.value)

    def number(self) -> Decimal | None:
        """The value as a figure, as printed; None where a symbol stands."""
        if self.value == NO_NUMBER:
            return None
        if not _FIGURE.fullmatch(self.value):
            raise self.wrong(
                "value", f'a number. Give one such as 12.5, or "{NO_NUMBER}" where a symbol was printed.'
            )
        return Decimal(self.value)

    def day(self) -> date:
        """The value as a day."""
        try:
            return date.fromisoformat(self.value)
        except ValueError:
            raise self.wrong("value", "a day. Give it as 2010-10-22.") from None

    def cells(self) -> list[str]:
        """As a row of the file; text that a spreadsheet would take for a formula is quoted with an apostrophe."""
        return [_safe(getattr(self, name)) for name in COLUMNS]

    @classmethod
    def read(cls, cells: dict[str, str], line: int) -> "Row":
        """From cells by heading."""
        return cls(**{name: _plain(cells.get(name) or "") for name in COLUMNS}, line=line)


COLUMNS = tuple(each.name for each in fields(Row) if each.name != "line")
"""The headings, in their order."""


class Fault(ForPerson):
    """A fault in one row."""


def by_item(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows of each item, in the order in which the items first stand."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.item, []).append(row)
    return found


def once(rows: Iterable[Row]) -> dict[str, Row]:
    """The rows by their aspect, each of which may stand once."""
    told: dict[str, Row] = {}
    for row in rows:
        if row.aspect in told:
            raise row.fault("aspect", f"{row.aspect} stands in row {told[row.aspect].line} already.")
        told[row.aspect] = row
    return told


def must_agree(rows: Iterable[Row], own: Row, columns: Iterable[str]) -> None:
    """Refuse a row of a line that says another thing than the row the line is read from; an empty cell says nothing."""
    for row in rows:
        for column in columns:
            said, first = getattr(row, column), getattr(own, column)
            if said and said != first:
                raise row.fault(column, f'"{said[:60]}" is not what row {own.line} says, "{first[:60]}".')


def _safe(text: str) -> str:
    if not text.startswith((*_FORMULA, "'")) or text == NO_NUMBER or _is_number(text):
        return text
    return f"'{text}"


def _plain(text: str) -> str:
    text = text.strip()
    return text[1:] if text.startswith("'") else text


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False
