"""``store.json``: which editions the store holds, in the order of loading. To replace it is to commit a change."""

import json
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from headway.errors import ForPerson
from headway.returns.store.edition import Edition
from headway.returns.store.files import replace_durably

NAME = "store.json"
FORMAT = 1

Place = tuple[str, str, str]
"""Authority, return, period: what an edition is one of."""


class Scope(StrEnum):
    """What a legal hold is on."""

    EDITION = "edition"
    RETURN = "return"
    CHILD = "child"


@dataclass(frozen=True)
class Hold:
    """A reason why something may not be deleted: proceedings, an inquiry, a complaint.

    `of` is an edition's id, a return's name (with "E10000016/" before it where it is one authority's), or a pseudonym.
    """

    number: int
    scope: Scope
    of: str
    reason: str
    by: str
    at: str

    def __str__(self) -> str:
        """The hold in words; a child's is never told by its pseudonym."""
        what = "a child" if self.scope is Scope.CHILD else f"{self.scope} {self.of}"
        return f"hold {self.number} on {what}, by {self.by} on {self.at[:10]}: {self.reason}"


@dataclass(frozen=True)
class Listed:
    """An edition of the store: its folder, and the hash of its ``edition.json``."""

    folder: str
    manifest: str

    @property
    def place(self) -> Place:
        """Authority, return and period, as the names of its folders say."""
        authority, return_name, period, _ = self._named
        return authority, return_name, period

    @property
    def id(self) -> str:
        return self._named[3].partition("-")[0]

    @property
    def _named(self) -> list[str]:
        return [part.partition("=")[2] for part in self.folder.split("/")]


@dataclass(frozen=True)
class Index:
    """All that the store knows of itself. `forgotten` are the pseudonyms of children whom a load leaves out."""

    key: str | None = None
    editions: tuple[Listed, ...] = ()
    forgotten: tuple[int, ...] = ()
    holds: tuple[Hold, ...] = ()
    last_hold: int = 0
    format: int = FORMAT

    def with_edition(self, edition: Edition, manifest: str, *, instead_of: Edition | None = None) -> "Index":
        """The index with a new edition at its end, or in the place of its former revision."""
        new = Listed(edition.folder, manifest)
        if instead_of is None:
            return replace(self, editions=(*self.editions, new))
        former = instead_of.folder
        return replace(self, editions=tuple(new if e.folder == former else e for e in self.editions))

    def with_last(self, edition: Edition) -> "Index":
        """The index with an edition moved to its end, so that it is the current one of its place."""
        moved = tuple(each for each in self.editions if each.folder == edition.folder)
        return replace(self, editions=(*(each for each in self.editions if each not in moved), *moved))

    def without(self, editions: tuple[Edition, ...]) -> "Index":
        gone = {edition.folder for edition in editions}
        return replace(self, editions=tuple(e for e in self.editions if e.folder not in gone))


def read_index(store: Path) -> Index:
    """The index of a store; an empty one where there is no store yet."""
    path = store / NAME
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        if any(store.glob("authority=*")):
            raise ForPerson(
                f"{path} is missing, though there are editions. Put it back from a backup of the same day; nothing is "
                "read or written until then."
            ) from None
        return Index()
    except OSError as error:
        raise ForPerson(f"{path} cannot be read ({error.strerror}). Mend who may read it.") from None
    try:
        plain = json.loads(text)
        known = plain["format"] == FORMAT
        index = _from_plain(plain) if known else None
    except (ValueError, KeyError, TypeError):
        raise ForPerson(f"{path} is damaged. Put it back from a backup of the same day.") from None
    if index is None:
        raise ForPerson(
            f"{path} was written by another version of Headway. Use that version, or a newer one."
        )
    return index


def write_index(store: Path, index: Index) -> None:
    replace_durably(store / NAME, json.dumps(asdict(index), ensure_ascii=False, indent=1) + "\n")


def _from_plain(plain: dict[str, Any]) -> Index:
    return Index(
        key=plain["key"],
        editions=tuple(Listed(**each) for each in plain["editions"]),
        forgotten=tuple(int(each) for each in plain["forgotten"]),
        holds=tuple(Hold(**each | {"scope": Scope(each["scope"])}) for each in plain["holds"]),
        last_hold=int(plain["last_hold"]),
    )
