"""What a file holds, told by its content: its name decides nothing."""

from __future__ import annotations

import csv
import gzip
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from headway.errors import ForPerson

_HEAD = 2**16
_ZIP, _GZIP, _PARQUET = b"PK\x03\x04", b"\x1f\x8b", b"PAR1"


class Kind(StrEnum):
    """The files that Headway keeps as official statistics, and those that belong to them."""

    EES = "the department's tidy CSV"
    META = "the metadata of a tidy CSV"
    SFR = "underlying data of a statistical first release (to 2017)"
    LAIT = "the long table of the Local Authority Interactive Tool"
    DICTIONARY = "the dictionary of the Local Authority Interactive Tool"
    NEIGHBOURS = "a list of statistical neighbours"
    OUTCOMES = "Ofsted's inspection outcomes"


@dataclass(frozen=True)
class Head:
    """The beginning of a file: its first bytes (unpacked where it is gzip), and its headings where it is text."""

    content: bytes
    columns: tuple[str, ...]
    packed: bool = False

    @property
    def has(self) -> frozenset[str]:
        """The headings in lower case, without blanks at their ends."""
        return frozenset(each.strip().lower() for each in self.columns)


def head_of(path: Path) -> Head:
    """Read the beginning of a file."""
    if not path.is_file():
        raise ForPerson(f"There is no file {path}. Check the name and the folder.")
    with path.open("rb") as file:
        content = file.read(_HEAD)
    if not content.strip():
        raise ForPerson(f"{path.name} is empty. Fetch it again.")
    packed = content.startswith(_GZIP)
    if packed:
        content = _unpacked(path)
    return Head(content, headings(content), packed)


def _unpacked(path: Path) -> bytes:
    try:
        with gzip.open(path, "rb") as file:
            return file.read(_HEAD)
    except (OSError, EOFError, zlib.error):
        raise ForPerson(
            f"{path.name} cannot be unpacked: it was cut short or damaged. Fetch it again."
        ) from None


def headings(content: bytes) -> tuple[str, ...]:
    """The headings of a CSV; none where the content is no text."""
    first = content.removeprefix(b"\xef\xbb\xbf").splitlines()[0] if content.strip() else b""
    if b"\0" in content:
        return ()
    try:
        return tuple(next(csv.reader([first.decode("utf-8")], strict=True), ()))
    except (UnicodeDecodeError, csv.Error):
        return ()


_META = frozenset(
    ("col_name", "col_type", "label", "indicator_grouping", "indicator_unit", "indicator_dp", "filter_hint")
)
_EES = frozenset(("time_period", "time_identifier", "geographic_level"))
_MARKS: tuple[tuple[Kind, Callable[[frozenset[str]], bool]], ...] = (
    (Kind.META, lambda has: {"col_name", "col_type"} <= has or len(has & _META) >= 4),
    (Kind.EES, lambda has: len(has & _EES) >= 2),
    (Kind.SFR, lambda has: {"geog_l", "geog_n"} <= has),
    (Kind.LAIT, lambda has: {"la and regions", "la number", "years", "values"} <= has),
    (Kind.DICTIONARY, lambda has: {"measure_code", "measure_short", "polarity", "no_quartile"} <= has),
    (Kind.NEIGHBOURS, lambda has: bool({"sn1", "sn_1"} & has) and bool({"sn2", "sn_2"} & has)),
)


def kind_of(head: Head) -> Kind | None:
    """What the file is, as far as its beginning says; None for anything else."""
    if head.content.startswith(_PARQUET):
        return Kind.LAIT
    if head.content.startswith(_ZIP):
        return Kind.OUTCOMES
    return next((kind for kind, told in _MARKS if told(head.has)), None)
