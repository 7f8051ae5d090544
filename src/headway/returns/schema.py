"""The returns that Headway knows, as data: one ``schema.toml`` in each return's folder, read once and checked.

SSDA903 and the children in need census are the department's and change with the collection year; Annex A is the
inspectorate's; the workforce and the local lists are Headway's own.
"""

from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

from headway.errors import ForPerson
from headway.returns.headings import normal_heading
from headway.returns.schema_reading import return_from
from headway.returns.tables import AcrossOrder, Code, Codes, Column, Kind, Parent, Return, Table

NAMES = ("ssda903", "cin", "annex_a", "workforce", "local")


def _read(name: str) -> Return:
    text = files("headway.returns").joinpath(name, "schema.toml").read_text(encoding="utf-8")
    return return_from(text, f"{name}/schema.toml")


RETURNS: Mapping[str, Return] = MappingProxyType({name: _read(name) for name in NAMES})


def return_named(name: str) -> Return:
    """The return of that name; an unknown one is refused with the list of those there are."""
    if name not in RETURNS:
        raise ForPerson(f"{name!r} is no return; give one of {', '.join(RETURNS)}.")
    return RETURNS[name]


__all__ = [
    "RETURNS",
    "AcrossOrder",
    "Code",
    "Codes",
    "Column",
    "Kind",
    "Parent",
    "Return",
    "Table",
    "normal_heading",
    "return_named",
]
