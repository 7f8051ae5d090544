"""The store as others read it: its editions, which of them are current, and where their tables lie."""

import os
from pathlib import Path

from headway.errors import ForPerson
from headway.returns.store.edition import Edition, from_json
from headway.returns.store.index import Hold, read_index

MANIFEST = "edition.json"
_HOME, _DEFAULT = "HEADWAY_HOME", "headway-data"


def workspace_folder() -> Path:
    """The workspace: ``HEADWAY_HOME``, else ``./headway-data``."""
    return Path(os.environ.get(_HOME) or _DEFAULT)


class Store:
    """The pseudonymised returns in one folder. Reading takes no lock; every change is in a room of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def of_workspace(cls, workspace: Path | None = None) -> "Store":
        """The store of a workspace; without one, of the workspace that the environment names."""
        return cls((workspace or workspace_folder()) / "returns")

    @property
    def facts(self) -> Path:
        """Where what is derived from editions may lie: deleted whenever a child is forgotten or an edition goes."""
        return self.folder / "facts"

    def editions(self) -> tuple[Edition, ...]:
        """Every edition, in the order of loading."""
        return tuple(self.read(listed.folder) for listed in read_index(self.folder).editions)

    def current(self) -> tuple[Edition, ...]:
        """The edition loaded last of each authority, return and period."""
        last = {listed.place: listed.folder for listed in read_index(self.folder).editions}
        return tuple(self.read(folder) for folder in last.values())

    def path(self, edition: Edition, table: str) -> Path:
        """The parquet file of one of the edition's tables."""
        return self.folder / edition.folder / f"{table}.parquet"

    def holds(self) -> tuple[Hold, ...]:
        """The legal holds that stand."""
        return read_index(self.folder).holds

    def read(self, folder: str) -> Edition:
        """The edition in this folder of the store."""
        path = self.folder / folder / MANIFEST
        try:
            return from_json(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, KeyError, TypeError):
            raise ForPerson(
                f"{path} is missing or damaged. `headway store verify` says what else is; put the folder back from a "
                "backup, or load the return again."
            ) from None
