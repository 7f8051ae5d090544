"""Adding a paper and writing it: saving, looking at it before, checking it."""

from dataclasses import replace
from io import BytesIO
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from headway.documents.content import MessageContent
from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.roles import May
from headway.web.fields import errors_of
from headway.web.form_pages import Trial, form_page, sent_on, tried
from headway.web.scrutiny.actions import papers as actions
from headway.web.scrutiny.forms.papers_about import AddForm, MarkedForm, marking_now
from headway.web.scrutiny.models import Meeting, Paper
from headway.web.scrutiny.papers_charts import TITLE as CHARTS
from headway.web.scrutiny.queries import papers_performance as performance
from headway.web.scrutiny.queries import papers_starting as starting
from headway.web.scrutiny.queries.papers import (
    known_to,
    meetings_to_choose,
    sees_restricted_parts,
    templates_to_choose,
    with_everything,
    writes_in,
)
from headway.web.scrutiny.queries.papers_checks import checked
from headway.web.scrutiny.queries.scope import papers_for
from headway.web.scrutiny.rules.contents import Content, Way, content_from, content_of, said_by, said_of
from headway.web.scrutiny.rules.papers_document import body_html, document_of
from headway.web.scrutiny.rules.papers_marking import classification_line
from headway.web.scrutiny.states import Background, PaperKind
from headway.web.scrutiny.views.papers import crumbs
from headway.web.scrutiny.views.papers_bench import Bench, bench_for, compared_rows, main_initial

_CHOSEN = ("kind", "meeting", "inspection", "plan", "scorecard", "period")
"""What the address of the page for a new paper may choose already."""


def add_paper(request: HttpRequest) -> HttpResponse:
    """A new paper: of which kind, for which meeting, begun from what."""
    authorities = writes_in(request.user)
    codes = [each.pk for each in authorities]
    form = AddForm(
        request.POST or None,
        request.FILES or None,
        authorities=authorities,
        meetings=meetings_to_choose(codes),
        inspections=starting.inspections_to_begin_from(request.user, codes),
        plans=starting.plans_to_begin_from(request.user),
        scorecards=performance.scorecards_to_begin_from(request.user, codes),
        themes=performance.themes_to_begin_from(request.user, codes),
        months=performance.months_back(timezone.localdate()),
        initial={
            "authority": codes[0] if codes else "",
            **{name: request.GET.get(name, "") for name in _CHOSEN},
        },
    )
    trial = None
    if request.method == "POST":
        trial = tried(form, lambda: _added(request, form))
        if trial.done:
            made, notes = trial.made
            for note in notes:
                messages.info(request, note)
            return sent_on(request, "The paper was added. Write it below.", "write_paper", made.pk)
    return form_page(
        request, "scrutiny/paper_add.html", form, trial, trail=crumbs(None, "Add a paper"), kinds=PaperKind
    )


@transaction.atomic
def _added(request: HttpRequest, form: AddForm) -> tuple[Paper, tuple[str, ...]]:
    """The paper that was added, and what its writer should know of how it was begun."""
    said = form.cleaned_data
    inspection = form.inspections.get(said["inspection"])
    report = inspection.report if inspection and said["attach"] else None
    start = _start(request, form, report is not None)
    content = start.content
    if said["subject"]:
        name = "title" if isinstance(content, MessageContent) else "subject"
        content = replace(content, **{name: said["subject"]})
    made = actions.add_paper(
        by=request.user,
        authority=form.authorities[said["authority"]],
        kind=said["kind"],
        content=content,
        way=start.way,
        marking=form.marking(),
        inspection=inspection,
        plan=form.plans.get(said["plan"]),
        sources=start.sources,
        report=report,
        why=start.why,
    )
    if start.charts:
        actions.add_appendix(
            by=request.user,
            paper=made,
            version=made.version,
            title=CHARTS,
            file=BytesIO(start.charts),
            name="charts.pdf",
        )
    return made, start.notes


def _start(request: HttpRequest, form: AddForm, attached: bool) -> starting.Start:
    """What the paper is begun with: a file before all, then live data, then bare headings."""
    said, on = form.cleaned_data, timezone.localdate()
    kind, meeting = said["kind"], form.meetings.get(said["meeting"])
    if said["file"]:
        return starting.from_upload(said["file"], kind, meeting, known_to(said["authority"]))
    if kind == PaperKind.INSPECTION_OUTCOME and said["inspection"]:
        return starting.from_inspection(form.inspections[said["inspection"]], meeting, on, attached=attached)
    if kind == PaperKind.PLAN_PROGRESS and said["plan"]:
        return starting.from_plan(form.plans[said["plan"]], meeting, on)
    if kind in performance.KINDS:
        authority = form.authorities[said["authority"]]
        return starting.from_measures(
            request.user, authority, kind, form.begins_from(), meeting, on, charts=said["charts"]
        )
    return starting.from_nothing(kind, said["subject"], meeting)


def write_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that a paper says, in one form; its classification with it."""
    paper = seen_or_404(request, with_everything(papers_for(request.user)), pk=pk)
    access.demand(request, May.WRITE_PAPERS, paper.authority_id)
    content = content_of(paper, restricted=True)
    bench = _bench(paper, content, request.POST or None)
    marked = MarkedForm(request.POST or None, initial=marking_now(paper))
    shown: dict[str, Any] = {}
    trial = Trial()
    if request.method == "POST":
        whole = all([bench.is_valid(), marked.is_valid()])
        if not whole:
            trial = Trial(errors=[*bench.errors, *errors_of(marked)])
        elif request.POST.get("do") in ("preview", "check"):
            shown = _looked_at(request, paper, bench)
        else:
            trial = _saved(request, paper, bench, marked)
            if trial.done:
                return sent_on(request, _said(trial.made), "paper", paper.pk)
    return form_page(
        request,
        "scrutiny/paper_write.html",
        bench.form,
        trial,
        bench=bench,
        marked=marked,
        paper=paper,
        kind=PaperKind(paper.kind),
        trail=crumbs(paper, "Write"),
        **shown,
    )


def _saved(request: HttpRequest, paper: Paper, bench: Bench, marked: MarkedForm) -> Trial:
    trial = tried(
        bench.form,
        lambda: actions.write_paper(
            by=request.user,
            paper=paper,
            version=bench.form.cleaned_data["version"],
            content=bench.content(),
            way=bench.way(),
            marking=marked.marking(),
            why=bench.form.cleaned_data["why"],
        ),
        current=_now,
    )
    if trial.conflict is not None:
        now = with_everything(Paper.objects.filter(pk=paper.pk)).get()
        trial.conflict += compared_rows(now, content_of(now, restricted=True), bench)
    return trial


def _now(paper: Paper) -> dict[str, Any]:
    """The main form's fields as they stand now, for the page of a conflict."""
    found = main_initial(paper, content_of(paper, restricted=True))
    return {name: value for name, value in found.items() if name != "version"}


def _said(paper: Paper) -> str:
    reopened = getattr(paper, "reopened", 0)
    if not reopened:
        return "The paper was saved."
    who = "The signature" if reopened == 1 else f"The {reopened} signatures"
    return f"The paper was saved. {who} on the earlier version no longer count: ask for sign-off again."


def _looked_at(request: HttpRequest, paper: Paper, bench: Bench) -> dict[str, Any]:
    """The paper as it would read and what the check finds in it, without saving anything."""
    content = written_content(paper, bench, restricted=sees_restricted_parts(request.user, paper))
    if request.POST.get("do") == "preview":
        return {"preview": body_html(document_of(paper, content))}
    result = checked(paper, timezone.localdate(), content, bench.section_rows())
    return {"checked": result}


def written_content(paper: Paper, bench: Bench, *, restricted: bool) -> Content:
    """What stands in the forms, with the rows that the paper has: as it would be, were it saved now."""
    written = bench.content()
    way = bench.way() or []
    known = Meeting.objects.select_related("body").in_bulk([each.meeting for each in way if each.meeting])
    named = [
        Way(**{**vars(each), "body_name": known[each.meeting].body.name, "on": known[each.meeting].on})
        if each.meeting in known
        else each
        for each in way
    ]
    said = said_of(written)
    chosen = getattr(written, "background", None)
    now = content_of(paper, restricted=restricted)
    return content_from(
        paper.kind,
        bench.form.cleaned_data["subject"],
        said,
        way=named,
        background=Background.UNSAID if chosen is None else Background.LISTED if chosen else Background.NONE,
        classification=classification_line(paper),
        appendices=getattr(now, "appendices", ()),
    )


def _bench(paper: Paper, content: Content, data: Any) -> Bench:
    named = [each.meeting_id for each in paper.pathway.all()]
    return bench_for(
        paper,
        content,
        data,
        meetings=meetings_to_choose([paper.authority_id], named),
        templates=templates_to_choose(paper.authority_id, said_by(paper).get("template", "")),
        known=known_to(paper.authority_id),
    )
