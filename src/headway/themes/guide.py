"""The guide to themes as values: what people and the machine label by."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from headway.errors import ForPerson

__all__ = ["Theme", "read_guide", "theme", "themes"]

_WORDS, _LISTS = ("name", "about"), ("examples", "not", "words")


@dataclass(frozen=True)
class Theme:
    """One family of what reports ask for; ``examples`` and ``counter_examples`` are in our own words."""

    key: str
    name: str
    about: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    """What is not this theme, and which theme it is instead."""
    words: tuple[str, ...]
    """Plain keywords, matched at the start of a word: the baseline that a method must beat."""


def themes() -> tuple[Theme, ...]:
    """Every theme, in the guide's order."""
    return tuple(_guide().values())


def theme(key: str) -> Theme:
    """The theme of a key ("care_leavers")."""
    try:
        return _guide()[key]
    except KeyError:
        raise ForPerson(f'"{key}" is not a theme. The themes are {", ".join(_guide())}.') from None


@cache
def _guide() -> Mapping[str, Theme]:
    text = (files("headway.themes") / "themes.toml").read_text(encoding="utf-8")
    return MappingProxyType({found.key: found for found in read_guide(tomllib.loads(text))})


def read_guide(tables: Mapping[str, Any], name: str = "themes.toml") -> tuple[Theme, ...]:
    """The themes of a guide's tables; a fault is told by theme and field."""
    return tuple(_read(key, table, name) for key, table in tables.items())


def _read(key: str, table: Mapping[str, Any], name: str) -> Theme:
    if not key.replace("_", "").isalnum() or key != key.lower() or len(key) > 30:
        raise ForPerson(
            f'{name}, [{key}]: a key has small letters, digits and "_", at most 30. Change the heading.'
        )
    if strange := sorted(set(table) - {*_WORDS, *_LISTS}):
        raise ForPerson(f'{name}, [{key}]: "{strange[0]}" is no field of a theme. Take it out.')
    for field in _WORDS:
        if not isinstance(table.get(field), str) or not table[field]:
            raise ForPerson(f"{name}, [{key}], {field}: give words in quotation marks.")
    for field in _LISTS:
        if not _is_list_of_words(table.get(field)):
            raise ForPerson(f"{name}, [{key}], {field}: give a list of words in quotation marks.")
    return Theme(
        key=key,
        name=table["name"],
        about=table["about"],
        examples=tuple(table["examples"]),
        counter_examples=tuple(table["not"]),
        words=tuple(table["words"]),
    )


def _is_list_of_words(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(one and isinstance(one, str) for one in value)
