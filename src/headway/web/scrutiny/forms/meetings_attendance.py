"""Forms about who came, and what was declared."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory

from headway.web.fields import PageForm
from headway.web.scrutiny.actions.meetings_attendance import Came
from headway.web.scrutiny.forms.meetings import VersionForm
from headway.web.scrutiny.models import AgendaItem, Attendance, Seat
from headway.web.scrutiny.states import Interest, Presence

__all__ = ["AttendanceForm", "DeclarationForm", "came_from", "members", "others"]

_OF_MEMBERS = (Presence.PRESENT, Presence.APOLOGIES, Presence.ABSENT)
_OF_OTHERS = (Presence.SUBSTITUTE, Presence.IN_ATTENDANCE, Presence.PRESENT)
EMPTY_ROWS = 4


class AttendanceForm(VersionForm):
    """The meeting's version; the rows are the formsets beside it."""


class MemberRow(PageForm):
    """One who held a seat on the day."""

    name = forms.CharField(max_length=200, widget=forms.HiddenInput)
    presence = forms.ChoiceField(
        label="How they took part",
        required=False,
        choices=[("", "Not recorded"), *((each.value, each.label) for each in _OF_MEMBERS)],
    )

    def came(self) -> Came | None:
        """As the action takes it; None where nothing is recorded."""
        data = self.cleaned_data
        return Came(data["name"], data["presence"]) if data.get("presence") else None


class OtherRow(PageForm):
    """A substitute, an officer in attendance, or another member who came."""

    name = forms.CharField(label="Name", max_length=200, required=False)
    post = forms.CharField(label="Post of an officer", max_length=200, required=False)
    presence = forms.ChoiceField(
        label="How they took part",
        required=False,
        choices=[("", "Choose"), *((each.value, each.label) for each in _OF_OTHERS)],
    )
    stands_in_for = forms.CharField(label="A substitute stands in for", max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("name") and not data.get("presence"):
            self.add_error("presence", "Choose how they took part.")
        if not data.get("name") and (data.get("presence") or data.get("post")):
            self.add_error("name", "Give the name.")
        if data.get("presence") == Presence.SUBSTITUTE and not data.get("stands_in_for"):
            self.add_error("stands_in_for", "Say whom they stand in for.")
        return data

    def came(self) -> Came | None:
        """As the action takes it; None for an empty row."""
        data = self.cleaned_data
        if not data.get("name"):
            return None
        return Came(data["name"], data["presence"], data["post"], data["stands_in_for"])


def members(data: Any, seats: Sequence[Seat], rows: Sequence[Attendance]) -> BaseFormSet:
    """A row for each who held a seat on the day, with what is recorded."""
    known = {each.name.casefold(): each.presence for each in rows}
    initial = [
        {"name": each.name, "presence": known.get(each.name.casefold(), "")}
        for each in seats
        if known.get(each.name.casefold(), "") in ("", *_OF_MEMBERS)
    ]
    return formset_factory(MemberRow, extra=0, max_num=200)(data, prefix="member", initial=initial)


def others(data: Any, seats: Sequence[Seat], rows: Sequence[Attendance]) -> BaseFormSet:
    """The others that are recorded, and some empty rows."""
    seated = {each.name.casefold() for each in seats}
    initial = [
        {"name": each.name, "post": each.post, "presence": each.presence, "stands_in_for": each.stands_in_for}
        for each in rows
        if each.name.casefold() not in seated or each.presence not in _OF_MEMBERS
    ]
    return formset_factory(OtherRow, extra=EMPTY_ROWS, max_num=200)(data, prefix="other", initial=initial)


def came_from(*rows: BaseFormSet) -> list[Came]:
    """Everybody of whom something is recorded."""
    found = (row.came() for each in rows for row in each)
    return [each for each in found if each is not None]


class DeclarationForm(PageForm):
    """An interest that somebody declared."""

    name = forms.CharField(
        label="Member", max_length=200, error_messages={"required": "Give the member's name."}
    )
    kind = forms.ChoiceField(
        label="Kind of interest",
        choices=Interest.choices,
        error_messages={"required": "Choose the kind of interest."},
    )
    item = forms.ChoiceField(label="Agenda item", required=False)
    is_sensitive = forms.BooleanField(
        label="It is a sensitive interest",
        required=False,
        help_text="Agreed by the monitoring officer: that there is one is recorded, not what it is "
        "(Localism Act 2011 s.32).",
    )
    text = forms.CharField(
        label="The interest",
        required=False,
        help_text="As it was declared. Leave it empty where it is sensitive.",
    )
    left_the_room = forms.BooleanField(label="The member left the room for the item", required=False)

    def __init__(self, *args: Any, items: Iterable[AgendaItem] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.items = {str(each.pk): each for each in items}
        self.fields["item"].choices = [
            ("", "No one item"),
            *((pk, f"{each.number}. {each.title}") for pk, each in self.items.items()),
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("is_sensitive") and data.get("text"):
            self.add_error("text", "Leave it empty: what a sensitive interest is, is not recorded.")
        if not data.get("is_sensitive") and not data.get("text"):
            self.add_error("text", "Say what the interest is.")
        return data

    def said(self) -> dict[str, Any]:
        """What the action takes."""
        return {**self.cleaned_data, "item": self.items.get(self.cleaned_data["item"])}
