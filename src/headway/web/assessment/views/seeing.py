"""Pages that everybody may open once an assessment is published.

What was withdrawn since says so, and what was altered since it was signed off is not shown.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from headway.errors import ForPerson
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.assessment.models import Assessment
from headway.web.assessment.queries.assessments import drafts_for, shown_or_withdrawn
from headway.web.assessment.queries.letters import signed_letter
from headway.web.assessment.rules.content import is_altered, is_frozen
from headway.web.assessment.rules.shown import of_content
from headway.web.assessment.states import State

__all__ = ["for_everybody", "is_frozen", "seen"]

_View = Callable[..., HttpResponse]
_LARGEST = 2**63 - 1
"""The largest number that a database takes for an id."""


class _Gone(Exception):  # noqa: N818 - it says what became of the assessment
    def __init__(self, assessment: Assessment) -> None:
        self.assessment = assessment


class _Altered(Exception):  # noqa: N818 - it says what became of the assessment
    def __init__(self, assessment: Assessment) -> None:
        self.assessment = assessment


def for_everybody(view: _View) -> _View:
    """A page that needs no sign-in when its assessment is published."""

    @require_safe
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response = view(request, *args, **kwargs)
        except _Gone as thing:
            context = {"assessment": thing.assessment}
            response = render(request, "assessment/gone.html", context, status=410)
        except _Altered as thing:
            context = {"assessment": thing.assessment, "can_mend": _may_mend(request, thing.assessment)}
            response = render(request, "assessment/altered.html", context, status=503)
        patch_vary_headers(response, ("Cookie",))
        return response

    return answered


def seen(request: HttpRequest, pk: int) -> Assessment:
    """What everybody may read, or any state of it for those who see drafts there; to others it does not exist.

    To be called in a view of :func:`for_everybody`, which answers for what was withdrawn or altered.
    """
    if pk > _LARGEST:
        raise Http404
    given = shown_or_withdrawn().filter(pk=pk).first()
    own = drafts_for(request.user).filter(pk=pk).first() if request.user.is_authenticated else None
    found = own or given
    if found is None:
        raise Http404
    if own is None and found.state == State.WITHDRAWN:
        raise _Gone(found)
    if is_altered(found) and not (_may_mend(request, found) and _is_readable(found)):
        raise _Altered(found)
    return found


def _is_readable(found: Assessment) -> bool:
    """Whether anything can be made of what was put in the place of what was signed off."""
    try:
        of_content(found.content)
        return signed_letter(found) is not None
    except (ForPerson, AttributeError, KeyError, TypeError, ValueError):
        return False


def _may_mend(request: HttpRequest, found: Assessment) -> bool:
    """One who can send it back sees it, with a warning."""
    return may(request.user, May.PUBLISH, found.authority_id)
