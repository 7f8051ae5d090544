"""Contacts, referrals and what became of them, counted in plain Python."""

from collections.abc import Iterator

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
