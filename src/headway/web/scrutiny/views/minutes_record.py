"""Minutes as a record: confirmed by a later meeting, corrected by a resolution, classified, and given as a document."""

from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from headway.documents.committee import minutes as minutes_document
from headway.minutes import OutcomeKind
from headway.web import access
from headway.web.access import seen_or_404
from headway.web.accounts.roles import May
from headway.web.form_pages import form_page, sent_on, tried
from headway.web.plans.statement.formats import Format, policy_for, written
from headway.web.scrutiny.actions.minutes import classify_minute as classify
from headway.web.scrutiny.actions.minutes_common import digest
from headway.web.scrutiny.actions.minutes_confirm import confirm_minutes as confirm
from headway.web.scrutiny.actions.minutes_confirm import correct, is_later
from headway.web.scrutiny.forms.minutes import ClassifyForm, ConfirmForm, CorrectForm
from headway.web.scrutiny.models import ItemMinute, Meeting, ResolutionOutcome
from headway.web.scrutiny.queries.minutes import minutes_page
from headway.web.scrutiny.queries.minutes_document import minutes_content
from headway.web.scrutiny.queries.scope import meetings_for, minutes_for
from headway.web.scrutiny.states import MeetingState, MinutesState
from headway.web.scrutiny.views.minutes_common import crumbs, marked_paragraphs

__all__ = ["classify_minute", "confirm_minutes", "correct_minute", "minutes_file"]


def confirm_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """Read them once more, and say which meeting confirmed them."""
    meeting = seen_or_404(request, meetings_for(request.user), pk=pk)
    access.demand(request, May.KEEP_MEETINGS, meeting.body.authority_id)
    form = ConfirmForm(
        request.POST or None, initial={"read": digest(meeting)}, meetings=_may_confirm(meeting)
    )
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: confirm(
                by=request.user, meeting=meeting, at=form.meeting, read=form.cleaned_data["read"]
            ),
        )
        if trial.done:
            return sent_on(request, "The minutes are confirmed as a correct record.", "minutes", meeting.pk)
    page = minutes_page(request.user, meeting)
    return form_page(
        request,
        "scrutiny/minutes_confirm.html",
        form,
        trial,
        meeting=meeting,
        page=page,
        read=digest(meeting),
        shown=[(each, marked_paragraphs(each.paragraphs, ())) for each in page.items],
        trail=crumbs(meeting, "Confirm"),
    )


def correct_minute(request: HttpRequest, pk: int) -> HttpResponse:
    """Join a correction that a later meeting resolved."""
    minute = _minute_to_keep(request, pk)
    form = CorrectForm(request.POST or None, outcomes=_corrections_resolved(request, minute))
    trial = None
    if request.method == "POST":
        trial = tried(
            form,
            lambda: correct(
                by=request.user,
                minute=minute,
                resolved_by=form.outcome,
                was=form.cleaned_data["was"],
                becomes=form.cleaned_data["becomes"],
            ),
        )
        if trial.done:
            return sent_on(
                request, "The correction stands beside the minute.", "minutes", minute.item.meeting_id
            )
    shown = marked_paragraphs(tuple(minute.paragraphs.prefetch_related("parts", "outcomes")), ())
    return form_page(
        request,
        "scrutiny/minutes_correct.html",
        form,
        trial,
        minute=minute,
        shown=shown,
        trail=crumbs(minute.item.meeting, f"Correct item {minute.item.number}"),
    )


def classify_minute(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who may read the minute."""
    minute = _minute_to_keep(request, pk)
    form = ClassifyForm(request.POST or None, initial=_class_of(minute) | {"version": minute.version})
    trial = None
    if request.method == "POST":
        trial = tried(form, lambda: _classified(request, minute, form), current=_class_of)
        if trial.done:
            return sent_on(request, "Who may read the minute was changed.", "minutes", minute.item.meeting_id)
    return form_page(
        request,
        "scrutiny/minutes_classify.html",
        form,
        trial,
        minute=minute,
        trail=crumbs(minute.item.meeting, f"Classify item {minute.item.number}"),
    )


def minutes_file(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The minutes as PDF, Word or HTML, with what this person may read."""
    if kind not in list(Format):
        raise Http404
    meeting = seen_or_404(request, meetings_for(request.user), pk=pk)
    if meeting.minutes_state == MinutesState.NONE:
        raise Http404
    form = Format(kind)
    page = written(minutes_document(minutes_content(request.user, meeting)), form)
    response = HttpResponse(page, content_type=form.media_type)
    if form is Format.HTML:
        response.headers["Content-Security-Policy"] = policy_for(page)
    response.headers["Cache-Control"] = "private, no-store"
    draft = "" if meeting.minutes_state == MinutesState.CONFIRMED else " (draft)"
    name = quote(f"Minutes {meeting.body.name} {meeting.on:%Y-%m-%d}{draft}.{form.value}".replace("/", "-"))
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return response


def _minute_to_keep(request: HttpRequest, pk: int) -> ItemMinute:
    rows = minutes_for(request.user).select_related("item__meeting__body__authority")
    minute = seen_or_404(request, rows, pk=pk)
    access.demand(request, May.KEEP_MEETINGS, minute.item.meeting.body.authority_id)
    return minute


def _may_confirm(meeting: Meeting) -> list[Meeting]:
    """Later meetings of the body, held or in hand."""
    rows = Meeting.objects.filter(body=meeting.body_id, on__gte=meeting.on).exclude(
        state=MeetingState.CANCELLED
    )
    today = timezone.localdate()
    return [
        each
        for each in rows.select_related("body").order_by("on", "time")
        if is_later(each, meeting) and (each.state == MeetingState.HELD or each.on <= today)
    ]


def _corrections_resolved(request: HttpRequest, minute: ItemMinute) -> list[ResolutionOutcome]:
    """The resolutions to correct of later meetings of the body, that the person may read."""
    rows = ResolutionOutcome.objects.filter(
        kind=OutcomeKind.CORRECTED.value,
        paragraph__minute__in=minutes_for(request.user),
        paragraph__minute__item__meeting__body=minute.item.meeting.body_id,
    ).select_related("paragraph__minute__item__meeting__body")
    return [each for each in rows if is_later(each.paragraph.minute.item.meeting, minute.item.meeting)]


def _classified(request: HttpRequest, minute: ItemMinute, form: ClassifyForm) -> ItemMinute:
    said = dict(form.cleaned_data)
    version = said.pop("version")
    return classify(
        by=request.user,
        minute=minute,
        version=version,
        **{**said, "exempt_paragraphs": tuple(said["exempt_paragraphs"])},
    )


def _class_of(minute: ItemMinute) -> dict[str, Any]:
    return {
        "classification": minute.classification,
        "exempt_paragraphs": [str(each) for each in minute.exempt_paragraphs],
        "restricted_because": minute.restricted_because,
        "classified_by": minute.classified_by,
        "classified_on": minute.classified_on,
    }
