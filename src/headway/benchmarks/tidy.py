"""The words and columns that the department's tidy CSV may have: ``tidy.toml``, as the rules use them."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from headway.areas import authorities


@cache
def _words() -> dict[str, Any]:
    text = resources.files("headway.benchmarks").joinpath("tidy.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def needed() -> tuple[str, ...]:
    """The columns that every file has."""
    return tuple(_words()["columns"])


def levels() -> Mapping[str, tuple[str, ...]]:
    """Level → its columns: codes first, the name last."""
    return {level: tuple(columns) for level, columns in _words()["levels"].items()}


@cache
def place_columns() -> frozenset[str]:
    """Every column that says where."""
    beside = (each for columns in _words()["beside"].values() for each in columns)
    return frozenset((*(each for columns in levels().values() for each in columns), *beside))


@cache
def place_and_time() -> frozenset[str]:
    """Every column that says when or where."""
    return place_columns() | frozenset(needed())


@cache
def times() -> Mapping[str, tuple[int, int]]:
    """Time identifier → the number of its family, and the digits of its periods."""
    return {
        f"{name}{number}": (family, each["digits"])
        for family, each in enumerate(_words()["times"])
        for name in each["names"]
        for number in (range(1, each["counted"] + 1) if "counted" in each else ("",))
    }


def countries() -> Mapping[str, str]:
    return dict(_words()["countries"])


def regions() -> Mapping[str, str]:
    return dict(_words()["regions"])


@cache
def councils() -> frozenset[tuple[str, str, str]]:
    """The department's number, ONS code and name of every council, as either prints them."""
    known = ((each.dfe_number, each.ons_code, each.name) for each in authorities())
    printed = (tuple(each) for each in _words()["authorities"]["printed"])
    return frozenset((*known, *((old, new, name) for old, new, name in printed)))


def meta_columns() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The columns of the metadata: those it must have, and those it may have."""
    return tuple(_words()["meta"]["columns"]), tuple(_words()["meta"]["optional"])


def units() -> frozenset[str]:
    return frozenset(_words()["meta"]["units"])
