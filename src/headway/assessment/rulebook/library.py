"""The rulebooks that Headway ships, from ``assessment/rules``."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from headway.assessment.rulebook.reading import read_rulebook
from headway.assessment.rulebook.values import Rulebook
from headway.errors import ForPerson

_FOLDER = files("headway.assessment").joinpath("rules")
_SHIPPED = ("csa", "council")


@cache
def rulebooks() -> Mapping[str, Rulebook]:
    """Every shipped rulebook by its id."""
    return MappingProxyType({each: read_rulebook(_text(each), f"{each}.toml") for each in _SHIPPED})


def rulebook(rulebook_id: str) -> Rulebook:
    """A shipped rulebook; refused with those there are."""
    return rulebooks()[_known(rulebook_id)]


def rulebook_text(rulebook_id: str) -> str:
    """The TOML of a shipped rulebook, with its comments: what a council begins from."""
    return _text(_known(rulebook_id))


def rulebook_for(year: int) -> Rulebook:
    """The shipped rules for assessments of a year."""
    for each in rulebooks().values():
        if each.covers(year):
            return each
    known = "; ".join(f"{each.id}: {_years(each)}" for each in rulebooks().values())
    raise ForPerson(f"There are no rules for assessments of {year} ({known}). Give rules of your own.")


def _years(book: Rulebook) -> str:
    return f"{book.from_year} on" if book.to_year is None else f"{book.from_year} to {book.to_year}"


def _known(rulebook_id: str) -> str:
    if rulebook_id not in _SHIPPED:
        raise ForPerson(f'There is no rulebook "{rulebook_id}". Use one of: {", ".join(_SHIPPED)}.')
    return rulebook_id


def _text(rulebook_id: str) -> str:
    return _FOLDER.joinpath(f"{rulebook_id}.toml").read_text(encoding="utf-8")
