"""The form of the public search."""

from django import forms

from headway.web.fields import PageForm
from headway.web.scrutiny.models import Body
from headway.web.scrutiny.states import PublicationKind

__all__ = ["SearchForm"]


class SearchForm(PageForm):
    """Words, and how far to look. Sent by GET, so that a search can be kept as a link."""

    q = forms.CharField(label="Words", max_length=200, required=False)
    body = forms.ModelChoiceField(
        label="Body", queryset=Body.objects.none(), required=False, empty_label="All bodies"
    )
    year = forms.IntegerField(label="Year", min_value=1990, max_value=2100, required=False)
    kind = forms.ChoiceField(
        label="Kind", choices=[("", "All kinds"), *PublicationKind.choices], required=False
    )

    def __init__(self, *args: object, bodies: object = None, **more: object) -> None:
        super().__init__(*args, **more)
        self.fields["body"].queryset = bodies
