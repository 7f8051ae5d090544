"""Who answers for an action, as a form gives it."""

from dataclasses import dataclass

from headway.web.accounts.models import Person

__all__ = ["Owner"]


@dataclass(frozen=True)
class Owner:
    """One owner: a person who signs in, or only a name for one who does not; with the post, if it is known."""

    name: str
    post: str = ""
    person: Person | None = None
    is_lead: bool = False
