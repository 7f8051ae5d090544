"""The current code of one of the demo's people, in place of an authenticator app on a telephone."""

import time
from dataclasses import dataclass

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt

from headway.errors import ForPerson
from headway.web.accounts.models import Person

__all__ = ["Code", "current_code"]

ENOUGH_SECONDS = 12
"""A person needs about so long to read six digits off one window and type them into another."""


@dataclass(frozen=True)
class Code:
    """Six digits, and for how many seconds more they are the current ones."""

    digits: str
    seconds_left: int


def current_code(email: str) -> Code:
    """The code that an authenticator app would show, once there is time enough to type it.

    Somebody who needs none, or is not there, is an error for a person.
    """
    person = Person.objects.filter(email=email.strip().lower()).first()
    if person is None:
        known = ", ".join(Person.objects.order_by("pk").values_list("email", flat=True))
        raise ForPerson(f"Nobody in the demo has the address {email}. There are: {known}.")
    step = Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).first()
    if step is None:
        raise ForPerson(f"{person.name} signs in without a code: the password is enough.")
    if (left := _seconds_left()) < ENOUGH_SECONDS:
        time.sleep(left)
    value = hotp_value(decrypt(step.data["secret"]), int(time.time()) // app_settings.TOTP_PERIOD)
    return Code(format_hotp_value(value), int(_seconds_left()))


def _seconds_left() -> float:
    """For how long the current code is still good."""
    return app_settings.TOTP_PERIOD - time.time() % app_settings.TOTP_PERIOD
