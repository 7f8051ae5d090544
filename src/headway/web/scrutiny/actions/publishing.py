"""Publishing: agendas with their papers, supplements, minutes, notices; and withdrawing. All of it or none."""

from datetime import date

from django.db import transaction

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import May
from headway.web.scrutiny.actions.common import demand, prose, told
from headway.web.scrutiny.actions.publishing_agenda import publish_agenda, publish_supplement
from headway.web.scrutiny.actions.publishing_common import (
    items_of,
    make_publication,
    may_publish,
    must_meet_in_public,
    must_not_be_ahead,
    paper_made_public,
    papers_and_appendices,
    secrets_of,
)
from headway.web.scrutiny.models import (
    Meeting,
    Paper,
    PlannedDecision,
    Publication,
)
from headway.web.scrutiny.rules.publishing import must_be_open, must_not_quote
from headway.web.scrutiny.rules.publishing_meetings import (
    public_minutes,
    public_notice,
)
from headway.web.scrutiny.states import MinutesState, PaperState, PublicationKind
from headway.web.trail.actions import take_turn
from headway.web.versions import claim

__all__ = [
    "publish_agenda",
    "publish_minutes",
    "publish_notice",
    "publish_paper",
    "publish_supplement",
    "withdraw",
]


@transaction.atomic
def publish_paper(*, by: Person, paper: Paper, version: int | str, on: date) -> Publication:
    """Publish one signed-off, unrestricted paper with its open appendices."""
    demand(by, May.PUBLISH_PAPERS, paper.authority_id)
    must_not_be_ahead(on)
    must_be_open(paper, "The paper")
    step = paper.pathway.filter(is_this=True).select_related("meeting__body", "body").first()
    meeting = step.meeting if step else None
    body = meeting.body if meeting else step.body if step else None
    if body:
        must_meet_in_public(body)
    _must_not_stand_in_private(paper)
    claim(paper, version)
    take_turn()
    return paper_made_public(by=by, paper=paper, on=on, meeting=meeting, body=body)


@transaction.atomic
def publish_minutes(*, by: Person, meeting: Meeting, version: int | str, on: date) -> Publication:
    """Publish the minutes: the open ones whole, of the others that they were taken. A draft says that it is one."""
    may_publish(by, meeting, on)
    if meeting.minutes_state == MinutesState.NONE:
        raise ForPerson("The minutes of this meeting are not written yet.")
    claim(meeting, version)
    take_turn()
    items = list(
        meeting.items.filter(minute__isnull=False)
        .select_related("minute")
        .prefetch_related("minute__paragraphs__parts", "minute__corrections")
    )
    minutes = [each.minute for each in items]
    for minute, item in zip(minutes, items, strict=True):
        minute.item = item
    public = public_minutes(
        meeting, meeting.attendance.all(), meeting.declarations.select_related("item"), minutes
    )
    must_not_quote(public, [*secrets_of(items_of(meeting), *papers_and_appendices(items_of(meeting)))])
    before = {"minutes_state": meeting.minutes_state}
    if meeting.minutes_state == MinutesState.DRAFT:
        meeting.minutes_state = MinutesState.PUBLISHED
        meeting.save(update_fields=["minutes_state"])
    made = make_publication(
        PublicationKind.MINUTES,
        meeting,
        by=by,
        on=on,
        title=f"Minutes: {meeting}",
        public=public,
        authority=meeting.body.authority_id,
        body=meeting.body,
    )
    after = {"minutes_state": meeting.minutes_state, "publication": made.pk, "on": on.isoformat()}
    told(by, "minutes.published", meeting, meeting.body.authority_id, before=before, after=after)
    return made


@transaction.atomic
def publish_notice(
    *, by: Person, planned: PlannedDecision, version: int | str, on: date, reveal: bool = False
) -> Publication:
    """Publish the notice of a decision, or of an item to be taken in private."""
    demand(by, May.PUBLISH_PAPERS, planned.authority_id)
    must_not_be_ahead(on)
    if planned.withdrawn_on:
        raise ForPerson("This line of the forward plan was withdrawn, so its notice cannot be published.")
    if planned.body:
        must_meet_in_public(planned.body)
    claim(planned, version)
    public = public_notice(planned, reveal=reveal)
    if planned.in_private and not reveal:
        must_not_quote(public, [planned.private_because])
    if planned.paper and not planned.paper.is_open:
        must_not_quote(public, [planned.paper.subject])
    made = make_publication(
        PublicationKind.NOTICE,
        planned,
        by=by,
        on=on,
        title=planned.title,
        public=public,
        authority=planned.authority_id,
        body=planned.body,
    )
    before = {"notice_published": planned.notice_published and planned.notice_published.isoformat()}
    if planned.notice_published is None:
        planned.notice_published = on
        planned.save(update_fields=["notice_published"])
    after = {"notice_published": planned.notice_published.isoformat(), "publication": made.pk}
    told(by, "notice.published", planned, planned.authority_id, before=before, after=after)
    return made


@transaction.atomic
def withdraw(*, by: Person, publication: Publication, reason: str) -> Publication:
    """Take what was published off the public site; its address answers with the reason, which everybody reads."""
    demand(by, May.PUBLISH_PAPERS, publication.authority_id)
    why = prose(reason, "The reason for the public")
    if not Publication.objects.filter(pk=publication.pk, is_current=True).exists():
        raise ForPerson("This is not on the public site any more.")
    take_turn()
    publication.is_current = False
    publication.withdrawn_because = why
    publication.save(update_fields=["is_current", "withdrawn_because"])
    if publication.kind == PublicationKind.PAPER and publication.paper:
        _give_back(publication.paper)
    told(
        by,
        "publication.withdrawn",
        publication,
        publication.authority_id,
        before={"is_current": True},
        after={"is_current": False},
        why=why,
    )
    return publication


def _give_back(paper: Paper) -> None:
    """A withdrawn paper is a signed one again: it can be changed, classified, signed off anew and published again."""
    if paper.state == PaperState.PUBLISHED:
        paper.state = PaperState.SIGNED
        paper.save(update_fields=["state"])


def _must_not_stand_in_private(paper: Paper) -> None:
    """An open paper that stands only under items heard in private is classified wrongly, or its item is."""
    items = list(paper.agenda_items.all())
    if items and not any(each.is_open for each in items):
        raise ForPerson(
            "This paper is unrestricted but stands under an item that is heard in private. Classify one as the other, "
            "then publish."
        )
