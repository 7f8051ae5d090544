"""Forms about lessons: whether one is relevant, and what comes of it."""

from collections.abc import Iterable
from typing import Any

from django import forms

from headway.web.fields import DayField
from headway.web.lessons.states import Outcome
from headway.web.plans.forms.common import VersionForm
from headway.web.plans.models import Action, Item, Plan
from headway.web.register.models import Authority

__all__ = ["JudgeForm", "LeadForm", "OutcomeForm"]

_SHORT = 90
EXISTING, NEW = "existing", "new"
_MISSING = {
    "action": "Choose the action.",
    "under": "Choose what the new action answers.",
    "title": "Say what will be done.",
}


class JudgeForm(VersionForm):
    """Whether a passage is a lesson for us, and why."""

    authority = forms.ChoiceField(label="For which authority?")
    relevant = forms.ChoiceField(
        label="Is this relevant for us?",
        choices=[("yes", "Relevant"), ("no", "Not relevant")],
        error_messages={"required": "Say whether it is relevant."},
    )
    reason = forms.CharField(
        label="Why?",
        help_text="What of ours it speaks to, or why it does not. It stays on the record. Name no child.",
        error_messages={"required": "Give the reason."},
    )

    def __init__(self, *args: Any, authorities: Iterable[Authority], **more: Any) -> None:
        super().__init__(*args, **more)
        self.authorities = {each.pk: each for each in authorities}
        self.fields["authority"].choices = [(pk, each.name) for pk, each in self.authorities.items()]

    @property
    def chosen(self) -> Authority:
        """The authority that was chosen."""
        return self.authorities[self.cleaned_data["authority"]]


class OutcomeForm(VersionForm):
    """No action, because; or what was decided taken back, with the reason."""

    outcome = forms.ChoiceField(
        label="What comes of it?", error_messages={"required": "Say what comes of it."}
    )
    because = forms.CharField(label="Why?", error_messages={"required": "Say why."})

    def __init__(self, *args: Any, decided: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["outcome"].choices = (
            [(Outcome.OPEN, "Take it back: it is to be decided again")]
            if decided
            else [(Outcome.NONE, "No action")]
        )


class LeadForm(VersionForm):
    """The action that answers a lesson: one of the plan's, or a new one."""

    how = forms.ChoiceField(
        label="Which action answers it?",
        choices=[(EXISTING, "One that is in the plan already"), (NEW, "A new one")],
        error_messages={"required": "Choose an action of the plan, or a new one."},
    )
    action = forms.ChoiceField(label="The action in the plan", required=False)
    under = forms.ChoiceField(
        label="The new action answers",
        required=False,
        help_text="An item of the plan, or a new issue beside the recommendations.",
    )
    issue = forms.CharField(
        label="The new issue", required=False, help_text="In the council’s own words. Name no child."
    )
    title = forms.CharField(label="What will be done", max_length=300, required=False)
    measure = forms.CharField(
        label="Success measure",
        required=False,
        help_text="What would show that children are better off. Owners are named on the action’s own page.",
    )
    due = DayField(label="Due on", required=False, help_text="For example, 31 3 2018")

    def __init__(
        self,
        *args: Any,
        actions: Iterable[Action] = (),
        items: Iterable[Item] = (),
        plans: Iterable[Plan] = (),
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.actions = {str(each.pk): each for each in actions}
        self.items = {f"item-{each.pk}": each for each in items}
        self.plans = {f"plan-{each.pk}": each for each in plans}
        self.fields["action"].choices = [
            ("", "Choose an action"),
            *((pk, f"{_short(each.title)} ({each.item})") for pk, each in self.actions.items()),
        ]
        self.fields["under"].choices = [
            ("", "Choose what it answers"),
            *((key, f"A new issue in {_short(each.title)}") for key, each in self.plans.items()),
            *((key, f"{each}: {_short(_words(each))}") for key, each in self.items.items()),
        ]
        # Each half is needed where it was chosen; before that, neither is called optional.
        how = self.data.get("how") if self.is_bound else None
        for name, way in (("action", EXISTING), ("under", NEW), ("title", NEW)):
            self.fields[name].required = how == way or not self.is_bound
        for name, said in _MISSING.items():
            self.fields[name].error_messages["required"] = said

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("how") == NEW and data.get("under", "") in self.plans and not data.get("issue"):
            self.add_error("issue", "Say what the new issue is.")
        return data

    @property
    def joins(self) -> Action | None:
        """The action of the plan that was chosen; None where a new one is to be made."""
        return self.actions[self.cleaned_data["action"]] if self.cleaned_data["how"] == EXISTING else None

    def made_of(self) -> dict[str, Any]:
        """The new action, as :func:`headway.web.lessons.actions.decisions.lead_to_new_action` takes it."""
        data = self.cleaned_data
        return {
            "item": self.items.get(data["under"]),
            "plan": self.plans.get(data["under"]),
            **{name: data[name] for name in ("issue", "title", "measure", "due")},
        }


def _words(item: Item) -> str:
    return item.recommendation.text if item.recommendation else item.issue


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…"
