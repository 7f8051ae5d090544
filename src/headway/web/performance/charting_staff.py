"""The workforce's chart: every measure of it on one time axis."""

from typing import TYPE_CHECKING

from headway.web.performance.charting import line_of
from headway.web.performance.queries.measures_county import Staff

if TYPE_CHECKING:
    from headway.charts.figure import Figure

__all__ = ["staff_chart"]


def staff_chart(staff: Staff, authority: str) -> "Figure | None":
    """None where there are no figures."""
    from headway.charts.months import months_chart

    months = staff.months[::-1]
    if not months:
        return None
    return months_chart(
        title=f"Workforce, {staff.area or authority}",
        periods=months,
        series=[line_of(measure, series, months) for measure, series in staff.lines],
    )
