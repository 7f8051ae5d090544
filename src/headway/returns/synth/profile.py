"""What kind of place an invented authority is: published figures, each with its source, and its districts."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from headway.errors import ForPerson


@dataclass(frozen=True)
class District:
    """A made-up part of the place: its share of the children, of referrals and of arrivals alone."""

    name: str
    share: float
    need: float
    """Referrals per child against the place as a whole."""
    arrivals: float
    """Share of the unaccompanied children who arrive."""


@dataclass(frozen=True)
class Figure:
    """A figure the made-up place comes near to, or a choice of ours (``source`` says which)."""

    value: float
    period: str
    source: str


@dataclass(frozen=True)
class Profile:
    """A kind of place. ``figures`` are rates and percentages; ``shares`` are weights of codes."""

    name: str
    title: str
    la_number: str
    """Three digits as the department gives them; 999 is nobody's."""
    districts: tuple[District, ...]
    figures: Mapping[str, Figure]
    shares: Mapping[str, Mapping[str, float]]

    def figure(self, name: str) -> float:
        """The figure as published (percentages as percentages)."""
        return self.figures[name].value

    def part(self, name: str) -> float:
        """A percentage as a part of one."""
        return self.figures[name].value / 100


def profile_names() -> tuple[str, ...]:
    """The profiles that come with the package."""
    folder = files(__package__) / "profiles"
    return tuple(
        sorted(each.name.removesuffix(".toml") for each in folder.iterdir() if each.name.endswith(".toml"))
    )


def read_profile(name: str) -> Profile:
    """A profile of the package by name, or of one's own by the path of its TOML file."""
    if name in profile_names():
        return _profile(
            name, tomllib.loads((files(__package__) / "profiles" / f"{name}.toml").read_text("utf-8"))
        )
    own = Path(name)
    if own.suffix == ".toml" and own.is_file():
        return _own(own)
    known = ", ".join(profile_names())
    raise ForPerson(
        f'There is no authority "{name}" to make up. Give one of {known}, or the path of a TOML file.'
    )


def _own(path: Path) -> Profile:
    try:
        return _profile(path.stem, tomllib.loads(path.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, AttributeError) as error:
        raise ForPerson(
            f"{path} is not a profile of an authority: {error}. Take one of the package's as the pattern."
        ) from error


def _profile(name: str, given: dict[str, Any]) -> Profile:
    base = given.get("based_on")
    figures: dict[str, Figure] = dict(read_profile(base).figures) if base else {}
    shares: dict[str, Mapping[str, float]] = dict(read_profile(base).shares) if base else {}
    for title, figure in given.get("figures", {}).items():
        figures[title] = Figure(float(figure["value"]), str(figure["period"]), figure["source"])
    for title, weights in given.get("shares", {}).items():
        shares[title] = {code: float(weight) for code, weight in weights.items() if code != "source"}
    return Profile(
        name=name,
        title=given["title"],
        la_number=given.get("la_number", "999"),
        districts=tuple(District(**district) for district in given["districts"]),
        figures=figures,
        shares=shares,
    )
