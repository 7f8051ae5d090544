"""Pages of the library: the list of reports, one report, one of its pages."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from headway.themes import themes
from headway.themes.quotations import PrintedPages
from headway.web.access import seen_or_404
from headway.web.accounts.queries import authorities_where
from headway.web.accounts.roles import May
from headway.web.csv_files import csv_file
from headway.web.lessons.models import LibraryPage, LibraryReport, Passage
from headway.web.lessons.queries import library as queries
from headway.web.lessons.queries.scope import open_reports_for
from headway.web.lessons.states import ASKED, PassageKind
from headway.web.lessons.views.library_ways import way
from headway.web.paging import page_links

PER_PAGE = 50
_FINDINGS = (PassageKind.IMPROVEMENT, PassageKind.STRENGTH, PassageKind.FINDING)


def library(request: HttpRequest) -> HttpResponse:
    """The reports that are held, latest first."""
    filters = queries.Filters.from_query(request.GET)
    page = Paginator(queries.listed(request.user, filters), PER_PAGE).get_page(request.GET.get("page", "1"))
    return render(
        request,
        "lessons/library.html",
        {
            "page": page,
            "pages": page_links(request, page),
            "filters": filters,
            "options": queries.options(request.user),
            "kinds": queries.KINDS,
            "trail": [{"text": "Lessons", "href": reverse("lessons")}, {"text": "Library of reports"}],
            "neighbours": queries.neighbour_codes(request.user),
            "can_add": bool(authorities_where(request.user, May.KEEP_LIBRARY)),
            "export": request.GET.urlencode() if authorities_where(request.user, May.EXPORT) else None,
        },
    )


def library_csv(request: HttpRequest) -> HttpResponseBase:
    """The reports asked for, all of them, as CSV."""
    found = queries.listed(request.user, queries.Filters.from_query(request.GET))
    return csv_file("library-of-reports", _COLUMNS, (_cells(each) for each in found))


_COLUMNS = (
    "Authority",
    "ONS code",
    "Region",
    "Framework",
    "Form",
    "Fieldwork began",
    "Fieldwork ended",
    "Published",
    "Overall effectiveness",
    "Items asked for",
    "Pages",
    "Copy",
    "Why refused",
    "File",
    "SHA-256",
)


def _cells(each: LibraryReport) -> tuple[Any, ...]:
    return (
        each.authority_name,
        each.authority_id,
        each.authority.region if each.authority else None,
        each.framework,
        each.form,
        each.began,
        each.ended,
        each.published,
        each.overall,  # type: ignore[attr-defined]
        each.asked,  # type: ignore[attr-defined]
        each.pages,
        "yes" if each.copy_of_id else "no",
        each.refusal,
        each.name,
        each.sha256,
    )


def library_report(request: HttpRequest, pk: int) -> HttpResponse:
    """One report: its facts, judgements, what it asks for, what it found."""
    report = seen_or_404(request, queries.one(request.user), pk=pk)
    found = Paginator(queries.passages_of(report, _FINDINGS), PER_PAGE).get_page(request.GET.get("page", "1"))
    return render(
        request,
        "lessons/library_report.html",
        {
            "report": report,
            "size": queries.size_in_words(report.authority_id),
            "addressees": queries.ADDRESSEES,
            "grades": [(queries.GRADE_NAMES.get(each.key, each.key), each.grade) for each in _graded(report)],
            "items": queries.passages_of(report, ASKED),
            "findings": found,
            "pages": page_links(request, found),
            "theme_names": {each.key: each.name for each in themes()},
            "is_neighbour": report.authority_id in queries.neighbour_codes(request.user),
            "can_remove": bool(authorities_where(request.user, May.KEEP_LIBRARY)),
            "trail": way(str(report)),
        },
    )


def _graded(report: LibraryReport) -> Iterable[Any]:
    order = list(queries.GRADE_NAMES)
    return sorted(
        report.grades.all(),
        key=lambda each: (order.index(each.key) if each.key in order else len(order), each.key),
    )


def library_report_page(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The text of one page of a report, with a passage marked where the address names one."""
    report = seen_or_404(request, open_reports_for(request.user), pk=pk)
    page = seen_or_404(request, report.page_texts.all(), number=number)
    asked = request.GET.get("passage", "")
    passage = report.passages.filter(pk=int(asked)).first() if asked.isdecimal() and len(asked) < 18 else None
    return render(
        request,
        "lessons/library_report_page.html",
        {
            "report": report,
            "page": page,
            "passage": passage,
            "parts": _parts(page, passage) if passage else (page.text, "", ""),
            "runs_on": bool(passage) and _next_page(report, passage, number),
            "trail": way((str(report), "library_report", pk), f"Page {number}"),
        },
    )


def _spans(report: LibraryReport, passage: Passage) -> tuple[Any, ...]:
    texts = dict(
        report.page_texts.filter(number__range=(passage.page, passage.page + 2)).values_list("number", "text")
    )
    pages = [texts[number] for number in sorted(texts)]
    return PrintedPages(pages).spans(passage.text, 1)


def _parts(page: LibraryPage, passage: Passage) -> tuple[str, str, str]:
    """The page's text before the passage, of it, and after it."""
    for span in _spans(page.report, passage):
        if passage.page + span.page - 1 == page.number:
            return page.text[: span.start], page.text[span.start : span.end], page.text[span.end :]
    return page.text, "", ""


def _next_page(report: LibraryReport, passage: Passage, number: int) -> int | None:
    """The next page, if the passage runs on to it."""
    last = passage.page + len(_spans(report, passage)) - 1
    return number + 1 if number < last else None
