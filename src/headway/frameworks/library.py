"""The frameworks that Headway knows, read once from ``data``, and which of them a day calls for."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import combinations
from types import MappingProxyType

from headway.errors import ForPerson
from headway.frameworks.framework import Framework
from headway.frameworks.grades import Scale, same_words
from headway.frameworks.marks import Source
from headway.frameworks.proportions import ProportionTable
from headway.frameworks.reading import Known, read_framework
from headway.frameworks.shared_tables import read_proportions, read_scales, read_sources

_DATA = files(__package__).joinpath("data")


def _shared(name: str) -> str:
    return _DATA.joinpath("shared", name).read_text(encoding="utf-8")


@cache
def sources() -> Mapping[str, Source]:
    """Every source that the data cites, by key."""
    return MappingProxyType(read_sources(_shared("sources.toml"), "sources.toml"))


@cache
def scales() -> Mapping[str, Scale]:
    """Every grade scale, by id."""
    return MappingProxyType(read_scales(_shared("scales.toml"), "scales.toml"))


@cache
def proportion_tables() -> Mapping[str, ProportionTable]:
    """Every table of proportion words, by id."""
    return MappingProxyType(read_proportions(_shared("proportions.toml"), "proportions.toml"))


def known() -> Known:
    """What a framework file may refer to."""
    return Known(scales(), frozenset(proportion_tables()), frozenset(sources()))


def _each() -> Iterator[Framework]:
    for file in _DATA.iterdir():
        if file.name.endswith(".toml"):
            framework = read_framework(file.read_text(encoding="utf-8"), file.name, known())
            if file.name != f"{framework.id}.toml":
                raise ForPerson(f'{file.name} describes "{framework.id}". Name the file {framework.id}.toml.')
            yield framework


@cache
def frameworks() -> Mapping[str, Framework]:
    """Every framework by id, oldest first."""
    found = sorted(_each(), key=lambda framework: (framework.first_day, framework.id))
    for one, other in combinations([each for each in found if not each.planned], 2):
        if one.family == other.family and other.first_day <= (one.last_day or date.max):
            raise ForPerson(
                f"{one.id}.toml and {other.id}.toml are both in force on {other.first_day}. Mend one."
            )
    return MappingProxyType({framework.id: framework for framework in found})


def framework(framework_id: str) -> Framework:
    """The framework with an id; an unknown one is refused with the list of ids."""
    for each in frameworks().values():
        if same_words(each.id) == same_words(framework_id):
            return each
    raise ForPerson(f'There is no framework "{framework_id}". Use one of: {", ".join(frameworks())}.')


def family(name: str) -> tuple[Framework, ...]:
    """The versions of a family, oldest first, by the family's id or the name reports go by ("Area SEND")."""
    wanted = same_words(name)
    found = tuple(
        each for each in frameworks().values() if wanted in map(same_words, (each.family, *each.known_as))
    )
    if not found:
        known_families = ", ".join(dict.fromkeys(each.family for each in frameworks().values()))
        raise ForPerson(f'There is no family of frameworks "{name}". Use one of: {known_families}.')
    return found


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def framework_on(family_name: str, day: date) -> Framework:
    """The version of a family that an inspection works to.

    ``day`` is the first day of fieldwork: a report published after a change still follows the old version.
    A day outside every version, or after a planned one begins, is refused: its rules are not known.
    """
    versions = family(family_name)
    planned = next((each for each in versions if each.planned and each.first_day <= day), None)
    if planned:
        raise ForPerson(
            f"{_said(day)} falls in the time of {planned.name}, whose rules Headway does not know yet. "
            "Name a version yourself if it is still in force."
        )
    for each in versions:
        if each.in_force(day):
            return each
    first, last = versions[0].first_day, versions[-1].last_day
    until = f"to {_said(last)}" if last else "on"
    raise ForPerson(
        f"No version of {versions[0].family} was in force on {_said(day)}; "
        f"Headway has it from {_said(first)} {until}."
    )
