"""Adding a paper and writing it: saving, looking at it before, checking it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from headway.web import access
from headway.web.accounts.roles import May
from headway.web.fields import errors_of
from headway.web.plans.views.common import Trial, form_page, seen_or_404, sent_on, tried
from headway.web.scrutiny.actions import papers as actions
from headway.web.scrutiny.forms.papers_about import AddForm, MarkedForm, marking_now
from headway.web.scrutiny.models import Meeting, Paper
from headway.web.scrutiny.queries.papers import (
    bodies_by_name,
    meetings_to_choose,
    sees_restricted_parts,
    templates_to_choose,
    with_everything,
    writes_in,
)
from headway.web.scrutiny.queries.papers_checks import faults_of_content
from headway.web.scrutiny.queries.scope import papers_for
from headway.web.scrutiny.rules.contents import Content, Way, content_from, content_of, said_by, said_of
from headway.web.scrutiny.rules.papers_document import body_html, document_of
from headway.web.scrutiny.rules.papers_marking import classification_line
from headway.web.scrutiny.states import Background, PaperKind
from headway.web.scrutiny.views.papers import crumbs
from headway.web.scrutiny.views.papers_bench import Bench, bench_for, compared_rows, main_initial


def add_paper(request: HttpRequest) -> HttpResponse:
    """A new paper: of which kind, for which meeting, begun from what."""
    on = timezone.localdate()
    authorities = writes_in(request.user)
    codes = [each.pk for each in authorities]
    form = AddForm(
        request.POST or None,
        request.FILES or None,
        authorities=authorities,
        meetings=meetings_to_choose(codes, on),
        initial={"authority": codes[0] if codes else "", "kind": request.GET.get("kind", "")},
    )
    trial = None
    if request.method == "POST":
        trial = tried(form, lambda: _added(request, form))
        if trial.done:
            return sent_on(request, "The paper was added. Write it below.", "write_paper", trial.made.pk)
    return form_page(
        request, "scrutiny/paper_add.html", form, trial, trail=crumbs(None, "Add a paper"), kinds=PaperKind
    )


def _added(request: HttpRequest, form: AddForm) -> Paper:
    said = form.cleaned_data
    meeting = form.meetings.get(said["meeting"])
    way = [Way(body_name=meeting.body.name, is_this=True, meeting=meeting.pk)] if meeting else []
    return actions.add_paper(
        by=request.user,
        authority=form.authorities[said["authority"]],
        kind=said["kind"],
        content=content_from(
            said["kind"], said["subject"], {"template": meeting.body.template if meeting else ""}
        ),
        way=way,
        marking=form.marking(),
    )


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
    return {"checked": True, "faults": faults_of_content(paper, content, timezone.localdate())}


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
        meetings=meetings_to_choose([paper.authority_id], timezone.localdate(), named),
        templates=templates_to_choose(paper.authority_id, said_by(paper).get("template", "")),
        bodies=bodies_by_name(paper.authority_id),
    )
