"""The forms in which papers, letters and messages are written: a main form and rows, and what they come to."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory

from headway.documents.content import Contact, LetterContent, MessageContent, Section
from headway.web.fields import DayField, PageForm
from headway.web.scrutiny.rules.contents import Known, Way
from headway.web.scrutiny.states import Background, PathwayRole

MARKDOWN = (
    "Leave a line empty between paragraphs. Start a line with “- ” for a bullet. Put **two stars** around bold words. "
    "A line that starts with “### ” is the heading of a numbered part, and a line “---” ends that part."
)
"""The small Markdown, beside the fields that take it."""

ONE_A_LINE = "One on each line."


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a field that takes one thing a line."""
    return tuple(" ".join(line.split()) for line in text.splitlines() if line.strip())


class Written(PageForm):
    """What every kind has: the version it was opened on, and its subject."""

    version = forms.CharField(required=False, widget=forms.HiddenInput)
    subject = forms.CharField(
        label="Subject", max_length=300, error_messages={"required": "Give the paper a subject."}
    )
    why = forms.CharField(
        label="What is this change?",
        max_length=300,
        required=False,
        help_text="A few words for the list of versions.",
    )


class PaperForm(Written):
    """A paper to a body: every field at its head, the box, background documents; sections and others are rows."""

    from_lines = forms.CharField(
        label="From",
        required=False,
        help_text=f"The Cabinet Member, then the Corporate Director. {ONE_A_LINE}",
    )
    to_meeting = forms.ChoiceField(label="To: the meeting it is written for", required=False)
    to_body_name = forms.CharField(
        label="Or a body without a meeting on the list", max_length=200, required=False
    )
    to_on = DayField(label="Its day", required=False, help_text="For example, 22 6 2017")
    to_role = forms.ChoiceField(
        label="What that body does with it", choices=PathwayRole.choices, required=False
    )
    division = forms.CharField(
        label="Electoral division", max_length=200, required=False, help_text="“All”, or those it affects."
    )
    summary = forms.CharField(label="Summary", required=False, help_text="A paragraph or two, in a box.")
    previous_said = forms.BooleanField(label="It has been to no other body before", required=False)
    future_said = forms.BooleanField(label="It goes to no other body afterwards", required=False)
    background = forms.ChoiceField(label="Background documents", required=False, choices=Background.choices)
    background_documents = forms.CharField(
        label="Which documents",
        required=False,
        help_text=f"Unpublished documents that the paper relies on to a material extent. {ONE_A_LINE}",
    )
    template = forms.ChoiceField(label="Form of the paper", required=False)
    hints = {  # noqa: RUF012
        "background": {
            Background.NONE.value: "Published works, such as an inspection report, are no background documents.",
        }
    }

    def __init__(
        self,
        *args: Any,
        meetings: Iterable[Any] = (),
        templates: Iterable[str] = (),
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self.fields["to_meeting"].choices = _meetings(meetings)
        self.fields["template"].choices = [(each, TEMPLATES.get(each, each)) for each in templates]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        listed = lines_of(data.get("background_documents", ""))
        if data.get("background") == Background.LISTED and not listed:
            self.add_error("background_documents", "Name the background documents, or choose “None”.")
        if data.get("to_on") and not (data.get("to_body_name") or data.get("to_meeting")):
            self.add_error("to_body_name", "Name the body that meets on that day.")
        return data


TEMPLATES = {
    "default": "Committee: with pathway, electoral division and three contacts",
    "county-council": "Full council: without pathway, one recommendation, the author alone",
}


class LetterForm(Written):
    """A letter."""

    sender_lines = forms.CharField(label="Who writes, and from where", required=False, help_text=ONE_A_LINE)
    on = DayField(label="Date", required=False, help_text="For example, 9 12 2010")
    addressee_lines = forms.CharField(label="To whom", required=False, help_text=ONE_A_LINE)
    salutation = forms.CharField(
        label="Salutation", max_length=200, required=False, help_text="For example, Dear Ms Smith"
    )
    opening = forms.CharField(label="Opening", required=False, help_text=MARKDOWN)
    closing = forms.CharField(label="Closing", required=False, help_text=MARKDOWN)
    sign_off = forms.CharField(label="Close", max_length=100, required=False)
    signatory = forms.CharField(label="Who signs", required=False, help_text=f"Name and post. {ONE_A_LINE}")

    def content(self, sections: Sequence[Section]) -> LetterContent:
        """What was written."""
        said = self.cleaned_data
        return LetterContent(
            sender_lines=lines_of(said["sender_lines"]),
            on=said["on"],
            addressee_lines=lines_of(said["addressee_lines"]),
            salutation=said["salutation"],
            subject=said["subject"],
            opening=unified(said["opening"]),
            sections=tuple(sections),
            closing=unified(said["closing"]),
            sign_off=said["sign_off"],
            signatory=lines_of(said["signatory"]),
        )


class MessageForm(Written):
    """The weekly message to staff, or a member briefing note."""

    sender = forms.CharField(label="From", max_length=200, required=False)
    on = DayField(label="Date", required=False, help_text="For example, 13 6 2017")
    standfirst = forms.CharField(
        label="Opening line", required=False, help_text="What it is about, in a sentence."
    )
    salutation = forms.CharField(
        label="Salutation", max_length=200, required=False, help_text="For example, Dear colleagues"
    )
    signatory = forms.CharField(label="Who signs", required=False, help_text=f"Name and post. {ONE_A_LINE}")

    def content(self, sections: Sequence[Section]) -> MessageContent:
        """What was written."""
        said = self.cleaned_data
        return MessageContent(
            sender=said["sender"],
            title=said["subject"],
            on=said["on"],
            standfirst=unified(said["standfirst"]),
            salutation=said["salutation"],
            sections=tuple(sections),
            signatory=lines_of(said["signatory"]),
        )


class SectionForm(PageForm):
    """One section: heading and text."""

    place = forms.IntegerField(
        label="Number",
        required=False,
        min_value=1,
        max_value=999,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), "Number: give a whole number."),
    )
    heading = forms.CharField(label="Heading", max_length=300, required=False)
    text = forms.CharField(label="Text", required=False, help_text=MARKDOWN)


class RecommendationForm(PageForm):
    """One thing that the body is asked."""

    text = forms.CharField(label="Recommendation", required=False)


class ContactForm(PageForm):
    """Whom to ask."""

    role = forms.CharField(label="Role", max_length=100, required=False)
    name = forms.CharField(label="Name", max_length=200, required=False)
    post = forms.CharField(label="Post", max_length=200, required=False)
    phone = forms.CharField(label="Telephone", max_length=50, required=False)
    email = forms.EmailField(
        label="E-mail",
        required=False,
        error_messages={"invalid": "E-mail: give an address such as name@council.gov.uk."},
    )

    def contact(self) -> Contact | None:
        """The contact; None where nobody is named."""
        said = {name: self.cleaned_data.get(name, "") for name in ("name", "post", "phone", "email")}
        return Contact(role=self.cleaned_data.get("role", ""), **said) if any(said.values()) else None


class StepForm(PageForm):
    """Another body on the paper's way."""

    meeting = forms.ChoiceField(label="Meeting", required=False)
    body_name = forms.CharField(
        label="Or a body without a meeting on the list", max_length=200, required=False
    )
    on = DayField(label="Its day", required=False)
    role = forms.ChoiceField(label="What it does with the paper", choices=PathwayRole.choices, required=False)
    outcome = forms.CharField(label="Outcome", required=False, help_text="What came of it, once it is known.")

    def __init__(self, *args: Any, meetings: Iterable[Any] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["meeting"].choices = _meetings(meetings)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if (data.get("on") or data.get("outcome")) and not (data.get("body_name") or data.get("meeting")):
            self.add_error("body_name", "Name the body, or empty the whole row.")
        return data

    def way(self, known: Known) -> Way | None:
        """The step; None where the row is empty."""
        data = self.cleaned_data
        outcome = unified(data.get("outcome") or "")
        return step_of(known, data, outcome=outcome)


def step_of(known: Known, data: Mapping[str, Any], *, prefix: str = "", **more: Any) -> Way | None:
    """A step from what was typed; None where nothing was."""
    meeting, on = data.get(f"{prefix}meeting"), data.get(f"{prefix}on")
    name = " ".join((data.get(f"{prefix}body_name") or "").split())
    role = data.get(f"{prefix}role") or PathwayRole.COMMENTS
    if meeting:
        return Way(body_name=name, role=role, meeting=int(meeting), **more)
    return known.step(name, on, role=role, **more) if name else None


def rows_of(
    kind: type[PageForm],
    data: Any,
    prefix: str,
    *,
    initial: list[dict[str, Any]],
    extra: int = 1,
    most: int = 60,
    **options: Any,
) -> BaseFormSet:
    """Rows of one kind: those there are, and ``extra`` empty ones."""
    made = formset_factory(kind, extra=extra, max_num=most, absolute_max=most + 40)
    return made(data, auto_id="id-%s", prefix=prefix, initial=initial, form_kwargs=options)


def unified(text: str) -> str:
    """Text with one kind of line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _meetings(meetings: Iterable[Any]) -> list[tuple[str, str]]:
    return [("", "Not on this list"), *((str(each.pk), str(each)) for each in meetings)]
