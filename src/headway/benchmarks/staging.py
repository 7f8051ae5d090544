"""Editions come into a folder whole: written apart, then moved to their places, or none of them. What both stores of
published data share, that of official statistics and that of settings.
"""

import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, TypeVar

from headway.errors import ForPerson
from headway.returns.store.files import make_folder

__all__ = ["Staged", "put", "staging"]


class Staged(Protocol):
    """An edition that lies in the staging folder by its id."""

    @property
    def id(self) -> str: ...

    @property
    def folder(self) -> str:
        """Where it comes to lie, in the store's folder."""


E = TypeVar("E", bound=Staged)


@contextmanager
def staging(store: Path) -> Iterator[Path]:
    """A folder in the store that is gone afterwards, whatever happened."""
    stage = store / f".loading-{secrets.token_hex(6)}"
    try:
        make_folder(store)
        stage.mkdir(mode=0o700)
    except OSError as error:
        raise _unwritable(store, error) from None
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def put(stage: Path, store: Path, editions: Iterable[E], is_there: Callable[[E], bool]) -> None:
    """Move finished editions to their places; another command may have put the same there meanwhile."""
    done: list[Path] = []
    try:
        for edition in editions:
            place = store / edition.folder
            make_folder(place.parent)
            if place.exists() and not is_there(edition):
                place.rename(stage / f"{edition.id}-remains")  # of an edition half deleted
            if not place.exists() and _moved(stage / edition.id, place):
                done.append(place)
    except OSError as error:
        for place in done:
            shutil.rmtree(place, ignore_errors=True)
        raise _unwritable(store, error) from None


def _moved(edition: Path, place: Path) -> bool:
    """Whether it was moved; not where another has put the same there first."""
    try:
        edition.rename(place)
    except OSError:
        if not place.exists():
            raise
        return False
    return True


def _unwritable(store: Path, error: OSError) -> ForPerson:
    return ForPerson(f"The store at {store} cannot be written ({error.strerror}). Nothing was loaded.")
