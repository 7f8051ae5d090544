"""Rows of Block A to its lines."""

from itertools import groupby

from headway.assessment.kinds import kinds
from headway.assessment.profile import Counts, SettingLine, Stated
from headway.assessment.profile_file.rows import Row
from headway.errors import ForPerson

__all__ = ["settings_of"]

_WHOSE = ("here", "earlier", "neighbours", "england")
_COUNTS = ("inspected", "good", "inadequate")
_STATED = ("stated good", "stated inadequate")
_STEPS = ("much_lower", "lower", "in_line", "higher", "much_higher")


def settings_of(rows: list[Row], faults: list[str]) -> tuple[SettingLine, ...]:
    """A line for each kind of setting; faults are added to ``faults``."""
    found = []
    for kind in dict.fromkeys(row.item for row in rows):
        try:
            found.append(_line(kind, [row for row in rows if row.item == kind]))
        except ForPerson as fault:
            faults.append(str(fault))
    return tuple(found)


def _line(kind: str, rows: list[Row]) -> SettingLine:
    if kind not in [each.id for each in kinds()]:
        known = ", ".join(each.id for each in kinds())
        raise rows[0].wrong("item", f"a kind of setting. Use one of: {known}.")
    for row in rows:
        _must_be_known(row)
    own = next((row for row in rows if row.aspect not in _STATED), rows[0])
    counts = {whose: _counts([row for row in rows if row.whose == whose]) for whose in _WHOSE}
    stated = [row for row in rows if row.aspect in _STATED]
    return SettingLine(kind, own.origin(), **counts, stated=_statements(stated))


def _must_be_known(row: Row) -> None:
    if row.aspect == "line":
        return
    if row.aspect not in (*_COUNTS, *_STATED):
        raise row.wrong("aspect", f"known of a setting. Use one of: {', '.join((*_COUNTS, *_STATED))}.")
    if row.whose not in _WHOSE:
        raise row.wrong("whose", f"known. Use one of: {', '.join(_WHOSE)}.")


def _counts(rows: list[Row]) -> Counts | None:
    told: dict[str, Row] = {}
    for row in rows:
        if row.aspect in told:
            raise row.fault("aspect", f"{row.aspect} stands in row {told[row.aspect].line} already.")
        if row.aspect in _COUNTS:
            told[row.aspect] = row
    if not told:
        return None
    found = {each: row.whole() for each, row in told.items()}
    missing = [each for each in _COUNTS if each not in told]
    if missing:
        first = next(iter(told.values()))
        raise first.fault(
            "aspect", f"{first.aspect} stands without {' and '.join(missing)}. Add a row for it."
        )
    try:
        return Counts(**found)
    except ForPerson as error:
        raise told["good"].fault("value", str(error)) from None


def _statements(rows: list[Row]) -> tuple[Stated, ...]:
    """Rows of one number (column ``about``) and aspect are one statement."""
    same = groupby(rows, key=lambda row: (row.about, row.aspect))
    return tuple(_stated(aspect.removeprefix("stated "), list(each)) for (_, aspect), each in same)


def _stated(aspect: str, rows: list[Row]) -> Stated:
    words = "".join(row.value for row in rows if row.whose == "here")
    beside = [row for row in rows if row.whose != "here"]
    for row in beside:
        if row.value not in _STEPS:
            raise row.wrong("value", f"a step. Use one of: {', '.join(_STEPS)}.")
    return Stated(aspect, words, tuple((row.whose, row.value) for row in beside), rows[0].origin())
