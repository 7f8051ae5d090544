"""Adding an inspection: a report is dropped and read, or its details are entered by hand."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from headway.areas import by_code
from headway.errors import ForPerson
from headway.web.access import SignInFirst, demand
from headway.web.accounts.roles import May
from headway.web.fields import errors_of
from headway.web.form_pages import sent_on
from headway.web.register import actions, queries
from headway.web.register.forms import ByHandForm, ReportUploadForm
from headway.web.register.models import Authority, Inspection
from headway.web.register.proposals import Proposal, holder, read_report
from headway.web.register.storage import MediaType, keep
from headway.web.register.views.common import Trial, crumbs, page, sent, tried


def add(request: HttpRequest) -> HttpResponse:
    """Drop a report: it is kept, read within limits, and proposed for the register."""
    authorities = _where(request)
    form = ReportUploadForm(authorities, sent(request), request.FILES or None)
    trial = Trial()
    if request.method == "POST":
        trial = _read(request, form, authorities)
        if trial.done:
            return _to_inspection(request, trial.made)
    return page(request, "add.html", trial, form=form, trail=crumbs(None, "Add an inspection"))


def add_by_hand(request: HttpRequest) -> HttpResponse:
    """Enter an inspection whose report is not at hand."""
    authorities = _where(request)
    form = ByHandForm(authorities, sent(request))
    trial = Trial()
    if request.method == "POST":
        trial = tried(form, lambda: _add_by_hand(request, form, authorities))
        if trial.done:
            said = (
                "The inspection is on the register as a proposal. Enter its judgements and what it asks for."
            )
            return sent_on(request, said, "inspection_confirm", trial.made.pk)
    return page(
        request, "add_by_hand.html", trial, form=form, trail=crumbs(None, "Enter an inspection by hand")
    )


def _where(request: HttpRequest) -> list[Authority]:
    """The authorities in which the person may add; one who may nowhere is turned away."""
    if not request.user.is_authenticated:
        raise SignInFirst
    found = list(queries.addable_authorities(request.user))
    if not found:
        demand(request, May.ADD_INSPECTIONS, "")
    return found


def _read(request: HttpRequest, form: ReportUploadForm, authorities: list[Authority]) -> Trial:
    """The new inspection, or that which the report is already, or what is wrong with it."""
    if not form.is_valid():
        return Trial(errors=errors_of(form))
    upload = form.cleaned_data["report"]
    try:
        stored = keep(upload, name=upload.name, kinds=frozenset({MediaType.PDF}))
        if known := queries.found_by_report(request.user, stored.sha256):
            return Trial(made=known, done=True)
        proposal = read_report(stored)
        authority = _held_by(proposal, form.cleaned_data["authority"], authorities)
        made = actions.add_report(
            by=request.user,
            authority=authority,
            stored=stored,
            proposal=proposal,
            received=form.cleaned_data["received"],
        )
    except ForPerson as fault:
        form.add_error("report", str(fault))
        return Trial(errors=errors_of(form))
    made.is_new = True
    return Trial(made=made, done=True)


def _held_by(proposal: Proposal, chosen: str, authorities: list[Authority]) -> Authority:
    """Whose register the report goes on: that of the authority it is about, or of its successor."""
    by_pk = {each.pk: each for each in authorities}
    candidates = holder(proposal.authority, frozenset(by_pk))
    if chosen and chosen not in by_pk:
        raise ForPerson("Choose an authority from the list.")
    if chosen and proposal.authority and chosen not in candidates:
        raise ForPerson(
            f"The report is about {proposal.authority.name}, not {by_code(chosen).name}. Choose the authority again."
        )
    if chosen:
        return by_pk[chosen]
    if not candidates and proposal.authority:
        names = ", ".join(each.name for each in authorities)
        raise ForPerson(f"The report is about {proposal.authority.name}. You may add inspections of {names}.")
    if len(candidates) != 1:
        raise ForPerson("The report does not say which authority it is about. Choose the authority.")
    return by_pk[candidates[0]]


def _add_by_hand(request: HttpRequest, form: ByHandForm, authorities: list[Authority]) -> Inspection:
    authority = next(each for each in authorities if each.pk == form.cleaned_data["authority"])
    return actions.add(by=request.user, authority=authority, **form.details)


def _to_inspection(request: HttpRequest, found: Inspection) -> HttpResponse:
    if getattr(found, "is_new", False):
        said = "The report was read. Check what it was read as, and confirm it."
        return sent_on(request, said, "inspection_confirm", found.pk)
    messages.info(request, "This report is on the register already. This is where it stands.")
    return redirect("inspection", found.pk)
