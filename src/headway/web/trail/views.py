"""The trail on screen, and as a file."""

import csv
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from headway.web.access import SignInFirst
from headway.web.accounts.queries import authorities_where
from headway.web.accounts.roles import May
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
    rows = _rows(queries.whole(request.user, form.asked()))
    response = StreamingHttpResponse(rows, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="trail-{timezone.localdate():%Y-%m-%d}.csv"'
    return response


def _demand(request: HttpRequest, what: May) -> None:
    """Go on only for one who may do this in some authority; what they see is what belongs there."""
    if not request.user.is_authenticated:
        raise SignInFirst
    if not authorities_where(request.user, what):
        raise PermissionDenied


def _rows(events: Iterator[Told]) -> Iterator[str]:
    """The lines of the file; with a mark at the start by which spreadsheets know that it is UTF-8."""
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow(_COLUMNS)
    for each in events:
        changed = "; ".join(f"{change.name}: {change.before} → {change.after}" for change in each.changes)
        cells = (each.authority, each.action, each.subject_label, each.sentence, changed, each.why)
        when = each.at.isoformat(timespec="microseconds")
        yield writer.writerow((each.seq, when, _inert(each.by_name), *map(_inert, cells)))


def _inert(text: str) -> str:
    """Text that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


class _Echo:
    """A file that gives back each line instead of keeping it."""

    def write(self, line: str) -> str:
        return line


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
