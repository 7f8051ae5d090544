"""A page's line: who may open it and who may send it a form."""

from dataclasses import dataclass
from enum import StrEnum

from headway.web.accounts.roles import May


class Who(StrEnum):
    """Who may open a page that asks for no role."""

    EVERYBODY = "everybody"
    SIGNED_IN = "anybody who has signed in"


Needed = May | Who


@dataclass(frozen=True)
class Page:
    """Who may open an address (``opens``) and who may send a form to it (``writes``; None: it takes no form).

    ``of_object``: the address names an object of one authority, so that the permission must be held there, and for
    people of other authorities it does not exist (404); a page without is open to whoever holds the permission in any
    authority, and shows what belongs there. ``once_published``: everybody may open the object when it is published.
    ``or_own``: what suffices of one who owns the object (an action that one is named for).

    ``fields`` are those of the forms sent to the address: a day is one field, rows of a list are "row.field". A form is
    written whole or not at all: fields that need another permission have an address of their own.
    """

    opens: Needed
    writes: Needed | None = None
    fields: str = ""
    of_object: bool = False
    once_published: bool = False
    or_own: May | None = None

    def needs(self, method: str) -> Needed:
        """What a request by that method asks for."""
        return self.opens if method in ("GET", "HEAD", "OPTIONS") else self.writes or self.opens


def opened() -> Page:
    return Page(Who.EVERYBODY)


def form(fields: str) -> Page:
    return Page(Who.EVERYBODY, Who.EVERYBODY, fields)


def own(fields: str | None = None) -> Page:
    return Page(Who.SIGNED_IN, None if fields is None else Who.SIGNED_IN, fields or "")


def read(what: May, *, once_published: bool = False) -> Page:
    return Page(what, of_object=True, once_published=once_published)


def write(what: May, fields: str = "", *, or_own: May | None = None) -> Page:
    return Page(what, what, fields, of_object=True, or_own=or_own)
