"""Contacts, referrals and what became of them, counted in plain Python."""

from collections.abc import Iterator
from typing import Any

from headway.indicators.reference import Counted, Facts, Period, counts


@counts("rereferral_pct")
def rereferral_pct(facts: Facts, period: Period) -> Iterator[Counted]:
    for referral in facts.referral:
        if referral.received in period:
            earlier = [
                each.received
                for each in facts.referral
                if each.child == referral.child and each.received < referral.received
            ]
            again = bool(earlier) and (referral.received - max(earlier)).days <= 365
            yield Counted(referral.child, referral.received, numerator=again)


@counts("contacts_number")
def contacts_number(facts: Facts, period: Period) -> Iterator[Counted]:
    for contact in facts.contact:
        if contact.received in period:
            yield Counted(contact.child, contact.received, numerator=1, denominator=0)


@counts("contact_to_referral_pct")
def contact_to_referral_pct(facts: Facts, period: Period) -> Iterator[Counted]:
    for contact in facts.contact:
        if contact.received in period:
            waits = [
                (referral.received - contact.received).days
                for referral in facts.referral
                if referral.child == contact.child
            ]
            referred = any(0 <= wait <= 10 for wait in waits)
            yield Counted(contact.child, contact.received, numerator=referred)


@counts("referrals_number")
def referrals_number(facts: Facts, period: Period) -> Iterator[Counted]:
    for referral in facts.referral:
        if referral.received in period:
            yield Counted(referral.child, referral.received, numerator=1, denominator=0)


@counts("referral_rate")
def referral_rate(facts: Facts, period: Period) -> Iterator[Counted]:
    yield from referrals_number(facts, period)


@counts("rereferral_child_pct")
def rereferral_child_pct(facts: Facts, period: Period) -> Iterator[Counted]:
    again: dict[int, bool] = {}
    for counted in rereferral_pct(facts, period):
        assert counted.child is not None  # noqa: S101
        again[counted.child] = again.get(counted.child, False) or counted.numerator == 1
    for child, came_again in again.items():
        yield Counted(child, period.last_day, numerator=came_again)


@counts("referral_nfa_pct")
def referral_nfa_pct(facts: Facts, period: Period) -> Iterator[Counted]:
    for referral in facts.referral:
        if referral.received in period:
            yield Counted(
                referral.child,
                referral.received,
                numerator=referral.nfa is True,
                unknown=referral.nfa is None,
            )


@counts("referral_assessed_not_in_need_pct")
def referral_assessed_not_in_need_pct(facts: Facts, period: Period) -> Iterator[Counted]:
    for referral in facts.referral:
        if referral.received in period:
            assessed = any(_came_of(work, referral) for work in facts.assessment)
            further = [*facts.enquiry, *facts.conference, *facts.protection_plan, *facts.need_plan]
            taken_further = any(_came_of(work, referral) for work in further)
            not_in_need = assessed and not taken_further and referral.closure in ("RC8", "RC9")
            yield Counted(referral.child, referral.received, numerator=not_in_need)


def _came_of(work: Any, referral: Any) -> bool:
    return bool(work.child == referral.child and work.referral == referral.received)


def _from_source(facts: Facts, period: Period, sources: str) -> Iterator[Counted]:
    for referral in facts.referral:
        if referral.received in period:
            yield Counted(
                referral.child,
                referral.received,
                numerator=referral.source in sources.split(),
                unknown=referral.source in (None, "10"),
            )


@counts("referral_source_police_pct")
def referral_source_police_pct(facts: Facts, period: Period) -> Iterator[Counted]:
    yield from _from_source(facts, period, "6")


@counts("referral_source_school_pct")
def referral_source_school_pct(facts: Facts, period: Period) -> Iterator[Counted]:
    yield from _from_source(facts, period, "2A")


@counts("referral_source_health_pct")
def referral_source_health_pct(facts: Facts, period: Period) -> Iterator[Counted]:
    yield from _from_source(facts, period, "3A 3B 3C 3D 3E 3F")
