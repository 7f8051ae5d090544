"""What a table of a plan is made of: columns that say what they hold, and rows of values."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

__all__ = ["Column", "Kind", "Row", "Table"]


class Kind(StrEnum):
    """What a column holds, and so how each format writes it."""

    TEXT = "text"
    NUMBER = "number"
    YES_NO = "yes or no"
    DAY = "day"
    MOMENT = "moment"
    """A time in UTC with its microseconds; text in every format, because Excel keeps milliseconds only."""
    LIST = "list"
    """Refs, parted by commas where the format has no lists."""
    DATA = "data"
    """Lists or objects, as JSON."""


@dataclass(frozen=True)
class Column:
    """A column: its heading, what it holds, and what its values must keep to."""

    heading: str
    kind: Kind = Kind.TEXT
    most: int | None = None
    """The most characters of a text, or the highest number."""
    words: tuple[str, ...] = ()
    """The closed list of values, where there is one; "" is among them where the column may be empty."""
    needed: bool = False
    width: int = 14

    @property
    def key(self) -> str:
        """The name in JSON: "Success measure" is success_measure, "No. in report" is no_in_report."""
        return re.sub(r"[^a-z0-9]+", "_", self.heading.lower()).strip("_")


@dataclass(frozen=True)
class Table:
    """A sheet, a CSV file, or a list in the JSON."""

    name: str
    columns: tuple[Column, ...]
    of_old: bool = False
    """History: an import adds no row to it and changes none."""

    @property
    def key(self) -> str:
        """The name in JSON and of the CSV file."""
        return self.name.lower().replace(" ", "_")

    @cached_property
    def by_heading(self) -> dict[str, Column]:
        """The columns by heading, whatever its capitals."""
        return {column.heading.casefold(): column for column in self.columns}


Row = dict[str, Any]
"""Values by the column's key: str, int, bool, date, datetime in UTC, list, or None where there is none."""
