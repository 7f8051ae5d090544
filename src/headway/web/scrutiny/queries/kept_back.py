"""Which restricted things a person may not read, for the trail: it tells of each that something was done, not what."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from headway.web.accounts.queries import Somebody, authorities_where
from headway.web.accounts.roles import May
from headway.web.scrutiny.models import (
    AgendaItem,
    Commitment,
    Declaration,
    ItemMinute,
    Paper,
    Question,
    ScrutinyRecommendation,
)
from headway.web.scrutiny.queries import scope
from headway.web.scrutiny.states import Classification

__all__ = ["KEPT_BACK"]

_RESTRICTED = ~Q(classification=Classification.UNRESTRICTED)


def _but(seen: Callable[[Somebody], QuerySet[Any]], restricted: Q) -> Callable[[Somebody], Iterable[int]]:
    """Those that are restricted, or come of a minute, without those that the person reads."""

    def kept(person: Somebody) -> Iterable[int]:
        shown = seen(person).order_by()
        rows = shown.model._base_manager.filter(restricted)
        found: Iterable[int] = rows.exclude(Exists(shown.filter(pk=OuterRef("pk")))).values_list(
            "pk", flat=True
        )
        return found

    return kept


def _declarations(person: Somebody) -> Iterable[int]:
    """Sensitive interests (Localism Act 2011 s.32), and what was declared in an item heard in private."""
    unread = ~Q(item=None) & ~Q(item__in=scope.items_for(person))
    sensitive = Q(is_sensitive=True) & ~Q(
        meeting__body__authority__in=authorities_where(person, May.SEE_RESTRICTED)
    )
    return Declaration.objects.filter(unread | sensitive).values_list("pk", flat=True)


KEPT_BACK: dict[str, Callable[[Somebody], Iterable[int]]] = {
    Paper._meta.model_name: _but(scope.papers_for, _RESTRICTED),
    AgendaItem._meta.model_name: _but(scope.items_for, _RESTRICTED),
    ItemMinute._meta.model_name: _but(
        scope.minutes_for, _RESTRICTED | ~Q(item__classification=Classification.UNRESTRICTED)
    ),
    Commitment._meta.model_name: _but(scope.commitments_for, ~Q(minute=None)),
    Question._meta.model_name: _but(scope.questions_for, ~Q(part=None)),
    ScrutinyRecommendation._meta.model_name: _but(scope.scrutiny_recommendations_for, ~Q(outcome=None)),
    Declaration._meta.model_name: _declarations,
}
