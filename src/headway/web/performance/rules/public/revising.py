"""Which of the figures shown were shown otherwise before."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

__all__ = ["mark_revisions"]

_CELLS = ("numerator", "denominator", "value")
Key = tuple[int, str, str]
"""Measure, period, area; blank for the line of the whole authority."""


def mark_revisions(
    shown: Sequence[dict[str, Any]], earlier: Sequence[tuple[int, date, Mapping[str, Any]]]
) -> dict[str, Any]:
    """Mark, in place, each row of which a number stood otherwise in the last edition that showed it; and say which.

    What was hidden before and is shown now, or the other way round, is no revision.
    """
    old: dict[Key, tuple[int, date, Mapping[str, Any]]] = {}
    for number, on, content in earlier:
        old |= {key: (number, on, row) for key, row in _rows(content["measures"])}
    against: dict[int, date] = {}
    for key, row in _rows(shown):
        before = old.get(key)
        if before is not None and any(_differs(row[name], before[2][name]) for name in _CELLS):
            row["revised"] = True
            against[before[0]] = before[1]
    return {"revised": [[number, day.isoformat()] for number, day in sorted(against.items())]}


def _rows(measures: Sequence[Mapping[str, Any]]) -> list[tuple[Key, dict[str, Any]]]:
    found = [((each["id"], row["period"], ""), row) for each in measures for row in each["line"]]
    found += [
        ((each["id"], table["period"], row["area"]), row)
        for each in measures
        for table in each["tables"]
        for row in table["rows"]
    ]
    return found


def _differs(now: Any, before: Any) -> bool:
    return "c" not in (now, before) and now != before
