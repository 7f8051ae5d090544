"""Assessments and how long they took, counted in plain Python."""

from collections.abc import Iterator
from datetime import date

from headway.indicators.reference import Counted, Facts, Period, counts, working_days


@counts("assessments_number")
def assessments_number(facts: Facts, period: Period) -> Iterator[Counted]:
    for assessment in facts.assessment:
        if assessment.authorised is not None and assessment.authorised in period:
            yield Counted(assessment.child, assessment.authorised, numerator=1, denominator=0)


@counts("assessment_45wd_pct")
def assessment_45wd_pct(facts: Facts, period: Period) -> Iterator[Counted]:
    for assessment in facts.assessment:
        if assessment.authorised is not None and assessment.authorised in period:
            yield _within_45(assessment.child, assessment.started, assessment.authorised)


@counts("assessment_45wd_referral_pct")
def assessment_45wd_referral_pct(facts: Facts, period: Period) -> Iterator[Counted]:
    for assessment in facts.assessment:
        if assessment.authorised is not None and assessment.authorised in period:
            yield _within_45(assessment.child, assessment.referral, assessment.authorised)


def _within_45(child: int, start: date, authorised: date) -> Counted:
    took = working_days(start, authorised)
    if took is None or took < 0:
        return Counted(child, authorised, unknown=1)
    return Counted(child, authorised, numerator=took <= 45)


def _open(facts: Facts, last: date) -> Iterator[tuple[int, date]]:
    """Child and start of each assessment that is open at the end of the day."""
    for assessment in facts.assessment:
        case_closed = any(
            referral.closed is not None and referral.closed <= last
            for referral in facts.referral
            if referral.child == assessment.child and referral.received == assessment.referral
        )
        authorised = assessment.authorised is not None and assessment.authorised <= last
        if assessment.started <= last and not authorised and not case_closed:
            yield assessment.child, assessment.started


@counts("assessment_open_number")
def assessment_open_number(facts: Facts, period: Period) -> Iterator[Counted]:
    for child, _ in _open(facts, period.last_day):
        yield Counted(child, period.last_day, numerator=1, denominator=0)


@counts("assessment_open_over_45wd")
def assessment_open_over_45wd(facts: Facts, period: Period) -> Iterator[Counted]:
    for child, started in _open(facts, period.last_day):
        took = working_days(started, period.last_day)
        over = took is not None and took > 45
        yield Counted(child, period.last_day, numerator=over, denominator=0, unknown=took is None)


@counts("assessment_child_seen_pct")
def assessment_child_seen_pct(facts: Facts, period: Period) -> Iterator[Counted]:
    for assessment in facts.annex_assessment:
        if assessment.authorised is not None and assessment.authorised in period:
            yield Counted(
                assessment.child,
                assessment.authorised,
                numerator=assessment.seen == "Y",
                unknown=assessment.seen in (None, "U"),
            )
