"""Telling signal from noise: intervals, control charts, funnels, ranks as ranges, rates like for like.

In: counts and figures, in plain sequences or arrays. Out: small frozen values, each with a sentence where one is shown.
The formulas are those of the papers that each docstring names.
"""

from headway.statistics.distribution import Distribution, Mean, Worst, distribution, mean_interval
from headway.statistics.funnel import Funnel, funnel
from headway.statistics.intervals import Count, Rate, byars, exact, rate
from headway.statistics.many import holm, p_value
from headway.statistics.proportions import Difference, Share, difference, wilson
from headway.statistics.ranks import Bands, RankRange, quantile, quantile_bands, rank_range
from headway.statistics.rounding import round_half_up
from headway.statistics.spc import (
    PRESETS,
    Assurance,
    Phase,
    Preset,
    Rule,
    Signal,
    Spc,
    Variation,
    laney_p,
    laney_u,
    p_chart,
    u_chart,
    xmr,
)
from headway.statistics.spread import District, Spread, spread
from headway.statistics.standard import Ratio, Standardised, dsr, isr, observed_over_expected
from headway.statistics.suppression import Audit, Suppressed, audit_table, suppress

__all__ = [
    "PRESETS",
    "Assurance",
    "Audit",
    "Bands",
    "Count",
    "Difference",
    "Distribution",
    "District",
    "Funnel",
    "Mean",
    "Phase",
    "Preset",
    "RankRange",
    "Rate",
    "Ratio",
    "Rule",
    "Share",
    "Signal",
    "Spc",
    "Spread",
    "Standardised",
    "Suppressed",
    "Variation",
    "Worst",
    "audit_table",
    "byars",
    "difference",
    "distribution",
    "dsr",
    "exact",
    "funnel",
    "holm",
    "isr",
    "laney_p",
    "laney_u",
    "mean_interval",
    "observed_over_expected",
    "p_chart",
    "p_value",
    "quantile",
    "quantile_bands",
    "rank_range",
    "rate",
    "round_half_up",
    "spread",
    "suppress",
    "u_chart",
    "wilson",
    "xmr",
]
