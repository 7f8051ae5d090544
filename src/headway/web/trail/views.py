"""The trail on screen, and as a file."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from headway.web.access import SignInFirst
from headway.web.accounts.queries import authorities_where
from headway.web.accounts.roles import May
from headway.web.csv_files import csv_file
from headway.web.fields import errors_of
from headway.web.trail import queries
from headway.web.trail.forms import AskedForm
from headway.web.trail.told import Told

_COLUMNS = ("Number", "When (UTC)", "Who", "Authority", "What", "Subject", "In words", "What changed", "Why")


def trail(request: HttpRequest) -> HttpResponse:
    """What was done, newest first, fifty events a page."""
    _demand(request, May.SEE_TRAIL)
    form = AskedForm(request.GET)
    whole = form.is_valid()
    page = (
        queries.page(
            request.user,
            form.asked(),
            before=_seq(request.GET.get("before")),
            after=_seq(request.GET.get("after")),
        )
        if whole
        else queries.Page((), None, None)
    )
    return render(
        request,
        "trail/trail.html",
        {
            "form": form,
            "errors": errors_of(form),
            "page": page,
            "filtered": any(form.cleaned_data.values()) if whole else True,
            "older": page.older is not None and _link(request, before=page.older),
            "newer": page.newer is not None and _link(request, after=page.newer),
            "export": _may_export(request) and _link(request, to="trail_csv"),
            "several": len(authorities_where(request.user, May.SEE_TRAIL)) > 1,
        },
        status=200 if whole else 400,
    )


def trail_csv(request: HttpRequest) -> HttpResponseBase:
    """The events asked for, all of them, as CSV."""
    _demand(request, May.EXPORT)
    form = AskedForm(request.GET)
    if not form.is_valid():
        return trail(request)
    rows = (_row(each) for each in queries.whole(request.user, form.asked()))
    return csv_file("trail", _COLUMNS, rows)


def _demand(request: HttpRequest, what: May) -> None:
    """Go on only for one who may do this in some authority; what they see is what belongs there."""
    if not request.user.is_authenticated:
        raise SignInFirst
    if not authorities_where(request.user, what):
        raise PermissionDenied


def _row(event: Told) -> tuple[Any, ...]:
    changed = "; ".join(f"{change.name}: {change.before} → {change.after}" for change in event.changes)
    when = event.at.isoformat(timespec="microseconds")
    what = (event.action, event.subject_label, event.sentence, changed, event.why)
    return (event.seq, when, event.by_name, event.authority, *what)


def _seq(given: str | None) -> int | None:
    """The number of an event in an address; what is no number is not there."""
    return int(given) if given and given.isdecimal() and len(given) < 19 else None


def _link(request: HttpRequest, to: str = "trail", **more: int) -> str:
    """This page with the same filters, from another event on."""
    kept: dict[str, Any] = {
        name: value for name, value in request.GET.items() if value and name not in ("before", "after")
    }
    query = urlencode(kept | more)
    return f"{reverse(to)}?{query}" if query else reverse(to)


def _may_export(request: HttpRequest) -> bool:
    return bool(authorities_where(request.user, May.EXPORT) & authorities_where(request.user, May.SEE_TRAIL))
