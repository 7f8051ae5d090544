"""Forms about recurrences."""

from collections.abc import Iterable
from typing import Any

from django import forms

from headway.web.fields import PageForm
from headway.web.plans.forms.common import VersionForm
from headway.web.register.models import Authority, Finding, Inspection, Recommendation
from headway.web.register.rules import known_as
from headway.web.register.states import Confirmation

__all__ = ["AddForm", "DecideForm", "ProposeForm"]

_SHORT = 110


class ProposeForm(PageForm):
    """For which authority the machine is to look."""

    authority = forms.ChoiceField(label="For which authority?")

    def __init__(self, *args: Any, authorities: Iterable[Authority], **more: Any) -> None:
        super().__init__(*args, **more)
        self.authorities = {each.pk: each for each in authorities}
        self.fields["authority"].choices = [(pk, each.name) for pk, each in self.authorities.items()]


class DecideForm(VersionForm):
    """Whether it is the same again."""

    state = forms.ChoiceField(
        label="Is it the same again?",
        choices=[
            (Confirmation.CONFIRMED, "Yes: the later inspection met it again"),
            (Confirmation.REJECTED, "No: turn it down"),
        ],
        error_messages={"required": "Say whether it is the same again."},
    )
    reason = forms.CharField(
        label="Why?",
        required=False,
        help_text="To turn it down, say why. It stays on the record. Name no child.",
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("state") == Confirmation.REJECTED and not data.get("reason"):
            self.add_error("reason", "Say why it is not the same.")
        return data


class AddForm(PageForm):
    """What a later inspection said that meets an earlier recommendation again."""

    later = forms.ChoiceField(
        label="What did a later inspection say?",
        error_messages={"required": "Choose what the later inspection said."},
    )
    reason = forms.CharField(
        label="Why is it the same?",
        help_text="It stays on the record. Name no child.",
        error_messages={"required": "Say why it is the same."},
    )

    def __init__(
        self,
        *args: Any,
        later: Iterable[tuple[Inspection, list[Recommendation | Finding]]],
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        found = [(inspection, each) for inspection, items in later for each in items]
        self.ends = {f"{each._meta.model_name}-{each.pk}": each for _, each in found}
        self.fields["later"].choices = [
            ("", "Choose what it said"),
            *(
                (f"{each._meta.model_name}-{each.pk}", f"{_which(inspection)}, {each}: {_short(each.text)}")
                for inspection, each in found
            ),
        ]

    @property
    def chosen(self) -> Recommendation | Finding:
        """What was chosen."""
        return self.ends[self.cleaned_data["later"]]


def _which(inspection: Inspection) -> str:
    day = inspection.published or inspection.ended
    return f"{known_as(inspection.framework)} {day.year if day else ''}".strip()


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…"
