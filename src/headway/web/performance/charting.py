"""The charts of a measure's page, from what the page shows: figures that draw themselves, with their words and table."""

from typing import TYPE_CHECKING

from headway.web.performance.queries.measures_shown import Shown

if TYPE_CHECKING:
    from headway.benchmarks.comparison import Across, Comparison
    from headway.charts import Figure

__all__ = ["FORMS", "KINDS", "chart_of", "charts_of"]

FORMS = {"svg": "image/svg+xml", "png": "image/png", "csv": "text/csv; charset=utf-8"}
KINDS = ("spc", "months", "districts", "compare", "funnel")


def charts_of(shown: Shown, compared: "Comparison | None", across: "Across | None") -> "dict[str, Figure]":
    """Every chart that the figures allow, by its name in the address."""
    found = {kind: chart_of(kind, shown, compared, across) for kind in KINDS}
    return {kind: figure for kind, figure in found.items() if figure is not None}


def chart_of(
    kind: str, shown: Shown, compared: "Comparison | None", across: "Across | None"
) -> "Figure | None":
    """One of them; None where the figures do not allow it."""
    if kind == "spc":
        return _over_time(shown)
    if kind == "months":
        return _staff_beside(shown)
    if kind == "districts":
        return _districts(shown)
    if kind == "compare":
        return _compared(shown, compared)
    return _funnel(shown, across) if kind == "funnel" else None


def _title(shown: Shown) -> str:
    return f"{shown.measure.title}, {shown.place}"


def _over_time(shown: Shown) -> "Figure | None":
    return None


def _staff_beside(shown: Shown) -> "Figure | None":
    return None


def _districts(shown: Shown) -> "Figure | None":
    return None


def _compared(shown: Shown, compared: "Comparison | None") -> "Figure | None":
    return None


def _funnel(shown: Shown, across: "Across | None") -> "Figure | None":
    return None
