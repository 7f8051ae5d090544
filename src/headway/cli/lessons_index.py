"""``headway lessons index``: make the index that search looks in anew, and the vectors of search by meaning."""

from typing import Annotated

import typer

from headway.cli.site import start_site


def index(
    meaning: Annotated[
        bool,
        typer.Option(
            "--meaning", help='Make the vectors for search by meaning too (needs the extra "meaning").'
        ),
    ] = False,
) -> None:
    """Make the search index anew from the library's passages.

    Loading keeps the index right by itself. This is for after a restored backup, and for search by meaning, which
    finds only passages that were there when its vectors were made.
    """
    start_site()
    from django.db import connection

    from headway.web.lessons.meaning_index import build_meaning
    from headway.web.lessons.search_index import rebuild_index

    count = rebuild_index(connection)
    typer.echo(f"Search index made anew: {count:,} passage{'' if count == 1 else 's'}.")
    if meaning:
        held = build_meaning()
        typer.echo(f"Vectors for search by meaning: {held:,} passage{'' if held == 1 else 's'}.")
