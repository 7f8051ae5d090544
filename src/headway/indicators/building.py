"""From the store of returns to facts."""

from __future__ import annotations

from pathlib import Path

from headway.indicators.source import FactFolder, FactRows, Facts


def facts_of(source: object) -> Facts:
    """The facts of a store, of a folder, or as they are given."""
    if isinstance(source, (FactFolder, FactRows)):
        return source
    return FactFolder(Path(str(source)))
