"""Appendices, and withdrawing a paper."""

from django.http import HttpRequest, HttpResponse

from headway.web import access
from headway.web.access import found_or_404, seen_or_404
from headway.web.accounts.roles import May
from headway.web.form_pages import form_page, sent_on, tried
from headway.web.scrutiny.actions import papers as actions
from headway.web.scrutiny.forms.papers_about import AppendixForm, VersionOnlyForm, WithdrawForm
from headway.web.scrutiny.models import Appendix, Paper
from headway.web.scrutiny.queries.papers import appendices_seen, sees_restricted_parts, with_everything
from headway.web.scrutiny.queries.scope import papers_for
from headway.web.scrutiny.views.papers import crumbs


def add_appendix(request: HttpRequest, pk: int) -> HttpResponse:
    """Attach a file."""
    found = _to_write(request, pk)
    form = AppendixForm(request.POST or None, request.FILES or None, initial={"version": found.version})
    trial = None
    if request.method == "POST":
        trial = tried(form, lambda: _attached(request, found, form))
        if trial.done:
            return sent_on(request, f"Appendix {trial.made.number} was attached.", "paper", pk)
    return form_page(
        request, "scrutiny/paper_appendix.html", form, trial, paper=found, trail=crumbs(found, "Appendix")
    )


def _attached(request: HttpRequest, found: Paper, form: AppendixForm) -> Appendix:
    said = form.cleaned_data
    return actions.add_appendix(
        by=request.user,
        paper=found,
        version=said["version"],
        number=said["number"],
        title=said["title"],
        file=said["file"],
        name=said["file"].name,
        marking=form.marking(),
    )


def remove_appendix(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an appendix off."""
    appendix = seen_or_404(request, appendices_seen(request.user), pk=pk)
    found = appendix.paper
    access.demand(request, May.WRITE_PAPERS, found.authority_id)
    if not appendix.is_open and not sees_restricted_parts(request.user, found):
        found_or_404(Appendix.objects.none())
    form = VersionOnlyForm(request.POST or None, initial={"version": found.version})
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.remove_appendix(
                by=request.user, appendix=appendix, version=form.cleaned_data["version"]
            ),
        )
        if trial.done:
            return sent_on(request, "The appendix was taken off.", "paper", found.pk)
    return form_page(
        request,
        "scrutiny/paper_appendix_remove.html",
        form,
        trial,
        paper=found,
        appendix=appendix,
        trail=crumbs(found, "Take off an appendix"),
    )


def withdraw_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper goes no further."""
    found = _to_write(request, pk)
    form = WithdrawForm(request.POST or None, initial={"version": found.version})
    trial = None
    if request.method == "POST":
        trial = tried(form, lambda: actions.withdraw_paper(by=request.user, paper=found, **form.cleaned_data))
        if trial.done:
            return sent_on(request, "The paper was withdrawn.", "paper", pk)
    return form_page(
        request, "scrutiny/paper_withdraw.html", form, trial, paper=found, trail=crumbs(found, "Withdraw")
    )


def _to_write(request: HttpRequest, pk: int) -> Paper:
    found = seen_or_404(request, with_everything(papers_for(request.user)), pk=pk)
    access.demand(request, May.WRITE_PAPERS, found.authority_id)
    return found
