"""An edition from what was chosen: content without a hidden number, and what the audit has to say of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import Any

from headway.web.performance.rules.public.choosing import Choice, Chosen, Figure, chosen
from headway.web.performance.rules.public.content import HIDDEN, Covered, entry, legend
from headway.web.performance.rules.public.figures import OTHER, WHOLE, Numbers, Part
from headway.web.performance.rules.public.hiding import RULE, Asked, Hidden, Was, families_of, hide
from headway.web.performance.rules.public.revising import mark_revisions
from headway.web.performance.rules.public.staff import hidden_of_staff
from headway.web.performance.rules.public.tables import Cell, Fault, is_share, with_the_rest

__all__ = ["Before", "Covering", "Made", "Placed", "Why", "made"]


@dataclass(frozen=True)
class Placed:
    """A measure in its place, with the figures that are kept of it and the targets it was given."""

    measure: Any
    heading: str
    figures: Sequence[Figure]
    targets: Sequence[Any] = ()
    rebases: Sequence[Any] = ()
    """Where the limits of the whole authority's chart start anew."""


@dataclass(frozen=True)
class Before:
    """An edition that the public has had: what it showed, and out of which figures."""

    number: int
    scorecard: int
    on: date
    content: Mapping[str, Any]
    figures: Mapping[int, Sequence[Figure]]
    measures: Mapping[int, Any]
    """Both by measure."""


class Why(StrEnum):
    """Why a number is hidden."""

    SMALL = "first"
    """It is small, or changed by too little since it was last shown."""
    REST = "rest"
    """What is left of its denominator is small: 38 of 40 tells of two."""
    PROTECTS = "second"
    """It would give another away."""


@dataclass(frozen=True)
class Covering:
    """One hidden number, for the analyst: where it stands, and why it is hidden. Not its size."""

    title: str
    period: str
    area: str
    part: Part
    why: Why


@dataclass
class Made:
    """``out``: numbers that the audit could work out, in words; where there are any, it must not be kept."""

    content: dict[str, Any]
    figures: dict[str, list[int]]
    hidden: list[Covering] = field(default_factory=list)
    shown: int = 0
    attacked: int = 0
    out: list[str] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


def made(
    placed: Sequence[Placed], choice: Choice, earlier: Sequence[Before], *, scorecard: int, on: date
) -> Made:
    """Choose, hide, audit, write down. ``earlier``: all that the public has had of the authority, oldest first."""
    result = Made({}, {})
    mine = [(each, what) for each in placed if (what := _chosen(each, choice, earlier, result)) is not None]
    measures = {each.measure.pk: each.measure for each, _ in mine}
    hidden = _hidden([what for _, what in mine], earlier)
    covered = _covered([what for _, what in mine], hidden, choice, result)
    shown = [entry(what, each, covered, choice, on) for each, what in mine]
    result.figures = {str(what.measure.pk): what.figures for _, what in mine}
    result.attacked = sum(each.attacked for each in hidden.values())
    result.out = [
        _in_words(name, how, under, measures) for under, each in hidden.items() for name, how in each.out
    ]
    result.shown = sum(cell not in (HIDDEN, None) for cell in _cells(shown))
    result.content = {
        "measures": shown,
        "legend": legend([what for _, what in mine], zeros=bool(covered.zeros)),
        "contact": choice.contact,
        "made": on.isoformat(),
    } | mark_revisions(
        shown, [(each.number, each.on, each.content) for each in earlier if each.scorecard == scorecard]
    )
    return result


def _chosen(placed: Placed, choice: Choice, earlier: Sequence[Before], result: Made) -> Chosen | None:
    try:
        found = chosen(placed.measure, placed.figures, choice)
        _refuse_other_lengths(found, earlier)
    except Fault as fault:
        result.left_out.append((placed.measure.title, str(fault)))
        return None
    result.notes += [(placed.measure.title, each) for each in dict.fromkeys(found.notes)]
    return found


def _refuse_other_lengths(found: Chosen, earlier: Sequence[Before]) -> None:
    """A quarter less two of its months is the third: nothing is shown by two lengths of period."""
    for before in earlier:
        for each in before.content["measures"]:
            if each["every"] != found.every and _counts_the_same(found.measure, each):
                raise Fault(
                    f"edition {before.number} of {before.on:%d.%m.%Y} showed “{each['title']}” by {each['every']}, and "
                    "by two lengths of period one could be worked out from the other"
                )


def _counts_the_same(measure: Any, shown: Mapping[str, Any]) -> bool:
    """Whether the two share a number: the same measure, or one that counts what the other counts or is out of."""
    mine, theirs = [measure.counts], [shown["counts"]]
    mine += [measure.out_of] if measure.unit == "%" else []
    theirs += [shown["out_of"]] if shown["unit"] == "%" else []
    return measure.pk == shown["id"] or bool(set(mine) & set(theirs))


def _hidden(mine: Sequence[Chosen], earlier: Sequence[Before]) -> dict[str, Hidden]:
    """What is hidden, by the word under which periods are tied together."""
    asked: dict[str, list[Asked]] = {}
    for what in mine:
        for period, numbers in what.numbers.items():
            under = what.under[period]
            asked.setdefault(under, []).append(Asked(what.measure, numbers, under, what.measure.decimals))
    was = [_was(before) for before in earlier]
    everything = [*chain(*asked.values()), *(each.asked for found in was for each in chain(*found.values()))]
    family = families_of(everything)
    return {
        under: hide(each, [found[under] for found in was if under in found], family)
        for under, each in asked.items()
    }


def _was(before: Before) -> dict[str, list[Was]]:
    """What an edition showed, by the word under which periods are tied."""
    found: dict[str, list[Was]] = {}
    for each in before.content["measures"]:
        measure = before.measures[each["id"]]
        tables = {table["period"]: table["rows"] for table in each["tables"]}
        for row in each["line"]:
            rows = tables.get(row["period"]) or [{**row, "area": WHOLE}]
            numbers = _numbers(
                measure, row["period"], before.figures.get(measure.pk, ()), bool(tables.get(row["period"]))
            )
            if numbers is not None:
                under = f"rolling {each['every']}" if each["kind"] == "rolling" else row["period"]
                asked = Asked(measure, numbers, under, each["decimals"])
                hidden = frozenset(
                    (measure.pk, part, one["area"])
                    for one in rows
                    for part in (Part.TOP, Part.WHOLE)
                    if one[str(part.value)] == HIDDEN
                )
                areas = frozenset(one["area"] for one in rows)
                found.setdefault(under, []).append(Was(asked, hidden, areas, each["zeros_hidden"]))
    return found


def _numbers(measure: Any, period: str, figures: Sequence[Figure], by_district: bool) -> Numbers | None:
    told = {each.area: (each.numerator, each.denominator) for each in figures if each.period == period}
    if "" not in told:
        return None
    numbers = Numbers(measure.pk, period, told.pop(""), told if by_district else {})
    return with_the_rest(numbers)


def _covered(mine: Sequence[Chosen], hidden: Mapping[str, Hidden], choice: Choice, result: Made) -> Covered:
    """Everything that is hidden, of children and of staff; and the list of it for the analyst."""
    cells: dict[str, set[Cell]] = {}
    for what in mine:
        for period, numbers in what.numbers.items():
            found = hidden[what.under[period]]
            staff = hidden_of_staff(what.measure, numbers)
            for first, some in ((True, found.first | staff[0]), (False, found.second | staff[1])):
                for cell in sorted(each for each in some if each[0] == what.measure.pk):
                    cells.setdefault(period, set()).add(cell)
                    if _is_shown(cell, numbers, choice):
                        why = Why.SMALL if first else _why(what.measure, numbers, cell)
                        result.hidden.append(Covering(what.measure.title, period, cell[2], cell[1], why))
    zeros = frozenset(measure for each in hidden.values() for measure in each.zeros)
    return Covered({period: frozenset(some) for period, some in cells.items()}, zeros)


def _why(measure: Any, numbers: Numbers, cell: Cell) -> Why:
    """Of a number that is not small itself."""
    told = numbers.whole if cell[2] == WHOLE else numbers.districts[cell[2]]
    if (
        cell[1] is Part.TOP
        and is_share(measure, numbers)
        and RULE.hides(int((told[1] or 0) - (told[0] or 0)))
    ):
        return Why.REST
    return Why.PROTECTS


def _is_shown(cell: Cell, numbers: Numbers, choice: Choice) -> bool:
    area = cell[2]
    everywhere = set(numbers.districts) - {OTHER} <= set(choice.areas)
    return area == WHOLE or area in choice.areas or (area == OTHER and everywhere)


def _cells(shown: Sequence[Mapping[str, Any]]) -> list[Any]:
    rows = [
        row for each in shown for row in [*each["line"], *(one for t in each["tables"] for one in t["rows"])]
    ]
    return [row[name] for row in rows for name in ("numerator", "denominator", "value")]


def _in_words(name: str, how: str, under: str, measures: Mapping[int, Any]) -> str:
    """A number of a table as the audit names it, in words."""
    vector, _, area = name.partition("|")
    number, _, part = vector.removeprefix("then ").partition(" ")
    title = measures[int(number)].title if number.isdigit() and int(number) in measures else vector
    said = {"rest": "how many are left of the denominator"}.get(part, f"the {part}")
    return f"{title}: {said} in {area}, {under} (by: {how})"
