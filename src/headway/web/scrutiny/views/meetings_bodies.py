"""Bodies and their seats."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.roles import May
from headway.web.choosing import choose
from headway.web.fields import PageForm, errors_of
from headway.web.form_pages import form_page, sent_on, tried
from headway.web.paging import page_links
from headway.web.performance.queries.scorecards import scorecards_for
from headway.web.scrutiny.actions import meetings_bodies as actions
from headway.web.scrutiny.forms.meetings import TEMPLATES, BodyForm, EndForm, OnForm, SeatForm
from headway.web.scrutiny.models import Body, Seat
from headway.web.scrutiny.queries import meetings_bodies as queries
from headway.web.scrutiny.views.meetings_common import can, crumbs, kept_body, seen_body

_FIELDS = ("name", "kind", "remit", "meets_in_public", "template", "from_day")


def bodies(request: HttpRequest) -> HttpResponse:
    """The bodies of an authority: with ?ended=yes those that are over."""
    choice, today = choose(request), timezone.localdate()
    code = choice.authority.pk if choice.authority else ""
    ended = request.GET.get("ended") == "yes"
    return render(
        request,
        "scrutiny/meetings_bodies.html",
        {
            "choice": choice,
            "bodies": queries.bodies_listed(request.user, code, today, ended=ended) if code else (),
            "ended": ended,
            "can": can(request, code),
        },
    )


def body(request: HttpRequest, pk: int) -> HttpResponse:
    """One body, with its members of today or of the day that is asked for."""
    found, today = seen_body(request, pk), timezone.localdate()
    form = OnForm(request.GET if "on-day" in request.GET else None, initial={"on": today})
    on = (form.cleaned_data["on"] or today) if form.is_bound and form.is_valid() else today
    shown = queries.body_page(request.user, found, on, today, request.GET.get("page", "1"))
    return render(
        request,
        "scrutiny/meetings_body.html",
        {
            "body": found,
            "shown": shown,
            "scorecards": scorecards_for(request.user).filter(body=found, is_retired=False),
            "form": form,
            "template": TEMPLATES.get(found.template, found.template),
            "errors": errors_of(form) if form.is_bound else [],
            "today": today,
            "pages": page_links(request, shown.past),
            "can": can(request, found.authority_id),
            "trail": crumbs(("Bodies", "bodies")),
        },
    )


def add_body(request: HttpRequest) -> HttpResponse:
    """A new body."""
    authorities = list(queries.authorities_kept(request.user))
    if not authorities:
        access.demand(request, May.KEEP_MEETINGS, "")
    form = BodyForm(request.POST or None, authorities=authorities)
    trial = None
    if request.method == "POST":
        trial = tried(form, lambda: actions.add_body(by=request.user, authority=form.chosen, **form.said()))
        if trial.done:
            return sent_on(request, "The body was added. Say who sits on it.", "body", trial.made.pk)
    return _form(request, form, trial, "Add a body", crumbs(("Bodies", "bodies"), "Add a body"), "bodies")


def change_body(request: HttpRequest, pk: int) -> HttpResponse:
    """What a body is, put differently."""
    found = kept_body(request, pk)
    form = BodyForm(
        request.POST or None, initial=_now(found) | {"version": found.version}, authorities=[found.authority]
    )
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.change_body(
                by=request.user, body=found, version=form.cleaned_data["version"], **form.said()
            ),
            current=_now,
        )
        if trial.done:
            return sent_on(request, "The body was changed.", "body", pk)
    return _form(request, form, trial, "Change the body", crumbs(found, "Change"), "body", pk)


def end_body(request: HttpRequest, pk: int) -> HttpResponse:
    """A body's last day."""
    found = kept_body(request, pk)
    form = EndForm(request.POST or None, initial={"version": found.version, "until_day": found.until_day})
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.end_body(by=request.user, body=found, **form.cleaned_data),
            current=lambda now: {"until_day": now.until_day},
        )
        if trial.done:
            return sent_on(request, "The body's last day is on the record.", "body", pk)
    return form_page(
        request,
        "scrutiny/meetings_end.html",
        form,
        trial,
        caption=found.name,
        heading="End the body",
        said_first="Its record stays: meetings, papers and minutes. Seats that go on end on the same day.",
        back=("body", pk),
        trail=crumbs(found, "End the body"),
    )


def add_seat(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody takes a seat."""
    found = kept_body(request, pk)
    form = SeatForm(request.POST or None, people=_people(found))
    trial = None
    if request.method == "POST":
        trial = tried(form, lambda: actions.add_seat(by=request.user, body=found, **form.said()))
        if trial.done:
            return sent_on(request, "The seat was added.", "body", pk)
    return _seat(request, form, trial, "Add a member", found)


def change_seat(request: HttpRequest, pk: int) -> HttpResponse:
    """A seat put right."""
    seat = _kept_seat(request, pk)
    form = SeatForm(
        request.POST or None,
        initial=_seat_now(seat) | {"version": seat.version},
        people=_people(seat.body),
        ending=False,
    )
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.change_seat(
                by=request.user, seat=seat, version=form.cleaned_data["version"], **form.said()
            ),
            current=_seat_now,
        )
        if trial.done:
            return sent_on(request, "The seat was changed.", "body", seat.body_id)
    return _seat(request, form, trial, "Change the seat", seat.body, seat)


def end_seat(request: HttpRequest, pk: int) -> HttpResponse:
    """The last day of a seat."""
    seat = _kept_seat(request, pk)
    form = EndForm(request.POST or None, initial={"version": seat.version, "until_day": seat.until_day})
    del form.fields["reason"]
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.end_seat(by=request.user, seat=seat, **form.cleaned_data),
            current=lambda now: {"until_day": now.until_day},
        )
        if trial.done:
            return sent_on(request, "The last day of the seat is on the record.", "body", seat.body_id)
    return form_page(
        request,
        "scrutiny/meetings_end.html",
        form,
        trial,
        caption=f"{seat.name}, {seat.body.name}",
        heading="End the seat",
        said_first="The seat stays on record, so that it can be told who sat on a day.",
        back=("body", seat.body_id),
        trail=crumbs(seat.body, "End the seat"),
    )


def _kept_seat(request: HttpRequest, pk: int) -> Seat:
    seat = seen_or_404(request, queries.seats_for(request.user), pk=pk)
    access.demand(request, May.KEEP_MEETINGS, seat.body.authority_id)
    return seat


def _people(found: Body) -> list[Any]:
    return queries.people_who_may_sit(found.authority_id, timezone.localdate())


def _now(found: Body) -> dict[str, Any]:
    return {name: getattr(found, name) for name in _FIELDS}


def _seat_now(seat: Seat) -> dict[str, Any]:
    return {
        "person": seat.person_id or "",
        "name": seat.name,
        "role": seat.role,
        "group": seat.group,
        "from_day": seat.from_day,
    }


def _form(
    request: HttpRequest, form: PageForm, trial: Any, heading: str, trail: Any, *back: Any
) -> HttpResponse:
    return form_page(
        request, "scrutiny/meetings_body_form.html", form, trial, heading=heading, trail=trail, back=back
    )


def _seat(
    request: HttpRequest, form: PageForm, trial: Any, heading: str, found: Body, seat: Seat | None = None
) -> HttpResponse:
    return form_page(
        request,
        "scrutiny/meetings_seat_form.html",
        form,
        trial,
        heading=heading,
        body=found,
        seat=seat,
        trail=crumbs(found, heading),
    )
