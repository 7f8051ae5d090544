"""The site as a server on this machine: its door, its database made ready, and gunicorn behind the door."""

import os
import socket
from collections.abc import Callable
from typing import Any

from headway.errors import ForPerson

__all__ = ["address_of", "open_door", "prepare", "run"]


def open_door(host: str, port: int) -> socket.socket:
    """The address to answer on, taken before anything else is done: one that is in use is told at once."""
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


def address_of(door: socket.socket) -> str:
    """Where a browser finds the door."""
    host, port = door.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def prepare() -> None:
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


def run(door: socket.socket, *, workers: int, threads: int, ready: Callable[[], None]) -> None:
    """Gunicorn behind the door, until it is stopped by a signal; ``ready`` is called once it answers."""
    from gunicorn.app.base import BaseApplication

    class Site(BaseApplication):
        def load_config(self) -> None:
            options: dict[str, Any] = {
                "bind": f"fd://{door.fileno()}",
                "workers": workers,
                "threads": threads,
                "worker_class": "gthread",
                "timeout": 60,
                "loglevel": os.environ.get("HEADWAY_LOG_LEVEL", "warning"),
                "control_socket_disable": True,
                "preload_app": True,
                "when_ready": lambda _server: ready(),
            }
            for name, value in options.items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            from headway.web.wsgi import application

            return application

    Site().run()
