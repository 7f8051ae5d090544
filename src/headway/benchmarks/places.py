"""England, its regions and its authorities as official files name them, each under the code that the store keeps.

Codes are the ONS's; the department's numbers for the country and regions are those of the Interactive Tool's table.
"""

from dataclasses import dataclass
from functools import cache

from headway.areas import authorities
from headway.benchmarks.continuing import continuing

ENGLAND = "E92000001"

_REGIONS = {
    "E12000001": ("North East", 980),
    "E12000002": ("North West", 981),
    "E12000003": ("Yorkshire and The Humber", 982),
    "E12000004": ("East Midlands", 983),
    "E12000005": ("West Midlands", 984),
    "E12000006": ("East of England", 985),
    "E12000007": ("London", 986),
    "E12000008": ("South East", 989),
    "E12000009": ("South West", 990),
}
_HALVES_OF_LONDON = {987: "London (Inner)", 988: "London (Outer)"}


@dataclass(frozen=True)
class Place:
    """A row's place: its level in the store (national, regional, authority, other), code and name."""

    level: str
    area: str
    name: str


@cache
def by_number() -> dict[int, Place]:
    """Every place by the department's number; an authority under its latest code."""
    found = {970: Place("national", ENGLAND, "England")}
    found |= {number: Place("regional", code, name) for code, (name, number) in _REGIONS.items()}
    # The halves of London have no region's code: the store keeps their name instead.
    found |= {number: Place("other", name, name) for number, name in _HALVES_OF_LONDON.items()}
    for each in authorities():
        if each.dfe_number:
            code = continuing(each.ons_code)
            found[int(each.dfe_number)] = Place("authority", code, each.name)
    return found


@cache
def regions() -> dict[str, str]:
    """Code of each region by its name."""
    return {name: code for code, (name, _) in _REGIONS.items()}


@cache
def region_of(authority: str) -> str:
    """The name of the region in which an authority lies, by its ONS code; "" where the code is none of ours."""
    return next((each.region for each in authorities() if each.ons_code == authority), "")
