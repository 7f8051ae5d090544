"""``headway serve``: the site on one machine."""

from typing import Annotated

import typer

from headway.cli.site import start_site


def serve(
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="The address to answer on.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", metavar="NUMBER", min=0, max=65535, help="The port; 0 takes a free one.")
    ] = 8000,
    workers: Annotated[int, typer.Option("--workers", min=1, max=64, help="How many processes answer.")] = 2,
    threads: Annotated[
        int, typer.Option("--threads", min=1, max=64, help="How many requests each answers at once.")
    ] = 8,
) -> None:
    """Bring the database up to date and run the site, until it is stopped with Ctrl+C.

    For one machine, or for a server behind a reverse proxy: docs/how-to/deploy.md.
    """
    start_site(current=False)
    from headway.web.server import address_of, open_door, prepare, run

    door = open_door(host, port)
    prepare()
    address = address_of(door)  # asked for now: gunicorn takes the door over
    run(
        door,
        workers=workers,
        threads=threads,
        ready=lambda: typer.echo(f"Headway is at {address} (stop it with Ctrl+C)"),
    )
