"""Intervals and differences of proportions.

In: counts. Out: small frozen values. The formulas are those of the papers that each docstring names.
"""

from headway.statistics.distribution import Distribution, Mean, Worst, distribution, mean_interval
from headway.statistics.funnel import Funnel, funnel
from headway.statistics.intervals import Count, Rate, byars, exact, rate
from headway.statistics.many import holm, p_value
from headway.statistics.proportions import Difference, Share, difference, wilson
from headway.statistics.ranks import Bands, RankRange, quantile, quantile_bands, rank_range
from headway.statistics.rounding import round_half_up
from headway.statistics.spread import District, Spread, spread
from headway.statistics.standard import Ratio, Standardised, dsr, isr, observed_over_expected

__all__ = [
    "Bands",
    "Count",
    "Difference",
    "Distribution",
    "District",
    "Funnel",
    "Mean",
    "RankRange",
    "Rate",
    "Ratio",
    "Share",
    "Spread",
    "Standardised",
    "Worst",
    "byars",
    "difference",
    "distribution",
    "dsr",
    "exact",
    "funnel",
    "holm",
    "isr",
    "mean_interval",
    "observed_over_expected",
    "p_value",
    "quantile",
    "quantile_bands",
    "rank_range",
    "rate",
    "round_half_up",
    "spread",
    "wilson",
]
