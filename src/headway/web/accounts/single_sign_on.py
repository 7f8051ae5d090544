"""Sign-in by the council's own OpenID provider, for people whom an administrator has added.

A person is known by the address that the provider has verified the first time, and by the provider's own identifier
(``sub``) from then on: an address that is later given to somebody else opens nothing.
"""

import logging
from typing import Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.openid_connect.views import login as allauth_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from headway.web.accounts import actions

__all__ = ["SingleSignOn", "begin"]

_log = logging.getLogger("headway.sign_in")


class SingleSignOn(DefaultSocialAccountAdapter):
    """Lets in people we know; refuses strangers with a page that says what to do."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Called when the provider has answered for somebody, before they are let in."""
        person: Any = sociallogin.user if sociallogin.is_existing else None
        if person is None or not person.is_active:
            _refuse(request, "unknown" if _has_verified_address(sociallogin) else "unverified")
        account = sociallogin.account
        account.extra_data = {}  # what the provider tells of a person is not kept
        if account.pk is not None:
            account.save(update_fields=["extra_data"])
        elif SocialAccount.objects.filter(user=person, provider=account.provider).exists():
            _refuse(request, "another")
        else:
            actions.join_single_sign_on(person=person, request=request, sociallogin=sociallogin)

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:  # noqa: ARG002
        """Nobody signs up by themselves."""
        return False

    def on_authentication_error(
        self,
        request: HttpRequest,  # noqa: ARG002 - allauth's signature
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: Any = None,  # noqa: ARG002
    ) -> None:
        """Log what went wrong between us and the provider, by its kind: the exchange itself holds secrets."""
        _log.warning("refused: %s answered with %s (%s)", provider.sub_id, error, type(exception).__name__)


def begin(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Go to the provider's sign-in page.

    By a page of our own that leads on at once: a form may not be sent on to another host under our content policy
    (``form-action 'self'``), and widening the policy would not cover a provider that itself sends people further.
    """
    if "process" in request.GET or "process" in request.POST:
        raise Http404  # allauth's other uses of this address, joining any account to one's own, are not offered
    try:
        response = allauth_login(request, provider_id)
    except OSError as error:  # every fault of the network is of this kind
        _log.warning("the sign-in service did not answer (%s)", type(error).__name__)
        return render(request, "socialaccount/authentication_error.html", status=503)
    if response.status_code != 302:
        return response
    going = render(request, "accounts/going.html", {"address": response.headers["Location"]})
    going.headers["Refresh"] = f"0; url={response.headers['Location']}"
    return going


def _refuse(request: HttpRequest, why: str) -> NoReturn:
    _log.warning("refused: single sign-on of %s", why)
    page: HttpResponse = render(request, "accounts/refused.html", {"why": why}, status=403)
    raise ImmediateHttpResponse(page)


def _has_verified_address(sociallogin: SocialLogin) -> bool:
    return any(each.verified for each in sociallogin.email_addresses)
