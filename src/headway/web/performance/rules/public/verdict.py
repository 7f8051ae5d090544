"""What the control chart of the published line says: from what is shown and from nothing else."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

from headway.statistics.spc import Spc
from headway.web.performance.rules.verdicts import verdict
from headway.web.performance.rules.wording import varied
from headway.web.performance.states import Kind

__all__ = ["judged", "spc_of"]

_ANEW = "new limits"
LEAST = 12
"""Points below which a chart is a trial; the public is told nothing by it."""


def judged(
    measure: Any, line: Sequence[dict[str, Any]], target: float | None = None, anew: Sequence[str] = ()
) -> dict[str, str] | None:
    """The verdict in words; None where something of the line is hidden, or there is too little of it."""
    spc = spc_of(measure, line, target, anew)
    if spc is None:
        return None
    return {"signal": varied(spc)[2], "words": spc.words, "rules": spc.preset.name}


def spc_of(
    measure: Any, line: Sequence[dict[str, Any]], target: float | None = None, anew: Sequence[str] = ()
) -> Spc | None:
    """The chart of a line as it is shown. ``measure``: anything with its unit, better, multiplier, chart and preset.

    ``anew``: the periods from which its limits start anew. Why they do is the authority's to tell: its words were
    written for those who work there.
    """
    cells = [each[name] for each in line for name in ("numerator", "denominator", "value")]
    told = [each for each in line if each["value"] is not None]
    if measure.kind == Kind.ROLLING or "c" in cells or len(told) < LEAST:
        return None
    values, tops, wholes = (
        [None if each[name] is None else float(each[name]) for each in line]
        for name in ("value", "numerator", "denominator")
    )
    phases = [(place, _ANEW) for place, each in enumerate(line) if each["period"] in anew]
    return verdict(values, tops, wholes, SimpleNamespace(**_of(measure)), phases, target=target)


def _of(measure: Any) -> dict[str, Any]:
    return {
        name: getattr(measure, name) for name in ("unit", "better", "multiplier", "chart", "preset", "kind")
    }
