"""What people fill in to edit a letter."""

from typing import Any

from django import forms

from headway.web.assessment.rules.letter_sources import Source
from headway.web.fields import DayField, PageForm

__all__ = ["AddForm", "DetailsForm", "RemoveForm", "SentenceForm", "SettleForm"]

_LONGEST = 1200
_REASON = "Your colleagues read it in the history of the letter. It is not in the letter."


class _SourcesField(forms.MultipleChoiceField):
    """Which lines of the profile a sentence stands on; the action says what is wrong with one that is gone."""

    def valid_value(self, value: str) -> bool:  # noqa: ARG002 - Django's signature
        return True


class SentenceForm(PageForm):
    """Another wording of a sentence. ``version`` is the mark of the sentence as its writer saw it."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(
        max_length=_LONGEST,
        label="The sentence",
        widget=forms.Textarea,
        error_messages={"required": "Write the sentence, or take it out."},
    )
    sources = _SourcesField(
        label="What it stands on",
        error_messages={"required": "Choose at least one thing that the sentence stands on."},
    )
    because = forms.CharField(
        required=False, max_length=_LONGEST, label="Why you changed it", help_text=_REASON
    )

    def __init__(self, *args: Any, groups: list[tuple[str, list[Source]]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.groups = groups
        self.fields["sources"].choices = [(each.key, each.label) for _, some in groups for each in some]

    @property
    def chosen(self) -> set[str]:
        """The sources that are ticked now."""
        return set(self["sources"].value() or ())


class AddForm(SentenceForm):
    """A sentence of one's own behind another."""

    after = forms.ChoiceField(
        label="After which sentence",
        error_messages={"invalid_choice": "That sentence is not in the letter now. Choose another."},
    )
    field_order = ("after", "text", "sources", "because")

    def __init__(self, *args: Any, places: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["after"].choices = places
        self.fields["because"].label = "Why you add it"
        self.fields["text"].error_messages["required"] = "Write the sentence."


class RemoveForm(PageForm):
    """Taking a sentence out, with the reason."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    because = forms.CharField(
        max_length=_LONGEST,
        label="Why is it taken out?",
        help_text=_REASON,
        widget=forms.Textarea,
        error_messages={"required": "Say why it is taken out."},
    )


class SettleForm(PageForm):
    """What becomes of an edit whose sentence is drafted otherwise now. ``places``: where a loose one may stand."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    choice = forms.ChoiceField(
        label="What should the letter say?",
        error_messages={
            "required": "Choose which of the two the letter should say.",
            "invalid_choice": "Choose which of the two the letter should say.",
        },
    )
    after = forms.ChoiceField(
        required=False,
        label="After which sentence",
        error_messages={"invalid_choice": "That sentence is not in the letter now. Choose another."},
    )

    def __init__(
        self, *args: Any, choices: list[tuple[str, str]], places: list[tuple[str, str]] = (), **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.fields["choice"].choices = choices
        self.fields["after"].choices = places
        if not places:
            del self.fields["after"]


class DetailsForm(PageForm):
    """To whom the letter goes, who signs it, and its day."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    addressee = forms.CharField(
        required=False,
        max_length=2000,
        label="To whom the letter goes",
        help_text="A line each: name, post, council, address.",
        widget=forms.Textarea,
    )
    signatory = forms.CharField(
        required=False,
        max_length=2000,
        label="Who signs it",
        help_text="A line each: name, post.",
        widget=forms.Textarea,
    )
    letter_date = DayField(required=False, label="Date of the letter")
