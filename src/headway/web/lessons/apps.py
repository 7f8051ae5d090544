"""The app."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


class Lessons(AppConfig):
    """The library of reports, their themes, and what an authority makes of them."""

    name = "headway.web.lessons"
    label = "lessons"

    def ready(self) -> None:
        from headway.web.trail.whole_site import belongs_to_everybody

        belongs_to_everybody("libraryreport", "passagetheme", "learntmethod", "neighbourlist")
        post_migrate.connect(_make_index, sender=self)


def _make_index(using: str, **_: Any) -> None:
    """After every migration: see search_index.py."""
    from headway.web.lessons.search_index import make_index

    make_index(connections[using])
