"""What people fill in about inspections. A form checks that something was given; the action, whether it may stand."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms

from headway.frameworks import Framework, Inconsistency, frameworks, years
from headway.reports.record import Addressee, RecommendationKind
from headway.reports.record import Form as ReportForm
from headway.web.fields import DayField, PageForm
from headway.web.register.models import Authority, Inspection, Recommendation
from headway.web.register.rules import NOT_RECORDED
from headway.web.register.states import Confirmation

ADDRESSEES = {
    Addressee.AUTHORITY: "The authority",
    Addressee.LSCB: "The safeguarding board",
    Addressee.PARTNERSHIP: "The partnership",
}
KINDS = {
    RecommendationKind.RECOMMENDATION: "Recommendation",
    RecommendationKind.PRIORITY_ACTION: "Area for priority action",
}
_FORMS = (*(each.value for each in ReportForm), "focused visit", "monitoring visit")
NONE = "none"
"""What a form sends for a judgement that the report does not have."""
DECISIONS = (
    (Confirmation.CONFIRMED.value, "Right as it stands"),
    (Confirmation.REJECTED.value, "Not in the report"),
)


def framework_choices() -> list[tuple[str, str]]:
    """Every framework whose rules are known, latest first."""
    known = [each for each in frameworks().values() if not each.planned]
    return [(each.id, f"{each.name} ({years(each)})") for each in reversed(known)]


def authority_choices(authorities: Iterable[Authority]) -> list[tuple[str, str]]:
    """Authorities as a list to choose from."""
    return [(each.code, f"{each.name} ({each.code})") for each in authorities]


class VersionForm(PageForm):
    """A form that knows the version it was opened on."""

    version = forms.CharField(widget=forms.HiddenInput)


class ReportUploadForm(PageForm):
    """A report as PDF."""

    report = forms.FileField(
        label="The report",
        help_text="A PDF of up to 50 MB, as the inspectorate published it.",
        error_messages={
            "required": "Choose the report, a PDF.",
            "empty": "The file is empty. Choose it again.",
        },
    )
    authority = forms.ChoiceField(
        label="Authority", required=False, help_text="Only needed if the report names none."
    )
    received = DayField(
        label="When was the report received?",
        required=False,
        help_text="The day it reached the council. It starts the clocks. For example, 13 6 2017.",
    )

    def __init__(self, authorities: Iterable[Authority], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["authority"].choices = [("", "As the report says"), *authority_choices(authorities)]


class DetailsForm(PageForm):
    """Framework, form and days of an inspection."""

    framework = forms.ChoiceField(
        label="Framework",
        help_text="The version in force when fieldwork began.",
        error_messages={"required": "Choose the framework."},
    )
    form = forms.ChoiceField(label="Form", required=False)
    start = DayField(label="First day of fieldwork", required=False)
    end = DayField(label="Last day of fieldwork", required=False)
    start2 = DayField(label="Second period: first day", required=False)
    end2 = DayField(label="Second period: last day", required=False)
    published = DayField(
        label="Published",
        required=False,
        help_text="The date that the report prints. Until that day it is a draft.",
    )
    received = DayField(label="Received", required=False, help_text="The day it reached the council.")
    stated_due = DayField(
        label="Date the document itself gives for the plan",
        required=False,
        help_text="If the report or letter prints a date by which to answer, it governs over the one we count.",
    )
    note = forms.CharField(label="Note", required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["framework"].choices = [("", "Choose"), *framework_choices()]
        now = str(self.initial.get("form", ""))
        kinds = _FORMS if not now or now in _FORMS else (*_FORMS, now)
        self.fields["form"].choices = [("", "Not known"), *((each, each.capitalize()) for each in kinds)]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for first, last in (("start", "end"), ("start2", "end2")):
            if bool(data.get(first)) != bool(data.get(last)) and not {first, last} & self.errors.keys():
                missing = last if data.get(first) else first
                self.add_error(missing, f"{self.fields[missing].label}: give both days, or neither.")
        return data

    @property
    def windows(self) -> list[list[str]]:
        """Fieldwork as the actions take it."""
        pairs = (("start", "end"), ("start2", "end2"))
        data = self.cleaned_data
        return [[data[first].isoformat(), data[last].isoformat()] for first, last in pairs if data.get(first)]

    @property
    def details(self) -> dict[str, Any]:
        """What the actions take."""
        data = self.cleaned_data
        names = ("form", "received", "published", "stated_due", "note")
        return {name: data[name] for name in names} | {
            "framework_id": data["framework"],
            "windows": self.windows,
        }


class ByHandForm(DetailsForm):
    """An inspection whose report is not at hand."""

    authority = forms.ChoiceField(label="Authority", error_messages={"required": "Choose the authority."})
    field_order = ("authority",)

    def __init__(self, authorities: Iterable[Authority], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        choices = authority_choices(authorities)
        self.fields["authority"].choices = choices if len(choices) == 1 else [("", "Choose"), *choices]


class CorrectDetailsForm(DetailsForm, VersionForm):
    """The same for an inspection that is on the register as a proposal."""


def details_of(inspection: Inspection) -> dict[str, Any]:
    """An inspection's details as the form shows them."""
    days: dict[str, Any] = {}
    for names, window in zip((("start", "end"), ("start2", "end2")), inspection.windows, strict=False):
        days |= dict(zip(names, map(date.fromisoformat, window), strict=True))
    names = ("framework", "form", "published", "received", "stated_due", "note", "version")
    return days | {name: getattr(inspection, name) for name in names}


class JudgementsForm(VersionForm):
    """Every judgement of a framework with the grades of its scale, and a reason for each rule that warns.

    The fields are rows: ``judgement-0-grade`` is the framework's first judgement, ``rule-2-reason`` its third rule.
    """

    def __init__(self, of: Framework, warned: Iterable[Inconsistency], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        words = [] if of.scale is None else [each.label for each in (*of.scale.grades, *of.scale.non_grades)]
        self.rows = (
            {f"judgement-{place}-grade": each for place, each in enumerate(of.judgements)} if of.scale else {}
        )
        for name, each in self.rows.items():
            number = f"{each.number} " if each.number else ""
            self.fields[name] = forms.ChoiceField(
                label=f"{number}{each.label}",
                choices=[(NONE, "Not in the report"), *((word, word) for word in words)],
                error_messages={"required": f"{each.label}: choose the grade, or that the report has none."},
            )
        self.reasons = {f"rule-{of.rules.index(each.rule)}-reason": each for each in warned}
        for name, each in self.reasons.items():
            self.fields[name] = forms.CharField(
                label=f"Why {each.grade.label} is right for {each.judgement.label.lower()}",
                help_text=f"{each.message}.",
                error_messages={"required": f"{each.message}. Check the report; if it is right, say why."},
            )

    @property
    def grades(self) -> dict[str, str]:
        """Grade words by judgement id; blank where the report has none."""
        chosen = {each.id: self.cleaned_data[name] for name, each in self.rows.items()}
        return {key: NOT_RECORDED if grade == NONE else grade for key, grade in chosen.items()}

    @property
    def overrides(self) -> dict[str, str]:
        """The reasons given, by rule id."""
        return {each.rule.id: self.cleaned_data[name] for name, each in self.reasons.items()}


def judgements_of(of: Framework, inspection: Inspection) -> dict[str, Any]:
    """The judgements on record as the form shows them."""
    held = {each.key: each.grade for each in inspection.judgements.all()}
    found = {f"judgement-{place}-grade": held.get(each.id, NONE) for place, each in enumerate(of.judgements)}
    for place, rule in enumerate(of.rules):
        found[f"rule-{place}-reason"] = inspection.overrides.get(rule.id, "")
    return found | {"version": inspection.version}


def grades_sent(of: Framework, data: Mapping[str, str]) -> dict[str, str]:
    """The grades that a form sent, by judgement id; what is no grade of the scale is left out."""
    words = {each.label for each in (*of.scale.grades, *of.scale.non_grades)} if of.scale else set()
    sent = {each.id: data.get(f"judgement-{place}-grade", "") for place, each in enumerate(of.judgements)}
    return {key: grade for key, grade in sent.items() if grade in words}


class RecommendationForm(VersionForm):
    """One recommendation, set right against its page."""

    number = forms.CharField(
        label="Number", required=False, max_length=10, help_text="As printed; blank for a bullet."
    )
    text = forms.CharField(
        label="Text", strip=True, error_messages={"required": "Write what the report asks for."}
    )
    sub_items = forms.CharField(label="Items below it", required=False, help_text="One a line.")
    addressee = forms.ChoiceField(
        label="Who must answer it", choices=[(k.value, v) for k, v in ADDRESSEES.items()]
    )
    kind = forms.ChoiceField(label="Kind", choices=[(k.value, v) for k, v in KINDS.items()])
    due_band = forms.CharField(
        label="When",
        required=False,
        max_length=60,
        help_text='As the report says, such as "within three months".',
    )
    page = forms.IntegerField(
        label="Page",
        required=False,
        min_value=1,
        error_messages={"invalid": "Page: give a number.", "min_value": "Page: pages count from 1."},
    )
    state = forms.ChoiceField(
        label="Is this what the report asks for?",
        choices=DECISIONS,
        error_messages={"required": "Say whether the report asks for this."},
    )

    @property
    def contents(self) -> dict[str, Any]:
        """What the actions take."""
        data = self.cleaned_data
        names = ("number", "text", "addressee", "kind", "due_band", "page")
        return {name: data[name] for name in names} | {"sub_items": data["sub_items"].splitlines()}


class NewRecommendationForm(RecommendationForm):
    """One that the reader missed, or that is entered by hand."""

    version = None
    state = None


def contents_of(recommendation: Recommendation) -> dict[str, Any]:
    """A recommendation as the form shows it; one that still waits is shown as right, for a person to say so."""
    names = ("number", "text", "addressee", "kind", "due_band", "page", "version")
    state = recommendation.state
    return {name: getattr(recommendation, name) for name in names} | {
        "sub_items": "\n".join(recommendation.sub_items),
        "state": Confirmation.CONFIRMED.value if state == Confirmation.PROPOSED else state,
    }


class ReceivedForm(VersionForm):
    """The day of receipt, and the date that the document states."""

    received = DayField(label="Received", required=False, help_text="The day the report reached the council.")
    stated_due = DayField(label="Date the document itself gives for the plan", required=False)
    why = forms.CharField(label="Why it changes", required=False)


class RejectForm(VersionForm):
    """Why an inspection was added by mistake."""

    why = forms.CharField(label="Why", error_messages={"required": "Say why it is turned down."})


class ConfirmForm(VersionForm):
    """The last step."""
