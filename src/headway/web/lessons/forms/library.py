"""What people give the library: report files."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from headway.web.fields import PageForm
from headway.web.register.storage import MOST_BYTES, shown_name

__all__ = ["MOST_FILES", "ReportsForm"]

MOST_FILES = 20


class _FilesInput(forms.FileInput):
    allow_multiple_selected = True


class _FilesField(forms.FileField):
    """Several files at once."""

    widget = _FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        given: Sequence[Any] = data if isinstance(data, list | tuple) else [data]
        files = [super(_FilesField, self).clean(each, initial) for each in given or [None]]
        if len(files) > MOST_FILES:
            raise ValidationError(
                f"You chose {len(files)} files. Choose {MOST_FILES} at most, and the others after them."
            )
        for each in files:
            if each.size > MOST_BYTES:
                raise ValidationError(
                    f"{shown_name(each.name)} is larger than {MOST_BYTES // 2**20} MiB. Give a smaller file."
                )
        return files


class ReportsForm(PageForm):
    """Published reports as PDF."""

    reports = _FilesField(
        label="Reports",
        help_text=f"Up to {MOST_FILES} PDF files of up to 50 MiB each, as the inspectorate published them.",
        error_messages={
            "required": "Choose one report or more, PDF files.",
            "empty": "A file is empty. Choose it again.",
        },
    )
