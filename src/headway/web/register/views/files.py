"""The report itself, and its pages as text and as pictures, for whoever may see the inspection."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.http import quote_etag

from headway.errors import ForPerson
from headway.web.access import found_or_404
from headway.web.register.models import Inspection, ReportFile
from headway.web.register.page_image import page_image as draw
from headway.web.register.queries import visible
from headway.web.register.storage import MediaType, download, path_of
from headway.web.register.views.common import crumbs, page, title_of


def report(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The report as it was given, to be saved."""
    file = _file(_inspection(request, pk))
    try:
        return download(file.sha256, name=file.name, media_type=file.media_type)
    except ForPerson as fault:
        raise Http404(str(fault)) from None


def report_page(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One page of the report: its picture and its text."""
    inspection = _inspection(request, pk)
    file = _file(inspection)
    if not 1 <= number <= len(file.pages):
        raise Http404
    return page(
        request,
        "report_page.html",
        inspection=inspection,
        title=title_of(inspection),
        number=number,
        count=len(file.pages),
        text=file.pages[number - 1],
        trail=crumbs(inspection, f"Page {number}"),
    )


def page_picture(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One page of the report as PNG. Bytes under one hash never change, so a browser may keep its copy."""
    file = _file(_inspection(request, pk))
    if not 1 <= number <= len(file.pages) or file.media_type != MediaType.PDF:
        raise Http404
    mark = quote_etag(f"{file.sha256}-{number}")
    if request.headers.get("If-None-Match") == mark:
        answer = HttpResponse(status=304)
    else:
        try:
            answer = HttpResponse(draw(path_of(file.sha256), number), content_type=MediaType.PNG.value)
        except ForPerson as fault:
            raise Http404(str(fault)) from None
    answer.headers["ETag"] = mark
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _inspection(request: HttpRequest, pk: int) -> Inspection:
    return found_or_404(visible(request.user).select_related("report"), pk=pk)


def _file(inspection: Inspection) -> ReportFile:
    if inspection.report is None:
        raise Http404
    return inspection.report
