"""Forms about commitments: what is owed, by whom, to which body, by when; what met it; its action in the plan."""

from collections.abc import Iterable
from typing import Any

from django import forms

from headway.web.accounts.models import Person
from headway.web.fields import DayField
from headway.web.plans.forms.common import VersionForm
from headway.web.plans.models import Action, Item, Update
from headway.web.scrutiny.actions.commitments import Terms
from headway.web.scrutiny.models import Body, Meeting, Paper

__all__ = ["AddForm", "BecomeForm", "JoinForm", "MeetForm", "ReasonForm", "TermsForm"]


class TermsForm(VersionForm):
    """What is owed, by whom, to which body, at which meeting or by which day."""

    text = forms.CharField(label="What is owed", error_messages={"required": "Say what is owed."})
    owed_by = forms.CharField(
        label="Who owes it",
        max_length=200,
        help_text="As the minute names them.",
        error_messages={"required": "Say who owes it."},
    )
    owner = forms.ChoiceField(
        label="Somebody who signs in", required=False, help_text="It is listed for them under “mine”."
    )
    body = forms.ChoiceField(
        label="Owed to", error_messages={"required": "Choose the body that it is owed to."}
    )
    due_meeting = forms.ChoiceField(label="Due at the meeting of", required=False)
    due_on = DayField(
        label="Or due on",
        required=False,
        help_text="Where no meeting is kept here. For example, 20 9 2017",
    )

    def __init__(
        self,
        *args: Any,
        people: Iterable[Person] = (),
        bodies: Iterable[Body] = (),
        meetings: Iterable[Meeting] = (),
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.people = {str(each.pk): each for each in people}
        self.bodies = {str(each.pk): each for each in bodies}
        self.meetings = {str(each.pk): each for each in meetings}
        self.fields["owner"].choices = [
            ("", "Nobody"),
            *((pk, each.name) for pk, each in self.people.items()),
        ]
        self.fields["body"].choices = [(pk, each.name) for pk, each in self.bodies.items()]
        self.fields["due_meeting"].choices = [
            ("", "No meeting chosen"),
            *((pk, str(each)) for pk, each in self.meetings.items()),
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "due_on" not in self.errors and not data.get("due_meeting") and not data.get("due_on"):
            self.add_error("due_meeting", "Say when it is due: choose a meeting, or give a day.")
        return data

    @property
    def terms(self) -> Terms:
        """What was filled in, as the actions take it."""
        data = self.cleaned_data
        return Terms(
            text=data["text"],
            owed_by=data["owed_by"],
            owner=self.people.get(data["owner"]),
            body=self.bodies[data["body"]],
            due_meeting=self.meetings.get(data["due_meeting"]),
            due_on=data["due_on"],
        )


class AddForm(TermsForm):
    """One that the machine did not find."""

    where = forms.CharField(
        label="Paragraph and letter",
        required=False,
        max_length=20,
        help_text="For example, 1 d)",
    )
    quote = forms.CharField(
        label="The words it rests on", required=False, help_text="Copied from the minute as they are."
    )


class ReasonForm(VersionForm):
    """Why it is turned down, or owed again."""

    reason = forms.CharField(label="Reason", error_messages={"required": "Give the reason."})


class MeetForm(VersionForm):
    """What met it."""

    paper = forms.ChoiceField(
        label="By a paper", required=False, help_text="One that was signed off or published."
    )
    by_update = forms.ChoiceField(label="Or by an update of its action in the plan", required=False)
    on = DayField(label="Met on", error_messages={"required": "Met on: give the day."})

    def __init__(
        self, *args: Any, papers: Iterable[Paper] = (), updates: Iterable[Update] = (), **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.papers = {str(each.pk): each for each in papers}
        self.updates = {str(each.pk): each for each in updates}
        self.fields["paper"].choices = [
            ("", "No paper"),
            *((pk, f"{each} ({each.get_state_display().lower()})") for pk, each in self.papers.items()),
        ]
        self.fields["by_update"].choices = [
            ("", "No update"),
            *(
                (pk, f"{each.at:%d.%m.%Y}: {each.status.word}. {each.narrative[:80]}")
                for pk, each in self.updates.items()
            ),
        ]
        if not self.updates:
            del self.fields["by_update"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if bool(data.get("paper")) == bool(data.get("by_update")):
            self.add_error("paper", "Choose what met it: one paper, or one update.")
        return data

    @property
    def met_by(self) -> dict[str, Any]:
        """The paper or the update."""
        data = self.cleaned_data
        return {
            "paper": self.papers.get(data.get("paper", "")),
            "update": self.updates.get(data.get("by_update", "")),
        }


class JoinForm(VersionForm):
    """An action of the plan."""

    action = forms.ChoiceField(label="Action", error_messages={"required": "Choose an action."})

    def __init__(self, *args: Any, actions: Iterable[Action] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.actions = {str(each.pk): each for each in actions}
        self.fields["action"].choices = [
            (pk, f"{each.item}: {each.title}") for pk, each in self.actions.items()
        ]

    @property
    def chosen(self) -> Action:
        return self.actions[self.cleaned_data["action"]]


class BecomeForm(VersionForm):
    """A new action in the plan."""

    item = forms.ChoiceField(
        label="It answers", error_messages={"required": "Choose the recommendation or issue that it answers."}
    )
    title = forms.CharField(
        label="What will be done", max_length=300, error_messages={"required": "Say what will be done."}
    )

    def __init__(self, *args: Any, items: Iterable[Item] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.items = {str(each.pk): each for each in items}
        self.fields["item"].choices = [(pk, f"{each.plan}: {each}") for pk, each in self.items.items()]

    @property
    def chosen(self) -> Item:
        return self.items[self.cleaned_data["item"]]
