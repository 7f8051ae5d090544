"""The clocks as data: ``clocks.toml`` beside this file, read once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from headway.errors import ForPerson


class Unit(StrEnum):
    """What is counted."""

    WORKING_DAY = "working day"
    CLEAR_DAY = "clear day"
    """A full day between two events; which days are left out is the council's setting."""
    CLEAR_NOTICE_DAY = "clear day of notice"
    """The same, with no day left out unless the council's setting says so."""
    MONTH = "month"
    """A calendar month (Interpretation Act 1978, Schedule 1), with no day left out."""

    def counted(self, number: int) -> str:
        """The number with its unit: 1 working day, 28 clear days of notice, 2 months."""
        return f"{number} {self if number == 1 else self.plural}"

    @property
    def plural(self) -> str:
        """Working days, clear days of notice, months."""
        return "months" if self is Unit.MONTH else self.replace("day", "days", 1)


class Direction(StrEnum):
    """Whether the count runs on from its event or back from it."""

    AFTER = "after"
    BEFORE = "before"


class Verification(StrEnum):
    """How the rule is known. ``evidence`` says the rest."""

    PRIMARY = "primary"
    """Read in the official text."""
    SECONDARY = "secondary"
    """Read in a council's, the press's or the sector's account of it, or in a note to the official text."""
    UNVERIFIED = "unverified"
    """Believed, not seen. Check before anyone relies on it."""


@dataclass(frozen=True)
class Clock:
    """One deadline. ``setting`` names the council setting that replaces ``count``; ``settings``, all that
    bear on it. ``option`` is the command-line option that carries the event's day."""

    id: str
    title: str
    event: str
    option: str
    means: str
    count: int
    unit: Unit
    direction: Direction
    rule: str
    legal: tuple[str, ...]
    verification: Verification
    evidence: str
    since: date | None = None
    takes_effect_next_day: bool = False
    setting: str | None = None
    settings: tuple[str, ...] = ()


def _clock(row: dict[str, object]) -> Clock:
    closed = {
        "unit": Unit(str(row["unit"])),
        "direction": Direction(str(row["direction"])),
        "verification": Verification(str(row["verification"])),
    }
    lists = {key: tuple(value) for key, value in row.items() if isinstance(value, list)}
    return Clock(**{**row, **lists, **closed})  # type: ignore[arg-type]  # the file is ours, and a test reads every row


@cache
def _read() -> Mapping[str, Clock]:
    text = files("headway.clocks").joinpath("clocks.toml").read_text(encoding="utf-8")
    return MappingProxyType({row["id"]: _clock(row) for row in tomllib.loads(text)["clock"]})


CLOCKS: Mapping[str, Clock] = _read()


def clock_named(clock_id: str) -> Clock:
    """The clock of that id; an unknown one is refused with the list of those there are."""
    if clock_id not in CLOCKS:
        raise ForPerson(f"{clock_id!r} is no clock; give one of {', '.join(CLOCKS)}.")
    return CLOCKS[clock_id]
