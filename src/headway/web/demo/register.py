"""The demo's register: inspections by hand from the public record, and the worked example's report by the real path."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from headway.frameworks.marks import Mark
from headway.reports.record import (
    AuthorityName,
    Document,
    Form,
    InspectionRecord,
    ReportFramework,
    Window,
)
from headway.reports.record import Finding as ReadFinding
from headway.web.accounts.models import Person
from headway.web.register import actions
from headway.web.register.models import Authority, Finding, FindingLink, Inspection, Recommendation
from headway.web.register.proposals import proposal, read_report
from headway.web.register.states import Confirmation
from headway.web.register.storage import MediaType, keep

__all__ = ["add_inspections", "add_worked_example"]

_EXAMPLE = (
    "Worked example: the report was written for Headway on the public facts of Kent's inspection of 2017 (dates, "
    "grades, and its recommendations paraphrased). Everything that answers it here is invented."
)
_HAND_JOINED = ("28", "13")
"""A recommendation to the board whose finding the report does not tag, and the paragraph that it rests on."""


def add_inspections(by: Person, code: str, rows: list[dict[str, Any]]) -> list[Inspection]:
    """Inspections from the public record. One with recommendations stays a draft, for somebody to confirm."""
    authority = Authority.objects.get(pk=code)
    return [
        _add_with_finding(by, authority, row) if "found" in row else _add(by, authority, row) for row in rows
    ]


def add_worked_example(by: Person, code: str, report: Path, received: date) -> Inspection:
    """The example's report: kept, read within the reader's limits, proposed, and confirmed by a person."""
    with report.open("rb") as file:
        stored = keep(file, name="Worked example of an inspection report.pdf")
    inspection = actions.add_report(
        by=by,
        authority=Authority.objects.get(pk=code),
        stored=stored,
        proposal=read_report(stored),
        received=received,
        note=_EXAMPLE,
        is_example=True,
    )
    _confirm_all(by, inspection)
    return actions.confirm(by=by, inspection=inspection, version=inspection.version, draft_plan=False)


def _add(by: Person, authority: Authority, row: dict[str, Any]) -> Inspection:
    inspection = actions.add(
        by=by,
        authority=authority,
        framework_id=row["framework"],
        form=row.get("form", ""),
        windows=row.get("windows", ()),
        published=row.get("published"),
        grades=row.get("grades", {}),
        note=_note(row),
        is_example=row.get("is_example", False),
    )
    asked = row.get("recommendations", [])
    for each in asked:
        actions.add_recommendation(by=by, inspection=inspection, text=each["text"])
    if asked:
        return inspection
    return actions.confirm(by=by, inspection=inspection, version=inspection.version)


def _add_with_finding(by: Person, authority: Authority, row: dict[str, Any]) -> Inspection:
    """One of which the demo holds a finding in its own words, on a page that says so."""
    pages = (row["found"].strip(),)
    stored = keep(BytesIO(pages[0].encode()), name="In the demo's own words.txt", kinds={MediaType.TEXT})
    start, end = (date.fromisoformat(each) for each in row["windows"][0])
    record = InspectionRecord(
        document=Document(stored.sha256, len(pages)),
        framework=ReportFramework.ILACS,
        form=Form(row["form"]),
        authority=AuthorityName(authority.name, authority.pk),
        inspection=(Window(start, end),),
        published=row["published"],
        findings=(ReadFinding(None, 1, pages[0], None, tagged=False, chapter=None),),
    )
    inspection = actions.add_report(
        by=by,
        authority=authority,
        stored=stored,
        proposal=replace(proposal(record, pages), grades=row["grades"]),
        note=_note(row),
        is_example=row["is_example"],
    )
    _confirm_head(by, inspection)
    return actions.confirm(by=by, inspection=inspection, version=inspection.version)


def _note(row: dict[str, Any]) -> str:
    """What there is to say, where it stands, and how sure it is."""
    return f"{row.get('note', '')}\n\nSource: {row['source']} ({Mark(row['mark']).in_words}).".strip()


def _confirm_all(by: Person, inspection: Inspection) -> None:
    """Confirm what was read, as a person would page by page, and join what the report leaves apart."""
    _confirm_head(by, inspection)
    _confirm_asked(by, inspection)


def _confirm_head(by: Person, inspection: Inspection) -> None:
    actions.correct_details(
        by=by,
        inspection=inspection,
        version=inspection.version,
        framework_id=inspection.framework,
        form=inspection.form,
        windows=inspection.windows,
        received=inspection.received,
        published=inspection.published,
        note=inspection.note,
    )
    actions.correct_judgements(
        by=by,
        inspection=inspection,
        version=inspection.version,
        grades=dict(inspection.judgements.values_list("key", "grade")),
    )


def _confirm_asked(by: Person, inspection: Inspection) -> None:
    asked = Recommendation.objects.filter(inspection=inspection)
    confirmed = dict.fromkeys(asked.values_list("pk", flat=True), Confirmation.CONFIRMED)
    actions.decide_recommendations(by=by, inspection=inspection, decisions=confirmed)
    links = FindingLink.objects.filter(recommendation__inspection=inspection)
    joined = dict.fromkeys(links.values_list("pk", flat=True), Confirmation.CONFIRMED)
    actions.decide_links(by=by, inspection=inspection, decisions=joined)
    number, paragraph = _HAND_JOINED
    actions.link_finding(
        by=by,
        recommendation=asked.get(number=number),
        finding=Finding.objects.get(inspection=inspection, paragraph=paragraph),
    )
