"""The forms of the people pages."""

from collections.abc import Iterable
from typing import Any

from django import forms

from headway.web.accounts.roles import Role
from headway.web.fields import DayField, PageForm
from headway.web.register.models import Authority

__all__ = ["AddPerson", "EndRole", "GiveRole"]

AT_ONCE, ON_A_DAY = "at once", "on a day"


class GiveRole(PageForm):
    """A role in one of the authorities whose people the administrator manages."""

    authority = forms.ChoiceField(label="Authority", error_messages={"required": "Choose an authority."})
    role = forms.ChoiceField(
        label="Role",
        choices=[(role.value, role.label) for role in Role if role is not Role.PUBLIC],
        error_messages={"required": "Choose a role."},
    )
    from_day = DayField(label="First day", error_messages={"required": "First day: give a day."})
    until_day = DayField(
        label="Last day",
        required=False,
        help_text="The role ends by itself. An inspector must have a last day.",
    )
    hints = {"role": {role.value: role.meaning for role in Role}}  # noqa: RUF012

    def __init__(self, *args: Any, authorities: Iterable[Authority], **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [(each.code, each.name) for each in authorities]
        self.fields["authority"].choices = choices
        if len(choices) == 1:
            self.fields["authority"].initial = choices[0][0]

    @property
    def only_authority(self) -> str:
        """The authority's name where there is but one to choose."""
        choices = self.fields["authority"].choices
        return str(choices[0][1]) if len(choices) == 1 else ""


class AddPerson(GiveRole):
    """A person with their first role."""

    name = forms.CharField(
        label="Name", max_length=200, error_messages={"required": "Give the person's name."}
    )
    email = forms.EmailField(
        label="E-mail address",
        help_text="They sign in with it, and the link to set their password goes there.",
        error_messages={
            "required": "Give the person's e-mail address.",
            "invalid": "Give an e-mail address such as name@example.gov.uk.",
        },
    )
    field_order = ("name", "email", "authority", "role", "from_day", "until_day")


class EndRole(PageForm):
    """When a role ends."""

    when = forms.ChoiceField(
        label="When does the role end?",
        choices=[(AT_ONCE, "At once"), (ON_A_DAY, "On a day")],
        error_messages={"required": "Choose when the role ends."},
    )
    until_day = DayField(label="Last day", required=False)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if (
            cleaned.get("when") == ON_A_DAY
            and not cleaned.get("until_day")
            and "until_day" not in self.errors
        ):
            self.add_error("until_day", "Last day: give a day.")
        return cleaned
