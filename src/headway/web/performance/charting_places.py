"""The charts of a measure beside other places: its districts, other authorities; and all charts of its page by name."""

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from headway.charts.numbers import unit_said
from headway.errors import ForPerson
from headway.statistics import Funnel, funnel
from headway.web.performance.charting import over_time, staff_beside
from headway.web.performance.models import Measure
from headway.web.performance.queries.measures_shown import Shown
from headway.web.performance.rules.verdicts import polarity
from headway.web.performance.rules.wording import span

if TYPE_CHECKING:
    from headway.benchmarks.comparison import Across, Comparison
    from headway.charts.figure import Figure

__all__ = ["KINDS", "chart_of", "charts_of"]

KINDS = ("spc", "months", "districts", "compare", "funnel")
_FEWEST = 20
"""Authorities below which the spread between them is not known well enough to allow for it."""


def charts_of(shown: Shown, compared: "Comparison | None", across: "Across | None") -> "dict[str, Figure]":
    """Every chart that the figures allow, by its name in the address."""
    found = {kind: chart_of(kind, shown, compared, across) for kind in KINDS}
    return {kind: figure for kind, figure in found.items() if figure is not None}


def chart_of(
    kind: str, shown: Shown, compared: "Comparison | None", across: "Across | None"
) -> "Figure | None":
    """One of them; None where the figures do not allow it."""
    if kind == "spc":
        return over_time(shown)
    if kind == "months":
        return staff_beside(shown)
    if kind == "districts":
        return _districts(shown)
    if kind == "compare":
        return _comparison(shown.measure, compared)
    return _funnel(shown.measure, across)


def _districts(shown: Shown) -> "Figure | None":
    from headway.charts.districts import districts_chart

    found, measure = shown.districts, shown.measure
    if found is None or found.spread is None:
        return None
    return districts_chart(
        title=f"{measure.title} by district, {span(found.periods)}",
        spread=found.spread,
        whole=measure.authority.name,
        unit="%",
        decimals=measure.decimals,
        polarity=polarity(measure.better),
    )


def _comparison(measure: Measure, found: "Comparison | None") -> "Figure | None":
    from headway.charts.comparison import comparison_chart, places_of

    if found is None or found.value is None:
        return None
    return comparison_chart(
        title=f"{found.title}: {measure.authority.name} beside others",
        places=places_of(measure.authority.name, found),
        unit=unit_said(found.unit),
        decimals=max(0, -int(found.value.as_tuple().exponent)),
        period=found.period_label or found.period,
        edition=f"{found.edition.title}, edition {found.edition.sha256[:12]}",
    )


def _funnel(measure: Measure, across: "Across | None") -> "Figure | None":
    from headway.charts.funnel import funnel_chart

    if across is None:
        return None
    rows = across.with_counts
    of_shares = across.unit == "%"
    if len(rows) < _FEWEST or not (of_shares or across.unit.startswith("rate")):
        return None
    made = _made(tuple((each.numerator, each.denominator) for each in rows), of_shares)
    if made is None:
        return None
    own = next((each.name for each in rows if each.area == measure.authority_id), "")
    what = across.title if of_shares else f"{across.title}: times the rate of all (1 is the same)"
    return funnel_chart(
        title=f"{what}, {across.period_label or across.period}",
        names=[each.name for each in rows],
        funnel=made,
        highlight=own,
        unit="%" if of_shares else "",
        decimals=1 if of_shares else 2,
        size_words=measure.out_of if of_shares and measure.out_of else "number expected",
        centre_words="All authorities",
    )


@lru_cache(maxsize=64)
def _made(parts: tuple[tuple[Decimal | None, Decimal | None], ...], of_shares: bool) -> Funnel | None:
    """The funnel of shares, or of rates against what each place would have at the rate of all; None where what was
    published makes none, such as full-time equivalents.
    """
    if any(part is None or part != int(part) for pair in parts for part in pair):
        return None
    events, totals = [int(a or 0) for a, _ in parts], [int(b or 0) for _, b in parts]
    try:
        if of_shares:
            return funnel(events, totals)
        rate = sum(events) / sum(totals)
        return funnel(events, [each * rate for each in totals], kind="ratio-cqc")
    except (ForPerson, ZeroDivisionError):
        return None
