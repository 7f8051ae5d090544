"""The form of a round of practice audits: counts alone."""

from typing import Any

from django import forms

from headway.assessment.self_evaluation.practice import areas
from headway.web.assessment.models import AuditRound
from headway.web.fields import DayField, PageForm

__all__ = ["AuditRoundForm", "RemoveRoundForm"]

_MOST = 100_000
_LONGEST = 10_000
"""Characters of what was learned, or of a reason: some three pages."""


def _count(label: str, *, required: bool = True, hint: str = "") -> forms.IntegerField:
    number = "Give a whole number from 0, such as 12."
    return forms.IntegerField(
        label=label,
        required=required,
        min_value=0,
        max_value=_MOST,
        help_text=hint,
        error_messages={
            "required": f"{label}: give how many, 0 if none.",
            "invalid": f"{label}: {number}",
            "min_value": f"{label}: {number}",
            "max_value": f"{label}: the number is too large.",
        },
    )


class AuditRoundForm(PageForm):
    """One round: what was looked at, when it was finished, how many cases had each grade."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(
        label="Title",
        max_length=200,
        help_text="For example, “Pathway plans, autumn”. Name no child, worker or auditor.",
        error_messages={"required": "Give the round a title."},
    )
    area = forms.ChoiceField(
        label="Area of practice",
        choices=[("", "Choose an area"), *((each.id, each.name) for each in areas())],
        error_messages={"required": "Choose the area of practice."},
    )
    finished = DayField(
        label="When was it finished?",
        help_text="For example, 30 9 2026",
        error_messages={"required": "Give the day on which the round was finished."},
    )
    outstanding = _count("Outstanding")
    good = _count("Good")
    requires_improvement = _count("Requires improvement")
    inadequate = _count("Inadequate")
    moderated = _count(
        "How many were moderated?",
        required=False,
        hint="Looked at again by a second person. Leave it empty where nobody knows.",
    )
    changed = _count("How many of those had their grade changed?", required=False)
    learned = forms.CharField(
        label="What was learned?",
        required=False,
        max_length=_LONGEST,
        help_text="In a sentence or two. Name no child.",
    )

    def terms(self) -> dict[str, Any]:
        """For the action."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    @staticmethod
    def initial_of(round_: AuditRound) -> dict[str, Any]:
        """How the round stands."""
        names = list(AuditRoundForm.base_fields)
        return {name: getattr(round_, name) for name in names}


class RemoveRoundForm(PageForm):
    """Why a round is taken off."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    because = forms.CharField(
        label="Why is it taken off?",
        max_length=_LONGEST,
        help_text="It stays on the record, with this reason, and is evidence no longer.",
        error_messages={"required": "Say why it is taken off."},
    )
