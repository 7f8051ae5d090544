"""What the steps of the committee story share."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from headway.web.accounts.models import Person
from headway.web.plans.models import Plan
from headway.web.scrutiny.models import AgendaItem, Body, Meeting, Paper

__all__ = ["Row", "Story"]

Row = dict[str, Any]


@dataclass
class Story:
    """Committee work as it is being made; things are kept by their keys in the data."""

    people: dict[str, Person]
    posts: dict[str, str]
    plan: Plan
    on: date
    bodies: dict[str, Body] = field(default_factory=dict)
    papers: dict[str, Paper] = field(default_factory=dict)
    _meetings: dict[str, int] = field(default_factory=dict)
    items: dict[str, list[AgendaItem]] = field(default_factory=dict)
    """The agenda items of each meeting, in order."""

    @property
    def keeper(self) -> Person:
        """The democratic services officer, who keeps the meetings."""
        return self.people["democratic"]

    def meeting(self, key: str) -> Meeting:
        """A meeting as it stands now."""
        return Meeting.objects.select_related("body__authority").get(pk=self._meetings[key])

    def keep_meeting(self, key: str, meeting: Meeting) -> None:
        """Remember a meeting by its key."""
        self._meetings[key] = meeting.pk
