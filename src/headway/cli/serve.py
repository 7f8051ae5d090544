"""``headway serve``: the site on one machine."""

import os
import socket
from typing import Annotated, Any

import typer

from headway.cli.site import start_site
from headway.errors import ForPerson


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

    For one machine, and for a server behind a reverse proxy: docs/how-to/deploy.md.
    """
    start_site(current=False)
    listener = _listener(host, port)
    _prepare()
    _run(listener, workers, threads)


def _listener(host: str, port: int) -> socket.socket:
    """The door, opened before anything else is done: a port that is taken is told at once."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    door = socket.socket(family, socket.SOCK_STREAM)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((host, port))
    except OSError as error:
        door.close()
        raise ForPerson(
            f"The site cannot answer on {host}, port {port}: {error.strerror or error}. Give another with --port."
        ) from error
    door.set_inheritable(True)
    return door


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _prepare() -> None:
    """The workspace, the tables, and in production the styles with their fingerprints."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import DatabaseError, connections

    settings.WORKSPACE.make()
    try:
        call_command("migrate", interactive=False, verbosity=0)
    except DatabaseError as error:
        said = " ".join(str(error).split())
        raise ForPerson(
            f"The database cannot be made ready: {said}. See that DATABASE_URL is right."
        ) from error
    if settings.PRODUCTION:
        call_command("collectstatic", interactive=False, verbosity=0)
    connections.close_all()  # a worker never shares its maker's connection


def _run(listener: socket.socket, workers: int, threads: int) -> None:
    """Gunicorn, on the door that is open; it stops with its own signals. It says where it is once it answers."""
    from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]

    address = _address(listener)  # asked for now: gunicorn takes the door over

    class Site(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            options: dict[str, Any] = {
                "bind": f"fd://{listener.fileno()}",
                "workers": workers,
                "threads": threads,
                "worker_class": "gthread",
                "loglevel": os.environ.get("HEADWAY_LOG_LEVEL", "warning"),
                "control_socket_disable": True,
                "preload_app": True,
                "when_ready": lambda _server: typer.echo(f"Headway is at {address} (stop it with Ctrl+C)"),
            }
            for name, value in options.items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            from headway.web.wsgi import application

            return application

    Site().run()
