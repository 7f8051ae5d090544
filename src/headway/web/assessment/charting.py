"""The chart of what was given nationally, a share a grade and year."""

from typing import TYPE_CHECKING

from headway.web.assessment.rules.national import National

if TYPE_CHECKING:
    from headway.charts import Figure

__all__ = ["FORMS", "distribution_figure"]

FORMS = {"svg": "image/svg+xml", "png": "image/png"}


def distribution_figure(national: National) -> "Figure":
    """How many authorities were given each grade, one line a grade on one time axis."""
    from headway.charts import Series, months_chart

    return months_chart(
        title="Annual assessments: how many authorities were given each grade",
        periods=[str(each.year) for each in national.years],
        series=[
            Series(label, tuple(float(each.numbers[place]) for each in national.years), "", 0)
            for place, (_, label) in enumerate(national.columns)
        ],
        verdict=national.verdict,
    )
