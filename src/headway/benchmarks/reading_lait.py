"""The department's Local Authority Interactive Tool (LAIT): its long table and its dictionary of measures.

The table comes as Parquet (whole) or CSV, also gzipped (an extract): a row a measure, year and place, with the value
as a spreadsheet printed it ("4.7980000000000002E-2"). Its one symbol is "-": a figure that is suppressed, not
collected or not there; which of them, the Tool does not say, so it means "missing".
"""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from headway.benchmarks.csv_table import MOST_BYTES
from headway.benchmarks.places import by_number
from headway.benchmarks.reading import Kept, Reading
from headway.errors import ForPerson
from headway.returns.sql import as_pattern, literal

if TYPE_CHECKING:
    import duckdb

SOURCE = "lait"
DATASET, EXTRACT, DICTIONARY = "long_table", "long_table_extract", "dictionary"
SYMBOL, MEANING = "-", "missing"

_MEASURE = ("Short Desc", "Measure_short")
_NEEDED = ("Years", "LA and Regions", "Values", "LA Number")
_TOLD = 3  # faults named in one message
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True)
class Measure:
    """One line of the dictionary. ``polarity`` is the Tool's: "high", "low" or "" where it takes no side; ``banded``
    is False where the Tool shows no quartiles because its range is too small.
    """

    short: str
    code: str
    topic: str
    title: str
    polarity: str
    axis: str
    decimals: int | None
    banded: bool


def read_lait(path: Path, connection: duckdb.DuckDBPyConnection) -> Reading:
    """The long table, one figure for each of its rows.

    An unknown place, a value that is neither number nor "-", or one measure, year and place twice refuse the file.
    """
    _must_be_of_a_size(path)
    column = _measure_column(_columns(connection, path))
    if column is None:
        raise ForPerson(
            f'{path.name} is not the long table of the Interactive Tool: it has no "Short Desc" beside "Years", '
            '"LA and Regions", "Values" and "LA Number". Give the Tool\'s own file.'
        )
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE lait_place (number INTEGER, level VARCHAR, area VARCHAR, name VARCHAR)"
    )
    connection.executemany(
        "INSERT INTO lait_place VALUES (?, ?, ?, ?)",
        [(number, place.level, place.area, place.name) for number, place in by_number().items()],
    )
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE lait_read AS {_READ.format(measure=column, table=_scan(path))}"
    )
    _must_be_sound(connection, path.name)
    is_whole = column == _MEASURE[0]
    dataset = DATASET if is_whole else EXTRACT
    title = "Local Authority Interactive Tool" + ("" if is_whole else ", an extract")
    return Reading(SOURCE, dataset, title, _STORED)


# A spreadsheet prints seventeen digits; DuckDB prints the shortest that mean the same number, and its decimals are
# those that the department published.
_READ = """
SELECT raw."{measure}" AS measure, trim(raw."Years") AS period, raw."LA Number" AS number,
       raw."LA and Regions" AS named, trim(raw."Values") AS printed,
       TRY_CAST(trim(raw."Values") AS DOUBLE) AS value, place.level, place.area, place.name
FROM {table} AS raw
LEFT JOIN lait_place AS place ON place.number = TRY_CAST(raw."LA Number" AS DOUBLE)
"""
_STORED = f"""
SELECT measure, '' AS breakdown, period, '' AS time_identifier, level, area, name AS area_name, value,
       CASE WHEN value IS NULL THEN NULL WHEN value = trunc(value) THEN 0
            ELSE length(regexp_extract(CAST(value AS VARCHAR), '[.](\\d+)', 1)) END::SMALLINT AS decimals,
       CASE WHEN value IS NULL THEN printed END AS symbol,
       CASE WHEN value IS NULL THEN '{MEANING}' END AS meaning
FROM lait_read
"""
_FAULTS = f"""
SELECT measure, period, named, CASE
    WHEN level IS NULL THEN 'the place with number ' || coalesce(CAST(number AS VARCHAR), '(blank)') || ' is not known'
    ELSE '"' || coalesce(printed, '') || '" is neither a number nor "{SYMBOL}"' END
FROM lait_read
WHERE level IS NULL OR (value IS NULL AND printed IS DISTINCT FROM '{SYMBOL}') OR isinf(value) OR isnan(value)
LIMIT {_TOLD}
"""
_TWICE = f"""
SELECT measure, period, any_value(named) FROM lait_read GROUP BY measure, period, area, number HAVING count(*) > 1
LIMIT {_TOLD}
"""


def _must_be_sound(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    faults = [
        f"{measure}, {period}, {place}: {why}."
        for measure, period, place, why in connection.execute(_FAULTS).fetchall()
    ]
    faults += [
        f"{measure}, {period}, {place}: stands there twice."
        for measure, period, place in connection.execute(_TWICE).fetchall()
    ]
    if faults:
        raise ForPerson(f"{name}: {' '.join(faults[:_TOLD])} Nothing was loaded; fetch the file again.")


def _must_be_of_a_size(path: Path) -> None:
    """Refuse what is far larger than any table of the Tool (40 MB unpacked), before it fills memory and disk."""
    with path.open("rb") as file:
        packed = file.read(2) == _GZIP
    size = _unpacked_size(path) if packed else path.stat().st_size
    if size > MOST_BYTES:
        raise ForPerson(
            f"{path.name} {'unpacks to' if packed else 'has'} more than {MOST_BYTES // 2**20} MiB, as no table of the "
            "Interactive Tool does. Check the file."
        )


def _unpacked_size(path: Path) -> int:
    """The bytes in a gzipped file, counted no further than is too many."""
    size = 0
    try:
        with gzip.open(path, "rb") as file:
            while size <= MOST_BYTES and (part := file.read(2**20)):
                size += len(part)
    except (OSError, EOFError, zlib.error):
        raise ForPerson(f"{path.name} is damaged and cannot be read. Fetch it again.") from None
    return size


def _scan(path: Path) -> str:
    with path.open("rb") as file:
        is_parquet = file.read(4) == b"PAR1"
    if is_parquet:
        return f"read_parquet({literal(as_pattern(path))})"
    return f"read_csv({literal(as_pattern(path))}, all_varchar = true, header = true)"


def _columns(connection: duckdb.DuckDBPyConnection, path: Path) -> list[str]:
    import duckdb

    try:
        return [row[0] for row in connection.execute(f"DESCRIBE SELECT * FROM {_scan(path)}").fetchall()]
    except duckdb.Error:
        raise ForPerson(f"{path.name} is damaged and cannot be read. Fetch it again.") from None


def _measure_column(columns: list[str]) -> str | None:
    if not set(_NEEDED) <= set(columns):
        return None
    return next((name for name in _MEASURE if name in columns), None)


def read_dictionary_file(path: Path, _connection: duckdb.DuckDBPyConnection) -> Kept:
    """The dictionary as the store keeps it: the file itself, read again by :func:`read_dictionary`."""
    measures = read_dictionary(path)
    return Kept(
        SOURCE, DICTIONARY, "Dictionary of the Local Authority Interactive Tool", "", "", len(measures)
    )


def read_dictionary(path: Path) -> dict[str, Measure]:
    """The dictionary by short name, which is what the long table prints. A name there twice (it once was renumbered)
    keeps its first line.
    """
    try:
        rows = list(
            csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), strict=True)
        )
    except (OSError, UnicodeDecodeError, csv.Error):
        raise ForPerson(
            f"{path.name} cannot be read as a CSV in UTF-8. Fetch the dictionary again."
        ) from None
    found: dict[str, Measure] = {}
    for row in rows:
        if short := (row.get("Measure_short") or "").strip():
            found.setdefault(short, _measure(short, row))
    if not found:
        raise ForPerson(
            f'{path.name} has no column "Measure_short". Give the dictionary of the Interactive Tool.'
        )
    return found


def _measure(short: str, row: dict[str, str]) -> Measure:
    def cell(name: str) -> str:
        said = (row.get(name) or "").strip()
        return "" if said in ("NA", "-") else said

    return Measure(
        short=short,
        code=cell("Measure_code"),
        topic=cell("Topic"),
        title=cell("Measure"),
        polarity=cell("Polarity").lower(),
        axis=cell("y_axis_name"),
        decimals=int(cell("dps")) if cell("dps").isdigit() else None,
        banded=cell("No_Quartile") != "N",
    )
