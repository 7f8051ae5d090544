"""Forms: beginning an assessment, building it again, judging, changing its rules, deciding on it."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from headway.assessment.rulebook import Threshold
from headway.frameworks import Grade
from headway.web.fields import DayField, PageForm

__all__ = [
    "AssessmentForm",
    "BecauseForm",
    "DecisionForm",
    "JudgementForm",
    "RebuildForm",
    "RulesForm",
    "ThresholdForm",
    "threshold_forms",
]

_LONGEST = 10_000
"""Characters of a reason: some three pages. It stands in the letter, and one of megabytes takes minutes to draw."""


class AssessmentForm(PageForm):
    """Which year, by which rules, as known on which day."""

    authority = forms.ChoiceField(
        label="Whose assessment is it?", error_messages={"required": "Choose the authority."}
    )
    year = forms.IntegerField(
        label="Which year?",
        min_value=2000,
        max_value=2100,
        help_text="For example 2010. An annual assessment bears the year in which its letter is sent.",
        error_messages={
            "required": "Give the year.",
            "invalid": "Give the year as four numbers, for example 2010.",
            "min_value": "Give a year from 2000 on.",
            "max_value": "Give a year before 2101.",
        },
    )
    rules = forms.ChoiceField(
        label="By which rules?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the rules."},
    )
    as_of = DayField(
        label="What is known up to which day?",
        help_text="Nothing that was published later is in the profile. For example 9 12 2010.",
        error_messages={"required": "Give the day."},
    )

    def __init__(
        self,
        *args: Any,
        authorities: Iterable[tuple[str, str]],
        rulebooks: Sequence[tuple[str, str, str]],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.fields["authority"].choices = [*authorities]
        self.fields["rules"].choices = [(id_, title) for id_, title, _ in rulebooks]
        self.hints = {"rules": {id_: hint for id_, _, hint in rulebooks}}


class RebuildForm(PageForm):
    """As known on which day."""

    as_of = DayField(
        label="What is known up to which day?",
        help_text="Nothing that was published later is in the profile.",
        error_messages={"required": "Give the day."},
    )


class JudgementForm(PageForm):
    """The grade and the reason; every grade is offered, and one that the rules do not permit is refused."""

    grade = forms.ChoiceField(label="Which grade?", error_messages={"required": "Choose the grade."})
    because = forms.CharField(
        label="Why this grade?",
        max_length=_LONGEST,
        help_text="In your own words: what weighed most, and what else was taken into account. Everybody reads it once "
        "the assessment is published. Name no child.",
        error_messages={"required": "Write the reason: no grade stands without one."},
    )

    def __init__(
        self, *args: Any, grades: Sequence[Grade], hints: dict[str, str], labels: dict[str, str], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.fields["grade"].choices = [(each.id, labels[each.id]) for each in grades]
        self.hints = {"grade": hints}


class RulesForm(PageForm):
    """The rules as text."""

    text = forms.CharField(
        label="The rules",
        widget=forms.Textarea,
        help_text="TOML. What a rule may look at is checked when it is saved; every fault is named with its key.",
        error_messages={"required": "The rules are empty. Go back to those that ship with Headway instead."},
    )


class ThresholdForm(PageForm):
    """One number of a rule; ``key`` names it in the rules."""

    key = forms.CharField(widget=forms.HiddenInput)
    value = forms.IntegerField(
        min_value=0,
        max_value=1000,
        error_messages={
            "required": "Give a whole number.",
            "invalid": "Give a whole number, for example 65.",
            "min_value": "Give 0 or more.",
            "max_value": "Give 1000 or less.",
        },
    )

    def __init__(self, *args: Any, threshold: Threshold, **more: Any) -> None:
        super().__init__(*args, **more)
        self.threshold = threshold
        name = threshold.name.rsplit(".", 1)[-1].replace("_", " ")
        said = threshold.says.removeprefix("assumption").lstrip(": ")
        self.fields["value"].label = f"{name[:1].upper()}{name[1:]}"
        self.fields["value"].help_text = f"{said[:1].upper()}{said[1:]}"


def threshold_forms(found: Sequence[Threshold], data: Any = None) -> list[ThresholdForm]:
    """A form a number, in the order of the rules."""
    return [
        ThresholdForm(
            data,
            prefix=f"threshold-{place}",
            threshold=each,
            initial={"key": each.key, "value": each.value},
        )
        for place, each in enumerate(found)
    ]


class DecisionForm(PageForm):
    """Does it stand?"""

    decision = forms.ChoiceField(
        label="Does this assessment stand?", error_messages={"required": "Say whether it stands."}
    )
    because = forms.CharField(
        label="What has to change?",
        max_length=_LONGEST,
        required=False,
        help_text="Those who work on it read this. It is not shown to the public.",
    )

    def __init__(self, *args: Any, can_sign: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        yes = [("sign", "Yes: sign it off. It is frozen as it stands now")] if can_sign else []
        self.fields["decision"].choices = [*yes, ("back", "No: send it back")]

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if told.get("decision") == "back" and not told.get("because"):
            self.add_error("because", "Say what has to change.")
        return told

    @property
    def is_refused(self) -> bool:
        """Whether it is sent back."""
        return bool(self.cleaned_data["decision"] == "back")


class BecauseForm(PageForm):
    """Why something is taken back."""

    because = forms.CharField(label="Why?", max_length=_LONGEST, error_messages={"required": "Say why."})
