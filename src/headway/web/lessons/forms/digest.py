"""What a digest is of."""

from collections.abc import Iterable
from typing import Any

from django import forms

from headway.themes import themes
from headway.web.fields import DayField, PageForm
from headway.web.lessons.queries.digest import Choice

__all__ = ["DigestForm"]


class DigestForm(PageForm):
    """For whom, which reports and themes, and since when lessons were decided: all but the council may be left."""

    authority = forms.ChoiceField(label="Council")
    since = DayField(label="Inspections that ended from", required=False, help_text="For example, 1 4 2023")
    until = DayField(label="to", required=False, help_text="For example, 31 3 2026")
    neighbours_only = forms.BooleanField(label="Reports on our statistical neighbours only", required=False)
    themes = forms.MultipleChoiceField(
        label="Themes to tell of",
        required=False,
        help_text="Leave all empty for the three commonest with passages, and every theme in the tables.",
    )
    decided_since = DayField(label="Lessons decided since", required=False, help_text="For example, 1 4 2026")
    meeting = forms.ChoiceField(label="The meeting it is written for", required=False)

    def __init__(
        self, *args: Any, authorities: Iterable[Any], meetings: Iterable[Any] = (), **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.authorities = {each.pk: each for each in authorities}
        self.meetings = {str(each.pk): each for each in meetings}
        self.fields["authority"].choices = [(pk, each.name) for pk, each in self.authorities.items()]
        self.fields["themes"].choices = [(each.key, each.name) for each in themes()]
        self.fields["meeting"].choices = [
            ("", "Not known yet"),
            *((pk, str(each)) for pk, each in self.meetings.items()),
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        since, until = data.get("since"), data.get("until")
        if since and until and since > until:
            self.add_error("until", "The last day is before the first. Give them in order.")
        return data

    def choice(self) -> Choice:
        """What was chosen, of a form that is whole."""
        said = self.cleaned_data
        return Choice(
            since=said["since"],
            until=said["until"],
            themes=tuple(said["themes"]),
            neighbours_only=said["neighbours_only"],
            decided_since=said["decided_since"],
        )
