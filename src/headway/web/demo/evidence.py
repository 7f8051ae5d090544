"""Files of evidence, made up and marked so: PDF set by typst, or CSV."""

import csv
import io
import json
from typing import Any, BinaryIO

import typst

__all__ = ["MADE_UP", "evidence_file"]

MADE_UP = "Made up for the worked example of Headway"


def evidence_file(piece: dict[str, Any], version: int, source: bytes) -> BinaryIO:
    """One version of a piece of evidence, counted from 0, as an open file."""
    given = {"title": piece["title"], "lines": [], "table": [], **piece["versions"][version]}
    if piece["name"].endswith(".csv"):
        return io.BytesIO(_csv(given["table"]))
    return io.BytesIO(typst.compile(source, format="pdf", sys_inputs={"given": json.dumps(given)}))


def _csv(table: list[list[str]]) -> bytes:
    """The table with the mark in a column of its own, so that it stays with every row."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow([*table[0], "Note"])
    rows.writerows([*row, MADE_UP] for row in table[1:])
    return text.getvalue().encode("utf-8")
