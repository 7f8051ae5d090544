"""Adding a paper, writing it, and bringing back an earlier version. Each change appends a version."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import May
from headway.web.plans.models import Plan
from headway.web.register.models import Authority, Inspection, ReportFile
from headway.web.scrutiny.actions.common import demand, line, optional_line
from headway.web.scrutiny.actions.papers.common import (
    Marking,
    claim_to_write,
    demand_writing,
    keep_version,
    reopen_signatures,
    tell,
)
from headway.web.scrutiny.models import Appendix, Body, Meeting, Paper, PaperVersion, PathwayStep
from headway.web.scrutiny.rules.contents import Content, Way, content_from, kept, kind_of_content
from headway.web.scrutiny.rules.papers_versions import way_in
from headway.web.scrutiny.states import Background, PaperKind, PathwayRole

__all__ = ["add_paper", "bring_back", "write_paper"]


@transaction.atomic
def add_paper(
    *,
    by: Person,
    authority: Authority,
    kind: str,
    content: Content,
    way: Sequence[Way] = (),
    marking: Marking | None = None,
    inspection: Inspection | None = None,
    plan: Plan | None = None,
    sources: Iterable[Mapping[str, Any]] = (),
    report: ReportFile | None = None,
    is_example: bool = False,
    why: str = "",
) -> Paper:
    """Begin a paper. Only its subject is needed at once; its first version is what it is begun with.

    ``report``: the inspection's own report goes along as Appendix 1.
    """
    demand(by, May.WRITE_PAPERS, authority.pk)
    if kind not in PaperKind.values:
        raise ForPerson("Choose what kind of paper it is.")
    _must_fit(kind, content)
    _must_be_here(authority, inspection, plan)
    paper = Paper(
        authority=authority,
        kind=kind,
        inspection=inspection,
        plan=plan,
        made_by=by,
        is_example=is_example,
    )
    (marking or Marking()).put_on(paper)
    _set(paper, content, {"sources": list(sources)})
    paper.save()
    _walk(paper, way)
    if report is not None:
        _attach(paper, report)
    version = keep_version(by, paper, why)
    tell(by, "paper.added", paper, kind=kind, version=version.number, sha256=version.sha256)
    return paper


@transaction.atomic
def write_paper(
    *,
    by: Person,
    paper: Paper,
    version: int | str,
    content: Content,
    way: Sequence[Way] | None = None,
    marking: Marking | None = None,
    why: str = "",
) -> Paper:
    """Put the paper as it is given; ``way`` and ``marking`` stay as they are where they are not given.

    A change after a signature re-opens it: everybody is asked again, and the paper is a draft until they are.
    ``reopened`` on the answer says how many had signed.
    """
    demand_writing(by, paper)
    _must_fit(paper.kind, content)
    claim_to_write(paper, version)
    was_open, latest = paper.is_open, paper.versions.first()
    if marking is not None:
        marking.put_on(paper)
    _set(paper, content, {key: each for key, each in paper.content.items() if key not in ("schema", "said")})
    paper.save()
    if way is not None:
        _walk(paper, way)
    return _kept(by, paper, "paper.written", was_open=was_open, latest=latest, why=why)


@transaction.atomic
def bring_back(*, by: Person, paper: Paper, version: int | str, earlier: PaperVersion) -> Paper:
    """Put the words and the pathway of an earlier version back, as a new version on top of the others.

    Classification and appendices stay as they are now: nothing becomes public by going back.
    """
    demand_writing(by, paper)
    if earlier.paper_id != paper.pk:
        raise ForPerson("That version belongs to another paper.")
    claim_to_write(paper, version)
    latest, whole = paper.versions.first(), earlier.whole
    way = [each for each in way_in(whole) if _still_there(each)]
    content = content_from(
        paper.kind, whole["subject"], whole["said"], way=way, background=whole["background"]
    )
    _set(paper, content, {key: each for key, each in paper.content.items() if key not in ("schema", "said")})
    paper.save()
    _walk(paper, way)
    return _kept(
        by,
        paper,
        "paper.brought_back",
        was_open=paper.is_open,
        latest=latest,
        why=f"Version {earlier.number} brought back",
    )


def _kept(
    by: Person, paper: Paper, action: str, *, was_open: bool, latest: PaperVersion | None, why: str
) -> Paper:
    made = keep_version(by, paper, why)
    reopened = reopen_signatures(paper, latest, made)
    if latest is None or made.pk != latest.pk:
        tell(
            by,
            action,
            paper,
            was_open=was_open,
            why=why,
            version=made.number,
            sha256=made.sha256,
            signatures_reopened=reopened,
        )
    paper.reopened = reopened  # type: ignore[attr-defined] - for the page that tells the writer
    return paper


def _set(paper: Paper, content: Content, beside: dict[str, Any]) -> None:
    """The paper's own columns from the content; the caller saves."""
    title = getattr(content, "subject", None) or getattr(content, "title", "")
    paper.subject = line(title, "The subject", 300)
    paper.content = kept(content, **beside)
    chosen = getattr(content, "background", None)
    if chosen is None:
        paper.background = Background.UNSAID
    else:
        paper.background = Background.LISTED if chosen else Background.NONE


def _walk(paper: Paper, way: Sequence[Way]) -> None:
    """Set the pathway. Bodies and meetings are of the paper's own authority; one step at most is the one in hand."""
    if sum(each.is_this for each in way) > 1:
        raise ForPerson("A paper is written to one body. Make another paper for the other.")
    bodies = Body.objects.in_bulk([each.body for each in way if each.body])
    meetings = Meeting.objects.select_related("body").in_bulk([each.meeting for each in way if each.meeting])
    steps = []
    for order, each in enumerate(way, start=1):
        meeting = meetings.get(each.meeting) if each.meeting else None
        body = meeting.body if meeting else bodies.get(each.body) if each.body else None
        if (each.meeting and not meeting) or (body and body.authority_id != paper.authority_id):
            raise ForPerson(
                "A body or meeting of the pathway is not kept for this authority. Choose it again."
            )
        if each.role not in PathwayRole.values:
            raise ForPerson("Say what each body of the pathway does with the paper.")
        name = "" if body else line(each.body_name, "The name of a body in the pathway")
        steps.append(
            PathwayStep(
                paper=paper,
                order=order,
                body=body,
                body_name=optional_line(name, "The name of a body"),
                meeting=meeting,
                on=None if meeting else each.on,
                role=each.role,
                outcome=each.outcome.strip(),
                is_this=each.is_this,
            )
        )
    paper.pathway.all().delete()
    PathwayStep.objects.bulk_create(steps)


def _attach(paper: Paper, report: ReportFile) -> None:
    Appendix.objects.create(
        paper=paper,
        number="1",
        title="Inspection report",
        sha256=report.sha256,
        name=report.name,
        size=report.size,
        media_type=report.media_type,
        order=1,
    )


def _still_there(step: Way) -> bool:
    """Whether the meeting and the body that an earlier version names are still kept."""
    if step.meeting:
        return Meeting.objects.filter(pk=step.meeting).exists()
    return not step.body or Body.objects.filter(pk=step.body).exists()


def _must_fit(kind: str, content: Content) -> None:
    if not isinstance(content, kind_of_content(kind)):
        raise ForPerson("That is written as another kind of document. Add it as that kind.")


def _must_be_here(authority: Authority, inspection: Inspection | None, plan: Plan | None) -> None:
    for each in (inspection, plan):
        if each is not None and each.authority_id != authority.pk:
            raise ForPerson("The paper is begun from another authority's record. Choose one of its own.")
