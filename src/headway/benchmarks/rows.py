"""What both layouts share: cells to values, and the authority that a name means on its day."""

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files

from headway import areas
from headway.benchmarks.continuing import continuing
from headway.errors import ForPerson
from headway.frameworks import scales

SCALE = "ofsted_words_4"
"""The single inspection framework and ILACS give these four words, with or without "to be good"."""


def grade_word(printed: str) -> str:
    """A grade, or "Not judged", in the words of its scale; another word is refused."""
    return scales()[SCALE].grade(printed).label


def authority_named(name: str, on: date | None, printed_code: str = "") -> areas.Authority:
    """The authority that a register means. Registers print the code a council has now: it must lead to the same one."""
    found = areas.find(name, on) or areas.find(name)
    if found is None:
        raise ForPerson(f'"{name}" is not an upper-tier English authority. Give its name or ONS code.')
    if printed_code and continuing(areas.by_code(printed_code).ons_code) not in set(_line(found.ons_code)):
        raise ForPerson(f'"{printed_code}" is not a code of {found.name} ({found.ons_code}).')
    return found


def _line(code: str) -> Iterator[str]:
    """An authority's code and those of all that came after it."""
    yield code
    for later in areas.by_code(code).successors:
        yield from _line(later)


@cache
def _reported_by() -> dict[tuple[str, str, str], date]:
    table = files(__package__).joinpath("reported_by.csv").read_text(encoding="utf-8")
    return {
        (row["ons_code"], row["framework"], row["printed"]): date.fromisoformat(row["by"])
        for row in csv.DictReader(table.splitlines())
    }


def reported_by(ons_code: str, framework: str, printed: str) -> date | None:
    """A day by which a report with only part of a date is known to have been out, from ``reported_by.csv``."""
    return _reported_by().get((ons_code, framework, printed))
