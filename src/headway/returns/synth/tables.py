"""A table on its way to a file: headings and columns of text, in the order of the file."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from headway.returns.synth.days import Flags, Ints

Column = npt.NDArray[Any]
"""Texts, or in Annex A whole numbers for counts and days."""


@dataclass(frozen=True)
class Sheet:
    """Columns, all of one length. No text holds a comma, a quotation mark or a line end."""

    columns: Mapping[str, Column]

    def __len__(self) -> int:
        return len(next(iter(self.columns.values())))

    def at(self, which: Ints | Flags) -> "Sheet":
        """These rows alone."""
        return Sheet({name: column[which] for name, column in self.columns.items()})

    def sorted_by(self, *names: str) -> "Sheet":
        """In the order of these columns as text."""
        return self.at(np.lexsort([self.columns[name].astype(str) for name in reversed(names)]))

    def rows(self) -> list[list[str]]:
        """The rows, without headings."""
        return [list(row) for row in zip(*(column.tolist() for column in self.columns.values()), strict=True)]


def write_csv(sheet: Sheet, path: Path) -> None:
    """The sheet as a file with a heading row; lines end as the department's files do."""
    lines = [",".join(sheet.columns)]
    lines.extend(map(",".join, zip(*(column.tolist() for column in sheet.columns.values()), strict=True)))
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode())
