"""Forms of measures, targets and loads."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from headway.statistics.spc import PRESETS
from headway.web.accounts.models import Person
from headway.web.fields import DayField, PageForm
from headway.web.performance.local_file import LARGEST
from headway.web.performance.models import Measure
from headway.web.performance.states import Better, ChartKind, Every, Kind, Source

__all__ = ["KeepForm", "LoadForm", "OwnMeasureForm", "TargetForm"]


class KeepForm(PageForm):
    """How a measure is kept: whose it is, which way is better, when a figure is too old."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    owner = forms.ChoiceField(
        label="Owner", required=False, help_text="Who answers for it, of those who have an account here."
    )
    owner_name = forms.CharField(
        label="Owner’s name", required=False, max_length=200, help_text="Where the owner has no account here."
    )
    owner_post = forms.CharField(label="Owner’s post", required=False, max_length=200)
    better = forms.ChoiceField(
        label="Which way is better?",
        choices=Better.choices,
        help_text="Where neither is, the measure is never coloured and never ranked.",
        error_messages={"required": "Say which way is better."},
    )
    stale_after = forms.IntegerField(
        label="Days until a figure is too old to be rated",
        min_value=1,
        max_value=2000,
        help_text="Counted from the end of its period. A figure that is too old is never green.",
        error_messages={"required": "Give a number of days, such as 100."},
    )
    source = forms.ChoiceField(
        label="Where do its figures come from?",
        choices=Source.choices,
        error_messages={"required": "Say where its figures come from."},
    )
    chart = forms.ChoiceField(label="Control chart", required=False, choices=ChartKind.choices)
    preset = forms.ChoiceField(
        label="Rules by which a signal is told",
        error_messages={"required": "Choose the rules."},
        help_text="The rule set is printed with every chart.",
    )
    is_retired = forms.BooleanField(
        label="This measure is not kept any longer",
        required=False,
        help_text="Its figures stay on the record.",
    )

    def __init__(self, *args: Any, people: Iterable[Person], **more: Any) -> None:
        super().__init__(*args, **more)
        self.people = {str(each.pk): each for each in people}
        self.fields["owner"].choices = [("", "Nobody with an account")] + [
            (key, each.name) for key, each in self.people.items()
        ]
        self.fields["preset"].choices = [(name, each.title) for name, each in PRESETS.items()]

    def terms(self) -> dict[str, Any]:
        """For the action."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return given | {"owner": self.people.get(given["owner"])}

    @staticmethod
    def initial_of(measure: Measure) -> dict[str, Any]:
        """How the measure stands."""
        names = (
            "version", "owner_name", "owner_post", "better", "stale_after", "source", "chart", "preset", "is_retired",
            "title", "counts", "out_of", "unit", "multiplier", "decimals", "kind", "every",
        )  # fmt: skip
        return {name: getattr(measure, name) for name in names} | {"owner": measure.owner_id or ""}


class OwnMeasureForm(KeepForm):
    """A measure of the authority's own, with what it counts."""

    field_order = ("version", "title", "counts", "out_of", "unit", "multiplier", "decimals", "every", "kind")

    title = forms.CharField(
        label="Title", max_length=200, error_messages={"required": "Give the measure a title."}
    )
    counts = forms.CharField(
        label="What is counted?", error_messages={"required": "Say what is counted: the numerator in words."}
    )
    out_of = forms.CharField(
        label="Out of what?", required=False, help_text="The denominator in words; empty for a plain number."
    )
    unit = forms.CharField(
        label="Unit",
        max_length=30,
        help_text="%, count, days, score, or “rate per 10,000”.",
        error_messages={"required": "Give the unit."},
    )
    multiplier = forms.IntegerField(
        label="Multiplied by",
        min_value=1,
        max_value=1_000_000,
        help_text="100 for a percentage, 10000 for a rate per 10,000, 1 for a number.",
        error_messages={"required": "Give the multiplier: 100 for a percentage, 1 for a number."},
    )
    decimals = forms.IntegerField(
        label="Decimals shown",
        min_value=0,
        max_value=4,
        error_messages={"required": "Give the number of decimals."},
    )
    every = forms.ChoiceField(
        label="How often is there a figure?",
        choices=Every.choices,
        error_messages={"required": "Say how often there is a figure."},
    )
    kind = forms.ChoiceField(
        label="What does a figure tell of?",
        choices=Kind.choices,
        help_text="Twelve months to the last day have no control chart: neighbours share most of their data.",
        error_messages={"required": "Say what a figure tells of."},
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("unit") == "%" and not given.get("out_of"):
            self.add_error("out_of", "Say out of what: a share is never kept without its denominator.")
        if given.get("unit") == "%" and given.get("multiplier", 100) != 100:
            self.add_error("multiplier", "A percentage is multiplied by 100.")
        return given


class TargetForm(PageForm):
    """A target from a day on."""

    target = forms.DecimalField(
        label="Target",
        max_digits=10,
        decimal_places=2,
        error_messages={"required": "Give the target.", "invalid": "The target must be a number."},
    )
    floor = forms.DecimalField(
        label="Floor standard",
        required=False,
        max_digits=10,
        decimal_places=2,
        help_text="Below it management must act. Without one, whatever misses the target is red.",
        error_messages={"invalid": "The floor must be a number."},
    )
    near = forms.DecimalField(
        label="How far from the target is still met",
        required=False,
        max_digits=10,
        decimal_places=2,
        help_text="Only where close to the target is better.",
        error_messages={"invalid": "The distance must be a number."},
    )
    from_day = DayField(
        label="From which day?",
        help_text="Periods that end on this day or later are held to it. For example, 1 4 2026",
        error_messages={"required": "Give the day from which it holds."},
    )
    reason = forms.CharField(
        label="Why this target?",
        help_text="Where it was decided. It stays on the record.",
        error_messages={"required": "Say why this is the target."},
    )


class LoadForm(PageForm):
    """A local file of figures."""

    file = forms.FileField(
        label="File",
        help_text=f"A CSV of at most {LARGEST // 1_000_000} MB, laid out as below.",
        error_messages={"required": "Choose a CSV file.", "empty": "The file is empty. Choose another."},
    )
    new_districts = forms.CharField(
        label="Districts that no earlier figure knows",
        required=False,
        help_text="One a line. Leave it empty unless the file has figures of a district for the first time.",
    )

    def clean_file(self) -> Any:
        given = self.cleaned_data["file"]
        if given.size > LARGEST:
            raise ValidationError(f"The file is larger than {LARGEST // 1_000_000} MB. Load it in parts.")
        return given

    def clean_new_districts(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["new_districts"].splitlines() if line.strip()]


def first_of_year(on: date) -> date:
    """The first day of the financial year: when targets begin, unless said otherwise."""
    return date(on.year if on.month > 3 else on.year - 1, 4, 1)
