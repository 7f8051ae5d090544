"""Early help, counted in plain Python."""

from collections.abc import Iterator

from headway.indicators.reference import Counted, Facts, Period, counts


@counts("early_help_assessment_rate")
def early_help_assessment_rate(facts: Facts, period: Period) -> Iterator[Counted]:
    for assessment in facts.early_help:
        if assessment.completed is not None and assessment.completed in period:
            yield Counted(assessment.child, assessment.completed, numerator=1, denominator=0)
