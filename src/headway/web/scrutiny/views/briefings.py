"""Member briefing notes: choose what about and for which meeting; read; keep as a paper."""

from datetime import date
from urllib.parse import quote

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from headway.documents import read_template
from headway.documents.committee.briefing import briefing as document_of
from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.form_pages import sent_on
from headway.web.pages import day
from headway.web.plans.models import Plan
from headway.web.plans.statement import Format, policy_for
from headway.web.scrutiny.actions.briefings import keep_briefing
from headway.web.scrutiny.briefings import briefing_content
from headway.web.scrutiny.forms.briefings import MeetingForm
from headway.web.scrutiny.models import Meeting
from headway.web.scrutiny.queries import briefings as queries
from headway.web.scrutiny.rules.papers_document import as_file
from headway.web.scrutiny.rules.pointers import RULE
from headway.web.scrutiny.views.owed_ways import way as _way

_LATEST = 5
_START = ("Member briefing", "briefing")


def briefing(request: HttpRequest) -> HttpResponse:
    """Choose the plan that the note is about."""
    return render(
        request,
        "scrutiny/briefings_start.html",
        {
            "plans": queries.plans_to_brief_about(request.user),
            "unanswered": queries.inspections_without_plan(request.user)[:_LATEST],
        },
    )


def briefing_note(request: HttpRequest, pk: int) -> HttpResponse:
    """The note from the record as it stands today."""
    plan, today = _plan(request, pk), timezone.localdate()
    form = MeetingForm(request.GET, meetings=_meetings(request, plan, today))
    form.is_valid()
    note = queries.briefing(request.user, plan, form.chosen, today)
    return render(
        request,
        "scrutiny/briefings_note.html",
        {
            "note": note,
            "plan": plan,
            "form": form,
            "rule": RULE,
            "files": [
                {"text": text, "href": reverse("briefing_file", args=[pk, kind])}
                for text, kind in (("PDF", "pdf"), ("Word", "docx"), ("HTML", "html"))
            ],
            "can_keep": may(request.user, May.WRITE_PAPERS, plan.authority_id),
            "can_ask": may(request.user, May.ASK, plan.authority_id),
            "trail": _way(plan.title, of=_START),
        },
    )


def keep_briefing_note(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the note as a paper, which somebody may write on, sign off and publish."""
    plan, today = _plan(request, pk), timezone.localdate()
    access.demand(request, May.WRITE_PAPERS, plan.authority_id)
    if request.method != "POST":
        return redirect("briefing_note", pk)
    form = MeetingForm(request.POST, meetings=_meetings(request, plan, today))
    form.is_valid()
    paper = keep_briefing(by=request.user, plan=plan, meeting=form.chosen, on=today)
    return sent_on(
        request, "The note is kept as a paper. What it says stays as it is now.", "paper", paper.pk
    )


def briefing_file(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The note as it stands today, as HTML, PDF or Word: to read on the way to the meeting."""
    if kind not in list(Format):
        raise Http404
    plan, today = _plan(request, pk), timezone.localdate()
    form = MeetingForm(request.GET, meetings=_meetings(request, plan, today))
    form.is_valid()
    content = briefing_content(queries.briefing(request.user, plan, form.chosen, today))
    template = read_template("default")
    kept = Format(kind)
    page = as_file(document_of(content), kept, template)
    response = HttpResponse(page, content_type=kept.media_type)
    if kept is Format.HTML:
        response.headers["Content-Security-Policy"] = policy_for(page)
    name = quote(f"{content.title}, {day(today)}.{kept.value}".replace("/", "-"))
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return response


def _plan(request: HttpRequest, pk: int) -> Plan:
    return seen_or_404(request, queries.plans_to_brief_about(request.user), pk=pk)


def _meetings(request: HttpRequest, plan: Plan, on: date) -> QuerySet[Meeting]:
    return queries.meetings_to_brief_for(request.user, plan, on).select_related("body")
