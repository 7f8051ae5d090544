"""The forms of one paper that is being written: filled from it, read back into content and pathway, compared."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.forms import BaseFormSet

from headway.documents.content import LetterContent, MessageContent, PaperContent, Section
from headway.documents.template import CouncilTemplate
from headway.web.fields import PageForm, errors_of
from headway.web.form_pages import Compared
from headway.web.scrutiny.forms.papers import (
    ContactForm,
    LetterForm,
    MessageForm,
    PaperForm,
    RecommendationForm,
    SectionForm,
    StepForm,
    lines_of,
    rows_of,
    step_of,
    unified,
)
from headway.web.scrutiny.models import Meeting, Paper
from headway.web.scrutiny.rules.contents import Content, Known, Way, parted, said_by, way_of
from headway.web.scrutiny.rules.papers_document import template_of
from headway.web.scrutiny.states import Background, PathwayRole

FIELDS_OF_LINES = ("from_lines", "sender_lines", "addressee_lines", "signatory")


@dataclass
class Bench:
    """The forms of a paper. ``known``: the authority's bodies and meetings, for what is typed by name and day."""

    form: PageForm
    rows: dict[str, BaseFormSet] = field(default_factory=dict)
    known: Known = field(default_factory=Known)

    def is_valid(self) -> bool:
        """Whether everything can be read; asks each form, so that every error shows."""
        return all([self.form.is_valid(), *(each.is_valid() for each in self.rows.values())])

    @property
    def errors(self) -> list[dict[str, str]]:
        """The errors of all of it, each leading to its field."""
        found = errors_of(self.form)
        for rows in self.rows.values():
            found += [{"text": str(each), "href": "#main-content"} for each in rows.non_form_errors()]
            for each in rows:
                found += errors_of(each)
        return found

    def sections(self) -> tuple[Section, ...]:
        """The sections that say something, by the numbers given to them."""
        rows = list(self.rows["section"])
        said = [rows[place].cleaned_data for place in self.section_rows()]
        return tuple(Section(each.get("heading", ""), unified(each.get("text", ""))) for each in said)

    def section_rows(self) -> list[int]:
        """The rows in which those sections stand, in their order."""
        filled = [
            (row.cleaned_data.get("place") or 1000, place)
            for place, row in enumerate(self.rows["section"])
            if row.cleaned_data.get("heading") or row.cleaned_data.get("text")
        ]
        return [place for _, place in sorted(filled)]

    def content(self) -> Content:
        """What was written. Of a paper without what its rows of pathway and appendices say: see ``way``."""
        if isinstance(self.form, LetterForm | MessageForm):
            return self.form.content(self.sections())
        said = self.form.cleaned_data
        contacts = tuple(each for row in self.rows["contact"] if (each := row.contact()))
        asked = [unified(row.cleaned_data.get("text") or "") for row in self.rows["recommendation"]]
        return PaperContent(
            body="",
            on=None,
            subject=said["subject"],
            from_lines=lines_of(said["from_lines"]),
            previous=() if said["previous_said"] else None,
            future=() if said["future_said"] else None,
            division=said["division"],
            summary=unified(said["summary"]),
            recommendations=tuple(" ".join(each.split()) for each in asked if each),
            sections=self.sections(),
            background=_background(said),
            contacts=contacts,
            template=said["template"] or "default",
        )

    def way(self) -> list[Way] | None:
        """The pathway, in order; None for a kind that has none."""
        if not isinstance(self.form, PaperForm):
            return None
        said = self.form.cleaned_data
        this = step_of(self.known, said, prefix="to_", is_this=True)
        before = [each for row in self.rows["previous"] if (each := row.way(self.known))]
        after = [each for row in self.rows["future"] if (each := row.way(self.known))]
        return [*before, *([this] if this else []), *after]


def _background(said: Mapping[str, Any]) -> tuple[str, ...] | None:
    if said["background"] == Background.LISTED:
        return lines_of(said["background_documents"])
    return () if said["background"] == Background.NONE else None


def bench_for(
    paper: Paper,
    content: Content,
    data: Any,
    *,
    meetings: list[Meeting],
    templates: list[str],
    known: Known,
) -> Bench:
    """The forms of a paper, its rows fetched; ``data`` what was sent, None where nothing was."""
    sections = rows_of(
        SectionForm,
        data,
        "section",
        initial=[
            {"place": place, "heading": each.heading, "text": each.text}
            for place, each in enumerate(content.sections, start=1)
        ],
        extra=2 if content.sections else 4,
    )
    initial = main_initial(paper, content)
    if isinstance(content, LetterContent):
        return Bench(LetterForm(data, initial=initial), {"section": sections})
    if isinstance(content, MessageContent):
        return Bench(MessageForm(data, initial=initial), {"section": sections})
    form = PaperForm(data, initial=initial, meetings=meetings, templates=templates)
    before, _, after = parted([way_of(each) for each in paper.pathway.all()])
    asked = [{"text": each} for each in content.recommendations]
    rows = {
        "previous": rows_of(
            StepForm, data, "previous", initial=[_step(each) for each in before], meetings=meetings
        ),
        "future": rows_of(
            StepForm, data, "future", initial=[_step(each) for each in after], meetings=meetings
        ),
        "recommendation": rows_of(RecommendationForm, data, "recommendation", initial=asked),
        "section": sections,
        "contact": rows_of(ContactForm, data, "contact", initial=_contacts(content, template_of(content))),
    }
    return Bench(form, rows, known)


def main_initial(paper: Paper, content: Content) -> dict[str, Any]:
    """What the main form shows of a paper as it stands."""
    found: dict[str, Any] = {"version": paper.version, "subject": paper.subject}
    said = said_by(paper)
    for name in FIELDS_OF_LINES:
        found[name] = "\n".join(said.get(name) or ())
    for name in (
        "salutation",
        "opening",
        "closing",
        "sign_off",
        "sender",
        "standfirst",
        "division",
        "summary",
    ):
        found[name] = said.get(name, "")
    found["on"] = getattr(content, "on", None)
    found["template"] = said.get("template") or "default"
    found["previous_said"], found["future_said"] = said.get("previous_said"), said.get("future_said")
    found["background"] = paper.background
    found["background_documents"] = "\n".join(said.get("background") or ())
    _, this, _ = parted([way_of(each) for each in paper.pathway.all()])
    if this:
        found |= {f"to_{name}": value for name, value in _step(this).items() if name != "outcome"}
    else:
        found["to_role"] = PathwayRole.COMMENTS
    return found


def compared_rows(paper: Paper, content: Content, bench: Bench) -> list[Compared]:
    """The rows as somebody else left them, beside those that were written: for the page of a conflict."""
    mine = bench.content()
    names = [name for name in ("recommendations", "sections", "contacts") if hasattr(mine, name)]
    found = [
        Compared(
            {"recommendations": "Recommendations", "sections": "Sections", "contacts": "Contacts"}[name],
            _shown(getattr(mine, name)),
            _shown(getattr(content, name)),
        )
        for name in names
    ]
    way = bench.way()
    if way is not None:
        theirs = [way_of(each) for each in paper.pathway.all()]
        found.append(Compared("Pathway", _walked(way), _walked(theirs)))
    return found


def _shown(rows: Any) -> str:
    parts = []
    for each in rows:
        if isinstance(each, Section):
            parts.append(f"{each.heading}\n{each.text}")
        elif isinstance(each, str):
            parts.append(each)
        else:
            parts.append(", ".join(filter(None, (each.role, each.name, each.post, each.phone, each.email))))
    return "\n\n".join(parts)


def _walked(way: list[Way]) -> str:
    names = Meeting.objects.select_related("body").in_bulk([each.meeting for each in way if each.meeting])
    return "\n".join(
        f"{names.get(each.meeting) or each.body_name}: {PathwayRole(each.role).label}. {each.outcome}".strip()
        for each in way
    )


def _step(step: Way) -> dict[str, Any]:
    return {
        "meeting": step.meeting or "",
        "body_name": "" if step.meeting else step.body_name,
        "on": None if step.meeting else step.on,
        "role": step.role,
        "outcome": step.outcome,
    }


def _contacts(content: PaperContent, template: CouncilTemplate) -> list[dict[str, Any]]:
    """The contacts there are, and a row for each role that the council's form asks for and nobody fills."""
    rows = [vars(each) for each in content.contacts]
    known = {each.role.casefold() for each in content.contacts}
    return [*rows, *({"role": each.role} for each in template.contacts if each.role.casefold() not in known)]
