"""The list of papers, one paper's page, and its files."""

from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from headway.errors import ForPerson
from headway.web.access import seen_or_404
from headway.web.accounts.queries import authorities_where, may
from headway.web.accounts.roles import May
from headway.web.paging import page_links
from headway.web.plans.statement import Format, policy_for
from headway.web.register.storage import download
from headway.web.scrutiny.models import Meeting, Paper
from headway.web.scrutiny.queries.papers import (
    PaperFilters,
    appendices_seen,
    making_of,
    papers_listed,
    sees_restricted_parts,
    waiting_for,
    with_everything,
)
from headway.web.scrutiny.queries.papers_checks import Checked, checked
from headway.web.scrutiny.queries.scope import papers_for
from headway.web.scrutiny.rules.contents import content_of
from headway.web.scrutiny.rules.papers_chain import earlier, in_force, turn_of
from headway.web.scrutiny.rules.papers_document import (
    as_file,
    body_html,
    document_of,
    file_name,
    template_of,
)
from headway.web.scrutiny.rules.papers_faults import to_acknowledge
from headway.web.scrutiny.rules.papers_marking import PARAGRAPHS, classification_line
from headway.web.scrutiny.states import PaperKind, PaperState


def papers(request: HttpRequest) -> HttpResponse:
    """The papers that this person may read."""
    filters = PaperFilters.from_query(request.GET)
    shown = papers_listed(request.user, filters, request.GET.get("page", "1"))
    return render(
        request,
        "scrutiny/papers.html",
        {
            "list": shown,
            "filters": filters,
            "kinds": PaperKind.choices,
            "states": PaperState.choices,
            "pages": page_links(request, shown.page),
            "may_write": bool(authorities_where(request.user, May.WRITE_PAPERS)),
            "waiting": len(waiting_for(request.user)),
        },
    )


def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """One paper: how it reads, and how far it has come."""
    found = seen_or_404(request, with_everything(papers_for(request.user)), pk=pk)
    restricted = sees_restricted_parts(request.user, found)
    content = content_of(found, restricted=restricted)
    making = making_of(found, restricted=restricted)
    chain = in_force(making.sign_offs)
    can = can_do(request, found)
    sees_working = may(request.user, May.SEE_PAPER_DRAFTS, found.authority_id) or restricted
    result = checked(found, timezone.localdate()) if sees_working and can["versions"] else Checked()
    return render(
        request,
        "scrutiny/paper.html",
        {
            "paper": found,
            "restricted": restricted,
            "reads": body_html(document_of(found, content)),
            "pathway": found.pathway.all(),
            "chain": chain,
            "earlier": earlier(making.sign_offs),
            "turn": turn_of(chain) if found.state == PaperState.SIGNING else None,
            "appendices": [(each, each.is_open or restricted) for each in found.appendices.all()],
            "versions": making.versions,
            "items": [(each, each.meeting) for each in found.agenda_items.all()],
            "is_committee_paper": PaperKind(found.kind).is_committee_paper,
            "checked": result,
            "answered": {each.key for each in making.acknowledged},
            "left": to_acknowledge(found, result.found),
            "acknowledged": making.acknowledged if sees_working else [],
            "sources": found.content.get("sources", []) if sees_working else [],
            "withdrawn_because": found.content.get("withdrawn_because", ""),
            "sees_working": sees_working,
            "line": classification_line(found),
            "paragraphs": [(each, PARAGRAPHS[each]) for each in found.exempt_paragraphs],
            "can": can,
            "to_agenda": _agenda_to_join(found) if can["agenda"] else None,
            "files": [
                {"text": text, "href": reverse("paper_file", args=[pk, kind])}
                for text, kind in (("PDF", "pdf"), ("Word", "docx"), ("HTML", "html"))
            ],
            "trail": crumbs(),
        },
    )


def paper_file(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The paper as PDF, Word or HTML."""
    if kind not in list(Format):
        raise Http404
    found = seen_or_404(request, with_everything(papers_for(request.user)), pk=pk)
    content = content_of(found, restricted=sees_restricted_parts(request.user, found))
    form = Format(kind)
    written = as_file(document_of(found, content), form, template_of(content))
    response = HttpResponse(written, content_type=form.media_type)
    if form is Format.HTML:
        response.headers["Content-Security-Policy"] = policy_for(written)
    response.headers["Content-Disposition"] = (
        f"attachment; filename*=UTF-8''{quote(file_name(found, form), safe='')}"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def appendix_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """An appendix as it was given. A restricted one bears no name of its own."""
    found = seen_or_404(request, appendices_seen(request.user), pk=pk)
    if not found.is_open and not sees_restricted_parts(request.user, found.paper):
        raise Http404
    is_open = found.is_open and found.paper.is_open
    name = found.name if is_open else f"paper-{found.paper_id}-appendix-{found.pk}"
    try:
        return download(found.sha256, name=name, media_type=found.media_type)
    except ForPerson as fault:
        raise Http404(str(fault)) from None


def can_do(request: HttpRequest, found: Paper) -> dict[str, bool]:
    """What the person may do with a paper, by the words that templates ask with."""
    changes = found.state not in (PaperState.PUBLISHED, PaperState.WITHDRAWN)
    writes = may(request.user, May.WRITE_PAPERS, found.authority_id)
    return {
        "write": writes and changes,
        "agenda": may(request.user, May.KEEP_MEETINGS, found.authority_id),
        "publish": may(request.user, May.PUBLISH_PAPERS, found.authority_id),
        "versions": may(request.user, May.SEE_PAPER_DRAFTS, found.authority_id),
    }


def _agenda_to_join(found: Paper) -> Meeting | None:
    """The meeting that a paper is written for, where it is on no agenda of it yet."""
    if found.state not in (PaperState.SIGNED, PaperState.PUBLISHED):
        return None
    step = next((each for each in found.pathway.all() if each.is_this), None)
    meeting = step.meeting if step else None
    joined = {each.meeting_id for each in found.agenda_items.all()}
    return meeting if meeting is not None and meeting.pk not in joined else None


def crumbs(found: Paper | None = None, *rest: str) -> list[dict[str, Any]]:
    """The way here: papers, the paper, and what is below it."""
    way: list[dict[str, Any]] = [{"text": "Papers", "href": reverse("papers")}]
    if found is not None:
        way.append({"text": str(found), "href": reverse("paper", args=[found.pk])})
    return [*way, *({"text": each} for each in rest)]
