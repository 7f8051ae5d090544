"""The store of official statistics as others read it: its editions, which are current, and what stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from os import SEEK_END
from pathlib import Path
from typing import TYPE_CHECKING, Any

from headway.benchmarks.edition import MANIFEST, VALUES, Edition, read
from headway.errors import ForPerson
from headway.returns.sql import as_pattern, literal
from headway.returns.store import workspace_folder

if TYPE_CHECKING:
    import duckdb

    from headway.benchmarks.comparison import Across, Comparison

COLUMNS = {
    "measure": "VARCHAR",
    "breakdown": "VARCHAR",
    "period": "VARCHAR",
    "time_identifier": "VARCHAR",
    "level": "VARCHAR",
    "area": "VARCHAR",
    "area_name": "VARCHAR",
    "value": "DOUBLE",
    "decimals": "SMALLINT",
    "symbol": "VARCHAR",
    "meaning": "VARCHAR",
}
"""The columns of every ``values.parquet``, in their order."""


@dataclass(frozen=True)
class Figure:
    """One published figure, as printed: ``value`` None where a symbol stands, with what the symbol means."""

    edition: Edition
    measure: str
    breakdown: str
    period: str
    time_identifier: str
    level: str
    area: str
    area_name: str
    value: Decimal | None
    symbol: str | None
    meaning: str | None


class Store:
    """Official statistics in one folder. Reading takes no lock; loading is ``headway.benchmarks.loading``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def of_workspace(cls, workspace: Path | None = None) -> Store:
        """The store of a workspace; without one, of the workspace that the environment names."""
        return cls((workspace or workspace_folder()) / "benchmarks")

    def editions(self, source: str = "*", dataset: str = "*") -> tuple[Edition, ...]:
        """Every edition, by source and dataset, the newest of a dataset last."""
        found = [
            self._read(path.parent) for path in self.folder.glob(f"{source}/{dataset}/edition=*/{MANIFEST}")
        ]
        return tuple(sorted(found, key=lambda each: (each.source, each.dataset, each.age)))

    def current(self, source: str = "*", dataset: str = "*") -> tuple[Edition, ...]:
        """The newest edition of each dataset: the one that covers the latest period, else the one loaded last."""
        last = {(each.source, each.dataset): each for each in self.editions(source, dataset)}
        return tuple(last.values())

    def path(self, edition: Edition) -> Path:
        """The parquet file of an edition's figures."""
        return self.folder / edition.folder / VALUES

    def is_whole(self, edition: Edition) -> bool:
        """Whether what the edition holds lies in the store, as far as its end tells (a Parquet file ends in PAR1)."""
        try:
            if edition.kept:
                return self.register(edition).is_file()
            with self.path(edition).open("rb") as file:
                return file.seek(0, SEEK_END) > 8 and file.seek(-4, SEEK_END) > 0 and file.read() == b"PAR1"
        except OSError:
            return False

    def register(self, edition: Edition) -> Path:
        """The file of a register of inspections, for ``read_register``."""
        return self.folder / edition.folder / edition.kept

    def sql(self, editions: Iterable[Edition]) -> str:
        """A relation for DuckDB: the columns of these editions, and which edition each row is of (``edition``)."""
        used = [each for each in editions if not each.kept]
        for each in used:
            if not self.is_whole(each):
                raise ForPerson(
                    f"{self.path(each)} is missing or damaged. Load {each.file} again: `headway benchmark load FILE`."
                )
        parts = [
            f"SELECT {literal(each.id)} AS edition, * "
            f"FROM read_parquet({literal(as_pattern(self.path(each)))}, hive_partitioning = false)"
            for each in used
        ]
        if not parts:
            raise ForPerson(
                "No official statistics are loaded. Load the files with `headway benchmark load FILE …`."
            )
        return "(" + " UNION ALL ".join(parts) + ")"

    def figures(
        self,
        editions: Iterable[Edition],
        *,
        measure: str | None = None,
        breakdown: str | None = None,
        area: str | None = None,
        period: str | None = None,
    ) -> tuple[Figure, ...]:
        """The figures of these editions that are of this measure, breakdown, area and period (None: of any)."""
        by_id = {each.id: each for each in editions}
        wanted = {"measure": measure, "breakdown": breakdown, "area": area, "period": period}
        given = {name: text for name, text in wanted.items() if text is not None}
        where = " AND ".join(f"{name} = ?" for name in given) or "true"
        rows = (
            self.connection()
            .execute(
                f"SELECT edition, {', '.join(COLUMNS)} FROM {self.sql(by_id.values())} WHERE {where}",
                list(given.values()),
            )
            .fetchall()
        )
        return tuple(_figure(by_id[row[0]], row[1:]) for row in rows)

    def connection(self) -> duckdb.DuckDBPyConnection:
        """A fresh connection to DuckDB, for ``sql``."""
        import duckdb

        return duckdb.connect()

    def compare(
        self,
        authority_code: str,
        indicators: Sequence[str] | None = None,
        *,
        period: str | None = None,
        neighbours_version: str | None = None,
    ) -> dict[str, Comparison]:
        """How an authority stands among others, by indicator: ``headway.benchmarks.comparing.compare``."""
        from headway.benchmarks import comparing

        return comparing.compare(
            self, authority_code, indicators, period=period, neighbours_version=neighbours_version
        )

    def across(self, indicator: str, period: str | None = None) -> Across:
        """Every authority's figure and counts of one indicator, in the newest period or the one asked."""
        from headway.benchmarks import comparing

        return comparing.across(self, indicator, period)

    def series(self, indicator: str, area: str) -> tuple[tuple[str, Decimal | None, Edition], ...]:
        """An area's published figures of one indicator by period, oldest first, each with its edition."""
        from headway.benchmarks import comparing

        return comparing.series(self, indicator, area)

    def revisions(self, indicator: str, area: str, period: str) -> tuple[tuple[Decimal | None, Edition], ...]:
        """What each edition printed for one indicator, area and period, the oldest edition first."""
        from headway.benchmarks import comparing

        return comparing.revisions(self, indicator, area, period)

    def _read(self, folder: Path) -> Edition:
        try:
            return read(folder)
        except (OSError, ValueError, KeyError, TypeError):
            raise ForPerson(
                f"{folder / MANIFEST} is missing or damaged. Delete that folder and load the file again."
            ) from None


def _figure(edition: Edition, row: tuple[Any, ...]) -> Figure:
    printed = {**dict(zip(COLUMNS, row, strict=True)), "value": as_printed(row[7], row[8])}
    del printed["decimals"]
    return Figure(edition, **printed)


def as_printed(value: float | None, decimals: int | None) -> Decimal | None:
    """A stored figure as it was printed, with its own number of decimals."""
    return None if value is None else Decimal(f"{value:.{decimals or 0}f}")
