"""A session ends twelve hours after the sign-in, however busy its person is.

Django's own limit (``SESSION_COOKIE_AGE``) counts from the last change to the session, so that it can be carried on for
ever; a stolen cookie must not be.
"""

import time
from collections.abc import Callable

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase

__all__ = ["EndAfterHours"]


class EndAfterHours:
    """Middleware: signs out whose sign-in is older than a session may be, and leads back after the next one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        person = request.user
        records = get_authentication_records(request, person) if person.is_authenticated else []
        if not records or time.time() - records[0]["at"] < settings.SESSION_COOKIE_AGE:
            return self.get_response(request)
        logout(request)
        messages.info(request, "You were signed out, as every twelve hours. Sign in to go on.")
        return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")
