"""Publishing: agendas with their papers, supplements, minutes, notices; and withdrawing. All of it or none."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from django.db import transaction

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.roles import May
from headway.web.scrutiny.actions.common import demand, prose, told
from headway.web.scrutiny.actions.publishing_common import (
    agenda_clock,
    current,
    make_publication,
    must_be_signed_all,
    must_meet_in_public,
    must_not_be_ahead,
    paper_made_public,
    secrets_of,
)
from headway.web.scrutiny.models import (
    AgendaItem,
    Appendix,
    Meeting,
    Paper,
    PlannedDecision,
    Publication,
    Seat,
)
from headway.web.scrutiny.rules.publishing import must_be_open, must_not_quote
from headway.web.scrutiny.rules.publishing_meetings import (
    notice_given,
    public_agenda,
    public_minutes,
    public_notice,
)
from headway.web.scrutiny.states import MeetingState, MinutesState, PaperState, PublicationKind
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
def publish_agenda(
    *, by: Person, meeting: Meeting, version: int | str, on: date, reveal: Collection[int] = ()
) -> Publication:
    """Publish the agenda as it stands, with every paper of its open items, all of them or none.

    ``reveal`` names restricted items whose reason may be shown because it reveals nothing. An item that came after the
    first agenda, when the five clear days had begun, needs its special circumstances.
    """
    _may_publish(by, meeting, on)
    items = _items(meeting)
    if not items:
        raise ForPerson("The agenda has no items. Add them, then publish.")
    _late_items_say_why(meeting, items, on)
    return _agenda(by=by, meeting=meeting, version=version, on=on, items=items, reveal=reveal)


@transaction.atomic
def publish_supplement(
    *, by: Person, meeting: Meeting, version: int | str, on: date, reveal: Collection[int] = ()
) -> Publication:
    """Publish the late items, each with its special circumstances (Local Government Act 1972 s.100B(4)(b))."""
    _may_publish(by, meeting, on)
    earlier = current(PublicationKind.AGENDA, meeting).first()
    if earlier is None:
        raise ForPerson("The agenda itself is not published yet. Publish it first.")
    items = _items(meeting)
    known = {each["id"] for each in earlier.public["items"]}
    new = [each for each in items if each.pk not in known]
    if not new:
        raise ForPerson("There is no item that the published agenda does not have.")
    _say_why(new)
    shown = {each["id"] for each in earlier.public["items"] if each.get("private", {}).get("reason")}
    return _agenda(by=by, meeting=meeting, version=version, on=on, items=items, reveal={*reveal, *shown})


@transaction.atomic
def publish_minutes(*, by: Person, meeting: Meeting, version: int | str, on: date) -> Publication:
    """Publish the minutes: the open ones whole, of the others that they were taken. A draft says that it is one."""
    _may_publish(by, meeting, on)
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
    must_not_quote(public, [*secrets_of(_items(meeting), *_papers_and_appendices(_items(meeting)))])
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


def _may_publish(by: Person, meeting: Meeting, on: date) -> None:
    demand(by, May.PUBLISH_PAPERS, meeting.body.authority_id)
    must_not_be_ahead(on)
    must_meet_in_public(meeting.body)


def _items(meeting: Meeting) -> list[AgendaItem]:
    """The agenda in order, with papers and their appendices."""
    return list(meeting.items.prefetch_related("papers__appendices", "papers__pathway__meeting__body"))


def _papers_and_appendices(items: Iterable[AgendaItem]) -> tuple[list[Paper], list[Appendix]]:
    papers = [paper for item in items for paper in item.papers.all()]
    return papers, [each for paper in papers for each in paper.appendices.all()]


def _late_items_say_why(meeting: Meeting, items: Sequence[AgendaItem], on: date) -> None:
    """An item added when the notice had begun to run is a late one, whichever button publishes it."""
    clock = agenda_clock(meeting)
    earlier = Publication.objects.filter(kind=PublicationKind.AGENDA, meeting=meeting)
    known = {each["id"] for public in earlier.values_list("public", flat=True) for each in public["items"]}
    if known and clock is not None and on > clock.governs:
        _say_why([each for each in items if each.pk not in known])


def _must_not_stand_in_private(paper: Paper) -> None:
    """An open paper that stands only under items heard in private is classified wrongly, or its item is."""
    items = list(paper.agenda_items.all())
    if items and not any(each.is_open for each in items):
        raise ForPerson(
            "This paper is unrestricted but stands under an item that is heard in private. Classify one as the other, "
            "then publish."
        )


def _say_why(items: Iterable[AgendaItem]) -> None:
    silent = [each.number for each in items if not each.late_because.strip()]
    if silent:
        raise ForPerson(
            f"Late, without the special circumstances: item {', '.join(silent)}. Say by what special circumstances the "
            "chair takes it, then publish."
        )


def _agenda(
    *,
    by: Person,
    meeting: Meeting,
    version: int | str,
    on: date,
    items: Sequence[AgendaItem],
    reveal: Collection[int],
) -> Publication:
    if meeting.state == MeetingState.CANCELLED:
        raise ForPerson("This meeting is cancelled: there is no agenda to publish.")
    claim(meeting, version)
    take_turn()
    clock = agenda_clock(meeting)
    first = meeting.agenda_published or on
    of_item = {each.pk: _shown_papers(each) for each in items}
    seats = [each for each in meeting.body.seats.all() if _sits(each, meeting.on)]
    public = public_agenda(meeting, items, of_item, seats, notice_given(clock, first), reveal)
    must_not_quote(public, secrets_of(items, *_papers_and_appendices(items)))
    _with_papers(by, meeting, on, items, of_item)
    made = make_publication(
        PublicationKind.AGENDA,
        meeting,
        by=by,
        on=on,
        title=f"Agenda: {meeting}",
        public=public,
        authority=meeting.body.authority_id,
        body=meeting.body,
    )
    before = {"agenda_published": meeting.agenda_published and meeting.agenda_published.isoformat()}
    if meeting.agenda_published is None:
        meeting.agenda_published = on
        meeting.save(update_fields=["agenda_published"])
    after = {"agenda_published": first.isoformat(), "publication": made.pk, "on": on.isoformat()}
    action = "agenda.published" if made.number == 1 else "agenda.published_again"
    told(by, action, meeting, meeting.body.authority_id, before=before, after=after)
    return made


def _shown_papers(item: AgendaItem) -> list[Paper]:
    return [each for each in item.papers.all() if each.state != PaperState.WITHDRAWN]


def _sits(seat: Seat, on: date) -> bool:
    return seat.from_day <= on and (seat.until_day is None or seat.until_day >= on)


def _with_papers(
    by: Person,
    meeting: Meeting,
    on: date,
    items: Iterable[AgendaItem],
    of_item: dict[int, list[Paper]],
) -> None:
    """Publish the open papers of open items that are not public as they stand; if one cannot be, none is.

    One that was withdrawn from the public site does not come back by the way of an agenda.
    """
    open_papers = {
        paper.pk: paper for item in items if item.is_open for paper in of_item[item.pk] if paper.is_open
    }
    must_be_signed_all(open_papers.values())
    for paper in open_papers.values():
        last = Publication.objects.filter(kind=PublicationKind.PAPER, paper=paper).order_by("-number").first()
        if last and last.withdrawn_because:
            continue
        if paper.state == PaperState.SIGNED or not (last and last.is_current):
            claim(paper, paper.version)
            paper_made_public(by=by, paper=paper, on=on, meeting=meeting)
