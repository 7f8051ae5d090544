"""How many children there are: what a rate per 10,000 divides by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from headway.areas.children import CHILDREN_SOURCE
from headway.areas.children import children as children_of_authority
from headway.errors import ForPerson


class Children:
    """Children aged 0 to 17 by authority, district ("" the whole of it) and return year, from the local estimates.

    A year without an estimate takes the nearest (of two equally near the earlier), with a note. An authority without
    any takes the national one.
    """

    def __init__(self, rows: Iterable[tuple[object, ...]]) -> None:
        self._local: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)
        districts: dict[tuple[str, int], int] = defaultdict(int)
        for authority, district, year, children in rows:
            self._local[str(authority), str(district or "")][int(str(year))] = int(str(children))
            if district:
                districts[str(authority), int(str(year))] += int(str(children))
        for (authority_code, return_year), total in districts.items():
            self._local[authority_code, ""].setdefault(return_year, total)

    def districts(self, authority: str) -> tuple[str, ...]:
        return tuple(sorted(district for code, district in self._local if code == authority and district))

    def of(self, authority: str, district: str, return_year: int) -> tuple[int | None, str | None]:
        """The children and a note where the number is not of that year and place's own."""
        known = self._local.get((authority, district))
        if not known:
            return (None, None) if district else _national(authority)
        year = min(known, key=lambda each: (abs(each - return_year), each))
        note = (
            None
            if year == return_year
            else f"children: the estimate for the year to March {year} is the nearest"
        )
        return known[year], note


def _national(authority: str) -> tuple[int | None, str | None]:
    try:
        found = children_of_authority(authority)
    except ForPerson:  # not an authority of England: drawn facts, a made-up place
        return None, None
    return found, None if found is None else f"children: {CHILDREN_SOURCE}"
