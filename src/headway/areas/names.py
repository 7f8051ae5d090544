"""One name to one authority, however a report, a council or a spreadsheet writes it.

Case, punctuation, dashes, "&" and the words for kinds of council do not matter; every other word does, so
"Northamptonshire" is never "North Northamptonshire".
"""

import csv
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from headway.areas.authority import Authority, authorities, by_code

_KIND_BEFORE = re.compile(
    r"^(?:the |council of |royal borough of |london borough of |metropolitan (?:borough|district) of |"
    r"(?:county )?borough of |city and county of |city of |county of |county |lb |rb )"
)
_KIND_AFTER = re.compile(
    r"(?: (?:council|councils|county|city|borough|metropolitan|district|unitary|royal borough of|city of|"
    r"county of|london borough of|authority|local authority|mbc|mdc|cc|bc|dc|childrens services|"
    r"local authority childrens services))$"
)


@dataclass(frozen=True)
class Alias:
    """Another way to write an authority; ``anywhere`` is false where it is only safe as the whole name."""

    text: str
    bearers: tuple[Authority, ...]
    anywhere: bool


def bearers_of(name: str) -> tuple[Authority, ...]:
    """Every authority, over time, that carries this canonical name."""
    return tuple(authority for authority in authorities() if authority.name == name)


@cache
def aliases() -> tuple[Alias, ...]:
    """The other names, as listed in ``aliases.csv`` (an authority there is a name, or one code)."""
    table = files(__package__).joinpath("aliases.csv").read_text(encoding="utf-8")
    return tuple(
        Alias(
            row["alias"],
            bearers_of(row["authority"]) or (by_code(row["authority"]),),
            row["where"] == "anywhere",
        )
        for row in csv.DictReader(table.splitlines())
    )


def pick(bearers: tuple[Authority, ...], on: date | None) -> Authority | None:
    """Of the bearers of one name, the one that existed on a day; without a day, the latest."""
    if on is None:
        return max(bearers, key=lambda authority: authority.last_day or date.max, default=None)
    return next((authority for authority in bearers if authority.existed_on(on)), None)


def plain(name: str) -> str:
    """A name without case, punctuation and doubled spaces: "St. Helen's" is "st helens"."""
    words = re.sub(r"['’‘`.]", "", name.lower().replace("&", " and "))
    return " ".join(re.sub(r"[^\w]+|_", " ", words).split())


@cache
def _known() -> dict[str, tuple[Authority, ...]]:
    known = {plain(authority.name): bearers_of(authority.name) for authority in authorities()}
    for alias in aliases():
        known.setdefault(plain(alias.text), alias.bearers)
    return known


def find(name: str, on: date | None = None) -> Authority | None:
    """The authority a name means on a day (without a day: its latest form), or None.

    None, never a guess: where the name is nobody's, and where its bearer did not exist on that day.
    """
    known, words = _known(), plain(name)
    while words not in known:
        shorter = _KIND_AFTER.sub("", words)
        if shorter == words:
            shorter = _KIND_BEFORE.sub("", words)
        if shorter == words:
            return None
        words = shorter
    return pick(known[words], on)
