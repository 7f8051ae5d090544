"""Facts that people brought, for those who see drafts of the authority."""

from django.db.models import QuerySet

from headway.web.accounts.queries import Somebody, authorities_where
from headway.web.accounts.roles import May
from headway.web.assessment.models import FactsFile

__all__ = ["facts_for"]


def facts_for(person: Somebody) -> QuerySet[FactsFile]:
    """Every file, also those taken off, of the authorities in which the person sees drafts."""
    mine = authorities_where(person, May.SEE_DRAFTS)
    return FactsFile.objects.filter(authority__in=mine).select_related("authority")
