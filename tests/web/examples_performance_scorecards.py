"""Examples for the permission matrix: the hub and scorecards."""

from typing import Any

from example_site import Site, example
from measures_site import a_measure, figures

from headway.web.accounts.roles import Role
from headway.web.performance.actions.scorecards import Placed, add_scorecard


@example("scorecard", "scorecard_csv", "change_scorecard", "retire_scorecard")
def _scorecard(site: Site) -> dict[str, Any]:
    measure = a_measure(site.authority, "visits-in-time", title="Visits in time", better="higher")
    figures(measure, [80] * 12)
    made = add_scorecard(
        by=site.one(Role.ANALYST),
        authority=site.authority,
        title="Visits",
        rows=[Placed(measure, "Protection")],
    )
    return {"pk": made.pk}
