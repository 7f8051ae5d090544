"""The check of a paper by ``headway.documents.lint``, against what the site knows on a day: the inspection's record and
report, the national register, the days of receipt and meeting, what is attached.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from headway.benchmarks import RegisterRow
from headway.documents import Meeting as Sitting
from headway.documents.content import LetterContent, PaperContent
from headway.documents.lint import NotRun, Report, Sources, check
from headway.documents.reading import ReadPaper, from_content, from_letter, from_message
from headway.minutes.record import OutcomeKind
from headway.web.register.models import Inspection, NationalInspection, RegisterEdition
from headway.web.register.queries import chosen_edition, editions
from headway.web.register.queries.national import as_row
from headway.web.scrutiny.models import Paper
from headway.web.scrutiny.queries.council import council_settings
from headway.web.scrutiny.queries.papers_records import record_of
from headway.web.scrutiny.rules.contents import Content, content_of
from headway.web.scrutiny.rules.papers_faults import Found, found_of, to_acknowledge
from headway.web.scrutiny.states import PaperKind, PathwayRole

__all__ = ["Checked", "checked", "errors_left", "faults_of", "sources_for"]

_SOUGHT = {PathwayRole.ENDORSES: OutcomeKind.ENDORSED, PathwayRole.NOTES: OutcomeKind.NOTED}
"""What a body is to do with a paper, where its role says one thing only: a decision may be to agree or to approve."""


@dataclass(frozen=True)
class Checked:
    """What was found, and what could not be looked into, with the reason."""

    found: tuple[Found, ...] = ()
    not_run: tuple[NotRun, ...] = ()


def checked(paper: Paper, on: date, content: Content | None = None, rows: Sequence[int] = ()) -> Checked:
    """The check of a paper; of ``content`` where that is not saved yet, whose sections stand in ``rows`` of a form."""
    said = content if content is not None else content_of(paper)
    result = check(_read(said), sources_for(paper, said, on), getattr(said, "on", None) or on)
    return Checked(
        tuple(found_of(each, said.sections, rows) for each in result.faults), tuple(result.not_run)
    )


def faults_of(paper: Paper, on: date) -> tuple[Found, ...]:
    """Everything found in the paper as it stands."""
    return checked(paper, on).found


def errors_left(paper: Paper, on: date) -> list[Found]:
    """The errors that nobody has answered for: none may be left before sign-off or publication."""
    return to_acknowledge(paper, faults_of(paper, on))


def sources_for(paper: Paper, content: Content, on: date) -> Sources:
    """What the paper is checked against."""
    inspection = _inspection(paper)
    record = record_of(inspection) if inspection else None
    said_on = getattr(content, "on", None) or on
    edition = _edition(inspection, said_on)
    is_paper = isinstance(content, PaperContent)
    this = next((each for each in paper.pathway.all() if each.is_this), None)
    return Sources(
        reports=(Report(record, _pages(inspection)),) if inspection and record else (),
        rows=_rows(edition.pk, edition.sha256) if edition else (),
        register_to=edition.covers_to if edition else None,
        attachments=_attached(content) if isinstance(content, PaperContent) else None,
        sought=_SOUGHT.get(PathwayRole(this.role)) if this else None,
        meeting=Sitting(content.body, content.on) if is_paper and content.body and content.on else None,
        received=inspection.received if inspection else None,
        stated_due=inspection.stated_due if inspection else None,
        settings=council_settings(),
        about_many=paper.kind == PaperKind.LESSONS,
    )


def _read(content: Content) -> ReadPaper:
    if isinstance(content, PaperContent):
        return from_content(content)
    return from_letter(content) if isinstance(content, LetterContent) else from_message(content)


def _inspection(paper: Paper) -> Inspection | None:
    """The inspection that the paper is about: its own, or that of its plan."""
    pk = paper.inspection_id or (paper.plan.inspection_id if paper.plan else None)
    if pk is None:
        return None
    found = Inspection.objects.select_related("authority", "report")
    return found.prefetch_related("judgements", "recommendations").get(pk=pk)


def _pages(inspection: Inspection) -> tuple[str, ...]:
    return tuple(inspection.report.pages) if inspection.report else ()


def _attached(content: PaperContent) -> tuple[str, ...]:
    return tuple(f"Appendix {each.number}: {each.title}" for each in content.appendices)


def _edition(inspection: Inspection | None, on: date) -> RegisterEdition | None:
    """The register to hold claims against: before 2018 one of the single inspection framework, later one of both."""
    known = editions()
    if on.year < 2018 or (inspection and inspection.framework == "sif"):
        return chosen_edition(known, ("SIF",))
    return chosen_edition(known, ("SIF", "ILACS")) or chosen_edition(known, ("ILACS",))


@lru_cache(maxsize=4)
def _rows(edition: int, _sha256: str) -> tuple[RegisterRow, ...]:
    """The rows of an edition, which never change once it is loaded."""
    return tuple(as_row(each) for each in NationalInspection.objects.filter(edition=edition))
