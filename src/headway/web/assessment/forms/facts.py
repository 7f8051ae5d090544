"""Forms of facts: a file, taking one off."""

from django import forms
from django.core.exceptions import ValidationError

from headway.web.assessment.actions.facts import LARGEST
from headway.web.fields import PageForm

__all__ = ["YEAR_ERRORS", "FactsForm", "RemoveFactsForm", "year_field"]

YEAR_ERRORS = {
    "required": "Give the year.",
    "invalid": "Give the year as four numbers, for example 2010.",
    "min_value": "Give a year from 2000 on.",
    "max_value": "Give a year before 2101.",
}


def year_field() -> forms.IntegerField:
    """The year of the assessment."""
    return forms.IntegerField(
        label="Which year’s assessment is it for?",
        min_value=2000,
        max_value=2100,
        help_text="For example 2010.",
        error_messages=YEAR_ERRORS,
    )


class FactsForm(PageForm):
    """A file of facts."""

    year = year_field()
    title = forms.CharField(
        label="What is it?",
        max_length=200,
        help_text="For example: Shares of settings from the letter of December 2010.",
        error_messages={"required": "Say what it is."},
    )
    file = forms.FileField(
        label="File",
        help_text="A CSV of the facts of one authority and year, laid out as below.",
        error_messages={"required": "Choose a CSV file.", "empty": "The file is empty. Choose another."},
    )

    def clean_file(self) -> str:
        """Its text."""
        given = self.cleaned_data["file"]
        if given.size > LARGEST:
            raise ValidationError(
                f"The file is larger than {LARGEST // 1_000_000} MB. Give the facts of one authority and year."
            )
        content: bytes = given.read()
        if b"\0" in content:
            raise ValidationError("This is no CSV. Save the sheet as CSV and choose that.")
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError:
            return content.decode("cp1252", errors="replace")


class RemoveFactsForm(PageForm):
    """Why it is taken off."""

    because = forms.CharField(
        label="Why is it taken off?",
        help_text="It stays on the record.",
        error_messages={"required": "Say why it is taken off."},
    )
