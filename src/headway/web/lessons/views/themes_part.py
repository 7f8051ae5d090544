"""The part of a passage's page about: themes."""

from typing import Any

from headway.web.accounts.models import Person
from headway.web.lessons.models import Passage

__all__ = ["themes_part"]


def themes_part(person: Person, passage: Passage) -> dict[str, Any]:  # noqa: ARG001
    """What ``passage_themes.html`` shows, under the name ``themes_part``."""
    return {}
