"""Scorecards: which measures a body looks at, in which order and under which headings."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.performance.actions.keeping import demand_keeper
from headway.web.performance.models import Measure, Scorecard, ScorecardRow
from headway.web.plans.actions.common import line, optional_line, prose
from headway.web.register.models import Authority
from headway.web.scrutiny.models import Body
from headway.web.trail.actions import Actor, plain, record, take_turn
from headway.web.versions import claim

__all__ = ["Placed", "add_scorecard", "change_scorecard", "retire_scorecard"]


@dataclass(frozen=True)
class Placed:
    """A measure in its place on a scorecard."""

    measure: Measure
    heading: str = ""


@transaction.atomic
def add_scorecard(
    *,
    by: Actor,
    authority: Authority,
    title: str,
    rows: Sequence[Placed],
    purpose: str = "",
    body: Body | None = None,
    is_example: bool = False,
) -> Scorecard:
    """A new scorecard, for a body or for nobody in particular."""
    demand_keeper(by, authority.pk)
    take_turn()
    made = Scorecard(authority=authority, is_example=is_example)
    _set(made, title, purpose, body, rows)
    made.save()
    _place(made, rows)
    _told(by, "scorecard.added", made, after=_as_told(made, rows))
    return made


@transaction.atomic
def change_scorecard(
    *,
    by: Person,
    scorecard: Scorecard,
    version: int | str,
    title: str,
    rows: Sequence[Placed],
    purpose: str = "",
    body: Body | None = None,
) -> Scorecard:
    """Change what stands on a scorecard. Editions that the public was shown stay as they were."""
    demand_keeper(by, scorecard.authority_id)
    claim(scorecard, version)
    if scorecard.is_retired:
        raise ForPerson("This scorecard is retired. Add a new one.")
    earlier = [Placed(each.measure, each.heading) for each in scorecard.rows.select_related("measure")]
    before = _as_told(scorecard, earlier)
    _set(scorecard, title, purpose, body, rows)
    scorecard.save()
    scorecard.rows.all().delete()
    _place(scorecard, rows)
    _told(by, "scorecard.changed", scorecard, before=before, after=_as_told(scorecard, rows))
    return scorecard


@transaction.atomic
def retire_scorecard(*, by: Person, scorecard: Scorecard, version: int | str, because: str) -> Scorecard:
    """Nobody looks at it any more; its measures are kept, and what the public was shown stays."""
    demand_keeper(by, scorecard.authority_id)
    because = prose(because, "The reason")
    claim(scorecard, version)
    if scorecard.is_retired:
        raise ForPerson("This scorecard is retired already.")
    scorecard.is_retired = True
    scorecard.save()
    _told(by, "scorecard.retired", scorecard, why=because)
    return scorecard


def _set(scorecard: Scorecard, title: str, purpose: str, body: Body | None, rows: Sequence[Placed]) -> None:
    scorecard.title = line(title, "The title", 200)
    scorecard.purpose = purpose.strip()
    scorecard.body = body
    if body is not None and body.authority_id != scorecard.authority_id:
        raise ForPerson("The body is of another authority. Choose one of the same.")
    same = Scorecard.objects.filter(authority=scorecard.authority, title=scorecard.title)
    if same.exclude(pk=scorecard.pk).exists():
        raise ForPerson(f'There is a scorecard "{scorecard.title}" already. Give this one another title.')
    if not rows:
        raise ForPerson("There is no measure on the scorecard. Choose one or more.")
    chosen = [each.measure.pk for each in rows]
    twice = next((each.measure for each in rows if chosen.count(each.measure.pk) > 1), None)
    if twice is not None:
        raise ForPerson(f"“{twice}” is on the scorecard twice. Keep one.")
    if any(each.measure.authority_id != scorecard.authority_id for each in rows):
        raise ForPerson("A measure is of another authority. Choose those of the same.")


def _place(scorecard: Scorecard, rows: Sequence[Placed]) -> None:
    ScorecardRow.objects.bulk_create(
        ScorecardRow(
            scorecard=scorecard,
            measure=each.measure,
            heading=optional_line(each.heading, "The heading"),
            order=number,
        )
        for number, each in enumerate(rows, start=1)
    )


def _as_told(scorecard: Scorecard, rows: Sequence[Placed]) -> dict[str, Any]:
    placed = [f"{each.heading}: {each.measure.code}" if each.heading else each.measure.code for each in rows]
    return plain(scorecard, "title", "purpose", "body_id") | {"rows": placed}


def _told(by: Actor, action: str, scorecard: Scorecard, **more: Any) -> None:
    record(by=by, action=action, subject=scorecard, authority=scorecard.authority_id, **more)
