"""Forms: what an edition for the public shows, and whether it may be shown."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms

from headway.web.fields import PageForm
from headway.web.pages import day
from headway.web.performance.rules.public.choosing import Choice
from headway.web.performance.states import Every

__all__ = ["DecisionForm", "EditionForm"]

_EVERY = [
    (Every.MONTH, "Month: small numbers in most districts, so that much is hidden"),
    (Every.QUARTER, "Quarter"),
    (Every.YEAR, "Financial year: the least is hidden"),
]
_BY_DISTRICT = [
    ("0", "No districts: the whole authority alone"),
    ("1", "The last period"),
    ("2", "The last two periods"),
    ("4", "The last four periods"),
]


class EditionForm(PageForm):
    """Which figures the public is shown."""

    until = forms.ChoiceField(
        label="Figures up to the end of", error_messages={"required": "Choose the last day."}
    )
    every = forms.ChoiceField(
        label="A figure for each",
        choices=_EVERY,
        initial=Every.QUARTER,
        help_text="A measure that has only longer periods is shown by those.",
        error_messages={"required": "Choose how long a period is."},
    )
    by_district = forms.ChoiceField(
        label="Which periods are shown by district?",
        choices=_BY_DISTRICT,
        initial="1",
        error_messages={"required": "Choose what is shown by district."},
    )
    measures = forms.TypedMultipleChoiceField(
        label="Which measures?",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose one measure or more."},
    )
    areas = forms.MultipleChoiceField(
        label="Which districts?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="A district that is left out is protected as if it were shown.",
    )
    with_targets = forms.BooleanField(label="Show targets, and whether they are met", required=False)
    contact = forms.CharField(
        label="Whom can readers write to?",
        max_length=200,
        help_text="An address that is read, such as performance@example.gov.uk",
        error_messages={"required": "Say whom readers can write to."},
    )

    def __init__(
        self,
        *args: Any,
        days: Sequence[date],
        measures: Iterable[tuple[int, str]],
        areas: Sequence[str],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.fields["until"].choices = [(each.isoformat(), day(each)) for each in days]
        self.fields["measures"].choices = [*measures]
        self.fields["areas"].choices = [(each, each) for each in areas]
        self.fields["measures"].initial = [pk for pk, _ in self.fields["measures"].choices]
        self.fields["areas"].initial = [*areas]

    def choice(self) -> Choice:
        """What was chosen."""
        told = self.cleaned_data
        return Choice(
            until=date.fromisoformat(told["until"]),
            every=Every(told["every"]),
            by_district=int(told["by_district"]),
            areas=tuple(told["areas"]),
            with_targets=told["with_targets"],
            contact=told["contact"],
        )


class DecisionForm(PageForm):
    """May it be shown?"""

    decision = forms.ChoiceField(
        label="May the public see this edition?",
        choices=[("approve", "Yes: approve it"), ("refuse", "No: send it back")],
        error_messages={"required": "Say whether the public may see it."},
    )
    because = forms.CharField(
        label="Why not?", required=False, help_text="It stays on the record, and is not shown to the public."
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if told.get("decision") == "refuse" and not told.get("because"):
            self.add_error("because", "Say why it is sent back.")
        return told

    @property
    def is_refused(self) -> bool:
        return bool(self.cleaned_data["decision"] == "refuse")
