"""What may be analysed: figures, counts and the starts of phases, or a sentence that says what is wrong."""

from collections.abc import Sequence
from decimal import Decimal
from math import isfinite, nan
from numbers import Integral, Real
from typing import Any

from headway.errors import ForPerson

Value = float | int | Decimal | None
Starts = Sequence[tuple[int, str]]

_PLAIN = (int, float)
_EXACT = 2**53  # every whole number up to here is a float
_LARGEST = 1e100  # a figure beyond it is a slip, and its sums and squares would leave the floats

_ROLLING = (
    "A rolling twelve-month series has no control chart: neighbouring figures share eleven twelfths of their data, so "
    "limits and runs mean nothing on it. Chart the monthly figures and print the rolling one beside them."
)


def refuse_rolling(rolling: bool) -> None:
    """ForPerson for a series whose figures overlap in time."""
    if rolling:
        raise ForPerson(_ROLLING)


def number(value: object, what: str) -> float:
    """A finite number as a float; ForPerson for text, true/false, NaN and infinity."""
    if isinstance(value, bool) or not isinstance(value, (Real, Decimal)):
        raise ForPerson(
            f"{what} is {value!r}, not a number. Give a number, or None where there is no figure."
        )
    figure = _float(value)
    if not isfinite(figure) or abs(figure) > _LARGEST:
        raise ForPerson(f"{what} is {value!r:.40}. Give a number, or None where there is no figure.")
    return figure


def _float(value: Real | Decimal) -> float:
    """The number as a float, NaN for one that no float holds."""
    try:
        return float(value)
    except (OverflowError, ValueError):  # 10**400, a signalling NaN
        return nan


def figures(values: Sequence[Value]) -> list[float | None]:
    """The figures of a series in order, None for a gap."""
    return [
        None if value is None else value if type(value) is float and -_LARGEST <= value <= _LARGEST
        else number(value, f"Figure {place + 1} of the series")
        for place, value in enumerate(values)
    ]  # fmt: skip


def _count(value: object, place: int) -> int:
    whole = isinstance(value, Integral) or (isinstance(value, (Real, Decimal)) and _float(value).is_integer())
    if isinstance(value, bool) or not whole:
        raise ForPerson(
            f"Events {place + 1} is {value!r}, not a count. Give a whole number, or None for no figure."
        )
    return int(value)  # type: ignore[call-overload, no-any-return]


def counted(
    events: Sequence[Any], sizes: Sequence[Any], *, share: bool
) -> list[tuple[int, float] | None]:  # fmt: skip
    """(events, size) in order; a gap where either is missing or the size is 0. ``share``: events are part of it."""
    if len(events) != len(sizes):
        raise ForPerson(
            f"There are {len(events)} counts of events and {len(sizes)} totals. Give one for each."
        )
    return [
        (int(a), float(b)) if _is_plain(a, b, share) else _pair(a, b, place, share)
        for place, (a, b) in enumerate(zip(events, sizes, strict=True))
    ]  # fmt: skip


def _is_plain(events: Any, size: Any, share: bool) -> bool:
    """Whether a pair is in order at first sight, as nearly every one is; all others are looked at one by one."""
    if type(events) not in _PLAIN or type(size) not in _PLAIN:
        return False
    whole = events % 1 == 0 and (not share or size % 1 == 0)
    return events >= 0 and 0 < size <= _EXACT and whole and (events <= size or not share)


def _pair(events: object, size: object, place: int, share: bool) -> tuple[int, float] | None:
    count = None if events is None else events if type(events) is int else _count(events, place)
    if size is None:
        out_of = None
    elif type(size) is int:
        out_of = number(size, f"Total {place + 1}")
    else:
        out_of = (
            number(_count(size, place), f"Total {place + 1}")
            if share
            else number(size, f"Exposure {place + 1}")
        )
    if (count is not None and count < 0) or (out_of is not None and out_of < 0):
        raise ForPerson(f"{count} events of {size} (figure {place + 1}) cannot be: neither may be below 0.")
    if count is None or out_of is None:
        return None
    if count > (out_of if share or not out_of else count):
        raise ForPerson(
            f"{count} events of {size} (figure {place + 1}) is not possible. Give events within the total."
        )
    return (count, out_of) if out_of else None


def stretches(phases: Starts, length: int) -> list[tuple[int, int, str]]:
    """(first, last, reason) of each phase in time order, whatever the order given; the first has no reason."""
    starts = sorted(_start(phase, length) for phase in phases)
    if len({start for start, _ in starts}) < len(starts):
        raise ForPerson("Two phases begin at the same figure. Give each start once.")
    if length and (not starts or starts[0][0] > 0):
        starts.insert(0, (0, ""))
    ends = [start - 1 for start, _ in starts[1:]] + [length - 1]
    return [(start, end, reason) for (start, reason), end in zip(starts, ends, strict=True)] if starts else []


def _start(phase: tuple[int, str], length: int) -> tuple[int, str]:
    try:
        start, reason = phase
    except (TypeError, ValueError):
        raise ForPerson(
            f"{phase!r} is not a phase. Give its first figure (counted from 0) and the reason."
        ) from None
    if isinstance(start, bool) or not isinstance(start, int) or not 0 <= start < length:
        raise ForPerson(f"A phase cannot begin at {start!r}: the series has figures 0 to {length - 1}.")
    if not isinstance(reason, str) or not reason.strip():
        raise ForPerson(f"The phase from figure {start} has no reason. Say what changed in the process then.")
    return start, reason.strip()
