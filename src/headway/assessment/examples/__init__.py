"""What is known of Kent in 2010, and of the seven authorities whose grade an unannounced inspection held down in 2009.

In: an authority and a year. Out: the profile as far as public sources go, each line with its source.
The figures are the department's and the inspectorate's; where only the letter's words are known they stay words.
"""

import csv
import io
from functools import cache
from importlib.resources import files

from headway.areas import find
from headway.assessment.profile import MeasureLine, Profile
from headway.assessment.profile_file import Lines, merge, profile_from, read_csv
from headway.errors import ForPerson

__all__ = ["example", "examples", "published_later"]

KENT = ("kent_2010.csv", "kent_2010_measures.csv")
LIMITED, LATER = "limited_2009.csv", "kent_2010_later.csv"


@cache
def examples() -> tuple[Profile, ...]:
    """Every example: Kent in 2010 first."""
    return (
        profile_from(merge(*(_lines(name) for name in KENT))),
        *(profile_from(read_csv(text, LIMITED)) for text in _by_authority(_text(LIMITED))),
    )


def example(authority: str, year: int) -> Profile:
    """The example of an authority (by name or ONS code) in a year; refused with those there are."""
    found = find(authority)
    code = found.ons_code if found else authority.strip().upper()
    for each in examples():
        if (each.authority, each.year) == (code, year):
            return each
    known = ", ".join(f"{each.name} {each.year}" for each in examples())
    raise ForPerson(
        f"Headway holds no example of {authority} in {year}. It has {known}. Give a file of facts with --facts."
    )


@cache
def published_later(authority: str, year: int) -> tuple[MeasureLine, ...]:
    """Official figures of an example's year that came out after its day, and so are no part of its profile.

    Held of Kent (by ONS code) for 2010: after the letter of 9 December.
    """
    later = _lines(LATER)
    return later.measures if (later.authority, later.year) == (authority, year) else ()


def _text(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _lines(name: str) -> Lines:
    return read_csv(_text(name), name)


def _by_authority(text: str) -> list[str]:
    """A file of several authorities as one of each, in their order."""
    heads, *rows = csv.reader(io.StringIO(text))
    return [
        _written([heads, *(row for row in rows if row[0] == name)])
        for name in dict.fromkeys(row[0] for row in rows)
    ]


def _written(rows: list[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
