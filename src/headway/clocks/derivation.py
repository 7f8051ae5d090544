"""A due date that shows how it was reached, so that a person can check it by hand."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from headway.clocks.calendar import ONE_DAY, in_words
from headway.clocks.counting import Skipped, working_days_between
from headway.clocks.definitions import Direction, Unit, Verification
from headway.clocks.working import working_lines


@dataclass(frozen=True)
class Trigger:
    """The event that starts the clock, and its day (day zero)."""

    event: str
    date: date


@dataclass(frozen=True)
class Difference:
    """The stated date against the computed one; positive where the stated date is later."""

    calendar_days: int
    working_days: int
    readings: tuple[str, ...]
    """Ways of counting that would give the stated date: proposals for a person to judge."""


@dataclass(frozen=True)
class DaysLeft:
    """From a given day to the date that governs; negative once it has passed."""

    today: date
    calendar_days: int
    working_days: int


@dataclass(frozen=True)
class Derivation:
    """A clock applied to one event. ``due`` is computed; ``governs`` is the date to keep (design rule 1).

    ``days`` are the days counted in the order of counting (of a count in months, the day each month ends on),
    ``skipped`` those left out, ``limit`` the day that the bare count allows: it differs from ``due`` where it is no
    day to publish on, and for a call-in, where it is the last day for calling in.
    """

    clock: str
    title: str
    means: str
    trigger: Trigger
    rule: str
    legal: tuple[str, ...]
    verification: Verification | None
    evidence: str
    unit: Unit
    direction: Direction
    due: date
    limit: date
    days: tuple[date, ...]
    skipped: tuple[Skipped, ...]
    calendar: str
    settings: tuple[tuple[str, Any], ...] = ()
    cautions: tuple[str, ...] = ()
    stated: date | None = None
    difference: Difference | None = None

    @property
    def governs(self) -> date:
        """The date that the document states, where it states one; else the computed date."""
        return self.stated or self.due

    @property
    def day_one(self) -> date:
        """The first day counted."""
        return self.trigger.date + ONE_DAY if self.unit is Unit.MONTH else self.days[0]

    @property
    def counted(self) -> int:
        """How many days, or months, were counted."""
        return len(self.days)

    def days_left(self, today: date) -> DaysLeft:
        """How far off the governing date is; the day is always an argument, so the answer can be repeated."""
        return DaysLeft(today, (self.governs - today).days, working_days_between(today, self.governs))

    def working(self) -> list[str]:
        """The count line by line, from day one to the due date, with every holiday left out by name."""
        return working_lines(self)

    def to_json(self) -> dict[str, Any]:
        """The derivation as plain JSON values; dates in ISO 8601."""
        return {
            "clock": self.clock,
            "title": self.title,
            "due": self.due.isoformat(),
            "means": self.means,
            "trigger": {"event": self.trigger.event, "date": self.trigger.date.isoformat()},
            "rule": self.rule,
            "legal": list(self.legal),
            "verification": self.verification,
            "evidence": self.evidence,
            "unit": self.unit,
            "day_one": self.day_one.isoformat(),
            "counted": self.counted,
            "limit": self.limit.isoformat(),
            "skipped": [{"date": each.day.isoformat(), "name": each.name} for each in self.skipped],
            "calendar": self.calendar,
            "settings": {name: _plain(value) for name, value in self.settings},
            "cautions": list(self.cautions),
            "stated": self.stated.isoformat() if self.stated else None,
            "difference": self._difference_as_json(),
            "governs": self.governs.isoformat(),
            "working": self.working(),
        }

    def _difference_as_json(self) -> dict[str, Any] | None:
        if self.difference is None:
            return None
        return {
            "calendar_days": self.difference.calendar_days,
            "working_days": self.difference.working_days,
            "readings": list(self.difference.readings),
        }

    def __str__(self) -> str:
        return f"{self.title}: {in_words(self.governs)}"


def _plain(value: Any) -> Any:
    return [day.isoformat() for day in value] if isinstance(value, tuple) else value
