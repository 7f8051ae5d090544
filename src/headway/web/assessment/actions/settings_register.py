"""Loading files of settings into the store of the workspace: all of an upload or nothing, told in the trail once."""

import shutil
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction

from headway.assessment.settings import Loaded, SettingsStore, load
from headway.assessment.settings.table import MOST_BYTES
from headway.errors import ForPerson
from headway.web.assessment.actions.common import demand_keeper
from headway.web.register.models import Authority
from headway.web.register.storage import shown_name
from headway.web.trail.actions import Actor, record

__all__ = ["MOST_BYTES", "MOST_FILES", "Given", "load_settings"]

MOST_FILES = 12
_LONGEST = 200  # bytes of a file's name, which every file system takes


@dataclass(frozen=True)
class Given:
    """A file as it was given: the giver's own name for it, and its bytes in parts."""

    name: str
    parts: Iterable[bytes]


def load_settings(*, by: Actor, authority: Authority, files: Sequence[Given]) -> list[Loaded]:
    """Load files into the store, in the name of an authority; the files themselves are not kept.

    Raises ForPerson, with nothing loaded, naming the rows of the first file that cannot be used. The store lies beside
    the database: files are read outside the transaction, for that takes seconds in which others write, and are taken
    out of the store again where the trail cannot be told.
    """
    demand_keeper(by, authority.code)
    if not files:
        raise ForPerson("Choose a file. It is the inspectorate’s CSV, as it was published.")
    if len(files) > MOST_FILES:
        raise ForPerson(f"These are {len(files)} files. Load at most {MOST_FILES} at a time.")
    store = SettingsStore.of_workspace(settings.WORKSPACE.folder)
    with tempfile.TemporaryDirectory(prefix=".settings-", dir=settings.WORKSPACE.folder) as folder:
        loaded = load([_written(Path(folder) / str(n), each) for n, each in enumerate(files)], store)
    new = [each for each in loaded if not each.already]
    if new:
        _tell(by, authority, store, new)
    return loaded


def _written(folder: Path, given: Given) -> Path:
    """The file under its own name, which says on which day it stands."""
    name = shown_name(given.name)
    path = folder / name.encode()[-_LONGEST:].decode(errors="ignore")
    folder.mkdir(mode=0o700)
    size = 0
    with path.open("wb") as out:
        for part in given.parts:
            size += len(part)
            if size > MOST_BYTES:
                raise ForPerson(
                    f"{name} is over {MOST_BYTES // 2**20} MB, as no published file of settings is. Check the file."
                )
            out.write(part)
    return path


def _tell(by: Actor, authority: Authority, store: SettingsStore, new: Sequence[Loaded]) -> None:
    try:
        with transaction.atomic():
            after = {"files": [_as_told(each) for each in new]}
            record(by=by, action="settings.loaded", subject=authority, authority=authority.code, after=after)
    except BaseException:
        for each in new:
            shutil.rmtree(store.folder / each.edition.folder, ignore_errors=True)
        raise


def _as_told(loaded: Loaded) -> dict[str, object]:
    each = loaded.edition
    return {
        "title": each.title,
        "as at": each.as_at,
        "settings": each.settings,
        "inspections": each.inspections,
        "sha256": each.sha256,
    }
