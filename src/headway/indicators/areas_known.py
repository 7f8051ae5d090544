"""Which areas an authority has, so that one where nothing happened shows a nought and not a gap."""

from __future__ import annotations

from collections import defaultdict

from headway.indicators.engines import Engine
from headway.indicators.statements import AGE_BANDS, By

AREA_TABLES = ("child_area", "area_children", "worker_month", "vacancy_month")
_WITH_TEAM = tuple(each for each in AREA_TABLES if each != "area_children")


def areas_known(engine: Engine, by: By, authorities: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """By authority, the areas that its own lists name, in order."""
    if by is By.AUTHORITY:
        return {each: (each,) for each in authorities}
    if by is By.AGE_BAND:
        return dict.fromkeys(authorities, AGE_BANDS)
    if by is By.UASC:
        return dict.fromkeys(authorities, ("no", "yes"))
    column = str(by)
    tables = AREA_TABLES if by is By.DISTRICT else _WITH_TEAM
    sql = " UNION ".join(
        f"SELECT authority, {column} AS area FROM {table} WHERE {column} <> ''" for table in tables
    )
    found: dict[str, set[str]] = defaultdict(set)
    for authority, area in engine.rows(sql):
        found[str(authority)].add(str(area))
    return {each: tuple(sorted(found[each])) for each in authorities}
