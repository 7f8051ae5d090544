"""Themes that the machine proposes for what reports ask for. What people decided is left as it is."""

from collections.abc import Sequence
from dataclasses import asdict

from django.db import transaction
from django.db.models import Q, QuerySet

from headway.themes import Method, Proposal
from headway.web.lessons.models import Passage, PassageTheme
from headway.web.lessons.states import ASKED, ThemeState
from headway.web.lessons.theme_methods import current

__all__ = ["propose_for", "reports_to_propose"]

_AT_ONCE = 500


@transaction.atomic
def propose_for(reports: Sequence[int]) -> int:
    """Propose themes for what these reports ask for, by the method in use; the number of proposals made or renewed.

    Called when reports were loaded, inside their transaction: the load itself is on the trail.
    """
    method, keys = current(), list(reports)
    return sum(
        _propose(Passage.objects.filter(report__in=keys[start : start + _AT_ONCE]), method)
        for start in range(0, len(keys), _AT_ONCE)
    )


def reports_to_propose(method: Method | None) -> list[int]:
    """Reports with an item that has no theme at all, or a waiting one by another method; all with items, for None."""
    asked = Passage.objects.filter(kind__in=ASKED)
    if method is not None:
        stale = PassageTheme.objects.filter(state=ThemeState.PROPOSED).exclude(method=method.name)
        asked = asked.filter(Q(pk__in=stale.values("passage_id")) | Q(themes=None))
    return sorted(set(asked.order_by().values_list("report_id", flat=True)))


def _propose(passages: QuerySet[Passage], method: Method) -> int:
    asked = list(passages.filter(kind__in=ASKED).order_by("pk").only("pk", "text"))
    held = PassageTheme.objects.filter(passage__in=[one.pk for one in asked])
    decided = set(held.exclude(state=ThemeState.PROPOSED).values_list("passage_id", "theme"))
    held.filter(state=ThemeState.PROPOSED).delete()
    found = [
        _proposed(passage, proposal, method)
        for passage in asked
        for proposal in method.propose(passage.text)
        if (passage.pk, proposal.theme) not in decided
    ]
    PassageTheme.objects.bulk_create(found, batch_size=_AT_ONCE)
    return len(found)


def _proposed(passage: Passage, proposal: Proposal, method: Method) -> PassageTheme:
    return PassageTheme(
        passage=passage,
        theme=proposal.theme,
        confidence=proposal.confidence,
        evidence=[asdict(one) for one in proposal.evidence],
        method=method.name,
    )
