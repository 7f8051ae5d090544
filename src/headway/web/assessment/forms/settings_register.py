"""Forms of the register of settings: a day, a search, an upload."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from headway.web.assessment.actions.settings_register import MOST_BYTES, MOST_FILES
from headway.web.fields import DayField, PageForm

__all__ = ["EARLIEST", "OnForm", "SearchForm", "UploadForm"]

EARLIEST = date(1993, 1, 1)
"""Ofsted’s first inspections were in 1993; no register goes back further."""


class OnForm(PageForm):
    """On which day; empty means today."""

    on = DayField(label="On the day", required=False, help_text="For example 31 8 2025. Empty is today.")

    def clean_on(self) -> date:
        found: date = self.cleaned_data["on"] or timezone.localdate()
        if found > timezone.localdate():
            raise ValidationError("The day is still to come. Give today or an earlier day.")
        if found < EARLIEST:
            raise ValidationError("No register goes back before 1993. Give a later day.")
        return found


class _Known(forms.ChoiceField):
    """One of its choices; anything else in an address is left out."""

    def clean(self, value: Any) -> str:
        return str(value) if value and self.valid_value(value) else ""


class SearchForm(OnForm):
    """Which of the settings of a kind."""

    words = forms.CharField(label="Name or number (URN)", required=False, max_length=100)
    grade = _Known(label="Latest inspection", required=False)
    closed = forms.BooleanField(label="Show settings that have closed, too", required=False)

    def __init__(self, *args: Any, grades: list[str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["grade"].choices = [("", "Any"), *((each, each) for each in grades)]


class _FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class _FilesField(forms.FileField):
    """One file or more: each is held to Django’s own checks."""

    widget = _FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = data if isinstance(data, list | tuple) else [data]
        return [super(_FilesField, self).clean(each, initial) for each in given or [None]]


class UploadForm(PageForm):
    """Published files of settings."""

    files = _FilesField(
        label="Files",
        help_text=f"CSV files as they were published: up to {MOST_FILES}, each of at most {MOST_BYTES // 2**20} MB.",
        error_messages={
            "required": "Choose a file. It is the inspectorate’s CSV, as it was published.",
            "empty": "A file is empty. Fetch it again.",
        },
    )

    def clean_files(self) -> list[Any]:
        given: list[Any] = self.cleaned_data["files"]
        if len(given) > MOST_FILES:
            raise ValidationError(f"These are {len(given)} files. Load at most {MOST_FILES} at a time.")
        return given
