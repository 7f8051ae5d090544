"""Forms about progress: updates, evidence, closing and opening again."""

from collections.abc import Iterable
from typing import Any

from django import forms

from headway.web.fields import PageForm
from headway.web.plans.forms.common import VersionForm
from headway.web.plans.models import EvidenceRevision, StatusWord
from headway.web.plans.states import ClosureOutcome, Rag, Stage

STAGE_MEANS = {
    Stage.DELIVERED: "What was promised has been done, and the evidence shows it.",
    Stage.EMBEDDED: "The change has held: the measure shows it, and not only that the work was done.",
    Stage.SUPERSEDED: "Something else has taken its place, or the need has gone. Say what and why.",
}


class UpdateForm(VersionForm):
    """One entry of progress: a status word, and why."""

    status = forms.ChoiceField(
        label="How is it going?", error_messages={"required": "Choose how the action is going."}
    )
    narrative = forms.CharField(
        label="What has happened, and what is next",
        required=False,
        help_text="Needed for a word that says the action is at risk or off track. Name no child.",
    )

    def __init__(self, *args: Any, words: Iterable[StatusWord] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.words = {str(each.pk): each for each in words}
        self.fields["status"].choices = [(pk, _with_rating(each)) for pk, each in self.words.items()]
        self.hints = {"status": {pk: each.meaning for pk, each in self.words.items()}}
        if asking := [each.word for each in self.words.values() if each.needs_narrative]:
            self.fields["narrative"].help_text = f"Needed for: {', '.join(asking)}. Name no child."

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        word = self.words.get(data.get("status", ""))
        if word and word.needs_narrative and not data.get("narrative"):
            self.add_error(
                "narrative", f'Say why the action is "{word.word}", and what is being done about it.'
            )
        return data

    @property
    def word(self) -> StatusWord:
        """The status word that was chosen."""
        return self.words[self.cleaned_data["status"]]


def _with_rating(word: StatusWord) -> str:
    return word.word if word.rag == Rag.NONE else f"{word.word} ({word.get_rag_display().lower()})"


class EvidenceForm(PageForm):
    """A file that supports an action, or a newer version of one."""

    revises = forms.ChoiceField(label="Is this a newer version of something attached before?", required=False)
    title = forms.CharField(label="What the evidence is", max_length=200, required=False)
    file = forms.FileField(
        label="File",
        help_text="PDF, Word, Excel, CSV, plain text, PNG or JPEG, up to 50 MiB. It must not name or show a child.",
        error_messages={"required": "Choose a file.", "empty": "The file is empty. Choose another."},
    )

    def __init__(self, *args: Any, held: Iterable[Any] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.held = {str(each.pk): each for each in held}
        if not self.held:
            del self.fields["revises"]
            return
        self.fields["revises"].choices = [
            ("", "No, it is new"),
            *((pk, f"Yes, of “{each.title}”") for pk, each in self.held.items()),
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("revises") and not data.get("title"):
            self.add_error("title", "Say what the evidence is.")
        return data


class ClosureForm(PageForm):
    """A proposal to close an action."""

    stage = forms.ChoiceField(
        label="What is proposed?", error_messages={"required": "Choose what is proposed."}
    )
    narrative = forms.CharField(
        label="What was done, and what changed for children",
        error_messages={"required": "Say what was done and what changed."},
    )
    evidence = forms.MultipleChoiceField(
        label="Evidence for it",
        required=False,
        help_text="Nothing closes as delivered or embedded without evidence.",
    )

    def __init__(
        self,
        *args: Any,
        stages: Iterable[Stage] = (),
        files: Iterable[EvidenceRevision] = (),
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.revisions = {str(each.pk): each for each in files}
        self.fields["stage"].choices = [(each.value, each.label) for each in stages]
        self.fields["evidence"].choices = [
            (pk, f"{each.evidence.title}: {each.name}") for pk, each in self.revisions.items()
        ]
        self.hints = {"stage": {each.value: text for each, text in STAGE_MEANS.items()}}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("stage") in (Stage.DELIVERED, Stage.EMBEDDED) and not data.get("evidence"):
            self.add_error(
                "evidence", "Choose the evidence: nothing closes as delivered or embedded without it."
            )
        return data


class DecisionForm(PageForm):
    """What the owning body made of a proposal."""

    outcome = forms.ChoiceField(
        label="What did the body decide?",
        choices=[
            (ClosureOutcome.MADE.value, "The closure is made"),
            (ClosureOutcome.REFUSED.value, "The closure is refused"),
        ],
        error_messages={"required": "Choose what the body decided."},
    )
    body = forms.CharField(
        label="Body that decided",
        max_length=200,
        error_messages={"required": "Name the body that decided."},
    )
    reason = forms.CharField(label="Reason", required=False, help_text="Needed where the closure is refused.")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("outcome") == ClosureOutcome.REFUSED and not data.get("reason"):
            self.add_error("reason", "Say why the closure is refused.")
        return data


class ReopenForm(VersionForm):
    """Why a closed action is opened again."""

    reason = forms.CharField(
        label="Why is the action opened again?",
        error_messages={"required": "Say why the action is opened again."},
    )
