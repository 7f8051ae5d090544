"""What every form about a plan shares."""

from django import forms

from headway.web.fields import PageForm


class VersionForm(PageForm):
    """A form that was opened on one version of a thing and says which."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)
