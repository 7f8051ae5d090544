"""The page of a scorecard: a row a measure, or measures by districts; and its rows as a file."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from headway.charts.numbers import plain
from headway.indicators.periods import Every, Period, month_number, period_ending
from headway.web.access import seen_or_404
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.csv_files import csv_file
from headway.web.performance.models import Measure, Scorecard
from headway.web.performance.queries.scorecards import (
    areas_of,
    districts_table,
    measures_on,
    read_beside,
    rows_of,
    scorecards_for,
)
from headway.web.performance.queries.series import exact
from headway.web.performance.rules import wording
from headway.web.performance.rules.rows import SHOW, SORT, Row, Show, Sort, chosen, in_order
from headway.web.query_values import one_of, words

__all__ = ["Asked", "scorecard", "scorecard_csv"]

DISTRICTS = "districts"
_MONTHS_BACK = 24


@dataclass(frozen=True)
class Asked:
    """What the address asks for; what makes no sense is left out."""

    area: str
    until: Period | None
    show: Show
    sort: Sort
    by_district: bool

    @classmethod
    def of(cls, query: QueryDict, areas: list[str], on: date) -> "Asked":
        return cls(
            area=one_of(query.get("area"), areas),
            until=_month(words(query.get("period")), on),
            show=Show(one_of(query.get("show"), [*Show])),
            sort=Sort(one_of(query.get("sort"), [*Sort])),
            by_district=query.get("view") == DISTRICTS and bool(areas),
        )

    def on(self, today: date) -> date:
        """The day as on which figures are rated: the end of the month that was asked for, or today."""
        return self.until.last_day if self.until else today


def scorecard(request: HttpRequest, pk: int) -> HttpResponse:
    """How each measure stands, against its target, its own past and others; who answers; what was asked."""
    card = seen_or_404(request, scorecards_for(request.user), pk=pk)
    placed = measures_on(card)
    measures = [each for each, _ in placed]
    today = timezone.localdate()
    areas = areas_of(measures)
    asked = Asked.of(request.GET, areas, today)
    context = {
        "card": card,
        "asked": asked,
        "areas": areas,
        "area_choices": [("", "Whole authority"), *((each, each) for each in areas)],
        "month_choices": [(each.code, wording.in_words(each.code)) for each in _months(today)],
        "show_choices": [(each.value, text) for each, text in SHOW.items()],
        "SHOW": SHOW,
        "SORT": SORT,
        "wording": wording,
        "can": _can(request, card),
        "query": request.GET.urlencode(),
        "trail": [{"text": "Performance", "href": reverse("performance")}, {"text": card.title}],
    }
    if asked.by_district:
        return render(
            request,
            "performance/scorecards_districts.html",
            context | _by_district(request, asked, placed, areas),
        )
    rows = _rows(request, asked, placed)
    shown = in_order(chosen(rows, asked.show), asked.sort)
    context |= {"rows": shown, "of": len(rows), "shown": len(shown), "groups": _grouped(shown, asked.sort)}
    return render(request, "performance/scorecards_one.html", context)


def scorecard_csv(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The rows asked for, of one area or of every one, as CSV."""
    card = seen_or_404(request, scorecards_for(request.user, May.EXPORT), pk=pk)
    placed = measures_on(card)
    areas = areas_of([each for each, _ in placed])
    asked = Asked.of(request.GET, areas, timezone.localdate())
    if asked.by_district:
        table = _by_district(request, asked, placed, areas)["table"]
        rows = [each for whole, districts in table for each in (whole, *districts)]
    else:
        rows = in_order(chosen(_rows(request, asked, placed), asked.show), asked.sort)
    return csv_file("scorecard", _COLUMNS, (_cells(each) for each in rows))


def _rows(request: HttpRequest, asked: Asked, placed: list[tuple[Measure, str]]) -> list[Row]:
    measures = [each for each, _ in placed]
    until = asked.until.last_day if asked.until else None
    beside = read_beside(request.user, measures, areas=(asked.area,), until=until)
    return rows_of(placed, beside, area=asked.area, on=asked.on(timezone.localdate()))


def _grouped(rows: list[Row], sort: Sort) -> list[tuple[str, list[Row]]]:
    """The rows under their headings, while they stand in the scorecard's own order."""
    if sort is not Sort.OWN:
        return [("", rows)]
    return [(heading, list(some)) for heading, some in groupby(rows, key=lambda row: row.heading)]


def _by_district(
    request: HttpRequest, asked: Asked, placed: list[tuple[Measure, str]], areas: list[str]
) -> dict[str, Any]:
    until = asked.until.last_day if asked.until else None
    beside = read_beside(request.user, [each for each, _ in placed], areas=None, until=until, whole=False)
    table = districts_table(placed, beside, areas, on=asked.on(timezone.localdate()))
    if asked.show is not Show.ALL:
        table = [(whole, each) for whole, each in table if chosen([whole, *each], asked.show)]
    return {"table": table, "of": len(placed), "shown": len(table)}


def _can(request: HttpRequest, card: Scorecard) -> dict[str, bool]:
    wanted = {
        "keep": May.KEEP_MEASURES,
        "note": May.NOTE_MEASURES,
        "export": May.EXPORT,
        "ask": May.ASK,
        "write": May.WRITE_PAPERS,
    }
    return {name: may(request.user, what, card.authority_id) for name, what in wanted.items()}


def _month(text: str, on: date) -> Period | None:
    """The month that a code names, if it has ended."""
    return next((each for each in _months(on) if each.code == text), None)


def _months(on: date) -> list[Period]:
    """The months that have ended, the latest first: as far back as a scorecard is looked at."""
    return [period_ending(Every.MONTH, month_number(on) - back) for back in range(1, _MONTHS_BACK + 1)]


_COLUMNS = (
    "Heading", "Measure", "Short name", "Area", "Period", "Value", "Unit", "Numerator", "Denominator", "Unknown",
    "Unknown, percent", "Target", "Floor", "Target’s version", "Rating", "Distance to target", "In words", "Signal",
    "Meets its target", "Rule set", "England", "Region", "Neighbours’ mean", "Neighbours’ median", "Compared in",
    "Edition of official figures", "Owner", "Note", "Note is of", "Question", "Asked on",
)  # fmt: skip


def _cells(row: Row) -> tuple[Any, ...]:
    compared, spc = row.compared, None if row.is_stale else row.spc
    others = [
        each.value if each else None
        for each in (
            (compared.england, compared.region, compared.neighbours_mean, compared.neighbours_median)
            if compared
            else (None,) * 4
        )
    ]
    return (
        row.heading,
        row.measure.title,
        row.measure.code,
        row.area or "Whole authority",
        row.period,
        plain(row.value, row.measure.decimals),
        row.measure.unit,
        exact(row.numerator),
        exact(row.denominator),
        row.unknown,
        row.unknown_share,
        row.target.target if row.target else None,
        row.target.floor if row.target else None,
        row.target.number if row.target else None,
        row.rated.rating,
        row.rated.distance,
        row.rated.words,
        "Too old to tell" if row.is_stale else wording.varied(spc)[2],
        wording.assured(spc),
        spc.preset.name if spc else "",
        *others,
        compared.period_label if compared else "",
        compared.edition.id if compared else "",
        row.measure.owner_name,
        row.note.text if row.note else "",
        row.note.period if row.note else "",
        row.question.text if row.question else "",
        row.question.asked_on if row.question else None,
    )
