"""Guards that views stand behind: a page asks for a permission in the authority of what it shows."""

from typing import Any, TypeVar

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase

from headway.web.accounts.queries import may
from headway.web.accounts.roles import May

__all__ = ["SignInFirst", "demand", "found_or_404"]

_Kind = TypeVar("_Kind", bound=Model)


class SignInFirst(Exception):  # noqa: N818 - it says what to do
    """Somebody who has not signed in asked for a page that needs it; the middleware sends them to sign in."""


def found_or_404(queryset: QuerySet[_Kind], **lookup: Any) -> _Kind:
    """The object, from a queryset that holds only what the person may see; anything else does not exist for them."""
    found = queryset.filter(**lookup).first()
    if found is None:
        raise Http404
    return found


def demand(request: HttpRequest, what: May, authority: str) -> None:
    """Go on only if the person may do this here: otherwise sign-in, or 404 for one with no role in the authority.

    One with a role here who lacks only this permission gets 403: the thing's existence is no secret from them.
    """
    if may(request.user, what, authority):
        return
    if not request.user.is_authenticated:
        raise SignInFirst
    if not may(request.user, May.SEE_DRAFTS, authority) and not may(request.user, May.SEE_TRAIL, authority):
        raise Http404
    raise PermissionDenied


class SendToSignIn:
    """Middleware: turns :class:`SignInFirst` into the sign-in page, with the way back."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """Called by Django when a view raises."""
        return redirect_to_login(request.get_full_path()) if isinstance(exception, SignInFirst) else None
