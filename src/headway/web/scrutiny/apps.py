"""The app."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class Scrutiny(AppConfig):
    """Bodies, meetings, papers, minutes, and who owes what to whom."""

    name = "headway.web.scrutiny"
    label = "scrutiny"

    def ready(self) -> None:
        from headway.web.scrutiny.confirmed import hold_to_what_was_confirmed

        hold_to_what_was_confirmed()
        post_migrate.connect(_make_guards, sender=self)


def _make_guards(using: str, **_: Any) -> None:
    """After every migration: see guards.py."""
    from headway.web.scrutiny.guards import make_guards

    make_guards(connections[using])
