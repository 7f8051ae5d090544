"""One computation of all indicators by district and month, for the bench: Headway's or ``indicators_by_hand.sql``.

The totals of the hand-written queries are columns with a name of their own; the lines
``--> id: numerator / denominator ? unknown`` say which totals an indicator is made of. Of a count, and of a rate by
the number of children, there is no denominator. Timed is, of both, from the opening of the engine over the Parquet
files until every total is in Python.
"""

from __future__ import annotations

import hashlib
import re
import resource
import time
from collections.abc import Iterator
from pathlib import Path

from headway.indicators.calendar import calendar_rows
from headway.indicators.computing import Observations, compute
from headway.indicators.definition import catalogue
from headway.indicators.periods import Every, day_number, periods
from headway.indicators.source import FactFolder

SCRIPT = Path(__file__).with_suffix(".sql")
INDICATOR = re.compile(r"^--> (\w+): (\w+)(?: / (\w+))?(?: \? (\w+))?$", re.MULTILINE)
Number = tuple[str, str, str, int, int, int, int]
"""Indicator, authority, district, month; numerator, denominator, unknown."""


def one(how: str, folder: Path, start: str, end: str) -> dict[str, object]:
    """Seconds, peak of resident memory in megabytes, how many numbers there are and a digest of them."""
    asked = catalogue()
    script, holidays = SCRIPT.read_text(encoding="utf-8"), _holidays()  # and so Headway's calendar, for both
    began, worked = time.perf_counter(), time.process_time()
    if how == "headway":
        found = compute(FactFolder(folder), by="district", every="month", start=start, end=end)
    else:
        totals = by_hand(folder, script, holidays, start, end)
    seconds, processors = time.perf_counter() - began, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    numbers = sorted(_of_headway(found, start, end) if how == "headway" else _of_totals(totals, script))
    written = {match[0] for match in INDICATOR.findall(script)}
    if written != set(asked.definitions):
        raise SystemExit(
            f"not written by hand, or not in the catalogue: {sorted(written ^ set(asked.definitions))}"
        )
    digest = hashlib.sha256("\n".join(map(repr, numbers)).encode()).hexdigest()
    return {
        "seconds": seconds,
        "processors": processors,
        "peak": peak,
        "numbers": len(numbers),
        "digest": digest,
    }


def by_hand(
    folder: Path, script: str, holidays: list[int], start: str, end: str
) -> list[tuple[list[str], list[tuple[object, ...]]]]:
    """The columns and rows of each query that counts, in order."""
    import duckdb

    con = duckdb.connect(config={"preserve_insertion_order": "false"})
    for path in sorted(folder.glob("*.parquet")):
        con.execute(f"CREATE VIEW {path.stem} AS FROM read_parquet('{path}')")
    spans = periods(Every.MONTH, start, end)
    con.execute(f"SET VARIABLE first_month = {spans[0].first_month}")
    con.execute(f"SET VARIABLE last_month = {spans[-1].last_month}")
    con.execute("CREATE TEMP TABLE holiday AS SELECT unnest(?::INTEGER[]) AS day", [holidays])
    found = []
    for statement in script.rstrip().removesuffix(";").split(";\n"):
        rows = con.execute(statement).fetchall()
        names = [column[0] for column in con.description or ()]
        if names[:3] == ["authority", "district", "month"]:
            found.append((names[3:], rows))
    con.close()
    return found


def _holidays() -> list[int]:
    """Bank holidays on a weekday, as day numbers: what an analyst would have in a file."""
    from headway.clocks.calendar import FIRST_DAY, LAST_DAY

    known = [row for row in calendar_rows() if day_number(FIRST_DAY) <= row[0] <= day_number(LAST_DAY)]
    pairs = zip(known[1:], known, strict=False)
    return [
        row[0] for row, before in pairs if row[2] == before[2] and (row[0] + 3) % 7 < 5
    ]  # 1970-01-01: a Thursday


def _of_headway(found: Observations, start: str, end: str) -> Iterator[Number]:
    months = {span.code: span.first_month for span in periods(Every.MONTH, start, end)}
    for definition in found.definitions:
        place = found._places[definition.id]  # before the coverage is asked
        for (authority, area, period), row in found._counted[definition.population].items():
            totals = row[place : place + 3]
            if any(totals):
                yield (definition.id, authority, area, months[period], *totals)


def _of_totals(totals: list[tuple[list[str], list[tuple[object, ...]]]], script: str) -> Iterator[Number]:
    named: dict[str, dict[tuple[object, ...], int]] = {}
    for names, rows in totals:
        for n, name in enumerate(names, 3):
            named[name] = {row[:3]: int(row[n]) for row in rows if row[n]}  # type: ignore[call-overload]
    for indicator, *of in INDICATOR.findall(script):
        parts = [named[name] if name else {} for name in of]
        for key in set().union(*parts):
            yield (indicator, *key, *(part.get(key, 0) for part in parts))  # type: ignore[misc]
