"""Recommendations and the findings they rest on: the reader proposes; a person confirms, turns down or adds, before
the inspection is confirmed or after.
"""

from collections.abc import Mapping

from django.db import transaction

from headway.errors import ForPerson
from headway.web.register.actions.common import demand_standing, told
from headway.web.register.models import Finding, FindingLink, Inspection, Recommendation
from headway.web.register.states import Confirmation
from headway.web.trail.actions import Actor, Entry, record_many, take_turn

BY_HAND = "person"


@transaction.atomic
def decide_links(*, by: Actor, inspection: Inspection, decisions: Mapping[int, str]) -> list[FindingLink]:
    """Confirm or turn down links, by id; those that stand so already are left."""
    demand_standing(by, inspection)
    take_turn()
    links = FindingLink.objects.filter(recommendation__inspection=inspection).select_related(
        "finding", "recommendation"
    )
    known = {each.pk: each for each in links}
    if unknown := decisions.keys() - known.keys():
        raise ForPerson(f"{len(unknown)} of these links are not of this inspection. Open the page again.")
    changed = [known[pk] for pk, state in decisions.items() if known[pk].state != state]
    entries = []
    for each in changed:
        before = {"state": each.state}
        each.state = Confirmation(decisions[each.pk])
        entries.append(
            Entry(
                action=f"link.{each.state}",
                subject=each.recommendation,
                authority=inspection.authority_id,
                thread=each.recommendation.thread,
                before=before | _said(each.finding),
                after={"state": each.state} | _said(each.finding),
            )
        )
    FindingLink.objects.bulk_update(changed, ["state"])
    record_many(by=by, entries=entries)
    return changed


@transaction.atomic
def link_finding(*, by: Actor, recommendation: Recommendation, finding: Finding) -> FindingLink:
    """Join a finding to a recommendation by hand; a link that was turned down is taken up again."""
    inspection = recommendation.inspection
    demand_standing(by, inspection)
    if finding.inspection_id != inspection.pk:
        raise ForPerson("That finding is of another inspection. Choose one of this report.")
    take_turn()
    link, made = FindingLink.objects.get_or_create(
        recommendation=recommendation,
        finding=finding,
        defaults={"origin": BY_HAND, "state": Confirmation.CONFIRMED},
    )
    if not made and link.state == Confirmation.CONFIRMED:
        return link
    link.state = Confirmation.CONFIRMED
    link.save()
    told(
        by,
        "link.added",
        inspection,
        subject=recommendation,
        thread=recommendation.thread,
        after={"state": link.state, "origin": link.origin} | _said(finding),
    )
    return link


def _said(finding: Finding) -> dict[str, object]:
    return {"finding": str(finding), "page": finding.page}
