"""What the tests about signing in share."""

import re
import socket
import time
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core import mail
from django.test import Client

from headway.web.accounts.models import Person

CALLBACK = "/account/oidc/council/login/callback/"
PASSWORD = "correct horse battery staple"  # noqa: S105 - the one that conftest gives everybody


@dataclass(frozen=True)
class RunningProvider:
    """The OpenID provider of the tests, as it runs."""

    server: str
    site: str
    """Where it sends people of a browser test back to."""


def free_port() -> int:
    """A port of loopback that nothing answers on."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def link_in_last_letter() -> str:
    """The one link in the last e-mail, without its host."""
    found = re.search(r"http://127\.0\.0\.1:8000(/account/\S+)", str(mail.outbox[-1].body))
    assert found, mail.outbox[-1].body
    return found[1]


def sign_in(client: Client, person: Person, password: str = PASSWORD, **more: str) -> Any:
    """Send the sign-in form."""
    return client.post("/account/login/", {"login": person.email, "password": password, **more})


def is_signed_in(client: Client) -> bool:
    """Whether the browser's person is let into a page of their own."""
    return client.get("/account/password/change/").status_code == 200


def with_app(person: Person) -> str:
    """Set an authenticator app up for a person; the secret it holds."""
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    return secret


def code_of(secret: str, steps: int = 0) -> str:
    """The code an app shows now, or some half minutes away; never one whose time is about to end."""
    left = 30 - time.time() % 30
    if left < 4:
        time.sleep(left)
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def second_steps(person: Person) -> set[str]:
    """The kinds of second step a person has."""
    return {str(each) for each in Authenticator.objects.filter(user=person).values_list("type", flat=True)}
