"""Every published average must lie inside the range of its parts: those that do not are no averages.

England is held against its regions and its authorities, a region against its authorities. A figure that is a number,
and so the sum of its parts, is told by that sum: the regions make up England, and the authorities no more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from headway.areas import authorities
from headway.benchmarks.edition import Edition
from headway.benchmarks.finding_figures import NOTHING, YEAR
from headway.benchmarks.places import region_of, regions
from headway.benchmarks.standing import there
from headway.benchmarks.store import Store, as_printed
from headway.errors import ForPerson

_TOTAL = 0.05
"""A sum of published regions may miss England's by rounding and suppression: by less than this share in every file
held. The Tool's first-time entrants are the sum of nine rates, and their authorities' are seventeen times it."""

_ROUNDED = 50
"""England and ten places, each rounded to the nearest ten, can differ by this much."""


@dataclass(frozen=True)
class Outside:
    """A published average outside its parts. ``missing`` parts have no figure: then it may yet be right."""

    edition: Edition
    measure: str
    breakdown: str
    period: str
    area: str
    name: str
    value: Decimal | None
    parts: str
    lowest: Decimal | None
    highest: Decimal | None
    missing: int

    @property
    def is_certain(self) -> bool:
        return self.missing == 0

    @property
    def words(self) -> str:
        series = f"{self.measure}{', ' + self.breakdown if self.breakdown else ''}"
        doubt = f" {self.missing} of the parts have no figure, so it may be right." if self.missing else ""
        return (
            f"{series}, {self.period}: {self.name} is published as {self.value}, outside its {self.parts} "
            f"({self.lowest} to {self.highest}).{doubt}"
        )


_QUERY = """
WITH figures AS (
    SELECT f.*, {year} AS year, coalesce(part.region, '') AS in_region
    FROM {figures} AS f LEFT JOIN part ON part.code = f.area AND f.level = 'authority'
    WHERE NOT regexp_matches(f.measure, '(?i)(^t_|(^|_)ci(_|$))')  -- headings of totals, and of the ends of intervals
      AND (f.level IN ('national', 'authority') OR (f.level = 'regional' AND f.area IN (SELECT region FROM part)))
), known AS (
    SELECT * FROM figures WHERE level <> 'authority' OR (area, year) IN (SELECT (code, year) FROM present)
), parts AS (
    SELECT edition, measure, breakdown, period, {nation} AS of, 'regions' AS parts, value, decimals FROM known
    WHERE level = 'regional'
    UNION ALL
    SELECT edition, measure, breakdown, period, {nation}, 'authorities', value, decimals FROM known
    WHERE level = 'authority'
    UNION ALL
    SELECT edition, measure, breakdown, period, in_region, 'authorities', value, decimals FROM known
    WHERE level = 'authority' AND in_region <> ''
), ranges AS (
    SELECT edition, measure, breakdown, period, of, parts, min(value) AS lowest, max(value) AS highest,
           sum(value) AS total, count(*) - count(value) AS missing, max(decimals) AS decimals
    FROM parts GROUP BY ALL
), averages AS (
    SELECT * FROM known WHERE level IN ('national', 'regional') AND value IS NOT NULL
), totals AS (
    SELECT n.edition, n.measure, n.breakdown FROM averages AS n
    JOIN ranges AS r ON (r.edition, r.measure, r.breakdown, r.period, r.of, r.parts)
                      = (n.edition, n.measure, n.breakdown, n.period, n.area, 'regions')
    JOIN ranges AS a ON (a.edition, a.measure, a.breakdown, a.period, a.of, a.parts)
                      = (n.edition, n.measure, n.breakdown, n.period, n.area, 'authorities')
    WHERE n.level = 'national' AND n.value <> 0
    GROUP BY ALL
    HAVING median(abs(r.total - n.value) - {total} * abs(n.value)) < {rounded}
       AND median(a.total - n.value - {total} * abs(n.value)) < {rounded}
)
SELECT v.edition, v.measure, v.breakdown, v.period, v.area, v.area_name, v.value, v.decimals, r.parts, r.lowest,
       r.highest, r.decimals, r.missing
FROM averages AS v
JOIN ranges AS r ON (r.edition, r.measure, r.breakdown, r.period, r.of)
                  = (v.edition, v.measure, v.breakdown, v.period, v.area)
ANTI JOIN totals AS t ON (t.edition, t.measure, t.breakdown) = (v.edition, v.measure, v.breakdown)
WHERE r.lowest IS NOT NULL
  AND (v.value < r.lowest - 0.5001 * (pow(10, -v.decimals) + pow(10, -r.decimals))
       OR v.value > r.highest + 0.5001 * (pow(10, -v.decimals) + pow(10, -r.decimals)))
ORDER BY r.missing > 0, v.edition, v.measure, v.breakdown, v.period, v.area, r.parts DESC
"""


def outside_their_parts(store: Store, editions: Iterable[Edition] | None = None) -> tuple[Outside, ...]:
    """Every published average of the newest editions (or these) that lies outside its parts, the certain ones first.

    By half a unit of the last place of the average and of its parts nothing is told: rounding may have moved both.
    """
    held = {
        each.id: each for each in (editions if editions is not None else store.current()) if not each.kept
    }
    if not held:
        raise ForPerson(NOTHING)
    query = _QUERY.format(
        figures=store.sql(held.values()), year=YEAR, nation="'E92000001'", total=_TOTAL, rounded=_ROUNDED
    )
    with store.connection() as connection:
        connection.execute("CREATE TEMP TABLE part (code VARCHAR, region VARCHAR)")
        connection.executemany("INSERT INTO part VALUES (?, ?)", _parts())
        connection.execute("CREATE TEMP TABLE present (code VARCHAR, year INTEGER)")
        connection.execute("INSERT INTO present SELECT unnest(?), unnest(?)", _present())
        found = connection.execute(query).fetchall()
    return tuple(_outside(held[row[0]], row[1:]) for row in found)


def _outside(edition: Edition, row: tuple[object, ...]) -> Outside:
    measure, breakdown, period, area, name, value, decimals, parts, low, high, of_parts, missing = row
    return Outside(
        edition,
        str(measure),
        str(breakdown),
        str(period),
        str(area),
        str(name),
        as_printed(value, decimals),  # type: ignore[arg-type]
        str(parts),
        as_printed(low, of_parts),  # type: ignore[arg-type]
        as_printed(high, of_parts),  # type: ignore[arg-type]
        int(str(missing)),
    )


def _parts() -> list[tuple[str, str]]:
    return [(each.ons_code, regions()[region_of(each.ons_code)]) for each in authorities()]


def _present() -> list[list[object]]:
    """Every code of every authority that existed at the end of March of a year, and that year."""
    from headway.benchmarks.finding_figures import canonical

    rows = [
        (each.ons_code, year)
        for year in range(2005, 2045)
        for each in authorities()
        if canonical(each.ons_code) in there(year)
    ]
    return [[code for code, _ in rows], [year for _, year in rows]]
