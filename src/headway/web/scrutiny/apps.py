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
        from headway.web.scrutiny.queries.kept_back import KEPT_BACK
        from headway.web.trail.kept_back import keep_back

        hold_to_what_was_confirmed()
        for kind, kept in KEPT_BACK.items():
            keep_back(kind, kept)
        post_migrate.connect(_make_guards, sender=self)


def _make_guards(using: str, **_: Any) -> None:
    """After every migration: see guards.py."""
    from headway.web.scrutiny.guards import make_guards

    make_guards(connections[using])
