"""The layouts of the inspectorate's files, as ``layouts.toml`` says them."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from headway.frameworks import Mark

__all__ = ["Group", "Layout", "Vocabulary", "heading", "layout", "layouts", "vocabulary"]

Fields = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Group:
    """The columns of one inspection in a row: field to the headings that may carry it, as ``heading`` writes them.

    ``full`` is false for inspections that give no overall grade; ``previous`` for one that later files repeat, whose
    dates are less sure. ``full_events`` are the words of the field ``event`` that mean a full inspection.
    """

    columns: Fields
    full: bool = True
    previous: bool = False
    full_events: tuple[str, ...] = ()


@dataclass(frozen=True)
class Layout:
    """One layout of a file. ``told_by`` are the headings that tell it; the file that has them all is of this layout."""

    id: str
    family: str
    title: str
    told_by: frozenset[str]
    every_setting: bool
    private: bool
    verification: Mark
    setting: Fields
    inspections: tuple[Group, ...]
    address: str = ""
    own: bool = False
    mark: Mark = Mark.OFFICIAL_STATS
    unverified: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """What the cells of every layout say: types of setting, grades, and words that are none."""

    types: dict[str, str]
    families: dict[str, str]
    parts: dict[str, dict[str, str]]
    codes: dict[str, dict[str, str]]
    words: dict[str, frozenset[str]]
    nameless_kinds: frozenset[str]
    nameless_types: frozenset[str]
    earlier_scale: str
    later_scale: str
    later_from: dict[str, date]

    def scale_of(self, family: str, day: date) -> str:
        """The id of the scale by which an inspection of that day was graded."""
        from_day = self.later_from.get(family, self.later_from["other"])
        return self.later_scale if day >= from_day else self.earlier_scale


def heading(text: str) -> str:
    """A heading to compare by: without case, doubled blanks and the kind of apostrophe."""
    return re.sub(r"\s+", " ", text.replace("’", "'").replace("\ufeff", "")).strip().lower()


@cache
def layouts() -> tuple[Layout, ...]:
    """Every layout, the more particular first."""
    return tuple(_layout(each) for each in _data()["layout"])


def layout(name: str) -> Layout:
    """The layout of this id. KeyError where there is none."""
    return {each.id: each for each in layouts()}[name]


@cache
def vocabulary() -> Vocabulary:
    """The words of the cells."""
    data = _data()
    return Vocabulary(
        types={heading(text): kind for text, kind in data["types"].items()},
        families=data["families"],
        parts=data["parts"],
        codes=data["codes"],
        words={name: frozenset(words) for name, words in data["words"].items()},
        nameless_kinds=frozenset(data["nameless"]["kinds"]),
        nameless_types=frozenset(data["nameless"]["types"]),
        earlier_scale=data["scales"]["earlier"],
        later_scale=data["scales"]["later"],
        later_from=data["scales"]["from"],
    )


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("layouts.toml").read_text(encoding="utf-8"))


def _layout(said: dict[str, Any]) -> Layout:
    plain = {key: said[key] for key in ("id", "family", "title", "every_setting", "private")}
    return Layout(
        **plain,
        told_by=frozenset(map(heading, said["told_by"])),
        verification=Mark(said["verification"]),
        setting=_fields(said["setting"]),
        inspections=tuple(map(_group, said["inspection"])),
        address=said.get("address", ""),
        own=said.get("own", False),
        mark=Mark(said.get("mark", Mark.OFFICIAL_STATS)),
        unverified=tuple(said.get("unverified", ())),
        note=said.get("note", ""),
    )


def _group(said: dict[str, Any]) -> Group:
    columns = {key: texts for key, texts in said.items() if isinstance(texts, list) and key != "full_events"}
    return Group(
        _fields(columns),
        full=said.get("full", True),
        previous=said.get("previous", False),
        full_events=tuple(said.get("full_events", ())),
    )


def _fields(said: dict[str, list[str]]) -> Fields:
    return {field: tuple(map(heading, texts)) for field, texts in said.items()}
