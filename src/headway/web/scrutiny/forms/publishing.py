"""The forms of publishing. No form asks for a day: what is published is public now."""

from collections.abc import Iterable

from django import forms

from headway.web.fields import PageForm
from headway.web.scrutiny.models import AgendaItem

__all__ = ["PublishAgendaForm", "PublishForm", "PublishNoticeForm", "WithdrawForm"]


class PublishForm(PageForm):
    """Nothing but the version that was seen."""

    version = forms.CharField(widget=forms.HiddenInput)


class PublishAgendaForm(PublishForm):
    """Which reasons of restricted items may be shown."""

    reveal = forms.TypedMultipleChoiceField(
        label="Reasons that may be shown",
        help_text="Only where the words of the reason themselves reveal nothing. They are shown to everybody.",
        coerce=int,
        required=False,
    )

    def __init__(self, *args: object, items: Iterable[AgendaItem] = (), **more: object) -> None:
        super().__init__(*args, **more)
        self.fields["reveal"].choices = [
            (each.pk, f"Item {each.number}") for each in items if not each.is_open and each.restricted_because
        ]


class PublishNoticeForm(PublishForm):
    """Whether the reason for meeting in private, and what was said against it, may be shown."""

    reveal = forms.BooleanField(
        label="Show the reason for meeting in private, and in a second notice what was said against it",
        help_text="Only if its words reveal nothing themselves. They are shown to everybody.",
        required=False,
    )


class WithdrawForm(PageForm):
    """Why it is withdrawn, for the public."""

    reason = forms.CharField(
        label="The reason, for the public",
        help_text="Everybody who opens the old address reads it. Do not repeat what should not have been published.",
        widget=forms.Textarea,
        max_length=2000,
        error_messages={"required": "Say why it is withdrawn."},
    )
