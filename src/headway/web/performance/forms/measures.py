"""Forms about a measure: a note, limits that start anew, what happened; and taking either of these back."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from headway.web.fields import DayField, PageForm

__all__ = ["AnnotationForm", "NoteForm", "RebaseForm", "WithdrawForm"]

EVERYWHERE = "everywhere"


class _OfArea(PageForm):
    """A form about one district, or the whole authority, chosen on the page that led here."""

    area = forms.CharField(required=False, widget=forms.HiddenInput)


class NoteForm(_OfArea):
    """What lies behind the figure of a period."""

    period = forms.ChoiceField(
        label="Which period does it explain?", error_messages={"required": "Choose the period."}
    )
    text = forms.CharField(
        label="What lies behind the figure?",
        help_text="Why it stands where it does, and what is being done. It stays on the record. Name no child.",
        error_messages={"required": "Write what lies behind the figure."},
    )

    def __init__(self, *args: Any, periods: Sequence[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["period"].choices = [*periods]


class RebaseForm(_OfArea):
    """From which period limits start anew, and why."""

    from_period = forms.ChoiceField(
        label="From which period do the limits start anew?", error_messages={"required": "Choose the period."}
    )
    reason = forms.CharField(
        label="What changed then?",
        help_text="A change in how the work is done or counted that is known to have happened, "
        "and not only that the figures look different. It is printed under the chart.",
        error_messages={"required": "Say what changed then: limits never start anew without a reason."},
    )

    def __init__(self, *args: Any, periods: Sequence[tuple[date, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.days = {each.isoformat(): each for each, _ in periods}
        self.fields["from_period"].choices = [
            ("", "Choose a period"),
            *((each.isoformat(), text) for each, text in periods),
        ]

    @property
    def from_day(self) -> date:
        """The first day of the chosen period."""
        return self.days[self.cleaned_data["from_period"]]


class AnnotationForm(_OfArea):
    """What happened on a day, and on which charts it is marked."""

    on = DayField(
        label="When did it happen?",
        help_text="For example, 1 9 2024",
        error_messages={"required": "Give the day on which it happened."},
    )
    text = forms.CharField(
        label="What happened?",
        max_length=80,
        help_text="A few words: “caseloads rose”, “new front door”. At most 80 characters. Name no child.",
        error_messages={"required": "Say what happened."},
    )
    where = forms.ChoiceField(
        label="On which charts?",
        choices=[("measure", "This measure’s"), (EVERYWHERE, "Every measure’s")],
        error_messages={"required": "Choose on which charts it is marked."},
    )

    @property
    def everywhere(self) -> bool:
        """Whether every chart of the authority shows it."""
        return bool(self.cleaned_data["where"] == EVERYWHERE)


class WithdrawForm(PageForm):
    """Why something is taken back."""

    because = forms.CharField(
        label="Why is it withdrawn?",
        help_text="It stays on the record, with this reason.",
        error_messages={"required": "Say why it is withdrawn."},
    )
