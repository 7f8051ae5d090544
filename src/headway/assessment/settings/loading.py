"""Files → editions in the store: all of them or none, each kept beside those that were loaded before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from headway.assessment.settings.edition import INSPECTIONS, MANIFEST, SETTINGS, Edition, to_json
from headway.assessment.settings.reading import Reading, read
from headway.assessment.settings.store import SettingsStore
from headway.assessment.settings.table import is_known
from headway.benchmarks.staging import put, staging
from headway.errors import ForPerson
from headway.returns.sql import literal, texts
from headway.returns.store.files import settle_file, sha256_of, write_durably

if TYPE_CHECKING:
    import duckdb

__all__ = ["Loaded", "load"]

_SETTINGS = {
    "family": "VARCHAR",
    "urn": "VARCHAR",
    "kind": "VARCHAR",
    "name": "VARCHAR",
    "authority": "VARCHAR",
    "opened": "DATE",
    "closed": "DATE",
    "is_open": "BOOLEAN",
}
_INSPECTIONS = {
    "family": "VARCHAR",
    "urn": "VARCHAR",
    "kind": "VARCHAR",
    "urn_then": "VARCHAR",
    "number": "VARCHAR",
    "day": "DATE",
    "published": "DATE",
    "outcome": "VARCHAR",
    "scale": "VARCHAR",
    "grade": "VARCHAR",
    "is_full": "BOOLEAN",
    "previous": "BOOLEAN",
}


@dataclass(frozen=True)
class Loaded:
    """What became of one file: its edition, and whether the store held that content already."""

    edition: Edition
    already: bool

    @property
    def words(self) -> str:
        """In one sentence or two."""
        known = "is in the store already; nothing was changed" if self.already else "loaded"
        each = self.edition
        return (
            f"{each.file}: {known}. {each.title}, as at {each.day:%d.%m.%Y}: {each.settings:,} settings, "
            f"{each.inspections:,} inspections."
        )


def load(
    paths: Iterable[Path],
    store: SettingsStore | None = None,
    *,
    now: datetime | None = None,
    told: Callable[[str], None] = lambda _line: None,
) -> list[Loaded]:
    """Load files and folders. The first file that cannot be used refuses them all, and nothing is kept of any.

    The same content again changes nothing. In a folder, files that are none of settings are passed over. ``told``
    hears which file is being read.
    """
    store = store or SettingsStore.of_workspace()
    listed = [path for given in paths for path in _files(given)]
    if not listed:
        raise ForPerson(
            "There is no file of settings here. Give the inspectorate's CSV, or a folder with such files."
        )
    at = now or datetime.now(UTC)
    known = {each.sha256: each for each in store.editions() if store.is_whole(each)}
    loaded: list[Loaded] = []
    with staging(store.folder) as stage:
        for path in listed:
            told(f"Reading {path.name}")
            loaded.append(_one(path, known, stage, at))
        put(stage, store.folder, [each.edition for each in loaded if not each.already], store.is_whole)
    return loaded


def _files(given: Path) -> Iterator[Path]:
    if not given.is_dir():
        yield given
        return
    for path in sorted(given.rglob("*")):
        if path.is_file() and not path.name.startswith(".") and is_known(path):
            yield path


def _one(path: Path, known: dict[str, Edition], stage: Path, at: datetime) -> Loaded:
    if not path.is_file():
        raise ForPerson(f"There is no file {path}. Check the name and the folder.")
    sha256 = sha256_of(path)
    if sha256 in known:
        return Loaded(known[sha256], already=True)
    known[sha256] = edition = _write(read(path, today=at.date()), stage, sha256, at)
    return Loaded(edition, already=False)


def _write(reading: Reading, stage: Path, sha256: str, at: datetime) -> Edition:
    """Write an edition into the staging folder, open to its owner alone."""
    import duckdb

    folder = stage / sha256[:12]
    folder.mkdir(mode=0o700)
    with duckdb.connect() as connection:
        _table(connection, reading.settings, _SETTINGS, folder / SETTINGS)
        _table(connection, reading.inspections, _INSPECTIONS, folder / INSPECTIONS)
    edition = Edition(
        layout=reading.layout.id,
        title=reading.layout.title,
        file=reading.file,
        sha256=sha256,
        loaded_at=at.isoformat(timespec="milliseconds"),
        as_at=reading.as_at.isoformat(),
        said=reading.said,
        settings=len(reading.settings),
        inspections=len(reading.inspections),
        every_setting=reading.layout.every_setting,
        warnings=tuple(reading.warnings),
    )
    write_durably(folder / MANIFEST, to_json(edition))
    return edition


def _table(
    connection: duckdb.DuckDBPyConnection, rows: list[Any], columns: dict[str, str], path: Path
) -> None:
    """Rows as Parquet, sorted by themselves: the order of the file tells nothing then."""
    given = zip(*rows, strict=True) if rows else ([] for _ in columns)
    cells = {name: texts([_text(cell) for cell in each]) for name, each in zip(columns, given, strict=True)}
    connection.register("given", cells)
    typed = ", ".join(f"CAST({name} AS {kind}) AS {name}" for name, kind in columns.items())
    write_durably(path, "")  # so that the file is closed to others before the first row is in it
    query = f"SELECT {typed} FROM given ORDER BY ALL"  # noqa: S608 - names of our own
    options = "FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false"
    connection.execute(f"COPY ({query}) TO {literal(str(path))} ({options})")
    connection.unregister("given")
    settle_file(path)


def _text(cell: object) -> str | None:
    if cell is None:
        return None
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return cell.isoformat() if isinstance(cell, date) else str(cell)
