"""Which measures, and what was said of them, a person may see."""

from django.db.models import QuerySet

from headway.web.accounts.queries import Somebody, authorities_where
from headway.web.accounts.roles import May
from headway.web.performance.models import Annotation, Measure, Rebase

__all__ = ["annotations_for", "measures_for", "rebases_for"]


def measures_for(person: Somebody, what: May = May.SEE_DRAFTS) -> QuerySet[Measure]:
    """The measures of the authorities in which the person may do this: see drafts, unless told otherwise."""
    return Measure.objects.filter(authority__in=authorities_where(person, what)).select_related(
        "authority", "owner"
    )


def rebases_for(person: Somebody) -> QuerySet[Rebase]:
    """Where limits start anew, on charts of those measures."""
    return Rebase.objects.filter(
        measure__authority__in=authorities_where(person, May.SEE_DRAFTS)
    ).select_related("measure__authority")


def annotations_for(person: Somebody) -> QuerySet[Annotation]:
    """What happened, on charts of those authorities."""
    return Annotation.objects.filter(authority__in=authorities_where(person, May.SEE_DRAFTS)).select_related(
        "authority", "measure"
    )
