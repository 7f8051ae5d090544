"""In: an intake, and last year's. Out: the faults that need more than one cell to be seen; what ran, what did not.

The structure of the returns is the department's, the inspectorate's and, for the local lists, Headway's own; the words
of the rules are ours.

The department's own rules come later, into ``returns/<return>/rules/``. A rule there will be a :class:`Rule` as here,
with the department's code, and named in ``registry.RULES`` beside these: the runner asks each rule's checks for its
queries in a delivery and knows no other difference. Such a query reads the same parsed relations, so nothing is parsed
again; the years in which a rule holds follow from ``Subject.year``, and what it needs and does not find is said in the
report as with every rule here.
"""

from headway.returns.checks.registry import RULES
from headway.returns.checks.result import CheckResult, Counted, Ran
from headway.returns.checks.rule import Cross, Query, Rule
from headway.returns.checks.runner import check

__all__ = ["RULES", "CheckResult", "Counted", "Cross", "Query", "Ran", "Rule", "check"]
