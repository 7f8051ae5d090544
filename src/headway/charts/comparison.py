"""An authority beside England, its region and its statistical neighbours: a mark each, how each was got said."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from headway.charts.figure import Figure, Table
from headway.charts.ink import Kind
from headway.charts.layout import NARROW, WIDE
from headway.charts.numbers import plain, said
from headway.charts.rows import Row, Rows

if TYPE_CHECKING:
    from headway.benchmarks.comparison import Comparator, Comparison


@dataclass(frozen=True)
class Place:
    """A place or an average of places, its value, and how that was got; ``own`` is the authority itself."""

    name: str
    value: float | Decimal | None
    how: str = ""
    own: bool = False


def places_of(name: str, found: "Comparison") -> tuple[Place, ...]:
    """The authority called ``name`` and its comparators, those that there are."""
    others = (found.england, found.region, found.neighbours_mean, found.neighbours_median)
    return (Place(name, found.value, "as published", own=True), *(_place(one) for one in others if one))


def _place(one: "Comparator") -> Place:
    if one.method == "published":
        return Place(one.kind, one.value, "as published")
    name = f"{one.kind[0].upper()}{one.kind[1:]}, {one.method} of {one.used}"
    return Place(name, one.value, f"{one.method} of {one.used} of {one.of}, list of {one.list_version}")


def comparison_chart(
    *,
    title: str,
    places: Sequence[Place],
    unit: str,
    decimals: int,
    verdict: str = "",
    period: str = "",
    edition: str = "",
) -> Figure:
    """The places as marks on one scale, the own authority's by another shape and in bold, each value written."""
    rows = tuple(
        Row(
            each.name,
            None if each.value is None else float(each.value),
            Kind.OWN if each.own else Kind.CHANCE,
        )
        for each in places
    )
    own = [each for each in places if each.own]
    verdict = verdict or _verdict(own, places, unit, decimals)
    notes = tuple(
        each
        for each in (f"Period: {period}." if period else "", f"Source: {edition}." if edition else "")
        if each
    )
    chart = Rows(title, verdict, unit, decimals, rows, None, (), notes)
    start = "The scale does not start at zero." if chart.scale.cut else ""
    values = "; ".join(f"{each.name} {_said(each, unit, decimals)}" for each in places)
    description = " ".join(part for part in (f"{title}.", verdict, f"{values}.", *notes, start) if part)
    table = Table(
        f"{title}{f' ({unit})' if unit else ''}",
        ("Place", "Figure", "How it was got"),
        tuple((each.name, plain(each.value, decimals) or "no figure", each.how) for each in places),
    )
    return Figure(title, description, chart.drawn(WIDE), table, chart.drawn(NARROW), verdict)


def _said(place: Place, unit: str, decimals: int) -> str:
    return "without a figure" if place.value is None else said(place.value, unit, decimals)


def _in_a_sentence(place: Place) -> str:
    """The name of a place as it is; that of an average begins small."""
    is_average = place.how not in ("", "as published")
    return f"{place.name[0].lower()}{place.name[1:]}" if is_average else place.name


def _verdict(own: list[Place], places: Sequence[Place], unit: str, decimals: int) -> str:
    if not own or own[0].value is None:
        return f"{own[0].name} has no figure." if own else ""
    value = Decimal(str(own[0].value))
    sides = []
    for each in places:
        if each.own or each.value is None:
            continue
        other = Decimal(str(each.value))
        side = "level with" if other == value else ("below" if value < other else "above")
        sides.append(f"{side} {_in_a_sentence(each)} ({said(other, unit, decimals)})")
    words = f"{own[0].name}, {said(value, unit, decimals)}"
    return f"{words}: {'; '.join(sides)}." if sides else f"{words}: no other figure to set beside it."
