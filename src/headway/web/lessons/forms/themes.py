"""Forms about themes: what a person decides of one."""

from typing import Any

from django import forms

from headway.themes import themes
from headway.web.fields import PageForm

__all__ = ["ADD", "ALL", "CONFIRM", "REJECT", "DecideForm"]

CONFIRM, REJECT, ADD, ALL = "confirm", "reject", "add", "all"


class DecideForm(PageForm):
    """Confirm or turn down a theme, give one, or confirm all that wait on the passage."""

    decision = forms.ChoiceField(
        choices=[
            (CONFIRM, "Confirm"),
            (REJECT, "Turn down"),
            (ADD, "Add a theme"),
            (ALL, "Confirm all that are proposed"),
        ],
        error_messages={"required": "Say whether the theme is confirmed or turned down."},
    )
    theme = forms.CharField(label="Theme", required=False)
    queue = forms.CharField(required=False)
    """Where the form was: empty on the passage's page, else the query of the queue."""

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("decision") in (CONFIRM, REJECT, ADD) and given.get("theme") not in {
            one.key for one in themes()
        }:
            self.add_error("theme", "Choose a theme.")
        return given
