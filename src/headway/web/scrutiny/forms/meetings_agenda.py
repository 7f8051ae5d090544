"""The form of an agenda item, with its papers and classification."""

from collections.abc import Iterable
from typing import Any

from django import forms

from headway.web.fields import DayField
from headway.web.scrutiny.forms.meetings import VersionForm
from headway.web.scrutiny.models import Paper
from headway.web.scrutiny.rules.papers_marking import PARAGRAPHS
from headway.web.scrutiny.states import Classification

__all__ = ["ItemForm"]


class ItemForm(VersionForm):
    """An item of an agenda, with its classification."""

    number = forms.CharField(
        label="Number", max_length=10, required=False, help_text="Left empty, the next number is taken."
    )
    title = forms.CharField(
        label="Title", max_length=300, error_messages={"required": "Give the item's title."}
    )
    description = forms.CharField(
        label="What the body is to do",
        required=False,
        help_text="For example: To receive a report and comment on it.",
    )
    papers = forms.MultipleChoiceField(label="Papers", required=False)
    late_because = forms.CharField(
        label="Special circumstances",
        required=False,
        help_text="Why the chair takes the item as a matter of urgency: it is told with the item.",
    )
    classification = forms.ChoiceField(
        label="Who may see it", choices=Classification.choices, initial=Classification.UNRESTRICTED
    )
    exempt_paragraphs = forms.MultipleChoiceField(
        label="Paragraphs of Schedule 12A",
        required=False,
        choices=[(number, f"{number}: {words}") for number, words in PARAGRAPHS.items()],
        help_text="For an exempt item.",
    )
    restricted_because = forms.CharField(
        label="Why it is kept from the public",
        required=False,
        help_text="Exempt: why the public interest in keeping it outweighs that in disclosing it. "
        "Confidential: the terms, the law or the order that forbids disclosure.",
    )
    classified_by = forms.CharField(
        label="Who decided the classification",
        max_length=200,
        required=False,
        help_text="Name and post, for an exempt or confidential item.",
    )
    classified_on = DayField(label="Decided on", required=False)
    hints = {  # noqa: RUF012
        "classification": {
            "unrestricted": "Heard in public; its papers that are unrestricted are published.",
            "exempt": "The public may be kept out where a paragraph of Schedule 12A applies and the public interest "
            "in keeping it outweighs that in disclosing it.",
            "confidential": "The public must be kept out: a government department's terms, a law or a court order "
            "forbid disclosure.",
        }
    }

    def __init__(self, *args: Any, papers: Iterable[Paper] = (), is_late: bool = False, **more: Any) -> None:
        super().__init__(*args, **more)
        self.papers = {str(each.pk): each for each in papers}
        self.fields["papers"].choices = [(pk, _named(each)) for pk, each in self.papers.items()]
        if not is_late:
            del self.fields["late_because"]

    def said(self) -> dict[str, Any]:
        """What the action takes."""
        data = self.cleaned_data
        return {
            "number": data["number"],
            "title": data["title"],
            "description": data["description"],
            "papers": [self.papers[pk] for pk in data["papers"]],
            "late_because": data.get("late_because", ""),
            "classification": {
                "classification": data["classification"],
                "exempt_paragraphs": tuple(int(each) for each in data["exempt_paragraphs"]),
                "restricted_because": data["restricted_because"],
                "classified_by": data["classified_by"],
                "classified_on": data["classified_on"],
            },
        }


def _named(paper: Paper) -> str:
    """A paper to one who may see it: with its subject."""
    restricted = "" if paper.is_open else f", {paper.get_classification_display().lower()}"
    return f"{paper.subject} ({paper.get_state_display().lower()}{restricted})"
