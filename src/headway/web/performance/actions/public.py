"""Editions for the public: made by one, approved or refused by another, published, withdrawn."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.performance.actions.keeping import demand_keeper
from headway.web.performance.models import PublicScorecard, Scorecard
from headway.web.performance.queries.public import before, placed
from headway.web.performance.rules.public.choosing import Choice
from headway.web.performance.rules.public.content import hash_of
from headway.web.performance.rules.public.making import Made, made
from headway.web.performance.states import PublicState
from headway.web.plans.actions.common import line, prose
from headway.web.trail.actions import Actor, record, take_turn
from headway.web.versions import claim

__all__ = ["approve_public", "make_public", "publish_public", "refuse_public", "withdraw_public"]


def make_public(
    *, by: Actor, scorecard: Scorecard, choice: Choice, measures: Sequence[int] | None = None, on: date
) -> PublicScorecard:
    """Make an edition ready: hide what must be hidden, attack what is left, keep only what may be shown.

    The working out takes seconds and holds up nobody: an edition that is published meanwhile keeps this one from being
    published. Raises ForPerson, naming the numbers, where one could be worked out: then nothing is kept.
    """
    demand_keeper(by, scorecard.authority_id)
    line(choice.contact, "Whom readers can write to", 200)
    if scorecard.is_retired:
        raise ForPerson("This scorecard is retired. Make an edition of one that is in use.")
    began = timezone.now()
    known = before(scorecard.authority_id)
    result = made(placed(scorecard, measures), choice, known, scorecard=scorecard.pk, on=on)
    _refuse(result)
    return _kept(by, scorecard, choice, result, began)


@transaction.atomic
def _kept(by: Actor, scorecard: Scorecard, choice: Choice, result: Made, began: datetime) -> PublicScorecard:
    take_turn()
    number = (scorecard.editions.aggregate(last=Max("number"))["last"] or 0) + 1
    content = {
        "authority": scorecard.authority.name,
        "title": scorecard.title,
        "purpose": scorecard.purpose,
        "number": number,
        "until": choice.until.isoformat(),
        "is_example": scorecard.is_example,
    } | result.content
    edition = PublicScorecard.objects.create(
        scorecard=scorecard,
        number=number,
        period=max(result.content["measures"], key=lambda each: each["every"] == choice.every)["period"],
        content=content,
        audit=_audit(result),
        sha256=hash_of(content),
        made=began,
        made_by_name=by.name,
        made_by_id=by.pk,
    )
    _told(by, "public_edition.made", edition, after=_as_told(edition))
    return edition


@transaction.atomic
def approve_public(*, by: Person, edition: PublicScorecard, version: int | str) -> PublicScorecard:
    """Say that this may be shown: by one who may publish, and who did not make it."""
    _demand(by, edition)
    claim(edition, version)
    _refuse_unless(edition, PublicState.DRAFT, "approved")
    _refuse_altered(edition)
    if by.pk == edition.made_by_id:
        raise ForPerson("You made this edition. Somebody else has to approve it.")
    edition.state = PublicState.APPROVED
    edition.approved_by_name, edition.approved = by.name, timezone.now()
    edition.save()
    _told(by, "public_edition.approved", edition, after=_as_told(edition))
    return edition


@transaction.atomic
def refuse_public(
    *, by: Person, edition: PublicScorecard, version: int | str, because: str
) -> PublicScorecard:
    """Say that this may not be shown, and why. It stays on the record; another edition can be made."""
    _demand(by, edition)
    because = prose(because, "The reason")
    claim(edition, version)
    if edition.state not in (PublicState.DRAFT, PublicState.APPROVED):
        raise ForPerson("This edition is decided already.")
    edition.state, edition.why = PublicState.WITHDRAWN, because
    edition.save()
    _told(by, "public_edition.refused", edition, why=because)
    return edition


@transaction.atomic
def publish_public(*, by: Person, edition: PublicScorecard, version: int | str) -> PublicScorecard:
    """Show it to everybody."""
    _demand(by, edition)
    take_turn()
    claim(edition, version)
    _refuse_unless(edition, PublicState.APPROVED, "published")
    _refuse_altered(edition)
    _refuse_overtaken(edition)
    edition.state, edition.published = PublicState.PUBLISHED, timezone.now()
    edition.save()
    _told(by, "public_edition.published", edition, after=_as_told(edition))
    return edition


@transaction.atomic
def withdraw_public(
    *, by: Person, edition: PublicScorecard, version: int | str, because: str
) -> PublicScorecard:
    """Take it off the website; its address says that it was withdrawn, and why, without a figure."""
    _demand(by, edition)
    because = prose(because, "The reason")
    claim(edition, version)
    _refuse_unless(edition, PublicState.PUBLISHED, "withdrawn")
    edition.state, edition.why = PublicState.WITHDRAWN, because
    edition.save()
    _told(by, "public_edition.withdrawn", edition, why=because)
    return edition


def _refuse(result: Made) -> None:
    if result.out:
        more = f", and {len(result.out) - 5} more" if len(result.out) > 5 else ""
        raise ForPerson(
            f"The audit could work out what has to stay hidden: {'; '.join(result.out[:5])}{more}. Nothing was kept. "
            "Leave these measures out, or choose longer periods."
        )
    if not result.content["measures"]:
        why = "; ".join(f"{title}: {fault}" for title, fault in result.left_out[:5])
        raise ForPerson(f"There is nothing that can be shown. {why or 'Choose a measure'}.")


def _audit(result: Made) -> dict[str, Any]:
    """What the edition was made of, and what is hidden and why: no number, only places."""
    return {
        "figures": result.figures,
        "hidden": [
            [each.title, each.period, each.area, str(each.part), str(each.why)] for each in result.hidden
        ],
        "shown": result.shown,
        "attacked": result.attacked,
        "left_out": result.left_out,
        "notes": result.notes,
    }


def _demand(by: Person, edition: PublicScorecard) -> None:
    if not may(by, May.PUBLISH, edition.scorecard.authority_id):
        raise PermissionDenied(f"{by} may not {May.PUBLISH} here.")


def _refuse_unless(edition: PublicScorecard, state: PublicState, word: str) -> None:
    if edition.state != state:
        now = PublicState(edition.state).label.lower()
        raise ForPerson(f"This edition is {now}, so that it cannot be {word}.")


def _refuse_altered(edition: PublicScorecard) -> None:
    if hash_of(edition.content) != edition.sha256:
        raise ForPerson("The content of this edition is not what was made. It cannot be shown: make another.")


def _refuse_overtaken(edition: PublicScorecard) -> None:
    """What was published since then was not known when this one was made, and may give away what it hides."""
    since = PublicScorecard.objects.filter(
        scorecard__authority=edition.scorecard.authority_id, published__gt=edition.made
    ).first()
    if since is not None:
        raise ForPerson(
            f"“{since}” was published after this one was made. Together they could give away what each of them hides. "
            "Make this edition again."
        )


def _as_told(edition: PublicScorecard) -> dict[str, Any]:
    return {
        "edition": edition.number,
        "period": edition.period,
        "measures": [each["title"] for each in edition.content["measures"]],
        "hidden": len(edition.audit["hidden"]),
        "sha256": edition.sha256,
    }


def _told(by: Actor, action: str, edition: PublicScorecard, **more: Any) -> None:
    record(
        by=by,
        action=action,
        subject=edition,
        authority=edition.scorecard.authority_id,
        thread=f"scorecard:{edition.scorecard_id}",
        **more,
    )
