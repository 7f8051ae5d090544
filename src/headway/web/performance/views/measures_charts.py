"""The addresses of charts: drawn for whoever may see the page, and sent again only when they have changed."""

from hashlib import sha256
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.text import slugify

from headway.web import access
from headway.web.accounts.roles import May
from headway.web.performance.charting import FORMS
from headway.web.performance.charting_places import KINDS, chart_of
from headway.web.performance.queries import official
from headway.web.performance.views.measures import asked_for

if TYPE_CHECKING:
    from headway.charts.figure import Figure

__all__ = ["drawn", "measure_chart"]


def measure_chart(request: HttpRequest, pk: int, what: str, form: str) -> HttpResponse:
    """One chart of a measure as SVG, PNG or, of what it shows, CSV."""
    if what not in KINDS or form not in FORMS:
        raise Http404
    shown = asked_for(request, pk)
    measure = shown.measure
    if form == "csv":
        access.demand(request, May.EXPORT, measure.authority_id)
    compared = official.comparisons(measure.authority_id, [measure.code]).get(measure.code)
    across = official.across(measure.code) if compared and what == "funnel" else None
    figure = chart_of(what, shown, compared, across)
    if figure is None:
        raise Http404
    return drawn(request, figure, form, "-".join(filter(None, (measure.code, shown.area, what))))


def drawn(request: HttpRequest, figure: "Figure", form: str, name: str) -> HttpResponse:
    """The chart, or word that what the browser holds is still it. ``?narrow`` is for a small screen; ``?bare`` leaves
    out title and verdict, which stand on the page beside it.

    A browser asks each time, so that one who may see it no longer is not shown what another left in the cache; drawing
    and sending are saved where the content is the same.
    """
    narrow, bare = bool(request.GET.get("narrow")), bool(request.GET.get("bare"))
    etag = f'"{_hash(figure, form, narrow, bare)}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(_content(figure, form, narrow, bare), content_type=FORMS[form])
        where = "inline" if form != "csv" else "attachment"
        response["Content-Disposition"] = f'{where}; filename="{slugify(name)}.{form}"'
        response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ["Cookie"])
    return response


def _content(figure: "Figure", form: str, narrow: bool, bare: bool) -> str | bytes:
    if form == "csv":
        return "\ufeff" + figure.csv()
    draw = figure.svg if form == "svg" else figure.png
    return draw(narrow=narrow, titled=not bare)


def _hash(figure: "Figure", form: str, narrow: bool, bare: bool) -> str:
    said = (form, narrow, bare, figure.title, figure.description, figure.spec, figure.narrow, figure.table)
    return sha256(repr(said).encode()).hexdigest()[:32]
