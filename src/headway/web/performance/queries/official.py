"""Official statistics for comparison, from the workspace's store; nothing where none are loaded.

Opening the store and asking it takes tens of milliseconds, so that answers are kept until another edition is loaded.
"""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from headway.errors import ForPerson

if TYPE_CHECKING:
    from headway.benchmarks.comparison import Across, Comparison
    from headway.benchmarks.like_for_like import Adjusted, Standardised

FOLDER = "benchmarks"


def comparisons(authority: str, codes: Iterable[str]) -> dict[str, "Comparison"]:
    """How an authority (by its ONS code) stands in those of the indicators of which official figures are loaded."""
    stamp = _stamp()
    if not stamp:
        return {}
    wanted = set(codes)
    found = _compared(settings.WORKSPACE.folder, stamp, authority)
    return {code: each for code, each in found.items() if code in wanted}


def across(code: str) -> "Across | None":
    """Every authority's figure of an indicator, its latest period; None where none is loaded."""
    stamp = _stamp()
    return _across(settings.WORKSPACE.folder, stamp, code) if stamp else None


def like_for_like(authority: str, code: str) -> "tuple[Adjusted, ...]":
    """An indicator's published figure with what drives it left out, where the counts for that are published."""
    stamp = _stamp()
    found = _alike(settings.WORKSPACE.folder, stamp, authority)[0] if stamp else ()
    return tuple(each for each in found if each.indicator == code)


def as_expected(authority: str, code: str) -> "tuple[Standardised, ...]":
    """An indicator beside what England's rates would give with this authority's mix."""
    stamp = _stamp()
    found = _alike(settings.WORKSPACE.folder, stamp, authority)[1] if stamp else ()
    return tuple(each for each in found if each.indicator == code)


def _stamp() -> tuple[str, ...]:
    """The editions that are loaded: their folders' names say their content."""
    folder = settings.WORKSPACE.folder / FOLDER
    return tuple(sorted(each.parent.as_posix() for each in folder.glob("*/*/edition=*/edition.json")))


@lru_cache(maxsize=32)
def _compared(folder: Path, stamp: tuple[str, ...], authority: str) -> dict[str, "Comparison"]:  # noqa: ARG001
    from headway.benchmarks.comparing import compare
    from headway.benchmarks.store import Store

    try:
        return compare(Store.of_workspace(folder), authority)
    except ForPerson:  # an authority that no edition knows, or a store of registers alone
        return {}


@lru_cache(maxsize=128)
def _across(folder: Path, stamp: tuple[str, ...], code: str) -> "Across | None":  # noqa: ARG001
    from headway.benchmarks.comparing import across as of_all
    from headway.benchmarks.store import Store

    try:
        return of_all(Store.of_workspace(folder), code)
    except ForPerson:
        return None


@lru_cache(maxsize=32)
def _alike(
    folder: Path,
    stamp: tuple[str, ...],  # noqa: ARG001
    authority: str,
) -> "tuple[tuple[Adjusted, ...], tuple[Standardised, ...]]":
    from headway.benchmarks.like_for_like import adjusted, standardised
    from headway.benchmarks.store import Store

    store = Store.of_workspace(folder)
    try:
        return adjusted(store, authority), standardised(store, authority)
    except ForPerson:
        return (), ()
