"""Published cells as they stand on the page and in the file."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from headway.charts.numbers import unit_said
from headway.indicators.periods import period_of
from headway.web.performance.rules.public.content import HIDDEN
from headway.web.performance.rules.public.figures import WHOLE
from headway.web.performance.rules.wording import figure, in_words, number

__all__ = ["COLUMNS", "bare", "cell", "file_rows", "has_hidden", "headings", "period", "value"]

COLUMNS = (
    "Measure", "What is counted", "Out of", "Unit", "Period", "Area", "Numerator", "Denominator", "Value", "Note",
)  # fmt: skip


def cell(told: Any) -> str:
    """A number of the table: "1,204", "c" where it is hidden, a dash where there is none."""
    if told is None:
        return "–"
    return HIDDEN if told == HIDDEN else number(float(told))


def period(code: str) -> str:
    """A period as anybody says it: "January to March 2026" for the quarter "2025-26 Q4"."""
    if code.startswith("year to"):
        return in_words(code)
    told = period_of(code)
    first, last = told.first_day, told.last_day
    if first.year == last.year and first.month == last.month:
        return f"{last:%B %Y}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first:%B}{year} to {last:%B %Y}"


def value(told: Any, entry: Mapping[str, Any]) -> str:
    """A value with its unit."""
    if told is None:
        return "–"
    return HIDDEN if told == HIDDEN else figure(Decimal(told), entry["unit"], entry["decimals"])


def headings(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of the number columns; a bare count has one."""
    if all(row["denominator"] is None for row in entry["line"]):
        return ("Number",)
    unit = entry["unit"]
    named = {"%": "Percent", "count": "Each"}.get(unit) or unit_said(unit) or unit
    return ("Number", "Out of", f"{named[:1].upper()}{named[1:]}")


def bare(told: Any, entry: Mapping[str, Any]) -> str:
    """A value below a heading that names its unit."""
    if told is None:
        return "–"
    return HIDDEN if told == HIDDEN else f"{Decimal(told):,.{entry['decimals']}f}"


def has_hidden(rows: Iterable[Mapping[str, Any]]) -> bool:
    """Whether the legend is needed below these rows."""
    return any(HIDDEN in row.values() for row in rows)


def file_rows(content: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Every number that is shown, once, and no other."""
    for entry in content["measures"]:
        for row in entry["line"]:
            yield _file_row(entry, row, row["period"], WHOLE)
        for table in entry["tables"]:
            for row in table["rows"]:
                if row["area"] != WHOLE:
                    yield _file_row(entry, row, table["period"], row["area"])


def _file_row(entry: Mapping[str, Any], row: Mapping[str, Any], period: str, area: str) -> tuple[Any, ...]:
    numbers = [row[name] for name in ("numerator", "denominator", "value")]
    notes = ["c: hidden to protect people"] if HIDDEN in numbers else []
    notes += ["revised"] if row.get("revised") else []
    about = (entry["title"], entry["counts"], entry["out_of"], entry["unit"], period, area)
    return (*about, *numbers, "; ".join(notes))
