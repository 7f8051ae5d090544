"""Pages about themes: the table of all, and one theme."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from headway.areas import size_bands_in_words
from headway.themes import counts
from headway.themes import themes as all_themes
from headway.web.accounts.queries import authorities_where
from headway.web.accounts.roles import May
from headway.web.csv_files import csv_file
from headway.web.lessons.queries import themes as queries
from headway.web.lessons.queries.themes_better import better
from headway.web.lessons.queries.themes_filters import ALL
from headway.web.lessons.views.themes_common import Chosen, chosen_for, way
from headway.web.paging import page_links

PER_PAGE = 50


def themes(request: HttpRequest) -> HttpResponse:
    """Every theme over the reports chosen, the commonest first."""
    found = chosen_for(request)
    return render(
        request,
        "lessons/themes_table.html",
        {
            **_said(found),
            "rows": (rows := queries.table(found.held, found.rows, found.framework)),
            "lengths": _lengths(found, rows[0].trend if rows else None),
            "query": request.GET.urlencode(),
            "export": request.GET.urlencode() if authorities_where(request.user, May.EXPORT) else None,
            "trail": way("Themes"),
        },
    )


def _lengths(found: Chosen, trend: counts.Trend | None) -> tuple[float, float] | None:
    """Items a report in the earlier and the later half: shorter reports name fewer themes, whatever they find."""
    if trend is None or trend.difference is None:
        return None
    earlier = [row.asked for row in found.rows if row.asked and row.year <= trend.earlier[1]]
    later = [row.asked for row in found.rows if row.asked and row.year >= trend.later[0]]
    return sum(earlier) / len(earlier), sum(later) / len(later)


_COLUMNS = (
    "Theme",
    "Framework",
    "Reports that ask for it",
    "Of reports",
    "Share",
    "95% from",
    "95% to",
    "Trend",
    "Earlier years",
    "Later years",
    "p, all themes allowed for",
    "Marks",
    "Of them confirmed by a person",
)


def themes_csv(request: HttpRequest) -> HttpResponseBase:
    """The table as CSV, by the same filters."""
    found = chosen_for(request)
    framework = "all together" if found.framework == ALL else found.framework
    rows = queries.table(found.held, found.rows, found.framework)
    return csv_file("themes", _COLUMNS, (_cells(each, framework) for each in rows))


def _cells(row: queries.Row, framework: str) -> tuple[Any, ...]:
    trend = row.trend
    has_halves = trend is not None and trend.difference is not None
    return (
        row.theme.name,
        framework,
        row.found.events,
        row.found.total,
        f"{row.found.share:.4f}",
        f"{row.found.lower:.4f}",
        f"{row.found.upper:.4f}",
        trend.verdict.value if trend else None,
        "{} to {}".format(*trend.earlier) if trend and has_halves else None,
        "{} to {}".format(*trend.later) if trend and has_halves else None,
        f"{trend.p_holm:.4f}" if trend and trend.p_holm is not None else None,
        row.marks.all,
        row.marks.confirmed,
    )


def theme(request: HttpRequest, key: str) -> HttpResponse:
    """One theme: what it is, how common where, whether it is met again, who came out better, and the findings."""
    one = next((each for each in all_themes() if each.key == key), None)
    if one is None:
        raise Http404
    found = chosen_for(request)
    page = Paginator(queries.findings(key, found.rows), PER_PAGE).get_page(request.GET.get("page", "1"))
    shown = queries.findings_shown(request.user, key, page.object_list)
    pairs = counts.consecutive(found.held.rows)
    return render(
        request,
        "lessons/themes_one.html",
        {
            **_said(found),
            "theme": one,
            "share": counts.shares(found.rows, [key]).get(key),
            "theme_marks": found.held.marked(found.rows, key),
            "groups": _groups(found, key),
            "trend": _trend(found, key),
            "recurred": _recurred(pairs, key),
            "better": better(request.user, found.held, one),
            "page": page,
            "shown": shown,
            "pages": page_links(request, page),
            "of_report": {row.report: row for row in found.rows},
            "beside": {each.pk: queries.beside(each.report.authority_id) for each in shown},
            "may_confirm": bool(authorities_where(request.user, May.KEEP_LIBRARY)),
            "trail": way("Themes", one.name),
        },
    )


def _said(found: Chosen) -> dict[str, Any]:
    """What both pages say of the reports that they count."""
    return {
        "found": found,
        "filters": found.filters,
        "is_mixed": found.framework == ALL,
        "counted": [row for row in found.rows if row.asked],
        "silent": sum(not row.asked for row in found.rows),
        "marks": found.held.marked(found.rows),
        "sizes": size_bands_in_words(),
        "few": counts.FEW,
    }


def _groups(found: Chosen, key: str) -> list[tuple[str, str, tuple[counts.Group, ...]]]:
    """By framework over all the library; by year, grade and region over the reports chosen. A grade never leaves its
    scale: where frameworks are mixed there are none.
    """
    every = found.held.rows
    made = [
        (
            "framework",
            "By framework, the whole library",
            counts.by(every, key, lambda row: row.framework, counts.frameworks_in(every)),
        ),
        ("year", "By year", counts.by(found.rows, key, lambda row: str(row.year))),
    ]
    if found.framework != ALL:
        order = counts.grades_of(found.framework)
        made.append(("grade", "By grade", counts.by(found.rows, key, lambda row: row.grade, order)))
    return [*made, ("region", "By region", counts.by(found.rows, key, lambda row: row.region))]


def _trend(found: Chosen, key: str) -> counts.Trend | None:
    """The theme's trend with every theme allowed for; None where frameworks are mixed."""
    if found.framework in ("", ALL):
        return None
    every = counts.trends(found.rows, [each.key for each in all_themes()], found.framework)
    return next(each for each in every if each.theme == key)


def _recurred(pairs: tuple[counts.Pair, ...], key: str) -> list[dict[str, Any]]:
    """The theme over each kind of pairs, with how many themes were looked at beside it."""
    made = []
    for kind in counts.Kind:
        among = counts.of_kind(pairs, kind)
        every = counts.recurrence(among, [each.key for each in all_themes()])
        made.append(
            {
                "kind": kind,
                "pairs": len(among),
                "authorities": counts.authorities_in(among),
                "found": next(each for each in every if each.theme == key),
                "looked": sum(each.looked_at for each in every),
                "told": sum(each.can_tell for each in every),
                "stand": sum(each.stands for each in every),
            }
        )
    return made
