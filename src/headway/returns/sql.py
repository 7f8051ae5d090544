"""Names, texts and Parquet files as SQL, and texts from Python for DuckDB."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def quoted(name: str) -> str:
    """A name, such as the heading of a column."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text."""
    return "'" + text.replace("'", "''") + "'"


def parquet(*paths: Path) -> str:
    """Files to select from: their own columns alone, without those that DuckDB makes of folders named ``a=b``."""
    listed = ", ".join(literal(as_pattern(path)) for path in paths)
    return f"read_parquet([{listed}], hive_partitioning = false)"


def as_pattern(path: Path) -> str:
    """A path as DuckDB reads it, which takes it for a pattern: a bracket in a folder's name is only a bracket."""
    return "".join(f"[{each}]" if each in "[*?" else each for each in str(path))


def texts(values: Sequence[object]) -> NDArray[np.object_]:
    """Texts (None: NULL) as DuckDB takes them fastest from Python: millions a second, where parameters are slow."""
    import numpy as np

    cells = np.empty(len(values), dtype=object)
    cells[:] = values
    return cells
