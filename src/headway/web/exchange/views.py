"""Taking a plan out as a file, and bringing an edited one in: first what would change, then the change."""

import re
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from headway.errors import ForPerson
from headway.web.access import SignInFirst, demand, found_or_404
from headway.web.accounts.roles import May
from headway.web.exchange import incoming, queries
from headway.web.exchange.edited import apply, given_for, rehearsed
from headway.web.exchange.edited.proposal import Options, Proposal
from headway.web.exchange.faults import Faults
from headway.web.exchange.formats import Form, written
from headway.web.exchange.forms import ConfirmForm, FileForm
from headway.web.exchange.given import Checked
from headway.web.exchange.plan_out import tables_of
from headway.web.fields import errors_of
from headway.web.plans.models import Plan
from headway.web.plans.queries import plans_worked_on
from headway.web.plans.views.common import crumbs

__all__ = ["plan_export", "plan_import"]

_MOST_SHOWN = 500


def plan_export(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The plan as a file. Its name says which plan and when the report came out, and nobody's name."""
    plan = _plan(request, pk, May.EXPORT)
    if form not in Form.__members__.values():
        raise Http404
    wanted = Form(form)
    response = HttpResponse(
        written(queries.tables_for(request.user, plan), wanted), content_type=wanted.media_type
    )
    response.headers["Content-Disposition"] = f'attachment; filename="{_file_name(plan)}.{wanted.suffix}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _file_name(plan: Plan) -> str:
    place = re.sub(r"[^a-z0-9]+", "-", plan.authority.name.lower()).strip("-")
    published = plan.inspection.published
    return f"plan-{place}-{published.isoformat() if published else plan.pk}"


def plan_import(request: HttpRequest, pk: int) -> HttpResponse:
    """A file in two steps: chosen and looked at; then confirmed."""
    plan = _plan(request, pk, May.IMPORT)
    if request.method != "POST":
        return _page(request, plan, FileForm())
    if "confirmed" in request.POST:
        return _confirmed(request, plan)
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, plan, form, errors=errors_of(form))
    file = form.cleaned_data["file"]
    content = file.read()
    try:
        looked = _looked(request, plan, content, file.name)
    except ForPerson as error:
        form.add_error("file", str(error))
        return _page(request, plan, form, errors=errors_of(form))
    if not looked.proposal.faults:
        looked.held = incoming.hold(request.user, plan, content)
    return _shown(request, plan, looked)


@dataclass
class _Looked:
    """A file after its dry run."""

    given: Checked
    proposal: Proposal
    content: bytes
    held: str = ""
    errors: list[dict[str, str]] = field(default_factory=list)


def _looked(request: HttpRequest, plan: Plan, content: bytes, name: str) -> _Looked:
    given, faults = given_for(content, name or "The file", tables_of(plan))
    proposal = rehearsed(
        by=request.user, plan=plan, given=given, faults=faults, options=Options(), on=timezone.localdate()
    )
    return _Looked(given, proposal, content)


def _confirmed(request: HttpRequest, plan: Plan) -> HttpResponse:
    form = ConfirmForm(request.POST)
    content = incoming.held(request.user, plan, request.POST.get("held", ""))
    if not form.is_valid() or content is None:
        again = FileForm()
        told = [{"text": "The file is no longer held. Choose it again.", "href": f"#{again['file'].auto_id}"}]
        return _page(request, plan, again, errors=told)
    said = form.cleaned_data
    looked = _looked(request, plan, content, "The file")
    looked.held = said["held"]
    options = Options(take_file=said["take_file"], remove=said["remove"])
    try:
        done = apply(
            by=request.user,
            plan=plan,
            given=looked.given,
            options=options,
            confirmed=said["confirmed"],
            content=content,
            on=timezone.localdate(),
        )
    except Faults as error:
        changes = looked.proposal.changes
        looked.proposal = Proposal(changes, tuple(error.faults), looked.proposal.notes)
        return _shown(request, plan, looked)
    except ForPerson as error:
        looked.errors = [{"text": str(error), "href": "#main-content"}]
        return _shown(request, plan, looked)
    incoming.forget(request.user, plan, said["held"])
    messages.success(request, _in_words(done))
    # One who may import but sees no drafts has no page of the plan to go to.
    return (
        redirect("plan", plan.pk)
        if plans_worked_on(request.user).filter(pk=plan.pk).exists()
        else redirect("home")
    )


def _in_words(done: Proposal) -> str:
    counts = [
        f"{count} {'row' if count == 1 else 'rows'} {kind}" for kind, count in done.counts.items() if count
    ]
    return f"The file was brought in: {', '.join(counts) or 'nothing to change'}."


def _shown(request: HttpRequest, plan: Plan, looked: _Looked) -> HttpResponse:
    """What would change; with faults, what to mend in the file first."""
    proposal, errors = looked.proposal, looked.errors
    if proposal.faults:
        count = len(proposal.faults)
        said = (
            "One thing in the file needs mending"
            if count == 1
            else f"{count} things in the file need mending"
        )
        errors = [{"text": f"{said}. Nothing was changed.", "href": "#faults"}]
    context: dict[str, Any] = {
        "proposal": proposal,
        "changes": proposal.changes[:_MOST_SHOWN],
        "left_off": max(len(proposal.changes) - _MOST_SHOWN, 0),
        "confirm": ConfirmForm(initial={"held": looked.held, "confirmed": proposal.digest}),
        "form": FileForm(),
    }
    return _render(request, plan, "exchange/dry_run.html", "What would change", errors, context)


def _page(
    request: HttpRequest, plan: Plan, form: FileForm, errors: list[dict[str, str]] | None = None
) -> HttpResponse:
    return _render(
        request, plan, "exchange/plan_import.html", "Bring in a file", errors or [], {"form": form}
    )


def _render(
    request: HttpRequest,
    plan: Plan,
    template: str,
    title: str,
    errors: list[dict[str, str]],
    context: dict[str, Any],
) -> HttpResponse:
    shared = {"plan": plan, "title": title, "trail": crumbs(plan, title), "errors": errors}
    return render(request, template, shared | context, status=400 if errors else 200)


def _plan(request: HttpRequest, pk: int, what: May) -> Plan:
    """The plan, where this person may do this; one of another authority does not exist for them."""
    if not request.user.is_authenticated:
        raise SignInFirst
    found = queries.plans_exported if what is May.EXPORT else queries.plans_imported
    plan = found(request.user).filter(pk=pk).first()
    if plan is None:
        plan = found_or_404(plans_worked_on(request.user), pk=pk)
        demand(request, what, plan.authority_id)
    return plan
