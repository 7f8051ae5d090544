"""The workforce's chart: every measure of it on one time axis."""

from typing import TYPE_CHECKING

from headway.web.performance.queries.measures_county import Staff

if TYPE_CHECKING:
    from headway.charts import Figure

__all__ = ["staff_chart"]


def staff_chart(staff: Staff, authority: str) -> "Figure | None":
    """None where there are no figures."""
    return None
