"""What is saved as a file: a paper, the minutes, the pack of a meeting, an open appendix; and the pack for members."""

import hashlib
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from headway.documents.agenda_pack import AgendaPack, PackPaper, agenda_pack
from headway.documents.committee import minutes
from headway.documents.template import CouncilTemplate
from headway.documents.tree import Document
from headway.documents.writers import html, pdf, word
from headway.errors import ForPerson
from headway.web.access import seen_or_404
from headway.web.plans.statement import Format, policy_for
from headway.web.register.storage import download
from headway.web.scrutiny.published_store import made_once
from headway.web.scrutiny.queries.published_pack import Contents, members_contents, public_contents
from headway.web.scrutiny.queries.scope import meetings_for
from headway.web.scrutiny.rules.published_documents import minutes_content
from headway.web.scrutiny.states import PublicationKind
from headway.web.scrutiny.views.published import paper_document, template_of
from headway.web.scrutiny.views.published_common import KEPT_BRIEFLY, found_or_gone, public_file

__all__ = ["appendix", "members_pack", "minutes_file", "pack", "paper_file"]


@public_file
def paper_file(request: HttpRequest, pk: int, kind: str) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """The published paper as a file."""
    if kind not in list(Format):
        raise Http404
    found = found_or_gone(PublicationKind.PAPER, paper=pk)
    form = template_of(found.public["template"])
    page = made_once(
        kind, ["paper", found.public], lambda: written(paper_document(found), form, Format(kind))
    )
    return as_file(page, Format(kind), found.row.title)


@public_file
def minutes_file(request: HttpRequest, pk: int, kind: str) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """The published minutes as a file."""
    if kind not in list(Format):
        raise Http404
    found = found_or_gone(PublicationKind.MINUTES, meeting=pk)
    form = template_of(found.row.meeting.body.template)
    page = made_once(
        kind,
        ["minutes", form.name, found.public],
        lambda: written(minutes(minutes_content(found.public)), form, Format(kind)),
    )
    return as_file(page, Format(kind), found.row.title)


@public_file
def pack(request: HttpRequest, pk: int, kind: str) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """The agenda pack of a meeting: its agenda, open papers and their open appendices in one."""
    if kind not in (Format.PDF, Format.HTML):
        raise Http404
    agenda = found_or_gone(PublicationKind.AGENDA, meeting=pk)
    form = template_of(agenda.row.meeting.body.template)
    contents = public_contents(agenda, form)
    page = made_once(
        kind, ["pack", form.name, contents.made_from], lambda: _edition(_packed(contents, form), kind)
    )
    return as_file(page, Format(kind), f"Agenda pack: {agenda.row.meeting}")


def members_pack(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The pack with restricted parts for those who may see them, made anew each time and kept by nobody."""
    meeting = seen_or_404(request, meetings_for(request.user), pk=pk)
    if kind not in (Format.PDF, Format.HTML):
        raise Http404
    form = template_of(meeting.body.template)
    contents = members_contents(request.user, meeting, form)
    page = _edition(_packed(contents, form), kind)
    name = f"{'Not for publication - ' if contents.is_restricted else ''}Members' pack: {meeting}"
    response = as_file(page, Format(kind), name)
    del response.headers["ETag"]
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _packed(contents: Contents, form: CouncilTemplate) -> AgendaPack:
    """The pack; where an appendix cannot be put in (damaged, locked, too long), the pack without appendices."""
    try:
        return agenda_pack(contents.agenda, contents.papers, template=form)
    except ForPerson:
        bare = [PackPaper(each.item, each.document) for each in contents.papers]
        return agenda_pack(contents.agenda, bare, template=form)


def _edition(made: AgendaPack, kind: str) -> bytes:
    return made.pdf if kind == Format.PDF else made.html.encode()


@public_file
def appendix(request: HttpRequest, pk: int, appendix: int) -> HttpResponseBase:
    """An open appendix of a published paper."""
    found = found_or_gone(PublicationKind.PAPER, paper=pk)
    file = next((each for each in found.files if each["appendix"] == appendix), None)
    if file is None:
        raise Http404
    mark = f'"{file["sha256"]}"'
    if (known := get_conditional_response(request, etag=mark)) is not None:
        return known  # before the file is opened
    try:
        response = download(file["sha256"], name=file["name"], media_type=file["media_type"])
    except ForPerson:
        raise Http404 from None
    response.headers["Cache-Control"] = KEPT_BRIEFLY
    response.headers["ETag"] = mark
    return response


def as_file(page: bytes, kind: Format, name: str) -> HttpResponse:
    """A file as an answer that a browser saves; an HTML one may use its own style and nothing else."""
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
