"""What of the library a person may see. Every other query starts from here.

The library holds published reports and belongs to no authority: whoever reads drafts in any authority reads it whole.
"""

from django.db.models import QuerySet

from headway.web.accounts.queries import Somebody, authorities_where
from headway.web.accounts.roles import May
from headway.web.lessons.models import LibraryReport, Passage

__all__ = ["counted_reports_for", "open_reports_for", "passages_for", "reports_for"]


def reports_for(person: Somebody) -> QuerySet[LibraryReport]:
    """Every report of the library, refused ones and copies too: to be counted. To be named, see the next."""
    if not person.is_authenticated or not authorities_where(person, May.SEE_DRAFTS):
        return LibraryReport.objects.none()
    return LibraryReport.objects.select_related("authority")


def open_reports_for(person: Somebody) -> QuerySet[LibraryReport]:
    """Those that the person may open: refused documents only who keeps the library, for they may be anything."""
    found = reports_for(person)
    return found if authorities_where(person, May.KEEP_LIBRARY) else found.filter(refusal="")


def counted_reports_for(person: Somebody) -> QuerySet[LibraryReport]:
    """The reports that counts are of and that search finds: read, and no copy of one that is held."""
    return reports_for(person).filter(refusal="", copy_of=None)


def passages_for(person: Somebody) -> QuerySet[Passage]:
    """The passages of all of them; one of a copy can be opened, though no search finds it."""
    return Passage.objects.filter(report__in=reports_for(person).order_by()).select_related(
        "report__authority"
    )
