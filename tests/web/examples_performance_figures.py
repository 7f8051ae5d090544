"""Examples for the permission matrix: loads of figures, targets, owners."""

from typing import Any

from example_site import Site, example
from measures_site import a_load, a_measure, figures

from headway.web.performance.models import Measure


def _own_measure(site: Site) -> Measure:
    """A measure of the authority's own, all of whose terms can be changed."""
    return a_measure(site.authority, "visits-in-time", title="Visits in time", source="local")


@example("change_measure", "set_target")
def _measure(site: Site) -> dict[str, Any]:
    return {"pk": _own_measure(site).pk}


@example("load", "withdraw_load")
def _load(site: Site) -> dict[str, Any]:
    load = a_load(site.authority)
    figures(_own_measure(site), [20] * 6, load=load)
    return {"pk": load.pk}
