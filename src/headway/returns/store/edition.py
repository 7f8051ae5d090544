"""One edition: what was loaded of one return, one period and one authority, as its ``edition.json`` tells it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from typing import Any

FAULTS = "faults"
"""The table of faults that every edition has, beside those of its return."""


@dataclass(frozen=True)
class LoadedFile:
    """A file that was read. Its name is not kept: names of files can hold the name of a child."""

    form: str
    size: int
    sha256: str


@dataclass(frozen=True)
class StoredTable:
    """One parquet file of an edition."""

    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True)
class Edition:
    """A return as it was loaded once. Never changed but by forgetting a child, which makes its next `revision`.

    `id` is twelve hex digits of its content: the same files under the same schema give the same. `left_out` counts by
    table the rows of forgotten children that a load left out, `erased` those that were taken away later.
    """

    authority: str
    return_name: str
    period: str
    year: int
    id: str
    revision: int
    loaded_at: datetime
    schema: str
    key: str
    files: tuple[LoadedFile, ...]
    tables: Mapping[str, StoredTable]
    faults: Mapping[str, int]
    repairs: tuple[Mapping[str, Any], ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)
    erased: Mapping[str, int] = field(default_factory=dict)

    @property
    def place(self) -> tuple[str, str, str]:
        """What it is an edition of: authority, return, period."""
        return self.authority, self.return_name, self.period

    @property
    def stamp(self) -> str:
        """Names exactly this content: what is derived from an edition is stale once its stamp is another."""
        return self.id if self.revision == 1 else f"{self.id}-{self.revision}"

    @property
    def folder(self) -> str:
        """Its folder within the store."""
        return (
            f"authority={self.authority}/return={self.return_name}/period={self.period}/edition={self.stamp}"
        )

    @property
    def rows(self) -> int:
        """Rows of its tables, without the faults."""
        return sum(table.rows for name, table in self.tables.items() if name != FAULTS)


def as_json(edition: Edition) -> str:
    """The text of ``edition.json``: the same edition gives the same bytes."""
    plain = asdict(edition) | {"loaded_at": edition.loaded_at.isoformat()}
    return json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def from_json(text: str) -> Edition:
    """The edition that such a text tells of; ValueError, KeyError or TypeError where it is none."""
    plain = json.loads(text)
    known = {each.name for each in fields(Edition)}
    return Edition(
        **{name: value for name, value in plain.items() if name in known}
        | {
            "loaded_at": datetime.fromisoformat(plain["loaded_at"]),
            "files": tuple(LoadedFile(**file) for file in plain["files"]),
            "tables": {name: StoredTable(**table) for name, table in plain["tables"].items()},
            "repairs": tuple(plain["repairs"]),
        }
    )
