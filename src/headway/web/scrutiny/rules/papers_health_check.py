"""The employer's health check of social work, from a template that is data: parts with measures and places to write.

A council that has its own parameters puts its own template into the workspace, as ``health-check.toml``.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from headway.documents.wording import day
from headway.errors import ForPerson
from headway.web.scrutiny.rules.papers_measures import Standings
from headway.web.scrutiny.rules.papers_measures_tables import everything
from headway.web.scrutiny.rules.papers_outcome import Begun
from headway.web.scrutiny.rules.papers_sections import Writing, to_write
from headway.web.scrutiny.rules.papers_standings import (
    attention,
    begun,
    counts,
    how_rated,
    last_time,
    still_to_write,
    whole,
)

__all__ = ["NAME", "SUBJECT", "HealthCheck", "Part", "built_in", "health_check", "read_health_check"]

SUBJECT = "Health check of social work"
NAME = "health-check.toml"


@dataclass(frozen=True)
class Part:
    """One thing that is checked: by which measures, and what people write beside them."""

    heading: str
    asks: str
    measures: tuple[str, ...] = ()
    to_write: tuple[str, ...] = ()


@dataclass(frozen=True)
class HealthCheck:
    """A template. ``unverified`` says what of it nobody has verified; "" where somebody has."""

    title: str
    basis: str
    unverified: str
    parts: tuple[Part, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The measures that it looks at."""
        return tuple(code for part in self.parts for code in part.measures)


@cache
def built_in() -> HealthCheck:
    """The template that comes with Headway."""
    text = files("headway.web.scrutiny").joinpath("health_check.toml").read_text("utf-8")
    return _template(tomllib.loads(text))


def read_health_check(path: Path) -> HealthCheck:
    """A council's own template; the built-in one where there is none. Raises ForPerson where it cannot be read."""
    if not path.is_file():
        return built_in()
    try:
        return _template(tomllib.loads(path.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, AttributeError) as fault:
        raise ForPerson(
            f"{NAME} cannot be read ({fault}). Give it a title, a basis and parts, each with heading and asks, as in "
            "“Write committee papers”."
        ) from None


def health_check(found: Standings, template: HealthCheck) -> Begun:
    """The paper begun: a section a part, with its figures and what people are to write."""
    sections = [
        _introduction(found, template),
        *(_part(found, each) for each in template.parts),
        last_time(found),
    ]
    named = set(template.codes)
    others = [each for each in found.lines if each.measure.code not in named]
    if others:
        made = Writing("What else was looked at")
        everything(made, others, made.heading)
        sections.insert(-1, made)
    sections.append(
        still_to_write("Next steps", "What the employer will do, who will, and by when it is checked")
    )
    summary = f"{template.title}, as at {day(found.on)}. {counts(found)}"
    return begun(found, SUBJECT, sections, summary)


def _introduction(found: Standings, template: HealthCheck) -> Writing:
    made = Writing("Introduction")
    made.say(template.basis)
    made.say(template.unverified and f"Parameters not verified: {template.unverified}")
    made.say(
        f"It rests on {found.of} of {found.authority}, as at {day(found.on)}. {counts(found)}",
        whole(found),
    )
    attention(made, found)
    how_rated(made, found)
    return made


def _part(found: Standings, part: Part) -> Writing:
    made = Writing(part.heading)
    made.say(part.asks)
    lines = found.with_codes(*part.measures)
    if lines:
        everything(made, lines, part.heading)
    elif part.measures:
        made.say(to_write("No measure of this is kept in Headway. Write its figures here with their source"))
    for each in part.to_write:
        made.say(to_write(each))
    return made


def _template(said: dict[str, Any]) -> HealthCheck:
    parts = tuple(
        Part(
            heading=" ".join(each["heading"].split()),
            asks=" ".join(each["asks"].split()),
            measures=tuple(map(str, each.get("measures", []))),
            to_write=tuple(" ".join(one.split()) for one in each.get("to_write", [])),
        )
        for each in said["part"]
    )
    words = {name: " ".join(said.get(name, "").split()) for name in ("title", "basis", "unverified")}
    if not words["title"] or not words["basis"] or not parts:
        raise KeyError("title, basis or part")
    return HealthCheck(**words, parts=parts)
