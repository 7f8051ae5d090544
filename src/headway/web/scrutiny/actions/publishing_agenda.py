"""Publishing an agenda with its papers, and late items: all of it or none."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from django.db import transaction

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.scrutiny.actions.common import told
from headway.web.scrutiny.actions.publishing_common import (
    agenda_clock,
    current,
    items_of,
    make_publication,
    may_publish,
    must_be_signed_all,
    paper_made_public,
    papers_and_appendices,
    secrets_of,
)
from headway.web.scrutiny.models import AgendaItem, Meeting, Paper, Publication, Seat
from headway.web.scrutiny.rules.publishing import must_not_quote
from headway.web.scrutiny.rules.publishing_meetings import notice_given, public_agenda
from headway.web.scrutiny.states import MeetingState, PaperState, PublicationKind
from headway.web.trail.actions import take_turn
from headway.web.versions import claim

__all__ = ["publish_agenda", "publish_supplement"]


@transaction.atomic
def publish_agenda(
    *, by: Person, meeting: Meeting, version: int | str, on: date, reveal: Collection[int] = ()
) -> Publication:
    """Publish the agenda as it stands, with every paper of its open items, all of them or none.

    ``reveal`` names restricted items whose reason may be shown because it reveals nothing. An item that came after the
    first agenda, when the five clear days had begun, needs its special circumstances.
    """
    may_publish(by, meeting, on)
    items = items_of(meeting)
    if not items:
        raise ForPerson("The agenda has no items. Add them, then publish.")
    _late_items_say_why(meeting, items, on)
    return _agenda(by=by, meeting=meeting, version=version, on=on, items=items, reveal=reveal)


@transaction.atomic
def publish_supplement(
    *, by: Person, meeting: Meeting, version: int | str, on: date, reveal: Collection[int] = ()
) -> Publication:
    """Publish the late items, each with its special circumstances (Local Government Act 1972 s.100B(4)(b))."""
    may_publish(by, meeting, on)
    earlier = current(PublicationKind.AGENDA, meeting).first()
    if earlier is None:
        raise ForPerson("The agenda itself is not published yet. Publish it first.")
    items = items_of(meeting)
    known = {each["id"] for each in earlier.public["items"]}
    new = [each for each in items if each.pk not in known]
    if not new:
        raise ForPerson("There is no item that the published agenda does not have.")
    _say_why(new)
    shown = {each["id"] for each in earlier.public["items"] if each.get("private", {}).get("reason")}
    return _agenda(by=by, meeting=meeting, version=version, on=on, items=items, reveal={*reveal, *shown})


def _late_items_say_why(meeting: Meeting, items: Sequence[AgendaItem], on: date) -> None:
    """An item added when the notice had begun to run is a late one, whichever button publishes it."""
    clock = agenda_clock(meeting)
    earlier = Publication.objects.filter(kind=PublicationKind.AGENDA, meeting=meeting)
    known = {each["id"] for public in earlier.values_list("public", flat=True) for each in public["items"]}
    if known and clock is not None and on > clock.governs:
        _say_why([each for each in items if each.pk not in known])


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
    must_not_quote(public, secrets_of(items, *papers_and_appendices(items)))
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
