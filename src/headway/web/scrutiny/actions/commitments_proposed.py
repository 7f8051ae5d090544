"""The machine's proposals of what a minute promises. What a person decided is never proposed again, nor changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from headway.minutes import Minute, OutcomeKind, Promise
from headway.web.accounts.models import Person
from headway.web.scrutiny.actions.common import told
from headway.web.scrutiny.actions.minutes_common import is_open
from headway.web.scrutiny.models import Body, Commitment, ItemMinute, ResolutionOutcome
from headway.web.scrutiny.rules.commitments import is_same_promise
from headway.web.scrutiny.states import CommitmentState

__all__ = ["propose", "tell_of", "unbind_proposals"]

RESOLVED = "resolved"
"""The rule behind a proposal that comes of a resolution alone: the body asked for something."""


@dataclass(frozen=True)
class _Said:
    """A promise as the minute holds it now, with the outcome that resolves the same thing."""

    promise: Promise
    outcome: ResolutionOutcome | None = None


def unbind_proposals(minute: ItemMinute) -> None:
    """Let the rows of a resolution change under proposals that nobody has decided on; :func:`propose` binds them."""
    minute.commitments.filter(state=CommitmentState.PROPOSED).update(outcome=None)


def propose(*, minute: ItemMinute, read: Minute) -> list[Commitment]:
    """Bring the proposals into line with the minute as it reads now; called when it was written.

    New promises are proposed and given back; a proposal whose words went is dropped. Of what a person confirmed, met or
    turned down only the place in the minute is brought up to date. :func:`tell_of` tells the trail afterwards: an
    action takes its turn there last, when it has changed every row.
    """
    held = list(minute.commitments.all())
    proposed = [each for each in held if each.state == CommitmentState.PROPOSED]
    decided = [each for each in held if each.state != CommitmentState.PROPOSED]
    made = []
    for said in _said(minute, read):
        known = _known(decided, said)
        if known is not None:
            _place(known, said)
            continue
        row = _known(proposed, said)
        if row is None:
            row = Commitment(minute=minute)
            made.append(row)
        else:
            proposed.remove(row)
        _write(row, said)
    for gone in proposed:
        if not gone.questions.exists():
            gone.delete()
    return made


def tell_of(made: Sequence[Commitment], *, by: Person, minute: ItemMinute) -> None:
    """Tell what was proposed."""
    if made:
        told(
            by,
            "commitments.proposed",
            minute,
            minute.item.meeting.body.authority_id,
            after={"proposed": [each.text for each in made]},
            is_open=is_open(minute),
        )


def _said(minute: ItemMinute, read: Minute) -> Iterable[_Said]:
    """Each thing promised, once: in the narrative, with the outcome that resolves it; then what only a resolution
    asks for.
    """
    outcomes = list(
        ResolutionOutcome.objects.filter(paragraph__minute=minute).order_by("paragraph__order", "order")
    )
    taken: set[int] = set()
    for promise in read.promises:
        outcome = next((each for each in outcomes if promise.same_as and each.text == promise.same_as), None)
        if outcome and outcome.pk in taken:
            continue
        if outcome:
            taken.add(outcome.pk)
        yield _Said(promise, outcome)
    for each in outcomes:
        if each.kind == OutcomeKind.ASKED_FOR.value and each.pk not in taken:
            text = each.text[:1].upper() + each.text[1:]
            yield _Said(
                Promise(text, each.text, each.paragraph.number, RESOLVED, due_said=each.due_said), each
            )


def _known(rows: Sequence[Commitment], said: _Said) -> Commitment | None:
    """The row that stands for this promise already: of the same outcome, or with the same words."""
    for each in rows:
        if said.outcome and each.outcome_id == said.outcome.pk:
            return each
    return next(
        (
            each
            for each in rows
            if is_same_promise(each.quote, said.promise.quote)
            or (not each.quote and is_same_promise(each.text, said.promise.text))
        ),
        None,
    )


def _place(row: Commitment, said: _Said) -> None:
    where = said.promise.where[:20]
    if row.quote and row.where != where:
        row.where = where
        row.save(update_fields=["where"])


def _write(row: Commitment, said: _Said) -> None:
    meeting, promise = row.minute.item.meeting, said.promise
    row.authority_id = meeting.body.authority_id
    row.body = _named(promise.owed_to, meeting.body)
    row.outcome = said.outcome
    row.where, row.rule = promise.where[:20], promise.rule[:40]
    row.text, row.quote = _clean(promise.text), _clean(promise.quote)
    row.owed_by = " ".join(promise.owed_by.split())[:200]
    row.due_said = " ".join(promise.due_said.split())[:200]
    row.is_example = meeting.is_example
    row.save()


def _named(owed_to: str, body: Body) -> Body:
    """The body that the words name, where it is one of the authority's; else the one that sat."""
    said = " ".join(owed_to.casefold().split())
    others = Body.objects.filter(authority=body.authority_id).exclude(pk=body.pk)
    return next((each for each in others if said and each.name.casefold() in said), body)


def _clean(text: str) -> str:
    return text.strip().replace("\x00", "")
