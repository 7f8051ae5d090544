"""Guards that views stand behind: a page asks for a permission in the authority of what it shows.

:class:`Gate` holds every address to its line in ``accounts/pages`` before the view is called; what asks for a
permission in the authority of one object, the view decides with :func:`demand`, :func:`found_or_404`
and :func:`seen_or_404`.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase

from headway.web.accounts.pages import PAGES, Page, Who
from headway.web.accounts.queries import authorities_where, may
from headway.web.accounts.roles import May

__all__ = ["Gate", "SendToSignIn", "SignInFirst", "demand", "found_or_404", "seen_or_404"]

_Kind = TypeVar("_Kind", bound=Model)


class SignInFirst(Exception):  # noqa: N818 - it says what to do
    """Somebody who has not signed in asked for a page that needs it; the middleware sends them to sign in."""


def found_or_404(queryset: QuerySet[_Kind], **lookup: Any) -> _Kind:
    """The object, from a queryset that holds only what the person may see; anything else does not exist for them."""
    found = queryset.filter(**lookup).first()
    if found is None:
        raise Http404
    return found


def seen_or_404(request: HttpRequest, queryset: QuerySet[_Kind], **lookup: Any) -> _Kind:
    """The object for one who signed in; nobody else learns whether it exists, and is asked to sign in."""
    if not request.user.is_authenticated:
        raise SignInFirst
    return found_or_404(queryset, **lookup)


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


class Gate:
    """Middleware: nobody comes to a view whom the page's line in ``accounts/pages`` does not let through.

    An address without a line opens for nobody: a page that was forgotten there fails at once, for its maker.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponseBase | None:
        """Called by Django before the view. Raises PermissionDenied for one who holds the permission nowhere."""
        page = PAGES.get(request.resolver_match.view_name)
        if page is None:
            name = request.resolver_match.view_name
            raise ImproperlyConfigured(f'Say in PAGES of accounts/pages who may open the page "{name}".')
        return self._stopped(request, page)

    @staticmethod
    def _stopped(request: HttpRequest, page: Page) -> HttpResponseBase | None:
        needed = page.needs(request.method or "GET")
        if needed is Who.EVERYBODY or (page.once_published and needed is page.opens):
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if needed is Who.SIGNED_IN or page.of_object:
            return None
        if not authorities_where(request.user, May(needed)):
            raise PermissionDenied
        return None
