"""The forms of an import: the file, and then the confirmation of what it would change."""

from typing import Any

from django import forms

from headway.web.exchange.formats import MOST_BYTES
from headway.web.fields import PageForm

__all__ = ["ConfirmForm", "FileForm"]


class FileForm(PageForm):
    """The file that somebody edited."""

    file = forms.FileField(
        label="The plan's file",
        help_text="An export of this plan as Excel, CSV (zip) or JSON, or the plan.xlsx that headway respond wrote; "
        f"up to {MOST_BYTES // 1024**2} MiB.",
        error_messages={"required": "Choose the plan's file.", "empty": "The file is empty. Choose another."},
    )

    def clean_file(self) -> Any:
        """A plan is small: what is large is something else."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(
                f"The file is larger than {MOST_BYTES // 1024**2} MiB: it is no plan."
            )
        return file


class ConfirmForm(PageForm):
    """What was seen, and what to do with rows that changed on both sides or are not in the file."""

    held = forms.CharField(widget=forms.HiddenInput)
    confirmed = forms.CharField(widget=forms.HiddenInput)
    take_file = forms.BooleanField(
        label="Take the file's values for the rows marked as changed on both sides", required=False
    )
    remove = forms.BooleanField(label="Remove the rows that are not in the file", required=False)
