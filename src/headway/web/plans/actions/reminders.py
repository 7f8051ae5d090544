"""Sending reminders, and writing down that they were sent."""

import smtplib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.core.mail import BadHeaderError, get_connection
from django.db import transaction

from headway.errors import ForPerson
from headway.web.plans.actions.common import told
from headway.web.plans.models import Reminder
from headway.web.plans.reminders import Letter, letters, message
from headway.web.trail.actions import SYSTEM, Actor


@dataclass(frozen=True)
class Sent:
    """What became of the letters. ``failed`` names those that the mail server refused, each with its reason."""

    sent: tuple[Letter, ...]
    failed: tuple[tuple[Letter, str], ...]


def send_reminders(*, by: Actor = SYSTEM, on: date) -> Sent:
    """Write to every owner who is to be reminded on a day. One refusal does not keep the others from theirs.

    A letter is written down once it is sent, in a transaction of its own: no writer waits for the mail server.
    """
    waiting = letters(on)
    if not waiting:
        return Sent((), ())
    connection = get_connection()
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        where = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}" if settings.EMAIL_HOST else "The outbox"
        raise ForPerson(
            f"{where} takes no e-mail ({error or type(error).__name__}). Nothing was sent; "
            "mend HEADWAY_SMTP_HOST and its like, then run the command again."
        ) from error
    sent, failed = [], []
    try:
        for letter in waiting:
            try:
                connection.send_messages([message(letter)])
            except (OSError, smtplib.SMTPException, BadHeaderError) as error:
                failed.append((letter, _why(error)))
                connection.close()  # the next letter opens it anew
            else:
                _write_down(by, letter, on)
                sent.append(letter)
    finally:
        connection.close()
    return Sent(tuple(sent), tuple(failed))


def _write_down(by: Actor, letter: Letter, on: date) -> None:
    with transaction.atomic():
        for nudge in letter.nudges:
            Reminder.objects.create(action=nudge.action, person=letter.person, on=on, reason=nudge.reason)
            told(
                by,
                "reminder.sent",
                nudge.action,
                item=nudge.action.item,
                after={"to": nudge.ownership.name, "reason": nudge.reason.value, "on": on.isoformat()},
            )


def _why(error: Exception) -> str:
    """The server's own words, without the address that it may repeat."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return ", ".join(sorted({f"refused with code {code}" for code, _ in _answers(error)}))
    code = getattr(error, "smtp_code", None)
    return f"refused with code {code}" if code else type(error).__name__


def _answers(error: smtplib.SMTPRecipientsRefused) -> Iterable[tuple[int, bytes]]:
    found: Iterable[tuple[int, bytes]] = error.recipients.values()
    return found
