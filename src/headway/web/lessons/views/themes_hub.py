"""The first page of lessons."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from headway.themes.counts import FEW
from headway.web.accounts.queries import authorities_where
from headway.web.accounts.roles import May
from headway.web.lessons.queries import themes_hub as queries
from headway.web.lessons.queries.themes import table
from headway.web.lessons.views.themes_common import chosen_for

_TOP = 8
_WAYS = (
    (
        "library",
        "Library of reports",
        "every report that is held, with its grades and what it asks for",
        None,
    ),
    ("themes", "Themes", "how many reports ask for what, and whether it is getting commoner", None),
    ("lessons_decided", "What we decided", "lessons judged relevant or not, and what came of them", None),
    ("recurrences", "Met again at home", "our own recommendations that a later inspection found again", None),
    (
        "lessons_digest",
        "Digest for the committee",
        "a paper in plain words, each with its quotation",
        May.WRITE_PAPERS,
    ),
    (
        "theme_review",
        "Themes to confirm",
        "what the machine proposes, to confirm or turn down",
        May.KEEP_LIBRARY,
    ),
)


def lessons(request: HttpRequest) -> HttpResponse:
    """What the library holds, what is found most, what is new, and the neighbours' last reports."""
    found = chosen_for(request)
    month = timezone.localdate().replace(day=1)
    return render(
        request,
        "lessons/themes_hub.html",
        {
            "found": found,
            "choice": found.choice,
            "coverage": queries.coverage(request.user, found.held),
            "few": FEW,
            "top": table(found.held, found.rows, found.framework)[:_TOP],
            "marks": found.held.marked(found.rows),
            "month": month,
            "printed": queries.printed_since(request.user, month),
            "loaded": queries.loaded_since(request.user, month),
            "neighbours": queries.neighbours_last(found.neighbours, found.held.rows),
            "ways": _ways(request),
        },
    )


def _ways(request: HttpRequest) -> list[tuple[str, str, str]]:
    """The other pages of lessons that the person may open: address, name, what for."""
    return [
        (reverse(name), text, about)
        for name, text, about, needed in _WAYS
        if not needed or authorities_where(request.user, needed)
    ]
