"""The form that joins a measure to an action of the plan."""

from collections.abc import Iterable
from typing import Any

from django import forms

from headway.web.fields import DayField, PageForm
from headway.web.performance.models import Measure


class ShouldMoveForm(PageForm):
    """Which measure, where, and from when."""

    measure = forms.ChoiceField(label="Measure", error_messages={"required": "Choose a measure."})
    area = forms.ChoiceField(
        label="Where?", required=False, help_text="A district, where the action is for one."
    )
    since = DayField(
        label="From",
        help_text="What the measure does after this day is shown with the action. For example, 22 6 2017",
        error_messages={"required": "Give the day from which it should move."},
    )

    def __init__(
        self, *args: Any, measures: Iterable[Measure] = (), areas: Iterable[str] = (), **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.measures = {str(each.pk): each for each in measures}
        self.fields["measure"].choices = [
            ("", "Choose a measure"),
            *((pk, each.title) for pk, each in self.measures.items()),
        ]
        self.fields["area"].choices = [("", "The whole authority"), *((each, each) for each in areas)]
