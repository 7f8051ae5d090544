"""The statistical neighbours of an authority, by the lists in the store: the newest unless another is named."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from headway.benchmarks.edition import Edition
from headway.benchmarks.finding_figures import canonical
from headway.benchmarks.neighbours import NAME, NeighbourList, read_neighbours
from headway.benchmarks.store import Store
from headway.errors import ForPerson

SOURCE, DATASET = "neighbours", "statistical_neighbours"
_MONTHS = {name: number for number, name in enumerate(calendar.month_name)}


@dataclass(frozen=True)
class Peers:
    """An authority's neighbours, nearest first, by ONS code; ``version`` is the list's ("May 2025")."""

    version: str
    codes: tuple[str, ...]


def period_of(version: str) -> str:
    """A version as a period that sorts: "May 2025" is 202505; "2025" alone stands before every month of it."""
    month, _, year = version.rpartition(" ")
    return f"{year}{_MONTHS.get(month, 0):02}"


def title_of(version: str) -> str:
    return f"{NAME}, {version}"


def version_of(edition: Edition) -> str:
    return edition.title.removeprefix(f"{NAME}, ")


def versions(store: Store) -> tuple[str, ...]:
    """The versions that are loaded, the newest last."""
    held = {version_of(each): each for each in store.editions(SOURCE)}
    return tuple(sorted(held, key=period_of))


def peers_of(store: Store, authority: str, version: str | None = None) -> Peers | None:
    """The neighbours of an authority; None where no list is loaded or the list leaves the authority out."""
    held = {version_of(each): each for each in store.editions(SOURCE)}
    if version is not None and version not in held:
        known = ", ".join(sorted(held, key=period_of)) or "none"
        raise ForPerson(
            f'No list of statistical neighbours of version "{version}" is loaded. Loaded: {known}. Load one with '
            "`headway benchmark load FILE`."
        )
    if not held:
        return None
    chosen = version or max(held, key=period_of)
    found = _list(store.register(held[chosen]), chosen)
    codes = tuple(canonical(row.neighbour) for row in found.rows if canonical(row.authority) == authority)
    return Peers(chosen, codes) if codes else None


@lru_cache(maxsize=8)
def _list(path: Path, version: str) -> NeighbourList:
    """An edition is never written over, so its path is enough."""
    return read_neighbours(path, version)
