"""One edition of settings: a file as it was published, what was read of it, never written over."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path

from headway.assessment.settings.layout import layout

__all__ = ["INSPECTIONS", "MANIFEST", "SETTINGS", "Edition", "read_edition", "to_json"]

MANIFEST, SETTINGS, INSPECTIONS = "edition.json", "settings.parquet", "inspections.parquet"


@dataclass(frozen=True)
class Edition:
    """What is known of an edition; settings and inspections lie beside it as Parquet.

    ``as_at`` is the day the file stands at (ISO), said by the file where ``said``, else the latest day in it.
    ``loaded_at`` is the moment of loading (UTC). ``settings`` and ``inspections`` count what was kept.
    """

    layout: str
    title: str
    file: str
    sha256: str
    loaded_at: str
    as_at: str
    said: bool
    settings: int
    inspections: int
    every_setting: bool
    warnings: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The first twelve hex digits of the file's SHA-256."""
        return self.sha256[:12]

    @property
    def folder(self) -> str:
        """Where in the store it lies."""
        return f"{self.layout}/edition={self.id}"

    @property
    def day(self) -> date:
        """The day it stands at."""
        return date.fromisoformat(self.as_at)

    @property
    def address(self) -> str:
        """Where such files are published; empty for a list of one's own."""
        return layout(self.layout).address

    @property
    def words(self) -> str:
        """How a page names it."""
        return f"{self.title}, as at {self.day:%d.%m.%Y} ({self.file}, edition {self.id})"


def to_json(edition: Edition) -> str:
    """The manifest."""
    return json.dumps(asdict(edition), ensure_ascii=False, indent=2) + "\n"


def read_edition(folder: Path) -> Edition:
    """Raises OSError, ValueError, KeyError or TypeError where there is no sound manifest."""
    said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    known = {each.name: said[each.name] for each in fields(Edition) if each.name in said}
    edition = Edition(**{**known, "warnings": tuple(known.get("warnings", ()))})
    if layout(edition.layout) and edition.day:  # which raise where they are unknown
        return edition
    raise ValueError(folder)
