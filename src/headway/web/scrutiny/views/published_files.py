"""What the public saves: a paper as PDF, Word or HTML, and its open appendices as they were given."""

import hashlib
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from headway.documents.template import CouncilTemplate
from headway.documents.tree import Document
from headway.documents.writers import html, pdf, word
from headway.errors import ForPerson
from headway.web.plans.statement import Format, policy_for
from headway.web.register.storage import download
from headway.web.scrutiny.states import PublicationKind
from headway.web.scrutiny.views.published import paper_document, template_of
from headway.web.scrutiny.views.published_common import found_or_gone, public_file

__all__ = ["appendix", "as_file", "paper_file"]


@public_file
def paper_file(request: HttpRequest, pk: int, kind: str) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """The published paper as a file."""
    if kind not in list(Format):
        raise Http404
    found = found_or_gone(PublicationKind.PAPER, paper=pk)
    return as_file(
        paper_document(found), template_of(found.public["template"]), Format(kind), found.row.title
    )


@public_file
def appendix(request: HttpRequest, pk: int, appendix: int) -> HttpResponseBase:  # noqa: ARG001 - Django's signature
    """An open appendix of a published paper."""
    found = found_or_gone(PublicationKind.PAPER, paper=pk)
    file = next((each for each in found.files if each["appendix"] == appendix), None)
    if file is None:
        raise Http404
    try:
        response = download(file["sha256"], name=file["name"], media_type=file["media_type"])
    except ForPerson:
        raise Http404 from None
    response.headers["Cache-Control"] = "public, no-cache"
    response.headers["ETag"] = f'"{file["sha256"]}"'
    return response


def as_file(document: Document, form: CouncilTemplate, kind: Format, name: str) -> HttpResponse:
    """A document as a file in the council's form; the same document gives the same bytes."""
    page = written(document, form, kind)
    response = HttpResponse(page, content_type=kind.media_type)
    if kind is Format.HTML:
        response.headers["Content-Security-Policy"] = policy_for(page)
    named = quote(f"{name[:120]}.{kind.value}".replace("/", "-"))
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{named}"
    response.headers["ETag"] = f'"{hashlib.sha256(page).hexdigest()}"'
    return response


def written(document: Document, form: CouncilTemplate, kind: Format) -> bytes:
    """The bytes of a document as that kind of file."""
    if kind is Format.PDF:
        return pdf(document, form.fonts, form.font_folder)
    if kind is Format.WORD:
        return word(document, form.word_base)
    return html(document, form.style)
