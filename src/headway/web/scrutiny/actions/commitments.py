"""Commitments: a person confirms what the machine proposed or turns it down; a paper or an update meets it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.plans import actions as plans
from headway.web.plans.models import Action, Item, Update
from headway.web.scrutiny.actions.common import demand, line, prose, told
from headway.web.scrutiny.models import Body, Commitment, ItemMinute, Meeting, Paper
from headway.web.scrutiny.rules.minutes import stands_in
from headway.web.scrutiny.states import CommitmentState, MeetingState, PaperState
from headway.web.trail.actions import plain
from headway.web.versions import claim

__all__ = [
    "Terms",
    "add_commitment",
    "become_action",
    "change_commitment",
    "confirm_commitment",
    "join_action",
    "meet",
    "owe_again",
    "reject_commitment",
]

_TERMS = ("text", "owed_by", "owner_id", "body_id", "due_meeting_id", "due_on")


@dataclass(frozen=True)
class Terms:
    """What is owed, by whom, to which body, and when: a meeting of that body or a day is needed."""

    text: str
    owed_by: str
    body: Body
    owner: Person | None = None
    due_meeting: Meeting | None = None
    due_on: date | None = None


@transaction.atomic
def confirm_commitment(*, by: Person, commitment: Commitment, version: int | str, terms: Terms) -> Commitment:
    """Take what the machine proposed as owed; also what was turned down before, by mistake."""
    demand(by, May.KEEP_MEETINGS, commitment.authority_id)
    claim(commitment, version)
    _must_be(commitment, CommitmentState.PROPOSED, CommitmentState.REJECTED)
    before = {"state": commitment.state, **plain(commitment, *_TERMS)}
    _set(commitment, terms)
    commitment.state, commitment.why_rejected = CommitmentState.OPEN, ""
    commitment.save()
    _told(by, "commitment.confirmed", commitment, before=before, after=_shown(commitment))
    return commitment


@transaction.atomic
def add_commitment(
    *, by: Person, minute: ItemMinute, terms: Terms, where: str = "", quote: str = ""
) -> Commitment:
    """Add one that the machine did not find."""
    authority = minute.item.meeting.body.authority_id
    demand(by, May.KEEP_MEETINGS, authority)
    made = Commitment(
        authority_id=authority,
        minute=minute,
        state=CommitmentState.OPEN,
        is_example=minute.item.meeting.is_example,
    )
    made.where, made.quote = where.strip()[:20], quote.strip()
    if made.quote and not _is_quoted(minute, made.quote):
        raise ForPerson(
            "Those words do not stand in the minute. Copy them from it as they are, or leave them out."
        )
    _set(made, terms)
    if minute.commitments.filter(text=made.text, owed_by=made.owed_by, body=made.body).exists():
        raise ForPerson("This commitment is recorded already.")
    made.save()
    _told(by, "commitment.added", made, after=_shown(made))
    return made


@transaction.atomic
def change_commitment(*, by: Person, commitment: Commitment, version: int | str, terms: Terms) -> Commitment:
    """Change what is owed, by whom, to which body or by when."""
    demand(by, May.KEEP_MEETINGS, commitment.authority_id)
    claim(commitment, version)
    _must_be(commitment, CommitmentState.OPEN)
    before = _shown(commitment)
    _set(commitment, terms)
    commitment.save()
    _told(by, "commitment.changed", commitment, before=before, after=_shown(commitment))
    return commitment


@transaction.atomic
def reject_commitment(*, by: Person, commitment: Commitment, version: int | str, reason: str) -> Commitment:
    """Turn it down: it is no commitment, for a reason that stays with it."""
    demand(by, May.KEEP_MEETINGS, commitment.authority_id)
    why = prose(reason, "The reason")
    claim(commitment, version)
    _must_be(commitment, CommitmentState.PROPOSED, CommitmentState.OPEN)
    before = {"state": commitment.state}
    commitment.state, commitment.why_rejected = CommitmentState.REJECTED, why
    commitment.save()
    _told(by, "commitment.rejected", commitment, before=before, after={"state": commitment.state}, why=why)
    return commitment


@transaction.atomic
def meet(
    *,
    by: Person,
    commitment: Commitment,
    version: int | str,
    on: date,
    paper: Paper | None = None,
    update: Update | None = None,
) -> Commitment:
    """Record by what it was met: a paper that was signed off or published, or an update of the plan's action."""
    _demand_any(by, (May.ANSWER, May.KEEP_MEETINGS), commitment.authority_id)
    _must_meet(commitment, paper, update)
    _must_be_possible(commitment, on)
    claim(commitment, version)
    _must_be(commitment, CommitmentState.OPEN)
    commitment.state, commitment.met_on = CommitmentState.MET, on
    commitment.met_by_paper, commitment.met_by_update = paper, update
    commitment.save()
    by_what = {"paper": str(paper)} if paper else {"update": str(update)}
    _told(by, "commitment.met", commitment, after={"state": "met", **plain(commitment, "met_on"), **by_what})
    return commitment


@transaction.atomic
def owe_again(*, by: Person, commitment: Commitment, version: int | str, reason: str) -> Commitment:
    """Take back that it was met, for a reason."""
    demand(by, May.KEEP_MEETINGS, commitment.authority_id)
    why = prose(reason, "The reason")
    claim(commitment, version)
    _must_be(commitment, CommitmentState.MET)
    before = {"state": commitment.state, **plain(commitment, "met_on")}
    commitment.state, commitment.met_on = CommitmentState.OPEN, None
    commitment.met_by_paper = commitment.met_by_update = None
    commitment.save()
    _told(by, "commitment.owed_again", commitment, before=before, after={"state": "open"}, why=why)
    return commitment


@transaction.atomic
def join_action(*, by: Person, commitment: Commitment, version: int | str, action: Action) -> Commitment:
    """Join it to an action of the plan, whose updates may meet it; it shows on the action's thread from then on."""
    demand(by, May.WRITE_PLAN, commitment.authority_id)
    if action.item.plan.authority_id != commitment.authority_id:
        raise ForPerson("That action belongs to another authority's plan. Choose one of this authority's.")
    claim(commitment, version)
    return _joined(by, commitment, action)


@transaction.atomic
def become_action(
    *, by: Person, commitment: Commitment, version: int | str, item: Item, title: str
) -> Commitment:
    """Make an action of it in the plan, due when it is due and owned by whoever owes it, and join the two."""
    demand(by, May.WRITE_PLAN, commitment.authority_id)
    if not commitment.is_open:
        raise ForPerson(
            "This comes of a restricted minute, and a plan is read by more people. Join it to an action whose words "
            "give nothing away instead."
        )
    if item.plan.authority_id != commitment.authority_id:
        raise ForPerson(
            "That recommendation belongs to another authority's plan. Choose one of this authority's."
        )
    claim(commitment, version)  # before the action takes its turn in the trail
    due = commitment.due_on or (commitment.due_meeting.on if commitment.due_meeting else None)
    owner = plans.Owner(commitment.owed_by, person=commitment.owner)
    action = plans.add_action(by=by, item=item, title=title, owners=[owner], due=due)
    return _joined(by, commitment, action)


def _joined(by: Person, commitment: Commitment, action: Action) -> Commitment:
    _must_be(commitment, CommitmentState.OPEN)
    before = {"action": str(commitment.action) if commitment.action else ""}
    commitment.action = action
    commitment.save()
    _told(by, "commitment.joined", commitment, before=before, after={"action": str(action)})
    return commitment


def _set(commitment: Commitment, terms: Terms) -> None:
    if terms.body.authority_id != commitment.authority_id:
        raise ForPerson("That body belongs to another authority. Choose one of this authority's.")
    if terms.due_meeting and terms.due_meeting.body_id != terms.body.pk:
        raise ForPerson("The meeting it is due at is of another body. Choose one of the body it is owed to.")
    if not terms.due_meeting and not terms.due_on:
        raise ForPerson("Say when it is due: at which meeting, or by which day.")
    if terms.due_meeting and terms.due_meeting.state == MeetingState.CANCELLED:
        raise ForPerson("The meeting it is due at was cancelled. Choose another.")
    heard = commitment.minute.item.meeting.on if commitment.minute else None
    due = terms.due_on or (terms.due_meeting.on if terms.due_meeting else None)
    if heard and due and due < heard:
        raise ForPerson("It would be due before it was promised. Choose a later meeting or day.")
    commitment.text = prose(terms.text, "What is owed")
    commitment.owed_by = line(terms.owed_by, "Who owes it")
    commitment.owner, commitment.body = terms.owner, terms.body
    commitment.due_meeting, commitment.due_on = terms.due_meeting, terms.due_on


def _must_be(commitment: Commitment, *states: str) -> None:
    if commitment.state not in states:
        now = commitment.get_state_display().lower()
        raise ForPerson(
            f"This commitment is: {now}. Open its page again to see what can be done with it now."
        )


def _must_meet(commitment: Commitment, paper: Paper | None, update: Update | None) -> None:
    if (paper is None) == (update is None):
        raise ForPerson("Choose what met it: one paper, or one update of the plan's action.")
    if paper and paper.authority_id != commitment.authority_id:
        raise ForPerson("That paper belongs to another authority. Choose one of this authority's.")
    if paper and paper.state not in (PaperState.SIGNED, PaperState.PUBLISHED):
        raise ForPerson("A paper meets a commitment once it is signed off or published.")
    if update and update.action_id != commitment.action_id:
        raise ForPerson("That update is of another action. Join the commitment to the action first.")
    heard = commitment.minute.item.meeting.on if commitment.minute else None
    if update and heard and timezone.localdate(update.at) < heard:
        raise ForPerson("That update was made before the promise was. Choose a later one.")


def _must_be_possible(commitment: Commitment, on: date) -> None:
    if on > timezone.localdate():
        raise ForPerson("It cannot be met in the future. Give today or an earlier day.")
    if commitment.minute and on < commitment.minute.item.meeting.on:
        raise ForPerson("It cannot be met before it was promised. Give a later day.")


def _demand_any(by: Person, any_of: tuple[May, ...], authority: str) -> None:
    if not any(may(by, each, authority) for each in any_of):
        raise PermissionDenied(f"{by} may not {any_of[0]} here.")


def _is_quoted(minute: ItemMinute, quote: str) -> bool:
    paragraphs = minute.paragraphs.prefetch_related("parts")
    texts = [each.text for each in paragraphs] + [
        part.text for each in paragraphs for part in each.parts.all()
    ]
    return any(stands_in(quote, each) for each in texts)


def _shown(commitment: Commitment) -> dict[str, Any]:
    return {"state": commitment.state, **plain(commitment, *_TERMS)}


def _told(by: Person, action: str, commitment: Commitment, **more: Any) -> None:
    """On the thread of the plan's action, where there is one."""
    joined = commitment.action
    told(
        by,
        action,
        commitment,
        commitment.authority_id,
        thread=joined.item.thread if joined else "",
        is_open=commitment.is_open,
        **more,
    )
