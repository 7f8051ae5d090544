"""What the public pages share: finding, what was withdrawn, how long an answer may be kept, parts of documents."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import conditional_page, require_safe

from headway.web.scrutiny.models import Publication
from headway.web.scrutiny.queries.published import Published, published, withdrawn
from headway.web.scrutiny.states import PublicationKind

__all__ = ["KEPT_BRIEFLY", "day_of", "found_or_gone", "gone", "public_file", "public_page"]

_View = Callable[..., HttpResponse]
KEPT_BRIEFLY = "max-age=0, must-revalidate, public"
"""Anybody may keep it, and asks each time whether it still holds: what is withdrawn is gone at once."""
_LARGEST = 2**63 - 1
"""The largest number that a database takes for an id."""


class Gone(Exception):  # noqa: N818 - it says what became of the thing
    """What was asked for was withdrawn: the page that says so."""

    def __init__(self, publication: Publication) -> None:
        self.publication = publication


def public_page(view: _View) -> _View:
    """A page that everybody reads. It may be kept, but is asked for anew each time, so that what is withdrawn is gone;
    what one who has signed in sees has their menu and is kept by nobody.
    """
    return _public(view, with_menu=True)


def public_file(view: _View) -> _View:
    """A file or feed that is the same for everybody."""
    return _public(view, with_menu=False)


def _public(view: _View, *, with_menu: bool) -> _View:
    @require_safe
    @conditional_page
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if any(isinstance(each, int) and each > _LARGEST for each in kwargs.values()):
            raise Http404
        try:
            response = view(request, *args, **kwargs)
        except Gone as thing:
            response = gone(request, thing.publication)
        if with_menu:
            patch_vary_headers(response, ("Cookie",))
        if not with_menu or not request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", KEPT_BRIEFLY)
        return response

    return answered


def found_or_gone(kind: PublicationKind, **of: Any) -> Published:
    """What is published; withdrawn: 410 with the reason; anything else: 404."""
    found = published(kind, **of)
    if found is not None:
        return found
    if (last := withdrawn(kind, **of)) is not None:
        raise Gone(last)
    raise Http404


def gone(request: HttpRequest, publication: Publication) -> HttpResponse:
    """What was here was withdrawn, and why; not what it was called."""
    return render(
        request,
        "scrutiny/published_gone.html",
        {"kind": publication.get_kind_display().lower(), "reason": publication.withdrawn_because},
        status=410,
    )


def day_of(text: str | None) -> date | None:
    """A day as a snapshot keeps it."""
    return date.fromisoformat(text) if text else None
