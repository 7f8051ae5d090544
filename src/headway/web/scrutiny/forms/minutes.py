"""Forms about minutes: writing one, classifying it, confirming a meeting's, correcting what was confirmed."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory

from headway.minutes import Outcome, OutcomeKind
from headway.web.fields import DayField, PageForm
from headway.web.plans.forms.common import VersionForm
from headway.web.scrutiny.models import Meeting, ResolutionOutcome
from headway.web.scrutiny.rules.minutes import MOST_CHARACTERS
from headway.web.scrutiny.states import Classification

__all__ = [
    "ClassifyForm",
    "ConfirmForm",
    "CorrectForm",
    "MinuteForm",
    "OutcomeForm",
    "OutcomeRows",
]

TOO_LONG = f"The text is longer than {MOST_CHARACTERS:,} characters. Give one item at a time."
PARAGRAPHS = [(str(number), f"Paragraph {number}") for number in range(1, 8)]


class MinuteForm(VersionForm):
    """The minute of an item as text; ``looked`` says which text its outcomes were read from."""

    attendance = forms.CharField(
        label="Who came for this item",
        required=False,
        max_length=2000,
        help_text="As the minute says it, for example: Ms A Jones, Head of Service, was in attendance for this item.",
    )
    text = forms.CharField(
        label="The minute",
        max_length=MOST_CHARACTERS,
        help_text=(
            "Number each paragraph 1., 2. and so on. Put a question or comment with its reply in a part of its own, "
            "lettered a), b). Start what the body decided with RESOLVED. Leave a blank line between them."
        ),
        error_messages={"required": "Write the minute.", "max_length": TOO_LONG},
    )
    looked = forms.CharField(required=False, widget=forms.HiddenInput)


class OutcomeForm(PageForm):
    """One thing resolved. A row without words is left out."""

    paragraph = forms.IntegerField(min_value=0, max_value=10_000, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label="What the body did", choices=[(kind.value, kind.value.capitalize()) for kind in OutcomeKind]
    )
    text = forms.CharField(label="In the words of the resolution", required=False)
    due_said = forms.CharField(label="When it is due, as the words say", required=False, max_length=200)

    @property
    def outcome(self) -> tuple[int, Outcome] | None:
        """The paragraph's place and the outcome; None for a row that is left out."""
        data = self.cleaned_data
        if not data.get("text"):
            return None
        return data["paragraph"], Outcome(OutcomeKind(data["kind"]), data["text"], data["due_said"])


class _Rows(BaseFormSet):  # type: ignore[type-arg]
    @property
    def outcomes(self) -> list[tuple[int, Outcome]]:
        """What the rows say, in order."""
        return [each.outcome for each in self.forms if each.outcome is not None]


OutcomeRows = formset_factory(OutcomeForm, formset=_Rows, extra=0, max_num=60, absolute_max=60)


class ClassifyForm(VersionForm):
    """Who may read a minute."""

    classification = forms.ChoiceField(label="Classification", choices=Classification.choices)
    exempt_paragraphs = forms.TypedMultipleChoiceField(
        label="Exempt: by which paragraphs of Schedule 12A", required=False, choices=PARAGRAPHS, coerce=int
    )
    restricted_because = forms.CharField(
        label="Why it is restricted",
        required=False,
        help_text=(
            "Exempt: why the public interest in keeping it outweighs that in disclosing it. Confidential: the terms, "
            "the law or the order that forbids disclosure."
        ),
    )
    classified_by = forms.CharField(label="Who decided it", required=False, max_length=200)
    classified_on = DayField(label="Decided on", required=False)


class ConfirmForm(PageForm):
    """Which later meeting confirmed the minutes; ``read`` is the digest of what the person read."""

    at = forms.ChoiceField(
        label="Confirmed by the meeting of",
        error_messages={"required": "Choose the meeting that confirmed them."},
    )
    read = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, meetings: Iterable[Meeting] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.meetings = {str(each.pk): each for each in meetings}
        self.fields["at"].choices = [(pk, str(each)) for pk, each in self.meetings.items()]

    @property
    def meeting(self) -> Meeting:
        return self.meetings[self.cleaned_data["at"]]


class CorrectForm(PageForm):
    """A correction that a later meeting resolved."""

    resolved_by = forms.ChoiceField(
        label="Resolved by", error_messages={"required": "Choose the resolution that corrects the minute."}
    )
    was = forms.CharField(
        label="The minute says",
        help_text="Copy the words from the minute as they are.",
        error_messages={"required": "Copy the words that are corrected."},
    )
    becomes = forms.CharField(
        label="It should say", error_messages={"required": "Write what the minute should say."}
    )

    def __init__(self, *args: Any, outcomes: Iterable[ResolutionOutcome] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.outcomes = {str(each.pk): each for each in outcomes}
        self.fields["resolved_by"].choices = [
            (pk, f"{each.paragraph.minute.item.meeting}: {each.text}") for pk, each in self.outcomes.items()
        ]

    @property
    def outcome(self) -> ResolutionOutcome:
        return self.outcomes[self.cleaned_data["resolved_by"]]
