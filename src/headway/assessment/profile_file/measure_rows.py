"""Rows of Block C to its lines."""

from dataclasses import replace
from decimal import Decimal

from headway.assessment.profile import Better, MeasureLine, Value
from headway.assessment.profile_file.rows import Row, by_item, must_agree, once
from headway.errors import ForPerson

__all__ = ["measures_of"]

_WHOSE = ("here", "earlier", "neighbours", "england")
_ASPECTS = ("value", "numerator", "denominator")
_ONE = "neighbour:"


def measures_of(rows: list[Row], faults: list[str]) -> tuple[MeasureLine, ...]:
    """A line for each number; faults are added to ``faults``."""
    found = []
    for number, own in by_item(rows).items():
        try:
            found.append(_line(number, own))
        except ForPerson as fault:
            faults.append(str(fault))
    return tuple(found)


def _line(number: str, rows: list[Row]) -> MeasureLine:
    if not number:
        raise rows[0].fault("item", "is empty. Give the number of the measure, as NI 73.")
    for row in rows:
        _must_be_known(row)
    own = next((row for row in rows if row.whose != "earlier"), rows[0])
    same = [row for row in rows if row.whose not in ("earlier", "") and row.aspect != "line"]
    for row in same:
        if row.period != own.period:
            raise row.fault("period", f'"{row.period}" is not the period of row {own.line}, "{own.period}".')
    must_agree(rows, own, ("title", "unit", "better", "outcome"))
    earlier = [row for row in rows if row.whose == "earlier"]
    return MeasureLine(
        number=number,
        title=own.title,
        outcome=own.outcome,
        better=_better(own),
        unit=own.unit,
        period=own.period,
        origin=own.origin(),
        here=_value(rows, "here"),
        england=_value(rows, "england"),
        neighbours=_value(rows, "neighbours"),
        neighbour_values=_neighbours([row for row in rows if row.whose.startswith(_ONE)]),
        earlier=_value(rows, "earlier"),
        earlier_period=earlier[0].period if earlier else "",
    )


def _must_be_known(row: Row) -> None:
    if row.aspect == "line":
        return
    if row.aspect not in _ASPECTS:
        raise row.wrong("aspect", f"known of a measure. Use one of: {', '.join(_ASPECTS)}.")
    if row.whose not in _WHOSE and not (row.whose.startswith(_ONE) and row.aspect == "value"):
        raise row.wrong("whose", f"known. Use one of: {', '.join(_WHOSE)}, or {_ONE}NAME with a value.")


def _better(row: Row) -> Better:
    try:
        return Better(row.better)
    except ValueError:
        raise row.wrong("better", f"known. Use one of: {', '.join(Better)}.") from None


def _value(rows: list[Row], whose: str) -> Value | None:
    told = once(row for row in rows if row.whose == whose and row.aspect in _ASPECTS)
    if not told:
        return None
    if "value" not in told:
        first = next(iter(told.values()))
        raise first.fault("aspect", f"{first.aspect} stands without a value. Add a row for it.")
    found = {aspect: row.number() for aspect, row in told.items()}
    for aspect, row in told.items():
        if aspect != "value" and (found[aspect] or 0) < 0:
            raise row.wrong("value", "a count: it is below nought. Check it.")
    return Value(found["value"], found.get("numerator"), found.get("denominator"))


def _neighbours(rows: list[Row]) -> tuple[tuple[str, Decimal], ...]:
    once(replace(row, aspect=row.whose) for row in rows)
    return tuple(map(_neighbour, rows))


def _neighbour(row: Row) -> tuple[str, Decimal]:
    if row.whose == _ONE:
        raise row.wrong("whose", "whole: name the neighbour, as neighbour:Essex.")
    number = row.number()
    if number is None:
        raise row.fault("value", "a neighbour without a number has no row. Take the row out.")
    return row.whose.removeprefix(_ONE), number
