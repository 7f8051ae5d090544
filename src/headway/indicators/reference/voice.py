"""Whether children take part in their reviews, counted in plain Python."""

from __future__ import annotations

from collections.abc import Iterator

from headway.indicators.reference import Counted, Facts, Period, counts
from headway.indicators.reference.care import months_old


@counts("cla_participation_pct")
def took_part(facts: Facts, period: Period) -> Iterator[Counted]:
    for review in facts.care_review:
        if review.held not in period:
            continue
        months = months_old(facts, review.child, review.held)
        if months is None:
            yield Counted(review.child, review.held, denominator=0, unknown=1)
            continue
        four = months // 12 >= 4
        if months == 48 and review.code == "PN0":
            four = False
        if four:
            part = review.code in ("PN1", "PN2", "PN3", "PN4", "PN5", "PN6")
            yield Counted(review.child, review.held, numerator=part, unknown=review.code is None)
