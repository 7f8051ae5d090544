"""The form of a scorecard: its name, for whom, and its rows in order."""

from collections.abc import Iterable
from typing import Any

from django import forms

from headway.web.fields import PageForm
from headway.web.performance.actions.scorecards import Placed
from headway.web.performance.models import Measure, Scorecard
from headway.web.scrutiny.models import Body

__all__ = ["MOST_ROWS", "ScorecardForm", "rows_formset"]

MOST_ROWS = 100
_EMPTY_ROWS = 5


class ScorecardForm(PageForm):
    """A scorecard without its rows."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    title = forms.CharField(
        label="Title", max_length=200, error_messages={"required": "Give the scorecard a title."}
    )
    purpose = forms.CharField(label="What is it for?", required=False)
    body = forms.ChoiceField(label="Which body looks at it?", required=False)

    def __init__(self, *args: Any, bodies: Iterable[Body], **more: Any) -> None:
        super().__init__(*args, **more)
        self.bodies = {str(each.pk): each for each in bodies}
        self.fields["body"].choices = [("", "None in particular")] + [
            (key, each.name) for key, each in self.bodies.items()
        ]

    def terms(self) -> dict[str, Any]:
        """For the action."""
        given = self.cleaned_data
        return {
            "title": given["title"],
            "purpose": given["purpose"],
            "body": self.bodies.get(given["body"]),
        }

    @staticmethod
    def initial_of(scorecard: Scorecard) -> dict[str, Any]:
        """How the scorecard stands."""
        return {
            "version": scorecard.version,
            "title": scorecard.title,
            "purpose": scorecard.purpose,
            "body": scorecard.body_id or "",
        }


class RowForm(PageForm):
    """One measure on the scorecard; a row without a measure is left out."""

    order = forms.IntegerField(label="Place", required=False, min_value=0, max_value=9999)
    measure = forms.ChoiceField(label="Measure", required=False)
    heading = forms.CharField(label="Heading", required=False, max_length=100)

    def __init__(self, *args: Any, choices: list[tuple[Any, Any]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["measure"].choices = choices


class _Rows(forms.BaseFormSet):  # type: ignore[type-arg]
    """The rows as they are placed on the scorecard."""

    measures: dict[str, Measure]

    def placed(self) -> list[Placed]:
        """In the order of their places; one without a place comes last, as it stands."""
        given = [each.cleaned_data for each in self.forms if each.cleaned_data.get("measure")]
        given.sort(key=lambda each: (each.get("order") is None, each.get("order") or 0))
        return [Placed(self.measures[each["measure"]], each["heading"]) for each in given]


def rows_formset(data: Any, measures: Iterable[Measure], rows: Iterable[tuple[int, int, str]] = ()) -> _Rows:
    """The rows of a scorecard as (place, measure, heading), and some empty ones below."""
    known = {str(each.pk): each for each in measures}
    themes: dict[str, list[tuple[str, str]]] = {}
    for key, each in known.items():
        theme = each.theme.replace("_", " ").capitalize() or "Other"
        themes.setdefault(theme, []).append((key, each.title))
    made = forms.formset_factory(
        RowForm, formset=_Rows, extra=_EMPTY_ROWS, max_num=MOST_ROWS, absolute_max=MOST_ROWS
    )
    initial = [{"order": order, "measure": measure, "heading": heading} for order, measure, heading in rows]
    formset = made(
        data,
        prefix="row",
        initial=initial,
        form_kwargs={"choices": [("", "No measure"), *sorted(themes.items())]},
    )
    formset.measures = known
    return formset
