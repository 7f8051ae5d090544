"""What an edited file would change, as values: shown to a person before anything happens."""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from headway.web.exchange.faults import Fault
from headway.web.exchange.tables import Row

__all__ = ["Cell", "Change", "Kind", "Options", "Proposal"]


class Kind(StrEnum):
    """What happens to a row."""

    ADDED = "Added"
    CHANGED = "Changed"
    REMOVED = "Removed"


@dataclass(frozen=True)
class Cell:
    """One value as it stands, and as the file has it; both as a person reads them."""

    heading: str
    now: str
    file: str


@dataclass(frozen=True)
class Change:
    """One row that differs. ``place`` is its number in the file, None for one that the file does not have.

    ``conflict`` says that the plan changed after the file was exported, or that this cannot be told.
    """

    table: str
    kind: Kind
    place: int | None
    ref: str
    label: str
    cells: tuple[Cell, ...]
    conflict: bool = False
    row: Row = field(default_factory=dict, repr=False, compare=False)
    """The row as the file has it, or as it stands where it would be removed."""


@dataclass(frozen=True)
class Options:
    """What the person ticked: rows in conflict take the file's values; rows that the file has not are removed."""

    take_file: bool = False
    remove: bool = False


@dataclass(frozen=True)
class Proposal:
    """Everything that would happen, everything that stands against it, and what was left as it is."""

    changes: tuple[Change, ...]
    faults: tuple[Fault, ...]
    notes: tuple[str, ...]

    def of(self, table: str, *kinds: Kind) -> list[Change]:
        """The changes to one table, of these kinds (all by default)."""
        return [each for each in self.changes if each.table == table and (not kinds or each.kind in kinds)]

    def taken(self, options: Options) -> "Proposal":
        """Only what the person's ticks let through."""
        return Proposal(
            tuple(
                each
                for each in self.changes
                if (options.take_file or not each.conflict)
                and (options.remove or each.kind is not Kind.REMOVED)
            ),
            self.faults,
            self.notes,
        )

    @property
    def conflicts(self) -> tuple[Change, ...]:
        """The rows that changed on both sides."""
        return tuple(each for each in self.changes if each.conflict)

    @property
    def removed(self) -> tuple[Change, ...]:
        """The rows that stand here and are not in the file."""
        return tuple(each for each in self.changes if each.kind is Kind.REMOVED)

    @property
    def counts(self) -> dict[str, int]:
        """How many rows of each kind."""
        return {kind.value.lower(): sum(each.kind is kind for each in self.changes) for kind in Kind}

    @property
    def digest(self) -> str:
        """Stands for exactly this proposal: what was confirmed is what is done, or it is shown again."""
        told: list[Any] = [
            {**{key: value for key, value in asdict(each).items() if key != "row"}, "kind": each.kind.value}
            for each in self.changes
        ]
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
