"""An item heard in private, and a day as a form gives it: for the tests of the pages of meetings."""

from datetime import date
from typing import Any

from headway.web.scrutiny.models import (
    AgendaItem,
    Meeting,
)

__all__ = ["CANARY", "day", "restricted"]

CANARY = "Ombrophobe-2093"


def restricted(meeting: Meeting, **more: Any) -> AgendaItem:
    return AgendaItem.objects.create(
        meeting=meeting,
        number="2",
        order=2,
        title=f"A case {CANARY}",
        description=CANARY,
        classification="exempt",
        exempt_paragraphs=[1],
        restricted_because=CANARY,
        classified_by="Moe Monitor",
        classified_on=date(2017, 6, 12),
        **more,
    )


def day(name: str, value: date) -> dict[str, str]:
    return {f"{name}-day": str(value.day), f"{name}-month": str(value.month), f"{name}-year": str(value.year)}
