"""The part of a passage's page about: like."""

from typing import Any

from headway.web.accounts.models import Person
from headway.web.lessons.models import Passage

__all__ = ["like_part"]


def like_part(person: Person, passage: Passage) -> dict[str, Any]:  # noqa: ARG001
    """What ``passage_like.html`` shows, under the name ``like_part``."""
    return {}
