"""What a later edition prints otherwise than an earlier one: the same place and period, another figure."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from headway.benchmarks.edition import Edition
from headway.benchmarks.store import Figure, Store, as_printed
from headway.returns.sql import literal

Place = tuple[str, str, str]


@dataclass(frozen=True)
class Revision:
    """One figure as the editions print it, the oldest edition first; at least two of them differ."""

    title: str
    area: str
    area_name: str
    period: str
    figures: tuple[Figure, ...]

    @property
    def words(self) -> str:
        printed = "; ".join(f"{_shown(each)} ({each.edition.file})" for each in self.figures)
        return f"{self.title}, {self.area_name}, {self.period}: {printed}."


def _shown(figure: Figure) -> str:
    return f"{figure.value:,}" if figure.value is not None else f"{figure.symbol}"


def revised(store: Store, *, area: str | None = None, period: str | None = None) -> tuple[Revision, ...]:
    """Every figure that editions print differently, of one area and period or (None) of any.

    Editions of one dataset are held against each other, and datasets that print the same figure (figures.toml).
    """
    editions = _comparable(store.editions("ees"))
    if len(editions) < 2:
        return ()
    by_id = {each.id: each for each in editions}
    wanted = {"area": area, "period": period}
    given = {name: text for name, text in wanted.items() if text is not None}
    where = " AND ".join(["true", *(f"{name} = ?" for name in given)])
    rows = store.connection().execute(_sql(store, editions, where), [*given.values()]).fetchall()
    grouped: dict[tuple[str, str, str], list[Figure]] = {}
    for (
        title,
        edition,
        measure,
        breakdown,
        when,
        kind,
        level,
        place,
        name,
        value,
        decimals,
        symbol,
        meaning,
    ) in rows:
        figure = Figure(
            by_id[edition], measure, breakdown, when, kind, level, place, name, as_printed(value, decimals),
            symbol, meaning,
        )  # fmt: skip
        grouped.setdefault((title, when, place), []).append(figure)
    return tuple(
        Revision(title, place, found[-1].area_name, when, _oldest_first(found))
        for (title, when, place), found in grouped.items()
    )


def _oldest_first(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    return tuple(sorted(figures, key=lambda each: each.edition.age))


def _comparable(editions: Iterable[Edition]) -> tuple[Edition, ...]:
    """Editions with figures that some other edition may print too."""
    held = [each for each in editions if not each.kept]
    times = Counter(each.dataset for each in held)
    shared = {dataset for places in _same().values() for dataset, _, _ in places}
    return tuple(each for each in held if times[each.dataset] > 1 or each.dataset in shared)


def _sql(store: Store, editions: Iterable[Edition], where: str) -> str:
    datasets = ", ".join(f"({literal(each.id)}, {literal(each.dataset)})" for each in editions)
    same = ", ".join(
        "(" + ", ".join(literal(text) for text in (title, *place)) + ")"
        for title, places in _same().items()
        for place in places
    )
    return f"""
WITH known(edition, dataset) AS (VALUES {datasets}), same(title, dataset, measure, breakdown) AS (VALUES {same}),
figures AS (
    SELECT coalesce(same.title, dataset || ', ' || measure ||
                    CASE WHEN breakdown = '' THEN '' ELSE ' (' || breakdown || ')' END) AS title,
           held.*, count(DISTINCT coalesce(CAST(value AS VARCHAR), symbol)) OVER (
               PARTITION BY coalesce(same.title, dataset || '|' || measure || '|' || breakdown), period, area
           ) AS printed
    FROM {store.sql(editions)} AS held JOIN known USING (edition) LEFT JOIN same USING (dataset, measure, breakdown)
    WHERE {where}
)
SELECT * EXCLUDE (printed) FROM figures WHERE printed > 1 ORDER BY title, period, area, edition"""


@cache
def _same() -> dict[str, tuple[Place, ...]]:
    """Title → the places where the figure stands."""
    text = resources.files("headway.benchmarks").joinpath("figures.toml").read_text(encoding="utf-8")
    return {
        each["title"]: tuple((place[0], place[1], place[2]) for place in each["places"])
        for each in tomllib.loads(text)["figure"]
    }
