"""The form that begins a member briefing note."""

from collections.abc import Iterable
from typing import Any

from django import forms

from headway.web.fields import PageForm
from headway.web.scrutiny.models import Meeting


class MeetingForm(PageForm):
    """For which meeting the note is."""

    meeting = forms.ChoiceField(label="For which meeting?", required=False)

    def __init__(self, *args: Any, meetings: Iterable[Meeting] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.meetings = {str(each.pk): each for each in meetings}
        self.fields["meeting"].choices = [
            ("", "No meeting"),
            *((pk, str(each)) for pk, each in self.meetings.items()),
        ]

    @property
    def chosen(self) -> Meeting | None:
        """The meeting, if one was chosen."""
        return self.meetings.get(self.cleaned_data.get("meeting", ""))
