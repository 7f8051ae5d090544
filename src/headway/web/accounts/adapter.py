"""How allauth behaves here: people are added by an administrator, never by signing up; errors in our words."""

import logging
import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.core import mail
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from headway.web.accounts.letters import link_with_key
from headway.web.pages import moment

__all__ = ["Accounts"]

_NOTICES = {
    "account/email/password_changed": "The password of your Headway account was changed.",
    "account/email/password_set": "A password was set for your Headway account.",
    "account/email/password_reset": "The password of your Headway account was set anew by a link sent to you.",
    "mfa/email/totp_activated": "An authenticator app was set up for your Headway account.",
    "mfa/email/totp_deactivated": "The authenticator app of your Headway account was removed.",
    "mfa/email/webauthn_added": "A passkey was added to your Headway account.",
    "mfa/email/webauthn_removed": "A passkey of your Headway account was removed.",
    "mfa/email/recovery_codes_generated": "New recovery codes were made for your Headway account.",
    "socialaccount/email/account_connected": "Your Headway account was joined to your council's own sign-in.",
    "socialaccount/email/account_disconnected": "Your Headway account was parted from your council's own sign-in.",
}

_log = logging.getLogger("headway.sign_in")


class Accounts(DefaultAccountAdapter):
    """No open registration; links lead to the site's own address; sign-ins are logged by number, not by name."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "The e-mail address or the password is not right.",
        "incorrect_password": "The password is not right.",
        "enter_current_password": "The current password is not right.",
        "too_many_login_attempts": "There were too many wrong attempts. Wait five minutes and try again.",
        "rate_limited": "There were too many attempts. Wait a minute and try again.",
        "invalid_password_reset": "This link has been used or is too old.",
        "no_password": "You have no password here, so this is your only way to sign in. Set a password first.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Nobody signs up by themselves."""
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        """Back to where the change was begun."""
        return reverse("your_account")

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link in an e-mail leads to the site's configured address, whatever host name the request bore."""
        return link_with_key(key)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Any,
        context: dict[str, Any] | None = None,  # noqa: ARG002 - allauth's signature
        email: str | None = None,
    ) -> None:
        """Tell a person of a change to how they sign in: if it was not they, they learn of it."""
        words = {
            "person": user,
            "what": _NOTICES.get(template_prefix, "The way you sign in to Headway was changed."),
            "ip": self.get_client_ip(self.request),
            "when": moment(timezone.now()),
            "site": settings.SITE_ADDRESS,
        }
        text = render_to_string("accounts/email/notice.txt", words).strip() + "\n"
        mail.send_mail("A change to how you sign in", text, self.get_from_email(), [email or user.email])

    def is_reauthentication_required(self, *, app: str, **more: Any) -> bool:
        """A person who has signed in within the last five minutes need not prove again who they are."""
        records = get_authentication_records(self.request, self.request.user)
        if records and time.time() - records[-1]["at"] < app_settings.REAUTHENTICATION_TIMEOUT:
            return False
        return bool(super().is_reauthentication_required(app=app, **more))

    def login(self, request: HttpRequest, user: Any) -> None:
        """Sign in, with a new session key, and log it."""
        super().login(request, user)
        _log.info("signed in: person %s by %s", user.pk, _means(request, user))

    def logout(self, request: HttpRequest) -> None:
        """Sign out and log it."""
        _log.info("signed out: person %s", getattr(request.user, "pk", None))
        super().logout(request)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:  # noqa: ARG002
        """Log a failure without the address or the password: either may be the other, typed into the wrong box."""
        _log.warning("refused: a wrong password from %s", self.get_client_ip(request))

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """Tell a person whose account is closed."""
        _log.warning("refused: person %s is not active", user.pk)
        return super().respond_user_inactive(request, user)


def _means(request: HttpRequest, person: Any) -> str:
    return " and ".join(each["method"] for each in get_authentication_records(request, person)) or "no record"
