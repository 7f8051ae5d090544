"""Self-evaluations: for those who write them, and for everybody once they are published."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from headway.assessment.self_evaluation import Evidence
from headway.assessment.self_evaluation.practice import areas
from headway.web.accounts.queries import Somebody, authorities_where
from headway.web.accounts.roles import May
from headway.web.assessment.models import AuditRound, Claim, SelfEvaluation
from headway.web.assessment.queries.evidence import evidence_for
from headway.web.assessment.rules.self_evaluations import ClaimRow, row_of
from headway.web.assessment.states import State

__all__ = [
    "claims_for",
    "draft_in_the_way",
    "given_out",
    "later_than",
    "on_show",
    "removed_rounds_for",
    "rows_for",
    "self_evaluations_for",
    "who_wrote",
]


def self_evaluations_for(person: Somebody) -> QuerySet[SelfEvaluation]:
    """Those in every state, of the authorities in which the person sees drafts, the latest year first."""
    mine = authorities_where(person, May.SEE_DRAFTS)
    return SelfEvaluation.objects.filter(authority__in=mine).select_related("authority")


def given_out() -> QuerySet[SelfEvaluation]:
    """What the public has been given; what was withdrawn since is among it."""
    given = SelfEvaluation.objects.filter(
        published__isnull=False, state__in=(State.PUBLISHED, State.WITHDRAWN)
    )
    return given.select_related("authority")


def on_show() -> QuerySet[SelfEvaluation]:
    """What everybody may read, by authority, the latest first."""
    found = given_out().filter(state=State.PUBLISHED).defer("content")
    return found.order_by("authority__name", "-year", "-pk")


def claims_for(person: Somebody) -> QuerySet[Claim]:
    """Claims that stand, of self-evaluations that the person may see in every state."""
    mine = authorities_where(person, May.SEE_DRAFTS)
    return Claim.objects.filter(self_evaluation__authority__in=mine, is_removed=False).select_related(
        "self_evaluation__authority"
    )


def rows_for(
    person: Somebody, evaluation: SelfEvaluation, on: date
) -> tuple[list[ClaimRow], tuple[Evidence, ...]]:
    """Every claim with what speaks against it on a day, and the evidence of that day."""
    evidence = evidence_for(person, evaluation.authority, on)
    claims: Iterable[Claim] = evaluation.claims.filter(is_removed=False)
    rows = [row_of(each, evidence, on) for each in claims]
    places = {area.id: place for place, area in enumerate(areas())}
    rows.sort(key=lambda row: (row.claim.question, places[row.area.id], row.claim.order, row.claim.pk))
    return rows, evidence


def later_than(evaluation: SelfEvaluation) -> SelfEvaluation | None:
    """The latest of the same authority that everybody may read, where it came out after this one."""
    others = given_out().filter(state=State.PUBLISHED, authority=evaluation.authority_id).defer("content")
    latest = others.order_by("-published", "-pk").first()
    is_later = (
        latest
        and latest.pk != evaluation.pk
        and latest.published > (evaluation.published or latest.published)
    )
    return latest if is_later else None


def who_wrote(evaluation: SelfEvaluation) -> set[int | None]:
    """The ids of who began it and of who wrote, took or changed any claim that stands."""
    claims = evaluation.claims.filter(is_removed=False)
    return {pk for each in claims for pk in each.writers} | {evaluation.written_by_id}


def draft_in_the_way(authority: str, year: int) -> SelfEvaluation | None:
    """One of the same year that is not finished."""
    same = SelfEvaluation.objects.filter(authority=authority, year=year)
    return same.filter(state__in=(State.DRAFT, State.JUDGED, State.SIGNED_OFF)).first()


def removed_rounds_for(person: Somebody) -> QuerySet[AuditRound]:
    """Rounds that were taken off, with why."""
    mine = authorities_where(person, May.SEE_DRAFTS)
    return AuditRound.objects.filter(authority__in=mine, removed__isnull=False).select_related("authority")
