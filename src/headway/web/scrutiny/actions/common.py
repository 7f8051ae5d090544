"""What every action of this app does first and last: ask for permission, keep texts keepable, tell the trail.

The trail tells of restricted things without their words: a thing's own name says no more than its number, and its
content is told by hash. See ``models/classified.py``.
"""

import hashlib
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.utils import timezone

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.plans.actions.common import line, optional_line, prose
from headway.web.scrutiny.models import Classified
from headway.web.trail.actions import Actor, record
from headway.web.trail.chain import canonical

__all__ = ["classify", "content_hash", "demand", "line", "not_to_come", "optional_line", "prose", "told"]


def demand(by: Person, what: May, authority: str) -> None:
    """Go on only if the person may do this in the authority; the pages ask too, and neither relies on the other."""
    if not may(by, what, authority):
        raise PermissionDenied(f"{by} may not {what} here.")


def not_to_come(day: date, what: str) -> None:
    """Go on only with a day that has come: ``what`` was done on it."""
    if day > timezone.localdate():
        raise ForPerson(f"{what} cannot be dated in the future. Give today or an earlier day.")


def told(
    by: Actor,
    action: str,
    subject: Model,
    authority: str,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    why: str = "",
    thread: str = "",
    is_open: bool | None = None,
) -> None:
    """Write to the trail. Of a restricted subject, ``before``, ``after`` and ``why`` are told by their hash."""
    if is_open is None:
        is_open = subject.is_open if isinstance(subject, Classified) else True
    if not is_open:
        before, after = _hashed(before), _hashed(after)
        why = f"SHA-256 {content_hash(why)}" if why else ""
    record(
        by=by,
        action=action,
        subject=subject,
        authority=authority,
        before=before,
        after=after,
        why=why,
        thread=thread,
    )


def content_hash(value: Any) -> str:
    """The SHA-256 of a value in canonical JSON."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def _hashed(said: dict[str, Any] | None) -> dict[str, Any] | None:
    return None if said is None else {"restricted": True, "sha256": content_hash(said)}


def classify(
    thing: Classified,
    *,
    classification: str,
    exempt_paragraphs: tuple[int, ...] = (),
    restricted_because: str = "",
    classified_by: str = "",
    classified_on: Any = None,
) -> None:
    """Set a classification whole: who decided it, when; exempt with paragraphs and reason, confidential with ground."""
    paragraphs = sorted(set(exempt_paragraphs))
    because, who = restricted_because.strip(), optional_line(classified_by, "Who decided it")
    if classification == "exempt":
        if not paragraphs:
            raise ForPerson("Exempt: name the paragraphs of Schedule 12A, 1 to 7.")
        if any(number not in range(1, 8) for number in paragraphs):
            raise ForPerson("Exempt: the paragraphs of Schedule 12A, Part 1, are numbered 1 to 7.")
        if not because:
            raise ForPerson(
                "Exempt: say why the public interest in keeping it outweighs that in disclosing it."
            )
    elif classification == "confidential":
        paragraphs = []
        if not because:
            raise ForPerson(
                "Confidential: name the terms, the enactment or the order that forbids disclosure."
            )
    elif classification == "unrestricted":
        paragraphs, because, who, classified_on = [], "", "", None
    else:
        raise ForPerson("A classification is unrestricted, exempt or confidential.")
    if classification != "unrestricted" and (not who or classified_on is None):
        raise ForPerson("Say who decided the classification, and on which day.")
    thing.classification = classification
    thing.exempt_paragraphs = paragraphs
    thing.restricted_because = because
    thing.classified_by = who
    thing.classified_on = classified_on
