from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class Register(AppConfig):
    name = "headway.web.register"
    label = "register"
    verbose_name = "Register"

    def ready(self) -> None:
        post_migrate.connect(_load_authorities, sender=self)


def _load_authorities(using: str, **_: Any) -> None:
    """After every migration, so that a new version of headway.areas arrives with its release."""
    from headway.web.register.loading import load_authorities

    load_authorities(using)
