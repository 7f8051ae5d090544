"""Inspections on the register, for somebody."""

from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from headway.web.accounts.queries import Somebody, authorities_where
from headway.web.accounts.roles import May
from headway.web.register.models import Authority, FindingLink, Inspection, Recommendation
from headway.web.register.states import Confirmation


def visible(person: Somebody, on: date | None = None) -> QuerySet[Inspection]:
    """The inspections that a person may know of: what is public on the day, and drafts where their role lets them.

    A report that is confirmed before its day of publication is under embargo: a draft until that day.
    """
    public = Q(state=Confirmation.CONFIRMED, published__lte=on or timezone.localdate())
    drafts = Q(authority__in=authorities_where(person, May.SEE_DRAFTS))
    return Inspection.objects.filter(public | drafts).select_related("authority")


def with_contents(inspections: QuerySet[Inspection]) -> QuerySet[Inspection]:
    """The same with all that the inspection's page shows, in a fixed number of queries."""
    links = (
        FindingLink.objects.exclude(state=Confirmation.REJECTED)
        .select_related("finding")
        .order_by("finding__order")
    )
    asked = Recommendation.objects.exclude(state=Confirmation.REJECTED).prefetch_related(
        Prefetch("links", links)
    )
    return inspections.select_related("report").prefetch_related(
        "judgements", "findings", Prefetch("recommendations", asked)
    )


def for_confirming(person: Somebody) -> QuerySet[Inspection]:
    """The inspections that a person may confirm or correct."""
    return Inspection.objects.filter(
        authority__in=authorities_where(person, May.ADD_INSPECTIONS)
    ).select_related("authority")


def addable_authorities(person: Somebody) -> QuerySet[Authority]:
    """The authorities in which a person may add an inspection."""
    return Authority.objects.filter(code__in=authorities_where(person, May.ADD_INSPECTIONS))


def found_by_report(person: Somebody, sha256: str) -> Inspection | None:
    """The inspection that a report is already on the register as, if the person may know of it."""
    found = visible(person).filter(report_id=sha256).exclude(state=Confirmation.REJECTED)
    own = authorities_where(person, May.ADD_INSPECTIONS)
    return min(found, key=lambda each: (each.authority_id not in own, each.pk), default=None)


def same_again(person: Somebody, inspection: Inspection) -> list[Inspection]:
    """Other entries of the same authority and framework with the same days of fieldwork: perhaps this very one."""
    if not inspection.windows:
        return []
    alike = visible(person).filter(authority=inspection.authority_id, framework=inspection.framework)
    others = alike.exclude(pk=inspection.pk).exclude(state=Confirmation.REJECTED).defer("record")
    return [each for each in others if each.windows == inspection.windows]
