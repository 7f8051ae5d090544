"""What of the register is not joined up: see headway.web.trail.orphans. Only what a person has confirmed counts."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q

from headway.web.register.models import Finding, FindingLink, Recommendation, ReportFile
from headway.web.register.states import Confirmation
from headway.web.register.storage import path_of
from headway.web.trail.orphans import Loose, OrphanRule

_CONFIRMED = Q(inspection__state=Confirmation.CONFIRMED)
_STANDING = ~Q(state=Confirmation.REJECTED)


def _recommendations_without_findings(_on: date) -> Iterable[Loose]:
    links = FindingLink.objects.filter(_STANDING, recommendation=OuterRef("pk"))
    found = Recommendation.objects.filter(_CONFIRMED, _STANDING, ~Exists(links)).select_related("inspection")
    return (Loose.of(each, each.inspection.authority_id) for each in found)


def _tagged_findings_without_recommendation(_on: date) -> Iterable[Loose]:
    links = FindingLink.objects.filter(_STANDING, finding=OuterRef("pk"))
    found = Finding.objects.filter(_CONFIRMED, ~Exists(links), tagged=True).select_related("inspection")
    return (Loose.of(each, each.inspection.authority_id) for each in found)


def _proposed_links(_on: date) -> Iterable[Loose]:
    found = FindingLink.objects.filter(
        recommendation__inspection__state=Confirmation.CONFIRMED,
        state=Confirmation.PROPOSED,
        origin="proposed",
    ).select_related("recommendation__inspection", "finding")
    for each in found.order_by("pk"):
        label = f"{each.recommendation} – {each.finding}"
        yield Loose("link", str(each.pk), label, each.recommendation.inspection.authority_id)


def _reports_that_are_gone(_on: date) -> Iterable[Loose]:
    for each in ReportFile.objects.prefetch_related("inspections").order_by("pk"):
        if not path_of(each.sha256).is_file():
            inspection = next(iter(each.inspections.all()), None)
            yield Loose.of(each, inspection.authority_id if inspection else "")


ORPHANS = (
    OrphanRule(
        "recommendation.no-finding",
        "A recommendation rests on no finding of the report.",
        "Join it to the paragraphs that led to it, on the page of the inspection.",
        _recommendations_without_findings,
    ),
    OrphanRule(
        "finding.no-recommendation",
        "The report marks a finding as leading to a recommendation, and it is joined to none.",
        "Join it to its recommendation, on the page of the inspection.",
        _tagged_findings_without_recommendation,
    ),
    OrphanRule(
        "link.proposed",
        "Headway proposed that a finding led to a recommendation, and nobody has said whether it did.",
        "Confirm it or turn it down, on the page of the inspection.",
        _proposed_links,
    ),
    OrphanRule(
        "report.no-file",
        "The file of a report is no longer in the workspace.",
        "Restore it from a backup, or add the report again.",
        _reports_that_are_gone,
    ),
)
