"""Counts over many reports: themes by year, framework, grade and region; what is met again; who came out better.

In: one small value a report, with the set of themes it asks for. Out: shares with both counts and their interval.
Counts of different frameworks are kept apart or said to be mixed: items are written differently in each.
"""

from headway.themes.counts.better import CameOutBetter, better_rates, came_out_better
from headway.themes.counts.inspected import Inspected, Pair, consecutive, grades_of, is_full, judged_alike
from headway.themes.counts.recurrence import Kind, Recurred, Told, authorities_in, of_kind, recurrence
from headway.themes.counts.shares import (
    FEW,
    Group,
    Trend,
    TrendVerdict,
    by,
    frameworks_in,
    shares,
    trends,
)

__all__ = [
    "FEW",
    "CameOutBetter",
    "Group",
    "Inspected",
    "Kind",
    "Pair",
    "Recurred",
    "Told",
    "Trend",
    "TrendVerdict",
    "authorities_in",
    "better_rates",
    "by",
    "came_out_better",
    "consecutive",
    "frameworks_in",
    "grades_of",
    "is_full",
    "judged_alike",
    "of_kind",
    "recurrence",
    "shares",
    "trends",
]
