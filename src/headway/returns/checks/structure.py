"""Checks that follow from the schema alone: keys, parents, the order of dates, the days of the collection."""

from collections.abc import Iterator

from headway.returns.checks.rule import Cross, Query
from headway.returns.checks.subject import Subject
from headway.returns.tables import Column, Kind, Table

__all__ = [
    "after_the_collection",
    "before_birth",
    "before_the_collection",
    "before_the_parent",
    "born_after_the_collection",
    "content",
    "differing_keys",
    "out_of_order",
    "repeated",
    "repeated_rows",
    "surplus",
    "without_parent",
]

_MAY_LIE_AHEAD = {
    "uasc.DUC",  # the eighteenth birthday to come
    "section_47.InitialCPCtarget",  # fifteen working days after an enquiry of late March
    "pre_proceedings.CourtAppDate",
}
_MUST_LIE_WITHIN = {
    "ssda903": (
        "episodes.DEC",
        "reviews.REVIEW",
        "missing.MIS_END",
        "placed_adoption.DATE_PLACED_CEASED",
    ),
    "cin": (
        "cin_details.CINclosureDate",
        "assessments.AssessmentAuthorisationDate",
        "need_plans.CINPlanEndDate",
        "protection_plans.CPPendDate",
    ),
}


def content(table: Table, year: int) -> str:
    """Every column of the table, for an order or a comparison that rests on what a row says."""
    return ", ".join(f'"{each.name}"' for each in table.columns_in(year))


def repeated(table: Table, relation: str) -> str:
    """The rows whose key is on more than one row."""
    key = ", ".join(f'"{each}"' for each in table.key)
    known = " AND ".join(f'"{each}" IS NOT NULL' for each in table.key)
    twice = f"SELECT {key} FROM {relation} WHERE {known} GROUP BY ALL HAVING count(*) > 1"
    return f"SELECT r.rowid AS id, r.* FROM {relation} r SEMI JOIN ({twice}) USING ({key})"


def surplus(table: Table, year: int, repeated_relation: str) -> str:
    """All rows of a key but the first by what they say: their row ids, since rows of an XML may share a line."""
    key = ", ".join(f'"{each}"' for each in table.key)
    order = content(table, year)
    return (
        f"SELECT id FROM {repeated_relation} "
        f"QUALIFY row_number() OVER (PARTITION BY {key} ORDER BY {order}, file, row) > 1"
    )


def repeated_rows(subject: Subject) -> Iterator[Query]:
    """Each row after the first that says the same in every column."""
    for table in _keyed(subject):
        every = content(table, subject.year)
        yield Query(
            table.name,
            table.key[-1],
            f"SELECT file, row, {{person}} AS child, NULL AS value, first_value(row) OVER alike AS other "
            f"FROM {{repeated_{table.name}}} "
            f"WINDOW alike AS (PARTITION BY {every} ORDER BY file, row) "
            f"QUALIFY row_number() OVER alike > 1",
            "The row says the same as row {other} in every column.",
        )


def differing_keys(subject: Subject) -> Iterator[Query]:
    """Every row of a key that is on rows which differ: no machine can say which of them is right."""
    for table in _keyed(subject):
        key = ", ".join(f'"{each}"' for each in table.key)
        every = content(table, subject.year)
        shown = " and ".join(table.key)
        yield Query(
            table.name,
            table.key[-1],
            f"SELECT file, row, {{person}} AS child, NULL AS value, NULL AS other FROM ("
            f"SELECT *, row_number() OVER (PARTITION BY {every} ORDER BY file, row) AS alike "
            f"FROM {{repeated_{table.name}}}) "
            f"QUALIFY alike = 1 AND count(*) FILTER (alike = 1) OVER (PARTITION BY {key}) > 1",
            f"Another row has the same {shown}, and the two differ elsewhere.",
        )


def without_parent(subject: Subject) -> Iterator[Query]:
    """Each row whose parent is in no table of the delivery."""
    for table in subject.tables.values():
        for parent in table.parents:
            over = subject.tables[parent.table]
            known = " AND ".join(f't."{each}" IS NOT NULL' for each in parent.columns)
            same = " AND ".join(f'p."{each}" = t."{each}"' for each in parent.columns)
            field = parent.columns[-1]
            yield Query(
                table.name,
                field,
                f'SELECT t.file, t.row, {{t.person}} AS child, CAST(t."{field}" AS VARCHAR) AS value, NULL AS other '
                f"FROM {{{table.name}}} t WHERE {known} "
                f"AND NOT EXISTS (SELECT 1 FROM {{{over.name}}} p WHERE {same})",
                f"{over.title} ({over.name}) has no row with the {' and '.join(parent.columns)} of this one.",
                parent.columns[:-1],
                tables=(over.name,),
            )


def before_birth(subject: Subject) -> Iterator[Query | Cross]:
    """Each date that comes before the date of birth it stands beside, or that its parent holds."""
    for table in subject.tables.values():
        for first, second in table.order:
            if table.column(first).kind is Kind.BORN:
                yield _pair(table, first, second, f"{second} comes before {first}, the date of birth.")
        for over in table.across:
            parent = subject.tables[over.parent]
            if parent.column(over.parent_column).kind is Kind.BORN:
                yield _across(
                    table,
                    over.column,
                    parent,
                    over.parent_column,
                    f"{over.column} comes before the date of birth in {parent.title} ({parent.name}).",
                )


def before_the_parent(subject: Subject) -> Iterator[Query]:
    """Each date that comes before the start of what the row stands in: a plan before its referral."""
    for table in subject.tables.values():
        of_parents = {each for parent in table.parents for each in parent.columns}
        for first, second in table.order:
            if first in of_parents:
                yield _pair(table, first, second, f"{second} comes before {first}, in which it stands.")


def out_of_order(subject: Subject) -> Iterator[Query]:
    """Each pair of dates of one row in the wrong order."""
    for table in subject.tables.values():
        of_parents = {each for parent in table.parents for each in parent.columns}
        for first, second in table.order:
            if first not in of_parents and table.column(first).kind is not Kind.BORN:
                yield _pair(table, first, second, f"{second} comes before {first}.")


def after_the_collection(subject: Subject) -> Iterator[Query]:
    """Each date, but those that may lie ahead, after the last day of the collection."""
    if subject.days.last is None:
        return
    for table, column in _dates(subject, Kind.DATE, Kind.MONTH):
        if f"{table.name}.{column.name}" not in _MAY_LIE_AHEAD:
            yield _outside(table, column.name, f'"{column.name}" > {{last}}', "is after the last day")


def before_the_collection(subject: Subject) -> Iterator[Query]:
    """Each date that must lie within the collection, before its first day."""
    for place in _MUST_LIE_WITHIN.get(subject.return_name, ()):
        name, column = place.split(".")
        if name in subject.tables:
            yield _outside(subject.tables[name], column, f'"{column}" < {{first}}', "is before the first day")


def born_after_the_collection(subject: Subject) -> Iterator[Query]:
    """Each date of birth, but the expected one of an unborn child, after the last day of the collection."""
    if subject.days.last is None:
        return
    for table, column in _dates(subject, Kind.BORN):
        if not column.name.startswith("Expected"):
            yield _outside(table, column.name, f'"{column.name}" > {{last}}', "is after the last day")


def _keyed(subject: Subject) -> Iterator[Table]:
    return (each for each in subject.tables.values() if each.key)


def _dates(subject: Subject, *kinds: Kind) -> Iterator[tuple[Table, Column]]:
    for table in subject.tables.values():
        if subject.return_name == "cin" and table.name == "header":
            continue  # its date has a rule of its own
        yield from ((table, each) for each in table.columns_in(subject.year) if each.kind in kinds)


def _outside(table: Table, column: str, when: str, words: str) -> Query:
    return Query(
        table.name,
        column,
        f'SELECT file, row, {{person}} AS child, CAST("{column}" AS VARCHAR) AS value, NULL AS other '
        f"FROM {{{table.name}}} WHERE {when}",
        f"{column} {words} of the collection.",
    )


def _pair(table: Table, first: str, second: str, says: str) -> Query:
    return Query(
        table.name,
        second,
        f'SELECT file, row, {{person}} AS child, CAST("{second}" AS VARCHAR) AS value, NULL AS other '
        f'FROM {{{table.name}}} WHERE "{second}" < "{first}"',
        says,
        (first,),
    )


def _across(table: Table, column: str, parent: Table, of_parent: str, says: str) -> Query | Cross:
    link = next((each.columns for each in table.parents if each.table == parent.name), None)
    if link is None:
        return Cross(table.name, f"the schema does not say how {table.name} is joined to {parent.name}")
    keys = ", ".join(f'"{each}"' for each in link)
    same = " AND ".join(f'p."{each}" = t."{each}"' for each in link)
    least = f'SELECT {keys}, min("{of_parent}") AS least FROM {{{parent.name}}} GROUP BY ALL'
    return Query(
        table.name,
        column,
        f'SELECT t.file, t.row, {{t.person}} AS child, CAST(t."{column}" AS VARCHAR) AS value, NULL AS other '
        f'FROM {{{table.name}}} t JOIN ({least}) p ON {same} WHERE t."{column}" < p.least',
        says,
        tables=(parent.name,),
    )
