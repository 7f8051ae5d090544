"""Statistical process control: which change of one series over time is a signal, and which is chance.

In: figures or counts a period, in time order. Out: one :class:`Spc` with limits, signals and verdicts. The rule sets
are those of NHS England's Making Data Count, of Nelson and of Anhøj; each result names the one that was used.
"""

from headway.statistics.spc.charts import laney_p, laney_u, p_chart, u_chart, xmr
from headway.statistics.spc.presets import PRESETS, Preset, Rule
from headway.statistics.spc.results import Assurance, Phase, Signal, Spc, Variation

__all__ = [
    "PRESETS",
    "Assurance",
    "Phase",
    "Preset",
    "Rule",
    "Signal",
    "Spc",
    "Variation",
    "laney_p",
    "laney_u",
    "p_chart",
    "u_chart",
    "xmr",
]
