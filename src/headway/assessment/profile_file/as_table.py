"""A profile as one long CSV: a row a figure, each with its source, in the columns that :mod:`from_table` reads."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace

from headway.assessment.kinds import kinds
from headway.assessment.profile import (
    Block,
    Counts,
    MajorInspection,
    MeasureLine,
    Origin,
    Profile,
    SettingLine,
    Stated,
    Value,
)
from headway.assessment.profile_file.rows import COLUMNS, NO_NUMBER, Row

__all__ = ["as_csv"]


def as_csv(profile: Profile) -> str:
    """The whole profile as CSV with headings."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in _rows(profile):
        writer.writerow(replace(row, authority=profile.authority, year=str(profile.year)).cells())
    return out.getvalue()


def _rows(profile: Profile) -> Iterator[Row]:
    about = {"name": profile.name, "as of": profile.as_of.isoformat(), "neighbours": profile.neighbours}
    yield from (Row(block="profile", aspect=aspect, value=value) for aspect, value in about.items() if value)
    yield from (Row(block="note", value=note) for note in profile.notes)
    for setting in profile.settings:
        yield from _setting(setting)
    for inspection in profile.inspections:
        yield from _inspection(inspection)
    for measure in profile.measures:
        yield from _measure(measure)


def _from(origin: Origin, row: Row) -> Row:
    return replace(row, source=origin.title, address=origin.address, mark=origin.mark.value)


def _setting(line: SettingLine) -> Iterator[Row]:
    titles = {each.id: each.plural for each in kinds()}
    start = Row(block=Block.SETTINGS.value, item=line.kind, title=titles.get(line.kind, ""))
    yield _from(line.origin, replace(start, aspect="line"))
    for whose in ("here", "earlier", "neighbours", "england"):
        counts: Counts | None = getattr(line, whose)
        for aspect in ("inspected", "good", "inadequate") if counts else ():
            value = str(getattr(counts, aspect))
            yield _from(line.origin, replace(start, whose=whose, aspect=aspect, value=value))
    for place, stated in enumerate(line.stated, 1):
        about = str(place) if len(line.stated) > 1 else ""
        yield from (_from(stated.origin, row) for row in _stated(stated, replace(start, about=about)))


def _stated(stated: Stated, start: Row) -> Iterator[Row]:
    start = replace(start, aspect=f"stated {stated.aspect}")
    if stated.words:
        yield replace(start, whose="here", value=stated.words)
    for whose, step in stated.beside:
        yield replace(start, whose=whose, value=step)


def _inspection(line: MajorInspection) -> Iterator[Row]:
    start = _from(
        line.origin,
        Row(block=Block.INSPECTIONS.value, item=line.id, title=line.kind.label, about=line.kind.value),
    )
    told = {
        "framework": line.framework,
        "last day": line.on.isoformat(),
        "when": line.when,
        "published": line.published.isoformat() if line.published else "",
        "priority actions": "" if line.priority_actions is None else str(line.priority_actions),
        "serious": "" if line.serious is None else "yes" if line.serious else "no",
        "note": line.note,
    }
    yield from (replace(start, aspect=aspect, value=value) for aspect, value in told.items() if value)
    for judgement, grade in line.grades:
        yield replace(start, aspect=f"grade:{judgement}", value=grade.label, unit=grade.scale)


def _measure(line: MeasureLine) -> Iterator[Row]:
    start = _from(
        line.origin,
        Row(
            block=Block.MEASURES.value,
            item=line.number,
            title=line.title,
            period=line.period,
            unit=line.unit,
            better=line.better.value,
            outcome=line.outcome,
        ),
    )
    yield replace(start, aspect="line")
    for whose in ("here", "england", "neighbours"):
        yield from _value(getattr(line, whose), replace(start, whose=whose))
    yield from _value(line.earlier, replace(start, whose="earlier", period=line.earlier_period))
    if line.earlier is None and line.earlier_period:
        yield replace(start, whose="earlier", aspect="line", period=line.earlier_period)
    for name, number in line.neighbour_values:
        yield replace(start, whose=f"neighbour:{name}", aspect="value", value=format(number, "f"))


def _value(value: Value | None, start: Row) -> Iterator[Row]:
    if value is None:
        return
    printed = NO_NUMBER if value.value is None else format(value.value, "f")
    yield replace(start, aspect="value", value=printed)
    for aspect in ("numerator", "denominator"):
        count = getattr(value, aspect)
        if count is not None:
            yield replace(start, aspect=aspect, value=format(count, "f"))
