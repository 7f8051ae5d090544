"""Forms about the plan itself: its answers, other issues, name, words and publication."""

from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory

from headway.web.fields import DayField, PageForm
from headway.web.plans.forms.common import VersionForm
from headway.web.plans.states import Answer, Rag

ANSWER_MEANS = {
    Answer.ACCEPTED: "The council will do what is asked.",
    Answer.PARTLY: "The council will do part of it. Say which part it will not do, and why.",
    Answer.REJECTED: "The council will not do it. Say why: the reason is published.",
}


class AnswerForm(VersionForm):
    """The council's answer to a recommendation."""

    answer = forms.ChoiceField(
        label="What is the council's answer?",
        choices=[(each.value, each.label) for each in ANSWER_MEANS],
        error_messages={"required": "Choose the council's answer."},
    )
    reason = forms.CharField(
        label="Reason",
        required=False,
        help_text="Needed where the answer is partly accepted or rejected. It is part of the published statement.",
    )
    hints = {"answer": {each.value: text for each, text in ANSWER_MEANS.items()}}  # noqa: RUF012

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("answer") in (Answer.PARTLY, Answer.REJECTED) and not data.get("reason"):
            label = Answer(data["answer"]).label.lower()
            self.add_error("reason", f"Say why the recommendation is {label}.")
        return data


class IssueForm(VersionForm):
    """Another issue found, in the council's words."""

    issue = forms.CharField(
        label="What is the issue?",
        help_text="Something the report or the council itself found, beside the recommendations. Name no child.",
        error_messages={"required": "Say what the issue is."},
    )


class PlanForm(VersionForm):
    """The plan's name and the body that alone may close its actions."""

    title = forms.CharField(
        label="Title", max_length=200, error_messages={"required": "Give the plan a title."}
    )
    owning_body = forms.CharField(
        label="Owning body",
        max_length=200,
        help_text="The board or committee that alone may close an action of this plan.",
        error_messages={"required": "Name the body that may close actions."},
    )


class PublishForm(VersionForm):
    """The day on which the statement was, or is, published."""

    on = DayField(
        label="Published on",
        help_text="For example, 20 9 2017",
        error_messages={"required": "Give the day of publication."},
    )


class WordForm(PageForm):
    """One status word with its meaning."""

    word = forms.CharField(label="Word", max_length=30, required=False)
    meaning = forms.CharField(label="What it means", max_length=300, required=False)
    rag = forms.ChoiceField(label="Rating", choices=Rag.choices, required=False, initial=Rag.NONE.value)
    must_explain = forms.BooleanField(label="An update with this word must say why", required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("word") and not data.get("meaning"):
            self.add_error("meaning", f'Say what "{data["word"]}" means.')
        if data.get("meaning") and not data.get("word"):
            self.add_error("word", "Give the word that this meaning belongs to.")
        return data


def word_rows(data: Any, *, initial: list[dict[str, Any]] | None = None) -> BaseFormSet:
    """The status words of a plan: those it has, and two empty rows."""
    return formset_factory(WordForm, extra=2, max_num=20)(data, prefix="word", initial=initial)


class SinceForm(PageForm):
    """The day from which changes are wanted."""

    since = DayField(label="Changes since", help_text="For example, 1 9 2017")
