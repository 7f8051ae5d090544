"""The chart of a published line: from what is published and from nothing else."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from headway.charts.numbers import unit_said
from headway.web.performance.rules.public.verdict import spc_of
from headway.web.performance.rules.verdicts import as_drawn, polarity

if TYPE_CHECKING:
    from headway.charts import Figure

__all__ = ["FORMS", "chart_of"]

FORMS = {"svg": "image/svg+xml", "png": "image/png"}


def chart_of(content: Mapping[str, Any], entry: Mapping[str, Any]) -> "Figure | None":
    """The whole authority's figures over time; None where one of them is hidden, or there are too few."""
    from headway.charts import spc_chart

    measure = SimpleNamespace(**{name: entry[name] for name in _OF_MEASURE})
    told = entry["target"]
    target = float(told["target"]) if told else None
    spc = spc_of(measure, entry["line"], target, entry["anew"])
    if spc is None:
        return None
    return spc_chart(
        title=f"{entry['title']}, {content['authority']}",
        periods=[row["period"] for row in entry["line"]],
        spc=as_drawn(spc),
        unit=unit_said(entry["unit"]),
        decimals=entry["decimals"],
        target=target,
        floor=float(told["floor"]) if told and told["floor"] else None,
        polarity=polarity(entry["better"]),
    )


_OF_MEASURE = ("unit", "better", "multiplier", "chart", "preset", "kind")
