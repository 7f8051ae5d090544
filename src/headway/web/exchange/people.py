"""The people whom a plan's tables name by e-mail address."""

from django.contrib.auth.hashers import make_password
from django.db.models import QuerySet

from headway.web.accounts.models import Person
from headway.web.exchange.faults import Fault
from headway.web.exchange.given import Checked

__all__ = ["made_for", "people_in", "unknown_people"]

# Where the tables name people: table, e-mail column and its key, and the name beside it. The closures come first,
# because their name is the person's own; an owner's may be another ("A. Officer, Head of Service").
_PLACES = (
    ("Closures", "Proposed by e-mail", "proposed_by_e_mail", "proposed_by"),
    ("Closures", "Decided by e-mail", "decided_by_e_mail", "decided_by"),
    ("Updates", "By e-mail", "by_e_mail", "by"),
    ("Owners", "E-mail", "e_mail", "name"),
)


def people_in(authority: str | None = None) -> dict[str, Person]:
    """People by e-mail address in small letters: of one authority, so that no page tells of others; or all."""
    everybody: QuerySet[Person] = Person.objects.all()
    if authority is not None:
        everybody = everybody.filter(memberships__authority=authority).distinct()
    return {person.email.lower(): person for person in everybody}


def unknown_people(given: Checked, known: dict[str, Person]) -> list[Fault]:
    """A fault for each place that names somebody who is not known."""
    return [
        Fault(
            table,
            given.place(table, index),
            heading,
            f'nobody here has the address "{row[key]}". Leave it empty, or have the person added first.',
        )
        for table, heading, key, _ in _PLACES
        for index, row in enumerate(given.tables.of(table))
        if row.get(key) and row[key].lower() not in known
    ]


def made_for(given: Checked, known: dict[str, Person]) -> list[Person]:
    """People as history needs them and no more: they cannot sign in and hold no role."""
    made: list[Person] = []
    for table, _, key, name in _PLACES:
        for row in given.tables.of(table):
            address = row.get(key, "")
            if address and address.lower() not in known:
                person = Person(
                    email=address,
                    name=(row.get(name) or address)[:200],
                    is_active=False,
                    password=make_password(None),
                )
                person.save()
                known[address.lower()] = person
                made.append(person)
    return made
