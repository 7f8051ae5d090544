"""Rows of Block A to its lines."""

from headway.assessment.kinds import kinds
from headway.assessment.profile import Counts, SettingLine, Stated
from headway.assessment.profile_file.rows import Row, by_item, once
from headway.assessment.words.word_uses import bare
from headway.errors import ForPerson
from headway.frameworks import proportion_tables

__all__ = ["settings_of"]

_WHOSE = ("here", "earlier", "neighbours", "england")
_COUNTS = ("inspected", "good", "inadequate")
_STATED = ("stated good", "stated inadequate")
_ENDS = ("all", "none", "half")
_STEPS = ("much_lower", "lower", "in_line", "higher", "much_higher")


def settings_of(rows: list[Row], faults: list[str]) -> tuple[SettingLine, ...]:
    """A line for each kind of setting; faults are added to ``faults``."""
    found = []
    for kind, own in by_item(rows).items():
        try:
            found.append(_line(kind, own))
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
    told = once(row for row in rows if row.aspect in _COUNTS)
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
    same: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        together = same.setdefault((row.about, row.aspect), [])
        for other in together:
            if other.whose == row.whose:
                raise row.fault("whose", f"{row.aspect}, {row.whose} stands in row {other.line} already.")
        together.append(row)
    return tuple(_stated(aspect.removeprefix("stated "), each) for (_, aspect), each in same.items())


def _stated(aspect: str, rows: list[Row]) -> Stated:
    words = "".join(_words(row) for row in rows if row.whose == "here")
    beside = [row for row in rows if row.whose != "here"]
    for row in beside:
        if row.value not in _STEPS:
            raise row.wrong("value", f"a step. Use one of: {', '.join(_STEPS)}.")
    return Stated(aspect, words, tuple((row.whose, row.value) for row in beside), rows[0].origin())


def _words(row: Row) -> str:
    """A proportion word of any era, without an article; a share in figures is a count and stands with its counts."""
    known = dict.fromkeys(
        each for table in proportion_tables().values() for band in table.bands for each in band.words
    )
    said = bare(row.value)
    if said not in (*known, *_ENDS):
        raise row.wrong("value", f"a proportion word. Use one of: {', '.join((*_ENDS, *known))}.")
    return said
