"""Forms about scrutiny recommendations."""

from collections.abc import Iterable
from typing import Any

from django import forms

from headway.web.fields import DayField, PageForm
from headway.web.plans.forms.common import VersionForm
from headway.web.scrutiny.models import Meeting
from headway.web.scrutiny.rules.recommendations import MEANS, REPORTABLE, RESPONSE_MEANS, Closing
from headway.web.scrutiny.states import Monitor, Response


class MakeForm(PageForm):
    """A recommendation of a body to the executive."""

    body = forms.CharField(widget=forms.HiddenInput)
    outcome = forms.CharField(widget=forms.HiddenInput, required=False)
    meeting = forms.ChoiceField(
        label="At which meeting was it made?",
        required=False,
        help_text="Its municipal year is that of the meeting; without one, that of the day it was sent.",
    )
    area = forms.CharField(
        label="Area",
        max_length=200,
        help_text="What it is about, in a few words",
        error_messages={"required": "Say what it is about."},
    )
    text = forms.CharField(
        label="The recommendation",
        help_text="In the body’s own words, as it resolved them.",
        error_messages={"required": "Write the recommendation."},
    )
    to = forms.CharField(
        label="To whom?",
        max_length=200,
        error_messages={"required": "Say to whom it is made."},
    )
    sent_on = DayField(
        label="Sent on",
        help_text="The clock for the response runs from this day. For example, 26 6 2017",
        error_messages={"required": "Give the day on which it was sent to the executive."},
    )

    def __init__(self, *args: Any, meetings: Iterable[Meeting] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.meetings = {str(each.pk): each for each in meetings}
        self.fields["meeting"].choices = [("", "None"), *_days(self.meetings)]


class RespondForm(VersionForm):
    """The executive's response."""

    response = forms.ChoiceField(
        label="What did the executive say?",
        choices=[(each.value, each.label) for each in RESPONSE_MEANS],
        error_messages={"required": "Choose what the executive said."},
    )
    reason = forms.CharField(
        label="Reason",
        required=False,
        help_text="Needed where it is partly accepted or rejected.",
    )
    considered_on = DayField(
        label="Considered on",
        help_text="The day on which the executive decided, for example, 17 7 2017",
        error_messages={"required": "Give the day on which the executive considered it."},
    )
    lead_member = forms.CharField(
        label="Lead member",
        max_length=200,
        required=False,
        help_text="Needed where it is accepted, wholly or partly.",
    )
    lead_officer = forms.CharField(
        label="Lead officer",
        max_length=200,
        required=False,
        help_text="Name and post. Needed where it is accepted, wholly or partly.",
    )
    hints = {"response": {each.value: text for each, text in RESPONSE_MEANS.items()}}  # noqa: RUF012

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        response = data.get("response")
        if response in (Response.PARTLY, Response.REJECTED) and not data.get("reason"):
            self.add_error("reason", f"Say why the recommendation is {Response(response).label.lower()}.")
        if response in (Response.ACCEPTED, Response.PARTLY):
            for name, who in (("lead_member", "member"), ("lead_officer", "officer")):
                if not data.get(name):
                    self.add_error(name, f"Name the lead {who}: what nobody answers for is not done.")
        return data


class ReportForm(VersionForm):
    """How a recommendation goes."""

    status = forms.ChoiceField(
        label="How does it go?",
        choices=[(each.value, each.label) for each in REPORTABLE],
        error_messages={"required": "Choose how it goes."},
    )
    text = forms.CharField(
        label="What has happened, and what is next",
        required=False,
        help_text="Needed for: at risk, off track, paused; and for delivered, with what shows it. Name no child.",
    )
    on = DayField(
        label="On", help_text="For example, 14 9 2017", error_messages={"required": "Give the day."}
    )
    hints = {"status": {each.value: MEANS[each] for each in REPORTABLE}}  # noqa: RUF012

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        status = data.get("status")
        if status and not data.get("text"):
            word = Monitor(status)
            if word.must_explain:
                self.add_error(
                    "text", f"Say why it is “{word.label.lower()}”, and what is being done about it."
                )
            elif word is Monitor.DELIVERED:
                self.add_error("text", "Say what shows that it was done.")
        return data


class CloseForm(VersionForm):
    """What the body that made it decided."""

    meeting = forms.ChoiceField(
        label="At which meeting did the body close it?",
        error_messages={"required": "Choose the meeting of the body that closed it."},
    )
    how = forms.ChoiceField(
        label="As what?", error_messages={"required": "Choose as what the body closed it."}
    )
    because = forms.CharField(
        label="Evidence or reason",
        help_text="The evidence that the body had before it; or why the recommendation is no longer wanted.",
        error_messages={"required": "Say on what evidence or for what reason the body closed it."},
    )

    def __init__(
        self, *args: Any, meetings: Iterable[Meeting] = (), is_rejected: bool = False, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.meetings = {str(each.pk): each for each in meetings}
        self.fields["meeting"].choices = [("", "Choose a meeting"), *_days(self.meetings)]
        fits = (
            (Closing.REFUSED, Closing.SUPERSEDED)
            if is_rejected
            else (Closing.DELIVERED, Closing.EMBEDDED, Closing.SUPERSEDED)
        )
        self.fields["how"].choices = [(each.value, each.value.capitalize()) for each in fits]
        self.hints = {"how": {each.value: each.means for each in fits}}


def _days(meetings: dict[str, Meeting]) -> list[tuple[str, str]]:
    return [(pk, f"{each.on.day} {each.on:%B %Y}") for pk, each in meetings.items()]
