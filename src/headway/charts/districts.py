"""The districts of a county: each share with its interval, against the range that chance alone gives at its size."""

from typing import TYPE_CHECKING

from headway.charts.figure import Figure, Table
from headway.charts.ink import Kind
from headway.charts.layout import NARROW, WIDE
from headway.charts.numbers import plain, said
from headway.charts.rows import Row, Rows

if TYPE_CHECKING:
    from headway.statistics import District, Spread

_ODD = "stands out from the rest"


def districts_chart(
    *,
    title: str,
    spread: "Spread",
    whole: str = "County",
    unit: str = "",
    decimals: int = 1,
    polarity: str | None = None,
) -> Figure:
    """The districts in the order of their shares, ``whole`` (the county's name) as the line that all are seen against.

    ``unit`` defaults to "%", or to the spread's own ("per 10,000"). Without ``polarity`` a district that stands out is
    neither good nor bad.
    """
    unit = unit or ("%" if spread.per == 100 else f"per {spread.per:,}")
    per = float(spread.per)
    ordered = sorted(spread.districts, key=lambda one: (-one.share.share, one.name))
    rows = tuple(
        Row(
            one.name,
            one.share.share * per,
            _kind(one, polarity),
            (one.share.lower * per, one.share.upper * per),
            (one.chance_lower * per, one.chance_upper * per),
        )
        for one in ordered
    )
    centre = spread.whole.share * per
    chart = Rows(
        title,
        _verdict(spread),
        unit,
        decimals,
        rows,
        (centre, f"{whole} {said(centre, unit, decimals)}"),
        tuple((kind, _words(kind)) for kind in Kind if any(row.kind is kind for row in rows)),
        (
            f"Shaded: where chance alone would put {spread.level:.0%} of districts of that size.",
            f"Line: {spread.level:.0%} interval.",
        ),
    )
    start = "The scale does not start at zero." if chart.scale.cut else ""
    description = (
        f"{len(rows)} districts, each with its {spread.level:.0%} interval and the range that chance alone gives, "
        f"highest first, beside {whole} at {said(centre, unit, decimals)}. {title}. {spread.words} {start}"
    )
    specs = chart.drawn(WIDE), chart.drawn(NARROW)
    return Figure(
        title,
        description.strip(),
        specs[0],
        _table(title, unit, ordered, per, decimals),
        specs[1],
        chart.verdict,
    )


def _verdict(spread: "Spread") -> str:
    if spread.odd:
        names = ", ".join(f"{one.name} ({'higher' if one.odd == 'high' else 'lower'})" for one in spread.odd)
        return f"Standing out from the rest: {names}."
    if spread.differs:
        return "They differ more than chance explains; no single one stands out."
    return "Chance alone could explain differences of this size."


def _kind(one: "District", polarity: str | None) -> Kind:
    if not one.odd:
        return Kind.CHANCE
    good = {"higher": "high", "lower": "low"}.get(polarity or "")
    if good is None:
        return Kind.NEUTRAL
    return Kind.BETTER if one.odd == good else Kind.WORSE


def _words(kind: Kind) -> str:
    side = {Kind.BETTER: ", better", Kind.WORSE: ", worse"}
    return "not told apart from the rest" if kind is Kind.CHANCE else f"{_ODD}{side.get(kind, '')}"


def _table(title: str, unit: str, ordered: "list[District]", per: float, decimals: int) -> Table:
    headings = (
        *("District", "Events", "Of", f"Share ({unit})", "Interval from", "Interval to"),
        *("Chance alone from", "Chance alone to", "What it says"),
    )
    rows = []
    for one in ordered:
        share = one.share
        limits = (share.share, share.lower, share.upper, one.chance_lower, one.chance_upper)
        says = (
            f"{_ODD}: {'higher' if one.odd == 'high' else 'lower'}"
            if one.odd
            else "not told apart from the rest"
        )
        rows.append(
            (
                one.name,
                str(share.events),
                str(share.total),
                *(plain(each * per, decimals) for each in limits),
                says,
            )
        )
    return Table(f"{title} ({unit})", headings, tuple(rows))
