"""Search over the library: the page and the file."""

from collections.abc import Iterator

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from headway.areas import SizeBand, size_band, size_bands_in_words
from headway.errors import ForPerson
from headway.themes import themes
from headway.web.accounts.queries import authorities_where
from headway.web.accounts.roles import May
from headway.web.csv_files import csv_file
from headway.web.lessons.meaning_index import is_ready
from headway.web.lessons.models import Passage
from headway.web.lessons.queries import search as queries
from headway.web.lessons.queries.library import GRADE_NAMES
from headway.web.lessons.queries.search_filters import BY, KINDS, WAYS, Filters, options
from headway.web.lessons.states import ThemeState
from headway.web.lessons.views.library_ways import way
from headway.web.paging import page_links

__all__ = ["about_size", "library_search", "library_search_csv", "themes_of"]

_SIZES = {SizeBand.SMALLER: "Smaller", SizeBand.MIDDLE: "Middle", SizeBand.LARGER: "Larger"}


def library_search(request: HttpRequest) -> HttpResponse:
    """The form, and what was found, twenty to a page."""
    text = _text(request)
    filters = Filters.from_query(request.GET)
    number = _page(request)
    results = queries.search(request.user, text, filters, number)
    page = Paginator(range(results.total), queries.PER_PAGE).get_page(number)
    if page.number != number and results.total:  # an address beyond the last page
        results = queries.search(request.user, text, filters, page.number)
    return render(
        request,
        "lessons/search.html",
        {
            "text": text,
            "filters": filters,
            "options": options(request.user),
            "kinds": [(key, name) for key, (name, _) in KINDS.items()],
            "judgements": list(GRADE_NAMES.items()),
            "sizes": [(band.value, name) for band, name in _SIZES.items()],
            "sizes_in_words": size_bands_in_words(),
            "themes": themes(),
            "sorts": list(BY.items()),
            "ways": list(WAYS.items()) if is_ready() else [],
            "results": results,
            "rows": [(hit, themes_of(hit.passage), about_size(hit.passage)) for hit in results.hits],
            "pages": page_links(request, page),
            "few": queries.FEW,
            "export": request.GET.urlencode() if authorities_where(request.user, May.EXPORT) else None,
            "trail": way("Search"),
        },
    )


def library_search_csv(request: HttpRequest) -> HttpResponseBase:
    """What was found, all that is counted, best first, as CSV."""
    found = queries.found_all(request.user, _text(request), Filters.from_query(request.GET))
    return csv_file("library-search", _COLUMNS, _rows(found))


_COLUMNS = (
    "Place",
    "Passage",
    "What it is",
    "Number",
    "Authority",
    "Region",
    "Children in the authority",
    "Framework",
    "Fieldwork ended",
    "Published",
    "Page",
    "Themes",
)


def _rows(results: queries.Results) -> Iterator[tuple[object, ...]]:
    for hit in results.hits:
        passage, report = hit.passage, hit.passage.report
        yield (
            hit.place,
            passage.text,
            passage.get_kind_display(),
            passage.number,
            report.authority_name,
            report.authority.region if report.authority else "",
            about_size(passage),
            report.framework,
            report.ended,
            report.published,
            passage.page,
            "; ".join(f"{name}{'' if sure else ' (proposed)'}" for name, sure in themes_of(passage)),
        )


def themes_of(passage: Passage) -> list[tuple[str, bool]]:
    """The names of its themes, and whether a person confirmed each; those turned down are left out."""
    return [
        (each.name, each.state == ThemeState.CONFIRMED)
        for each in passage.themes.all()
        if each.state != ThemeState.REJECTED
    ]


def about_size(passage: Passage) -> str:
    """Which third of authorities by their number of children; empty where that is not known."""
    code = passage.report.authority_id
    try:
        band = size_band(code) if code else None
    except ForPerson:  # a code of the site's own that no official list has
        band = None
    return _SIZES[band] if band else ""


def _text(request: HttpRequest) -> str:
    return request.GET.get("q", "").replace("\x00", " ")[:500]


def _page(request: HttpRequest) -> int:
    given = request.GET.get("page", "")
    return max(1, min(int(given), 1000)) if given.isascii() and given.isdigit() and len(given) < 6 else 1
