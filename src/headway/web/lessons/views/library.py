"""Pages of the library: the list of reports and one report."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from headway.web.lessons.queries.scope import reports_for
from headway.web.lessons.views.library_ways import way
from headway.web.plans.views.common import seen_or_404


def library(request: HttpRequest) -> HttpResponse:
    """The reports that are held."""
    return render(request, "lessons/library.html", {"reports": reports_for(request.user)})


def library_report(request: HttpRequest, pk: int) -> HttpResponse:
    """One report."""
    report = seen_or_404(request, reports_for(request.user), pk=pk)
    return render(request, "lessons/library_report.html", {"report": report, "trail": way(str(report))})


def library_report_page(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The text of one page of a report."""
    report = seen_or_404(request, reports_for(request.user), pk=pk)
    page = seen_or_404(request, report.page_texts.all(), number=number)
    return render(
        request,
        "lessons/library_report_page.html",
        {"report": report, "page": page, "trail": way((str(report), "library_report", pk), f"Page {number}")},
    )
