"""The report of what was loaded: the faults that the store keeps with each current edition."""

from __future__ import annotations

from headway.errors import ForPerson
from headway.returns.checks.report.model import Checked, Line, Place, Report, RuleSummary
from headway.returns.checks.report.of_check import rule_named
from headway.returns.schema import return_named
from headway.returns.sql import parquet
from headway.returns.store import Edition, Store
from headway.returns.store.edition import FAULTS

__all__ = ["report_of_store"]

_NOTE = (
    "These are the faults kept with what was loaded. Children are told by their pseudonyms, and no value is kept; "
    "to see both, and what ran, check the files themselves: headway check FOLDER."
)


def report_of_store(store: Store) -> Report:
    """The faults of every current edition."""
    editions = store.current()
    if not editions:
        raise ForPerson(
            "Nothing has been loaded yet. Give a folder (headway check FOLDER), or load one (headway load FOLDER)."
        )
    lines = [line for edition in editions for line in _lines(store, edition)]
    return Report(
        checked=tuple(_checked(each) for each in editions),
        summaries=_summaries(lines),
        lines=lines,
        notes=(_NOTE,),
    )


def _checked(edition: Edition) -> Checked:
    tables = tuple((name, table.rows) for name, table in edition.tables.items() if name != FAULTS)
    said = (f"Edition {edition.stamp} of {edition.authority}, loaded on {edition.loaded_at:%d %B %Y}.",)
    title = return_named(edition.return_name).title
    return Checked(edition.return_name, title, edition.period, "store", tables, said)


def _lines(store: Store, edition: Edition) -> list[Line]:
    import duckdb

    path = store.path(edition, FAULTS)
    try:
        with duckdb.connect(config={"temp_directory": ""}) as con:
            rows = con.execute(
                f'SELECT CAST(child AS VARCHAR), rule, "table", row, field, message FROM {parquet(path)} '
                'ORDER BY "table", row NULLS LAST, field, rule, child'
            ).fetchall()
    except duckdb.Error:
        raise ForPerson(
            f"{path} is missing or damaged. `headway store verify` says what else is; load the return again."
        ) from None
    return [
        Line(
            child,
            rule,
            table,
            row,
            field,
            message or "",
            None,
            rule_named(rule).title,
            edition.return_name,
            edition.period,
            None,
        )
        for child, rule, table, row, field, message in rows
    ]


def _summaries(lines: list[Line]) -> tuple[RuleSummary, ...]:
    places: dict[str, dict[tuple[str, str, str], list[Line]]] = {}
    for line in lines:
        whose = (line.return_name, line.period, line.table)
        places.setdefault(line.rule_code, {}).setdefault(whose, []).append(line)
    made = (
        RuleSummary(
            code,
            rule_named(code).title,
            rule_named(code).do,
            sum(map(len, found.values())),
            tuple(
                Place(
                    *whose,
                    None,
                    len(of_place),
                    min((each.row for each in of_place if each.row is not None), default=None),
                )
                for whose, of_place in found.items()
            ),
        )
        for code, found in places.items()
    )
    return tuple(sorted(made, key=lambda each: -each.faults))
