"""The reference page of the returns, written from their schemas so that it cannot fall behind them."""

from collections.abc import Iterator

from headway.returns.schema import RETURNS, Code, Codes, Column, Kind, Return, Table

__all__ = ["kept_of", "reference_page"]

_HEAD = """<!-- Written by scripts/reference.py (make fix). Do not edit. -->

# Returns

The files that `headway load` and `headway check` read, as Headway holds them: every table, its columns, the codes they
may hold and what the store keeps of each. A file is told by its headings, not by its name: their order, case, blanks
and punctuation do not matter. This page is written from the `schema.toml` in each folder of `src/headway/returns`;
change the data, not the page.

Years are collection years: 2026 ends on 31 March 2026. A table, a column or a code without years held in all those
that the return's schema covers.

## What the store keeps

| kind of column | what is kept |
|---|---|
"""
_IN_WORDS = {
    Kind.CHILD: "identifier of a child",
    Kind.PUPIL: "unique pupil number",
    Kind.WORKER: "identifier of a worker",
    Kind.FAMILY: "identifier of a family",
    Kind.ADOPTER: "identifier of an adopter",
    Kind.PLACE_URN: "the inspectorate's number of a home or agency",
    Kind.BORN: "date of birth",
    Kind.DATE: "date",
    Kind.MONTH: "month",
    Kind.WHOLE: "whole number",
    Kind.DECIMAL: "number",
    Kind.CODE: "code",
    Kind.FLAG: "yes or no",
    Kind.POSTCODE: "postcode",
    Kind.TEAM: "team",
    Kind.DISTRICT: "district",
    Kind.TEXT: "text",
}


def reference_page() -> str:
    """Markdown for docs/reference/returns.md."""
    kinds = "\n".join(f"| {words} | {kept_of(kind)} |" for kind, words in _IN_WORDS.items())
    returns = "\n\n".join("\n".join(_return(told)) for told in RETURNS.values())
    return f"{_HEAD}{kinds}\n\n{returns}\n"


def kept_of(kind: Kind) -> str:
    """What the store keeps of a column of that kind, in words."""
    if kind is Kind.CHILD:
        return "keyed hash, the same in every return"
    if kind.is_hashed:
        return "keyed hash"
    return {Kind.BORN: "month and year", Kind.TEXT: "whether it was given"}.get(kind, "as it is")


def _return(told: Return) -> Iterator[str]:
    yield f"## {told.title}\n"
    years = _span(told.first_year, told.last_year)
    yield f"`{told.name}`" + (f", collection years {years}." if years else ".") + f" {_sources(told)}\n"
    yield from (f"- {note}" for note in told.notes)
    if told.notes:
        yield ""
    for table in told.tables.values():
        yield from _table(table)
    if told.codes:
        yield f"### Codes of {told.title}\n"
        yield from (_codes(each) for each in told.codes.values())


def _sources(told: Return) -> str:
    return f"Source{'s' if len(told.sources) > 1 else ''}: {'; '.join(told.sources)}."


def _table(table: Table) -> Iterator[str]:
    years = _span(table.since, table.until)
    yield f"### `{table.name}`: {table.title}\n"
    facts = [f"Collected {years}." if years else "", "May be absent." if table.optional else "", table.note]
    facts.append(f"One row for each {_list(table.key)}." if table.key else "")
    facts += [f"{_list(each.columns)} must be in `{each.table}`." for each in table.parents]
    facts += [f"`{before}` is not after `{after}`." for before, after in table.order]
    facts += [
        f"`{each.parent_column}` of `{each.parent}` is not after `{each.column}`." for each in table.across
    ]
    yield " ".join(filter(None, facts)) + "\n"
    yield "| column | holds | required | what the store keeps |\n|---|---|---|---|"
    yield from (_row(each) for each in table.columns)
    yield ""


def _row(column: Column) -> str:
    years = _span(column.since, column.until)
    name = f"`{column.name}`" + (f" ({years})" if years else "")
    if column.headings:
        name += f", also {_list(column.headings)}"
    cells = (name, _holds(column), "yes" if column.required else "", kept_of(column.kind))
    return "| " + " | ".join(each.replace("|", "\\|") for each in cells) + " |"


def _holds(column: Column) -> str:
    words = _IN_WORDS[column.kind]
    if column.codes:
        words += f" of {_name(column.codes)}"
    if column.instead:
        words += f", or a code of {_name(column.instead)}"
    if column.unknown:
        words += " or not known"
    if column.maximum is not None:
        words += f", {column.minimum} to {column.maximum}"
    elif column.minimum is not None:
        words += f", {column.minimum} or more"
    return f"{words}. {column.note}" if column.note else words


def _codes(codes: Codes) -> str:
    return f"- **{_name(codes)}**: {'; '.join(map(_code, codes.every))}."


def _name(codes: Codes) -> str:
    return codes.name.replace("_", " ")


def _code(code: Code) -> str:
    years = _span(code.since, code.until)
    return f"`{code.code}` {code.label}" + (f" ({years})" if years else "")


def _span(since: int | None, until: int | None) -> str:
    if since and until:
        return f"{since} to {until}"
    return f"from {since}" if since else f"until {until}" if until else ""


def _list(names: tuple[str, ...]) -> str:
    *rest, last = [f"`{each}`" for each in names]
    return f"{', '.join(rest)} and {last}" if rest else last
