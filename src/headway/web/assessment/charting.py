"""The chart of what was given nationally: a bar a year, parted by grade."""

from functools import cache
from typing import TYPE_CHECKING

from headway.web.assessment.rules import national

if TYPE_CHECKING:
    from headway.charts import Figure

__all__ = ["FORMS", "drawn"]

FORMS = {"svg": "image/svg+xml", "png": "image/png"}


@cache
def drawn(form: str, *, narrow: bool) -> str | bytes:
    """The chart as the browser takes it; drawn once, as what was given then changes no more."""
    figure = _figure()
    return figure.svg(narrow=narrow, titled=False) if form == "svg" else figure.png(narrow=narrow)


def _figure() -> "Figure":
    """How many authorities were given each grade in each year."""
    from headway.charts import Whole, parts_chart

    years = national.years()
    grades = national.grades_by_year(years)
    return parts_chart(
        title="How many authorities were given each grade",
        parts=[each.name for each in grades],
        wholes=[
            Whole(str(year.year), tuple(each.numbers[at] for each in grades)) for at, year in enumerate(years)
        ],
        verdict=national.verdict(years),
    )
