"""What of the trail somebody wants to see."""

from django import forms

from headway.web.fields import DayField, PageForm
from headway.web.trail.queries import Asked
from headway.web.trail.sentences import SENTENCES
from headway.web.trail.told import action_in_words

_CHOICES = [
    ("", "Everything"),
    *sorted(((name, action_in_words(name)) for name in SENTENCES), key=lambda each: each[1]),
]


class AskedForm(PageForm):
    """The filters above the trail; each may be left empty."""

    person = forms.CharField(label="Who did it", required=False, max_length=200)
    subject = forms.CharField(
        label="What it is about",
        required=False,
        max_length=300,
        help_text="Part of the name of a plan, an action or a recommendation",
    )
    action = forms.ChoiceField(label="What was done", required=False, choices=_CHOICES)
    since = DayField(label="From", required=False)
    until = DayField(label="To", required=False)

    def clean(self) -> dict[str, object]:
        """The period must not end before it begins."""
        given = super().clean() or {}
        since, until = given.get("since"), given.get("until")
        if since and until and until < since:
            self.add_error("until", "To: this day is before the day given as “From”.")
        return given

    def asked(self) -> Asked:
        """What was asked for; only of a form that is valid."""
        return Asked(
            **{name: self.cleaned_data[name] for name in ("person", "subject", "action", "since", "until")}
        )
