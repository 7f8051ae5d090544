"""Figures and analyses come in; charts go out, each with its verdict in words, its table, SVG, PNG and CSV. What a
chart may claim is decided in headway.statistics; how it is drawn, here.
"""

from headway.charts.comparison import Place, comparison_chart, places_of
from headway.charts.districts import districts_chart
from headway.charts.figure import Figure, Table
from headway.charts.funnel import funnel_chart
from headway.charts.months import Series, months_chart
from headway.charts.parts import Whole, parts_chart
from headway.charts.spark import sparkline
from headway.charts.spc import spc_chart

__all__ = [
    "Figure",
    "Place",
    "Series",
    "Table",
    "Whole",
    "comparison_chart",
    "districts_chart",
    "funnel_chart",
    "months_chart",
    "parts_chart",
    "places_of",
    "sparkline",
    "spc_chart",
]
