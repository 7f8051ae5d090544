"""The five charts of one series over time."""

from collections.abc import Sequence

from headway.errors import ForPerson
from headway.statistics.spc.analysis import analysed
from headway.statistics.spc.limits import Spread, counts, individuals
from headway.statistics.spc.presets import preset_named
from headway.statistics.spc.results import Spc
from headway.statistics.spc.series import Starts, Value, counted, figures, number, refuse_rolling


def xmr(
    values: Sequence[Value], *, preset: str = "nhs-mdc", phases: Starts = (), polarity: str | None = None,
    target: Value = None, rolling: bool = False,
) -> Spc:  # fmt: skip
    """Individual values with their moving range: mean ± 2.66 x the mean moving range of neighbours, in each phase.

    ``values``: one figure a period in time order, None for a gap; any unit. Presets other than the NHS ones use
    3/1.128 for 2.66. ``phases``: (first figure counted from 0, reason) of each rebase. ``polarity``: higher, lower,
    neutral or None. ``target``: in the unit of the values. ForPerson for text, NaN, true/false, a rebase without a
    reason, an unknown preset, and ``rolling``: a rolling-twelve-month series has no control chart.
    Source: D. J. Wheeler, Understanding Variation; the preset's own ``source``.
    """
    refuse_rolling(rolling)
    rules = preset_named(preset)
    series = figures(values)
    return analysed(
        "xmr", series, lambda first, last: individuals(series[first : last + 1], rules), rules, phases, polarity,
        _target(target),
    )  # fmt: skip


def p_chart(
    events: Sequence[Value], totals: Sequence[Value], *, preset: str = "nhs-mdc", phases: Starts = (),
    polarity: str | None = None, target: Value = None, rolling: bool = False,
) -> Spc:  # fmt: skip
    """Shares of totals that vary: p ± 3 sqrt(p(1 - p)/n), p being all events over all totals of the phase.

    ``events`` of ``totals``: whole numbers, one pair a period; either None, or a total of 0, is a gap. Values, limits
    and ``target`` are shares from 0 to 1. Chance must be the only source of variation: where it is not, the limits of
    large totals are far too narrow; use ``laney_p``. Keywords and errors as in :func:`xmr`.
    Source: Montgomery, Introduction to Statistical Quality Control, 7.2.
    """
    return _attribute("p", events, totals, preset, phases, polarity, target, rolling)


def laney_p(
    events: Sequence[Value], totals: Sequence[Value], *, preset: str = "nhs-mdc", phases: Starts = (),
    polarity: str | None = None, target: Value = None, rolling: bool = False,
) -> Spc:  # fmt: skip
    """Laney's p': the limits of :func:`p_chart` times sigma-z, the mean moving range of the standard scores / 1.128.

    Sigma-z near 1 means that chance explains the variation; it is not held at 1 from below.
    Source: D. B. Laney (2002), Quality Engineering 14, 531-537.
    """
    return _attribute("laney-p", events, totals, preset, phases, polarity, target, rolling)


def u_chart(
    events: Sequence[Value], exposures: Sequence[Value], *, per: float = 1, preset: str = "nhs-mdc",
    phases: Starts = (), polarity: str | None = None, target: Value = None, rolling: bool = False,
) -> Spc:  # fmt: skip
    """Rates of events: u ± 3 sqrt(u/n), u being all events over all exposure of the phase, both times ``per``.

    ``events``: whole numbers; ``exposures``: children, days or visits, above 0; None or 0 is a gap. Values, limits and
    ``target`` are events for each ``per`` of exposure. Keywords and errors as in :func:`xmr`.
    Source: Montgomery, Introduction to Statistical Quality Control, 7.3.
    """
    return _attribute("u", events, exposures, preset, phases, polarity, target, rolling, per)


def laney_u(
    events: Sequence[Value], exposures: Sequence[Value], *, per: float = 1, preset: str = "nhs-mdc",
    phases: Starts = (), polarity: str | None = None, target: Value = None, rolling: bool = False,
) -> Spc:  # fmt: skip
    """Laney's u': the limits of :func:`u_chart` times sigma-z. Source: as :func:`laney_p`."""
    return _attribute("laney-u", events, exposures, preset, phases, polarity, target, rolling, per)


def _attribute(
    chart: str, events: Sequence[Value], sizes: Sequence[Value], preset: str, phases: Starts, polarity: str | None,
    target: Value, rolling: bool, per: float = 1,
) -> Spc:  # fmt: skip
    refuse_rolling(rolling)
    rules = preset_named(preset)
    if number(per, "per") <= 0:
        raise ForPerson(f"A rate cannot be for each {per}. Give a number above 0, such as 10,000.")
    share, laney = chart in ("p", "laney-p"), chart.startswith("laney")
    pairs = counted(events, sizes, share=share)
    series = [None if pair is None else per * pair[0] / pair[1] for pair in pairs]

    def spread(first: int, last: int) -> Spread:
        return counts(pairs[first : last + 1], share=share, laney=laney, per=per)

    return analysed(chart, series, spread, rules, phases, polarity, _target(target))


def _target(target: Value) -> float | None:
    return None if target is None else number(target, "The target")
