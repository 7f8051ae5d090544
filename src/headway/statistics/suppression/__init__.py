"""Small counts: hide them, hide what gives them away, and audit a table as a reader could.

In: counts with the sums that tie them. Out: what may be printed, and why. The rule 1 to 5 is the Department for
Education's; the methods are those of the papers that each docstring names.
"""

from headway.statistics.suppression.audit import Audit, Exposed, How, Interval, audit_table
from headway.statistics.suppression.editions import Edition, Relation
from headway.statistics.suppression.layout import (
    Dimension,
    Layout,
    Percentage,
    Sum,
    Table,
    crosstab,
    percentages,
)
from headway.statistics.suppression.result import Lost, Suppressed
from headway.statistics.suppression.rule import Rule
from headway.statistics.suppression.suppress import suppress

__all__ = [
    "Audit",
    "Dimension",
    "Edition",
    "Exposed",
    "How",
    "Interval",
    "Layout",
    "Lost",
    "Percentage",
    "Relation",
    "Rule",
    "Sum",
    "Suppressed",
    "Table",
    "audit_table",
    "crosstab",
    "percentages",
    "suppress",
]
