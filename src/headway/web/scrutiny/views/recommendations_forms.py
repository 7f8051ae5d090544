"""Pages that move a scrutiny recommendation: made and sent, responded to, reported on, closed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.roles import May
from headway.web.form_pages import form_page, sent_on, tried
from headway.web.pages import day
from headway.web.scrutiny.actions import recommendations as actions
from headway.web.scrutiny.forms.recommendations import CloseForm, MakeForm, ReportForm, RespondForm
from headway.web.scrutiny.models import Body, ResolutionOutcome, ScrutinyRecommendation
from headway.web.scrutiny.queries import recommendations as queries
from headway.web.scrutiny.queries.questions import meetings_to_choose
from headway.web.scrutiny.rules.recommendations import YEAR_RULE
from headway.web.scrutiny.states import Response
from headway.web.scrutiny.views.recommendations import way


def add_scrutiny_recommendation(request: HttpRequest) -> HttpResponse:
    """Record a recommendation to the executive: out of a resolution, or by hand."""
    bodies = list(queries.bodies_to_recommend_for(request.user))
    given = request.POST if request.method == "POST" else request.GET
    outcome = _outcome(request, given.get("outcome"))
    wanted = str(outcome.paragraph.minute.item.meeting.body_id) if outcome else given.get("body")
    body = next((each for each in bodies if str(each.pk) == wanted), None)
    if body is None and len(bodies) == 1 and request.method == "GET":
        body = bodies[0]
    if body is None:
        return render(
            request,
            "scrutiny/recommendations_body.html",
            {"bodies": bodies, "trail": way("Add a recommendation")},
            status=400 if request.method == "POST" else 200,
        )
    return _make(request, body, outcome)


def _outcome(request: HttpRequest, pk: str | None) -> ResolutionOutcome | None:
    """The resolution that an address names; one that may not be seen does not exist."""
    if not pk:
        return None
    found = queries.outcomes_to_send(request.user)
    chosen = found.filter(pk=pk).first() if pk.isdecimal() and len(pk) < 18 else None
    if chosen is None:
        raise Http404
    return chosen


def _make(request: HttpRequest, body: Body, outcome: ResolutionOutcome | None) -> HttpResponse:
    meeting = outcome.paragraph.minute.item.meeting if outcome else None
    initial = {
        "body": body.pk,
        "outcome": outcome.pk if outcome else "",
        "meeting": meeting.pk if meeting else request.GET.get("meeting", ""),
        "text": outcome.text if outcome else "",
        "to": "The Cabinet",
        "sent_on": timezone.localdate(),
    }
    form = MakeForm(request.POST or None, initial=initial, meetings=meetings_to_choose(request.user, body))
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.make(
                by=request.user,
                body=body,
                meeting=form.meetings.get(form.cleaned_data["meeting"]),
                outcome=outcome,
                **{name: form.cleaned_data[name] for name in ("area", "text", "to", "sent_on")},
            ),
        )
        if trial.done:
            said = (
                f"{trial.made.reference} is recorded. Its response is due by {day(trial.made.response_due)}."
            )
            return sent_on(request, said, "scrutiny_recommendation", trial.made.pk)
    return form_page(
        request,
        "scrutiny/recommendations_add.html",
        form,
        trial,
        body=body,
        outcome=outcome,
        rule=YEAR_RULE,
        trail=way("Add a recommendation"),
    )


def respond_scrutiny_recommendation(request: HttpRequest, pk: int) -> HttpResponse:
    """What the executive said."""
    found = _to_write(request, pk, May.ANSWER)
    names = ("response", "reason", "considered_on", "lead_member", "lead_officer")
    form = RespondForm(
        request.POST or None, initial={"version": found.version, "considered_on": timezone.localdate()}
    )
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.respond(
                by=request.user,
                recommendation=found,
                **{name: form.cleaned_data[name] for name in ("version", *names)},
            ),
            current=lambda now: {name: getattr(now, name) for name in names},
        )
        if trial.done:
            return sent_on(request, "The response is recorded.", "scrutiny_recommendation", found.pk)
    return form_page(
        request,
        "scrutiny/recommendations_respond.html",
        form,
        trial,
        recommendation=found,
        trail=way(f"Response to {found.reference}"),
    )


def report_scrutiny_recommendation(request: HttpRequest, pk: int) -> HttpResponse:
    """How it goes."""
    found = _to_write(request, pk, May.ANSWER)
    form = ReportForm(
        request.POST or None,
        initial={"version": found.version, "status": found.status, "on": timezone.localdate()},
    )
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.report(
                by=request.user,
                recommendation=found,
                **{name: form.cleaned_data[name] for name in ("version", "on", "status", "text")},
            ),
            current=lambda now: {"status": now.status},
        )
        if trial.done:
            return sent_on(request, "How it goes is added.", "scrutiny_recommendation", found.pk)
    return form_page(
        request,
        "scrutiny/recommendations_report.html",
        form,
        trial,
        recommendation=found,
        trail=way(f"Progress of {found.reference}"),
    )


def close_scrutiny_recommendation(request: HttpRequest, pk: int) -> HttpResponse:
    """What the body that made it decided."""
    found = _to_write(request, pk, May.KEEP_MEETINGS)
    form = CloseForm(
        request.POST or None,
        initial={"version": found.version},
        meetings=queries.closing_meetings(request.user, found, timezone.localdate()),
        is_rejected=found.response == Response.REJECTED,
    )
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: actions.close(
                by=request.user,
                recommendation=found,
                version=form.cleaned_data["version"],
                meeting=form.meetings[form.cleaned_data["meeting"]],
                how=form.cleaned_data["how"],
                because=form.cleaned_data["because"],
            ),
            current=lambda now: {"because": now.closed_because},
        )
        if trial.done:
            return sent_on(request, f"{found.reference} is closed.", "scrutiny_recommendation", found.pk)
    return form_page(
        request,
        "scrutiny/recommendations_close.html",
        form,
        trial,
        recommendation=found,
        trail=way(f"Close {found.reference}"),
    )


def _to_write(request: HttpRequest, pk: int, what: May) -> ScrutinyRecommendation:
    found = seen_or_404(request, queries.one(request.user), pk=pk)
    access.demand(request, what, found.authority_id)
    return found
