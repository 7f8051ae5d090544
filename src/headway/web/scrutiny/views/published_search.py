"""Searching what is published."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from headway.web.fields import errors_of
from headway.web.paging import page_links
from headway.web.scrutiny.forms.published import SearchForm
from headway.web.scrutiny.queries.published import public_bodies
from headway.web.scrutiny.queries.published_search import Search, search, words_of
from headway.web.scrutiny.views.published import crumbs
from headway.web.scrutiny.views.published_common import public_page

PAGE_SIZE = 50


@public_page
def published_search(request: HttpRequest) -> HttpResponse:
    """Words in agendas, papers, minutes and notices."""
    form = SearchForm(request.GET or None, bodies=public_bodies())
    asked, page = None, None
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        asked = Search(
            words_of(given["q"]), given["body"].pk if given["body"] else None, given["year"], given["kind"]
        )
        hits = search(asked) if asked.words or asked.body or asked.year or asked.kind else []
        page = Paginator(hits, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(
        request,
        "scrutiny/published_search.html",
        {
            "form": form,
            "errors": errors_of(form) if form.is_bound else [],
            "asked": asked,
            "page": page,
            "links": page_links(request, page) if page is not None else None,
            "trail": crumbs("Search"),
        },
    )
