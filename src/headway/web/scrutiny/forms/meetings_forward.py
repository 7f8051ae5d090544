"""Forms about the forward plan: the notice as S.I. 2012/2089 reg. 9 asks for it, and the second notice."""

from collections.abc import Iterable
from typing import Any

from django import forms

from headway.web.fields import DayField
from headway.web.scrutiny.forms.meetings import VersionForm
from headway.web.scrutiny.models import Body, Paper
from headway.web.scrutiny.states import Exception28

__all__ = ["PlannedForm", "SecondNoticeForm"]


class PlannedForm(VersionForm):
    """A line of the forward plan, in the order of the regulation."""

    authority = forms.ChoiceField(label="Authority", error_messages={"required": "Choose the authority."})
    title = forms.CharField(label="Title", max_length=300, error_messages={"required": "Give a title."})
    matter = forms.CharField(
        label="The matter to be decided", error_messages={"required": "Say what is to be decided."}
    )
    is_key = forms.BooleanField(label="It is a key decision", required=False, initial=True)
    why_key = forms.CharField(
        label="Why it is a key decision",
        required=False,
        help_text="Significant spending or saving, or a significant effect in two or more divisions.",
    )
    body = forms.ChoiceField(label="Body that decides", required=False)
    decision_maker = forms.CharField(
        label="Or the person who decides alone", max_length=200, required=False, help_text="Name and title."
    )
    decide_from = DayField(
        label="Decided on, or not before",
        help_text="For example, 30 3 2018",
        error_messages={"required": "Give the day, or the first day of the period."},
    )
    decide_until = DayField(label="And not after", required=False, help_text="Where it is a period.")
    documents = forms.CharField(
        label="Documents submitted to the decision maker",
        required=False,
        help_text="One on each line. Others may be submitted later; the notice says so.",
    )
    ask = forms.CharField(
        label="Where to get the documents, and how to ask for others",
        required=False,
        help_text="An address, and the procedure.",
    )
    in_private = forms.BooleanField(label="It is to be taken in private", required=False)
    private_because = forms.CharField(
        label="Why in private",
        required=False,
        help_text="With the paragraphs of Schedule 12A. The notice states it.",
    )
    exception = forms.ChoiceField(
        label="How much notice is given", choices=Exception28.choices, initial=Exception28.NONE
    )
    exception_because = forms.CharField(
        label="Why full notice is impracticable, and who was told or agreed", required=False
    )
    paper = forms.ChoiceField(label="Paper", required=False)
    hints = {  # noqa: RUF012
        "exception": {
            "none": "28 clear days before the decision.",
            "general": "Scrutiny’s chair was told, a notice is public, and five clear days pass (reg. 10).",
            "urgent": "Scrutiny’s chair, or who stands in, agreed that it cannot wait (reg. 11).",
        }
    }

    def __init__(
        self,
        *args: Any,
        authorities: Iterable[Any] = (),
        bodies: Iterable[Body] = (),
        papers: Iterable[Paper] = (),
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.authorities = {each.pk: each for each in authorities}
        self.bodies = {str(each.pk): each for each in bodies}
        self.papers = {str(each.pk): each for each in papers}
        self.fields["authority"].choices = [(pk, each.name) for pk, each in self.authorities.items()]
        if len(self.authorities) < 2:
            del self.fields["authority"]
        self.fields["body"].choices = [
            ("", "No body: a person"),
            *((pk, each.name) for pk, each in self.bodies.items()),
        ]
        self.fields["paper"].choices = [
            ("", "None yet"),
            *((pk, each.subject) for pk, each in self.papers.items()),
        ]

    @property
    def chosen(self) -> Any:
        """The authority: as chosen, or the only one."""
        if "authority" in self.fields:
            return self.authorities[self.cleaned_data["authority"]]
        return next(iter(self.authorities.values()))

    def said(self) -> dict[str, Any]:
        """What the action takes."""
        data = {
            name: value for name, value in self.cleaned_data.items() if name not in ("version", "authority")
        }
        return data | {"body": self.bodies.get(data["body"]), "paper": self.papers.get(data["paper"])}


class SecondNoticeForm(VersionForm):
    """The second notice of a meeting in private."""

    on = DayField(label="Published on", error_messages={"required": "Give the day of publication."})
    representations = forms.CharField(
        label="Representations received against meeting in private",
        required=False,
        help_text="Leave it empty where there were none.",
    )
    answer = forms.CharField(label="What is answered to them", required=False)
