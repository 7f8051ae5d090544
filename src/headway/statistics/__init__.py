"""Intervals and differences of proportions.

In: counts. Out: small frozen values. The formulas are those of the papers that each docstring names.
"""

from headway.statistics.many import holm, p_value
from headway.statistics.proportions import Difference, Share, difference, wilson

__all__ = ["Difference", "Share", "difference", "holm", "p_value", "wilson"]
