"""Last year's tables brought beside this year's: only the columns that rules read, in memory as all the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from headway.returns.checks.rules_beside import LAST_YEAR
from headway.returns.checks.subject import Subject
from headway.returns.intake import Delivery, Intake
from headway.returns.schema import Kind

__all__ = ["LastYear", "bring", "find_last"]

_DAYS = (Kind.DATE, Kind.BORN, Kind.MONTH)


@dataclass(frozen=True)
class LastYear:
    """The same return of the year before and the intake that holds it; without one, the reason."""

    intake: Intake | None = None
    delivery: Delivery | None = None
    why_not: str = ""


def find_last(intake: Intake, delivery: Delivery, previous: Intake | None) -> LastYear:
    """Last year's return: of the folder given for it, else of the same folder."""
    if delivery.return_name not in LAST_YEAR:
        return LastYear(why_not="this return is not laid beside last year's")
    year = delivery.year - 1
    for place in (previous, intake):
        found = [
            each
            for each in (place.deliveries if place else ())
            if each.return_name == delivery.return_name
            and each.year == year
            and (each.authority is None or delivery.authority in (None, each.authority))
        ]
        if len(found) > 1:
            return LastYear(
                why_not=f"there are {len(found)} returns of {year}: give the folder of one of them"
            )
        if found:
            return LastYear(place, found[0])
    if previous is None:
        return LastYear(why_not=f"no return of {year} was given (--previous)")
    return LastYear(why_not=f"the folder of last year has no {delivery.return_name} of {year}")


def bring(subject: Subject, last: LastYear) -> Mapping[str, str]:
    """Make each table of last year in this year's connection; names by table. `unsure` rows have an unreadable cell."""
    made: dict[str, str] = {}
    if last.intake is None or last.delivery is None:
        return made
    con, theirs = subject.intake.con, last.intake.con
    for table, columns in LAST_YEAR[subject.return_name].items():
        ref = last.delivery.tables.get(table)
        if ref is None:
            continue
        fields = ", ".join(f"'{each}'" for each in columns)
        select = f"""SELECT row, {", ".join(columns)}, EXISTS (SELECT 1 FROM faults f WHERE f.delivery =
            {last.delivery.number} AND f.tbl = '{table}' AND f.file = p.file AND f.row = p.row
            AND f.field IN ({fields})) AS unsure FROM "{ref.parsed}" p"""
        name = made[table] = f"check_{subject.delivery.number}_last_{table}"
        if theirs is con:
            con.execute(f'CREATE OR REPLACE TEMP TABLE "{name}" AS {select}').fetchall()
            continue
        con.register("coming", theirs.execute(select).fetchnumpy())
        known = subject.schema.table(table)
        typed = ", ".join(
            f"CAST({each} AS DATE) AS {each}" if known.column(each).kind in _DAYS else each
            for each in columns
        )
        con.execute(
            f'CREATE OR REPLACE TEMP TABLE "{name}" AS SELECT row, {typed}, unsure FROM coming'
        ).fetchall()
        con.unregister("coming")
    return made
