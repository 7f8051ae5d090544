"""What everybody reads: the editions on show, one edition, its file, its charts. Nothing here reads a kept figure."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import conditional_page, require_safe

from headway.web.csv_files import csv_file
from headway.web.performance.models import PublicScorecard
from headway.web.performance.public_charting import FORMS, chart_of
from headway.web.performance.queries import public as queries
from headway.web.performance.rules.public import saying
from headway.web.performance.rules.public.content import hash_of
from headway.web.performance.states import PublicState

__all__ = ["public_chart", "public_scorecard", "public_scorecard_csv", "public_scorecards"]

_View = Callable[..., HttpResponse]
_ASKED_ANEW = "max-age=0, must-revalidate, public"
"""Anybody may keep it, and asks each time whether it still holds: what is withdrawn is gone at once."""
_LARGEST = 2**63 - 1
"""The largest number that a database takes for an id."""


class _Gone(Exception):  # noqa: N818 - it says what became of the edition
    def __init__(self, edition: PublicScorecard) -> None:
        self.edition = edition


class _Altered(Exception):  # noqa: N818 - it says what became of the edition
    pass


def _for_everybody(view: _View) -> _View:
    """A page without sign-in; what was withdrawn is told as such, and what was altered is not shown at all."""

    @require_safe
    @conditional_page
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if any(isinstance(each, int) and each > _LARGEST for each in kwargs.values()):
            raise Http404
        try:
            response = view(request, *args, **kwargs)
        except _Gone as thing:
            response = render(
                request, "performance/public_gone.html", {"reason": thing.edition.why}, status=410
            )
        except _Altered:
            response = render(request, "performance/public_altered.html", status=503)
        patch_vary_headers(response, ("Cookie",))
        if not request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", _ASKED_ANEW)
        return response

    return answered


@_for_everybody
def public_scorecards(request: HttpRequest) -> HttpResponse:
    """What is on show; and, for those who make and decide editions, what is not yet."""
    editions = queries.on_show()
    latest, earlier = [], {}
    for each in editions:
        if each.scorecard_id not in earlier:
            latest.append(each)
        earlier.setdefault(each.scorecard_id, []).append(each)
    waiting: list[PublicScorecard] = []
    if request.user.is_authenticated:
        found = queries.editions_for(request.user).defer("content", "audit")
        waiting = list(found.filter(state__in=(PublicState.DRAFT, PublicState.APPROVED)).order_by("-made"))
    context = {"latest": latest, "earlier": earlier, "waiting": waiting, "saying": saying}
    return render(request, "performance/public_list.html", context)


@_for_everybody
def public_scorecard(request: HttpRequest, pk: int) -> HttpResponse:
    """One edition, as it was approved. Who may see drafts sees it before that, as it will read."""
    edition = _edition(request, pk)
    context = {
        "edition": edition,
        "content": edition.content,
        "groups": _groups(edition.content),
        "later": queries.later_than(edition),
        "is_preview": edition.state != PublicState.PUBLISHED,
        "until": date.fromisoformat(edition.content["until"]),
        "revised": [(number, date.fromisoformat(on)) for number, on in edition.content["revised"]],
        "saying": saying,
        "trail": [
            {"text": "Scorecards for everybody", "href": reverse("public_scorecards")},
            {"text": edition.content["title"]},
        ],
    }
    return render(request, "performance/public_one.html", context)


@_for_everybody
def public_scorecard_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """Exactly what the page shows, as a file."""
    edition = _edition(request, pk)
    return csv_file(f"scorecard-{edition.pk}", saying.COLUMNS, saying.file_rows(edition.content))


@_for_everybody
def public_chart(request: HttpRequest, pk: int, measure: int, form: str) -> HttpResponse:
    """The chart of a line that is shown, drawn from what is shown."""
    if form not in FORMS:
        raise Http404
    edition = _edition(request, pk)
    entry = next((each for each in edition.content["measures"] if each["id"] == measure), None)
    figure = chart_of(edition.content, entry) if entry and entry["verdict"] else None
    if figure is None:
        raise Http404
    narrow = bool(request.GET.get("narrow"))
    made = figure.svg(narrow=narrow, titled=not narrow) if form == "svg" else figure.png(narrow=narrow)
    return HttpResponse(made, content_type=FORMS[form])


def _edition(request: HttpRequest, pk: int) -> PublicScorecard:
    """What everybody may read, or a draft for those who may see it; to others it does not exist."""
    found = queries.shown_or_withdrawn().filter(pk=pk).first()
    if found is None and request.user.is_authenticated:
        found = queries.editions_for(request.user).filter(pk=pk).first()
    if found is None:
        raise Http404
    if found.published and found.state == PublicState.WITHDRAWN:
        raise _Gone(found)
    if hash_of(found.content) != found.sha256:
        raise _Altered
    return found


def _groups(content: dict[str, Any]) -> list[tuple[str, list[dict[str, Any]]]]:
    """The measures under their headings, in the scorecard's order."""
    groups: list[tuple[str, list[dict[str, Any]]]] = []
    for each in content["measures"]:
        if not groups or groups[-1][0] != each["heading"]:
            groups.append((each["heading"], []))
        groups[-1][1].append(each)
    return groups
