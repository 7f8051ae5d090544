"""One ``schema.toml`` into a ``Return``; what it says of a column, a list or a table that is not there is refused."""

import tomllib
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from headway.errors import ForPerson
from headway.returns.headings import normal_heading
from headway.returns.tables import AcrossOrder, Code, Codes, Column, Kind, Parent, Return, Table

Row = Mapping[str, Any]


def return_from(text: str, file: str) -> Return:
    """The return that the text of a ``schema.toml`` declares; ``file`` names it in messages."""
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ForPerson(f"{file} is not TOML ({error}). Mend it, or install Headway anew.") from None
    codes = {name: _codes(name, rows, file) for name, rows in told.get("codes", {}).items()}
    tables = {name: _table(name, row, codes, file) for name, row in told["tables"].items()}
    faults = [
        f"{file}, table {each.name}: {fault}" for each in tables.values() for fault in _faults(each, tables)
    ]
    if faults:
        raise ForPerson(" ".join(faults))
    plain: dict[str, Any] = {key: told[key] for key in ("first_year", "last_year") if key in told}
    return Return(
        name=told["name"],
        title=told["title"],
        sources=tuple(told["sources"]),
        notes=tuple(told.get("notes", ())),
        tables=MappingProxyType(tables),
        codes=MappingProxyType(codes),
        **plain,
    )


def _codes(name: str, rows: Row, file: str) -> Codes:
    return Codes(name, tuple(_code(code, row, f"{file}, codes {name}") for code, row in rows.items()))


def _code(code: str, row: str | Row, where: str) -> Code:
    if isinstance(row, str):
        return Code(code, row)
    _no_other(row, {"label", "since", "until", "spellings"}, f"{where}, {code}")
    return Code(code, **{**row, "spellings": tuple(row.get("spellings", ()))})


def _table(name: str, row: Row, codes: Mapping[str, Codes], file: str) -> Table:
    where = f"{file}, table {name}"
    plain = {"title", "xml", "since", "until", "optional", "note"}
    _no_other(row, plain | {"key", "parents", "order", "across", "event_dates", "columns"}, where)
    return Table(
        name=name,
        columns=tuple(_column(each, told, codes, where) for each, told in row["columns"].items()),
        key=tuple(row.get("key", ())),
        parents=tuple(Parent(tuple(each["columns"]), each["table"]) for each in row.get("parents", ())),
        order=tuple((before, after) for before, after in row.get("order", ())),
        across=tuple(AcrossOrder(*each) for each in row.get("across", ())),
        event_dates=tuple(row.get("event_dates", ())),
        **{key: row[key] for key in plain if key in row},
    )


def _column(name: str, row: Row, codes: Mapping[str, Codes], where: str) -> Column:
    where = f"{where}, column {name}"
    plain = {"required", "since", "until", "minimum", "maximum", "places", "unknown", "note"}
    _no_other(row, plain | {"kind", "codes", "instead", "headings"}, where)
    kind = row.get("kind", "")
    if kind not in set(Kind):
        raise ForPerson(f"{where}: {kind!r} is no kind of column; give one of {', '.join(Kind)}.")
    lists: dict[str, Any] = {key: _list(row[key], codes, where) for key in ("codes", "instead") if key in row}
    if (Kind(kind) is Kind.CODE) is not ("codes" in lists):
        raise ForPerson(f"{where}: a column of codes names its list, and no other column does.")
    rest = {key: row[key] for key in plain if key in row}
    return Column(name, Kind(kind), headings=tuple(row.get("headings", ())), **lists, **rest)


def _list(name: str, codes: Mapping[str, Codes], where: str) -> Codes:
    if name not in codes:
        raise ForPerson(f"{where}: there is no list of codes {name}; there are {', '.join(codes)}.")
    return codes[name]


def _no_other(row: Row, known: set[str], where: str) -> None:
    if odd := sorted(set(row) - known):
        raise ForPerson(f"{where}: {', '.join(odd)} is not known here; give {', '.join(sorted(known))}.")


def _faults(table: Table, tables: Mapping[str, Table]) -> Iterator[str]:
    """Every name that the table mentions and nobody declares, and every heading that would name two columns."""
    own = [*table.key, *table.event_dates, *(name for pair in table.order for name in pair)]
    own += [name for parent in table.parents for name in parent.columns]
    own += [each.column for each in table.across]
    yield from (f"it has no column {name}." for name in dict.fromkeys(own) if name not in table.by_name)
    for parent, name in _of_parents(table):
        if parent not in tables:
            yield f"its parent {parent} is no table of this return."
        elif name not in tables[parent].by_name:
            yield f"its parent {parent} has no column {name}."
    seen: dict[str, str] = {}
    for column in table.columns:
        for heading in (column.name, *column.headings):
            if seen.setdefault(normal_heading(heading), column.name) != column.name:
                yield f"the heading {heading} names two columns."


def _of_parents(table: Table) -> Iterator[tuple[str, str]]:
    yield from ((parent.table, name) for parent in table.parents for name in parent.columns)
    yield from ((each.parent, each.parent_column) for each in table.across)
