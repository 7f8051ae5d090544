"""Editions for the public: for those who make and decide them, and for everybody."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.db.models.fields.json import KT
from django.utils import timezone

from headway.web.accounts.queries import Somebody, authorities_where
from headway.web.accounts.roles import May
from headway.web.performance.models import Measure, Observation, PublicScorecard, Rebase, Scorecard
from headway.web.performance.queries.points import targets_of
from headway.web.performance.queries.scorecards import measures_on
from headway.web.performance.rules.public.choosing import Figure
from headway.web.performance.rules.public.making import Before, Placed
from headway.web.performance.states import PublicState

__all__ = ["before", "editions_for", "later_than", "on_show", "placed", "shown_or_withdrawn", "until_choices"]

_FIGURE = ("id", "measure_id", "area", "every", "period", "last_day", "numerator", "denominator")


def editions_for(person: Somebody) -> QuerySet[PublicScorecard]:
    """Editions in every state, of the authorities in which the person sees drafts."""
    mine = authorities_where(person, May.SEE_DRAFTS)
    return PublicScorecard.objects.filter(scorecard__authority__in=mine).select_related(
        "scorecard__authority"
    )


def shown_or_withdrawn() -> QuerySet[PublicScorecard]:
    """What the public has been given, for everybody; what was withdrawn since is among it."""
    given = PublicScorecard.objects.filter(
        published__isnull=False, state__in=(PublicState.PUBLISHED, PublicState.WITHDRAWN)
    )
    return given.select_related("scorecard__authority")


def on_show() -> list[PublicScorecard]:
    """The editions that everybody may read, by scorecard, the latest first; ``title`` as it was published."""
    found = shown_or_withdrawn().filter(state=PublicState.PUBLISHED).defer("content", "audit")
    found = found.annotate(title=KT("content__title"))
    return list(found.order_by("scorecard__authority__name", "scorecard_id", "-number"))


def later_than(edition: PublicScorecard) -> PublicScorecard | None:
    """The latest edition of the same scorecard that everybody may read, if it came after this one."""
    found = PublicScorecard.objects.filter(
        scorecard=edition.scorecard_id, number__gt=edition.number, state=PublicState.PUBLISHED
    )
    return found.defer("content", "audit").order_by("-number").first()


def placed(card: Scorecard, measures: Iterable[int] | None = None) -> list[Placed]:
    """The scorecard's measures with their figures, targets and new limits; of those named, or all. Four queries.

    Figures that may count too few, since the returns did not reach back far enough, are not for the public.
    """
    wanted = None if measures is None else set(measures)
    rows = [each for each in measures_on(card) if wanted is None or each[0].pk in wanted]
    chosen = [measure for measure, _ in rows]
    rows_kept = Observation.objects.filter(measure__in=chosen, is_current=True, is_short=False)
    figures = _by_measure(rows_kept)
    targets, rebases = targets_of(chosen), _rebases_of(chosen)
    return [
        Placed(
            measure,
            heading,
            figures.get(measure.pk, []),
            targets.get(measure.pk, []),
            rebases.get(measure.pk, []),
        )
        for measure, heading in rows
    ]


def _rebases_of(measures: Iterable[Measure]) -> dict[int, list[Rebase]]:
    """Of the whole authority's charts, as the public has no others."""
    found: dict[int, list[Rebase]] = {}
    kept = Rebase.objects.filter(measure__in=[each.pk for each in measures], area="", withdrawn_because="")
    for each in kept:
        found.setdefault(each.measure_id, []).append(each)
    return found


def before(authority: str) -> list[Before]:
    """Everything that the public has had of an authority, oldest first, with the figures behind it. Three queries.

    What was withdrawn is among it: it has been read.
    """
    editions = list(shown_or_withdrawn().filter(scorecard__authority=authority).order_by("published", "pk"))
    ids = {each["id"] for edition in editions for each in edition.content["measures"]}
    measures = Measure.objects.in_bulk(ids)
    used = {pk for edition in editions for some in edition.audit["figures"].values() for pk in some}
    figures = _by_measure(Observation.objects.filter(measure__in=ids), used)
    return [_before(edition, measures, figures) for edition in editions]


def _before(
    edition: PublicScorecard, measures: Mapping[int, Any], figures: Mapping[int, Sequence[Figure]]
) -> Before:
    mine = {int(measure): set(some) for measure, some in edition.audit["figures"].items()}
    return Before(
        number=edition.number,
        scorecard=edition.scorecard_id,
        on=timezone.localdate(edition.published),
        content=edition.content,
        figures={
            measure: [each for each in figures.get(measure, ()) if each.pk in some]
            for measure, some in mine.items()
        },
        measures=measures,
    )


def _by_measure(rows: QuerySet[Observation], among: set[int] | None = None) -> dict[int, list[Figure]]:
    found: dict[int, list[Figure]] = {}
    for row in rows.order_by("measure_id", "last_day", "area").values_list(*_FIGURE):
        if among is None or row[0] in among:
            found.setdefault(row[1], []).append(Figure(*row))
    return found


def until_choices(some: Iterable[Placed], last: int = 24) -> list[date]:
    """The days on which periods of these measures end, the latest first."""
    days = {each.last_day for one in some for each in one.figures if not each.area}
    return sorted(days, reverse=True)[:last]
