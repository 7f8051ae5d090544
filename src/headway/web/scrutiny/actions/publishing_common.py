"""What the actions of publishing share: the day, the clock, the row that the public site reads, papers of an agenda."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Max, Model, QuerySet
from django.utils import timezone

from headway.clocks import CouncilSettings, Derivation, due, read_settings
from headway.documents.content import PaperContent
from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import May
from headway.web.scrutiny.actions.common import demand, told
from headway.web.scrutiny.actions.papers import must_be_answered_for
from headway.web.scrutiny.models import AgendaItem, Appendix, Body, Meeting, Paper, Publication
from headway.web.scrutiny.rules.contents import content_of
from headway.web.scrutiny.rules.publishing import (
    must_be_open,
    must_be_signed,
    must_not_quote,
    open_files,
    plain_words,
    public_paper,
)
from headway.web.scrutiny.states import PaperKind, PaperState, PublicationKind

__all__ = [
    "agenda_clock",
    "current",
    "items_of",
    "make_publication",
    "may_publish",
    "must_be_signed_all",
    "must_meet_in_public",
    "must_not_be_ahead",
    "paper_made_public",
    "papers_and_appendices",
    "secrets_of",
]

_LINKS = {
    PublicationKind.PAPER: "paper",
    PublicationKind.AGENDA: "meeting",
    PublicationKind.MINUTES: "meeting",
    PublicationKind.NOTICE: "planned_decision",
}


def agenda_clock(meeting: Meeting) -> Derivation | None:
    """The five clear days of a meeting, by the council's own answers; None where the calendar does not reach."""
    path = settings.WORKSPACE.folder / "headway.toml"
    own = read_settings(path) if path.is_file() else CouncilSettings()
    try:
        return due("agenda", meeting.on, settings=own)
    except ForPerson:
        return None


def must_not_be_ahead(on: date) -> None:
    """What is published is public at once, so no later day can be given for it."""
    if on > timezone.localdate():
        raise ForPerson("That day is still to come. What you publish is public at once: give today.")


def must_meet_in_public(body: Body) -> None:
    """A body that does not meet in public has nothing on the public site."""
    if not body.meets_in_public:
        raise ForPerson("This body does not meet in public, so nothing of its meetings is published.")


def current(kind: PublicationKind, thing: Model) -> QuerySet[Publication]:
    """The publications of a thing that the public may see now: one, or none."""
    return Publication.objects.filter(kind=kind, is_current=True, **{_LINKS[kind]: thing})


def make_publication(
    kind: PublicationKind,
    thing: Model,
    *,
    by: Person,
    on: date,
    title: str,
    public: dict[str, Any],
    authority: str,
    files: list[dict[str, Any]] | None = None,
    **links: Any,
) -> Publication:
    """Keep the snapshot; it takes the place of what was published of the thing before."""
    earlier = Publication.objects.filter(kind=kind, **{_LINKS[kind]: thing})
    number = (earlier.aggregate(last=Max("number"))["last"] or 0) + 1
    earlier.filter(is_current=True).update(is_current=False)
    return Publication.objects.create(
        authority_id=authority,
        kind=kind,
        number=number,
        on=on,
        by_name=by.name,
        title=title[:300],
        public=public,
        words=f"{title}\n{plain_words(public)}".casefold(),
        files=files or [],
        **{_LINKS[kind]: thing},
        **links,
    )


def secrets_of(
    items: Iterable[AgendaItem], papers: Iterable[Paper], appendices: Iterable[Appendix]
) -> list[str]:
    """Titles and file names that must not stand in open text."""
    return [
        *(each.title for each in items if not each.is_open),
        *(each.subject for each in papers if not each.is_open),
        *(text for each in appendices if not each.is_open for text in (each.title, each.name)),
    ]


def paper_made_public(
    *, by: Person, paper: Paper, on: date, meeting: Meeting | None, body: Body | None = None
) -> Publication:
    """Publish one paper, for an action that asked for permission: open, signed off, nothing kept in its text."""
    must_be_open(paper, "The paper")
    if not PaperKind(paper.kind).is_committee_paper:
        raise ForPerson("Only papers to a body are published here: this is another kind of document.")
    must_be_signed(paper)
    must_be_answered_for(paper, on)
    appendices = list(paper.appendices.all())
    content = content_of(paper)
    if not isinstance(content, PaperContent):  # for the type: every committee paper is one
        raise ForPerson("Only papers to a body are published here: this is another kind of document.")
    public = public_paper(paper, content, appendices)
    must_not_quote(public, secrets_of((), (), appendices))
    made = make_publication(
        PublicationKind.PAPER,
        paper,
        by=by,
        on=on,
        title=paper.subject,
        public=public,
        authority=paper.authority_id,
        files=open_files(appendices),
        meeting=meeting,
        body=meeting.body if meeting else body,
    )
    before = {"state": paper.state}
    paper.state = PaperState.PUBLISHED
    paper.save(update_fields=["state"])
    after = {"state": paper.state, "publication": made.pk, "on": on.isoformat()}
    told(by, "paper.published", paper, paper.authority_id, before=before, after=after)
    return made


def must_be_signed_all(papers: Iterable[Paper]) -> None:
    """Every paper is signed off, or the error names all that are not; these are open, so their titles may be told."""
    unsigned = [
        f"“{each.subject}”" for each in papers if each.state not in (PaperState.SIGNED, PaperState.PUBLISHED)
    ]
    if unsigned:
        raise ForPerson(
            f"Not signed off: {'; '.join(unsigned)}. Have them signed off, then publish the agenda whole."
        )


def may_publish(by: Person, meeting: Meeting, on: date) -> None:
    """Go on only if the person may publish here, today, of a body that meets in public."""
    demand(by, May.PUBLISH_PAPERS, meeting.body.authority_id)
    must_not_be_ahead(on)
    must_meet_in_public(meeting.body)


def items_of(meeting: Meeting) -> list[AgendaItem]:
    """The agenda in order, with papers and their appendices."""
    return list(meeting.items.prefetch_related("papers__appendices", "papers__pathway__meeting__body"))


def papers_and_appendices(items: Iterable[AgendaItem]) -> tuple[list[Paper], list[Appendix]]:
    """Everything that stands under these items."""
    papers = [paper for item in items for paper in item.papers.all()]
    return papers, [each for paper in papers for each in paper.appendices.all()]
