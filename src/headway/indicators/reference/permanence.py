"""Why care ceased, and how long the steps to adoption took, counted in plain Python."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from headway.indicators.reference import Counted, Facts, Period, counts
from headway.indicators.reference.care import Care, placements, times_in_care
from headway.indicators.reference.looked_after import last_ends

ADOPTED = ("E11", "E12")
GUARDIANS = ("E43", "E44", "E45", "E46", "E47", "E48")


def _count_reasons(indicator: str, reasons: tuple[str, ...], left_out: tuple[str, ...] = ()) -> None:
    @counts(indicator)
    def ceased_for_these(facts: Facts, period: Period) -> Iterator[Counted]:
        for care in last_ends(facts, period):
            if care.ceased not in left_out:
                not_told = care.ceased is None or care.ceased == "X1"
                yield Counted(care.child, care.ended, numerator=care.ceased in reasons, unknown=not_told)


_count_reasons("adopted_pct_ceased", ADOPTED)
_count_reasons("adopted_pct_ceased_without_transfers", ADOPTED, left_out=("E3",))
_count_reasons("sgo_pct_ceased", GUARDIANS)
_count_reasons("return_home_planned_pct", ("E4A",))


@dataclass(frozen=True)
class Adoption:
    care: Care
    decision: Any
    """The last decision of this time in care; None where none is told."""

    @property
    def placed(self) -> date | None:
        return None if self.decision is None else self.decision.placed


def adoptions(facts: Facts, period: Period) -> Iterator[Adoption]:
    """The times in care that ended by adoption in the period."""
    for care in times_in_care(facts):
        if care.ceased in ADOPTED and care.ended in period:
            yield Adoption(care, last_decision(facts, care, care.ended))


def last_decision(facts: Facts, care: Care, until: date) -> Any:
    made = [
        each for each in facts.adoption if each.child == care.child and care.started <= each.decided <= until
    ]
    return max(made, key=lambda each: each.decided, default=None)


def _count_length(indicator: str, length: Callable[[Adoption], int | None]) -> None:
    @counts(indicator)
    def lengths(facts: Facts, period: Period) -> Iterator[Counted]:
        for adoption in adoptions(facts, period):
            found = length(adoption)
            child, day = adoption.care.child, adoption.care.ended
            if found is None:
                yield Counted(child, day, denominator=0, unknown=1)
            else:
                yield Counted(child, day, numerator=found)


def until_placed(adoption: Adoption) -> int | None:
    if adoption.placed is None or not adoption.care.start_told:
        return None
    return (adoption.placed - adoption.care.started).days


def until_with_the_carers(adoption: Adoption) -> int | None:
    """Where a foster carer adopts, until the child came to the placement left on the day placed for adoption."""
    days = until_placed(adoption)
    if days is None or adoption.decision.foster_carer is None:
        return None
    if adoption.decision.foster_carer and adoption.placed is not None:
        for placement in placements(adoption.care):
            if placement.started < adoption.placed <= placement.ended:
                return (placement.started - adoption.care.started).days
    return days


def from_decision_to_match(adoption: Adoption) -> int | None:
    if adoption.decision is None or adoption.decision.matched is None:
        return None
    decided, matched = adoption.decision.decided, adoption.decision.matched
    return int(matched.year * 12 + matched.month - decided.year * 12 - decided.month)


_count_length("adoption_a1_days", until_placed)
_count_length("adoption_a10_days", until_with_the_carers)
_count_length("adoption_decision_to_match_months", from_decision_to_match)


@counts("adoption_a2_days")
def from_order_to_match(facts: Facts, period: Period) -> Iterator[Counted]:
    for adoption in adoptions(facts, period):
        child, day = adoption.care.child, adoption.care.ended
        orders = [episode.started for episode in adoption.care.episodes if episode.legal == "E1"]
        if not orders:
            continue
        if adoption.decision is None or adoption.decision.matched is None:
            yield Counted(child, day, denominator=0, unknown=1)
        else:
            yield Counted(child, day, numerator=(adoption.decision.matched - min(orders)).days)


@counts("adoption_a3_14m_pct")
def waited_fourteen_months(facts: Facts, period: Period) -> Iterator[Counted]:
    for adoption in adoptions(facts, period):
        yield _waited(adoption.care, adoption.care.ended, adoption.placed)
    last = period.last_day
    for care in times_in_care(facts):
        if care.at_end_of(last):
            decision = last_decision(facts, care, last)
            if (
                decision is not None
                and not _over(decision.placed, last)
                and not _over(decision.placed_ceased, last)
            ):
                yield _waited(care, last, last)


def _over(day: date | None, last: date) -> bool:
    return day is not None and day <= last


def _waited(care: Care, day: date, until: date | None) -> Counted:
    if until is None or not care.start_told:
        return Counted(care.child, day, denominator=0, unknown=1)
    return Counted(care.child, day, numerator=(until - care.started).days <= 426)
