"""Putting an inspection on the register, as a proposal: by hand, or as a report was read."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from headway.errors import ForPerson
from headway.frameworks import Framework, framework
from headway.reports.record import InspectionRecord
from headway.reports.record import Recommendation as ReadRecommendation
from headway.web.register.actions.common import demand, told
from headway.web.register.models import (
    Authority,
    Finding,
    FindingLink,
    Inspection,
    Judgement,
    Recommendation,
    ReportFile,
)
from headway.web.register.proposals import Proposal
from headway.web.register.rules import must_stand
from headway.web.register.states import Confirmation, Part
from headway.web.register.storage import StoredFile
from headway.web.trail.actions import Actor, Entry, plain, record_many, take_turn

DETAILS = ("framework", "form", "windows", "received", "published", "stated_due")
Windows = Sequence[Sequence[str]]


def file_of(stored: StoredFile, pages: Sequence[str] = ()) -> ReportFile:
    """The row of a kept report; one report has one, whoever adds it."""
    return ReportFile.objects.get_or_create(
        sha256=stored.sha256,
        defaults={
            "name": stored.name,
            "size": stored.size,
            "media_type": stored.media_type,
            "pages": [text.replace("\x00", "") for text in pages],
        },
    )[0]


@transaction.atomic
def add(
    *,
    by: Actor,
    authority: Authority,
    framework_id: str,
    form: str = "",
    windows: Windows = (),
    received: date | None = None,
    published: date | None = None,
    stated_due: date | None = None,
    grades: Mapping[str, str] | None = None,
    note: str = "",
    is_example: bool = False,
    report: ReportFile | None = None,
    as_read: Mapping[str, Any] | None = None,
) -> Inspection:
    """Add an inspection, proposed until it is confirmed. ``grades`` are words by judgement id of the framework.

    What a person enters by hand (no ``as_read``) is checked by that; grades must then stand before the rules.
    """
    demand(by, authority.pk)
    take_turn()
    of = framework(framework_id)
    must_run_forward(windows, published, received)
    by_hand = as_read is None
    if by_hand and grades:
        must_stand(of, grades, {})
    inspection = Inspection.objects.create(
        authority=authority,
        framework=of.id,
        form=form,
        windows=[list(window) for window in windows],
        received=received,
        published=published,
        stated_due=stated_due,
        report=report,
        record=as_read,
        note=note,
        is_example=is_example,
        checked=[Part.DETAILS, *([Part.JUDGEMENTS] if grades else [])] if by_hand else [],
    )
    Judgement.objects.bulk_create(judgements(inspection, of, grades or {}))
    told(
        by,
        "inspection.added",
        inspection,
        after=plain(inspection, *DETAILS, "report_id", "note") | {"grades": dict(grades or {})},
    )
    return inspection


@transaction.atomic
def add_report(
    *,
    by: Actor,
    authority: Authority,
    stored: StoredFile,
    proposal: Proposal,
    received: date | None = None,
    note: str = "",
    is_example: bool = False,
) -> Inspection:
    """Add a report as it was read: its dates, judgements, findings, recommendations and the links between them, all
    proposed. The same report twice in one authority is an error for a person.
    """
    demand(by, authority.pk)
    if (
        Inspection.objects.filter(authority=authority, report_id=stored.sha256)
        .exclude(state=Confirmation.REJECTED)
        .exists()
    ):
        raise ForPerson(f"{stored.name} is on the register already. Open that inspection.")
    inspection = add(
        by=by,
        authority=authority,
        framework_id=proposal.framework.id,
        form=str(proposal.record.form or ""),
        windows=proposal.windows,
        received=received,
        published=proposal.record.published,
        grades=proposal.grades,
        note=note,
        is_example=is_example,
        report=file_of(stored, proposal.pages),
        as_read=proposal.as_read | {"doubts": list(proposal.doubts)},
    )
    asked = propose_contents(inspection, proposal.record)
    record_many(
        by=by,
        entries=[
            Entry(
                action="recommendation.proposed",
                subject=each,
                authority=authority.pk,
                thread=each.thread,
                after=plain(each, "number", "addressee", "kind", "text", "page"),
            )
            for each in asked
        ],
    )
    return inspection


def judgements(inspection: Inspection, of: Framework, grades: Mapping[str, str]) -> Iterable[Judgement]:
    """Rows for the grades given, in the order of the framework's tree; words of another scale are refused."""
    given = {of.judgement(key).id: of.grade(grade).label for key, grade in grades.items() if grade}
    return [
        Judgement(inspection=inspection, key=each.id, label=each.label, grade=given[each.id], order=place)
        for place, each in enumerate(of.judgements)
        if each.id in given
    ]


def propose_contents(inspection: Inspection, read: InspectionRecord) -> list[Recommendation]:
    """Findings, recommendations and links as they were read; the recommendations made."""
    findings = Finding.objects.bulk_create(
        Finding(
            inspection=inspection,
            paragraph=each.paragraph or "",
            page=each.page,
            text=each.text,
            kind=str(each.kind or ""),
            chapter=each.chapter or "",
            tagged=each.tagged,
            order=place,
        )
        for place, each in enumerate(read.findings)
    )
    asked = Recommendation.objects.bulk_create(
        _recommendation(inspection, each, place) for place, each in enumerate(read.recommendations)
    )
    by_place = {(each.paragraph, each.page): each for each in reversed(findings)}
    links = {
        (made.pk, finding.pk): FindingLink(recommendation=made, finding=finding, origin=str(link.link))
        for made, each in zip(asked, read.recommendations, strict=True)
        for link in each.findings
        if (finding := by_place.get((link.paragraph or "", link.page)))
    }
    FindingLink.objects.bulk_create(links.values())
    return asked


def _recommendation(inspection: Inspection, read: ReadRecommendation, place: int) -> Recommendation:
    return Recommendation(
        inspection=inspection,
        number=read.number or "",
        addressee=str(read.addressee),
        kind=str(read.kind),
        due_band=read.due_band or "",
        text=read.text,
        sub_items=list(read.sub_items),
        page=read.page,
        order=place,
    )


def must_run_forward(windows: Windows, published: date | None, received: date | None) -> None:
    """Fieldwork, then receipt and publication: a report is never out before the inspection has begun."""
    days = [(date.fromisoformat(first), date.fromisoformat(last)) for first, last in windows]
    for first, last in days:
        if last < first:
            raise ForPerson(
                f"The inspection ends on {last:%d %B %Y}, before it begins. Mend one of the days."
            )
    for day, what in ((published, "published"), (received, "received")):
        if day and days and day < days[0][0]:
            raise ForPerson(f"The report was {what} before the inspection began. Mend one of the days.")
