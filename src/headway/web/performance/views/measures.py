"""The page of one measure: what it says, its charts, what stands beside it, what people said; its figures as a file."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from headway.web.access import seen_or_404
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.csv_files import csv_file
from headway.web.performance.charting_places import KINDS, charts_of
from headway.web.performance.models import Measure
from headway.web.performance.queries import official
from headway.web.performance.queries.measures import measures_for
from headway.web.performance.queries.measures_beside import actions_moving, alike
from headway.web.performance.queries.measures_figures import every_figure_of, figures_of, loads_of
from headway.web.performance.queries.measures_shown import LAST, Shown, shown_of
from headway.web.performance.queries.questions import followed
from headway.web.performance.rules import wording
from headway.web.performance.rules.rolling import WHY_NO_CHART
from headway.web.performance.states import Every, Kind
from headway.web.query_values import words

__all__ = ["asked_for", "measure", "measure_csv"]


def asked_for(request: HttpRequest, pk: int, what: May = May.SEE_DRAFTS) -> Shown:
    """The measure that the address names, in the area and length of period that it asks for."""
    found = seen_or_404(request, measures_for(request.user, what), pk=pk)
    return shown_of(
        found,
        timezone.localdate(),
        area=words(request.GET.get("area")),
        every=words(request.GET.get("every")),
    )


def measure(request: HttpRequest, pk: int) -> HttpResponse:
    """One measure: the verdict first, in a sentence."""
    shown = asked_for(request, pk)
    found = shown.measure
    compared = official.comparisons(found.authority_id, [found.code]).get(found.code)
    across = official.across(found.code) if compared else None
    figures = figures_of(found, area=shown.area, every=shown.every, last=LAST)
    return render(
        request,
        "performance/measures_one.html",
        {
            "measure": found,
            "shown": shown,
            "verdict": wording.standing(found, shown.series, shown.rated, shown.spc),
            "charts": charts_of(shown, compared, across),
            "compared": compared,
            "alike": alike(shown),
            "why_no_chart": WHY_NO_CHART if found.kind == Kind.ROLLING else "",
            "figures": figures,
            "loads": loads_of(figures),
            "notes": [each for each in found.remarks.all() if each.area == shown.area],
            "questions": [
                each for each in followed(request.user, [found], shown.on) if each.question.area == shown.area
            ],
            "actions": actions_moving(request.user, found, shown.on),
            "wording": wording,
            "official_value": wording.official,
            "lengths": Every.choices,
            "shown_length": Every(shown.every).label,
            "drawn": {kind: partial(_address, found.pk, kind) for kind in KINDS},
            "query": f"?{urlencode(chosen)}" if (chosen := _chosen(shown)) else "",
            "can": _can(request, found),
            "trail": [{"text": "Performance", "href": reverse("performance")}],
        },
    )


def measure_csv(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Every figure of the measure in the chosen length of period, of every area, with earlier loads' figures."""
    shown = asked_for(request, pk, May.EXPORT)
    rows = [
        (
            each.area or shown.measure.authority.name,
            each.period,
            each.first_day,
            each.last_day,
            _plain(each.numerator),
            _plain(each.denominator),
            each.unknown,
            _plain(each.value),
            "current" if each.is_current else "superseded",
            each.load.title,
            timezone.localtime(each.load.at).date(),
        )
        for found in every_figure_of(shown.measure, every=shown.every)
        for each in (found.current, *found.earlier)
    ]
    return csv_file(shown.measure.code, _COLUMNS, rows)


_COLUMNS = (
    "Area",
    "Period",
    "First day",
    "Last day",
    "Numerator",
    "Denominator",
    "Unknown",
    "Value",
    "Standing",
    "From",
    "Loaded",
)


def _address(pk: int, kind: str, form: str) -> str:
    return reverse("measure_chart", args=[pk, kind, form])


def _plain(number: float | None) -> int | str | None:
    """Whole numbers without a point, so that a file says what was counted."""
    if number is None:
        return None
    return int(number) if number == int(number) else repr(number)


def _chosen(shown: Shown) -> dict[str, str]:
    """What of the choice differs from the page as it opens, for the addresses of its charts."""
    chosen = {"area": shown.area}
    if shown.every != shown.measure.every:
        chosen["every"] = shown.every
    return {name: value for name, value in chosen.items() if value}


def _can(request: HttpRequest, found: Measure) -> dict[str, Any]:
    here = found.authority_id
    return {
        "note": may(request.user, May.NOTE_MEASURES, here),
        "keep": may(request.user, May.KEEP_MEASURES, here),
        "ask": may(request.user, May.ASK, here),
        "export": may(request.user, May.EXPORT, here),
    }
