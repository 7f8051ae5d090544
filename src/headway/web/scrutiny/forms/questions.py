"""Forms about questions."""

from collections.abc import Iterable
from typing import Any

from django import forms

from headway.web.fields import DayField, PageForm
from headway.web.plans.forms.common import VersionForm
from headway.web.plans.models import Action
from headway.web.register.models import Recommendation
from headway.web.scrutiny.models import Commitment, Meeting
from headway.web.scrutiny.rules.question_bank import bank

_SHORT = 90
NOTHING = ("", "None")


class AboutForm(PageForm):
    """A question's category, and what of the plan it is about."""

    category = forms.ChoiceField(
        label="Category", error_messages={"required": "Choose a category of the question bank."}
    )
    recommendation = forms.ChoiceField(
        label="Which recommendation is it about?",
        required=False,
        help_text="Then it stands on that recommendation’s line, and what follows is shown with the answer.",
    )
    action = forms.ChoiceField(
        label="Which action’s measure should move?",
        required=False,
        help_text="What the action did after the answer is shown with it by itself.",
    )

    def __init__(
        self,
        *args: Any,
        recommendations: Iterable[Recommendation] = (),
        actions: Iterable[Action] = (),
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.recommendations = {str(each.pk): each for each in recommendations}
        self.actions = {str(each.pk): each for each in actions}
        self.fields["category"].choices = [
            ("", "Choose a category"),
            *((each.id, each.title) for each in bank().values()),
        ]
        self.fields["recommendation"].choices = [NOTHING, *_asked_for(self.recommendations)]
        self.fields["action"].choices = [
            NOTHING,
            *((pk, f"{short(each.title)} ({each.item})") for pk, each in self.actions.items()),
        ]

    @property
    def about(self) -> dict[str, Any]:
        """The recommendation and the action that were chosen."""
        return {
            "recommendation": self.recommendations.get(self.cleaned_data.get("recommendation", "")),
            "action": self.actions.get(self.cleaned_data.get("action", "")),
        }


class AskForm(AboutForm):
    """A question to officers."""

    body = forms.CharField(widget=forms.HiddenInput)
    meeting = forms.ChoiceField(
        label="At which meeting?", required=False, help_text="Leave it out for a question between meetings."
    )
    asked_by = forms.CharField(
        label="Who asks?",
        max_length=200,
        error_messages={"required": "Name the member who asks, or the body."},
    )
    asked_on = DayField(
        label="Asked on",
        help_text="For example, 22 6 2017",
        error_messages={"required": "Give the day on which it was asked."},
    )
    text = forms.CharField(
        label="The question",
        help_text="Name no child. What is heard in private belongs in the minute of that item, not here.",
        error_messages={"required": "Write the question."},
    )
    field_order = ("body", "meeting", "category", "text", "asked_by", "asked_on", "recommendation", "action")

    def __init__(self, *args: Any, meetings: Iterable[Meeting] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.meetings = {str(each.pk): each for each in meetings}
        self.fields["meeting"].choices = [
            ("", "Between meetings"),
            *((pk, f"{each.on.day} {each.on:%B %Y}") for pk, each in self.meetings.items()),
        ]


class ChangeForm(AboutForm, VersionForm):
    """A question put right; once it is answered its words stay."""

    text = forms.CharField(label="The question", error_messages={"required": "Write the question."})
    asked_by = forms.CharField(
        label="Who asks?",
        max_length=200,
        error_messages={"required": "Name the member who asks, or the body."},
    )
    field_order = ("category", "text", "asked_by", "recommendation", "action")

    def __init__(self, *args: Any, is_answered: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        if is_answered:
            del self.fields["text"], self.fields["asked_by"]


class FromMinuteForm(AboutForm):
    """A question that a lettered part of a minute tells of."""

    text = forms.CharField(
        label="The question", error_messages={"required": "Write the question that was asked."}
    )
    asked_by = forms.CharField(
        label="Who asked?",
        max_length=200,
        help_text="“A member” where the minute does not say.",
        error_messages={"required": "Say who asked."},
    )
    reply = forms.CharField(
        label="What was said to it", required=False, help_text="Leave it out where the minute holds no reply."
    )
    answered_by = forms.CharField(label="Who answered?", max_length=200, required=False)
    field_order = ("category", "text", "asked_by", "reply", "answered_by", "recommendation", "action")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("reply") and not data.get("answered_by"):
            self.add_error("answered_by", "Say who answered.")
        return data


class PromisesForm(VersionForm):
    """Commitments that were made with an answer."""

    promised = forms.MultipleChoiceField(
        label="What was promised with it?",
        required=False,
        help_text="Commitments to this body. One that is not here yet is added with the minutes.",
    )

    def __init__(self, *args: Any, commitments: Iterable[Commitment] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.commitments = {str(each.pk): each for each in commitments}
        self.fields["promised"].choices = [(pk, short(each.text)) for pk, each in self.commitments.items()]

    @property
    def chosen(self) -> list[Commitment]:
        """The commitments that were ticked."""
        return [self.commitments[pk] for pk in self.cleaned_data["promised"]]


class AnswerForm(PromisesForm):
    """The answer to a question."""

    answered_by = forms.CharField(
        label="Who answers?",
        max_length=200,
        help_text="Name and post.",
        error_messages={"required": "Say who answers."},
    )
    answered_on = DayField(
        label="Answered on",
        help_text="For example, 22 6 2017",
        error_messages={"required": "Give the day of the answer."},
    )
    reply = forms.CharField(
        label="The answer",
        help_text="As it was given, with its figures and where they come from. It stays as it stands. Name no child.",
        error_messages={"required": "Write the answer."},
    )
    field_order = ("reply", "answered_by", "answered_on", "promised")


class FollowUpForm(PageForm):
    """What happened after the answer."""

    on = DayField(
        label="On",
        help_text="The day that it tells of, for example, 14 9 2017",
        error_messages={"required": "Give the day."},
    )
    text = forms.CharField(
        label="What happened",
        help_text="What the measure did, with its figure and source. It is added to those before it. Name no child.",
        error_messages={"required": "Say what happened."},
    )


def short(text: str) -> str:
    """A text as a choice shows it."""
    text = " ".join(text.split())
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…"


def _asked_for(found: dict[str, Recommendation]) -> list[tuple[str, str]]:
    """Recommendations as choices; with the day of their report where there are several reports."""
    several = len({each.inspection_id for each in found.values()}) > 1
    choices = []
    for pk, each in found.items():
        day = each.inspection.published
        of = f" ({day.year})" if several and day else ""
        choices.append((pk, f"{each}{of}: {short(each.text)}"))
    return choices
