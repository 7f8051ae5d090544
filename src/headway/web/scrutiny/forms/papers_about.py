"""The forms about a paper: adding one, classification, appendices, sign-off, sending back, withdrawing."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from headway.charts.periods import said as in_words
from headway.indicators.periods import period_of
from headway.web.fields import DayField, PageForm
from headway.web.scrutiny.actions.papers import Acknowledged, Marking, Signatory
from headway.web.scrutiny.queries.papers_performance import KINDS, From
from headway.web.scrutiny.queries.papers_records import inspection_words
from headway.web.scrutiny.rules.papers_marking import PARAGRAPHS
from headway.web.scrutiny.rules.papers_skeletons import TITLED
from headway.web.scrutiny.states import Classification, PaperKind


class MarkedForm(PageForm):
    """A classification, whole: put into any form by inheriting it."""

    classification = forms.ChoiceField(
        label="Classification", choices=Classification.choices, initial=Classification.UNRESTRICTED
    )
    exempt_paragraphs = forms.MultipleChoiceField(
        label="If exempt: the paragraphs of Schedule 12A, Part 1",
        choices=[(str(number), f"{number}. {words}") for number, words in PARAGRAPHS.items()],
        required=False,
    )
    restricted_because = forms.CharField(
        label="If restricted: why",
        required=False,
        help_text=(
            "Exempt: why the public interest in keeping it outweighs the public interest in disclosing it. "
            "Confidential: the department’s terms, or the law or court order, that forbid disclosure."
        ),
    )
    classified_by = forms.CharField(
        label="If restricted: who decided it, with their post", max_length=200, required=False
    )
    classified_on = DayField(label="If restricted: on which day", required=False)
    hints = {  # noqa: RUF012
        "classification": {
            Classification.UNRESTRICTED.value: "The public may read it once it is published.",
            Classification.EXEMPT.value: (
                "The public may be excluded, by a paragraph of Schedule 12A and where the public interest says so."
            ),
            Classification.CONFIDENTIAL.value: (
                "The public must be excluded: a government department or the law forbids disclosure."
            ),
        }
    }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        kind = data.get("classification")
        if kind == Classification.UNRESTRICTED or kind is None:
            return data
        if kind == Classification.EXEMPT and not data.get("exempt_paragraphs"):
            self.add_error("exempt_paragraphs", "Name the paragraphs that make it exempt.")
        for name, fault in (
            ("restricted_because", "Say why it is restricted."),
            ("classified_by", "Say who decided that it is restricted."),
            ("classified_on", "Give the day on which that was decided."),
        ):
            if not data.get(name) and name not in self.errors:
                self.add_error(name, fault)
        return data

    def marking(self) -> Marking:
        """The classification, as the actions take it."""
        data = self.cleaned_data
        return Marking(
            classification=data["classification"],
            exempt_paragraphs=tuple(int(each) for each in data["exempt_paragraphs"]),
            restricted_because=data["restricted_because"].replace("\r\n", "\n"),
            classified_by=data["classified_by"],
            classified_on=data["classified_on"],
        )


def marking_now(thing: Any) -> dict[str, Any]:
    """The classification as it stands, for a form's initial values."""
    return {
        "classification": thing.classification,
        "exempt_paragraphs": [str(each) for each in thing.exempt_paragraphs],
        "restricted_because": thing.restricted_because,
        "classified_by": thing.classified_by,
        "classified_on": thing.classified_on,
    }


class AddForm(MarkedForm):
    """A new paper: for whom, which kind, and what it is begun from."""

    authority = forms.ChoiceField(label="Council")
    kind = forms.ChoiceField(
        label="What is it?",
        choices=PaperKind.choices,
        error_messages={"required": "Choose what kind of paper it is."},
    )
    subject = forms.CharField(
        label="Subject",
        max_length=300,
        required=False,
        help_text="Leave it empty to take the usual one, or that of the inspection, the plan or the file below.",
    )
    meeting = forms.ChoiceField(label="The meeting it is written for", required=False)
    inspection = forms.ChoiceField(
        label="Which inspection is it about?",
        required=False,
        help_text=(
            "A paper on its outcome is begun with what the record holds; "
            "any paper about it is checked against its report."
        ),
    )
    attach = forms.BooleanField(label="Attach the inspection report as Appendix 1", required=False)
    plan = forms.ChoiceField(
        label="Which plan is it about?",
        required=False,
        help_text="A paper on its progress is begun with how the plan stands today.",
    )
    scorecard = forms.ChoiceField(
        label="Which measures is it about?",
        required=False,
        help_text=(
            "A paper on red indicators, on recruitment and retention, a health check or a corporate parenting "
            "scorecard is begun with how they stand. Leave it to take those that the kind is about."
        ),
    )
    period = forms.ChoiceField(label="As at the end of which month?", required=False)
    charts = forms.BooleanField(label="Attach the charts of these measures as an appendix", required=False)
    file = forms.FileField(label="Begin from a file", required=False, help_text="As Word, PDF or plain text.")

    def __init__(
        self,
        *args: Any,
        authorities: Iterable[Any],
        meetings: Iterable[Any] = (),
        inspections: Iterable[Any] = (),
        plans: Iterable[Any] = (),
        scorecards: Iterable[Any] = (),
        themes: Iterable[str] = (),
        months: Iterable[str] = (),
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.scorecards = {str(each.pk): each for each in scorecards}
        self.fields["scorecard"].choices = measures_to_choose(self.scorecards, themes)
        self.fields["period"].choices = [
            ("", "The latest figures"),
            *((each, in_words(each)) for each in months),
        ]
        self.authorities = {each.pk: each for each in authorities}
        self.meetings = {str(each.pk): each for each in meetings}
        self.inspections = {str(each.pk): each for each in inspections}
        self.plans = {str(each.pk): each for each in plans}
        self.fields["authority"].choices = [(pk, each.name) for pk, each in self.authorities.items()]
        self.fields["meeting"].choices = [
            ("", "Not known yet"),
            *((pk, str(each)) for pk, each in self.meetings.items()),
        ]
        self.fields["inspection"].choices = [
            ("", "None"),
            *((pk, inspection_words(each)) for pk, each in self.inspections.items()),
        ]
        self.fields["plan"].choices = [("", "None"), *((pk, each.title) for pk, each in self.plans.items())]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        kind = data.get("kind")
        named = (
            data.get("file")
            or kind in TITLED | KINDS
            or (kind == PaperKind.INSPECTION_OUTCOME and data.get("inspection"))
            or (kind == PaperKind.PLAN_PROGRESS and data.get("plan"))
        )
        if not data.get("subject") and not named and not self.errors:
            self.add_error("subject", "Give the paper a subject.")
        return data

    def begins_from(self) -> From:
        """The measures that a paper begins from, and as at when."""
        chosen, period = self.cleaned_data["scorecard"], self.cleaned_data["period"]
        return From(
            scorecard=self.scorecards.get(chosen),
            theme=chosen.removeprefix(_THEME) if chosen.startswith(_THEME) else "",
            until=period_of(period) if period else None,
        )


_THEME = "theme-"


def measures_to_choose(scorecards: Mapping[str, Any], themes: Iterable[str]) -> list[tuple[str, str]]:
    """Scorecards, then themes of which there are measures."""
    cards = [(pk, f"Scorecard: {each.title}") for pk, each in scorecards.items()]
    whole = [
        (f"{_THEME}{each}", f"Every measure of: {each.replace('_', ' ').capitalize()}") for each in themes
    ]
    return [("", "Those that the kind of paper is about"), *cards, *whole]


class AppendixForm(MarkedForm):
    """A file to attach."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    number = forms.CharField(
        label="Number", max_length=10, required=False, help_text="Leave it empty for the next number."
    )
    title = forms.CharField(label="Title", max_length=200, error_messages={"required": "Give it a title."})
    file = forms.FileField(
        label="File", help_text="PDF, Word or Excel.", error_messages={"required": "Choose the file."}
    )


class SignatoryForm(PageForm):
    """One of those who sign."""

    person = forms.ChoiceField(label="Who", required=False)
    post = forms.CharField(label="Post", max_length=200, required=False)

    def __init__(self, *args: Any, people: Iterable[Any] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.people = {str(each.pk): each for each in people}
        self.fields["person"].choices = [
            ("", "Nobody"),
            *((pk, each.name) for pk, each in self.people.items()),
        ]

    def signatory(self) -> Signatory | None:
        """Who was chosen; None where nobody was."""
        person = self.people.get(self.cleaned_data.get("person") or "")
        return Signatory(person, self.cleaned_data.get("post", "")) if person else None


class VersionOnlyForm(PageForm):
    """A form that has nothing but the version it was opened on."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)


class SignForm(PageForm):
    """A signature, or sending back."""

    signs = forms.CharField(required=False, widget=forms.HiddenInput)
    comment = forms.CharField(
        label="Comment", required=False, help_text="If you send it back, say what is to change."
    )


class AcknowledgeForm(PageForm):
    """One error that is let stand."""

    key = forms.CharField(widget=forms.HiddenInput)
    reason = forms.CharField(label="Why it may stand as it is", max_length=500, required=False)

    def acknowledged(self) -> Acknowledged:
        """What was said of it."""
        return Acknowledged(self.cleaned_data["key"], self.cleaned_data.get("reason", ""))


class WithdrawForm(PageForm):
    """Why a paper goes no further."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Why is it withdrawn?", error_messages={"required": "Say why it is withdrawn."}
    )
