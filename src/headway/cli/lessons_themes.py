"""``headway lessons themes``: propose themes for what the reports of the library ask for."""

from typing import Annotated

import typer

from headway.cli.site import start_site

__all__ = ["themes"]


def themes(
    again: Annotated[
        bool,
        typer.Option("--again", help="Make every proposal anew, those by the method in use too."),
    ] = False,
) -> None:
    """Propose themes for what reports ask for, where none or an older method did.

    Loading does this by itself. What a person decided stands.
    """
    start_site()
    from headway.web.lessons.actions.themes import propose_again
    from headway.web.lessons.theme_methods import current
    from headway.web.trail.actions import SYSTEM

    count = propose_again(by=SYSTEM, every=again)
    typer.echo(
        f"{count:,} {'theme' if count == 1 else 'themes'} proposed by {current().name}, for a person to confirm."
    )
