"""The part of a passage's page about: decision."""

from typing import Any

from headway.web.accounts.models import Person
from headway.web.lessons.models import Passage

__all__ = ["decision_part"]


def decision_part(person: Person, passage: Passage) -> dict[str, Any]:  # noqa: ARG001
    """What ``passage_decision.html`` shows, under the name ``decision_part``."""
    return {}
