"""Files → editions in the store: all of them or none, each kept beside those that were loaded before."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from headway.benchmarks.edition import MANIFEST, VALUES, Edition, to_json
from headway.benchmarks.reading import Reading
from headway.benchmarks.reading_ees import read_ees
from headway.benchmarks.recognising import Kind, head_of, kind_of
from headway.benchmarks.store import Store
from headway.errors import ForPerson
from headway.returns.sql import as_pattern, literal
from headway.returns.store.files import make_folder, sha256_of, write_durably

if TYPE_CHECKING:
    import duckdb

Reader = Callable[[Path, "duckdb.DuckDBPyConnection"], Reading]

READERS: dict[Kind, Reader] = {
    Kind.EES: read_ees,
}
"""Who reads what into figures."""


@dataclass(frozen=True)
class Loaded:
    """What became of one file: its edition, and whether the store held that content already."""

    edition: Edition
    already: bool

    @property
    def words(self) -> str:
        known = "is in the store already; nothing was changed" if self.already else "loaded"
        return f"{self.edition.file}: {known}. {self.edition.title}: {self.edition.rows:,} figures."


def load(paths: Iterable[Path], store: Store | None = None, *, now: datetime | None = None) -> list[Loaded]:
    """Load files and folders. The first file that cannot be used refuses them all, and nothing is kept of any.

    The same content again changes nothing. In a folder, metadata and files that are no statistics are passed over.
    """
    store = store or Store.of_workspace()
    files = [(path, kind) for given in paths for path, kind in _files(given)]
    if not files:
        raise ForPerson("There are no official statistics here. Give a published file, or a folder of them.")
    make_folder(store.folder)
    known = {each.sha256: each for each in store.editions()}
    at = (now or datetime.now(UTC)).isoformat(timespec="seconds")
    with _staging(store) as stage:
        loaded = list(_each(files, known, stage, at))
        for each in loaded:
            if not each.already:
                _put(stage, store, each.edition)
    return loaded


def _files(given: Path) -> Iterator[tuple[Path, Kind]]:
    """The files to load, with their kind."""
    if given.is_dir():
        for path in sorted(given.rglob("*")):
            if path.is_file() and not path.name.startswith(".") and path.stat().st_size:
                kind = kind_of(head_of(path))
                if kind in READERS:
                    yield path, kind
        return
    kind = kind_of(head_of(given))
    if kind is None or kind not in READERS:
        said = f"It is {kind.value}." if kind else "It is none of the files that Headway knows."
        raise ForPerson(
            f"{given.name} holds no official statistics that can be loaded. {said} Give the department's tidy CSV "
            "(columns time_period, time_identifier, geographic_level …) or another file that the guide names."
        )
    yield given, kind


def _each(
    files: Iterable[tuple[Path, Kind]], known: dict[str, Edition], stage: Path, at: str
) -> Iterator[Loaded]:
    import duckdb

    with duckdb.connect() as connection:
        for path, kind in files:
            sha256 = sha256_of(path)
            if sha256 in known:
                yield Loaded(known[sha256], already=True)
                continue
            reading = READERS[kind](path, connection)
            known[sha256] = _write(reading, connection, stage, path.name, sha256, at)
            yield Loaded(known[sha256], already=False)


def _write(
    reading: Reading, connection: duckdb.DuckDBPyConnection, stage: Path, file: str, sha256: str, at: str
) -> Edition:
    """Write an edition into the staging folder."""
    folder = stage / sha256[:12]
    folder.mkdir()
    values = literal(str(folder / VALUES))
    connection.execute(f"COPY ({reading.select}) TO {values} (FORMAT parquet, COMPRESSION zstd)")
    held = f"read_parquet({literal(as_pattern(folder / VALUES))})"
    rows, first, last = connection.execute(
        f"SELECT count(*), min(period), max(period) FROM {held}"
    ).fetchall()[0]
    symbols = connection.execute(
        f"SELECT symbol, count(*) FROM {held} WHERE symbol IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"
    ).fetchall()
    edition = Edition(
        source=reading.source,
        dataset=reading.dataset,
        title=reading.title,
        file=file,
        sha256=sha256,
        loaded_at=at,
        first_period=first,
        last_period=last,
        rows=rows,
        symbols=dict(symbols),
        warnings=reading.warnings,
    )
    write_durably(folder / MANIFEST, to_json(edition))
    return edition


@contextmanager
def _staging(store: Store) -> Iterator[Path]:
    """A folder in the store that is gone afterwards, whatever happened."""
    stage = store.folder / f".loading-{secrets.token_hex(6)}"
    stage.mkdir(mode=0o700)
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _put(stage: Path, store: Store, edition: Edition) -> None:
    """Move a finished edition to its place; another command may have put the same there meanwhile."""
    place = store.folder / edition.folder
    make_folder(place.parent)
    if not place.exists():
        os.rename(stage / edition.id, place)
