from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class Trail(AppConfig):
    name = "headway.web.trail"
    label = "trail"
    verbose_name = "Trail"

    def ready(self) -> None:
        post_migrate.connect(_make_guards, sender=self)


def _make_guards(using: str, **_: Any) -> None:
    """After every migration: see guards.py."""
    from headway.web.trail.guards import make_guards

    make_guards(connections[using])
