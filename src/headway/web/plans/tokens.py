"""The signed link of an e-mail: it opens the one-minute update of one action for one owner, and nothing else.

The token holds two numbers, an ownership and the action's version, and no personal data. It ends after fourteen days,
with the next change of the action, and when the person leaves.
"""

from dataclasses import dataclass

from django.core import signing

from headway.errors import ForPerson
from headway.web.accounts.models import Person
from headway.web.accounts.queries import may
from headway.web.accounts.roles import May
from headway.web.plans.models import Action, Ownership
from headway.web.plans.states import Stage

__all__ = ["LIFETIME_DAYS", "UpdateLink", "read_update_token", "signed_token", "signed_update_token"]

LIFETIME_DAYS = 14
_SALT = "headway.plans.one-minute-update"
_NOT_WHOLE = "This link is not whole. Copy it from the e-mail again, or sign in."


@dataclass(frozen=True)
class UpdateLink:
    """What a good link stands for: this owner's update of this action."""

    action: Action
    person: Person


def signed_update_token(action: Action, person: Person) -> str:
    """A token for an owner who signs in; it is good for the action as it stands now."""
    ownership = Ownership.objects.filter(action=action, person=person).first()
    if ownership is None:
        raise ForPerson(f"{person} does not own this action, so there is no link to send.")
    return signed_token(ownership, action.version)


def signed_token(ownership: Ownership, version: int) -> str:
    """The same for an ownership at a version of its action."""
    return signing.dumps([ownership.pk, version], salt=_SALT)


def read_update_token(token: str) -> UpdateLink:
    """The owner and action that a token stands for, or a sentence that says why it is no longer good."""
    try:
        held = signing.loads(token, salt=_SALT, max_age=LIFETIME_DAYS * 24 * 60 * 60)
    except signing.SignatureExpired:
        raise ForPerson(
            f"This link is more than {LIFETIME_DAYS} days old. Sign in to update the action."
        ) from None
    except signing.BadSignature:
        raise ForPerson(_NOT_WHOLE) from None
    ownership_id, version = _two_numbers(held)
    ownership = (
        Ownership.objects.filter(pk=ownership_id, person__is_active=True)
        .select_related(
            "person", "action__item__plan__authority", "action__item__recommendation", "action__status"
        )
        .first()
    )
    if ownership is None or ownership.person is None:
        raise ForPerson("This link is no longer good: the action has other owners now. Sign in to see it.")
    action, person = ownership.action, ownership.person
    if not may(person, May.UPDATE_OWN_ACTIONS, action.item.plan.authority_id):
        raise ForPerson(
            "This link is no longer good: your role here has ended. Ask the council's administrator."
        )
    if action.version != version or action.stage != Stage.OPEN:
        raise ForPerson("This link has done its work: the action has changed since. Sign in to update it.")
    return UpdateLink(action, person)


def _two_numbers(held: object) -> tuple[int, int]:
    """What was signed, if it has the shape of a link: a key that signs other things too must not open this."""
    match held:
        case [int(ownership), int(version)] if 0 < ownership < 2**63:
            return ownership, version
    raise ForPerson(_NOT_WHOLE)
