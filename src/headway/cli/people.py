"""``headway people``: the first administrator, and a new link for somebody whom no e-mail reaches."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from headway.cli.dates import given_date
from headway.cli.site import start_site
from headway.errors import ForPerson

if TYPE_CHECKING:
    from headway.web.accounts.models import Person
    from headway.web.accounts.roles import Role

app = typer.Typer(
    name="people",
    help="Add a person with a role, and make the link by which they set their password.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


@app.command()
def add(
    email: Annotated[str, typer.Argument(metavar="EMAIL", help="The address that the person signs in with.")],
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="The name as colleagues know it, in quotation marks.")
    ],
    authority: Annotated[
        str, typer.Option("--authority", metavar="CODE", help="ONS code of the authority, such as E10000016.")
    ],
    role: Annotated[str, typer.Option("--role", metavar="ROLE", help="The role, such as administrator.")],
    until: Annotated[
        str, typer.Option("--until", metavar="DATE", help="Last day of the role; an inspector must have one.")
    ] = "",
) -> None:
    """Add a person, or give one who is known a further role, and print a link that sets a password once.

    The link is a key: give it to that person and to nobody else.
    """
    last = given_date("--until", until) if until else None
    start_site()
    from headway.web.accounts.actions import add_person
    from headway.web.register.models import Authority
    from headway.web.trail.actions import SYSTEM

    where = Authority.objects.filter(code=authority).first()
    if where is None:
        raise ForPerson(
            f'--authority: no authority has the code "{authority}". Look it up at https://geoportal.statistics.gov.uk '
            "or on the site under Authorities; Kent is E10000016."
        )
    given = add_person(
        by=SYSTEM,
        email=email,
        name=name,
        authority=where,
        role=_role(role),
        from_day=date.today(),  # noqa: DTZ011 - the council's own day, as its machine has it
        until_day=last,
    )
    typer.echo(f"{given.person.name} now has the role {given.get_role_display().lower()} in {where.name}.")
    _print_link(given.person)


@app.command()
def link(
    email: Annotated[str, typer.Argument(metavar="EMAIL", help="The address that the person signs in with.")],
) -> None:
    """Print a new link that sets a person's password once, for when no e-mail reaches them."""
    start_site()
    from django.db import transaction

    from headway.web.accounts.models import Person
    from headway.web.trail.actions import SYSTEM, record

    person = Person.objects.filter(email=email.strip().lower(), is_active=True).first()
    if person is None:
        raise ForPerson(f"Nobody has the address {email}. Add them first: headway people add.")
    with transaction.atomic():
        record(by=SYSTEM, action="person.link_made", subject=person)
    _print_link(person)


def _role(text: str) -> "Role":
    from headway.web.accounts.roles import Role

    try:
        return Role(text.strip().lower().replace("-", " ").replace("_", " "))
    except ValueError:
        known = ", ".join(role.value for role in Role if role is not Role.PUBLIC)
        raise ForPerson(f'--role: "{text}" is not a role. There are: {known}.') from None


def _print_link(person: "Person") -> None:
    from headway.web.accounts.letters import set_password_link

    typer.echo("They set their password here, once, within three days:")
    typer.echo(set_password_link(person))
