"""Periods, numbers and verdicts as they stand in a sentence. Pure."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol

from headway.charts.numbers import decimals_of, said
from headway.charts.periods import said as period_said
from headway.statistics.spc import Assurance, Spc, Variation
from headway.web.performance.rules.rating import Rated
from headway.web.performance.states import Rating

__all__ = [
    "assured",
    "figure",
    "in_words",
    "loaded",
    "made_of",
    "number",
    "official",
    "span",
    "standing",
    "varied",
]


class MeasureLike(Protocol):
    """How a measure's figures are written."""

    unit: str
    decimals: int


class SeriesLike(Protocol):
    """Figures in order of time."""

    periods: Sequence[str]
    values: Sequence[float | None]
    numerators: Sequence[float | None]
    denominators: Sequence[float | None]
    unknown: Sequence[int]


def in_words(period: str) -> str:
    """A period's code as people say it: "April 2025"; "2024-25 Q1" stays."""
    return period_said(period)


def span(periods: Sequence[str]) -> str:
    """Periods that are looked at together: "October 2025 to September 2026"."""
    if not periods:
        return ""
    first, last = in_words(periods[0]), in_words(periods[-1])
    return first if first == last else f"{first} to {last}"


def figure(value: float | Decimal | None, unit: str, decimals: int) -> str:
    """A value with its unit: "24.1%", "312.4 per 10,000"; "no figure" where there is none."""
    if value is None:
        return "no figure"
    return said(value, unit, decimals)


def official(value: Decimal | None, unit: str, like: Decimal | None = None) -> str:
    """A published value with the decimals that it (or ``like``, of a mean) was given with."""
    return "–" if value is None else figure(value, unit, decimals_of(value if like is None else like))


def loaded(at: str) -> date:
    """The day of the time at which an edition was loaded."""
    return date.fromisoformat(at[:10])


def number(amount: float | None) -> str:
    """A count, or hours and posts with their decimals, as they stand in a table; a dash where there is none."""
    if amount is None:
        return "–"
    return f"{int(amount):,}" if amount == int(amount) else f"{amount:,.2f}".rstrip("0")


def made_of(numerator: float | None, denominator: float | None) -> str:
    """What a value is made of: "117 of 500"; "" where nothing divides it."""
    if numerator is None or denominator is None:
        return ""
    return f"{number(numerator)} of {number(denominator)}"


def standing(measure: MeasureLike, series: SeriesLike, rated: Rated, spc: Spc | None) -> list[str]:
    """The verdict in sentences: where it stands, against what target, and whether it has moved."""
    if not series.periods:
        return ["There are no figures yet."]
    parts = made_of(series.numerators[-1], series.denominators[-1])
    now = figure(series.values[-1], measure.unit, measure.decimals)
    sentences = [
        f"{now[:1].upper()}{now[1:]} in {in_words(series.periods[-1])}{f' ({parts})' if parts else ''}."
    ]
    sentences += _unknown(series.unknown[-1], series.denominators[-1])
    sentences.append(_NOT_RATED if rated.rating == Rating.NOT_RATED else f"{rated.words}.")
    if spc is not None:
        sentences.append(spc.words)
        if rated.rating not in _NOTHING_OF_TODAY:
            sentences += [_ASSURED[spc.assurance]] if spc.assurance in _ASSURED else []
    return sentences


def _unknown(unknown: int, denominator: float | None) -> list[str]:
    """How many are not known beside a figure, which may make it look better or worse than it is."""
    if not unknown:
        return []
    share = (
        f", beside a denominator of {number(denominator)} ({unknown / denominator:.0%})"
        if denominator
        else ""
    )
    return [f"Not known: {number(unknown)}{share}."]


_NOTHING_OF_TODAY = (Rating.STALE, Rating.NO_FIGURE)
"""What is too old, or absent, does not say what will be met."""
_NOT_RATED = "It is not rated: neither way is better by itself."
_ASSURED = {
    Assurance.MEETS: "As things are done now, the target will be met every time.",
    Assurance.FAILS: "As things are done now, the target will not be met: something has to change first.",
    Assurance.HIT_OR_MISS: "As things are done now, whether the target is met is a matter of chance.",
}
_VARIED = {
    Variation.COMMON: ("grey", "○", "No signal"),
    Variation.IMPROVEMENT_HIGH: ("blue", "▲", "Signal: improvement, higher"),
    Variation.IMPROVEMENT_LOW: ("blue", "▼", "Signal: improvement, lower"),
    Variation.CONCERN_HIGH: ("orange", "▲", "Signal: concern, higher"),
    Variation.CONCERN_LOW: ("orange", "▼", "Signal: concern, lower"),
    Variation.NEUTRAL_HIGH: ("purple", "▲", "Signal: higher"),
    Variation.NEUTRAL_LOW: ("purple", "▼", "Signal: lower"),
    Variation.NONE: ("grey", "–", "Too little data"),
}


def varied(spc: Spc | None) -> tuple[str, str, str]:
    """Colour, sign and words of the tag that says whether it moved; design rule 9: signal, none, or too little data."""
    return _VARIED[spc.variation] if spc else ("grey", "–", "No control chart")


def assured(spc: Spc | None) -> str:
    """The assurance verdict's sentence, "" where there is none."""
    return _ASSURED.get(spc.assurance, "") if spc else ""
