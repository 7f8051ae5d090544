"""An authority's figure beside a comparator's, in five steps of words, each tied to a stated test.

In: a line of the profile. Out: "much lower" to "much higher", by which test, and where a text says so. The tests are
ours.
"""

from headway.assessment.comparing.steps import (
    AGAINST,
    ComparatorTest,
    Compared,
    Step,
    Style,
    Use,
    beside,
    better,
    comparator_tests,
    compare,
    found,
    words_for,
)

__all__ = [
    "AGAINST",
    "ComparatorTest",
    "Compared",
    "Step",
    "Style",
    "Use",
    "beside",
    "better",
    "comparator_tests",
    "compare",
    "found",
    "words_for",
]
