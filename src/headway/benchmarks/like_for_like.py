"""Like for like: a published figure with what drives it left out, the unknown share beside it, or as the mix of cases
would lead one to expect. What is adjusted, from which counts and why, is data: ``like_for_like.toml``.

An adjusted figure is never ranked, nor set against another place's unadjusted one: England's is adjusted alike.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib import resources
from typing import Any

from headway.areas import by_code
from headway.benchmarks.comparison import Held
from headway.benchmarks.finding_figures import canonical, held_figures
from headway.benchmarks.places import ENGLAND
from headway.benchmarks.published import Series, place
from headway.benchmarks.store import Store
from headway.statistics import Ratio, isr, round_half_up

_LESS = "- "


@dataclass(frozen=True)
class Figure:
    """A share or rate with what it is made of; ``value`` is rounded half up, None where nothing is to divide by."""

    numerator: Decimal
    denominator: Decimal
    value: Decimal | None


@dataclass(frozen=True)
class Adjusted:
    """A figure as published and like for like, of the authority and of England, in one period.

    ``unknown`` is the share (a percentage of the published denominator) of which nothing is known. England's counts
    are rounded to ten.
    """

    id: str
    indicator: str
    title: str
    why: str
    caution: str
    source: str
    period: str
    published: Figure
    adjusted: Figure
    unknown: Figure | None
    england_published: Figure
    england_adjusted: Figure
    england_unknown: Figure | None


@dataclass(frozen=True)
class Standardised:
    """Events observed over those that England's rates would give with this authority's mix: 1 is as expected."""

    id: str
    indicator: str
    title: str
    source: str
    period: str
    ratio: Ratio
    strata: tuple[str, ...]
    left_out: tuple[str, ...]
    """Strata of which a figure is suppressed, here or for England: they count on neither side."""


def adjusted(store: Store, authority_code: str, indicator: str | None = None) -> tuple[Adjusted, ...]:
    """The adjustments of one indicator, or all, for which the store holds every count in one same period."""
    own = canonical(by_code(authority_code).ons_code)
    wanted = [each for each in _told("adjusted") if indicator in (None, each["indicator"])]
    held = _held(store, {told for each in wanted for name in _SUMS for told in each.get(name, ())})
    return tuple(found for each in wanted if (found := _adjusted(each, held, own)))


def standardised(store: Store, authority_code: str, indicator: str | None = None) -> tuple[Standardised, ...]:
    """The indirect standardisations of one indicator, or all, that the store's counts allow."""
    own = canonical(by_code(authority_code).ons_code)
    wanted = [each for each in _told("standardised") if indicator in (None, each["indicator"])]
    names = {
        each[kind] + stratum
        for each in wanted
        for kind in ("events", "population")
        for stratum in each["strata"]
    }
    held = _held(store, names)
    return tuple(found for each in wanted if (found := _standardised(each, held, own)))


_SUMS = (
    "published_numerator",
    "published_denominator",
    "adjusted_numerator",
    "adjusted_denominator",
    "unknown",
)


@cache
def _told(kind: str) -> tuple[Mapping[str, Any], ...]:
    text = resources.files(__package__).joinpath("like_for_like.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)[kind])


def _held(store: Store, names: set[str]) -> dict[str, Held]:
    """The newest figures of each place named, by its name without a sign."""
    bare = sorted({name.removeprefix(_LESS) for name in names})
    return held_figures(
        store,
        [Series(name, name, "count", "neutral", "year", None, (place(name),), (), ()) for name in bare],
    )


def _figure_of(held: Mapping[str, Held], name: str, area: str) -> Decimal | None:
    here = held.get(name)
    if here is None:
        return None
    cell = here.national.get(area) if area == ENGLAND else here.authorities.get(area)
    return cell.exact if cell else None


def _sum(names: Sequence[str], held: Mapping[str, Held], area: str) -> Decimal | None:
    total = Decimal(0)
    for name in names:
        value = _figure_of(held, name.removeprefix(_LESS), area)
        if value is None:
            return None
        total += -value if name.startswith(_LESS) else value
    return total


def _figure(told: Mapping[str, Any], held: Mapping[str, Held], area: str, kind: str) -> Figure | None:
    if kind == "unknown":
        names, of = told.get("unknown", ()), told["published_denominator"]
    else:
        names = told.get(f"{kind}_numerator", told["published_numerator"])
        of = told.get(f"{kind}_denominator", told["published_denominator"])
    top, bottom = _sum(names, held, area), _sum(of, held, area)
    if not names or top is None or bottom is None:
        return None
    times = 100 if kind == "unknown" else told["multiplier"]
    value = round_half_up(Fraction(top) * times / Fraction(bottom), told["decimals"]) if bottom > 0 else None
    return Figure(top, bottom, value)


def _adjusted(told: Mapping[str, Any], held: Mapping[str, Held], own: str) -> Adjusted | None:
    used = {name.removeprefix(_LESS) for part in _SUMS for name in told.get(part, ())}
    if not used <= held.keys() or len({held[name].year for name in used}) != 1:
        return None
    here, there, ours, theirs = (
        _figure(told, held, area, kind) for kind in ("published", "adjusted") for area in (own, ENGLAND)
    )
    if here is None or there is None or ours is None or theirs is None:
        return None
    return Adjusted(
        told["id"],
        told["indicator"],
        told["title"],
        told["why"],
        told.get("caution", ""),
        told["source"],
        held[min(used)].period,
        here,
        ours,
        _figure(told, held, own, "unknown"),
        there,
        theirs,
        _figure(told, held, ENGLAND, "unknown"),
    )


def _standardised(told: Mapping[str, Any], held: Mapping[str, Held], own: str) -> Standardised | None:
    strata: dict[str, tuple[Decimal, Decimal, Decimal]] = {}
    for stratum in told["strata"]:
        events, people = told["events"] + stratum, told["population"] + stratum
        ours, ours_of = _figure_of(held, events, own), _figure_of(held, people, own)
        theirs, theirs_of = _figure_of(held, events, ENGLAND), _figure_of(held, people, ENGLAND)
        if ours is not None and ours_of is not None and theirs is not None and theirs_of:
            strata[stratum] = ours, ours_of, theirs / theirs_of
    if not strata:
        return None
    observed, people_, rates = zip(*strata.values(), strict=True)
    return Standardised(
        told["id"],
        told["indicator"],
        told["title"],
        told["source"],
        held[told["events"] + next(iter(strata))].period,
        isr(int(sum(observed)), [float(rate) for rate in rates], [float(each) for each in people_]),
        tuple(strata),
        tuple(each for each in told["strata"] if each not in strata),
    )
