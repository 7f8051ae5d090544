"""Whom to ask about a paper: name, post, telephone and e-mail, each on its line."""

from collections.abc import Iterable

from headway.documents import template as council
from headway.documents.content import Contact
from headway.documents.sentences import sentence
from headway.documents.tree import Runs, plain


def contact_lines(contact: Contact) -> tuple[Runs, ...]:
    """The lines under the role."""
    texts = (contact.name, contact.post, contact.phone, contact.email)
    return tuple(plain(text) for text in texts if text.strip())


def missing_contacts(
    given: Iterable[Contact], asked: Iterable[council.Contact]
) -> list[tuple[str, tuple[Runs, ...]]]:
    """The roles that the council's form asks for and nobody fills, as marked places."""
    roles = {contact.role.casefold() for contact in given}
    return [
        (each.role, tuple(sentence(line) for line in each.lines))
        for each in asked
        if each.role.casefold() not in roles
    ]
