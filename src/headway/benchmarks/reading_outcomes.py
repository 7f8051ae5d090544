"""A spreadsheet as the store keeps it, the file itself: Ofsted's inspection outcomes, or a list of neighbours.

What stands in it is read by ``read_register`` (``read_neighbours``) whenever it is asked for, and nowhere else.
"""

from __future__ import annotations

import zipfile
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from headway.benchmarks.reading import Kept
from headway.benchmarks.reading_neighbours import read_neighbours_file
from headway.benchmarks.reading_registers import read_register
from headway.errors import ForPerson

if TYPE_CHECKING:
    import duckdb

SOURCE, DATASET = "outcomes", "inspections"
_TITLE = "Ofsted's inspections of local authority children's services"


def is_known(path: Path) -> bool:
    """Whether a spreadsheet that lies among other files is one of ours, or damaged so that nobody can tell."""
    return not zipfile.is_zipfile(path) or isinstance(_looked_into(path, path.stat().st_mtime_ns), Kept)


def read_outcomes_file(path: Path, _connection: duckdb.DuckDBPyConnection) -> Kept:
    """The spreadsheet, after a look into it: an edition is known to be readable before it is kept."""
    found = _looked_into(path, path.stat().st_mtime_ns)
    if isinstance(found, Kept):
        return found
    raise ForPerson(found)


@lru_cache(maxsize=8)
def _looked_into(path: Path, _changed: int) -> Kept | str:
    """What the spreadsheet is, or the message that refuses it; looked into once a load."""
    try:
        found = read_register(path)
    except ForPerson as error:
        try:
            return read_neighbours_file(path, None)
        except ForPerson as other:
            return str(other) if "SN1" not in str(other) else str(error)
    first = min((each.published for each in found.rows if each.published), default=None)
    return Kept(
        SOURCE,
        DATASET,
        _TITLE,
        first_period=first.isoformat() if first else "",
        last_period=found.covers_to.isoformat() if found.covers_to else "",
        rows=len(found.rows),
        warnings=tuple(str(each) for each in found.problems),
    )
