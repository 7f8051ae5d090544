"""The second step: kept secret in the database, demanded of whoever may see or write more than a member.

An authenticator app, or a passkey; recovery codes stand in for a lost one. The pages are allauth's (``allauth.mfa``)
with our templates.
"""

import base64
import secrets
from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from headway.web.accounts.models import Person
from headway.web.accounts.queries import all_roles_of
from headway.web.accounts.rules import needs_second_step

__all__ = ["DONE", "SecondSteps", "SetUpFirst", "has_second_step", "must_have_second_step"]

DONE = "second_step_done"
"""In a session: this person signed in with a second step, or set one up since. No query is needed to let them on."""

_FREE = ("/account/", "/static/", "/accessibility/")
"""What a person may open who has yet to set up their second step."""


def has_second_step(person: Person) -> bool:
    """Whether an authenticator app or a passkey is set up."""
    return Authenticator.objects.filter(
        user=person, type__in=(Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    ).exists()


def must_have_second_step(person: Person) -> bool:
    """Whether the house demands a second step of this person, by the roles held today in any authority."""
    return bool(settings.REQUIRE_TWO_STEP) and needs_second_step(all_roles_of(person))


class SetUpFirst:
    """Middleware: sends a person who must have a second step, and has none, to set it up before anything else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if settings.REQUIRE_TWO_STEP and not request.path.startswith(_FREE) and self._is_missing(request):
            return redirect("mfa_index")
        return self.get_response(request)

    @staticmethod
    def _is_missing(request: HttpRequest) -> bool:
        person: Any = request.user
        if not person.is_authenticated or request.session.get(DONE):
            return False
        if not must_have_second_step(person):
            return False
        if has_second_step(person) or _provider_asked(request):
            request.session[DONE] = True
            return False
        return True


def _provider_asked(request: HttpRequest) -> bool:
    """Whether this person came through the council's own sign-in, which asks for a second step itself."""
    single = settings.SINGLE_SIGN_ON
    methods = {each["method"] for each in get_authentication_records(request, request.user)}
    return bool(single and single.asks_second_step and "socialaccount" in methods)


class SecondSteps(DefaultMFAAdapter):
    """How allauth's second step behaves here."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "That code is not right, or its time is over. Give the code that is shown now.",
        "cannot_delete_authenticator": "Your role needs a second step. Set up another one before you remove this.",
    }

    def encrypt(self, text: str) -> str:
        """Secrets rest encrypted, by a key made from the site's own: a stolen copy of the database opens nothing."""
        return _box().encrypt(text.encode()).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        """The secret. Where the site's key was changed it is lost: no code fits, and the person sets up anew."""
        try:
            return _box().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return base64.b32encode(secrets.token_bytes(20)).decode("ascii")

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whoever must have a second step keeps at least one."""
        person = authenticator.user
        if authenticator.type == Authenticator.Type.RECOVERY_CODES or not must_have_second_step(person):
            return True
        others = Authenticator.objects.filter(user=person).exclude(pk=authenticator.pk)
        return others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists()

    def generate_authenticator_name(self, user: Person, type: Authenticator.Type) -> str:  # noqa: A002 - allauth's
        """The name proposed for a new passkey."""
        return f"Passkey {Authenticator.objects.filter(user=user, type=type).count() + 1}"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The site as passkeys know it."""
        return super().get_public_key_credential_rp_entity() | {"name": "Headway"}


def _box() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(each)) for each in keys])


def _key(secret: str) -> bytes:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"headway second step").derive(
        secret.encode()
    )
    return base64.urlsafe_b64encode(derived)
