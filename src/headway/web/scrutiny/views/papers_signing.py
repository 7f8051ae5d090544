"""Sign-off: naming who signs, asking them, signing and sending back."""

from typing import Any

from django.forms import BaseFormSet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.roles import May
from headway.web.form_pages import form_page, sent_on, tried
from headway.web.scrutiny.actions import papers as actions
from headway.web.scrutiny.forms.papers import rows_of
from headway.web.scrutiny.forms.papers_about import (
    AcknowledgeForm,
    SignatoryForm,
    SignForm,
    VersionOnlyForm,
)
from headway.web.scrutiny.models import Paper, SignOff
from headway.web.scrutiny.queries.papers import (
    Making,
    making_of,
    people_who_sign,
    sees_restricted_parts,
    with_everything,
)
from headway.web.scrutiny.queries.papers_checks import errors_left
from headway.web.scrutiny.queries.scope import papers_for
from headway.web.scrutiny.rules.contents import content_of
from headway.web.scrutiny.rules.papers_chain import in_force, turn_of
from headway.web.scrutiny.rules.papers_document import body_html, document_of
from headway.web.scrutiny.rules.papers_faults import Found
from headway.web.scrutiny.states import PaperState
from headway.web.scrutiny.views.papers import crumbs


def signatories(request: HttpRequest, pk: int) -> HttpResponse:
    """Who signs, in which order."""
    found = _to_write(request, pk)
    chain = in_force(found.sign_offs.all())
    form = VersionOnlyForm(request.POST or None, initial={"version": found.version})
    rows = rows_of(
        SignatoryForm,
        request.POST or None,
        "signatory",
        initial=[{"person": str(each.person_id), "post": each.post} for each in chain],
        extra=2 if chain else 4,
        most=20,
        people=_people(found, chain),
    )
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.name_signatories(
                by=request.user,
                paper=found,
                version=form.cleaned_data["version"],
                signatories=[each for row in rows if (each := row.signatory())],
            ),
            rows=rows,
        )
        if trial.done:
            return sent_on(
                request, "Those who sign are named. Ask them when the paper is ready.", "paper", pk
            )
    return form_page(
        request,
        "scrutiny/paper_signatories.html",
        form,
        trial,
        rows=rows,
        paper=found,
        trail=crumbs(found, "Who signs"),
    )


def ask_for_sign_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the paper to those who sign; errors that the check found are mended first, or answered for."""
    found = _to_write(request, pk)
    left = errors_left(found, timezone.localdate())
    form = VersionOnlyForm(request.POST or None, initial={"version": found.version})
    rows = _rows(request, left)
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.ask_for_sign_off(
                by=request.user,
                paper=found,
                version=form.cleaned_data["version"],
                on=timezone.localdate(),
                acknowledged=[row.acknowledged() for row in rows],
            ),
            rows=rows,
        )
        if trial.done:
            return sent_on(request, "The paper was sent for sign-off.", "paper", pk)
    return form_page(
        request,
        "scrutiny/paper_ask.html",
        form,
        trial,
        rows=list(zip(rows, left, strict=False)),
        formset=rows,
        chain=in_force(_making(request, found).sign_offs),
        paper=found,
        acknowledged=_making(request, found).acknowledged,
        trail=crumbs(found, "Ask for sign-off"),
    )


def answer_for_errors(request: HttpRequest, pk: int) -> HttpResponse:
    """The errors that are left, each with the reason why it may stand: of a paper that is past asking."""
    found = _to_write(request, pk)
    left = errors_left(found, timezone.localdate())
    form = VersionOnlyForm(request.POST or None)
    rows = _rows(request, left)
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.answer_for(
                by=request.user,
                paper=found,
                on=timezone.localdate(),
                acknowledged=[row.acknowledged() for row in rows],
            ),
            rows=rows,
        )
        if trial.done:
            return sent_on(request, "The reasons are kept with the paper.", "paper", pk)
    return form_page(
        request,
        "scrutiny/paper_errors.html",
        form,
        trial,
        rows=list(zip(rows, left, strict=False)),
        formset=rows,
        paper=found,
        acknowledged=_making(request, found).acknowledged,
        trail=crumbs(found, "Errors that are left"),
    )


def sign_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The version in hand, to be signed or sent back by the one whose turn it is."""
    found = seen_or_404(request, with_everything(papers_for(request.user)), pk=pk)
    access.demand(request, May.SIGN_OFF, found.authority_id)
    making = _making(request, found)
    chain = in_force(making.sign_offs)
    turn = turn_of(chain) if found.state == PaperState.SIGNING else None
    latest = max(found.versions.all(), key=lambda each: each.number, default=None)
    left = errors_left(found, timezone.localdate())
    form = SignForm(request.POST or None, initial={"signs": latest.number if latest else ""})
    rows = _rows(request, left)
    trial = None
    if request.method == "POST":
        back = request.POST.get("do") == "send_back"
        trial = tried(form, lambda: _acted(request, found, form, rows, back=back), rows=rows)
        if trial.done:
            said = "The paper was sent back." if back else "You have signed the paper."
            return sent_on(request, said, "paper", pk)
    content = content_of(found, restricted=sees_restricted_parts(request.user, found))
    return form_page(
        request,
        "scrutiny/paper_sign.html",
        form,
        trial,
        rows=list(zip(rows, left, strict=False)),
        formset=rows,
        paper=found,
        chain=chain,
        turn=turn,
        is_turn=turn is not None and turn.person_id == request.user.pk,
        number=latest.number if latest else 0,
        sha256=latest.sha256 if latest else "",
        reads=body_html(document_of(found, content)),
        acknowledged=making.acknowledged,
        trail=crumbs(found, "Sign"),
    )


def _acted(request: HttpRequest, found: Paper, form: SignForm, rows: BaseFormSet, *, back: bool) -> SignOff:
    said = form.cleaned_data
    if back:
        return actions.send_back(by=request.user, paper=found, signs=said["signs"], comment=said["comment"])
    return actions.sign(
        by=request.user,
        paper=found,
        signs=said["signs"],
        on=timezone.localdate(),
        comment=said["comment"],
        acknowledged=[row.acknowledged() for row in rows],
    )


def _making(request: HttpRequest, found: Paper) -> Making:
    return making_of(found, restricted=sees_restricted_parts(request.user, found))


def _rows(request: HttpRequest, left: list[Found]) -> BaseFormSet:
    """A row for each error that is left, with its reason."""
    return rows_of(
        AcknowledgeForm,
        request.POST or None,
        "fault",
        initial=[{"key": each.key} for each in left],
        extra=0,
        most=200,
    )


def _to_write(request: HttpRequest, pk: int) -> Paper:
    found = seen_or_404(request, with_everything(papers_for(request.user)), pk=pk)
    access.demand(request, May.WRITE_PAPERS, found.authority_id)
    return found


def _people(paper: Paper, chain: list[SignOff]) -> list[Any]:
    """Those who may sign, and those named already."""
    found = people_who_sign(paper.authority_id, timezone.localdate())
    known = {each.pk for each in found}
    return [*found, *(each.person for each in chain if each.person_id not in known)]
