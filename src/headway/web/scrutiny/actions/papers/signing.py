"""The sign-off chain: who signs, in which order; asking; signing the version in hand; sending back."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.scrutiny.actions.common import demand, optional_line, prose
from headway.web.scrutiny.actions.papers.common import claim_to_write, demand_writing, new_round, tell
from headway.web.scrutiny.models import Paper, SignOff
from headway.web.scrutiny.queries.papers_checks import errors_left
from headway.web.scrutiny.rules.papers_chain import in_force, is_complete, turn_of
from headway.web.scrutiny.rules.papers_faults import Acknowledgement
from headway.web.scrutiny.states import PaperState, SignOutcome

__all__ = [
    "Acknowledged",
    "Signatory",
    "acknowledge",
    "answer_for",
    "ask_for_sign_off",
    "must_be_answered_for",
    "name_signatories",
    "send_back",
    "sign",
]


@dataclass(frozen=True)
class Signatory:
    """Somebody who is to sign, with the post in which they do."""

    person: Person
    post: str = ""


@dataclass(frozen=True)
class Acknowledged:
    """An error of the check that the person lets stand: its key, and why."""

    key: str
    reason: str


@transaction.atomic
def name_signatories(
    *, by: Person, paper: Paper, version: int | str, signatories: Sequence[Signatory]
) -> list[SignOff]:
    """Name who signs, in order. Whoever was asked before and has not answered is asked no more."""
    demand_writing(by, paper)
    if len({each.person.pk for each in signatories}) < len(signatories):
        raise ForPerson("The same person is named twice. Name each once.")
    for each in signatories:
        if not may(each.person, May.SIGN_OFF, paper.authority_id):
            raise ForPerson(
                f"{each.person.name} may not sign papers here. Name somebody whose role allows it."
            )
    claim_to_write(paper, version)
    if paper.state == PaperState.SIGNED:
        raise ForPerson("Everybody has signed. Change the paper first if others are to sign it.")
    paper.sign_offs.filter(outcome=SignOutcome.PENDING).delete()
    people = [(each.person, optional_line(each.post, "The post")) for each in signatories]
    made = new_round(paper, people)
    if paper.state == PaperState.SIGNING:
        paper.state = PaperState.DRAFT
        paper.save(update_fields=["state"])
    tell(by, "paper.signatories_named", paper, signatories=[each.person.name for each in signatories])
    return made


@transaction.atomic
def ask_for_sign_off(
    *,
    by: Person,
    paper: Paper,
    version: int | str,
    on: date,
    acknowledged: Sequence[Acknowledged] = (),
) -> Paper:
    """Send the paper to those named. Errors of the check are mended first, or let stand with a reason."""
    demand_writing(by, paper)
    chain = in_force(paper.sign_offs.select_related("person"))
    if not chain:
        raise ForPerson("Name who signs the paper off, then ask them.")
    claim_to_write(paper, version)
    if paper.state != PaperState.DRAFT:
        raise ForPerson("The paper is with those who sign it already.")
    acknowledge(by, paper, on, acknowledged)
    if any(each.outcome != SignOutcome.PENDING for each in chain):  # one sent it back: all are asked again
        new_round(paper, [(each.person, each.post) for each in chain])
    paper.state = PaperState.SIGNING
    paper.save(update_fields=["state", "content"])
    tell(by, "paper.sent_for_sign_off", paper, **_version(paper))
    return paper


@transaction.atomic
def sign(
    *,
    by: Person,
    paper: Paper,
    signs: int | str,
    on: date,
    comment: str = "",
    acknowledged: Sequence[Acknowledged] = (),
) -> SignOff:
    """Sign version ``signs`` of the paper: the one in hand, by the person whose turn it is."""
    turn = _turn(by, paper, signs)
    acknowledge(by, paper, on, acknowledged)
    turn.outcome, turn.comment = SignOutcome.SIGNED, comment.strip()
    turn.version_signed, turn.at = int(signs), timezone.now()
    turn.save()
    now = paper.sign_offs.order_by("pk")  # asked anew: what was fetched before lacks this signature
    if is_complete(in_force(now)):
        paper.state = PaperState.SIGNED
    paper.save(update_fields=["state", "content"])
    tell(by, "paper.signed", paper, why=turn.comment, **_version(paper))
    return turn


@transaction.atomic
def send_back(*, by: Person, paper: Paper, signs: int | str, comment: str) -> SignOff:
    """Send the paper back to be changed, with what is to change. It is a draft again."""
    turn = _turn(by, paper, signs)
    turn.comment = prose(comment, "What is to change")
    turn.outcome, turn.version_signed, turn.at = SignOutcome.RETURNED, int(signs), timezone.now()
    turn.save()
    paper.state = PaperState.DRAFT
    paper.save(update_fields=["state"])
    tell(by, "paper.sent_back", paper, why=turn.comment, **_version(paper))
    return turn


@transaction.atomic
def answer_for(*, by: Person, paper: Paper, on: date, acknowledged: Sequence[Acknowledged]) -> Paper:
    """Say of each error that the check finds now why it may stand: of a paper that was signed before it was found."""
    demand_writing(by, paper)
    locked = Paper.objects.select_for_update().get(pk=paper.pk)
    paper.content = locked.content
    acknowledge(by, paper, on, acknowledged)
    paper.save(update_fields=["content"])
    tell(by, "paper.errors_answered", paper, **_version(paper))
    return paper


def must_be_answered_for(paper: Paper, on: date) -> None:
    """Raise ForPerson where errors of the check are left for which nobody has answered: before publication."""
    if left := errors_left(paper, on):
        count = "1 error" if len(left) == 1 else f"{len(left)} errors"
        raise ForPerson(
            f"The check finds {count} in this paper for which nobody has answered. Open the paper, and mend "
            "it or say why it may stand."
        )


def acknowledge(by: Person, paper: Paper, on: date, given: Sequence[Acknowledged]) -> None:
    """Put on the paper the errors that the person lets stand; every error that is left must be among them.

    The caller saves ``content``.
    """
    left = {each.key: each for each in errors_left(paper, on)}
    reasons = {each.key: each.reason.strip() for each in given if each.reason.strip()}
    missing = [each for key, each in left.items() if key not in reasons]
    if missing:
        count = "1 error is" if len(missing) == 1 else f"{len(missing)} errors are"
        raise ForPerson(
            f"{count} left that the check found. Mend the paper, or say of each why it may stand as it is."
        )
    latest = paper.versions.first()
    made = [
        asdict(
            Acknowledgement(
                key=key,
                rule=found.rule,
                message=found.message,
                reason=reasons[key],
                by=by.name,
                on=on.isoformat(),
                version=latest.number if latest else 0,
            )
        )
        for key, found in left.items()
    ]
    if made:
        paper.content = {**paper.content, "acknowledged": [*(paper.content.get("acknowledged") or []), *made]}


def _turn(by: Person, paper: Paper, signs: int | str) -> SignOff:
    """The row that this person may fill now, held against another who signs at the same moment."""
    demand(by, May.SIGN_OFF, paper.authority_id)
    locked = Paper.objects.select_for_update().get(pk=paper.pk)
    paper.state, paper.content = locked.state, locked.content
    if paper.state != PaperState.SIGNING:
        raise ForPerson("The paper does not wait for a signature.")
    chain = in_force(paper.sign_offs.select_related("person"))
    turn = turn_of(chain)
    if turn is None or turn.person_id != by.pk:
        if not any(each.person_id == by.pk for each in chain):
            raise PermissionDenied(f"{by} is not named to sign this paper.")
        raise ForPerson(f"It is {turn.person.name}'s turn to sign." if turn else "Everybody has signed.")
    latest = locked.versions.first()  # of the locked row: the caller's may have been fetched before the lock
    if latest is None or str(signs) != str(latest.number):
        raise ForPerson("The paper was changed since you opened it. Read it as it stands now, then sign.")
    return turn


def _version(paper: Paper) -> dict[str, object]:
    latest = paper.versions.first()
    return {"version": latest.number, "sha256": latest.sha256} if latest else {}
