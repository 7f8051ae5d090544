"""The form that opens a question from a measure."""

from collections.abc import Iterable
from typing import Any

from django import forms

from headway.web.fields import DayField, PageForm
from headway.web.plans.models import Action
from headway.web.scrutiny.models import Body, Meeting
from headway.web.scrutiny.rules.question_bank import bank


class AskAboutForm(PageForm):
    """What is asked about a measure, for which body, who answers, by when."""

    body = forms.ChoiceField(
        label="For which body?", error_messages={"required": "Choose the body that wants to know."}
    )
    text = forms.CharField(
        label="The question",
        help_text="Name no child. A good question asks why, for whom, and what will be different by when.",
        error_messages={"required": "Write the question."},
    )
    category = forms.ChoiceField(
        label="Category", error_messages={"required": "Choose a category of the question bank."}
    )
    asked_by = forms.CharField(
        label="Who asks?",
        max_length=200,
        error_messages={"required": "Name the member who asks, or the body."},
    )
    owner_name = forms.CharField(
        label="Who is to answer?",
        max_length=200,
        error_messages={"required": "Name who is to answer: a question without one is never answered."},
    )
    owner_post = forms.CharField(label="Their post", max_length=200, required=False)
    due_on = DayField(
        label="Answer by",
        help_text="For example, 22 6 2017",
        error_messages={"required": "Give the day by which the answer is wanted."},
    )
    meeting = forms.ChoiceField(
        label="At which meeting was it asked?",
        required=False,
        help_text="Leave it out for a question between meetings.",
    )
    action = forms.ChoiceField(
        label="Which action of the plan should move it?",
        required=False,
        help_text="Then what the action did is shown with the answer too.",
    )

    def __init__(
        self,
        *args: Any,
        bodies: Iterable[Body] = (),
        meetings: Iterable[Meeting] = (),
        actions: Iterable[Action] = (),
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.bodies = {str(each.pk): each for each in bodies}
        self.meetings = {str(each.pk): each for each in meetings}
        self.actions = {str(each.pk): each for each in actions}
        self.fields["body"].choices = [
            ("", "Choose a body"),
            *((pk, each.name) for pk, each in self.bodies.items()),
        ]
        self.fields["category"].choices = [
            ("", "Choose a category"),
            *((each.id, each.title) for each in bank().values()),
        ]
        self.fields["meeting"].choices = [
            ("", "Between meetings"),
            *((pk, f"{each.body.name}, {each.on.day} {each.on:%B %Y}") for pk, each in self.meetings.items()),
        ]
        self.fields["action"].choices = [
            ("", "None"),
            *((pk, f"{each.title} ({each.item})") for pk, each in self.actions.items()),
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        meeting = self.meetings.get(data.get("meeting", ""))
        if meeting and str(meeting.body_id) != data.get("body"):
            self.add_error("meeting", "The meeting is of another body. Choose one of the body that asks.")
        return data
