"""Which table of which return a file is, by its headings alone; its name is never asked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from headway.returns.headings import normal_heading
from headway.returns.schema import RETURNS
from headway.returns.tables import Return, Table

MAY_LACK = 2
"""A file may lack this many required columns, and half of them, and still be told; more, and it is another file."""


@dataclass(frozen=True)
class Recognised:
    """A file's table. ``matched`` gives the schema's column for each heading of the file that has one, as the file
    writes it; ``missing`` the required columns that are not there; ``unknown`` the headings that no column has."""

    return_name: str
    table: str
    matched: Mapping[str, str]
    missing: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class _Candidate:
    told: Recognised
    columns: frozenset[str]
    likeness: float
    """Columns both have, out of the columns that either has."""
    whole: bool
    """Every column of the table is there."""


def recognise(headings: Sequence[str], return_hint: str | None = None) -> Recognised | None:
    """The table that these headings are, or None where there is none or it cannot be told from another (``why_not``).

    All required columns but two at most (and half of them) must be there, and half of the headings must be known. Of
    several tables the likest is taken, if the headings hold a column of it that the others lack; ``return_hint``
    leaves only that return's tables.
    """
    found = _best(_candidates(headings, return_hint))
    return found[0].told if len(found) == 1 else None


def why_not(headings: Sequence[str], return_hint: str | None = None) -> str:
    """Why ``recognise`` gave None, in words that hold no heading of the file."""
    found = _best(_candidates(headings, return_hint))
    if not found:
        return "its headings are those of no table that Headway knows"
    names = " or ".join(f"{each.told.table} of {RETURNS[each.told.return_name].title}" for each in found)
    return f"its headings could be {names}; add the columns that tell them apart"


def _best(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    """Nothing, the one likest candidate, or those that cannot be told apart."""
    ranked = sorted(candidates, key=lambda each: -each.likeness)
    if not ranked:
        return []
    first, rest = ranked[0], ranked[1:]
    if first.whole:
        return [first, *(each for each in rest if each.whole and each.columns == first.columns)]
    return [first, *(each for each in rest if first.columns <= each.columns)]


def _candidates(headings: Sequence[str], return_hint: str | None) -> Iterator[_Candidate]:
    """Every table that the headings may be."""
    given = [each for each in headings if each.strip()]
    for told in RETURNS.values():
        for table in told.tables.values():
            if return_hint in (None, told.name) and (found := _candidate(given, told, table)):
                yield found


def _candidate(given: Sequence[str], told: Return, table: Table) -> _Candidate | None:
    names = columns_by_heading(table)
    matched: dict[str, str] = {}
    for heading in given:
        column = names.get(normal_heading(heading))
        if column and column not in matched.values():
            matched[heading] = column
    found = set(matched.values())
    required = [each.name for each in table.columns if each.required]
    missing = tuple(name for name in required if name not in found)
    if len(missing) > min(MAY_LACK, len(required) // 2) or 2 * len(matched) < len(given):
        return None
    unknown = tuple(each for each in given if each not in matched)
    return _Candidate(
        told=Recognised(told.name, table.name, matched, missing, unknown),
        columns=frozenset(map(normal_heading, found)),
        likeness=len(found) / (len(table.columns) + len(unknown)),
        whole=len(found) == len(table.columns),
    )


def columns_by_heading(table: Table) -> Mapping[str, str]:
    """The column's name for each heading that a file may give it, in normal form."""
    return {
        normal_heading(each): column.name
        for column in table.columns
        for each in (column.name, *column.headings)
    }
