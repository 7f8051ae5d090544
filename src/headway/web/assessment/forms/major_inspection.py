"""A form for one line of Block B: an inspection with its judgements."""

import re
from calendar import month_name
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory
from django.utils import timezone

from headway.frameworks import Mark
from headway.web.assessment.forms.facts import year_field
from headway.web.assessment.rules.major_inspection import Told, What
from headway.web.fields import DayField, PageForm

__all__ = ["GradeForm", "InspectionForm", "grade_forms"]

_WHEN = re.compile(rf"(?:(?:{'|'.join(filter(None, month_name))}) )?(?:19|20)\d\d", re.IGNORECASE)
_MARKS = (Mark.PRIMARY, Mark.SECONDARY, Mark.BACKGROUND, Mark.ASSUMPTION)


class InspectionForm(PageForm):
    """When it was, what it found beside its judgements, and where that was read."""

    year = year_field()
    last_day = DayField(
        label="Last day of the inspection",
        required=False,
        help_text="For example 22 10 2010. Leave it empty where only the month is known.",
    )
    when = forms.CharField(
        label="Or the month or year, where the day is not known",
        required=False,
        help_text="For example August 2010.",
    )
    published = DayField(label="Day on which the report was published", required=False)
    priority_actions = forms.IntegerField(
        label="How many areas for priority action were found?",
        required=False,
        min_value=0,
        max_value=99,
        help_text="0 where the report names none; leave it empty where that is not known.",
        error_messages={
            "invalid": "Give a whole number, for example 2.",
            "max_value": "Give a number below 100.",
        },
    )
    serious = forms.ChoiceField(
        label="Was serious weakness found?",
        required=False,
        choices=(("", "Not known"), ("yes", "Yes"), ("no", "No")),
    )
    note = forms.CharField(label="Note", required=False, max_length=500, help_text="Name no child.")
    source = forms.CharField(
        label="Where was it read?",
        max_length=300,
        help_text="The report or letter, with its day.",
        error_messages={"required": "Say where it was read: no fact stands without its source."},
    )
    address = forms.URLField(
        label="Its address on the web",
        required=False,
        assume_scheme="https",
        error_messages={"invalid": "Give the whole address, beginning with https://."},
    )
    mark = forms.ChoiceField(
        label="How sure is it?",
        choices=[(each.value, each.in_words[0].upper() + each.in_words[1:]) for each in _MARKS],
        error_messages={"required": "Say how sure it is."},
    )

    def __init__(self, *args: Any, what: What, **more: Any) -> None:
        super().__init__(*args, **more)
        self.what = what
        if not what.counts_actions:
            del self.fields["priority_actions"], self.fields["serious"]

    def clean_when(self) -> str:
        said = " ".join(self.cleaned_data["when"].split())
        if said and not _WHEN.fullmatch(said):
            raise ValidationError("Give a month and year, for example August 2010, or a year alone.")
        if not said and "last_day" in self.cleaned_data and not self.cleaned_data["last_day"]:
            self.add_error("last_day", "Say when it was: the last day, or else the month or year.")
        return said[:1].upper() + said[1:]

    def clean_last_day(self) -> Any:
        return _past(self.cleaned_data["last_day"], "The last day of the inspection")

    def clean_published(self) -> Any:
        out, last = (
            _past(self.cleaned_data["published"], "The day of publication"),
            self.cleaned_data.get("last_day"),
        )
        if last and out and out < last:
            raise ValidationError("The report was published before the inspection ended: check the two days.")
        return out

    def told(self, grades: Any) -> Told:
        """What was written, with the rows of its judgements."""
        given = self.cleaned_data
        return Told(
            what=self.what,
            year=given["year"],
            last_day=given["last_day"],
            when=given["when"],
            published=given["published"],
            grades=[
                (each.cleaned_data["judgement"], each.cleaned_data["grade"])
                for each in grades
                if each.cleaned_data.get("grade")
            ],
            priority_actions=given.get("priority_actions"),
            serious=given.get("serious", ""),
            note=given["note"],
            source=given["source"],
            address=given["address"],
            mark=given["mark"],
        )


class GradeForm(PageForm):
    """One judgement of it; without a grade it is not known."""

    judgement = forms.ChoiceField(widget=forms.HiddenInput)
    grade = forms.ChoiceField(required=False, error_messages={"invalid_choice": "Choose one of the grades."})

    def __init__(self, *args: Any, what: What, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["judgement"].choices = what.judgements
        self.is_first = self["judgement"].value() in what.first
        self.fields["grade"].choices = [("", "Not known"), *what.grades]
        self.fields["grade"].label = dict(what.judgements).get(str(self["judgement"].value()), "Judgement")


_Rows = formset_factory(GradeForm, extra=0)


def grade_forms(what: What, data: Any = None) -> BaseFormSet:
    """A row for each judgement of the framework, whatever was sent."""
    number = len(what.judgements)
    if data is not None:
        data = data.copy()
        data["grades-TOTAL_FORMS"] = data["grades-INITIAL_FORMS"] = str(number)
        for place, (judgement, _) in enumerate(what.judgements):
            data[f"grades-{place}-judgement"] = judgement
    return _Rows(
        data,
        prefix="grades",
        initial=[{"judgement": each} for each, _ in what.judgements],
        form_kwargs={"what": what},
    )


def _past(day: Any, what: str) -> Any:
    if day and day > timezone.localdate():
        raise ValidationError(f"{what} is still to come. Check it.")
    return day
