"""Forms that bring in minutes: the file or text, then the meeting and items to keep."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory

from headway.errors import ForPerson
from headway.web.fields import PageForm
from headway.web.scrutiny.actions.meetings_attendance import Came
from headway.web.scrutiny.actions.minutes_import import Coming
from headway.web.scrutiny.forms.minutes import TOO_LONG
from headway.web.scrutiny.models import Meeting
from headway.web.scrutiny.rules.minutes import MOST_CHARACTERS
from headway.web.scrutiny.rules.minutes_attendance import people_in

__all__ = ["MOST_BYTES", "ComingRows", "MeetingForm", "SourceForm"]

MOST_BYTES = 2 * 1024 * 1024
"""The largest page that is read. One of a whole meeting comes to about half a megabyte."""


class SourceForm(PageForm):
    """A saved page, a web service's answer, or pasted text."""

    file = forms.FileField(
        label="A saved page, or the web service’s answer",
        required=False,
        help_text=f"HTML, XML or plain text, up to {MOST_BYTES // 1024**2} MiB.",
        error_messages={"empty": "The file is empty. Choose another."},
    )
    text = forms.CharField(
        label="Or paste the text of one item",
        required=False,
        max_length=MOST_CHARACTERS,
        help_text="From its title to the end of its minute.",
        error_messages={"max_length": TOO_LONG},
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data.get("file")
        if file and file.size > MOST_BYTES:
            raise forms.ValidationError(
                f"The file is larger than {MOST_BYTES // 1024**2} MiB. Save the page of one meeting or one item."
            )
        return file

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and bool(data.get("file")) == bool(data.get("text")):
            self.add_error("file", "Choose a file, or paste the text: one of the two.")
        return data

    @property
    def data_given(self) -> bytes:
        file = self.cleaned_data["file"]
        return file.read() if file else self.cleaned_data["text"].encode()


class MeetingForm(PageForm):
    """Which meeting the minutes are of; ``checked`` says with which agenda the items were compared."""

    meeting = forms.ChoiceField(
        label="Minutes of the meeting", error_messages={"required": "Choose the meeting."}
    )
    attendance = forms.CharField(
        label="Attendance list",
        required=False,
        max_length=60_000,
        help_text="A line each: name; present, substitute, apologies, absent or in attendance; post. "
        "Empty it to leave the attendance as it is.",
    )
    checked = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, meetings: Iterable[Meeting] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.meetings = {str(each.pk): each for each in meetings}
        self.fields["meeting"].choices = [
            ("", "Choose a meeting"),
            *((pk, str(each)) for pk, each in self.meetings.items()),
        ]

    def clean_attendance(self) -> str:
        try:
            people_in(self.cleaned_data["attendance"])
        except ForPerson as fault:
            raise forms.ValidationError(str(fault)) from fault
        return str(self.cleaned_data["attendance"])

    @property
    def chosen(self) -> Meeting:
        return self.meetings[self.cleaned_data["meeting"]]

    @property
    def came(self) -> list[Came]:
        """Who was there, as the list says."""
        return [Came(*each) for each in people_in(self.cleaned_data["attendance"])]


class ComingForm(PageForm):
    """One item that was read; of one that is left out nothing is asked."""

    take = forms.BooleanField(label="Bring this item in", required=False)
    number = forms.CharField(
        label="Item number", max_length=10, error_messages={"required": "Give the item's number."}
    )
    title = forms.CharField(
        label="Title", max_length=300, error_messages={"required": "Give the item's title."}
    )
    source = forms.CharField(
        label="The words it was read from",
        max_length=MOST_CHARACTERS,
        error_messages={
            "required": "The words of the item are gone. Read the page again.",
            "max_length": TOO_LONG,
        },
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("take"):
            self.errors.clear()
        return data

    @property
    def coming(self) -> Coming | None:
        data = self.cleaned_data
        return Coming(data["number"], data["title"], data["source"]) if data.get("take") else None


class _Rows(BaseFormSet):  # type: ignore[type-arg]
    @property
    def coming(self) -> list[Coming]:
        """The items that are ticked."""
        return [each.coming for each in self.forms if each.coming is not None]


ComingRows = formset_factory(ComingForm, formset=_Rows, extra=0, max_num=200, absolute_max=200)
