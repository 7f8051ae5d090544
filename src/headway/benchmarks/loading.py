"""Files → editions in the store: all of them or none, each kept beside those that were loaded before."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from headway.benchmarks.edition import MANIFEST, VALUES, Edition, to_json
from headway.benchmarks.reading import Kept, Reading
from headway.benchmarks.reading_ees import read_ees
from headway.benchmarks.reading_lait import read_dictionary_file, read_lait
from headway.benchmarks.reading_neighbours import read_neighbours_file
from headway.benchmarks.reading_outcomes import is_known, read_outcomes_file
from headway.benchmarks.reading_sfr import read_sfr
from headway.benchmarks.recognising import Kind, head_of, kind_of
from headway.benchmarks.staging import put, staging
from headway.benchmarks.store import Store
from headway.errors import ForPerson
from headway.returns.sql import as_pattern, literal
from headway.returns.store.files import sha256_of, write_durably

if TYPE_CHECKING:
    import duckdb

_AT_ONCE = 2

Reader = Callable[[Path, "duckdb.DuckDBPyConnection"], Reading | Kept]

READERS: dict[Kind, Reader] = {
    Kind.EES: read_ees,
    Kind.LAIT: read_lait,
    Kind.DICTIONARY: read_dictionary_file,
    Kind.NEIGHBOURS: read_neighbours_file,
    Kind.SFR: read_sfr,
    Kind.OUTCOMES: read_outcomes_file,
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
        counted = "entries" if self.edition.kept else "figures"
        return f"{self.edition.file}: {known}. {self.edition.title}: {self.edition.rows:,} {counted}."


def load(paths: Iterable[Path], store: Store | None = None, *, now: datetime | None = None) -> list[Loaded]:
    """Load files and folders. The first file that cannot be used refuses them all, and nothing is kept of any.

    The same content again changes nothing. In a folder, metadata and files that are no statistics are passed over.
    """
    store = store or Store.of_workspace()
    files = [(path, kind) for given in paths for path, kind in _files(given)]
    if not files:
        raise ForPerson(
            "There are no official statistics here (metadata alone are none). Give a published file, or a folder of "
            "them."
        )
    known = {each.sha256: each for each in store.editions() if store.is_whole(each)}
    at = (now or datetime.now(UTC)).isoformat(timespec="milliseconds")
    with staging(store.folder) as stage:
        loaded = list(_each(files, known, stage, at))
        put(
            stage,
            store.folder,
            [each.edition for each in loaded if not each.already],
            partial(_is_there, store),
        )
    return loaded


def _files(given: Path) -> Iterator[tuple[Path, Kind]]:
    """The files to load, with their kind."""
    if given.is_dir():
        for path in sorted(given.rglob("*")):
            if path.is_file() and not path.name.startswith(".") and path.stat().st_size:
                kind = kind_of(head_of(path))
                if kind in READERS and (kind is not Kind.OUTCOMES or is_known(path)):
                    yield path, kind
        return
    kind = kind_of(head_of(given))
    if kind is Kind.META:
        return  # read with the data that it lies beside
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
    """Write what is new into the staging folder. A published file is small for DuckDB, which reads it on one core:
    so several are read at a time.
    """
    import duckdb

    listed = [(path, kind, sha256_of(path)) for path, kind in files]
    new = {sha256: (path, kind) for path, kind, sha256 in reversed(listed) if sha256 not in known}
    with duckdb.connect() as connection, ThreadPoolExecutor(max_workers=_AT_ONCE) as pool:
        made = {
            sha256: pool.submit(_make, connection.cursor(), path, kind, stage, sha256, at)
            for sha256, (path, kind) in new.items()
        }
    for _, _, sha256 in listed:
        if future := made.pop(sha256, None):
            known[sha256] = future.result()
            yield Loaded(known[sha256], already=False)
        else:
            yield Loaded(known[sha256], already=True)


def _make(
    connection: duckdb.DuckDBPyConnection, path: Path, kind: Kind, stage: Path, sha256: str, at: str
) -> Edition:
    with connection:
        reading = READERS[kind](path, connection)
        if isinstance(reading, Kept):
            return _keep(reading, stage, path, sha256, at)
        return _write(reading, connection, stage, path.name, sha256, at)


def _write(
    reading: Reading, connection: duckdb.DuckDBPyConnection, stage: Path, file: str, sha256: str, at: str
) -> Edition:
    """Write an edition into the staging folder."""
    import duckdb

    folder = stage / sha256[:12]
    folder.mkdir()
    values = literal(str(folder / VALUES))
    try:
        connection.execute(f"COPY ({reading.select}) TO {values} (FORMAT parquet, COMPRESSION zstd)")
    except duckdb.IOException:
        raise ForPerson(
            f"{file} cannot be written to {stage.parent}. Make room there and load it again."
        ) from None
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


def _keep(reading: Kept, stage: Path, path: Path, sha256: str, at: str) -> Edition:
    """Put the file itself into the staging folder, as an edition."""
    folder = stage / sha256[:12]
    folder.mkdir()
    shutil.copyfile(path, folder / path.name)
    edition = Edition(
        source=reading.source,
        dataset=reading.dataset,
        title=reading.title,
        file=path.name,
        sha256=sha256,
        loaded_at=at,
        first_period=reading.first_period,
        last_period=reading.last_period,
        rows=reading.rows,
        warnings=reading.warnings,
        kept=path.name,
    )
    write_durably(folder / MANIFEST, to_json(edition))
    return edition


def _is_there(store: Store, edition: Edition) -> bool:
    return (store.folder / edition.folder / MANIFEST).is_file() and store.is_whole(edition)
