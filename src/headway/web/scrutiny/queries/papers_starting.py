"""What a paper is begun with: an inspection's record, a plan, how measures stand, a file, or bare headings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from headway.documents import Meeting as Sitting
from headway.documents import read_template
from headway.documents.content import LetterContent, MessageContent, PathwayRow
from headway.documents.reading import read_letter, read_message, read_paper
from headway.errors import ForPerson
from headway.web.accounts.queries import Somebody, authorities_where
from headway.web.accounts.roles import May
from headway.web.pages import day
from headway.web.plans.models import Plan
from headway.web.plans.queries import plans_worked_on
from headway.web.register.models import Authority, Inspection
from headway.web.register.queries import visible
from headway.web.register.states import Confirmation
from headway.web.register.storage import MediaType, keep, path_of
from headway.web.scrutiny.models import Meeting
from headway.web.scrutiny.papers_charts import charts_as_pdf
from headway.web.scrutiny.queries.papers_performance import From, health_check_template, standings
from headway.web.scrutiny.queries.papers_progress import plan_progress
from headway.web.scrutiny.queries.papers_records import inspection_words, record_of
from headway.web.scrutiny.rules.contents import Content, Known, Way, kind_of_content, role_of
from headway.web.scrutiny.rules.papers_corporate_parenting import corporate_parenting
from headway.web.scrutiny.rules.papers_health_check import health_check
from headway.web.scrutiny.rules.papers_measures import Standings
from headway.web.scrutiny.rules.papers_outcome import Begun, outcome_of_inspection
from headway.web.scrutiny.rules.papers_progress import progress_of_plan
from headway.web.scrutiny.rules.papers_red_indicators import red_indicators
from headway.web.scrutiny.rules.papers_skeletons import skeleton
from headway.web.scrutiny.rules.papers_workforce import recruitment_and_retention
from headway.web.scrutiny.states import PaperKind

__all__ = [
    "Start",
    "from_file",
    "from_inspection",
    "from_measures",
    "from_nothing",
    "from_plan",
    "from_upload",
    "inspections_to_begin_from",
    "plans_to_begin_from",
]


_READ = "Read from a file"


@dataclass(frozen=True)
class Start:
    """A paper as it is begun: for ``actions.papers.add_paper``. ``notes`` tell the writer what was left out."""

    content: Content
    way: tuple[Way, ...] = ()
    sources: tuple[dict[str, Any], ...] = ()
    notes: tuple[str, ...] = ()
    why: str = ""
    """What the first version says of itself."""
    charts: bytes | None = None
    """A PDF of charts to attach."""


def inspections_to_begin_from(person: Somebody, authorities: Sequence[str]) -> list[Inspection]:
    """Confirmed inspections of the authorities in which the person writes papers."""
    return list(
        visible(person)
        .filter(state=Confirmation.CONFIRMED, authority__in=authorities)
        .select_related("authority", "report")
        .defer("record", "report__pages")
    )


def plans_to_begin_from(person: Somebody) -> list[Plan]:
    """The plans of the authorities in which the person writes papers."""
    return list(
        plans_worked_on(person)
        .filter(authority__in=authorities_where(person, May.WRITE_PAPERS))
        .order_by("-pk")
    )


def from_inspection(inspection: Inspection, meeting: Meeting | None, on: date, *, attached: bool) -> Start:
    """The paper on the outcome of a confirmed inspection. ``attached``: its report goes along as Appendix 1."""
    record = record_of(inspection)
    if record is None:
        raise ForPerson(
            "Headway has no words for a paper on an inspection of this kind. Add a paper on another subject."
        )
    if inspection.received is None:
        raise ForPerson(
            "The day on which the report was received is not recorded, and the clocks run from it. "
            "Record it on the inspection's page, then begin the paper."
        )
    template = _template(meeting)
    begun = outcome_of_inspection(
        record,
        read_template(template),
        received=inspection.received,
        meeting=Sitting(meeting.body.name, meeting.on) if meeting else None,
        on=on,
        stated=inspection.stated_due,
        attached=attached,
        confirmed=_confirmed(inspection),
    )
    return _start(begun, meeting, f"Begun from the record: {inspection_words(inspection)}")


def from_plan(plan: Plan, meeting: Meeting | None, on: date) -> Start:
    """The paper on the progress of a plan."""
    begun = progress_of_plan(
        plan_progress(plan, on), body=meeting.body.name if meeting else "", template=_template(meeting)
    )
    return _start(begun, meeting, f"Begun from the plan: {plan.title}")


def from_measures(
    person: Somebody,
    authority: Authority,
    kind: str,
    chosen: From,
    meeting: Meeting | None,
    on: date,
    *,
    charts: bool = False,
) -> Start:
    """A paper on how measures stand: of a scorecard, of a theme, or of what its kind is about.

    ``charts``: those of its measures go along as an appendix; of a paper on reds, those that ask for attention.
    """
    found = standings(person, authority, kind, chosen, meeting=meeting, today=on)
    begun = _BY_KIND[kind](found)
    start = _start(begun, meeting, f"Begun from {found.of}, as at {day(found.on)}")
    notes = (_READ_THEM,) if found.asked or any(each.row.note for each in found.lines) else ()
    if not charts:
        return replace(start, notes=notes)
    drawn = charts_as_pdf(found, found.asking if kind == PaperKind.RED_INDICATORS else found.lines)
    none = () if drawn else ("No chart was attached: none of the measures has one that can be shown.",)
    return replace(start, charts=drawn, notes=notes + none)


_READ_THEM = (
    "Notes, questions and answers stand in the paper as people wrote them. Read them before anybody else does: Headway "
    "keeps small numbers out of its own figures, not out of their words."
)


_BY_KIND: dict[str, Callable[[Standings], Begun]] = {
    PaperKind.RED_INDICATORS: red_indicators,
    PaperKind.WORKFORCE: recruitment_and_retention,
    PaperKind.HEALTH_CHECK: lambda found: health_check(found, health_check_template()),
    PaperKind.CORPORATE_PARENTING: corporate_parenting,
}


def from_nothing(kind: str, subject: str, meeting: Meeting | None) -> Start:
    """The bare headings of a kind."""
    content = skeleton(kind, subject, meeting.body.name if meeting else "", _template(meeting))
    return _start(Begun(content), meeting, "Begun")


def from_file(path: Path, kind: str, meeting: Meeting | None, known: Known) -> Start:
    """What was written elsewhere, read from text, Word or PDF. What cannot be taken over is in the notes."""
    read = read_paper(path)
    if kind_of_content(kind) is LetterContent:
        return Start(read_letter(read.text), notes=read.warnings, why=_READ)
    if kind_of_content(kind) is MessageContent:
        return Start(read_message(read.text), notes=read.warnings, why=_READ)
    content = read.content
    notes = list(read.warnings)
    if content.recommendations_again is not None:
        notes.append(
            "The file repeats the recommendations in its text. "
            "Headway sets them there by itself, in the words of the box."
        )
    if content.appendices:
        notes.append("The file names appendices. Attach them here: only what is attached is listed.")
    if content.classification and content.classification.strip().casefold() != "unrestricted":
        notes.append(
            "The file says that it is not unrestricted. Set its classification here, with who decided it."
        )
    way = [_read_step(known, each) for each in content.previous or ()]
    if meeting:
        way.append(_this(meeting))
    elif content.body:
        way.append(known.step(content.body, content.on, is_this=True))
    way += [_read_step(known, each) for each in content.future or ()]
    template = content.template if content.template in ("default", "county-council") else "default"
    kept = replace(content, recommendations_again=None, appendices=(), template=template)
    return Start(kept, tuple(way), notes=tuple(notes), why=_READ)


def from_upload(file: BinaryIO, kind: str, meeting: Meeting | None, known: Known) -> Start:
    """The same from a file that was sent: it is sniffed and kept first. No message repeats its name."""
    kept = keep(file, name="The file", kinds=_READABLE)
    path = path_of(kept.sha256)
    try:
        return from_file(path, kind, meeting, known)
    except ForPerson as fault:
        raise ForPerson(str(fault).replace(str(path), "The file")) from None


_READABLE = frozenset({MediaType.DOCX, MediaType.PDF, MediaType.TEXT})


def _start(begun: Begun, meeting: Meeting | None, why: str) -> Start:
    return Start(begun.content, (_this(meeting),) if meeting else (), begun.sources, why=why)


def _read_step(known: Known, row: PathwayRow) -> Way:
    return known.step(row.body, row.on, role=role_of(row.role), outcome=row.outcome)


def _this(meeting: Meeting) -> Way:
    return Way(meeting.body.name, meeting.on, is_this=True, body=meeting.body_id, meeting=meeting.pk)


def _template(meeting: Meeting | None) -> str:
    return meeting.body.template if meeting else "default"


def _confirmed(inspection: Inspection) -> str:
    by = f", confirmed by {inspection.confirmed_by_name}" if inspection.confirmed_by_name else ""
    on = f" on {day(inspection.confirmed_at)}" if inspection.confirmed_at else ""
    return f"The register: {inspection_words(inspection)}{by}{on}"
