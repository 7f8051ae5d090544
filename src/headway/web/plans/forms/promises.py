"""Forms about an action: what is promised, by whom, shown by what, by when."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory

from headway.web.fields import DayField, PageForm
from headway.web.plans.forms.common import VersionForm
from headway.web.plans.models import Action
from headway.web.plans.owners import Owner
from headway.web.plans.states import MeasureKind

KIND_MEANS = {
    MeasureKind.INDICATOR: "A defined figure that should move.",
    MeasureKind.AUDIT: "What audits of practice should find.",
    MeasureKind.FEEDBACK: "What children, families or staff should say.",
    MeasureKind.MILESTONE: "A step that will have been taken. It shows that work was done, not that it helped.",
}


class ActionForm(VersionForm):
    """A promise: what, by whom (see :class:`OwnerForm`), shown by what, by when."""

    title = forms.CharField(
        label="What will be done",
        max_length=300,
        error_messages={"required": "Say what will be done."},
    )
    detail = forms.CharField(label="More about it", required=False)
    measure = forms.CharField(
        label="Success measure",
        required=False,
        help_text="What would show that children are better off, with its baseline and target where there are any.",
    )
    measure_kind = forms.ChoiceField(
        label="Kind of measure",
        required=False,
        choices=[("", "Not decided yet"), *MeasureKind.choices],
    )
    hears_children = forms.BooleanField(
        label="Children's own views are part of this action or its measure", required=False
    )
    start = DayField(label="Starts on", required=False)
    due = DayField(label="Due on", required=False, help_text="For example, 31 3 2018")
    depends_on = forms.MultipleChoiceField(
        label="Must wait for",
        required=False,
        help_text="Other actions of this plan that have to be done first.",
    )
    hints = {"measure_kind": {each.value: text for each, text in KIND_MEANS.items()}}  # noqa: RUF012

    def __init__(self, *args: Any, others: Iterable[Action] = (), dated: bool = True, **more: Any) -> None:
        super().__init__(*args, **more)
        self.others = {str(each.pk): each for each in others}
        self.fields["depends_on"].choices = [(pk, each.title) for pk, each in self.others.items()]
        if not dated:  # a due date that stands is changed by rescheduling, with its reason
            del self.fields["due"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        start, due = data.get("start"), data.get("due")
        if start and due and due < start:
            self.add_error("due", "Due on: give a day on or after the day it starts.")
        return data

    def said(self) -> dict[str, Any]:
        """What was filled in, as the actions take it."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        data["depends_on"] = [self.others[pk] for pk in data["depends_on"]]
        return data


class OwnerForm(PageForm):
    """One owner: a person who signs in, or a name."""

    person = forms.ChoiceField(label="Somebody who signs in", required=False)
    name = forms.CharField(label="Or a name", max_length=200, required=False)
    post = forms.CharField(label="Post", max_length=200, required=False)

    def __init__(self, *args: Any, people: Iterable[Any] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.people = {str(each.pk): each for each in people}
        self.fields["person"].choices = [
            ("", "Nobody chosen"),
            *((pk, each.name) for pk, each in self.people.items()),
        ]

    def owner(self) -> Owner | None:
        """The owner named here; None where the row was left empty."""
        data = self.cleaned_data
        person = self.people.get(data.get("person") or "")
        name = data.get("name") or (person.name if person else "")
        return Owner(name=name, post=data.get("post", ""), person=person) if name else None


def owner_rows(
    data: Any, *, people: Iterable[Any], initial: list[dict[str, Any]] | None = None
) -> BaseFormSet:
    """The owners of an action: those it has, and two empty rows. The first leads."""
    kind = formset_factory(OwnerForm, extra=2, max_num=20)
    return kind(data, prefix="owner", initial=initial, form_kwargs={"people": tuple(people)})


class RescheduleForm(VersionForm):
    """A new due date and why."""

    due = DayField(
        label="New due date",
        help_text="For example, 31 3 2018",
        error_messages={"required": "Give the new due date."},
    )
    reason = forms.CharField(
        label="Why is the date changing?",
        help_text="The old date and this reason stay on the record.",
        required=False,
    )

    def __init__(self, *args: Any, has_date: bool = True, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["reason"].required = has_date
        self.fields["reason"].error_messages["required"] = "Say why the date is changing."


class MilestoneForm(VersionForm):
    """A step on the way."""

    title = forms.CharField(label="Milestone", max_length=200, error_messages={"required": "Name the step."})
    due = DayField(label="Due on", required=False)


class ReachedForm(VersionForm):
    """The day on which a step was reached."""

    on = DayField(
        label="Reached on",
        required=False,
        help_text="Leave it empty if the step has not been reached after all.",
    )
