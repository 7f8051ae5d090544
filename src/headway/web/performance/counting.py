"""The workspace's store of returns → figures of an authority's measures, by month, quarter and year, and district.

Only counts cross: a numerator, a denominator, how many are unknown. What the returns do not cover gives no figure.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from headway.errors import ForPerson
from headway.web.performance.actions.figures import BroughtIn, Figure, bring_in
from headway.web.performance.models import Measure
from headway.web.performance.states import Every, Source
from headway.web.register.models import Authority
from headway.web.trail.actions import Actor

if TYPE_CHECKING:
    from headway.indicators.observation import Observation

__all__ = ["Counted", "count"]

_LENGTHS = [Every.MONTH, Every.QUARTER, Every.YEAR]
_ALL, _DISTRICT, _UNKNOWN = "authority", "district", "unknown"


@dataclass(frozen=True)
class Counted:
    """What came of counting: the months asked for, and the measures of which the returns do not tell."""

    brought_in: BroughtIn
    start: str
    end: str
    without: tuple[str, ...]


def count(
    *,
    by: Actor,
    authority: Authority,
    workspace: Path,
    start: str | None = None,
    end: str | None = None,
    codes: Sequence[str] | None = None,
    told: Callable[[str], None] = lambda _: None,
) -> Counted:
    """Count the authority's measures that come from the returns, whole and by district, and bring the figures in.

    ``start`` and ``end`` are months (2024-04); unless given, all that the loaded returns cover.
    """
    measures = _measures(authority, codes)
    first, last = _covered(workspace, authority.pk)
    start, end = start or f"{first:%Y-%m}", end or f"{last:%Y-%m}"
    figures: list[Figure] = []
    editions: set[str] = set()
    for every in _LENGTHS:
        told(f"Counting by {every} ...")
        for figure, of in _figures(workspace, authority.pk, measures, every, start, end):
            figures.append(figure)
            editions.update(of)
    if not figures:
        raise ForPerson(
            f"The returns that are loaded tell of no whole period of these measures from {start} to {end}."
        )
    told(f"Keeping {len(figures):,} figures ...")
    made = bring_in(
        by=by,
        authority=authority,
        source=Source.RETURNS,
        title="Returns: " + ", ".join(sorted(editions)),
        figures=figures,
    )
    there = {each.measure.code for each in figures}
    return Counted(made, start, end, tuple(sorted(set(measures) - there)))


def _measures(authority: Authority, codes: Sequence[str] | None) -> dict[str, Measure]:
    kept = Measure.objects.filter(authority=authority, source=Source.RETURNS, is_retired=False)
    found = {each.code: each for each in kept if codes is None or each.code in codes}
    if missing := sorted(set(codes or ()) - set(found)):
        raise ForPerson(
            f"{authority.name} keeps no measure {', '.join(missing)} that is counted from the returns. "
            f'See headway performance list --authority "{authority.name}".'
        )
    if not found:
        raise ForPerson(
            f"{authority.name} keeps no measures yet. Make them from the catalogue first: "
            f'headway performance measures --authority "{authority.name}"'
        )
    return found


def _covered(workspace: Path, authority: str) -> tuple[date, date]:
    """First and last day of which any of the authority's returns tells."""
    from headway.indicators.building import facts_of
    from headway.indicators.engines import engine_named
    from headway.indicators.periods import day_of

    facts = facts_of(workspace)
    with engine_named("duckdb", facts) as engine:
        engine.load(facts, ["coverage"])
        rows = list(engine.rows("SELECT authority, first_day, last_day FROM coverage"))
    mine = [(int(str(first)), int(str(last))) for code, first, last in rows if code == authority]
    if not mine:
        raise ForPerson("No return of this authority is loaded. Load some first: headway load FOLDER")
    return day_of(min(first for first, _ in mine)), day_of(max(last for _, last in mine))


def _figures(
    workspace: Path, authority: str, measures: dict[str, Measure], every: Every, start: str, end: str
) -> Iterator[tuple[Figure, tuple[str, ...]]]:
    """The figures of periods as long as each measure's own, or longer."""
    from headway.indicators import compute

    ids = [code for code, each in measures.items() if _LENGTHS.index(every) >= _LENGTHS.index(each.every)]
    for by in (_ALL, _DISTRICT) if ids and _holds_whole(every, start, end) else ():
        found = compute(workspace, by=by, every=every, start=start, end=end, ids=ids)
        yield from _as_figures((each for each in found if each.authority == authority), measures, every, by)


def _as_figures(
    observations: Iterable["Observation"], measures: dict[str, Measure], every: Every, by: str
) -> Iterator[tuple[Figure, tuple[str, ...]]]:
    for each in observations:
        if (
            each.area == _UNKNOWN
        ):  # the whole authority's figure has them; there is no district to hold to account
            continue
        figure = Figure(
            measure=measures[each.indicator],
            area="" if by == _ALL else each.area,
            every=every,
            period=each.period,
            first_day=each.first_day,
            last_day=each.last_day,
            numerator=_number(each.numerator),
            denominator=_number(each.denominator),
            value=_number(each.value),
            unknown=each.unknown,
            notes=each.notes,
            is_short=each.is_short,
        )
        yield figure, each.editions


def _holds_whole(every: Every, start: str, end: str) -> bool:
    from headway.indicators.computing import given_every
    from headway.indicators.periods import periods

    try:
        return bool(periods(given_every(every), start, end))
    except ForPerson:
        if every is Every.MONTH:
            raise
        return False


def _number(given: int | Decimal | None) -> float | None:
    return None if given is None else float(given)
