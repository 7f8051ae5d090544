"""What people do with a commitment: confirm it, turn it down, change it, say what met it, join it to the plan."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.models import Person
from headway.web.accounts.roles import May
from headway.web.form_pages import form_page, sent_on, tried
from headway.web.plans import queries as plans
from headway.web.plans.models import Action, Item
from headway.web.plans.states import Stage
from headway.web.scrutiny.actions import commitments as actions
from headway.web.scrutiny.forms.commitments import (
    AddForm,
    BecomeForm,
    JoinForm,
    MeetForm,
    ReasonForm,
    TermsForm,
)
from headway.web.scrutiny.models import Commitment, ItemMinute, Meeting, Paper
from headway.web.scrutiny.queries.commitments import likely_terms, one_whole
from headway.web.scrutiny.queries.scope import bodies_for, meetings_for, minutes_for, papers_for
from headway.web.scrutiny.states import MeetingState, PaperState
from headway.web.scrutiny.views.minutes_common import crumbs, place_marked

SHOWN = 200
"""How many meetings or papers a form offers."""


def confirm_commitment(request: HttpRequest, pk: int) -> HttpResponse:
    """Take what the machine proposed as owed."""
    found = _found(request, pk, May.KEEP_MEETINGS)
    form = TermsForm(
        request.POST or None,
        initial=likely_terms(found) | {"version": found.version},
        **_choices(request, found),
    )

    def act() -> Commitment:
        return actions.confirm_commitment(
            by=request.user, commitment=found, version=form.cleaned_data["version"], terms=form.terms
        )

    return _answered(request, found, form, act, "confirm", "Confirm the commitment", "It is owed.", _terms_of)


def change_commitment(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is owed, by whom, to which body or by when."""
    found = _found(request, pk, May.KEEP_MEETINGS)
    form = TermsForm(
        request.POST or None,
        initial=_terms_of(found) | {"version": found.version},
        **_choices(request, found),
    )

    def act() -> Commitment:
        return actions.change_commitment(
            by=request.user, commitment=found, version=form.cleaned_data["version"], terms=form.terms
        )

    return _answered(
        request, found, form, act, "confirm", "Change the commitment", "It was changed.", _terms_of
    )


def reject_commitment(request: HttpRequest, pk: int) -> HttpResponse:
    """Turn it down, with a reason."""
    found = _found(request, pk, May.KEEP_MEETINGS)
    form = ReasonForm(request.POST or None, initial={"version": found.version})

    def act() -> Commitment:
        return actions.reject_commitment(by=request.user, commitment=found, **form.cleaned_data)

    return _answered(request, found, form, act, "reason", "Not a commitment", "It was turned down.")


def owe_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back that it was met."""
    found = _found(request, pk, May.KEEP_MEETINGS)
    form = ReasonForm(request.POST or None, initial={"version": found.version})

    def act() -> Commitment:
        return actions.owe_again(by=request.user, commitment=found, **form.cleaned_data)

    return _answered(request, found, form, act, "reason", "Still owed", "It is owed again.")


def meet_commitment(request: HttpRequest, pk: int) -> HttpResponse:
    """What met it, by whoever answers commitments."""
    return _met(request, _found(request, pk, May.ANSWER))


def commitment_received(request: HttpRequest, pk: int) -> HttpResponse:
    """What met it, by whoever keeps the meeting that received it."""
    return _met(request, _found(request, pk, May.KEEP_MEETINGS))


def join_commitment(request: HttpRequest, pk: int) -> HttpResponse:
    """Join it to an action of the plan."""
    found = _found(request, pk, May.WRITE_PLAN)
    form = JoinForm(
        request.POST or None, initial={"version": found.version}, actions=_actions(request, found)
    )

    def act() -> Commitment:
        return actions.join_action(
            by=request.user, commitment=found, version=form.cleaned_data["version"], action=form.chosen
        )

    return _answered(request, found, form, act, "join", "Join to an action", "It was joined to the action.")


def commitment_to_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Make an action of it."""
    found = _found(request, pk, May.WRITE_PLAN)
    initial = {"version": found.version, "title": found.text[:300] if found.is_open else ""}
    form = BecomeForm(request.POST or None, initial=initial, items=_items(request, found))

    def act() -> Commitment:
        data = form.cleaned_data
        return actions.become_action(
            by=request.user, commitment=found, version=data["version"], item=form.chosen, title=data["title"]
        )

    return _answered(request, found, form, act, "become", "Make it an action", "It is an action of the plan.")


def add_commitment(request: HttpRequest, pk: int) -> HttpResponse:
    """Add one to a minute by hand."""
    minute = seen_or_404(
        request, minutes_for(request.user).select_related("item__meeting__body__authority"), pk=pk
    )
    access.demand(request, May.KEEP_MEETINGS, minute.item.meeting.body.authority_id)
    blank = Commitment(
        authority_id=minute.item.meeting.body.authority_id, minute=minute, body=minute.item.meeting.body
    )
    form = AddForm(request.POST or None, initial={"body": str(blank.body_id)}, **_choices(request, blank))

    def act() -> Commitment:
        data = form.cleaned_data
        return actions.add_commitment(
            by=request.user, minute=minute, terms=form.terms, where=data["where"], quote=data["quote"]
        )

    trial = tried(form, act) if request.method == "POST" else None
    if trial and trial.done:
        return sent_on(request, "The commitment was added.", "commitment", trial.made.pk)
    return form_page(
        request, "scrutiny/commitments_confirm.html", form, trial, heading="Add a commitment", place=None,
        back=("minutes", minute.item.meeting_id), trail=crumbs(minute.item.meeting, "Add a commitment"),
    )  # fmt: skip


def _found(request: HttpRequest, pk: int, what: May) -> Commitment:
    found = seen_or_404(request, one_whole(request.user), pk=pk)
    access.demand(request, what, found.authority_id)
    return found


def _met(request: HttpRequest, found: Commitment) -> HttpResponse:
    form = MeetForm(
        request.POST or None,
        initial={"version": found.version, "on": timezone.localdate()},
        papers=_papers(request, found),
        updates=found.action.updates.select_related("status")[:SHOWN] if found.action else (),
    )

    def act() -> Commitment:
        data = form.cleaned_data
        return actions.meet(
            by=request.user, commitment=found, version=data["version"], on=data["on"], **form.met_by
        )

    return _answered(request, found, form, act, "meet", "What met it", "It is met.")


def _answered(
    request: HttpRequest,
    found: Commitment,
    form: Any,
    act: Callable[[], Commitment],
    template: str,
    heading: str,
    said: str,
    current: Callable[[Any], dict[str, Any]] = lambda _: {},
) -> HttpResponse:
    """The form's page, or on to the commitment's own."""
    trial = tried(form, act, current=current) if request.method == "POST" else None
    if trial and trial.done:
        return sent_on(request, said, "commitment", found.pk)
    return form_page(
        request,
        f"scrutiny/commitments_{template}.html",
        form,
        trial,
        commitment=found,
        heading=heading,
        place=place_marked(found),
        back=("commitment", found.pk),
        trail=[
            {"text": "Commitments", "href": reverse("commitments")},
            {"text": f"Commitment {found.pk}", "href": reverse("commitment", args=[found.pk])},
            {"text": heading},
        ],
    )


def _terms_of(commitment: Commitment) -> dict[str, Any]:
    return {
        "text": commitment.text,
        "owed_by": commitment.owed_by,
        "owner": str(commitment.owner_id or ""),
        "body": str(commitment.body_id),
        "due_meeting": str(commitment.due_meeting_id or ""),
        "due_on": commitment.due_on,
    }


def _choices(request: HttpRequest, commitment: Commitment) -> dict[str, Any]:
    """Who, to which body, and at which meeting, in the authority; meetings from the day it was promised."""
    authority = commitment.authority_id
    return {
        "people": Person.objects.filter(memberships__authority=authority, is_active=True)
        .distinct()
        .order_by("name"),
        "bodies": bodies_for(request.user).filter(authority=authority),
        "meetings": _meetings(request, authority, commitment.minute),
    }


def _meetings(request: HttpRequest, authority: str, minute: ItemMinute | None) -> list[Meeting]:
    rows = meetings_for(request.user).filter(body__authority=authority).exclude(state=MeetingState.CANCELLED)
    if minute:
        rows = rows.filter(on__gt=minute.item.meeting.on)
    return list(rows.order_by("on", "body__name")[:SHOWN])


def _papers(request: HttpRequest, commitment: Commitment) -> list[Paper]:
    rows = papers_for(request.user).filter(
        authority=commitment.authority_id, state__in=(PaperState.SIGNED, PaperState.PUBLISHED)
    )
    return list(rows[:SHOWN])


def _actions(request: HttpRequest, commitment: Commitment) -> list[Action]:
    rows = plans.actions_seen(request.user).filter(item__plan__authority=commitment.authority_id)
    return list(rows.filter(stage__in=(Stage.OPEN, Stage.DELIVERED)))


def _items(request: HttpRequest, commitment: Commitment) -> list[Item]:
    return list(plans.items_seen(request.user).filter(plan__authority=commitment.authority_id))
