"""One inspection that stands in several tables, each with part of it, put together."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from headway.benchmarks.register import Problem, RegisterRow

_LONGEST = 240
"""Calendar days from the start of an inspection to its report: the longest in the register is 169."""


def put_together(rows: Iterable[RegisterRow]) -> tuple[list[RegisterRow], list[Problem]]:
    """Each inspection once, and where two tables differ about its grades (the first is then kept)."""
    found: dict[tuple[str, str], list[RegisterRow]] = defaultdict(list)
    problems: list[Problem] = []
    for row in sorted(rows, key=_fullest_first):
        known = found[row.ons_code, row.framework]
        match = next((place for place, other in enumerate(known) if _is_same(row, other)), None)
        if match is None:
            known.append(row)
            continue
        problems += _differences(known[match], row)
        known[match] = _joined(known[match], row)
    together = [row for rows_of_one in found.values() for row in rows_of_one]
    return sorted(together, key=lambda row: (row.authority, row.published or row.start or date.max)), problems


def _fullest_first(row: RegisterRow) -> tuple[bool, bool, bool]:
    """Rows with a day of publication first, then those with a day of inspection and a form."""
    return row.published is None, row.start is None, not row.form


def _is_same(row: RegisterRow, other: RegisterRow) -> bool:
    if row.form and other.form and row.form != other.form:
        return False
    if row.start and other.start:
        return row.start == other.start
    if row.published and other.published:
        return row.published == other.published
    start, published = row.start or other.start, row.published or other.published
    if start is None or published is None:
        return False
    return 0 < (published - start).days <= _LONGEST and row.judgements == other.judgements


def _differences(kept: RegisterRow, row: RegisterRow) -> list[Problem]:
    sheet, _, number = row.place.rpartition(", row ")
    return [
        Problem(
            sheet,
            int(number or 0),
            key,
            f'{row.authority} is "{row.judgements[key]}" here and "{kept.judgements[key]}" in {kept.place}; '
            "the latter was kept.",
        )
        for key in row.judgements
        if key in kept.judgements and row.judgements[key] != kept.judgements[key]
    ]


def _joined(kept: RegisterRow, row: RegisterRow) -> RegisterRow:
    return replace(
        kept,
        form=kept.form or row.form,
        start=kept.start or row.start,
        end=kept.end or row.end,
        published=kept.published or row.published,
        judgements={**row.judgements, **kept.judgements},
        theme=kept.theme or row.theme,
    )
