"""Files of facts as a list by year: what each holds, and which of its lines a later file takes the place of."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from headway.assessment.profile_file import Lines, read_csv
from headway.assessment.profile_file.rows import COLUMNS, Row
from headway.errors import ForPerson
from headway.web.assessment.models import FactsFile

__all__ = ["EXAMPLES", "FactsRow", "by_year", "safe_csv"]

EXAMPLES = (
    ("Primary schools that were inspected here", ("A", "primary_schools", "", "here", "inspected", "420")),
    ("Of these, good or better", ("A", "primary_schools", "", "here", "good", "246")),
    ("Of these, inadequate", ("A", "primary_schools", "", "here", "inadequate", "30")),
    (
        "Good or better as a document words it",
        ("A", "childminders", "", "here", "stated good", "large majority"),
    ),
    ("When an inspection was", ("B", "full-2010", "full", "", "when", "October 2010")),
    ("Its framework", ("B", "full-2010", "full", "", "framework", "slac")),
    ("A judgement of it", ("B", "full-2010", "full", "", "grade:safeguarding_overall", "inadequate")),
    ("A measure here", ("C", "NI 73", "", "here", "value", "70.0")),
    ("The measure in England", ("C", "NI 73", "", "england", "value", "73.0")),
    ("Something to know", ("note", "", "", "", "", "Its counts are not held.")),
)
"""Rows of a file: what each says, then block, item, about, whose, aspect and value."""


@dataclass
class FactsRow:
    """One file: how many lines of each kind, how many of them a later file has too, why it cannot be read."""

    facts: FactsFile
    settings: int = 0
    inspections: int = 0
    measures: int = 0
    notes: int = 0
    replaced: int = 0
    fault: str = ""


def by_year(found: Iterable[FactsFile]) -> list[tuple[int, list[FactsRow]]]:
    """The latest year first; within a year the newest file first, whose lines stand."""
    years: dict[int, list[FactsRow]] = {}
    taken: dict[int, set[str]] = {}
    for each in sorted(found, key=lambda one: (-one.year, -one.pk)):
        years.setdefault(each.year, []).append(_row(each, taken.setdefault(each.year, set())))
    return list(years.items())


def _row(facts: FactsFile, taken: set[str]) -> FactsRow:
    try:
        told = read_csv(facts.text, facts.title)
    except ForPerson as fault:  # of a file that an earlier release could read
        return FactsRow(facts, fault=str(fault))
    keys = _keys(told)
    row = FactsRow(
        facts,
        len(told.settings),
        len(told.inspections),
        len(told.measures),
        len(told.notes),
        len(keys & taken),
    )
    if facts.removed is None:
        taken |= keys
    return row


def _keys(told: Lines) -> set[str]:
    return {line.key for line in (*told.settings, *told.inspections, *told.measures)}


def safe_csv(text: str) -> str:
    """The file's rows under Headway's headings; a cell that a spreadsheet would take for a formula is quoted."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\n")
    write.writerow(COLUMNS)
    heads, *rows = csv.reader(io.StringIO(text, newline=""))
    names = [each.strip().lower() for each in heads]
    for row in rows:
        if any(cell.strip() for cell in row):
            write.writerow(Row.read(dict(zip(names, row, strict=False)), 0).cells())
    return out.getvalue()
