"""What a published letter states, from ``statements.toml``: in Headway's own words, with what could decide each."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from headway.assessment.profile import Origin
from headway.frameworks import Mark, sources

__all__ = ["Standing", "Statement", "statements"]


class Standing(StrEnum):
    """How a statement stands to what is known apart from the letter."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    WITHOUT_DATA = "without data"


@dataclass(frozen=True)
class Statement:
    """One thing that a letter states. ``key`` names a line of the profile; ``steps`` are pairs of a comparator and a
    step; ``also`` further lines with their steps; ``published`` another publication that says the same; ``needs`` what
    would have to be known.
    """

    id: str
    part: str
    says: str
    key: str = ""
    aspect: str = ""
    words: str = ""
    steps: tuple[tuple[str, str], ...] = ()
    also: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    judgement: str = ""
    grade: str = ""
    published: Origin | None = None
    needs: str = ""
    note: str = ""


@cache
def statements(authority: str, year: int) -> tuple[Statement, ...]:
    """What the letter to an authority (ONS code) for a year states, in its order; none where no letter is held."""
    told = tomllib.loads(files(__package__).joinpath("statements.toml").read_text(encoding="utf-8"))
    if (told["authority"], told["year"]) != (authority, year):
        return ()
    return tuple(_statement(each) for each in told["statement"])


def _statement(told: Mapping[str, Any]) -> Statement:
    plain = ("id", "part", "says", "key", "aspect", "words", "judgement", "grade", "needs", "note")
    return Statement(
        **{name: told.get(name, "") for name in plain},
        steps=tuple(told.get("steps", {}).items()),
        also=tuple((each["key"], tuple(each["steps"].items())) for each in told.get("also", ())),
        published=_published(told),
    )


def _published(told: Mapping[str, Any]) -> Origin | None:
    if "published" in told:
        source = sources()[told["published"]]
        return Origin(source.title, source.address, Mark.SECONDARY)
    if "published_title" in told:
        return Origin(told["published_title"], told["published_address"], Mark.SECONDARY)
    return None
