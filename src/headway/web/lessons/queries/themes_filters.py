"""Which reports a page about themes counts: by framework, years, region, grade, size, neighbours."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from headway.areas import SizeBand, size_band
from headway.errors import ForPerson
from headway.themes.counts import Inspected, is_full

__all__ = ["ALL", "Filters", "chosen", "current_framework", "size_of"]

ALL = "all"
"""Of frameworks: all of them together, which a person must ask for."""


@dataclass(frozen=True)
class Filters:
    """What the counts are narrowed to. ``framework`` is one family; counts mix frameworks only when asked for ALL."""

    framework: str = ""
    since: int | None = None
    until: int | None = None
    region: str = ""
    grade: str = ""
    size: str = ""
    neighbours: bool = False

    @classmethod
    def from_query(cls, given: Mapping[str, Any]) -> Self:
        """The filters of a page's query; what makes no sense is left out, so that no address is an error."""
        size = str(given.get("size", ""))
        return cls(
            framework=_words(given.get("framework")),
            since=_year(given.get("from")),
            until=_year(given.get("to")),
            region=_words(given.get("region")),
            grade=_words(given.get("grade")),
            size=size if size in set(SizeBand) else "",
            neighbours=bool(given.get("neighbours")),
        )


def _words(value: Any) -> str:
    return str(value or "").replace("\x00", "").strip()[:60]


def _year(value: Any) -> int | None:
    text = str(value or "").strip()
    return int(text) if re.fullmatch(r"(19|20)[0-9]{2}", text) else None


def chosen(
    rows: Iterable[Inspected], filters: Filters, framework: str, neighbours: frozenset[str]
) -> tuple[Inspected, ...]:
    """The reports of a framework (or ALL) that the filters leave."""
    return tuple(
        row
        for row in rows
        if framework in (ALL, row.framework)
        and (filters.since is None or row.year >= filters.since)
        and (filters.until is None or row.year <= filters.until)
        and filters.region in ("", row.region)
        and filters.grade in ("", row.grade)
        and (not filters.size or size_of(row.authority) == filters.size)
        and (not filters.neighbours or row.authority in neighbours)
    )


def size_of(code: str) -> str:
    """The authority's size band in a word; empty where it has none."""
    try:
        return (code and size_band(code)) or ""
    except ForPerson:  # a code that this release does not know
        return ""


def current_framework(rows: Iterable[Inspected]) -> str:
    """The framework of the latest full inspection that asks for something: what pages show unless another is chosen."""
    full = [row for row in rows if row.asked and is_full(row.framework, row.form)]
    return max(full, key=lambda row: row.on).framework if full else ""
