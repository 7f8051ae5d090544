"""Forms of self-evaluations: beginning one, a claim, a reason."""

from collections.abc import Iterable
from typing import Any

from django import forms

from headway.assessment.self_evaluation import Evidence
from headway.assessment.self_evaluation.practice import areas
from headway.web.assessment.models import Claim, SelfEvaluation
from headway.web.assessment.states import Question, Stance
from headway.web.fields import PageForm

__all__ = ["BeginForm", "ClaimForm", "SendBackForm", "VersionForm", "WithdrawForm"]

FROM_EVIDENCE, NOTHING = "evidence", "nothing"
_LONGEST = 10_000
"""Characters of a claim or a reason: some three pages."""


class VersionForm(PageForm):
    """A decision with nothing to fill in."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)


class BeginForm(PageForm):
    """Of which year, and what it begins with."""

    year = forms.IntegerField(
        label="Year",
        min_value=2005,
        max_value=2100,
        error_messages={
            "required": "Give the year.",
            "invalid": "Give the year as a number, such as 2026.",
            "min_value": "Give a year from 2005.",
            "max_value": "Give this year or the next.",
        },
    )
    title = forms.CharField(
        label="Title",
        required=False,
        max_length=200,
        help_text="Left empty, it is named by the council and the year.",
    )
    begins_with = forms.ChoiceField(
        label="What does it begin with?", error_messages={"required": "Choose what it begins with."}
    )

    def __init__(self, *args: Any, earlier: Iterable[SelfEvaluation], **more: Any) -> None:
        super().__init__(*args, **more)
        self.earlier = {str(each.pk): each for each in earlier}
        self.fields["begins_with"].choices = [
            (FROM_EVIDENCE, "Claims that today’s evidence suggests"),
            *((key, f"The claims of “{each}”, to be looked at again") for key, each in self.earlier.items()),
            (NOTHING, "Nothing: I write every claim"),
        ]
        self.hints = {
            "begins_with": {
                FROM_EVIDENCE: "A machine proposes them. Each is marked until a person takes, changes or removes it."
            }
        }

    def terms(self) -> dict[str, Any]:
        """For the action."""
        given = self.cleaned_data
        chosen = given["begins_with"]
        return {
            "year": given["year"],
            "title": given["title"],
            "earlier": self.earlier.get(chosen),
            "proposing": chosen == FROM_EVIDENCE,
        }


class ClaimForm(PageForm):
    """One claim: the question that it answers, the area, how practice is seen, in words, on what evidence."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    question = forms.ChoiceField(
        label="Which question does it answer?",
        choices=Question.choices,
        error_messages={"required": "Choose the question."},
    )
    area = forms.ChoiceField(
        label="Area of practice",
        choices=[("", "Choose an area"), *((each.id, each.name) for each in areas())],
        error_messages={"required": "Choose the area of practice."},
    )
    stance = forms.ChoiceField(
        label="How do you see practice here?",
        choices=Stance.choices,
        error_messages={"required": "Choose how you see practice here."},
    )
    text = forms.CharField(
        label="What do you say?",
        max_length=_LONGEST,
        help_text="What is good or must become better for children, and what shows it. It may be published: "
        "name no child, and no number of children from 1 to 5.",
        error_messages={"required": "Write what you say."},
    )
    evidence = forms.MultipleChoiceField(
        label="Evidence",
        required=False,
        error_messages={"invalid_choice": "Some of the evidence is no longer there. Choose again."},
    )
    stands_because = forms.CharField(
        label="Why does it stand?",
        max_length=_LONGEST,
        required=False,
        help_text="Your answer to all that speaks against it. It is published with the claim. Where the claim does not "
        "stand, change how you see practice instead.",
    )

    def __init__(
        self, *args: Any, evidence: Iterable[Evidence], gone: Iterable[str] = (), **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.fields["evidence"].choices = [
            *((each.key, each.text) for each in evidence),
            *((key, "Evidence that is no longer there") for key in gone),
        ]

    def terms(self) -> dict[str, Any]:
        """For the action."""
        given = self.cleaned_data
        names = ("area", "stance", "text", "evidence", "stands_because")
        seen = self.data.getlist("seen") if hasattr(self.data, "getlist") else []
        return {name: given[name] for name in names} | {"question": int(given["question"]), "seen": seen}

    @staticmethod
    def initial_of(claim: Claim) -> dict[str, Any]:
        """How the claim stands."""
        return {
            "version": claim.version,
            "question": claim.question,
            "area": claim.area,
            "stance": claim.stance,
            "text": claim.text,
            "evidence": claim.evidence,
            "stands_because": claim.stands_because,
        }


class SendBackForm(VersionForm):
    """Why a signature is taken back."""

    because = forms.CharField(
        label="Why is it sent back?",
        max_length=_LONGEST,
        help_text="It stays on the record, for those who write on.",
        error_messages={"required": "Say why it is sent back."},
    )


class WithdrawForm(VersionForm):
    """Why something is taken back."""

    because = forms.CharField(
        label="Why is it withdrawn?",
        max_length=_LONGEST,
        help_text="It stays on the record, with this reason. Of what was published, everybody reads it.",
        error_messages={"required": "Say why it is withdrawn."},
    )
