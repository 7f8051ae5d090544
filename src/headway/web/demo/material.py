"""The demo's data as it stands in TOML: days become dates, and a slip in it is told with its place."""

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from headway.errors import ForPerson

__all__ = ["Material", "read_material"]

_RELATIVE = re.compile(r"today([+-]\d+)")
_WEEKEND = 5


@dataclass(frozen=True)
class Material:
    """Everything that the demo is made from. ``on`` is the day on which it is made."""

    on: date
    people: list[dict[str, Any]]
    inspections: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    """By the authority's ONS code, in order."""
    plan: dict[str, Any] = field(default_factory=dict)
    evidence: dict[str, dict[str, Any]] = field(default_factory=dict)
    evidence_source: bytes = b""
    """The typst source that sets a piece of evidence."""
    scrutiny: dict[str, Any] = field(default_factory=dict)
    """Bodies, meetings, papers, and what was promised."""
    lessons: dict[str, Any] = field(default_factory=dict)
    """Reports on other authorities, neighbours, and what was decided."""
    performance: dict[str, Any] = field(default_factory=dict)
    """Measures, targets, scorecards, and what was said of them."""
    assessment: dict[str, Any] = field(default_factory=dict)
    """An annual assessment of the past and one of today, audits, claims."""


def read_material(folder: Path, on: date) -> Material:
    """The data in a folder, with every day that it gives in relation to ``on`` as a date."""
    registers = [_read(folder / name, on) for name in ("kent.toml", "medway.toml")]
    return Material(
        on=on,
        people=_read(folder / "people.toml", on)["people"],
        inspections={each["authority"]: each["inspections"] for each in registers},
        plan=_read(folder / "plan.toml", on),
        evidence=_read(folder / "evidence.toml", on),
        evidence_source=(folder / "evidence.typ").read_bytes(),
        scrutiny=_read(folder / "scrutiny.toml", on),
        lessons=_read(folder / "lessons.toml", on),
        performance=_read(folder / "performance.toml", on),
        assessment=_read(folder / "assessment.toml", on),
    )


def _read(path: Path, on: date) -> Any:
    try:
        return _dated(tomllib.loads(path.read_text(encoding="utf-8")), on)
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ForPerson(f"{path} cannot be read: {error}. Install Headway again.") from error


def _dated(value: Any, on: date) -> Any:
    """The value with "today-12" and "today+40" as dates."""
    if isinstance(value, dict):
        return {key: _dated(each, on) for key, each in value.items()}
    if isinstance(value, list):
        return [_dated(each, on) for each in value]
    found = _RELATIVE.fullmatch(value) if isinstance(value, str) else None
    return _working(on, int(found[1])) if found else value


def _working(on: date, days: int) -> date:
    """That many days from ``on``; of a weekend, the Friday before what has been, the Monday after what is to come."""
    day = on + timedelta(days=days)
    over = day.weekday() - _WEEKEND + 1
    if over <= 0:
        return day
    return day - timedelta(days=over) if days < 0 else day + timedelta(days=3 - over)
