"""The metadata of a tidy CSV: what each column is, and what in the metadata itself is wrong."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from headway.benchmarks.register import Problem
from headway.benchmarks.tidy import meta_columns, place_and_time, units

_MOST_BYTES = 5 * 2**20
_MAY_FILTER = frozenset(("school_name",))  # in files that name schools below no level of their own


@dataclass(frozen=True)
class Line:
    """One row of the metadata, by column; ``number`` as a spreadsheet counts."""

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True)
class Meta:
    """The metadata of one file."""

    file: str
    lines: tuple[Line, ...]

    @property
    def indicators(self) -> tuple[str, ...]:
        return self._named("Indicator")

    @property
    def filters(self) -> tuple[str, ...]:
        return self._named("Filter")

    @property
    def groups(self) -> tuple[str, ...]:
        """Columns that gather a filter's items; they have no row of their own."""
        return tuple(filter(None, (each["filter_grouping_column"] for each in self.lines)))

    def _named(self, kind: str) -> tuple[str, ...]:
        return tuple(each["col_name"] for each in self.lines if each["col_type"] == kind)


def read_meta(path: Path) -> tuple[Meta | None, tuple[Problem, ...]]:
    """The metadata in a file, and what is wrong with it by itself. None: it is no metadata at all."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ValueError
        text = path.read_bytes().decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error, ValueError):
        message = "the metadata is no CSV in UTF-8. Save it as CSV UTF-8."
        return None, (Problem(path.name, 1, "", message),)
    heads = [each.strip() for each in rows[0]] if rows else []
    wrong = tuple(_headings(path.name, heads))
    if wrong:
        return None, wrong
    lines = tuple(
        Line(number, {head: cell.strip() for head, cell in zip(heads, row, strict=False)})
        for number, row in enumerate(rows[1:], start=2)
        if any(cell.strip() for cell in row)
    )
    meta = Meta(path.name, lines)
    return meta, tuple(_faults(meta))


def _headings(file: str, heads: Sequence[str]) -> Iterator[Problem]:
    needed, optional = meta_columns()
    missing = [each for each in needed if each not in heads]
    if missing:
        yield Problem(file, 1, missing[0], f"the metadata has no column {', '.join(missing)}. Add it.")
    for head in heads:
        if head not in (*needed, *optional):
            yield Problem(file, 1, head, "the metadata has no such column. Take it away.")


def _faults(meta: Meta) -> Iterator[Problem]:
    if not meta.indicators:
        yield Problem(meta.file, 1, "col_type", "no row is an Indicator, so the file holds no figures.")
    for line in meta.lines:
        for column, message in _of_line(line):
            yield Problem(meta.file, line.number, column, message)
    yield from _twice(meta, "col_name")
    yield from _twice(meta, "label")
    yield from _twice(meta, "filter_grouping_column")
    groups = Counter(bare(each) for each in {line["indicator_grouping"] for line in meta.lines} if each)
    for line in meta.lines:
        if groups[bare(line["indicator_grouping"])] > 1:
            message = f'"{line["indicator_grouping"]}" is spelt in two ways. Spell it in one.'
            yield Problem(meta.file, line.number, "indicator_grouping", message)
            return


def _of_line(line: Line) -> Iterator[tuple[str, str]]:
    """What is wrong in a row: the column, and why."""
    name, kind, places = line["col_name"], line["col_type"], line["indicator_dp"]
    if not name:
        yield "col_name", "blank: name a column of the data."
    if re.search(r"\s", name):
        yield "col_name", f'"{name}" has a space in it. Write it as in the data, with _ instead.'
    if name in place_and_time() - _MAY_FILTER:
        yield (
            "col_name",
            f'"{name}" says when or where, which the metadata does not describe. Take the row away.',
        )
    elif name not in _MAY_FILTER and bare(name) in {bare(each) for each in place_and_time()}:
        yield "col_name", f'"{name}" is spelt almost as a column that says when or where. Name it otherwise.'
    if kind not in ("Filter", "Indicator"):
        yield "col_type", f'"{kind}" is neither Filter nor Indicator.'
    if not line["label"] or line["label"].lower() == "null":
        yield "label", f'"{name}" has no label. Give it one.'
    if kind == "Filter":
        yield from _must_be_blank(line, "a filter", ("indicator_grouping", "indicator_unit", "indicator_dp"))
    if kind == "Indicator":
        yield from _must_be_blank(line, "an indicator", ("filter_hint", "filter_grouping_column"))
        if line["indicator_unit"] not in units():
            yield (
                "indicator_unit",
                f'"{line["indicator_unit"]}" is no unit. Use %, £, £m, pp or leave it blank.',
            )
        if places and not re.fullmatch(r"\d", places):
            yield "indicator_dp", f'"{places}" is no number of decimals. Give 0, 1, 2 …'


def _must_be_blank(line: Line, what: str, columns: Sequence[str]) -> Iterator[tuple[str, str]]:
    for column in columns:
        if line[column]:
            yield column, f'"{line["col_name"]}" is {what}, so this stays blank.'


def _twice(meta: Meta, column: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for line in meta.lines:
        if line[column] in seen:
            yield Problem(
                meta.file, line.number, column, f'"{line[column]}" stands there twice. Take one away.'
            )
        if line[column]:
            seen.add(line[column])


def bare(text: str) -> str:
    """Letters and digits only."""
    return re.sub(r"[\W_]", "", text).lower()
