"""Who is to be reminded of what: owners whose open action falls due, is overdue, or has heard no word for thirty days.

Nobody is written to about the same action twice within seven days, nor after their role here has ended.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone

from headway.web.accounts.models import Person
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.plans.models import Action, Ownership, Reminder
from headway.web.plans.queries.table import Lateness, late
from headway.web.plans.rules import is_due_soon, is_overdue, is_silent
from headway.web.plans.tokens import LIFETIME_DAYS, signed_token

__all__ = ["QUIET_DAYS", "Letter", "Nudge", "Reason", "letters", "message"]

QUIET_DAYS = 7


class Reason(StrEnum):
    """Why somebody is written to about an action; one reason each, the gravest."""

    OVERDUE_AND_SILENT = "overdue and silent"
    OVERDUE = "overdue"
    SILENT = "silent"
    SOON = "due soon"


@dataclass(frozen=True)
class Nudge:
    """One action that one owner is to be reminded of."""

    action: Action
    ownership: Ownership
    reason: Reason

    @property
    def link(self) -> str:
        """The address of the one-minute update, good for this owner and this action only."""
        path = reverse("one_minute_update", args=[signed_token(self.ownership, self.action.version)])
        return f"{settings.SITE_ADDRESS.rstrip('/')}{path}"


@dataclass(frozen=True)
class Letter:
    """Everything that one person is to be reminded of, in one e-mail."""

    person: Person
    nudges: tuple[Nudge, ...]


def letters(on: date) -> tuple[Letter, ...]:
    """The letters to write on a day, by the people's names: four queries, however many actions."""
    wanted = late(Lateness.OVERDUE, on) | late(Lateness.SOON, on) | late(Lateness.SILENT, on)
    actions = Action.objects.filter(wanted).order_by()
    lately = set(
        Reminder.objects.filter(on__gt=on - timedelta(days=QUIET_DAYS)).values_list("action_id", "person_id")
    )
    owned = (
        Ownership.objects.filter(action__in=actions.values("pk"), person__is_active=True)
        .select_related("person", "action__item__plan__authority", "action__item__recommendation")
        .prefetch_related("person__memberships")
        .order_by("person__name", "person_id", "action__due", "action_id")
    )
    found: dict[int, list[Nudge]] = {}
    people: dict[int, Person] = {}
    for ownership in owned:
        action, person = ownership.action, people.setdefault(ownership.person_id, ownership.person)
        reason = _reason(action, on)
        if reason is None or (action.pk, person.pk) in lately:
            continue
        if may(person, May.UPDATE_OWN_ACTIONS, action.item.plan.authority_id, on):
            found.setdefault(person.pk, []).append(Nudge(action, ownership, reason))
    return tuple(Letter(people[pk], tuple(nudges)) for pk, nudges in found.items())


def message(letter: Letter) -> EmailMessage:
    """The e-mail: which actions, why, and a link for each. It names no child and holds no figure."""
    count = len(letter.nudges)
    what = "one action" if count == 1 else f"{count} actions"
    opening = f"Headway has {what} of yours that {'needs' if count == 1 else 'need'} a word from you."
    lines = [
        f"Dear {letter.person.name},",
        "",
        f"{opening} Each link below takes a minute and needs no password.",
    ]
    for nudge in letter.nudges:
        lines += ["", *_lines(nudge)]
    ending = f"It ends after {LIFETIME_DAYS} days, or once the action changes; after that, sign in as usual."
    lines += ["", f"A link is yours alone: do not pass it on. {ending}"]
    return EmailMessage(
        subject=f"Headway: {what} to update",
        body="\n".join(lines) + "\n",
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[letter.person.email],
        headers={"Auto-Submitted": "auto-generated"},  # RFC 3834: no out-of-office answers
    )


def _lines(nudge: Nudge) -> list[str]:
    action = nudge.action
    due = f"due {action.due.day} {action.due:%B %Y}" if action.due else "no due date"
    return [
        action.title,
        f"  {action.item.plan.authority}, {action.item}; {due}; {nudge.reason}",
        f"  {nudge.link}",
    ]


def _reason(action: Action, on: date) -> Reason | None:
    last = timezone.localdate(action.last_update or action.created)
    silent = is_silent(action.stage, action.start, last, on)
    if is_overdue(action.stage, action.due, on):
        return Reason.OVERDUE_AND_SILENT if silent else Reason.OVERDUE
    if silent:
        return Reason.SILENT
    return Reason.SOON if is_due_soon(action.stage, action.due, on) else None
