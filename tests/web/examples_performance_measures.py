"""Examples for the permission matrix: a measure, its charts, notes and limits; consistency and workforce."""

from datetime import date
from typing import Any

from example_site import Site, example
from measures_site import a_measure, whole_county

from headway.web.accounts.roles import Role
from headway.web.performance.actions import measures as actions
from headway.web.performance.models import Measure


def measured(site: Site) -> Measure:
    """A measure of the site's authority with figures of every district."""
    made = a_measure(site.authority)
    whole_county(made, months=24)
    return made


@example("measure", "measure_csv", "note_measure", "rebase_measure", "annotate")
def _measure(site: Site) -> dict[str, Any]:
    return {"pk": measured(site).pk}


@example("measure_chart")
def _chart(site: Site) -> dict[str, Any]:
    return {"pk": measured(site).pk, "what": "spc", "form": "svg"}


@example("withdraw_rebase")
def _rebase(site: Site) -> dict[str, Any]:
    made = actions.rebase(
        by=site.one(Role.ANALYST),
        measure=measured(site),
        from_day=date(2026, 1, 1),
        reason="A new front door.",
    )
    return {"pk": made.pk}


@example("withdraw_annotation")
def _annotation(site: Site) -> dict[str, Any]:
    made = actions.annotate(
        by=site.one(Role.ANALYST),
        authority=site.authority,
        measure=measured(site),
        on=date(2026, 1, 5),
        text="Caseloads rose",
    )
    return {"pk": made.pk}


@example("workforce_chart")
def _workforce(site: Site) -> dict[str, Any]:
    measure = a_measure(
        site.authority,
        "sw_caseload",
        title="Cases a social worker",
        theme="workforce",
        unit="cases",
        multiplier=1,
    )
    whole_county(measure, months=24)
    return {"code": site.authority.code, "form": "svg"}
