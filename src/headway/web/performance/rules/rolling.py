"""Why a figure of twelve months has no control chart."""

WHY_NO_CHART = (
    "Each of these figures tells of twelve months, and shares eleven of them with the one before. Neighbouring "
    "figures are alike for that reason alone, so that a run or a drift in them is no signal: the rules of a control "
    "chart do not hold, and none is drawn. To see whether something changed, look at the same measure month by month."
)
