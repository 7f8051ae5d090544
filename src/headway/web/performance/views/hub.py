"""The first page of performance: what is red, what has a signal, what nobody asked about, what is too old."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from headway.web.accounts.pages import PAGES
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.performance.models import Load
from headway.web.performance.queries.measures import measures_for
from headway.web.performance.queries.scorecards import read_beside, rows_of, scorecards_for
from headway.web.performance.rules import wording
from headway.web.performance.rules.rows import Show, Sort, chosen, in_order
from headway.web.performance.views.choosing import choose_first, chosen_authority

__all__ = ["performance"]

_LOADS_SHOWN = 3
_WAYS = (
    ("workforce", "Workforce"),
    ("consistency", "Consistency between districts"),
    ("measure_questions", "Questions"),
    ("public_scorecards", "For the public"),
)


def performance(request: HttpRequest) -> HttpResponse:
    """Where the authority stands as a whole, and the ways to everything else."""
    authority = chosen_authority(request, May.SEE_DRAFTS)
    if authority is None:
        return choose_first(request, May.SEE_DRAFTS)
    measures = list(measures_for(request.user).filter(authority=authority, is_retired=False))
    today = timezone.localdate()
    beside = read_beside(request.user, measures, areas=("",))
    rows = rows_of([(each, "") for each in measures], beside, area="", on=today)
    return render(
        request,
        "performance/scorecards_hub.html",
        {
            "authority": authority,
            "measures": measures,
            "red": in_order(chosen(rows, Show.RED), Sort.TITLE),
            "concerns": in_order([each for each in rows if each.has_concern], Sort.TITLE),
            "signals": sum(each.has_signal for each in rows),
            "unasked": chosen(rows, Show.UNASKED),
            "stale": in_order(chosen(rows, Show.STALE), Sort.TITLE),
            "no_note": chosen(rows, Show.NO_NOTE),
            "cards": scorecards_for(request.user).filter(authority=authority),
            "loads": Load.objects.filter(authority=authority)[:_LOADS_SHOWN],
            "wording": wording,
            "ways": [(name, text) for name, text in _WAYS if name in PAGES],
            "can": {
                "keep": may(request.user, May.KEEP_MEASURES, authority.pk),
                "ask": may(request.user, May.ASK, authority.pk),
            },
            "on": today,
        },
    )
