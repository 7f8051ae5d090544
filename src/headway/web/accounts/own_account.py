"""Changes that a person makes to their own way of signing in, through allauth's pages: each leaves its event.

The wrapped view and the event share one transaction. The event names what changed, never a secret.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from allauth.account.utils import url_str_to_user_pk
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase

from headway.web.accounts.models import Person
from headway.web.trail.actions import record

__all__ = ["with_trail"]

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True)
class _SignIn:
    """How a person signs in, as it stands."""

    password: str
    second_steps: tuple[tuple[int, str], ...]
    single_sign_on: tuple[int, ...]

    def told(self, other: "_SignIn", *, now: bool) -> dict[str, Any]:
        """What differs from another state, in words."""
        said: dict[str, Any] = {}
        if self.password != other.password:
            said["password"] = "changed" if now else "as before"
        if self.second_steps != other.second_steps:
            said["second_steps"] = [name for _, name in self.second_steps]
        if self.single_sign_on != other.single_sign_on:
            said["single_sign_on"] = bool(self.single_sign_on)
        return said


def with_trail(view: View) -> View:
    """The view, recording what it changes of the person's sign-in."""

    @wraps(view)
    def recorded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        person = _whose(request, kwargs) if request.method == "POST" else None
        if person is None:
            return view(request, *args, **kwargs)
        with transaction.atomic():
            before = _of(person)
            response = view(request, *args, **kwargs)
            after = _of(person)
            if after != before:
                record(
                    by=person,
                    action="person.sign_in_changed",
                    subject=person,
                    before=before.told(after, now=False),
                    after=after.told(before, now=True),
                )
        return response

    return recorded


def _whose(request: HttpRequest, kwargs: dict[str, Any]) -> Person | None:
    """The person whose account the page changes: the one a link was sent to, or the one signed in."""
    if "uidb36" in kwargs:
        try:
            return Person.objects.filter(pk=url_str_to_user_pk(kwargs["uidb36"])).first()
        except ValueError:
            return None
    return request.user if isinstance(request.user, Person) else None


def _of(person: Person) -> _SignIn:
    steps = Authenticator.objects.filter(user=person).order_by("pk")
    return _SignIn(
        password=Person.objects.values_list("password", flat=True).get(pk=person.pk),
        second_steps=tuple((each.pk, _name(each)) for each in steps),
        single_sign_on=tuple(
            SocialAccount.objects.filter(user=person).values_list("pk", flat=True).order_by("pk")
        ),
    )


def _name(step: Authenticator) -> str:
    if step.type == Authenticator.Type.WEBAUTHN:
        return f"Passkey: {step.data.get('name', '')}"
    return "Authenticator app" if step.type == Authenticator.Type.TOTP else "Recovery codes"
