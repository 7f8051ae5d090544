"""One edition of official statistics: a file as the department printed it on a day, never written over."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

MANIFEST = "edition.json"
VALUES = "values.parquet"


@dataclass(frozen=True)
class Edition:
    """What is known of an edition; its figures lie beside it in ``values.parquet``.

    ``id`` is the first twelve hex digits of the file's SHA-256, ``loaded_at`` the moment of loading (UTC, ISO 8601).
    ``first_period`` and ``last_period`` are as printed ("2025", "202425"). ``symbols`` counts the cells without a
    figure by the symbol printed. ``rows`` counts figures; of a register of inspections, its rows.
    """

    source: str
    dataset: str
    title: str
    file: str
    sha256: str
    loaded_at: str
    first_period: str
    last_period: str
    rows: int
    symbols: Mapping[str, int] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    kept: str = ""
    """The name under which the file itself is kept, where it is (registers of inspections)."""

    @property
    def id(self) -> str:
        return self.sha256[:12]

    @property
    def folder(self) -> str:
        """Where in the store it lies."""
        return f"{self.source}/{self.dataset}/edition={self.id}"

    @property
    def words(self) -> str:
        """How a page names it: the title, up to which period, and which file."""
        return f"{self.title}, to {self.last_period} ({self.file}, edition {self.id})"

    @property
    def age(self) -> tuple[int, str, str]:
        """What sorts editions, the newest last: the year in which they end, the last period, when it was loaded."""
        found = re.match(r"(\d{4})(?:[/-]?\d\d$)?", self.last_period)
        ends = int(found[1]) + (len(found[0]) > 4) if found else 0
        return (ends, self.last_period, self.loaded_at)


def to_json(edition: Edition) -> str:
    return json.dumps(asdict(edition), ensure_ascii=False, indent=2) + "\n"


def from_json(text: str) -> Edition:
    """Raises ValueError, KeyError or TypeError where the text is no edition."""
    said = json.loads(text)
    known = {each.name: said[each.name] for each in fields(Edition) if each.name in said}
    return Edition(**{**known, "warnings": tuple(known.get("warnings", ()))})


def read(folder: Path) -> Edition:
    return from_json((folder / MANIFEST).read_text(encoding="utf-8"))
