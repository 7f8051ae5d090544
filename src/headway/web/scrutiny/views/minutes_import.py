"""Bringing in minutes: what was read is shown beside its source, and kept when a person says of which meeting it is."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from headway.errors import ForPerson
from headway.minutes import Minute, ReadMeeting, read_minute_text
from headway.minutes.files import read_bytes
from headway.web.accounts.queries import authorities_where
from headway.web.accounts.roles import May
from headway.web.fields import errors_of
from headway.web.form_pages import sent_on
from headway.web.scrutiny.actions.minutes_import import import_minutes as bring_in
from headway.web.scrutiny.actions.minutes_import import item_numbered
from headway.web.scrutiny.forms.minutes_import import ComingRows, MeetingForm, SourceForm
from headway.web.scrutiny.models import Meeting
from headway.web.scrutiny.queries.scope import meetings_for, minutes_for
from headway.web.scrutiny.rules.minutes_attendance import lines_of
from headway.web.scrutiny.states import MeetingState, MinutesState
from headway.web.scrutiny.views.minutes_common import digest_of
from headway.web.scrutiny.views.owed_ways import way

__all__ = ["import_minutes"]

SHOWN = 400
"""How many meetings the form offers, the latest first."""
_TRAIL = ("Meetings", "meetings")


@dataclass(frozen=True)
class Shown:
    """One item on the page: its row of the form, what was read, and which item of the agenda it would go to."""

    row: Any
    read: Minute | None
    goes_to: str = ""


def import_minutes(request: HttpRequest) -> HttpResponse:
    """Give a page or a text; look at what was read; choose the meeting; keep it."""
    if request.method != "POST":
        return _first(request, SourceForm())
    if "items-TOTAL_FORMS" in request.POST:
        return _second(request)
    form = SourceForm(request.POST, request.FILES)
    if not form.is_valid():
        return _first(request, form)
    try:
        found = read_bytes(form.data_given)
    except ForPerson as fault:
        form.add_error("file" if form.cleaned_data["file"] else "text", str(fault))
        return _first(request, form)
    return _looked(request, found)


def _first(request: HttpRequest, form: SourceForm) -> HttpResponse:
    errors = errors_of(form) if form.is_bound else []
    return render(
        request,
        "scrutiny/minutes_import.html",
        {"form": form, "errors": errors, "trail": way("Bring in minutes", of=_TRAIL)},
        status=400 if errors else 200,
    )


def _looked(request: HttpRequest, found: ReadMeeting) -> HttpResponse:
    """What was read, with the meeting that it names where that is kept here."""
    meetings = _meetings(request)
    likely = next(
        (each for each in meetings if each.on == found.on and _is_named(each, found.body)),
        None,
    )
    rows = ComingRows(
        prefix="items",
        initial=[
            {
                "take": True,
                "number": each.number,
                "title": each.minute.title[:300],
                "source": each.minute.source,
            }
            for each in found.items
            if not each.restricted and each.minute.source
        ],
    )
    form = MeetingForm(
        initial={"meeting": str(likely.pk) if likely else "", "attendance": lines_of(found.attendees)},
        meetings=meetings,
    )
    said = " ".join(
        each for each in (found.body, f"{found.on.day} {found.on:%B %Y}" if found.on else "") if each
    )
    return _page(request, form, rows, warnings=found.warnings, said=said)


def _second(request: HttpRequest) -> HttpResponse:
    """The meeting was chosen: compared with its agenda first, then kept."""
    form = MeetingForm(request.POST, meetings=_meetings(request))
    rows = ComingRows(request.POST, prefix="items")
    if not (rows.is_valid() & form.is_valid()):
        errors = errors_of(form) + [fault for each in rows.forms for fault in errors_of(each)]
        return _page(request, form, rows, errors=errors)
    meeting, coming = form.chosen, rows.coming
    came = form.cleaned_data["attendance"]
    checked = digest_of(f"{meeting.pk} {came} {[(each.number, each.title, each.source) for each in coming]}")
    if request.POST.get("step") != "save" or form.cleaned_data["checked"] != checked:
        return _page(request, form, rows, checked=checked, meeting=meeting)
    try:
        made = bring_in(by=request.user, meeting=meeting, items=coming, came=form.came)
    except ForPerson as fault:
        return _page(
            request, form, rows, errors=[{"text": str(fault), "href": "#id-meeting"}], meeting=meeting
        )
    said = (
        "The minute was brought in as a draft."
        if len(made) == 1
        else f"{len(made)} minutes were brought in as drafts."
    )
    return sent_on(request, said, "minutes", meeting.pk)


def _page(
    request: HttpRequest,
    form: MeetingForm,
    rows: Any,
    *,
    errors: list[dict[str, str]] | None = None,
    checked: str = "",
    meeting: Meeting | None = None,
    warnings: tuple[str, ...] = (),
    said: str = "",
) -> HttpResponse:
    return render(
        request,
        "scrutiny/minutes_import_check.html",
        {
            "form": form,
            "rows": rows,
            "shown": [_shown(request, each, meeting) for each in rows.forms],
            "errors": errors or [],
            "checked": checked,
            "meeting": meeting,
            "warnings": warnings,
            "said": said,
            "trail": way("Bring in minutes", of=_TRAIL),
        },
        status=400 if errors else 200,
    )


def _shown(request: HttpRequest, row: Any, meeting: Meeting | None) -> Shown:
    source = str(row.shown("source"))
    try:
        read = read_minute_text(source)
    except ForPerson:
        read = None
    return Shown(row, read, _goes_to(request, str(row.shown("number")), meeting) if meeting else "")


def _goes_to(request: HttpRequest, number: str, meeting: Meeting) -> str:
    """What happens to the item, in words: a restricted item's title is for those who may read it."""
    item = item_numbered(meeting, number) if number else None
    if item is None:
        return "The agenda has no item of this number: it is added."
    if hasattr(item, "minute"):
        seen = minutes_for(request.user).filter(item=item).exists()
        return f"{item if seen else f'Item {item.number}'} has a minute already: leave this one out."
    return f"It becomes the minute of {item}."


def _meetings(request: HttpRequest) -> list[Meeting]:
    """The meetings whose minutes the person may write, and are not confirmed."""
    rows = meetings_for(request.user).filter(
        body__authority__in=authorities_where(request.user, May.KEEP_MEETINGS)
    )
    rows = rows.exclude(minutes_state=MinutesState.CONFIRMED).exclude(state=MeetingState.CANCELLED)
    return list(rows.order_by("-on", "body__name")[:SHOWN])


def _is_named(meeting: Meeting, body: str) -> bool:
    said, name = _bare(body), _bare(meeting.body.name)
    return bool(said) and (said in name or name in said)


def _bare(name: str) -> str:
    return "".join(each for each in name.casefold() if each.isalnum())
