"""``headway manage``: Django's own commands on this installation's database."""

import sys
from typing import Annotated

import typer

from headway.cli.site import start_site

PASSES_ON = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}
"""Everything after the verb, ``--help`` too, is Django's."""


def manage(
    arguments: Annotated[
        list[str] | None, typer.Argument(metavar="COMMAND [ARGUMENT ...]", help="A command of Django.")
    ] = None,
) -> None:
    """Run a command of Django on this installation: `migrate`, `check --deploy`, `collectstatic`, `help`."""
    start_site(current=False)
    from django.core.management import ManagementUtility

    # Its own errors it prints itself, and ends with their exit codes.
    ManagementUtility(["headway manage", *(arguments or [])]).execute()
    sys.stdout.flush()
